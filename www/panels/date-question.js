/** Where the text does not tell its day: a question under the headline, with what an answer would bring. */

import '../strings/more.js';
import { byId, el, refill } from '../dom.js';
import { plainDate, plainEdtf } from '../dates.js';
import { t } from '../strings.js';
import { showView } from '../views.js';

/** @typedef {import('./published.js').Actions} Actions */

/** How far into a text its day may stand. */
const HEAD = 1200;

/** How many dates would appear, by analysis. */
/** @type {WeakMap<Analysis, number>} */
const waiting = new WeakMap();

/**
 * @param {Analysis} view
 * @param {Actions} actions
 * @param {(date: string) => void} set
 */
export function askForDay(view, actions, set) {
  const asks = ['dated', 'dated-here'].map((id) => byId(id).querySelector('.ask'));
  for (const node of asks) if (node) refill(node, question(view, set));
  // What is asked says what is missing.
  if (dayAndMonth(view)) for (const node of asks) node?.parentElement?.querySelector('.note')?.replaceChildren();
  const say = (/** @type {number} */ n) => {
    for (const node of asks) node?.querySelector('.brings')?.replaceChildren(n > 0 ? t('datesAppear', { n }) : '');
  };
  const known = waiting.get(view);
  if (known !== undefined) return say(known);
  waiting.set(view, 0);
  const then = (/** @type {number} */ n) => {
    waiting.set(view, n);
    say(n);
  };
  actions.undated()(choices(view)[0][0]).then(then, () => {});
}

/**
 * @param {Analysis} view
 * @param {(date: string) => void} set
 * @returns {Child[]}
 */
function question(view, set) {
  const half = dayAndMonth(view);
  const answer = (/** @type {string} */ date) => {
    set(date);
    // The dates that were promised are shown.
    if (waiting.get(view)) showView('timeline');
  };
  return [
    half && el('span', null, t('whichYear', { day: plainEdtf(`XXXX-${half}`) })),
    ...choices(view).map(([date, words]) => el('button.chip', { type: 'button', onclick: () => answer(date) }, words)),
    el('span.brings'),
  ];
}

/**
 * @param {Analysis} view
 * @returns {[string, string][]} days to choose from, likeliest first
 */
function choices(view) {
  const half = dayAndMonth(view);
  if (!half) return [[iso(0), t('today')], [iso(1), t('yesterday')]];
  return years(half).map((year) => [`${year}-${half}`, plainDate(`${year}-${half}`)]);
}

/** @param {number} ago days */
function iso(ago) {
  const day = new Date();
  day.setDate(day.getDate() - ago);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}

/**
 * Day and month that the head of the text gives without a year, as a dateline does.
 *
 * @param {Analysis} view
 * @returns {string | null} `MM-DD`
 */
function dayAndMonth({ times, paragraphs }) {
  const story = paragraphs.find((p) => p.kind === 'body');
  for (const { value, start } of times) {
    const found = /^XXXX-(\d\d-\d\d)$/.exec(value);
    if (start > HEAD) return null;
    if (!found) continue;
    const line = paragraphs.find((p) => p.start <= start && start < p.end);
    // In a line of its own before the story, or in the dateline that opens it.
    if (line && (line.end <= (story?.start ?? 0) || line.kind === 'byline' || (line === story && start - line.start < 40))) return found[1];
  }
  return null;
}

/**
 * The latest years in which that day has come.
 *
 * @param {string} half `MM-DD`
 */
function years(half) {
  const now = iso(0);
  const year = Number(now.slice(0, 4));
  const latest = `${year}-${half}` <= now ? year : year - 1;
  return [latest, latest - 1].filter((y) => half !== '02-29' || new Date(Date.UTC(y, 1, 29)).getUTCMonth() === 1);
}
