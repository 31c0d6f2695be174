// The menu bar at the bottom of the public account's chat.
import { h, link } from './dom.js';

export class MenuBar {
  constructor(bar, onTap) {
    this.bar = bar;
    this.onTap = onTap;
    this.enabled = true;
    document.addEventListener('click', event => { if (!this.bar.contains(event.target)) this.close(); });
    document.addEventListener('keydown', event => { if (event.key === 'Escape') this.close(); });
  }

  load(entries) {
    this.bar.hidden = entries.length === 0;
    this.bar.replaceChildren(...entries.map(entry => h('div', { class: 'menu-slot' },
      entry.entries.length > 0
        ? [this.parent(entry), h('div', { class: 'menu-pop', hidden: true }, ...entry.entries.map(below => this.leaf(below)))]
        : this.leaf(entry))));
    this.enable(this.enabled);
  }

  enable(enabled) {
    this.enabled = enabled;
    for (const button of this.bar.querySelectorAll('button')) button.disabled = !enabled;
    this.bar.classList.toggle('off', !enabled);
  }

  parent(entry) {
    return h('button', {
      type: 'button', class: 'menu-parent', 'data-testid': 'menu-entry', 'aria-expanded': 'false',
      onclick: event => {
        const pop = event.currentTarget.nextElementSibling;
        const open = pop.hidden;
        this.close();
        pop.hidden = !open;
        event.currentTarget.setAttribute('aria-expanded', String(open));
      },
    }, entry.name);
  }

  /** A view opens its page and tells the account; anything else only tells it. */
  leaf(entry) {
    const tap = () => { this.close(); if (this.enabled) this.onTap(entry.key || entry.name); };
    if (entry.type !== 'view') return h('button', { type: 'button', 'data-testid': 'menu-entry', 'data-key': entry.key, onclick: tap }, entry.name);
    const leaf = link(entry.url, entry.name);
    leaf.dataset.testid = 'menu-entry';
    leaf.addEventListener('click', tap);
    return leaf;
  }

  close() {
    for (const pop of this.bar.querySelectorAll('.menu-pop')) pop.hidden = true;
    for (const button of this.bar.querySelectorAll('[aria-expanded]')) button.setAttribute('aria-expanded', 'false');
  }
}
