/** From the text to an item of a panel. */

import { byId } from '../dom.js';
import { narrowScreen, showView } from '../views.js';
import { showEntities } from './entities.js';
import { reach } from './parts.js';
import { showQuotes } from './quotes.js';
import { showTimeline } from './timeline.js';

/**
 * A list that is cut short opens as far as the item; a filter that leaves it out goes.
 *
 * @param {string} key
 * @param {State} state
 * @param {Hands} hands
 */
export function show(key, state, hands) {
  const item = find(key) ?? far(key, state, hands) ?? (hands.filter(null), far(key, state, hands));
  if (!item) return;
  const details = item.closest('details');
  if (details) details.open = true;
  const view = /** @type {import('../views.js').View | undefined} */ (item.closest('section')?.id);
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
 * @param {Hands} hands
 */
function far(key, state, hands) {
  reach.key = key;
  (key.startsWith('e') ? showEntities : key.startsWith('q') ? showQuotes : showTimeline)(state, hands);
  reach.key = '';
  return find(key);
}
