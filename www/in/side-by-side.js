/** Plain text that was laid out in columns, with blanks between them: one column is put below the other. */

import { slices } from './markup.js';

/** Lines that begin their right part at one place. */
const LINES = 6;
/** Letters of a column's lines, on average; shorter ones are the cells of a table. */
const CELL = 18;
/** Columns side by side. */
const DEPTH = 4;

/**
 * @param {string} text
 * @param {number} [depth]
 * @returns {Promise<string>}
 */
export async function oneBelowTheOther(text, depth = 0) {
  const pause = slices();
  const lines = text.split('\n');
  const place = await commonPlace(lines);
  if (!place || depth > DEPTH) return text;
  /** @type {string[]} */
  const out = [];
  /** @type {string[]} */
  let run = [];
  const flush = async () => {
    const [left, right] = [run.map((l) => l.slice(0, place).trimEnd()), run.map((l) => l.slice(place).trimEnd())];
    const both = run.filter((_, i) => left[i].trim() && right[i]).length;
    const long = (/** @type {string[]} */ side) => side.reduce((sum, l) => sum + l.trim().length, 0) >= CELL * side.filter((l) => l.trim()).length;
    if (both >= LINES && long(left) && long(right)) out.push(await oneBelowTheOther(left.join('\n'), depth + 1), await oneBelowTheOther(right.join('\n'), depth + 1));
    else for (const line of run) out.push(line);
    run = [];
  };
  for (const line of lines) {
    const wait = pause();
    if (wait) await wait;
    // A headline goes across.
    if (line.slice(place - 2, place).trim()) {
      await flush();
      out.push(line);
    } else run.push(line);
  }
  await flush();
  return out.join('\n');
}

/**
 * @param {string[]} lines
 * @returns {Promise<number | null>} where most right parts begin
 */
async function commonPlace(lines) {
  const pause = slices();
  /** @type {Map<number, number>} */
  const places = new Map();
  for (const line of lines) {
    const wait = pause();
    if (wait) await wait;
    for (const { index, 0: blanks } of line.slice(0, 400).matchAll(/(?<=\S) {3,}(?=\S)/g)) {
      const at = index + blanks.length;
      places.set(at, (places.get(at) ?? 0) + 1);
    }
  }
  const [most] = [...places].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most && most[1] >= LINES ? most[0] : null;
}
