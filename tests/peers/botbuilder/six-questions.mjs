// The six questions of a report on botbuilder-dialogs with its bare prompts: matter, kind, what, place, how many people, and whether to submit. Their words and options are given, so that both programs ask the same.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ConversationState, MemoryStorage } = require('botbuilder-core');
const { ChoicePrompt, ConfirmPrompt, DialogSet, NumberPrompt, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');

const LOCALE = 'zh-cn';

/** A bot that asks the six questions; asked: { matter, kind, what, place, people, submit: texts; matters, kinds: options }. */
export function makeBot(asked) {
  const state = new ConversationState(new MemoryStorage());
  const dialogs = new DialogSet(state.createProperty('dialogs'));
  dialogs.add(new ChoicePrompt('choice', undefined, LOCALE));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(new NumberPrompt('number', undefined, LOCALE));
  dialogs.add(new ConfirmPrompt('confirm', undefined, LOCALE));
  const keep = (step, name) => { step.values[name] = step.result?.value ?? step.result; };
  dialogs.add(new WaterfallDialog('report', [
    (step) => step.prompt('choice', { prompt: asked.matter, retryPrompt: asked.matter, choices: asked.matters }),
    (step) => { keep(step, 'matter'); return step.prompt('choice', { prompt: asked.kind, retryPrompt: asked.kind, choices: asked.kinds }); },
    (step) => { keep(step, 'kind'); return step.prompt('text', asked.what); },
    (step) => { keep(step, 'what'); return step.prompt('text', asked.place); },
    (step) => { keep(step, 'place'); return step.prompt('number', { prompt: asked.people, retryPrompt: asked.people }); },
    (step) => { keep(step, 'people'); return step.prompt('confirm', asked.submit); },
    (step) => { keep(step, 'confirmed'); return step.endDialog(step.values); },
  ]));
  return { state, dialogs };
}
