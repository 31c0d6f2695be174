// Measures a turn of botbuilder-dialogs: load, continue, save, for reports of six questions, one after the other; prints one JSON line, times in microseconds.
// Arguments: conversations and milliseconds to warm up with, timed conversations, what is asked (see six-questions.mjs) and answered as JSON.
import { makeConversation } from './report-dialog.mjs';
import { makeBot } from './six-questions.mjs';

const [warmUp, warmUpMilliseconds, conversations] = process.argv.slice(2, 5).map(Number);
const asked = JSON.parse(process.argv[5]);
const bot = makeBot(asked);
const times = [];

async function play(id, keep) {
  const conversation = makeConversation(bot, id);
  let last;
  for (const message of asked.messages) {
    const started = process.hrtime.bigint();
    last = await conversation.say(message);
    if (keep) {
      times.push(Number(process.hrtime.bigint() - started) / 1000);
    }
  }

  const { matter, kind, what, place, people, confirmed } = last.report ?? {};
  if (!matter || !kind || !what || !place || people === undefined || confirmed !== true) {
    throw new Error(`The report did not end: ${last.said}`);
  }
}

const begun = process.hrtime.bigint();
for (let i = 0; i < warmUp || Number(process.hrtime.bigint() - begun) / 1e6 < warmUpMilliseconds; i++) {
  await play(`warm-up-${i}`, false);
}

// All threads of the process count: the collector and the compiler work for the turns, too.
const before = process.cpuUsage();
for (let i = 0; i < conversations; i++) {
  await play(`timed-${i}`, true);
}

const used = process.cpuUsage(before);
const sum = times.reduce((total, one) => total + one, 0);
times.sort((one, other) => one - other);
const at = (share) => times[Math.ceil(share * times.length) - 1];
console.log(JSON.stringify({
  turns: times.length, messages: asked.messages.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: times.at(-1), perSecond: times.length / (sum / 1e6), processor: (used.user + used.system) / times.length,
}));
