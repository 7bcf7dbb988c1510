/** One filter for everything: it becomes a list of spans, and an item of any panel is shown where it touches one of them. */

import { plainDate } from '../dates.js';
import { el, icon, refill } from '../dom.js';
import { t } from '../strings.js';
import { UNNAMED, speakerOf } from './quotes.js';
import { touches, touchesMonth } from './visible.js';

/**
 * @param {string} text
 * @param {Analysis} a
 * @param {Filter} filter
 * @returns {AppliedFilter}
 */
export function applyFilter(text, a, filter) {
  return { filter, spans: union(spansOf(text, a, filter)) };
}

/**
 * Says what everything is filtered by.
 *
 * @param {HTMLElement[]} lines
 * @param {Filter} filter
 * @param {() => void} clear
 */
export function sayFilter(lines, { by, value }, clear) {
  const shown = by === 'month' ? plainDate(value) : by === 'speaker' && value === UNNAMED ? t('unnamed') : value;
  const words = by === 'speaker' && !value ? t('only-nobody') : t(`only-${by}`, { value: shown });
  for (const line of lines) {
    const all = () => {
      // The button goes with its line; the focus stays on its side of the page.
      /** @type {HTMLElement | null} */ (line.closest('[tabindex]'))?.focus({ preventScroll: true });
      clear();
    };
    refill(line, el('strong', null, words), el('button.quiet', { type: 'button', 'data-key': 'all', onclick: all }, icon('close'), ' ', t('showAll')));
  }
}

/**
 * @param {string} text
 * @param {Analysis} a
 * @param {Filter} filter
 * @returns {Span[]}
 */
function spansOf(text, a, { by, value }) {
  switch (by) {
    case 'speaker':
      return a.quotes.filter((q) => speakerOf(q) === value);
    case 'entity':
      return sentencesWith(a, a.entities.find((e) => e.name === value)?.mentions ?? []);
    case 'month':
      return a.timeline.filter((e) => touchesMonth(e, value)).map((e) => a.sentences[e.sentence]);
    case 'words':
      return sentencesWith(a, occurrences(text, value));
  }
}

/**
 * @param {string} text
 * @param {string} words
 * @returns {Span[]}
 */
function occurrences(text, words) {
  const pattern = new RegExp(words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'), 'giu');
  return words.trim() ? [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length })) : [];
}

/**
 * @param {Analysis} a
 * @param {Span[]} spans
 * @returns {Span[]}
 */
function sentencesWith(a, spans) {
  const sorted = union(spans);
  return a.sentences.filter((s) => touches(sorted, s));
}

/**
 * @param {Span[]} spans
 * @returns {Span[]}
 */
function union(spans) {
  /** @type {Span[]} */
  const out = [];
  for (const { start, end } of [...spans].sort((x, y) => x.start - y.start)) {
    const last = out.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}
