/** From the pieces of all pages to an article: columns, running heads, paragraphs, and what their looks say for certain. */

import { columnsOf } from './columns.js';
import { piecesOf } from './lines.js';
import { blocksOf, continues, goesOn } from './paragraphs.js';
import { withoutRunningLines } from './running.js';
import { Words } from './words.js';

/** @typedef {import('./lines.js').Piece} Piece */
/** @typedef {import('./paragraphs.js').Block} Block */

/** A headline is larger than the running text by this. */
const HEAD = 1.25;
/** A caption or a note is smaller. */
const SMALL = 0.93;
/** Words of a headline; a name of a paper has fewer, a standfirst in large type more. */
const [SHORT, LONG] = [4, 40];

/** Characters of a paragraph: before the first there are no captions. */
const PARAGRAPH = 80;

export class Layout {
  /** @type {Piece[][]} */
  #pages = [];

  /**
   * @param {import('./lines.js').Item[]} items
   * @param {import('./lines.js').Sheet} sheet
   */
  add(items, sheet) {
    this.#pages.push(piecesOf(items, sheet));
  }

  /** @returns {Clean} */
  finish() {
    const pages = withoutRunningLines(this.#pages);
    const body = usualSize(pages.flat());
    /** @type {number[]} */
    const known = [];
    const blocks = pages.flatMap((pieces, page) => columnsOf(pieces, body, known).flatMap((column) => blocksOf(column, page, body)));
    return written(joined(blocks, body), body);
  }
}

/**
 * @param {Piece[]} pieces
 * @returns {number} the size of most letters
 */
function usualSize(pieces) {
  /** @type {Map<number, number>} */
  const letters = new Map();
  for (const { size, text } of pieces) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/**
 * A paragraph that goes on in the next column, or over the page, is one; captions and notes between its halves stand behind it.
 *
 * @param {Block[]} blocks
 * @param {number} body
 */
function joined(blocks, body) {
  const indented = usesIndents(blocks.filter((b) => isBody(b, body)));
  /** @type {Block[]} */
  const out = [];
  /** @type {Block | null} */
  let open = null;
  for (const block of blocks) {
    const before = out.at(-1);
    if (before && !isBody(block, body) && goesOn(before, block)) {
      before.lines.push(...block.lines);
      before.bottom = block.bottom;
      continue;
    }
    if (open && isBody(block, body) && block.column !== open.column && continues(open, block, indented)) {
      open.lines.push(...block.lines);
      open.column = block.column;
      open.full = block.full;
      continue;
    }
    out.push(block);
    // A heading or a headline ends what stands before it, a caption doesn't.
    if (isBody(block, body)) open = block;
    else if (block.size > body) open = null;
  }
  return out;
}

/**
 * @param {Block} block
 * @param {number} body
 */
const isBody = ({ size }, body) => Math.abs(size - body) <= body * 0.07;

/** @param {Block[]} blocks */
function usesIndents(blocks) {
  return blocks.filter((b) => b.indented).length * 3 > blocks.length;
}

/**
 * @param {Block[]} blocks
 * @param {number} body
 * @returns {Clean}
 */
function written(blocks, body) {
  // Large type is not parted.
  const isLarge = (/** @type {Block} */ b) => b.size > body * 1.2;
  const words = new Words(blocks.filter((b) => !isLarge(b)).map((b) => b.lines));
  const head = headline(blocks, body);
  /** @type {Clean} */
  const clean = { text: '', kinds: [], date: null };
  /** @type {string[]} */
  const parts = [];
  let at = 0;
  let begun = false;
  let headed = head === null;
  for (const block of blocks) {
    const text = words.join(block.lines, isLarge(block));
    if (!text) continue;
    if (block === head) headed = true;
    if (block === head) clean.kinds.push({ at, kind: 'headline' });
    else if (block.size < body * SMALL && begun && isNote(text)) clean.kinds.push({ at, kind: 'furniture' });
    else if (block.size < body * SMALL && !headed) clean.kinds.push({ at, kind: 'furniture' });
    else if (block.size < body * SMALL && begun && text.length < 400) clean.kinds.push({ at, kind: 'caption' });
    if (isBody(block, body) && text.length >= PARAGRAPH) begun = true;
    parts.push(text);
    at += text.length + 2;
  }
  clean.text = parts.join('\n\n');
  return clean;
}

/** @param {string} text in small type */
const isNote = (text) => /^([[(]?\d{1,3}[\])]?|[*†‡§]+)\s*[.:]?\s?\S/.test(text);

/**
 * The block in the largest type of the first page, unless it only names the paper.
 *
 * @param {Block[]} blocks
 * @param {number} body
 */
function headline(blocks, body) {
  const large = blocks.filter((b) => b.page === blocks[0]?.page && b.size >= body * HEAD && count(b) <= LONG).sort((a, b) => b.size - a.size);
  const [first, ...others] = large;
  if (!first) return null;
  const story = count(first) < SHORT && others.find((b) => count(b) >= SHORT && blocks.indexOf(b) > blocks.indexOf(first));
  return story || (count(first) > 1 ? first : null);
}

/** @param {Block} block */
const count = ({ lines }) => lines.join(' ').trim().split(/\s+/).length;
