// Renders the platform's small markdown as elements: nothing a message holds is ever parsed as HTML.
import { h, link } from './dom.js';

const inlineRule = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]*)\]\(([^)\s]+)\)|<font color="?(info|comment|warning)"?>([\s\S]*?)<\/font>|<@([^>\s]+)>|(https?:\/\/[^\s<>"]+)/;
const anchorRule = /<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>|(https?:\/\/[^\s<>"]+)/;

function inline(text) {
  const parts = [];
  for (let rest = text; rest;) {
    const found = inlineRule.exec(rest);
    if (!found) { parts.push(rest); break; }
    if (found.index > 0) parts.push(rest.slice(0, found.index));
    const [all, bold, code, label, target, color, colored, user, bare] = found;
    if (bold !== undefined) parts.push(h('strong', null, ...inline(bold)));
    else if (code !== undefined) parts.push(h('code', null, code));
    else if (target !== undefined) parts.push(link(target, ...inline(label || target)));
    else if (color !== undefined) parts.push(h('span', { class: `font-${color}` }, ...inline(colored)));
    else if (user !== undefined) parts.push(h('span', { class: 'mention' }, `@${user}`));
    else parts.push(link(bare, bare));
    rest = rest.slice(found.index + all.length);
  }
  return parts;
}

/** Blocks: headings, quotes, lists, rules, fenced code, lines. */
export function markdown(text) {
  const root = h('div', { class: 'markdown' });
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (/^```/.test(line)) {
      const code = [];
      for (i++; i < lines.length && !/^```/.test(lines[i]); i++) code.push(lines[i]);
      root.append(h('pre', null, code.join('\n')));
    } else if (/^>/.test(line)) {
      const quote = [line];
      while (/^>/.test(lines[i + 1] ?? '')) quote.push(lines[++i]);
      root.append(h('blockquote', null, ...quote.map(part => h('div', null, ...inline(part.replace(/^>\s?/, ''))))));
    } else if (/^#{1,6}\s/.test(line)) {
      root.append(h('p', { class: 'heading' }, ...inline(line.replace(/^#+\s+/, ''))));
    } else if (/^(-{3,}|\*{3,})\s*$/.test(line)) {
      root.append(h('hr'));
    } else if (/^\s*[-*]\s+/.test(line)) {
      root.append(h('p', { class: 'item' }, '• ', ...inline(line.replace(/^\s*[-*]\s+/, ''))));
    } else if (line.trim() === '') {
      root.append(h('div', { class: 'gap' }));
    } else {
      root.append(h('p', null, ...inline(line)));
    }
  }
  return root;
}

/** A text message: line breaks, and the links the platform knows. */
export function plainText(text) {
  const root = h('div', { class: 'plain' });
  for (let rest = text; rest;) {
    const found = anchorRule.exec(rest);
    if (!found) { root.append(rest); break; }
    root.append(rest.slice(0, found.index), link(found[1] ?? found[3], found[2] ?? found[3]));
    rest = rest.slice(found.index + found[0].length);
  }
  return root;
}
