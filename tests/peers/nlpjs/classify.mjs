// Trains nlp.js on a TSV of texts and matters, classifies the texts of another one and prints, as one JSON line, how it ranked them and how long each took; never a text.
// node classify.mjs TRAIN.tsv TEST.tsv TRAINING_SECONDS LONG_FACTOR default|tuned; a matter 0 in the training file is the intent None.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { dockStart } = require('@nlpjs/basic');

const LOCALE = 'zh';
const NONE = 'None';
const MOST_RANKED = 5;
// As good as the best of eight settings tried on examples held back, and quick to learn: its own rate of 0.6 does not settle on this many texts. Texts of no matter only cost it.
const TUNED_RATE = 0.1;
const WARM_UP_PASSES = 2;
const TIMED_PASSES = 3;
// Long texts may take very long: their turn ends after so many seconds, and what was measured by then counts.
const MOST_LONG_SECONDS = 120;

const [trainFile, testFile, trainingSeconds, longFactor, settings] = process.argv.slice(2);
const rows = (file) => readFileSync(file, 'utf8').split(/\r?\n/).filter((line) => line.length > 0).map((line) => line.split('\t'));
const seconds = (since) => Number(process.hrtime.bigint() - since) / 1e9;

// Its sentiment analysis is left out: only the classification is compared.
const dock = await dockStart({ settings: { nlp: { autoSave: false, autoLoad: false, calculateSentiment: false } }, use: ['Basic', 'LangZh'] });
const nlp = dock.get('nlp');
nlp.addLanguage(LOCALE);
if (settings === 'tuned') {
  nlp.nluManager.domainManagers[LOCALE].addDomain('master_domain').settings.learningRate = TUNED_RATE;
}

const training = rows(trainFile).filter(([, matter]) => settings !== 'tuned' || matter !== '0');
for (const [text, matter] of training) {
  nlp.addDocument(LOCALE, text, matter === '0' ? NONE : matter);
}

// Its training tells of every epoch; that is also the only place where it can be ended early with what it has learnt so far.
const begun = process.hrtime.bigint();
let epochs = 0;
let loss = null;
let isCut = false;
nlp.nluManager.settings.log = (status) => {
  ({ iterations: epochs, error: loss } = status);
  if (seconds(begun) > Number(trainingSeconds)) {
    isCut = true;
    status.iterations = Infinity;
  }
};
await nlp.train();
const trained = seconds(begun);

/** Classifies one text; the time is that of process() alone. */
async function classify(text) {
  const started = process.hrtime.bigint();
  const answer = await nlp.process(LOCALE, text);
  const microseconds = Number(process.hrtime.bigint() - started) / 1000;
  const ranked = answer.classifications.filter(({ intent, score }) => intent !== NONE && score > 0).slice(0, MOST_RANKED);
  return { ranked: ranked.map(({ intent, score }) => [Number(intent), score]), intent: answer.intent === NONE ? 0 : Number(answer.intent), microseconds };
}

// It keeps the preparation of every text in a cache under the text, which no service profits from: without this all passes but the first would only read it.
const forget = () => { nlp.nluManager.domainManagers[LOCALE].domains.master_domain.cache = undefined; };

const texts = rows(testFile).map(([text]) => text);

/** Classifies all texts so many times; the last pass ends when the time is over. */
async function run(all, count, most) {
  const started = process.hrtime.bigint();
  const results = all.map(() => []);
  for (let pass = 0; pass < count; pass++) {
    forget();
    for (let at = 0; at < all.length && seconds(started) < most; at++) {
      results[at].push(await classify(all[at]));
    }
  }

  return results;
}

await run(texts, WARM_UP_PASSES, Infinity);
const results = await run(texts, TIMED_PASSES, Infinity);
const long = await run(texts.map((text) => text.repeat(Number(longFactor))), TIMED_PASSES, MOST_LONG_SECONDS);
const times = (all) => all.map((one) => one.map(({ microseconds }) => microseconds));
console.log(JSON.stringify({
  examples: training.length, seconds: trained, epochs, loss, isCut,
  rankings: results.map(([one]) => one.ranked), intents: results.map(([one]) => one.intent), microseconds: times(results), longMicroseconds: times(long),
}));
