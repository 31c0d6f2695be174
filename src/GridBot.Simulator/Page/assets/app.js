// Starts the page: loads the state, then follows the feed from there.
import { byId, holdEnd } from './dom.js';
import { Phone } from './phone.js';
import { Groups } from './groups.js';
import { Log } from './log.js';
import { wireSheets } from './sheets.js';

const narrow = window.matchMedia('(max-width: 860px)');
const view = () => document.body.dataset.view;
const badge = name => document.querySelector(`[data-show="${name}"] .badge`);

const phone = new Phone(() => { if (narrow.matches && view() !== 'phone') badge('phone').hidden = false; });
const groups = new Groups(() => !narrow.matches || view() === 'groups', count => {
  badge('groups').hidden = count === 0;
  badge('groups').textContent = String(count);
});
const log = new Log();
wireSheets(phone);
for (const id of ['chat', 'group-chat', 'log']) holdEnd(byId(id));

for (const button of document.querySelectorAll('[data-show]')) {
  button.addEventListener('click', () => show(button.dataset.show));
}
narrow.addEventListener('change', () => { if (!narrow.matches) groups.seen(); });

function show(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll('[data-show]')) {
    if (button.dataset.show === name) button.setAttribute('aria-current', 'page'); else button.removeAttribute('aria-current');
  }
  if (name === 'phone') { badge('phone').hidden = true; byId('chat').scrollTop = byId('chat').scrollHeight; }
  if (name === 'groups') groups.seen();
  if (name === 'drawer') byId('log').scrollTop = byId('log').scrollHeight;
}

function linkState(text, good) {
  const box = byId('link-state');
  box.textContent = text;
  box.classList.toggle('good', good);
}

let connected = false;
async function load() {
  const response = await fetch('api/state');
  if (!response.ok) throw new Error(String(response.status));
  const state = await response.json();
  connected = state.connected;
  phone.load(state);
  groups.load(state);
  log.load(state);
  return state.sequence;
}

function take(entry) {
  if (entry.phone) phone.receive(entry.phone);
  else if (entry.group) groups.receive(entry.group);
  else log.receive(entry);
  if (entry.kind === 'setting' && entry.summary === 'callback URL saved') { connected = true; linkState('机器人已接入', true); }
}

async function follow() {
  let sequence;
  try {
    sequence = await load();
  } catch {
    linkState('连接断开，正在重连', false);
    setTimeout(follow, 2000);
    return;
  }
  const feed = new EventSource(`events?after=${sequence}`);
  feed.onopen = () => linkState(connected ? '机器人已接入' : '机器人未接入', connected);
  feed.onmessage = event => take(JSON.parse(event.data));
  feed.addEventListener('reset', () => { feed.close(); follow(); });
  feed.onerror = () => {
    linkState('连接断开，正在重连', false);
    // The browser reconnects by itself with the last sequence number, unless the server answered an error.
    if (feed.readyState === EventSource.CLOSED) setTimeout(follow, 2000);
  };
}

follow();
