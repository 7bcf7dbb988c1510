/**
 * The day of publication, from which “on Monday” is read: under the headline, and above the timeline. Where the text does
 * not tell it, it is asked for, and what it would bring is said.
 */

import { byId, el, refill } from '../dom.js';
import { plainDate } from '../dates.js';
import { orSay } from '../messages.js';
import { t } from '../strings.js';
import { place } from './lists.js';

/** @typedef {PageActions & { undated(): (date: string) => Promise<number> }} Actions */

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
    if (value) node.querySelector('.ask')?.replaceChildren();
  }
  if (!value) orSay(import('./date-question.js')).then((d) => d?.askForDay(view, actions, (date) => set(date, actions)));
}

/**
 * @param {string | null} date
 * @param {Actions} actions
 */
function set(date, actions) {
  if (date && !/^[12]\d{3}-/.test(date)) return;
  actions.correct({ op: 'published', date }, date ? t('datedNow', { date: plainDate(date) }) : t('corrected'));
}
