/** Two readings of one clipboard: its markup knows more of an article than its plain text, or misleads. The better reading wins. */

import { lineEnd } from './intake.js';

/** Characters that are compared. */
const COMPARED = 40_000;
/** By how much a reading must be better than the one before it. */
const MARGIN = 0.06;
const DAY = 864e5;

/**
 * @param {Clean} rich by its markup
 * @param {Clean} plain
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} peek
 * @returns {Promise<Clean>}
 */
export async function better(rich, plain, peek) {
  const candidates = [rich, { ...rich, kinds: [] }, { ...plain, date: rich.date }].map((clean) => ({ clean, ...start(clean) }));
  const readings = await Promise.all(candidates.map(({ text, kinds }) => peek(text, { sentences: 3, kinds })));
  const whole = Math.max(1, ...candidates.map(({ text }) => text.length));
  const scores = readings.map((a) => score(a, whole));
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i] > scores[best] + MARGIN) best = i;
  const own = [readings[best], readings[2]].map((a) => a.documentDate).find((d) => d.value && (d.source === 'byline' || d.source === 'dateline'));
  const { clean } = candidates[best];
  // The text's own day is the article's. A day of the markup may be a teaser's, a comment's, today's.
  const differ = own?.value && clean.date ? Math.abs(Date.parse(own.value) - Date.parse(clean.date)) / DAY : 0;
  return own?.value && differ !== 0 ? { ...clean, date: readings[best].documentDate.value === own.value ? null : own.value } : clean;
}

/** @param {Clean} clean */
function start({ text, kinds }) {
  if (text.length <= COMPARED) return { text, kinds };
  return { text: text.slice(0, lineEnd(text, COMPARED)), kinds: kinds.filter(({ at }) => at < COMPARED) };
}

/**
 * How much of an article was found: its story above all, then its headline, day and writer.
 *
 * @param {Analysis} a
 * @param {number} whole characters of the longest candidate
 */
function score(a, whole) {
  let story = 0;
  let pieces = 0;
  for (const { start, end, story: own } of a.sentences) {
    if (!own) continue;
    story += end - start;
    if (end - start < 30) pieces++;
  }
  const codes = new Set(a.warnings.map(({ code }) => code));
  return (
    story / whole -
    0.2 * (pieces / Math.max(1, a.sentences.length)) +
    (headed(a) ? 0.15 : 0) +
    (a.documentDate.value && a.documentDate.source !== 'inferred' ? 0.08 : 0) +
    (a.byline ? 0.05 : 0) -
    (codes.has('no-article') ? 0.5 : 0) -
    (codes.has('short-text') ? 0.2 : 0)
  );
}

/**
 * Whether there is a headline, and story right behind it.
 *
 * @param {Analysis} a
 */
function headed({ headline, paragraphs }) {
  if (!headline) return false;
  const at = paragraphs.findIndex((p) => p.start === headline.start);
  return paragraphs.slice(at + 1, at + 8).some((p) => p.kind === 'body');
}
