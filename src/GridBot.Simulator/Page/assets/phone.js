// The phone: whose it is, the chat, the composer.
import { h, byId, time, keepAtEnd, post, toast } from './dom.js';
import { body } from './bubble.js';
import { opensAs } from './open.js';

const examples = [
  ['楼道堆物', '和平路12号3单元楼道堆满纸箱,还有人飞线充电,看着要出事'],
  ['井盖缺失', '解放路8号门口的井盖没了,晚上容易摔人'],
  ['饭店油烟', '楼下饭店天天冒黑烟,还往下水道倒油'],
  ['停水两天', '锦绣小区停水两天了没人管'],
  ['菜单', '菜单'],
];
const officerExamples = [
  ['待办', '待办'],
  ['接收', '接收 WG'],
  ['退回', '退回 WG 不属本单位'],
  ['办结', '办结 WG 已清理'],
  ['帮助', '帮助'],
];
const gapMinutes = 5;

export class Phone {
  constructor(onUnread) {
    this.messages = new Map();
    this.people = [];
    this.unread = new Map();
    this.entered = new Set();
    this.onUnread = onUnread;
    this.userId = '';
    this.select = byId('person');
    this.chat = byId('chat');
    this.input = byId('composer');
    this.wire();
  }

  wire() {
    this.select.addEventListener('change', () => this.choose(this.select.value, true));
    byId('composer-form').addEventListener('submit', event => { event.preventDefault(); this.sendText(); });
    this.input.addEventListener('input', () => this.fit());
    this.input.addEventListener('keydown', event => {
      // While a Chinese input method is composing, Enter chooses a word and must not send.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        this.sendText();
      }
    });
    byId('elsewhere').addEventListener('click', event => this.choose(event.currentTarget.dataset.person, true));
    opensAs(this.chat, () => this.userId);
  }

  /** The person whose phone it is. */
  get person() {
    return this.people.find(person => person.id === this.userId);
  }

  hint() {
    byId('hints').replaceChildren(h('span', null, '试试'), ...(this.person?.group ? officerExamples : examples).map(([label, text]) => h('button', {
      type: 'button', 'data-testid': 'hint', title: text, 'aria-label': `填入示例：${text}`,
      onclick: () => { this.input.value = text; this.fit(); this.input.focus(); },
    }, label)));
  }

  load(state) {
    byId('app-name').textContent = state.appName;
    this.people = state.people;
    this.messages = new Map(state.people.map(person => [person.id, []]));
    for (const message of state.phoneMessages) this.messages.get(message.userId)?.push(message);
    const options = people => people.map(person => h('option', { value: person.id, title: person.post }, person.name));
    const [officers, workers] = [state.people.filter(person => person.group), state.people.filter(person => !person.group)];
    this.select.replaceChildren(...(officers.length === 0 ? options(workers) : [
      h('optgroup', { label: '网格员' }, ...options(workers)),
      h('optgroup', { label: '各单位' }, ...options(officers)),
    ]));
    let kept = '';
    try { kept = sessionStorage.getItem('person') ?? ''; } catch { /* storage may be off */ }
    const known = id => this.messages.has(id);
    this.choose(known(this.userId) ? this.userId : known(kept) ? kept : state.people[0]?.id, state.connected);
  }

  choose(userId, enter) {
    this.userId = userId;
    try { sessionStorage.setItem('person', userId); } catch { /* storage may be off */ }
    this.select.value = userId;
    byId('person-post').textContent = this.person?.post ?? '';
    this.hint();
    this.unread.delete(userId);
    this.renderAll();
    this.markUnread();
    // Opening the application raises an event; once a visit is enough, and not in the middle of a chat.
    if (enter && !this.entered.has(userId) && this.messages.get(userId).length === 0) {
      this.entered.add(userId);
      this.act('enter', {});
    }
  }

  receive(message) {
    const list = this.messages.get(message.userId);
    if (!list) return;
    const index = list.findIndex(other => other.id === message.id);
    if (index >= 0) list[index] = message; else list.push(message);
    if (message.userId !== this.userId) {
      if (index < 0 && !message.mine) {
        const count = (this.unread.get(message.userId) ?? 0) + 1;
        // Taken out and put in again, so that the newest stands last.
        this.unread.delete(message.userId);
        this.unread.set(message.userId, count);
      }
      this.markUnread();
      return;
    }
    if (index >= 0) {
      const old = byId(`p-${message.id}`);
      keepAtEnd(this.chat, () => old?.replaceWith(this.render(message)));
      return;
    }
    if (!message.mine) this.onUnread();
    keepAtEnd(this.chat, () => {
      this.chat.querySelector('.welcome')?.remove();
      this.append(message, list[list.length - 2]);
    }, message.mine);
  }

  renderAll() {
    const list = this.messages.get(this.userId) ?? [];
    this.chat.replaceChildren();
    if (list.length === 0) this.chat.append(this.welcome());
    list.forEach((message, i) => this.append(message, list[i - 1]));
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  append(message, before) {
    if (!before || new Date(message.at) - new Date(before.at) > gapMinutes * 60000) {
      this.chat.append(h('div', { class: 'time' }, time(message.at)));
    }
    this.chat.append(this.render(message));
  }

  render(message) {
    const name = this.people.find(person => person.id === message.userId)?.name ?? '';
    return h('article', {
      id: `p-${message.id}`, class: `row ${message.mine ? 'mine' : 'theirs'} ${message.state}`, 'data-testid': 'message',
      'data-mine': String(message.mine), 'data-kind': message.kind, 'data-state': message.state,
    },
      h('div', { class: `avatar ${message.mine ? 'avatar-me' : 'avatar-app'}`, 'aria-hidden': 'true' },
        message.mine ? name.slice(-1) : h('img', { src: 'assets/icon.svg', alt: '', width: 20, height: 20 })),
      h('div', { class: `bubble kind-${message.kind}` },
        h('span', { class: 'visually-hidden' }, message.mine ? '我：' : '机器人：'),
        body(message, (key, optionIds) => this.act('tap', { messageId: message.id, key, optionIds }))),
      message.state === 'sending' && h('span', { class: 'state', role: 'img', 'aria-label': '正在送达' }),
      message.state === 'failed' && h('span', { class: 'state', title: '机器人没有应答，平台已放弃重试', role: 'img', 'aria-label': '未送达' }, '!'));
  }

  welcome() {
    if (this.person?.group) {
      return h('div', { class: 'welcome' },
        h('p', null, h('strong', null, '这是单位人员的手机。')),
        h('p', null, '派给本单位的上报会通知到这里或右边的工作群，打开通知里的链接可以办理。'),
        h('p', null, '也可以直接写给机器人，点下面的例子看看。'));
    }
    return h('div', { class: 'welcome' },
      h('p', null, h('strong', null, '像平时发微信一样，说说看到了什么。')),
      h('p', null, '一句话就行：在哪里、什么情况。机器人只追问缺的内容，核对后转到右边对应单位的群。'),
      h('p', null, '不知道写什么？点下面的例子。'));
  }

  fit() {
    byId('send').disabled = this.input.value.trim() === '';
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 112)}px`;
  }

  async sendText() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = '';
    this.fit();
    this.input.focus();
    if (!await this.act('text', { text })) {
      if (this.input.value === '') { this.input.value = text; this.fit(); }
    }
  }

  /** Does something on the current phone; false when the simulator itself could not be reached. */
  async act(what, value) {
    const state = byId('phone-state');
    this.running = (this.running ?? 0) + 1;
    state.textContent = '正在处理…';
    try {
      const outcome = await post(`api/phones/${encodeURIComponent(this.userId)}/${what}`, value);
      if (!outcome.delivered && what !== 'enter') {
        toast(outcome.problem === 'no callback URL was saved' ? '机器人还没有接入，消息没有送出。' : '没有送达：机器人未在时限内应答。');
      }
      return true;
    } catch {
      toast('没有发出：与模拟器的连接断开。');
      return false;
    } finally {
      this.running -= 1;
      if (this.running === 0) state.textContent = '应用消息';
    }
  }

  markUnread() {
    const name = id => this.people.find(person => person.id === id)?.name ?? '';
    for (const option of this.select.options) {
      const count = this.unread.get(option.value);
      option.textContent = count ? `${name(option.value)}(${count} 条新消息)` : name(option.value);
    }
    // The names in a closed list are not seen: say it beside the list, and lead there.
    const elsewhere = byId('elsewhere');
    const [newest, count] = [...this.unread].at(-1) ?? [];
    elsewhere.hidden = newest === undefined;
    if (newest === undefined) return;
    elsewhere.dataset.person = newest;
    elsewhere.textContent = this.unread.size > 1 ? `${name(newest)}等 ${this.unread.size} 人有新消息` : `${name(newest)}有 ${count} 条新消息`;
  }
}
