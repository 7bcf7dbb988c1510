/** Steps from mention to mention of a name. The panel and the card call it, and both show the position. */

import { position } from './entities.js';
import { mentionsOf } from './visible.js';

/**
 * @param {Entity} entity
 * @param {1 | -1} by
 * @param {() => number | null} from where the last step led, which may have been taken while this file was fetched
 * @param {import('../store.js').Store} store
 * @param {PageActions} actions
 */
export function step(entity, by, from, store, actions) {
  const mentions = mentionsOf(store.state, entity);
  const to = beside(mentions, from(), by);
  store.set({ entity: entity.id, at: to.start });
  actions.goTo(to, `e${entity.id}`);
  actions.say(`${entity.name}, ${position(mentions, to.start)}`);
}

/**
 * @param {Mention[]} mentions
 * @param {number | null} at the start of one
 * @param {1 | -1} by
 * @returns {Mention} the one after or before it, around the end; without it the first or last
 */
function beside(mentions, at, by) {
  const here = at ?? (by > 0 ? -1 : Infinity);
  const found = by > 0 ? mentions.find((m) => m.start > here) : mentions.findLast((m) => m.start < here);
  return found ?? /** @type {Mention} */ (mentions.at(by > 0 ? 0 : -1));
}
