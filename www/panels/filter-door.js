/** The filter's field; what it knows of names and months is fetched when somebody turns to it. */

import { byId } from '../dom.js';
import { orSay } from '../messages.js';

/** @type {typeof import('./filter-bar.js') | undefined} */
let bar;
/** Fills the field's suggestions. */
let fill = () => {};

/** @param {(filter: Filter | null) => void} set */
export function wireFilter(set) {
  const input = /** @type {HTMLInputElement} */ (byId('narrow-words'));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  input.addEventListener('focus', () => fetched());
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => set((await fetched())?.filterFor(input.value) ?? null), 150);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') set(null);
  });
}

async function fetched() {
  if (!bar) {
    bar = await orSay(import('./filter-bar.js'));
    fill();
  }
  return bar;
}

/**
 * @param {State} state
 * @param {(filter: Filter | null) => void} set
 * @param {PageActions} actions
 */
export function showFilter(state, set, actions) {
  for (const id of ['narrowed', 'narrowed-here']) byId(id).hidden = !state.narrowed;
  fill = () => bar?.fillFilter(state, set, actions);
  if (state.narrowed && !bar) fetched();
  else fill();
}
