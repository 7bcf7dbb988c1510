/** The one filter's field, and the lines that say what it left. */

import { byId, el, refill } from '../dom.js';
import { plainDate } from '../dates.js';
import { named } from './stays.js';

/** @param {(filter: Filter | null) => void} set */
export function wireNarrow(set) {
  const input = /** @type {HTMLInputElement} */ (byId('narrow-words'));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => set(meant(input.value)), 150);
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
function meant(words) {
  const value = words.trim();
  return value ? (known.get(value.toLowerCase()) ?? { by: 'words', value }) : null;
}

/**
 * @param {State} state
 * @param {(filter: Filter | null) => void} set
 */
export function showNarrow({ view, narrowed }, set) {
  const input = /** @type {HTMLInputElement} */ (byId('narrow-words'));
  known.clear();
  const names = view ? named(view).filter((e) => e.type !== 'money' && e.type !== 'percent').slice(0, 100) : [];
  for (const { name } of names) known.set(name.toLowerCase(), { by: 'entity', value: name });
  const months = [...new Set(view?.timeline.filter((e) => /^\d{4}-\d\d/.test(e.edtf)).map((e) => e.from.slice(0, 7)))].slice(0, 60);
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
  // Loaded already, to work it out.
  if (narrowed) import('./narrow.js').then(({ sayNarrowed }) => sayNarrowed(lines, narrowed.filter, () => { input.value = ''; set(null); }));
  else if (document.activeElement !== input) input.value = '';
}
