/**
 * Where days stand on a line. Long stretches without any happening are cut out, so that one far date does not push all
 * others into one spot: “753 BC ⫽ 2016”. Each piece between two cuts has a scale of its own.
 */

import { plainDate } from '../dates.js';
import { currentLanguage } from '../strings.js';

const DAY = 864e5;
/** Happenings nearer than this cannot be told apart, in pixels. */
export const NEAR = 13;
/** Width of a cut. */
const CUT = 22;
/** What a cut must be worth: the part of all neighbours that it brings apart. */
const WORTH = 0.16;
const CUTS = 3;
/** Least width of a piece; blank at its ends. */
const [LEAST, AIR] = [46, 12];
/** And of what is left for the others. */
const ROOM = 90;
/** Pixels for the words of a tick. */
const TICK = 62;

/**
 * @typedef {object} Piece
 * @property {number} from days
 * @property {number} to
 * @property {number} left pixels
 * @property {number} right
 * @property {DatedEntry[]} entries that begin here
 * @property {number} count different first days
 */
/** @typedef {{ pieces: Piece[], at(day: number): number, ticks: { x: number, label: string }[] }} Scale */

/** @param {string} iso */
export const days = (iso) => Date.parse(`${iso.replace(/^-(\d{4})/, '-00$1')}T00:00Z`) / DAY;

/** @param {DatedEntry} entry the first day, and the day after the last; one that is still open ends where it began */
export const ends = ({ from, to }) => [days(from), to === null ? days(from) : days(to) + 1];

/**
 * @param {DatedEntry[]} entries oldest first
 * @param {number} width in pixels
 * @returns {Scale}
 */
export function scaleOf(entries, width) {
  const gaps = gapsOf(entries);
  let best = measured([], entries, width);
  for (let cuts = 1; cuts <= Math.min(CUTS, gaps.length); cuts++) {
    if (width - cuts * (CUT + LEAST) < ROOM) break;
    const tried = measured(gaps.slice(0, cuts).map((g) => g.i), entries, width);
    if (tried.cost < best.cost - 1e-9) best = tried;
  }
  const { pieces } = best;
  return { pieces, at: best.at, ticks: pieces.flatMap((piece) => ticks(piece).map(({ day, label }) => ({ x: best.at(day), label }))) };
}

/**
 * The stretches of time in which nothing happens, the longest first; `i` is the entry before which each ends.
 *
 * @param {DatedEntry[]} entries
 */
function gapsOf(entries) {
  const gaps = [];
  let last = -Infinity;
  for (const [i, entry] of entries.entries()) {
    const [start, end] = ends(entry);
    if (i > 0 && start > last) gaps.push({ i, size: start - last });
    last = Math.max(last, end);
  }
  return gaps.sort((a, b) => b.size - a.size);
}

/**
 * @param {number[]} cuts entries before which the line is cut
 * @param {DatedEntry[]} entries
 * @param {number} width
 */
function measured(cuts, entries, width) {
  /** @type {Piece[]} */
  const pieces = [];
  entries.forEach((entry, i) => {
    const [start, end] = ends(entry);
    let piece = pieces[pieces.length - 1];
    if (!piece || cuts.includes(i)) pieces.push((piece = { from: start, to: end, left: 0, right: 0, entries: [], count: 0 }));
    if (!piece.entries.length || start > days(piece.entries[piece.entries.length - 1].from)) piece.count++;
    piece.to = Math.max(piece.to, end);
    piece.entries.push(entry);
  });
  place(pieces, width);
  const at = (/** @type {number} */ day) => whereIs(day, pieces, width);
  let [near, all] = [0, 0];
  for (const { entries: own } of pieces) {
    own.forEach((entry, i) => {
      if (i === 0 || entry.from === own[i - 1].from) return;
      all++;
      if (at(days(entry.from)) - at(days(own[i - 1].from)) < NEAR) near++;
    });
  }
  // A cut costs something, and brings crowded neighbours apart.
  return { pieces, at, cost: cuts.length * WORTH + near / Math.max(1, all + cuts.length) };
}

/**
 * @param {number} day
 * @param {Piece[]} pieces
 * @param {number} width
 * @returns {number}
 */
function whereIs(day, pieces, width) {
  let before = null;
  for (const piece of pieces) {
    if (day < piece.from) {
      if (!before) return 0;
      return before.right + ((piece.left - before.right) * Math.max(0, day - before.to)) / Math.max(1e-9, piece.from - before.to);
    }
    // A date that stands alone is a dot, be it a day or a year.
    if (day <= piece.to) return piece.count === 1 && pieces.length > 1 ? (piece.left + piece.right) / 2 : piece.left + ((piece.right - piece.left) * (day - piece.from)) / (piece.to - piece.from);
    before = piece;
  }
  return width;
}

/**
 * The width goes to the pieces by what happens in them.
 *
 * @param {Piece[]} pieces
 * @param {number} width
 */
function place(pieces, width) {
  const weight = (/** @type {Piece} */ p) => (p.count > 1 ? Math.sqrt(p.count) : 0);
  const sum = pieces.reduce((all, p) => all + weight(p), 0);
  const free = width - (pieces.length - 1) * CUT - pieces.length * LEAST;
  let x = 0;
  for (const piece of pieces) {
    const wide = LEAST + free * (sum ? weight(piece) / sum : 1 / pieces.length);
    piece.left = x + AIR;
    piece.right = x + wide - AIR;
    x += wide + CUT;
  }
}

/**
 * @param {Piece} piece
 * @returns {{ day: number, label: string }[]}
 */
function ticks({ from, to, left, right, entries, count }) {
  const span = to - from;
  if (count === 1) {
    const [{ edtf, from: first }] = entries;
    return [{ day: (from + to) / 2, label: plainDate(/^-?\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(edtf) ? edtf : first.replace(/-\d\d-\d\d$/, ''), 'short') }];
  }
  const most = Math.max(1, Math.floor((right - left) / TICK));
  const made = [];
  const language = currentLanguage() === 'en' ? 'en-GB' : currentLanguage();
  if (span > 45) {
    const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000].find((s) => span / 30.5 / s <= most) ?? 12_000;
    const date = new Date(0);
    const first = new Date(from * DAY);
    for (let m = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step; ; m += step) {
      // “500 BC” is the year -499.
      const day = date.setUTCFullYear(m <= 0 && step >= 12 ? 1 : 0, m, 1) / DAY;
      if (!(day <= to)) break;
      if (day >= from - 1) made.push({ day: Math.max(day, from), label: step < 12 ? plainDate(isoOf(day).slice(0, -3), 'short') : plainDate(String(date.getUTCFullYear())) });
    }
    // A stretch in which no such month begins.
    if (!made.length) made.push({ day: (from + to) / 2, label: plainDate(isoOf(from).slice(0, step < 12 ? -3 : -6), 'short') });
  } else {
    const step = [1, 2, 3, 7, 14, 28].find((s) => span / s <= most) ?? 45;
    const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    for (let day = Math.ceil(from); day <= to; day += step) made.push({ day, label: format.format(day * DAY) });
  }
  return made;
}

/**
 * @param {number} day
 * @returns {string} `YYYY-MM-DD`, with a sign before Christ
 */
function isoOf(day) {
  const date = new Date(Math.floor(day) * DAY);
  const year = date.getUTCFullYear();
  const [month, of] = [date.getUTCMonth() + 1, date.getUTCDate()].map((n) => String(n).padStart(2, '0'));
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${month}-${of}`;
}
