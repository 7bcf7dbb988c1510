/** Whether an item stays on screen under the reader's filter. */

/**
 * @param {{ from: string, to: string | null }} entry
 * @param {string} month `YYYY-MM`
 */
export function touchesMonth({ from, to }, month) {
  // A whole year or decade is not "November".
  const end = to ?? from;
  return from.slice(0, 7) <= month && month <= end.slice(0, 7) && Date.parse(end) - Date.parse(from) < 100 * 864e5;
}

/**
 * @param {Span[]} spans ordered, disjoint
 * @param {Span} span
 */
export function touches(spans, { start, end }) {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low].start < end;
}

/**
 * What is read: the article's lines, or all where no line is one.
 *
 * @param {Analysis} a
 * @returns {Span[]}
 */
export function story({ paragraphs }) {
  const lines = paragraphs.filter((p) => p.kind !== 'furniture');
  return lines.length ? lines : paragraphs;
}

/**
 * @param {Narrowed | null} narrowed
 * @param {Span} span
 */
export function stays(narrowed, span) {
  return !narrowed || touches(narrowed.spans, span);
}
