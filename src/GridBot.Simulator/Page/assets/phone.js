// The phone of a grid worker or an officer: the corporation's application.
import { h, byId } from './dom.js';
import { opensAs } from './open.js';
import { Screen } from './screen.js';

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

export class Phone extends Screen {
  constructor(onUnread) {
    super({ prefix: '', api: 'api', idle: '应用消息', sender: '机器人', onUnread });
    this.entered = new Set();
    byId('elsewhere').addEventListener('click', event => this.choose(event.currentTarget.dataset.person, true));
    opensAs(this.chat, () => this.userId);
  }

  examples() {
    return this.person?.group ? officerExamples : examples;
  }

  load(state) {
    const shown = this.take(state);
    const [officers, workers] = [state.people.filter(person => person.group), state.people.filter(person => !person.group)];
    this.select.replaceChildren(...(officers.length === 0 ? this.options(workers) : [
      h('optgroup', { label: '网格员' }, ...this.options(workers)),
      h('optgroup', { label: '各单位' }, ...this.options(officers)),
    ]));
    this.choose(shown, state.connected);
  }

  choose(userId, enter) {
    super.choose(userId);
    // Opening the application raises an event; once a visit is enough, and not in the middle of a chat.
    if (enter && !this.entered.has(userId) && this.messages.get(userId).length === 0) {
      this.entered.add(userId);
      this.act('enter', {});
    }
  }

  welcome() {
    if (this.person?.group) {
      return [
        h('p', null, h('strong', null, '这是单位人员的手机。')),
        h('p', null, '派给本单位的上报会通知到这里或右边的工作群，打开通知里的链接可以办理。'),
        h('p', null, '也可以直接写给机器人，点下面的例子看看。'),
      ];
    }
    return [
      h('p', null, h('strong', null, '像平时发微信一样，说说看到了什么。')),
      h('p', null, '一句话就行：在哪里、什么情况。机器人只追问缺的内容，核对后转到右边对应单位的群。'),
      h('p', null, '不知道写什么？点下面的例子。'),
    ];
  }
}
