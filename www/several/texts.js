/** The articles beside what was found: every entry leads to its place in them, and a button leads back. */

import { byId, el, refill } from '../dom.js';
import { say } from '../messages.js';
import { plainDate } from '../dates.js';
import { t } from '../strings.js';
import { w } from './strings.js';

/**
 * @typedef {{ name: string, date: string | null, text: string, headline?: Span | null, draft?: boolean }} Text
 * @typedef {Span & { text: number }} Place `text` counts the articles as they are shown
 */

const SPOT = 'nutgraf-spot';

/** @type {{ lines: { start: number, node: HTMLElement }[], text: string, name: string }[]} */
let shown = [];
/** @type {HTMLElement | null} */
let origin = null;

/** @param {Text[]} texts */
export function showTexts(texts) {
  dim();
  shown = texts.map(({ text, name }) => ({ text, name, lines: [] }));
  const pane = (/** @type {number[]} */ which) =>
    el(
      'div.pane',
      { tabIndex: 0, role: 'region', 'aria-label': which.map((i) => texts[i].name).join(', ') },
      which.map((i) => article(texts[i], i)),
    );
  const all = texts.map((_, i) => i);
  const drafts = all.filter((i) => texts[i].draft);
  const rest = all.filter((i) => !texts[i].draft);
  refill(byId('texts'), el('h2', null, w('texts')), drafts.length > 0 && pane(drafts), pane(rest));
  byId('texts').classList.toggle('paired', drafts.length > 0);
}

/**
 * Texts that are checked, not read: the headline is a first line without a full stop, with a blank line behind it.
 *
 * @param {string} text
 * @returns {Span | null}
 */
function firstLine(text) {
  const found = /^\s*(\S[^\n]{0,140}[^.!?:,\s])[^\S\n]*\n\s*\n/.exec(text);
  const start = found ? found[0].indexOf(found[1]) : 0;
  return found && { start, end: start + found[1].length };
}

/**
 * @param {Text} text
 * @param {number} nth
 */
function article({ name, date, text, headline = firstLine(text) }, nth) {
  let start = 0;
  const node = el('article', { 'data-text': nth, 'aria-labelledby': `text-title-${nth}` });
  node.append(el('h3', { id: `text-title-${nth}` }, name), ...(date ? [el('p.facts', null, plainDate(date))] : []));
  const box = el('div', { lang: 'en' });
  for (const line of text.split('\n')) {
    if (line.trim()) {
      const p = el('p', { tabIndex: -1, className: headline && start <= headline.start && headline.start < start + line.length ? 'headline' : '' }, line);
      shown[nth].lines.push({ start, node: p });
      box.append(p);
    }
    start += line.length + 1;
  }
  node.append(box);
  return node;
}

/**
 * @param {Place} place
 * @returns {Range | null}
 */
function rangeOf({ text, start, end }) {
  const { lines } = shown[text];
  const range = document.createRange();
  const at = (/** @type {number} */ offset, /** @type {boolean} */ isEnd) => {
    const line = lines.findLast((l) => (isEnd ? l.start < offset : l.start <= offset)) ?? lines[0];
    const node = line?.node.firstChild;
    return node ? { node, at: Math.max(0, Math.min(offset - line.start, node.nodeValue?.length ?? 0)) } : null;
  };
  const from = at(start, false);
  const to = at(end, true);
  if (!from || !to) return null;
  range.setStart(from.node, from.at);
  range.setEnd(to.node, to.at);
  return range;
}

/**
 * Shows and lights the places; the last one gets the focus.
 *
 * @param {Place[]} places
 */
export function goTo(...places) {
  const ranges = places.map(rangeOf).filter((r) => r !== null);
  const last = ranges.at(-1);
  if (!last) return;
  origin = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  if ('highlights' in CSS) CSS.highlights.set(SPOT, new Highlight(...ranges));
  for (const spotted of document.querySelectorAll('.spotted')) spotted.classList.remove('spotted');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  for (const range of ranges) {
    const p = range.startContainer.parentElement;
    p?.classList.add('spotted');
    // In a pane of its own only the pane moves; in one column the page does.
    const pane = p?.closest('.pane');
    if (!(pane instanceof HTMLElement) || !p) continue;
    if (pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY !== 'visible') {
      const top = range.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 3, behavior: calm ? 'auto' : 'smooth' });
    } else if (range === last) p.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }
  last.startContainer.parentElement?.focus({ preventScroll: true });
  const { text, start, end } = places[places.length - 1];
  say(`${shown[text].name}: ${shown[text].text.slice(start, end)}`);
  const back = byId('back-to-list');
  back.hidden = false;
  back.textContent = t('backTo', { panel: (origin?.closest('section, .in-order')?.querySelector('h2, h1')?.firstChild?.textContent ?? '').trim() });
}

export function goBack() {
  const to = origin;
  dim();
  if (!to?.isConnected) return;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: matchMedia('(min-width: 62rem)').matches ? 'nearest' : 'center' });
}

export function dim() {
  if ('highlights' in CSS) CSS.highlights.delete(SPOT);
  for (const spotted of document.querySelectorAll('.spotted')) spotted.classList.remove('spotted');
  byId('back-to-list').hidden = true;
  origin = null;
}

/**
 * A button that leads to places of the articles.
 *
 * @param {Place[]} places
 * @param {...(Child | Child[])} children
 */
export function leads(places, ...children) {
  const button = el('button.go', { type: 'button' }, ...children);
  button.addEventListener('click', () => {
    // WebKit leaves a clicked button without the focus, and the way back starts there.
    button.focus({ preventScroll: true });
    goTo(...places);
  });
  return button;
}
