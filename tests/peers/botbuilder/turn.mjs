// Measures a turn of botbuilder-dialogs: load, continue, save, for eight-message reports, one after the other; prints one JSON line, times in microseconds.
import { makeBot, makeConversation } from './report-dialog.mjs';

const [warmUp, warmUpMilliseconds, conversations] = process.argv.slice(2).map(Number);
const messages = ['你好', '消防安全', '和平路12号3单元', '楼道堆满纸箱', '刚才', '两个', '一般', '是'];
const bot = makeBot();
const times = [];

async function play(id, keep) {
  const conversation = makeConversation(bot, id);
  let last;
  for (const message of messages) {
    const started = process.hrtime.bigint();
    last = await conversation.say(message);
    if (keep) {
      times.push(Number(process.hrtime.bigint() - started) / 1000);
    }
  }

  if (!last.report) {
    throw new Error(`The report did not end: ${last.said}`);
  }
}

const begun = process.hrtime.bigint();
for (let i = 0; i < warmUp || Number(process.hrtime.bigint() - begun) / 1e6 < warmUpMilliseconds; i++) {
  await play(`warm-up-${i}`, false);
}

for (let i = 0; i < conversations; i++) {
  await play(`timed-${i}`, true);
}

const sum = times.reduce((total, one) => total + one, 0);
times.sort((one, other) => one - other);
const at = (share) => times[Math.ceil(share * times.length) - 1];
console.log(JSON.stringify({
  turns: times.length, messages: messages.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: times.at(-1), perSecond: times.length / (sum / 1e6),
}));
