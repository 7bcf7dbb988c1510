/** The filter's input field, and the lines that say what is filtered by. */

import { byId, el, refill } from '../dom.js';
import { plainDate } from '../dates.js';
import { isDated } from './lists.js';
import { articleNames } from './visible.js';

/** @param {(filter: Filter | null) => void} set */
export function wireFilter(set) {
  const input = /** @type {HTMLInputElement} */ (byId('narrow-words'));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => set(filterFor(input.value)), 150);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') set(null);
  });
}

/** @type {Map<string, Filter>} what the field's suggestions stand for, in lower case */
const known = new Map();

/**
 * @param {string} words
 * @returns {Filter | null}
 */
function filterFor(words) {
  const value = words.trim();
  return value ? (known.get(value.toLowerCase()) ?? { by: 'words', value }) : null;
}

/**
 * @param {State} state
 * @param {(filter: Filter | null) => void} set
 * @param {PageActions} actions
 */
export function showFilter(state, set, actions) {
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
  // On a phone the panels are out of sight.
  const lines = [byId('narrowed'), byId('narrowed-here')];
  for (const line of lines) line.hidden = !narrowed;
  // The file was loaded when the filter was applied.
  if (narrowed) import('./filter.js').then(({ sayFilter }) => sayFilter(lines, state, narrowed, actions, (filter) => { input.value = filter?.value ?? ''; set(filter); }));
  else if (document.activeElement !== input) input.value = '';
}
