/** Shows and focuses the item of a panel that belongs to a mark in the text. */

import { byId } from '../dom.js';
import { narrowScreen, showView } from '../views.js';
import { fold } from './jump.js';
import { showEntities } from './entities.js';
import { reach } from './lists.js';
import { showQuotes } from './quotes.js';
import { showTimeline } from './timeline.js';

/**
 * A list that is cut short opens as far as the item; a filter that leaves it out goes.
 *
 * @param {string} key
 * @param {State} state
 * @param {PageActions} actions
 */
export async function show(key, state, actions) {
  const item = find(key) ?? far(key, state, actions) ?? (await actions.filter(null), far(key, state, actions));
  if (!item) return;
  const details = item.closest('details');
  if (details) details.open = true;
  const section = item.closest('section');
  if (section) fold(section, false);
  const view = /** @type {import('../views.js').View | undefined} */ (section?.id);
  if (view && narrowScreen()) showView(view);
  item.scrollIntoView({ block: 'center' });
  item.focus();
}

/**
 * @param {string} key
 * @returns {HTMLElement | null}
 */
const find = (key) => byId('panels').querySelector(`[data-key="${key}"]`);

/**
 * @param {string} key
 * @param {State} state
 * @param {PageActions} actions
 */
function far(key, state, actions) {
  reach.key = key;
  (key.startsWith('e') ? showEntities : key.startsWith('q') ? showQuotes : showTimeline)(state, actions);
  reach.key = '';
  return find(key);
}
