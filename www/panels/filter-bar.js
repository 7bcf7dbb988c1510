/** The filter's input field, and the lines that say what is filtered by. */

import { byId, el, refill } from '../dom.js';
import { plainDate } from '../dates.js';
import { sayFilter } from './filter.js';
import { isDated } from './lists.js';
import { articleNames } from './visible.js';

/** @type {Map<string, Filter>} what the field's suggestions stand for, in lower case */
const known = new Map();

/**
 * @param {string} words
 * @returns {Filter | null}
 */
export function filterFor(words) {
  const value = words.trim();
  return value ? (known.get(value.toLowerCase()) ?? { by: 'words', value }) : null;
}

/**
 * @param {State} state
 * @param {(filter: Filter | null) => void} set
 * @param {PageActions} actions
 */
export function fillFilter(state, set, actions) {
  const { view, narrowed } = state;
  const input = /** @type {HTMLInputElement} */ (byId('narrow-words'));
  known.clear();
  const names = view ? articleNames(view).filter((e) => e.type !== 'money' && e.type !== 'percent').slice(0, 100) : [];
  for (const { name } of names) known.set(name.toLowerCase(), { by: 'entity', value: name });
  const months = [...new Set(view?.timeline.filter(isDated).filter((e) => /^\d{4}-\d\d/.test(e.edtf)).map((e) => e.from.slice(0, 7)))].slice(0, 60);
  for (const month of months) {
    known.set(plainDate(month).toLowerCase(), { by: 'month', value: month });
  }
  refill(
    byId('narrow-list'),
    names.map(({ name }) => el('option', { value: name })),
    months.map((month) => el('option', { value: plainDate(month) })),
  );
  // On a phone the panels are out of sight, so it is said in the text too.
  const lines = [byId('narrowed'), byId('narrowed-here')];
  if (narrowed) sayFilter(lines, state, narrowed, actions, (filter) => { input.value = filter?.value ?? ''; set(filter); });
  else if (document.activeElement !== input) input.value = '';
}
