// The technical log and the fault panel.
import { h, byId, exactTime, keepAtEnd, post, toast } from './dom.js';

const kinds = { call: '调用', callback: '回调', fault: '故障', setting: '设置', 'sign-in': '登录', dropped: '丢弃', throttled: '限流' };
const most = 300;

export class Log {
  constructor() {
    this.list = byId('log');
    const bar = byId('drawer-toggle');
    bar.addEventListener('click', () => {
      const open = byId('drawer').classList.toggle('open');
      bar.setAttribute('aria-expanded', String(open));
      this.list.scrollTop = this.list.scrollHeight;
    });
    for (const button of document.querySelectorAll('[data-fault]')) {
      button.addEventListener('click', async () => {
        try {
          const { pending } = await post('api/faults', { name: button.dataset.fault });
          toast(button.dataset.fault === 'clear' ? '未触发的故障已清除。' : button.dataset.fault === 'token' ? '凭证已过期，下一次调用会遇到。' : `已安排，还有 ${pending} 次故障等着触发。`);
        } catch {
          toast('没有安排成功：与模拟器的连接断开。');
        }
      });
    }
  }

  load(state) {
    this.list.replaceChildren(...state.log.map(entry => this.render(entry)));
    this.note(state.log.at(-1));
    this.list.scrollTop = this.list.scrollHeight;
  }

  /** Puts the entries of the second platform among those there, by their time. */
  merge(state) {
    const added = state.log.map(entry => this.render(entry));
    this.list.append(...added);
    this.list.append(...[...this.list.children].sort((a, b) => a.dataset.at.localeCompare(b.dataset.at)));
    if (byId('log-last').textContent === '') this.note(state.log.at(-1));
    this.list.scrollTop = this.list.scrollHeight;
  }

  receive(entry) {
    keepAtEnd(this.list, () => {
      this.list.append(this.render(entry));
      if (this.list.children.length > most) this.list.firstElementChild.remove();
    });
    this.note(entry);
  }

  note(entry) {
    byId('log-last').textContent = entry ? `${kinds[entry.kind] ?? entry.kind} ${entry.subject} ${entry.summary}` : '';
  }

  render(entry) {
    const good = entry.code === undefined || entry.code === null || entry.code === 0 && (entry.kind === 'call' || entry.kind === 'sign-in') || entry.code === 200;
    return h('li', { class: `${entry.kind} ${good && entry.kind !== 'fault' && entry.kind !== 'dropped' ? '' : 'bad'}`, 'data-testid': 'log-entry', 'data-at': new Date(entry.at).toISOString() },
      h('time', null, exactTime(entry.at)), h('b', null, kinds[entry.kind] ?? entry.kind), h('code', null, entry.subject), h('span', null, entry.summary));
  }
}
