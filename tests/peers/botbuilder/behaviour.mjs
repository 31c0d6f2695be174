// Plays the twelve behaviour cases against botbuilder-dialogs' bare prompts and prints which it gets right; BehaviourTests.cs holds the same cases for GridBot.
import { makeBot, makeConversation } from './report-dialog.mjs';

const bot = makeBot();
let serial = 0;

/** A conversation that has begun (matter asked) and was answered so far. */
async function begun(...answers) {
  const conversation = makeConversation(bot, `case${serial++}`);
  let last = await conversation.say('你好');
  for (const answer of answers) {
    last = await conversation.say(answer);
  }

  return { conversation, last };
}

const cases = {
  '返回 goes one question back': async () => {
    const { conversation } = await begun('消防安全', '和平路12号');
    const turn = await conversation.say('返回');
    return turn.said.includes('位置') && turn.values.what !== '返回';
  },
  '取消 ends it and nothing of it is kept': async () => {
    const { conversation } = await begun('消防安全');
    const turn = await conversation.say('取消');
    return turn.values.place !== '取消' && !turn.said.includes('情况');
  },
  'what the first message said is not asked again': async () => {
    const conversation = makeConversation(bot, `case${serial++}`);
    const turn = await conversation.say('和平路12号3单元楼道堆满纸箱');
    return !turn.said.includes('哪一类');
  },
  'an earlier answer is corrected in passing': async () => {
    const { conversation } = await begun('消防安全', '和平路12号', '楼道堆满纸箱', '刚才');
    const turn = await conversation.say('刚才地点说错了,是人民路21号');
    return turn.values.place?.includes('人民路21号') === true && turn.values.people === undefined;
  },
  '帮助 is answered and the question comes back': async () => {
    const { conversation } = await begun('消防安全', '和平路12号', '楼道堆满纸箱', '刚才');
    const turn = await conversation.say('帮助');
    return turn.values.people === undefined && /数字|几个人/.test(turn.said);
  },
  'a photo at a text question is kept and the question stays': async () => {
    const { conversation } = await begun('消防安全');
    const turn = await conversation.say(undefined, { attachments: [{ contentType: 'image/jpeg', contentUrl: 'http://127.0.0.1/photo' }] });
    return turn.said.includes('位置') && JSON.stringify(turn.values).includes('photo');
  },
  '第二个 takes the second option': async () => {
    const { conversation } = await begun();
    const turn = await conversation.say('第二个');
    return turn.values.matter === '铁路运营安全';
  },
  '三个人 is three': async () => {
    const { conversation } = await begun('消防安全', '和平路12号', '楼道堆满纸箱', '刚才');
    const turn = await conversation.say('三个人');
    return turn.values.people === 3;
  },
  '两三个 is two or three': async () => {
    const { conversation } = await begun('消防安全', '和平路12号', '楼道堆满纸箱', '刚才');
    const turn = await conversation.say('两三个');
    return [2, 3].includes(turn.values.people);
  },
  'a typo in a choice is understood': async () => {
    const { conversation } = await begun();
    const turn = await conversation.say('消方安全');
    return turn.values.matter === '消防安全';
  },
  'a choice within a sentence is understood': async () => {
    const { conversation } = await begun();
    const turn = await conversation.say('小区有消防隐患');
    return turn.values.matter === '消防安全';
  },
  'a message delivered twice has one effect': async () => {
    const { conversation } = await begun('消防安全');
    await conversation.say('和平路12号', { messageId: 'again' });
    const turn = await conversation.say('和平路12号', { messageId: 'again' });
    return turn.values.what === undefined;
  },
};

let right = 0;
for (const [name, play] of Object.entries(cases)) {
  let ok = false;
  try {
    ok = await play();
  } catch (fault) {
    console.log(`  fault: ${fault.message}`);
  }

  right += ok ? 1 : 0;
  console.log(`${ok ? 'right' : 'wrong'}  ${name}`);
}

// Two answers that arrive together on one conversation: how many pairs keep both.
const PAIRS = 200;
let kept = 0;
for (let pair = 0; pair < PAIRS; pair++) {
  const { conversation } = await begun('消防安全');
  const turns = await Promise.all([conversation.say('和平路12号'), conversation.say('楼道堆满纸箱')]);
  const last = await conversation.say('刚才');
  const values = JSON.stringify(last.values);
  kept += values.includes('和平路12号') && values.includes('楼道堆满纸箱') && turns.length === 2 ? 1 : 0;
}

console.log(`pairs of messages at the same instant of which both were kept: ${kept} of ${PAIRS}`);
console.log(JSON.stringify({ peer: 'botbuilder-dialogs 4.23.3', right, of: Object.keys(cases).length, pairsKept: kept, pairs: PAIRS }));
