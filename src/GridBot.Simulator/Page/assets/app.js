// Starts the page: loads the states, then follows the feeds from there.
import { byId, holdEnd } from './dom.js';
import { follow, read } from './feed.js';
import { Phone } from './phone.js';
import { ResidentPhone } from './resident.js';
import { Groups } from './groups.js';
import { Log } from './log.js';
import { wireSheets } from './sheets.js';

const narrow = window.matchMedia('(max-width: 860px)');
const view = () => document.body.dataset.view;
const badge = name => document.querySelector(`[data-show="${name}"] .badge`);
const news = name => () => {
  if (narrow.matches && view() !== name) badge(name).hidden = false;
  if (byId('stage').dataset.hand !== name) document.querySelector(`.hands [data-hand="${name}"]`).classList.add('news');
};

const phone = new Phone(news('phone'));
const resident = new ResidentPhone(news('resident'));
const groups = new Groups(() => !narrow.matches || view() === 'groups', count => {
  badge('groups').hidden = count === 0;
  badge('groups').textContent = String(count);
});
const log = new Log();
wireSheets([phone, resident]);
for (const id of ['chat', 'resident-chat', 'group-chat', 'log']) holdEnd(byId(id));

for (const button of document.querySelectorAll('[data-show]')) {
  button.addEventListener('click', () => show(button.dataset.show));
}
for (const button of document.querySelectorAll('.hands button')) {
  button.addEventListener('click', () => hold(button.dataset.hand));
}
narrow.addEventListener('change', () => { if (!narrow.matches) groups.seen(); });

function show(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll('[data-show]')) {
    if (button.dataset.show === name) button.setAttribute('aria-current', 'page'); else button.removeAttribute('aria-current');
  }
  if (name === 'phone' || name === 'resident') {
    const screen = name === 'phone' ? phone : resident;
    badge(name).hidden = true;
    screen.chat.scrollTop = screen.chat.scrollHeight;
  }
  if (name === 'groups') groups.seen();
  if (name === 'drawer') byId('log').scrollTop = byId('log').scrollHeight;
}

/** Where only one phone has room, which of the two is held. */
function hold(name) {
  byId('stage').dataset.hand = name;
  for (const button of document.querySelectorAll('.hands button')) {
    button.setAttribute('aria-pressed', String(button.dataset.hand === name));
    if (button.dataset.hand === name) button.classList.remove('news');
  }
  const { chat } = name === 'phone' ? phone : resident;
  chat.scrollTop = chat.scrollHeight;
}

function linkState(text, good) {
  const box = byId('link-state');
  box.textContent = text;
  box.classList.toggle('good', good);
}

let connected = false;
const tell = there => linkState(!there ? '连接断开，正在重连' : connected ? '机器人已接入' : '机器人未接入', there && connected);

let hasAccount = false;
async function load() {
  const state = await read('api/state');
  connected = state.connected;
  phone.load(state);
  groups.load(state);
  log.load(state);
  if (state.hasAccount && !hasAccount) {
    hasAccount = true;
    byId('stage').classList.add('two-phones');
    for (const part of document.querySelectorAll('[data-account]')) part.hidden = part.dataset.account === 'without';
    follow('account/events', loadAccount, takeAccount, () => {});
  }
  return state.sequence;
}

function take(entry) {
  if (entry.phone) phone.receive(entry.phone);
  else if (entry.group) groups.receive(entry.group);
  else log.receive(entry);
  if (entry.kind === 'setting' && entry.summary === 'callback URL saved') { connected = true; linkState('机器人已接入', true); }
}

async function loadAccount() {
  const state = await read('api/account/state');
  resident.load(state);
  log.merge(state);
  return state.sequence;
}

async function takeAccount(entry) {
  if (entry.phone) { resident.receive(entry.phone); return; }
  log.receive(entry);
  if (entry.kind !== 'setting') return;
  if (entry.subject === 'menu') resident.menu.load((await read('api/account/state')).menu);
  else if (entry.summary === 'subscribed' || entry.summary === 'unsubscribed') resident.follow(entry.subject, entry.summary === 'subscribed');
}

follow('events', load, take, tell);
