// The phone of a resident: the public account, with its menu and its followers.
import { h, byId } from './dom.js';
import { MenuBar } from './menu.js';
import { Screen } from './screen.js';

const examples = [
  ['楼道堆物', '我们楼道堆满了纸箱,走路都费劲'],
  ['路灯不亮', '小区门口的路灯坏了三天,晚上黑漆漆的'],
  ['井盖松动', '星海湾公交站旁的井盖一踩就响'],
];

export class ResidentPhone extends Screen {
  constructor(onUnread) {
    super({ prefix: 'resident-', api: 'api/account', idle: '公众号', sender: '公众号', onUnread });
    this.menu = new MenuBar(byId('resident-menu'), entry => this.act('menu', { entry }));
    this.notices = [];
    this.part('elsewhere').addEventListener('click', event => this.choose(event.currentTarget.dataset.person));
    this.part('follow').addEventListener('click', () => this.act('follow', { follows: !this.person.following }));
  }

  examples() {
    return examples;
  }

  load(state) {
    const shown = this.take(state);
    this.select.replaceChildren(...this.options(state.people));
    this.notices = state.notices;
    this.menu.load(state.menu);
    this.choose(shown);
  }

  choose(userId) {
    super.choose(userId);
    this.renderFollowing();
  }

  /** Somebody began or ceased to follow, here or from a test. */
  follow(userId, following) {
    const person = this.people.find(other => other.id === userId);
    if (!person) return;
    person.following = following;
    if (userId !== this.userId) return;
    this.renderFollowing();
    if (this.messages.get(userId).length === 0) this.renderAll();
  }

  renderFollowing() {
    const following = this.person?.following === true;
    const button = this.part('follow');
    button.textContent = following ? '取消关注' : '关注';
    button.classList.toggle('inviting', !following);
    this.input.disabled = !following;
    this.input.placeholder = following ? '写给公众号…' : '关注后可以写';
    for (const name of ['location', 'photo']) this.part(name).disabled = !following;
    this.menu.enable(following);
    this.part('hints').hidden = !following;
    for (const notice of this.notices) {
      this.part('hints').append(h('button', {
        type: 'button', class: 'subscribe', 'data-testid': 'resident-accept', title: '允许公众号发一次这种通知',
        onclick: () => this.act('accept', { templateId: notice.templateId }),
      }, `订阅${notice.title}`));
    }
    this.fit();
  }

  welcome() {
    return this.person?.following
      ? [
        h('p', null, h('strong', null, '这是居民的手机。')),
        h('p', null, '居民在公众号里上报：直接写、发照片或位置，也可以点下面的菜单。'),
        h('p', null, '进度会以通知卡片的形式发回这里。'),
      ]
      : [
        h('p', null, h('strong', null, '这位居民还没有关注公众号。')),
        h('p', null, '点右上方的“关注”，公众号会收到 subscribe 事件并可以打招呼。'),
      ];
  }
}
