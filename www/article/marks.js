/** Everything that is marked in the text, as one list in text order. */

import { articleLines, touches } from '../panels/visible.js';

/**
 * @param {Analysis} a
 * @param {AppliedFilter | null} narrowed
 * @returns {Mark[]}
 */
export function marksOf(a, narrowed) {
  /** @type {Mark[]} */
  const marks = [];
  if (narrowed) {
    for (const { start, end } of outside(a.sentences, narrowed.spans)) {
      marks.push({ start, end, layer: 'out', name: 'out', ref: -1 });
    }
  }
  a.summary.sentences.forEach(({ start, end }, ref) => marks.push({ start, end, layer: 'summary', name: 'lit', ref }));
  a.quotes.forEach(({ start, end, kind, polarity }, ref) => {
    marks.push({ start, end, layer: 'quote', name: `quote ${kind} ${polarity}`, ref });
  });
  for (const e of a.entities) {
    if (!e.story) continue;
    e.mentions.forEach(({ start, end, kind }, nth) => {
      marks.push({ start, end, layer: 'entity', name: `name ${e.type}${kind === 'name' ? '' : ' faint'}`, ref: e.id, nth });
    });
  }
  a.times.forEach(({ start, end, approximate }, ref) => {
    marks.push({ start, end, layer: 'time', name: approximate ? 'when about' : 'when', ref });
  });
  const read = articleLines(a);
  return marks.filter((m) => m.end > m.start && (m.name === 'out' || touches(read, m))).sort((x, y) => x.start - y.start || y.end - x.end);
}

/**
 * The sentences that a filter leaves out.
 *
 * @param {Span[]} sentences
 * @param {Span[]} inside ordered, disjoint
 * @returns {Span[]}
 */
function outside(sentences, inside) {
  let i = 0;
  // Includes the space after the sentence: left undimmed inside a quote, it would show.
  return sentences.map((s, n) => ({ ...s, end: sentences[n + 1]?.start ?? s.end })).filter(({ start, end }) => {
    while (i < inside.length && inside[i].end <= start) i++;
    return !(i < inside.length && inside[i].start < end);
  });
}
