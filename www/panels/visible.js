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
 * @returns {Paragraph[]}
 */
export function story({ paragraphs }) {
  const lines = paragraphs.filter((p) => p.kind !== 'furniture');
  return lines.length ? lines : paragraphs;
}

/**
 * Whether a line left out says when the article was published: it stands with the byline.
 *
 * @param {Analysis} a
 * @param {Paragraph} line
 */
export function dates({ documentDate: { span } }, { kind, start, end }) {
  return kind === 'furniture' && span !== null && span.start >= start && span.end <= end;
}

/**
 * The names of what is read, each with its mentions there.
 *
 * @param {Analysis} a
 */
export function named(a) {
  const read = story(a);
  return a.entities.map((e) => ({ ...e, mentions: e.mentions.filter((m) => touches(read, m)) })).filter((e) => e.mentions.length);
}

/**
 * @param {Narrowed | null} narrowed
 * @param {Span} span
 */
export function stays(narrowed, span) {
  return !narrowed || touches(narrowed.spans, span);
}

/**
 * The mentions to go through: those the filter leaves, or all where it leaves none.
 *
 * @param {State} state
 * @param {Entity} entity
 */
export function mentionsOf({ view, narrowed }, entity) {
  const read = view ? story(view) : [];
  const shown = entity.mentions.filter((m) => touches(read, m));
  const left = shown.filter((m) => stays(narrowed, m));
  return left.length ? left : shown;
}
