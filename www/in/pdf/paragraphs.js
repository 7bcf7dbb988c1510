/** Lines of a column, and where a paragraph begins: at an indent, after a gap, after a short last line, where the type changes. */

/** @typedef {import('./lines.js').Piece} Piece */

/**
 * @typedef {object} Block
 * @property {string[]} lines
 * @property {number} size
 * @property {number} page
 * @property {object} column which one
 * @property {boolean} indented does its first line stand further in?
 * @property {string} font
 * @property {number} left
 * @property {number} top of its first line, and of its last
 * @property {number} bottom
 * @property {boolean} full does its last line reach the column's edge?
 */
/** @typedef {{ text: string, left: number, right: number, y: number, size: number, font: string }} Line */

/** A gap this much wider than usual parts two paragraphs. */
const GAP = 1.3;
/** Sizes that differ more are different type. */
const SIZE = 0.1;
/** An indent, in parts of the type size. */
const [INDENT, DEEP] = [0.7, 6];
/** Large first letters of a column. */
const CAPS = 20;
const ENDS = /[.!?:…]["'”’»)\]]*$/;
const BULLET = /^([•◦‣▪■●–—*-]|\d{1,2}[.)])\s/;

/**
 * @param {Piece[]} column
 * @param {number} page
 * @param {number} body the size of most type
 * @returns {Block[]}
 */
export function blocksOf(column, page, body) {
  const lines = withCaps(column);
  const left = edge(lines.map((l) => l.left), 0.1);
  const right = edge(lines.map((l) => l.right), 0.95);
  const width = Math.max(1, right - left);
  const step = usualStep(lines);
  /** @type {Block[]} */
  const blocks = [];
  /** @type {Line | null} */
  let last = null;
  lines.forEach((line, i) => {
    const block = blocks.at(-1);
    if (!last || !block || begins(line, last, lines[i + 1], i)) {
      blocks.push({ lines: [line.text], size: line.size, page, column, font: line.font, left: line.left, top: line.y, bottom: line.y, indented: isIndented(line), full: false });
    } else block.lines.push(line.text);
    last = line;
    const now = blocks[blocks.length - 1];
    now.full = line.right > right - width * 0.08;
    now.bottom = line.y;
  });
  return blocks;

  /** @param {Line} line */
  function isIndented({ left: from, size }) {
    return from - left > size * INDENT && from - left < size * DEEP;
  }

  /**
   * @param {Line} line
   * @param {Line} before
   * @param {Line | undefined} next
   * @param {number} i
   */
  function begins(line, before, next, i) {
    const { size } = line;
    if (Math.abs(size - before.size) > before.size * SIZE) return true;
    const down = line.y - before.y;
    const usual = step.get(Math.round(size)) ?? size * 1.25;
    if (down > Math.max(usual * GAP, size * 1.15) || down < 0) return true;
    if (BULLET.test(line.text)) return true;
    const ended = ENDS.test(before.text);
    // Beside a picture lines are shorter: what counts is how long those around are.
    const edgeHere = Math.max(...lines.slice(Math.max(0, i - 3), i + 3).map((l) => l.right));
    const word = line.text.split(' ', 1)[0].length;
    const fits = edgeHere - before.right > ((line.right - line.left) / Math.max(1, line.text.length)) * (word + 1) * 1.3 + size;
    // Set in another type throughout: a heading in bold, a byline.
    if (line.font !== before.font && before.right - before.left < width * 0.8 && !/[a-z,]$/.test(before.text)) return true;
    if (isIndented(line) && !isIndented(before) && (!next || next.size !== size || next.left < line.left - size * 0.3 || ended)) return true;
    // Two indented lines: paragraphs of one line each.
    if (isIndented(line) && ended && next && next.left < line.left - size * 0.3) return true;
    // The first word would have stood in the line before: that one was ended on purpose. Headlines are broken for their looks.
    return fits && size < body * 1.2;
  }
}

/**
 * Whether a block is the second half of one in another column or on another page.
 *
 * @param {Block} first
 * @param {Block} second
 * @param {boolean} indents does the text mark its paragraphs by indents?
 */
export function continues(first, second, indents) {
  const end = first.lines.at(-1) ?? '';
  const [start] = second.lines;
  if (BULLET.test(start) || second.indented) return false;
  if (/[\p{Ll}][-\u00ad\u2010]$/u.test(end)) return true;
  if (!ENDS.test(end)) return first.full || /^\p{Ll}/u.test(start);
  return indents && first.full;
}

/**
 * Whether a block is the next line of one that a cut through the page parted: a short last line crosses no column.
 *
 * @param {Block} first
 * @param {Block} second
 */
export function goesOn(first, second) {
  return second.page === first.page && second.column !== first.column && second.font === first.font && Math.abs(second.size - first.size) < 0.1 && Math.abs(second.left - first.left) < 3 && second.top > first.bottom && second.top - first.bottom < first.size * 1.4 && !ENDS.test(first.lines.at(-1) ?? '');
}

/**
 * Lines from pieces; a large first letter goes back to its word.
 *
 * @param {Piece[]} column
 * @returns {Line[]}
 */
function withCaps(column) {
  const sizes = column.map((p) => p.size).sort((a, b) => a - b);
  const middle = sizes[sizes.length >> 1] ?? 10;
  const caps = column.filter((p) => p.size > middle * 1.8 && /^["'“‘]?\p{L}$/u.test(p.text.trim())).slice(0, CAPS);
  const lines = linesOf(caps.length ? column.filter((p) => !caps.includes(p)) : column);
  for (const cap of caps) {
    const beside = lines.filter((l) => l.left >= cap.right - 2 && l.left < cap.right + cap.size && l.y > cap.y - cap.size && l.y <= cap.y + middle * 1.2 && l.size < cap.size * 0.7);
    const [first] = beside;
    if (!first) {
      lines.push({ ...cap, text: cap.text.trim() });
      continue;
    }
    first.text = cap.text.trim() + first.text;
    for (const line of beside) line.left = cap.left;
  }
  return caps.length ? lines.sort((a, b) => a.y - b.y) : lines;
}

/**
 * @param {Piece[]} column by rows
 * @returns {Line[]}
 */
function linesOf(column) {
  /** @type {(Line & { row: number })[]} */
  const lines = [];
  for (const piece of column) {
    const last = lines.at(-1);
    const text = piece.text.trim();
    if (last?.row === piece.row) {
      last.text += (piece.left - last.right > piece.size * 0.1 ? ' ' : '') + text;
      last.right = Math.max(last.right, piece.right);
      // The larger type of a line is its own.
      last.size = Math.max(last.size, piece.size);
    } else lines.push({ ...piece, text });
  }
  return lines.map((l) => ({ ...l, text: l.text.replace(/\s+/g, ' ') }));
}

/**
 * The usual distance of lines, for each size of type.
 *
 * @param {Line[]} lines
 * @returns {Map<number, number>}
 */
function usualStep(lines) {
  /** @type {Map<number, number[]>} */
  const steps = new Map();
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const down = before && line.y - before.y;
    if (!before || down <= 0 || down > line.size * 2.5 || Math.abs(line.size - before.size) > 0.6) return;
    const key = Math.round(line.size);
    const list = steps.get(key);
    if (list) list.push(down);
    else steps.set(key, [down]);
  });
  // Where a paragraph is a line or two, gaps are as many as steps: the smaller third is the step.
  return new Map([...steps].map(([size, list]) => [size, edge(list, 0.33)]));
}

/**
 * @param {number[]} values
 * @param {number} part
 */
function edge(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
