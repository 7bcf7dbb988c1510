/** What stands at the top and foot of the pages of a print and is no article: running heads, page numbers, the address of a printed page. */

/** @typedef {import('./lines.js').Piece} Piece */

/** Rows at an edge of a page that are looked at. */
const EDGE = 3;
/** Part of the pages on which a line must come back: those of left pages differ from those of right ones. */
const PART = 0.3;
const NUMBER = /^[-–—|\s]*(page|seite|p\.)?\s*(\d{1,4}|[ivxl]{1,6})(\s*(\/|of|von)\s*\d{1,4})?[-–—|\s]*$/i;
/** “28/11/2026, 19:12  Title”, “https://a.example/story  1/3”: what browsers print. */
const PRINTED = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d\d(\s*[ap]\.?m\.?)?\b|^(https?:\/\/|file:)\S+(\s+(page\s)?\d+\s*(\/|of)\s*\d+)?$/i;

/**
 * @param {Piece[][]} pages
 * @returns {Piece[][]} without them
 */
export function withoutRunningLines(pages) {
  const edges = pages.map((pieces) => edgesOf(pieces));
  /** @type {Map<string, Set<number>>} */
  const seen = new Map();
  edges.forEach((rows, page) => rows.flat().forEach(({ key }) => seen.set(key, (seen.get(key) ?? new Set()).add(page))));
  const comesBack = (/** @type {string} */ key) => (seen.get(key)?.size ?? 0) >= Math.max(2, pages.length * PART);
  return pages.map((pieces, page) => {
    const gone = new Set();
    for (const rows of edges[page]) {
      for (const { key, text, row } of rows) {
        // From the edge inwards, up to the first line of the article.
        if (!comesBack(key) && !NUMBER.test(text) && !PRINTED.test(text)) break;
        gone.add(row);
      }
    }
    return pieces.filter((p) => !gone.has(p.row));
  });
}

/** @typedef {{ key: string, text: string, row: number }} Row */

/**
 * @param {Piece[]} pieces
 * @returns {[Row[], Row[]]} from the top down, from the foot up
 */
function edgesOf(pieces) {
  /** @type {Map<number, Piece[]>} */
  const rows = new Map();
  for (const p of pieces) {
    const row = rows.get(p.row);
    if (row) row.push(p);
    else rows.set(p.row, [p]);
  }
  const all = [...rows].map(([row, parts]) => {
    const text = parts.map((p) => p.text.trim()).join(' ');
    const [{ y, size }] = parts;
    return { key: `${text.replace(/\d+/g, '#').toLowerCase()} ${Math.round(y / 6)} ${Math.round(size)}`, text, row };
  });
  // A page of one line is no running head.
  const depth = Math.min(EDGE, Math.floor(all.length / 2));
  return [all.slice(0, depth), all.slice(all.length - depth).reverse()];
}
