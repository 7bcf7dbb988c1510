/** Plain text that was laid out in columns, with blanks between them: one column is put below the other. */

/** Lines that begin their right part at one place. */
const LINES = 6;
/** Letters of a column's lines, on average; shorter ones are the cells of a table. */
const CELL = 18;
/** Columns side by side. */
const DEPTH = 4;

/**
 * @param {string} text
 * @param {number} [depth]
 * @returns {string}
 */
export function oneBelowTheOther(text, depth = 0) {
  const lines = text.split('\n');
  const place = commonPlace(lines);
  if (!place || depth > DEPTH) return text;
  /** @type {string[]} */
  const out = [];
  /** @type {string[]} */
  let run = [];
  const flush = () => {
    const [left, right] = [run.map((l) => l.slice(0, place).trimEnd()), run.map((l) => l.slice(place).trimEnd())];
    const both = run.filter((_, i) => left[i].trim() && right[i]).length;
    const long = (/** @type {string[]} */ side) => side.reduce((sum, l) => sum + l.trim().length, 0) >= CELL * side.filter((l) => l.trim()).length;
    if (both >= LINES && long(left) && long(right)) out.push(oneBelowTheOther(left.join('\n'), depth + 1), oneBelowTheOther(right.join('\n'), depth + 1));
    else out.push(...run);
    run = [];
  };
  for (const line of lines) {
    // A headline goes across.
    if (line.slice(place - 2, place).trim()) {
      flush();
      out.push(line);
    } else run.push(line);
  }
  flush();
  return out.join('\n');
}

/**
 * @param {string[]} lines
 * @returns {number | null} where most right parts begin
 */
function commonPlace(lines) {
  /** @type {Map<number, number>} */
  const places = new Map();
  for (const line of lines) {
    for (const { index, 0: blanks } of line.slice(0, 400).matchAll(/(?<=\S) {3,}(?=\S)/g)) {
      const at = index + blanks.length;
      places.set(at, (places.get(at) ?? 0) + 1);
    }
  }
  const [most] = [...places].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most && most[1] >= LINES ? most[0] : null;
}
