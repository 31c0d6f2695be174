// An eight-question report on botbuilder-dialogs with its bare prompts, as its samples show them, and an adapter whose sending is stubbed.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ActivityTypes, ConversationState, MemoryStorage, TurnContext } = require('botbuilder-core');
const { ChoicePrompt, ConfirmPrompt, DialogSet, NumberPrompt, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');

export const MATTERS = ['生产安全', '铁路运营安全', '环境安全', '消防安全', '食品药品安全', '社情民意收集', '流动人口服务管理', '公共服务代办'];
export const URGENCIES = ['紧急', '一般', '不急'];

const LOCALE = 'zh-cn';

/** A bot that asks matter, place, what, when, number of people, urgency, remark and confirmation. */
export function makeBot() {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new ChoicePrompt('matter', undefined, LOCALE));
  dialogs.add(new ChoicePrompt('urgency', undefined, LOCALE));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(new NumberPrompt('number', undefined, LOCALE));
  dialogs.add(new ConfirmPrompt('confirm', undefined, LOCALE));
  const keep = (step, name) => { step.values[name] = step.result?.value ?? step.result; };
  dialogs.add(new WaterfallDialog('report', [
    (step) => step.prompt('matter', { prompt: '哪一类?', retryPrompt: '请选一类', choices: MATTERS }),
    (step) => { keep(step, 'matter'); return step.prompt('text', '在什么位置?'); },
    (step) => { keep(step, 'place'); return step.prompt('text', '是什么情况?'); },
    (step) => { keep(step, 'what'); return step.prompt('text', '什么时候?'); },
    (step) => { keep(step, 'time'); return step.prompt('number', { prompt: '几个人?', retryPrompt: '请回复数字' }); },
    (step) => { keep(step, 'people'); return step.prompt('urgency', { prompt: '急不急?', retryPrompt: '请选一项', choices: URGENCIES }); },
    (step) => { keep(step, 'urgency'); return step.prompt('confirm', '提交吗?'); },
    (step) => { keep(step, 'confirmed'); return step.endDialog(step.values); },
  ]));
  return { state, dialogs };
}

/** One conversation: say() plays a turn and gives what the bot said and, at the end, the report. */
export function makeConversation(bot, id) {
  let serial = 0;
  return {
    async say(text, { messageId = `${id}-${serial++}`, attachments } = {}) {
      const said = [];
      const adapter = {
        async sendActivities(_, activities) {
          for (const activity of activities) {
            if (activity.text) {
              said.push(activity.text);
            }
          }

          return activities.map(() => ({ id: 'sent' }));
        },
      };
      const context = new TurnContext(adapter, {
        type: ActivityTypes.Message, id: messageId, text, attachments, locale: LOCALE, channelId: 'peer', conversation: { id }, from: { id }, recipient: { id: 'bot' },
      });
      const dialog = await bot.dialogs.createContext(context);
      let result = await dialog.continueDialog();
      if (result.status === 'empty') {
        result = await dialog.beginDialog('report');
      }

      await bot.state.saveChanges(context);
      const values = dialog.activeDialog ? dialog.stack[0]?.state?.values : undefined;
      return { said: said.join('\n'), report: result.status === 'complete' ? result.result : undefined, values: values ?? {} };
    },
  };
}
