/** Two readings of one clipboard: its markup knows more of an article than its plain text, or misleads. The better reading wins. */

import { lineEnd } from './intake.js';

/** Characters that are compared. */
const COMPARED = 40_000;
/** A reading that finds less of a story than this part of another's has lost it. */
const LOST = 0.6;
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
  let best = 0;
  for (let i = 1; i < readings.length; i++) if (beats(readings[i], readings[best])) best = i;
  const { clean } = candidates[best];
  return { ...clean, date: dayOf(clean.date, readings[best], readings[2]) };
}

/**
 * The text's own day is the article's; one of the markup may be a teaser's, a comment's, today's. Where both agree, that is it.
 *
 * @param {string | null} hint
 * @param {Analysis} chosen
 * @param {Analysis} plain
 * @returns {string | null} null where the chosen reading finds it by itself
 */
function dayOf(hint, chosen, plain) {
  const days = [chosen, plain].map((a) => a.documentDate).filter((d) => d.value && (d.source === 'byline' || d.source === 'dateline')).map((d) => /** @type {string} */ (d.value));
  const agreed = hint && days.find((day) => Math.abs(Date.parse(day) - Date.parse(hint)) <= DAY);
  const day = agreed ?? days[0] ?? hint;
  return day === chosen.documentDate.value ? null : day;
}

/** @param {Clean} clean */
function start({ text, kinds }) {
  if (text.length <= COMPARED) return { text, kinds };
  // A line may be as long as a book.
  return { text: text.slice(0, Math.min(lineEnd(text, COMPARED), COMPARED * 2)), kinds: kinds.filter(({ at }) => at < COMPARED) };
}

/**
 * Whether a reading without the markup's hints finds the article that a reading with them lost.
 *
 * @param {Analysis} other
 * @param {Analysis} first
 */
function beats(other, first) {
  const [story, own] = [other, first].map(storyOf);
  const lost = (/** @type {Analysis} */ a) => a.warnings.some(({ code }) => code === 'no-article');
  if (lost(first) !== lost(other)) return lost(first);
  return own < story * LOST || (headed(other) && !headed(first) && story > own * LOST);
}

/**
 * @param {Analysis} a
 * @returns {number} characters
 */
function storyOf({ sentences }) {
  let story = 0;
  for (const { start, end, story: own } of sentences) if (own) story += end - start;
  return story;
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
