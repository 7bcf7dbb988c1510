/** Paints what was found into the host's text with the CSS Custom Highlight API: no element of the host is touched. */

const PREFIX = 'nutgraf-';

// Longhands: WebKit takes no more than the line from the shorthand.
const CSS_TEXT = `
::highlight(nutgraf-summary) { background-color: light-dark(#fdf1bf, #463e1d); }
::highlight(nutgraf-quote) { background-color: light-dark(#0b5f6b14, #7cd0dc1c); }
::highlight(nutgraf-person) { text-decoration-line: underline; text-decoration-thickness: 2px; text-decoration-color: light-dark(#14539a, #82b8f2); }
::highlight(nutgraf-organization) { text-decoration-line: underline; text-decoration-style: double; text-decoration-thickness: 2px; text-decoration-color: light-dark(#7b2d8e, #d69be6); }
::highlight(nutgraf-place) { text-decoration-line: underline; text-decoration-style: dashed; text-decoration-thickness: 2px; text-decoration-color: light-dark(#1e6b3a, #7ccb97); }
::highlight(nutgraf-misc) { text-decoration-line: underline; text-decoration-style: dotted; text-decoration-thickness: 2px; text-decoration-color: light-dark(#8a5300, #e2ae5e); }
::highlight(nutgraf-here) { background-color: #ffcf6b; color: #000; }
`;

/** One sheet for all elements, counted per root. */
/** @type {CSSStyleSheet | undefined} */
let sheet;
/** @type {WeakMap<Node, number>} */
const users = new WeakMap();

/**
 * @param {Analysis} analysis
 * @param {(span: Span) => Range | null} rangeOf
 * @param {Node} root the document or shadow root that holds the text
 * @returns {() => void} takes all of it away
 */
export function paint(analysis, rangeOf, root) {
  if (!('highlights' in CSS)) return () => {};
  /** @type {[string, Span][]} */
  const spans = [
    ...analysis.summary.sentences.map((s) => /** @type {[string, Span]} */ (['summary', s])),
    ...analysis.quotes.map((q) => /** @type {[string, Span]} */ (['quote', q])),
    ...analysis.entities.filter((e) => e.story).flatMap((e) => e.mentions.filter((m) => m.kind === 'name').map((m) => /** @type {[string, Span]} */ ([e.type, m]))),
  ];
  /** @type {{ name: string, range: Range }[]} */
  const painted = [];
  for (const [kind, span] of spans) {
    const range = rangeOf(span);
    if (!range) continue;
    add(PREFIX + kind, range);
    painted.push({ name: PREFIX + kind, range });
  }
  dress(root);
  return () => {
    for (const { name, range } of painted) remove(name, range);
    CSS.highlights.delete(`${PREFIX}here`);
    undress(root);
  };
}

/** @param {Range} range */
export function light(range) {
  if ('highlights' in CSS) CSS.highlights.set(`${PREFIX}here`, new Highlight(range));
}

/**
 * @param {string} name
 * @param {Range} range
 */
function add(name, range) {
  let highlight = CSS.highlights.get(name);
  if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()));
  highlight.add(range);
}

/**
 * @param {string} name
 * @param {Range} range
 */
function remove(name, range) {
  const highlight = CSS.highlights.get(name);
  highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(name);
}

/** @param {Node} root */
function dress(root) {
  const count = users.get(root) ?? 0;
  users.set(root, count + 1);
  if (count || !(root instanceof Document || root instanceof ShadowRoot)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
  }
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** @param {Node} root */
function undress(root) {
  const count = (users.get(root) ?? 1) - 1;
  users.set(root, count);
  if (!count && (root instanceof Document || root instanceof ShadowRoot)) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((s) => s !== sheet);
}
