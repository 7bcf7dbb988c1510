/** Labels of a drawn axis: the weightiest happenings first, each where it fits; whole words in at most a few lines. */

/** @typedef {{ x: number, weight: number, title: string, text: string, entry: DatedEntry, depth: number }} Wanted depth: pixels below the line */
/** @typedef {{ wanted: Wanted, lines: string[], left: number, width: number, row: number }} Label */

/** Pixels between labels. */
const AIR = 10;

/** @type {CanvasRenderingContext2D | null} */
let canvas = null;

/**
 * @param {string} text
 * @param {string} font
 */
export function measure(text, font) {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return text.length * 6;
  canvas.font = font;
  return canvas.measureText(text).width;
}

/**
 * @param {string} text
 * @param {number} width
 * @param {string} font
 * @param {number} most lines; what is left over is cut at a word
 * @returns {string[]}
 */
export function wrap(text, width, font, most = Infinity) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines[lines.length - 1];
    const longer = line ? `${line} ${word}` : word;
    if (!line || measure(longer, font) <= width) lines[lines.length - 1] = longer;
    else if (lines.length < most) lines.push(word);
    else {
      lines[lines.length - 1] = shortened(line, width, font);
      break;
    }
  }
  return lines;
}

/**
 * @param {string} line
 * @param {number} width
 * @param {string} font
 */
function shortened(line, width, font) {
  const words = line.split(' ');
  while (words.length > 1 && measure(`${words.join(' ')} …`, font) > width) words.pop();
  return `${words.join(' ').replace(/[,;:.–—-]+$/, '')} …`;
}

/**
 * @param {Wanted[]} wanted
 * @param {number} width of the drawing
 * @param {{ avoid: number | null, rows: number, lines: number, wide: number, fonts: [string, string] }} how
 * @returns {Label[]}
 */
export function placeLabels(wanted, width, { avoid, rows, lines: most, wide, fonts: [bold, plain] }) {
  /** @type {Label[]} */
  const placed = [];
  const byWeight = [...wanted].sort((a, b) => b.weight - a.weight || a.x - b.x);
  const overlaps = (/** @type {number} */ x, /** @type {number} */ from, /** @type {number} */ to) => x > from - 4 && x < to + 4;
  for (const one of byWeight) {
    const lines = [one.title, ...wrap(one.text, wide, plain, most)];
    const long = Math.max(...lines.map((line, i) => measure(line, i ? plain : bold)));
    // Above its dot, else beside the line that leads down to it.
    const lefts = [one.x - long / 2, one.x + 4, one.x - 4 - long].map((left) => Math.max(0, Math.min(width - long, left)));
    const fits = (/** @type {number} */ left, /** @type {number} */ row) => {
      const right = left + long;
      if (avoid !== null && avoid > left - 2 && avoid < right + 2) return false;
      return placed.every((p) => {
        if (p.row === row) return right + AIR < p.left || left - AIR > p.left + p.width;
        // The line that leads down from the higher passes beside the lower.
        return p.row > row ? !overlaps(p.wanted.x, left, right) : !overlaps(one.x, p.left, p.left + p.width);
      });
    };
    const spots = Array.from({ length: rows }, (_, row) => lefts.map((left) => ({ left, row }))).flat();
    const spot = spots.find(({ left, row }) => fits(left, row));
    if (spot) placed.push({ wanted: one, lines, width: long, ...spot });
    // The next ones say little, and every try takes time.
    if (placed.length >= rows * Math.ceil(width / 60)) break;
  }
  return placed;
}
