// Renders the body of any message, on the phone and in groups.
import { h, link, byId } from './dom.js';
import { markdown, plainText } from './markdown.js';
import { renderCard } from './card.js';

function picture(api, mediaId) {
  const source = `${api}/media/${encodeURIComponent(mediaId)}`;
  return h('button', {
    type: 'button', class: 'picture', 'aria-label': '查看照片',
    onclick: () => { const viewer = byId('viewer'); viewer.querySelector('img').src = source; viewer.showModal(); },
  }, h('img', { src: source, alt: '照片', width: 190, height: 142 }));
}

function place(message) {
  return h('div', { class: 'place' },
    h('div', { class: 'place-label' }, message.text || '位置'),
    h('div', { class: 'place-map', 'aria-hidden': 'true' }),
    h('small', null, `${message.latitude.toFixed(5)}, ${message.longitude.toFixed(5)}`));
}

function article(message) {
  return h('div', { class: 'article' }, h('strong', null, message.title), message.text && h('p', null, message.text), message.url && link(message.url, '查看详情'));
}

function choices(message, onChoose) {
  return h('div', { class: 'plain' }, message.text,
    h('div', { class: 'choices' }, ...message.choices.map(choice => h('button', { type: 'button', 'data-testid': 'choice', onclick: () => onChoose(choice.id) }, choice.text))),
    message.tail);
}

/** api: where media lie; onTap and onChoose: what a card's button and a choice do. */
export function body(message, { api = 'api', onTap = () => {}, onChoose = () => {} } = {}) {
  switch (message.kind) {
    case 'text': return plainText(message.text);
    case 'markdown':
    case 'markdown_v2': return markdown(message.text);
    case 'image': return picture(api, message.mediaId);
    case 'location': return place(message);
    case 'template_card': return renderCard(message.card, onTap);
    case 'msgmenu': return choices(message, onChoose);
    case 'textcard':
    case 'link':
    case 'music':
    case 'news': return article(message);
    case 'voice': return h('div', { class: 'plain' }, '〔语音〕');
    case 'video': return h('div', { class: 'plain' }, `〔视频〕${message.title}`);
    case 'file': return h('div', { class: 'plain' }, `〔文件〕${message.title}`);
    default: return h('div', { class: 'plain' }, `〔${message.kind}〕`);
  }
}
