/** The words of a page of a PDF as pieces of lines: where each stands, how large it is; raised marks of notes are gone. */

/**
 * @typedef {object} Piece words on one baseline without a wide gap, in points from the page's top left
 * @property {string} text
 * @property {number} left
 * @property {number} right
 * @property {number} y of the baseline, downwards
 * @property {number} size of the type
 * @property {string} font
 * @property {number} row pieces on one height have the same
 */
/** @typedef {{ transform: number[], width: number, height: number }} Sheet */
/** @typedef {{ str?: string, type?: string, tag?: string, transform?: number[], width?: number, height?: number, fontName?: string }} Item of pdf.js */

/** Gaps up to this part of the type size are blanks between words. */
const BLANK = 0.65;
/** And from this part on. */
const LEAST = 0.14;
/** Raised and at most this part of its neighbour's size: a note's mark. */
const RAISED = 0.8;
const NOTE = /^[[(]?(\d{1,3}|[a-z]|[*†‡§¶]+)([,\s]+\d{1,3})*[\])]?$/;
const UNIT = /(^|[\s\d])(k?m|cm|mm|ft|mi|CO)$/;

/**
 * @param {Item[]} items in the order of the file
 * @param {Sheet} sheet
 * @returns {Piece[]} by rows, from left to right
 */
export function piecesOf(items, sheet) {
  return join(rowsOf(withoutNotes(placed(items, sheet))));
}

/**
 * @param {Item[]} items
 * @param {Sheet} sheet
 * @returns {Piece[]}
 */
function placed(items, { transform: sheet, width, height }) {
  /** @type {Map<number, Piece[]>} by quarter turns */
  const turned = new Map();
  /** @type {number[]} */
  const letters = [0, 0, 0, 0];
  // What the file itself calls no content: running heads, rules.
  let [artifact, marked] = [0, 0];
  /** @type {boolean[]} */
  const open = [];
  for (const item of items) {
    if (item.type?.startsWith('begin')) {
      open.push(item.tag === 'Artifact');
      if (item.tag === 'Artifact') artifact++;
    } else if (item.type === 'endMarkedContent' && open.pop()) artifact--;
    const { str, transform, width: long = 0, height: high = 0, fontName = '' } = item;
    if (!str?.trim() || !transform) continue;
    const [a, b, c, d, e, f] = times(sheet, transform);
    const size = Math.hypot(c, d) || high;
    if (!(size > 0.5)) continue;
    const angle = Math.atan2(b, a) / (Math.PI / 2);
    const quarter = ((Math.round(angle) % 4) + 4) % 4;
    // Slanted words are stamps and watermarks.
    if (Math.abs(angle - Math.round(angle)) > 0.03) continue;
    // A page that lies on its side is turned upright.
    const [x, y] = quarter === 0 ? [e, f] : quarter === 1 ? [f, -e] : quarter === 2 ? [-e, -f] : [-f, e];
    if (quarter === 0 && (e > width || f > height * 1.01 || e + long < 0 || f < 0)) continue;
    letters[quarter] += str.length;
    if (artifact) marked += str.length;
    const list = turned.get(quarter) ?? [];
    list.push({ text: str, left: x, right: x + long, y, size, font: artifact ? '' : fontName, row: 0 });
    turned.set(quarter, list);
  }
  const main = letters.indexOf(Math.max(...letters));
  const found = turned.get(main) ?? [];
  // Some programs call everything so.
  return marked * 2 < letters[main] ? found.filter((p) => p.font !== '') : found;
}

/**
 * @param {number[]} m
 * @param {number[]} n
 * @returns {number[]}
 */
function times(m, n) {
  return [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
}

/**
 * A raised number at the end of a word is the mark of a note; “km²”, “4th” keep theirs.
 *
 * @param {Piece[]} pieces in the order of the file
 */
function withoutNotes(pieces) {
  /** @type {Piece[]} */
  const kept = [];
  pieces.forEach((piece, i) => {
    const base = kept.at(-1);
    const next = pieces[i + 1];
    const raised = (/** @type {Piece | undefined} */ other) => other && piece.size < other.size * RAISED && other.y - piece.y > other.size * 0.12 && other.y - piece.y < other.size * 0.9;
    if (base && raised(base) && Math.abs(piece.left - base.right) < base.size * 0.5) {
      const words = piece.text.trim();
      if (!NOTE.test(words) || UNIT.test(base.text)) base.text += words;
      base.right = Math.max(base.right, piece.right);
    } else if (raised(next) && Math.abs(next.left - piece.right) < next.size && NOTE.test(piece.text.trim())) {
      // Before its note: there it belongs to the line.
      kept.push({ ...piece, y: next.y, size: next.size });
    } else kept.push(piece);
  });
  return kept;
}

/**
 * @param {Piece[]} pieces
 * @returns {Piece[][]}
 */
function rowsOf(pieces) {
  const sorted = [...pieces].sort((a, b) => a.y - b.y || a.left - b.left);
  /** @type {Piece[][]} */
  const rows = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    if (row && piece.y - row[0].y <= Math.min(piece.size, row[0].size) * 0.3) row.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

/**
 * @param {Piece[][]} rows
 * @returns {Piece[]}
 */
function join(rows) {
  /** @type {Piece[]} */
  const out = [];
  rows.forEach((row, n) => {
    row.sort((a, b) => a.left - b.left);
    /** @type {Piece | null} */
    let last = null;
    for (const piece of row) {
      // Printed twice to look bold.
      if (last && piece.left < last.right - piece.size && last.text.endsWith(piece.text)) continue;
      const gap = last ? piece.left - last.right : 0;
      const like = last && piece.size < last.size * 1.3 && piece.size > last.size * 0.7;
      if (last && like && gap < piece.size * BLANK && gap > -piece.size) {
        const blank = gap > piece.size * LEAST && !/\s$/.test(last.text) && !/^\s/.test(piece.text);
        last.text += (blank ? ' ' : '') + piece.text;
        last.right = Math.max(last.right, piece.right);
      } else {
        last = { ...piece, row: n };
        out.push(last);
      }
    }
  });
  return out;
}
