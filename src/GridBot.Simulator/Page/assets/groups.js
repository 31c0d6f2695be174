// The bureaus' group chats: list with unread badges, and the messages of the chosen one.
import { h, byId, time, keepAtEnd } from './dom.js';
import { body } from './bubble.js';
import { opensAs } from './open.js';

export class Groups {
  constructor(isVisible, onUnread) {
    this.isVisible = isVisible;
    this.onUnread = onUnread;
    this.messages = new Map();
    this.unread = new Map();
    this.list = [];
    this.current = '';
    this.chosenByHand = false;
    this.chat = byId('group-chat');
    this.people = [];
    this.readers = new Map();
    this.reader = byId('reader');
    this.reader.addEventListener('change', () => this.readers.set(this.current, this.reader.value));
    opensAs(this.chat, () => this.reader.value);
  }

  load(state) {
    this.list = [...state.groups];
    this.people = state.people;
    this.messages = new Map(this.list.map(group => [group.id, []]));
    for (const message of state.groupMessages) this.messages.get(message.groupId)?.push(message);
    if (!this.messages.has(this.current)) {
      const busiest = [...state.groupMessages].pop()?.groupId;
      this.current = busiest ?? this.list[0]?.id ?? '';
    }
    this.renderList();
    this.renderPane();
  }

  receive(message) {
    if (!this.messages.has(message.groupId)) {
      this.list.push({ id: message.groupId, name: '群聊' });
      this.messages.set(message.groupId, []);
    }
    const list = this.messages.get(message.groupId);
    if (list.some(other => other.id === message.id)) return;
    list.push(message);
    // Until the visitor has chosen a group, the pane follows the news.
    if (!this.chosenByHand && message.groupId !== this.current) {
      this.current = message.groupId;
      this.renderPane();
    } else if (message.groupId === this.current) {
      keepAtEnd(this.chat, () => {
        this.chat.querySelector('.empty')?.remove();
        const shown = this.render(message);
        shown.classList.add('fresh');
        this.chat.append(shown);
      });
    }
    if (message.groupId !== this.current || !this.isVisible()) {
      this.unread.set(message.groupId, (this.unread.get(message.groupId) ?? 0) + 1);
    }
    this.renderList();
  }

  choose(id, byHand) {
    this.current = id;
    this.chosenByHand ||= byHand;
    this.unread.delete(id);
    this.renderList();
    this.renderPane();
  }

  /** The visitor looks at the groups now. */
  seen() {
    this.unread.delete(this.current);
    this.renderList();
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  renderList() {
    const holder = byId('group-list');
    const focused = holder.contains(document.activeElement) ? document.activeElement.dataset.group : null;
    holder.replaceChildren(...this.sorted().map(group => this.tab(group)));
    if (focused) holder.querySelector(`[data-group="${CSS.escape(focused)}"]`)?.focus();
    this.onUnread([...this.unread.values()].reduce((sum, count) => sum + count, 0));
    byId('group-name').textContent = this.list.find(group => group.id === this.current)?.name ?? '';
    const count = this.messages.get(this.current)?.length ?? 0;
    byId('group-count').textContent = count ? `${count} 条消息` : '';
  }

  /** As in any messenger: the newest message first, silent groups below in their own order. */
  sorted() {
    const newest = group => Number(this.messages.get(group.id).at(-1)?.id.slice(1) ?? 0);
    return [...this.list].sort((a, b) => newest(b) - newest(a));
  }

  tab(group) {
    const last = this.messages.get(group.id).at(-1);
    const count = this.unread.get(group.id) ?? 0;
    return h('button', {
      type: 'button', class: 'group-tab', 'data-testid': 'group-tab', 'data-group': group.id,
      'aria-current': group.id === this.current ? 'true' : null,
      'aria-label': count ? `${group.name}，${count} 条未读` : group.name,
      onclick: () => this.choose(group.id, true),
    },
      h('span', { class: 'avatar avatar-group', 'aria-hidden': 'true' }, group.name.replace(/^市/, '').slice(0, 1)),
      h('span', { class: 'group-tab-text' },
        h('span', { class: 'group-tab-name' }, group.name),
        h('small', null, last ? this.digest(last) : '暂无消息')),
      h('span', { class: 'group-tab-side' },
        h('small', null, last ? time(last.at) : ''),
        count > 0 && h('i', { class: 'badge', 'data-testid': 'unread' }, String(count))));
  }

  digest(message) {
    const text = message.card?.title || message.title || message.text || '〔图片〕';
    return text.replace(/<[^>]*>|[*#>`]/g, ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ').trim().slice(0, 40);
  }

  /** Who reads the group: one of the bureau's own people unless chosen otherwise; without one the sign-in asks. */
  renderReader() {
    const own = this.people.filter(person => person.group === this.current);
    this.reader.replaceChildren(
      ...own.map(person => h('option', { value: person.id, title: person.post }, person.name)),
      h('option', { value: '' }, '打开时再选'));
    this.reader.value = this.readers.get(this.current) ?? own[0]?.id ?? '';
  }

  renderPane() {
    this.renderReader();
    const list = this.messages.get(this.current) ?? [];
    this.chat.replaceChildren(...(list.length
      ? list.map(message => this.render(message))
      : [h('div', { class: 'empty' }, '还没有上报转到这个群。')]));
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  render(message) {
    return h('article', { class: 'row theirs', 'data-testid': 'group-message', 'data-group': message.groupId, 'data-kind': message.kind },
      h('div', { class: 'avatar avatar-app', 'aria-hidden': 'true' }, h('img', { src: 'assets/icon.svg', alt: '', width: 20, height: 20 })),
      h('div', { class: 'group-body' },
        h('div', { class: 'group-sender' }, '网格上报', h('em', null, '机器人'), h('time', null, time(message.at))),
        h('div', { class: `bubble kind-${message.kind}` }, body(message)),
        message.mentioned?.length > 0 && h('div', { class: 'mentioned' }, message.mentioned.map(user => (user === '@all' ? '@所有人' : `@${user}`)).join(' '))));
  }
}
