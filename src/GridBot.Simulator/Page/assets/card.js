// Renders a template card and reports taps.
import { h, link } from './dom.js';

function choice(selection) {
  return h('label', { class: 'card-choice' }, selection.title || '请选择',
    h('select', { 'data-testid': 'card-selection', disabled: selection.disabled },
      ...selection.options.map(option => h('option', { value: option.id, selected: option.id === selection.selectedId }, option.text))));
}

function buttons(card, onTap, root) {
  if (card.replacedBy) {
    return h('div', { class: 'card-buttons' }, h('button', { type: 'button', class: 'card-button done', disabled: true, 'data-testid': 'card-button' }, card.replacedBy));
  }
  const row = h('div', { class: card.buttons.length > 2 ? 'card-buttons stacked' : 'card-buttons' });
  for (const button of card.buttons) {
    if (button.url) {
      row.append(h('span', { class: 'card-button style-2' }, link(button.url, button.text)));
      continue;
    }
    row.append(h('button', {
      type: 'button', class: `card-button style-${button.style}`, 'data-testid': 'card-button', 'data-key': button.key,
      onclick: async event => {
        const all = row.querySelectorAll('button');
        all.forEach(other => { other.disabled = true; });
        event.currentTarget.classList.add('busy');
        const chosen = root.querySelector('select')?.value;
        await onTap(button.key, chosen ? [chosen] : []);
        all.forEach(other => { other.disabled = false; other.classList.remove('busy'); });
      },
    }, button.text));
  }
  return row;
}

export function renderCard(card, onTap) {
  const root = h('div', { class: 'card' });
  root.append(...[
    card.source && h('div', { class: 'card-source' }, card.source),
    card.title && h('div', { class: 'card-title' }, card.title),
    card.description && h('div', { class: 'card-description' }, card.description),
    card.quote && h('blockquote', null, card.quote),
    card.facts.length > 0 && h('dl', null, ...card.facts.flatMap(fact => [h('dt', null, fact.label), h('dd', null, fact.url ? link(fact.url, fact.value) : fact.value)])),
    card.subTitle && h('div', { class: 'card-sub' }, card.subTitle),
    card.selection && !card.replacedBy && choice(card.selection),
    (card.replacedBy || card.buttons.length > 0) && buttons(card, onTap, root),
    card.links.length > 0 && h('div', { class: 'card-links' }, ...card.links.map(item => link(item.url, item.title || '查看详情'))),
  ].filter(Boolean));
  return root;
}
