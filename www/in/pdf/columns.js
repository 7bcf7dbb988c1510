/** Columns of a page: a page is cut where a strip without words stands between lines on both sides, and each part read by itself. */

/** @typedef {import('./lines.js').Piece} Piece */

/** Rows that a column has at least. */
const ROWS = 3;
/** Characters that its pieces have, on average; shorter ones are the cells of a table. */
const CELL = 12;
/** Width of a strip, as part of the type size, and in points. */
const STRIP = 0.6;
const POINTS = 5;
/** Edges that are tried. */
const TRIED = 24;
const DEPTH = 20;
/** A headline is larger than the running text by this. */
const LARGE = 1.4;

/**
 * @param {Piece[]} pieces of a page, by rows
 * @param {number} body the size of most of its type
 * @param {number[]} known where columns began on the pages before; the last lines of an article may be too few to tell
 * @param {number} [depth]
 * @returns {Piece[][]} the columns in the order in which they are read
 */
export function columnsOf(pieces, body, known, depth = 0) {
  if (pieces.length < 2 || depth > DEPTH) return pieces.length ? [pieces] : [];
  const story = nextStory(pieces, body);
  if (story) return story.flatMap((part) => columnsOf(part, body, known, depth + 1));
  const cut = bestCut(pieces, Math.max(POINTS, body * STRIP), known);
  if (!cut) return [pieces];
  const { above, left, right, below, edge } = cut;
  if (!isKnown(edge, known)) known.push(edge);
  return [above, left, right, below].flatMap((part) => columnsOf(part, body, known, depth + 1));
}

/**
 * A line in large type that stands alone on its height begins another story: what is above it is read first, in all columns.
 *
 * @param {Piece[]} pieces
 * @param {number} body
 * @returns {[Piece[], Piece[]] | null}
 */
function nextStory(pieces, body) {
  const large = pieces.filter((p) => p.size >= body * LARGE).slice(0, TRIED);
  for (const head of large) {
    const top = head.y - head.size;
    const likes = (/** @type {Piece} */ p) => Math.abs(p.size - head.size) < 0.1;
    // Its second line begins nothing.
    if (large.some((p) => likes(p) && p.y < head.y - 1 && head.y - p.y < head.size * 1.6)) continue;
    if (!pieces.every((p) => (likes(p) && p.row === head.row) || p.y <= top || p.y - p.size >= head.y)) continue;
    const above = pieces.filter((p) => p.y <= top);
    const text = new Set(above.filter((p) => Math.abs(p.size - body) < body * 0.1 && p.text.length > CELL).map((p) => p.row));
    if (text.size >= ROWS) return [above, pieces.filter((p) => p.y > top)];
  }
  return null;
}

/**
 * @param {number} edge
 * @param {number[]} known
 */
const isKnown = (edge, known) => known.some((k) => Math.abs(k - edge) < 2);

/**
 * @param {Piece[]} pieces
 * @param {number} strip
 * @param {number[]} known
 */
function bestCut(pieces, strip, known) {
  let best = null;
  for (const edge of new Set([...edges(pieces), ...known])) {
    const least = isKnown(edge, known) ? 1 : ROWS;
    let [from, crossing] = [-Infinity, 0];
    let sides = [side(), side()];
    // The stretches between two pieces that cross the strip.
    for (const p of [...pieces, null]) {
      if (p && !(p.left < edge - 1 && p.right > edge - strip)) {
        count(sides[p.left < edge - 1 ? 0 : 1], p);
        continue;
      }
      if (p) crossing++;
      const score = weigh(sides, least) * (crossing ? 1 : 4);
      if (score > (best?.score ?? 0)) best = { score, edge, from, to: p ? p.y - p.size * 0.8 : Infinity };
      from = p?.y ?? from;
      sides = [side(), side()];
    }
  }
  if (!best) return null;
  const { edge, from, to } = best;
  const inside = pieces.filter((p) => p.y > from && p.y < to);
  return {
    edge,
    above: pieces.filter((p) => p.y <= from),
    left: inside.filter((p) => p.left < edge - 1),
    right: inside.filter((p) => p.left >= edge - 1),
    below: pieces.filter((p) => p.y >= to),
  };
}

/**
 * Where several pieces begin, one below the other.
 *
 * @param {Piece[]} pieces
 * @returns {number[]}
 */
function edges(pieces) {
  const first = Math.min(...pieces.map((p) => p.left));
  const lefts = pieces.map((p) => p.left).sort((a, b) => a - b);
  /** @type {{ edge: number, count: number }[]} */
  const found = [];
  for (const left of lefts) {
    const last = found.at(-1);
    if (last && left - last.edge < 3) last.count++;
    else found.push({ edge: left, count: 1 });
  }
  return found
    .filter(({ edge, count }) => count >= ROWS && edge > first + 20)
    .sort((a, b) => b.count - a.count)
    .slice(0, TRIED)
    .map(({ edge }) => edge);
}

/** @typedef {{ rows: number, row: number, letters: number, top: number, bottom: number }} Side */

/**
 * @param {Side} s
 * @param {Piece} p
 */
function count(s, p) {
  if (s.row !== p.row) s.rows++;
  s.row = p.row;
  s.letters += p.text.length;
  s.top = Math.min(s.top, p.y);
  s.bottom = Math.max(s.bottom, p.y);
}

/**
 * @param {Side[]} sides
 * @param {number} least number of rows
 * @returns {number} 0 where no columns stand on the two sides
 */
function weigh(sides, least) {
  const [a, b] = sides;
  if (sides.some((s) => s.rows < least || s.letters < s.rows * CELL)) return 0;
  // Side by side, not one below the other.
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (shared < 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top)) return 0;
  return Math.min(a.letters, b.letters);
}

/** @returns {Side} */
const side = () => ({ rows: 0, row: -1, letters: 0, top: Infinity, bottom: -Infinity });
