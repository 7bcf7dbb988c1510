/**
 * The shapes that the page's modules pass to each other. Those of the analysis come from the package itself.
 *
 * @typedef {import('./pkg/nutgraf.js').Analysis} Analysis
 * @typedef {Analysis['entities'][number]} Entity
 * @typedef {Entity['mentions'][number]} Mention
 * @typedef {Analysis['quotes'][number]} Quote
 * @typedef {Analysis['times'][number]} Time
 * @typedef {Analysis['timeline'][number]} TimelineEntry
 * @typedef {Analysis['paragraphs'][number]} Paragraph
 * @typedef {Paragraph['kind']} ParagraphKind
 * @typedef {{ start: number, end: number }} Span
 *
 * @typedef {object} AnalyzeOptions what the package's `analyze` takes
 * @property {string} [date]
 * @property {number} [sentences]
 * @property {{ at: number, kind: ParagraphKind }[]} [kinds]
 *
 * @typedef {object} Anchor words of the text, findable again after the text was edited
 * @property {string} exact
 * @property {string} before up to 24 characters
 * @property {string} after up to 24 characters
 * @property {number} at where they stood
 * @property {number} length of the whole span, where `exact` is only its head
 *
 * @typedef {{ anchor: Anchor, kind: ParagraphKind }} KindHint
 *
 * @typedef {(
 *   | { op: 'retype', at: Anchor, type: Entity['type'] }
 *   | { op: 'merge', at: Anchor, into: Anchor }
 *   | { op: 'split', at: Anchor }
 *   | { op: 'dismiss', at: Anchor }
 *   | { op: 'speaker', at: Anchor, who: Anchor | null }
 *   | { op: 'unquote', at: Anchor }
 *   | { op: 'date', at: Anchor, from: string | null, to: string | null }
 *   | { op: 'drop', at: Anchor }
 *   | { op: 'kind', at: Anchor, kind: ParagraphKind }
 *   | { op: 'published', date: string | null }
 * )} Correction one thing the reader set right
 *
 * @typedef {object} Filter what the reader narrowed everything to
 * @property {'entity' | 'speaker' | 'month' | 'words'} by
 * @property {string} value an entity's or speaker's name, `YYYY-MM`, or words
 *
 * @typedef {object} Narrowed a filter, worked out on one analysis
 * @property {Filter} filter
 * @property {Span[]} spans in text order, disjoint: what remains
 *
 * @typedef {object} Mark one stretch of the text that is set off
 * @property {number} start
 * @property {number} end
 * @property {'entity' | 'quote' | 'time' | 'summary' | 'out' | 'phrase'} layer
 * @property {string} name class name
 * @property {number} ref index into the analysis' list of that layer
 * @property {number} [nth] the mention's index in its entity
 */
export {};
