// Builds elements; text always goes in as text, never as markup.
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== '' && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false });
const exactClock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
export const time = at => clock.format(new Date(at));
export const exactTime = at => exactClock.format(new Date(at));

/** A link that can only lead to a web page. */
export function link(url, ...children) {
  const safe = /^https?:\/\//i.test(url);
  return safe ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children) : h('span', null, ...children);
}

let toastTimer;
export function toast(text) {
  const box = byId('toast');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { box.hidden = true; }, 4000);
}

/** Keeps a list at its end while the reader is there; leaves it alone when the reader scrolled up. */
export function keepAtEnd(list, change, force) {
  const near = list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  change();
  if (near || force) list.scrollTop = list.scrollHeight;
}

/** Keeps the end of a list in view when its height changes, as by the keyboard or the log drawer. */
export function holdEnd(list) {
  let atEnd = true;
  list.addEventListener('scroll', () => { atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40; }, { passive: true });
  new ResizeObserver(() => { if (atEnd) list.scrollTop = list.scrollHeight; }).observe(list);
}

export async function post(path, body) {
  const image = body instanceof Blob;
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': image ? body.type : 'application/json' },
    body: image ? body : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
