/** What the panels show of an analysis: the lines and names of the article, and of these what the reader's filter leaves. */

/**
 * @param {TimelineEntry} entry
 * @param {string} month `YYYY-MM`
 */
export function touchesMonth({ from, to }, month) {
  if (from === null) return false;
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

/** @type {WeakMap<Paragraph[], Paragraph[]>} */
const linesOf = new WeakMap();

/**
 * The lines of the article, or all lines where none belongs to it.
 *
 * @param {Analysis} a
 * @returns {Paragraph[]}
 */
export function articleLines({ paragraphs }) {
  let lines = linesOf.get(paragraphs);
  if (!lines) {
    const own = paragraphs.filter((p) => p.kind !== 'furniture');
    linesOf.set(paragraphs, (lines = own.length ? own : paragraphs));
  }
  return lines;
}

/**
 * Whether a line that is not part of the article tells the day of publication: it is shown beside the byline.
 *
 * @param {Analysis} a
 * @param {Paragraph} line
 */
export function tellsDate({ documentDate: { span } }, { kind, start, end }) {
  return kind === 'furniture' && span !== null && span.start >= start && span.end <= end;
}

/**
 * The names of the article, each with its mentions there.
 *
 * @param {Analysis} a
 */
export function articleNames(a) {
  const read = articleLines(a);
  return a.entities.filter((e) => e.story).map((e) => ({ ...e, mentions: e.mentions.filter((m) => touches(read, m)) })).filter((e) => e.mentions.length);
}

/**
 * @param {AppliedFilter | null} narrowed
 * @param {Span} span
 */
export function passesFilter(narrowed, span) {
  return !narrowed || touches(narrowed.spans, span);
}

/**
 * The mentions that the step buttons go through: those that pass the filter, or all where none does.
 *
 * @param {State} state
 * @param {Entity} entity
 */
export function mentionsOf({ view, narrowed }, entity) {
  const read = view ? articleLines(view) : [];
  const shown = entity.mentions.filter((m) => touches(read, m));
  const left = shown.filter((m) => passesFilter(narrowed, m));
  return left.length ? left : shown;
}
