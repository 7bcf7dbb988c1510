/** What is marked in the text. */

import { articleLines, touches } from '../panels/visible.js';

/**
 * The marks that begin in a stretch of the text, in text order.
 *
 * @param {Analysis} a
 * @param {AppliedFilter | null} narrowed
 * @param {number} start
 * @param {number} end
 * @returns {Mark[]}
 */
export function marksIn(a, narrowed, start, end) {
  /** @type {Mark[]} */
  const marks = [];
  /**
   * @template {Span} T
   * @param {T[]} list in text order
   * @param {(item: T, nth: number) => Omit<Mark, 'start' | 'end'>} look
   */
  const add = (list, look) => {
    for (let i = firstFrom(list, start); i < list.length && list[i].start < end; i++) marks.push({ start: list[i].start, end: list[i].end, ...look(list[i], i) });
  };
  if (narrowed) {
    // Includes the space after the sentence: left undimmed inside a quote, it would show.
    for (let i = firstFrom(a.sentences, start); i < a.sentences.length && a.sentences[i].start < end; i++) {
      const sentence = a.sentences[i];
      if (!touches(narrowed.spans, sentence)) marks.push({ start: sentence.start, end: a.sentences[i + 1]?.start ?? sentence.end, layer: 'out', name: 'out', ref: -1 });
    }
  }
  add(a.summary.sentences, (_, ref) => ({ layer: 'summary', name: 'lit', ref }));
  add(a.quotes, ({ kind, polarity }, ref) => ({ layer: 'quote', name: `quote ${kind} ${polarity}`, ref }));
  for (const { id, type, story, mentions } of a.entities) {
    if (story) add(mentions, ({ kind }, nth) => ({ layer: 'entity', name: `name ${type}${kind === 'name' ? '' : ' faint'}`, ref: id, nth }));
  }
  add(a.times, ({ approximate }, ref) => ({ layer: 'time', name: approximate ? 'when about' : 'when', ref }));
  const read = articleLines(a);
  return marks.filter((m) => m.end > m.start && (m.name === 'out' || touches(read, m))).sort((x, y) => x.start - y.start || y.end - x.end);
}

/**
 * The first index whose item starts at or after `at`.
 *
 * @param {Span[]} list ordered by start
 * @param {number} at
 */
export function firstFrom(list, at) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
