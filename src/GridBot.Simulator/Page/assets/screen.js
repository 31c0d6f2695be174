// What the phones share: whose it is, the chat, the composer.
import { h, byId, time, keepAtEnd, post, toast } from './dom.js';
import { body } from './bubble.js';

const gapMinutes = 5;

export class Screen {
  /** prefix: of the elements' ids; api: below the page; idle: what stands under the name; sender: who the messages come from. */
  constructor({ prefix, api, idle, sender, onUnread }) {
    Object.assign(this, { prefix, api, idle, sender, onUnread });
    this.messages = new Map();
    this.people = [];
    this.unread = new Map();
    this.userId = '';
    this.select = this.part('person');
    this.chat = this.part('chat');
    this.input = this.part('composer');
    this.select.addEventListener('change', () => this.choose(this.select.value, true));
    this.part('composer-form').addEventListener('submit', event => { event.preventDefault(); this.sendText(); });
    this.input.addEventListener('input', () => this.fit());
    this.input.addEventListener('keydown', event => {
      // While a Chinese input method is composing, Enter chooses a word and must not send.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
        event.preventDefault();
        this.sendText();
      }
    });
  }

  part(name) {
    return byId(this.prefix + name);
  }

  /** The person whose phone it is. */
  get person() {
    return this.people.find(person => person.id === this.userId);
  }

  nameOf(userId) {
    return this.people.find(person => person.id === userId)?.name ?? '';
  }

  /** Takes people and messages; returns who to show: the one shown so far, the one of the last visit, or the first. */
  take(state) {
    this.part('app-name').textContent = state.appName;
    this.people = state.people;
    this.messages = new Map(state.people.map(person => [person.id, []]));
    for (const message of state.phoneMessages) this.messages.get(message.userId)?.push(message);
    let kept = '';
    try { kept = sessionStorage.getItem(`${this.prefix}person`) ?? ''; } catch { /* storage may be off */ }
    const known = id => this.messages.has(id);
    return known(this.userId) ? this.userId : known(kept) ? kept : state.people[0]?.id;
  }

  options(people) {
    return people.map(person => h('option', { value: person.id, title: person.post }, person.name));
  }

  choose(userId) {
    this.userId = userId;
    try { sessionStorage.setItem(`${this.prefix}person`, userId); } catch { /* storage may be off */ }
    this.select.value = userId;
    this.part('person-post').textContent = this.person?.post ?? '';
    this.part('hints').replaceChildren(h('span', null, '试试'), ...this.examples().map(([label, text]) => h('button', {
      type: 'button', 'data-testid': `${this.prefix}hint`, title: text, 'aria-label': `填入示例：${text}`,
      onclick: () => { this.input.value = text; this.fit(); this.input.focus(); },
    }, label)));
    this.unread.delete(userId);
    this.renderAll();
    this.markUnread();
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
      const old = byId(this.idOf(message));
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
    if (list.length === 0) this.chat.append(h('div', { class: 'welcome' }, ...this.welcome()));
    list.forEach((message, i) => this.append(message, list[i - 1]));
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  append(message, before) {
    if (!before || new Date(message.at) - new Date(before.at) > gapMinutes * 60000) {
      this.chat.append(h('div', { class: 'time' }, time(message.at)));
    }
    this.chat.append(this.render(message));
  }

  idOf(message) {
    return `${this.prefix}p-${message.id}`;
  }

  render(message) {
    if (message.kind === 'notice') {
      return h('div', { id: this.idOf(message), class: 'notice', 'data-testid': `${this.prefix}message`, 'data-kind': message.kind }, message.text);
    }
    return h('article', {
      id: this.idOf(message), class: `row ${message.mine ? 'mine' : 'theirs'} ${message.state}`, 'data-testid': `${this.prefix}message`,
      'data-mine': String(message.mine), 'data-kind': message.kind, 'data-state': message.state,
    },
      h('div', { class: `avatar ${message.mine ? 'avatar-me' : 'avatar-app'}`, 'aria-hidden': 'true' },
        message.mine ? this.nameOf(message.userId).slice(-1) : h('img', { src: 'assets/icon.svg', alt: '', width: 20, height: 20 })),
      h('div', { class: `bubble kind-${message.kind}` },
        h('span', { class: 'visually-hidden' }, message.mine ? '我：' : `${this.sender}：`),
        body(message, {
          api: this.api,
          onTap: (key, optionIds) => this.act('tap', { messageId: message.id, key, optionIds }),
          onChoose: choiceId => this.act('choice', { messageId: message.id, choiceId }),
        })),
      message.state === 'sending' && h('span', { class: 'state', role: 'img', 'aria-label': '正在送达' }),
      message.state === 'failed' && h('span', { class: 'state', title: '机器人没有应答，平台已放弃重试', role: 'img', 'aria-label': '未送达' }, '!'));
  }

  fit() {
    this.part('send').disabled = this.input.disabled || this.input.value.trim() === '';
    this.input.style.height = 'auto';
    // Nothing has a height while another view is shown; the border is no part of scrollHeight.
    if (this.input.scrollHeight === 0) return;
    this.input.style.height = `${Math.min(this.input.scrollHeight + this.input.offsetHeight - this.input.clientHeight, 112)}px`;
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
    const state = this.part('phone-state');
    this.running = (this.running ?? 0) + 1;
    state.textContent = '正在处理…';
    try {
      const outcome = await post(`${this.api}/phones/${encodeURIComponent(this.userId)}/${what}`, value);
      if (!outcome.delivered && what !== 'enter') {
        toast(outcome.problem === 'no callback URL was saved' ? '机器人还没有接入，消息没有送出。' : '没有送达：机器人未在时限内应答。');
      }
      return true;
    } catch {
      toast('没有发出：与模拟器的连接断开。');
      return false;
    } finally {
      this.running -= 1;
      if (this.running === 0) state.textContent = this.idle;
    }
  }

  markUnread() {
    for (const option of this.select.options) {
      const count = this.unread.get(option.value);
      option.textContent = count ? `${this.nameOf(option.value)}(${count} 条新消息)` : this.nameOf(option.value);
    }
    // The names in a closed list are not seen: say it beside the list, and lead there.
    const elsewhere = this.part('elsewhere');
    const [newest, count] = [...this.unread].at(-1) ?? [];
    elsewhere.hidden = newest === undefined;
    if (newest === undefined) return;
    elsewhere.dataset.person = newest;
    elsewhere.textContent = this.unread.size > 1 ? `${this.nameOf(newest)}等 ${this.unread.size} 人有新消息` : `${this.nameOf(newest)}有 ${count} 条新消息`;
  }
}
