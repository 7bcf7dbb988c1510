/**
 * The day of publication, from which “on Monday” is read: under the headline, and above the timeline. Where the text does
 * not tell it, it is asked for, and what it would bring is said.
 */

import { byId, el, refill } from '../dom.js';
import { plainDate, plainEdtf } from '../dates.js';
import { t } from '../strings.js';
import { place } from './lists.js';

/** @typedef {PageActions & { undated(): (date: string) => Promise<number> }} Actions */

/** How far into a text its day may stand. */
const HEAD = 1200;

/** How many dates would appear, by analysis. */
/** @type {WeakMap<Analysis, number>} */
const waiting = new WeakMap();

/**
 * @param {State} state
 * @param {Actions} actions
 */
export function showPublished(state, actions) {
  const { view } = state;
  if (!view) return;
  const { value, source, span } = view.documentDate;
  const given = value && state.corrections.some((c) => c.op === 'published' && c.date === value);
  for (const [where, id] of /** @type {const} */ ([['dated', 'published'], ['dated-here', 'published-here']])) {
    const node = byId(where);
    let input = /** @type {HTMLInputElement | null} */ (node.querySelector('input'));
    if (!input) {
      input = el('input', { type: 'date', id, max: '9999-12-31', onchange: () => set(input?.value || null, actions) });
      node.append(el('label', { htmlFor: id, 'data-t': 'published' }, t('published')), input, el('span.note', where === 'dated' ? { id: 'published-note' } : null), el('div.ask'));
    }
    if (document.activeElement !== input) input.value = value ?? '';
    input.classList.toggle('open', !value);
    const words = t(given ? 'date-yours' : `date-${source}`);
    const note = /** @type {HTMLElement} */ (node.querySelector('.note'));
    refill(note, span ? place(`${id}-from`, span, actions, words) : words);
    node.classList.toggle('guess', source === 'none' || source === 'inferred');
    refill(/** @type {HTMLElement} */ (node.querySelector('.ask')), value ? null : question(view, actions));
  }
}

/**
 * @param {string | null} date
 * @param {Actions} actions
 */
function set(date, actions) {
  if (date && !/^[12]\d{3}-/.test(date)) return;
  actions.correct({ op: 'published', date }, date ? t('datedNow', { date: plainDate(date) }) : t('corrected'));
}

/**
 * @param {Analysis} view
 * @param {Actions} actions
 * @returns {Child[]}
 */
function question(view, actions) {
  const half = dayAndMonth(view);
  const choices = half
    ? years(half).map((year) => /** @type {[string, string]} */ ([`${year}-${half}`, plainDate(`${year}-${half}`)]))
    : [[iso(0), t('today')], [iso(1), t('yesterday')]];
  const brings = el('span.brings');
  const count = (/** @type {number} */ n) => brings.replaceChildren(n > 0 ? t('datesAppear', { n }) : '');
  const known = waiting.get(view);
  if (known !== undefined) count(known);
  else {
    waiting.set(view, 0);
    actions.undated()(choices[0][0]).then((n) => { waiting.set(view, n); count(n); for (const other of document.querySelectorAll('.brings')) other.textContent = n > 0 ? t('datesAppear', { n }) : ''; }, () => {});
  }
  return [
    half && el('span', null, t('whichYear', { day: plainEdtf(`XXXX-${half}`) })),
    ...choices.map(([date, words]) => el('button.chip', { type: 'button', onclick: () => set(date, actions) }, words)),
    brings,
  ];
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
