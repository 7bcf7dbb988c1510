/**
 * One filter for everything: whatever the reader asks for becomes a list of spans, and an item of any panel stays
 * where it touches one of them.
 */

import { speakerOf } from './quotes.js';
import { touches, touchesMonth } from './stays.js';

/**
 * @param {string} text
 * @param {Analysis} a
 * @param {Filter} filter
 * @returns {Narrowed}
 */
export function narrow(text, a, filter) {
  return { filter, spans: union(spansOf(text, a, filter)) };
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
