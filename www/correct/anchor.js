/**
 * Finds the same words again in a text that was edited: the words, a little of what stood around them, and where.
 * (The same idea as the TextQuoteSelector of W3C Web Annotation.)
 */

const AROUND = 24;
const HEAD = 80;
/** Maximum number of places compared for one anchor. */
const PLACES = 200;

/**
 * @param {string} text
 * @param {Span} span
 * @returns {Anchor}
 */
export function anchor(text, { start, end }) {
  return {
    exact: text.slice(start, Math.min(end, start + HEAD)),
    before: text.slice(Math.max(0, start - AROUND), start),
    after: text.slice(end, end + AROUND),
    at: start,
    length: end - start,
  };
}

/**
 * @param {string} text
 * @param {Anchor} anchor
 * @returns {Span | null} null where the words are gone
 */
export function locate(text, { exact, before, after, at, length }) {
  if (!exact) return null;
  const span = (/** @type {number} */ start) => ({ start, end: Math.min(text.length, start + length) });
  if (text.startsWith(exact, at) && text.endsWith(before, at)) return span(at);
  let best = -1;
  let bestScore = -Infinity;
  let seen = 0;
  for (let i = text.indexOf(exact); i >= 0 && seen < PLACES; i = text.indexOf(exact, i + 1), seen++) {
    const score =
      shared(text.slice(Math.max(0, i - AROUND), i), before, (n) => -1 - n) +
      shared(text.slice(i + length, i + length + AROUND), after, (n) => n) -
      Math.abs(i - at) / text.length;
    if (score > bestScore) [best, bestScore] = [i, score];
  }
  return best < 0 ? null : span(best);
}

/** @param {string} a @param {string} b @param {(n: number) => number} at */
function shared(a, b, at) {
  let n = 0;
  while (n < a.length && n < b.length && a.at(at(n)) === b.at(at(n))) n++;
  return n;
}
