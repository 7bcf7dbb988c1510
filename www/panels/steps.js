/** Where the reader is among the mentions of a name: the panel and the card go through the same ones. */

import { t } from '../strings.js';
import { stays, story, touches } from './stays.js';

/**
 * The mentions to go through: those on the page that the filter leaves, or where it leaves none, all on the page.
 *
 * @param {State} state
 * @param {Entity} entity
 * @returns {Mention[]}
 */
export function mentionsOf({ view, narrowed }, entity) {
  const read = view ? story(view) : [];
  const shown = entity.mentions.filter((m) => touches(read, m));
  const left = shown.filter((m) => stays(narrowed, m));
  return left.length ? left : shown;
}

/**
 * @param {Mention[]} mentions
 * @param {number | null} at the start of one
 * @param {1 | -1} by
 * @returns {Mention} the one after or before it, around the end; without it the first or last
 */
export function beside(mentions, at, by) {
  const here = at ?? (by > 0 ? -1 : Infinity);
  const found = by > 0 ? mentions.find((m) => m.start > here) : mentions.findLast((m) => m.start < here);
  return found ?? /** @type {Mention} */ (mentions.at(by > 0 ? 0 : -1));
}

/**
 * @param {Mention[]} mentions
 * @param {number | null} at
 * @returns {string | null} "2 of 7"; null where none of them starts there
 */
export function position(mentions, at) {
  const nth = mentions.findIndex((m) => m.start === at);
  return nth < 0 ? null : t('nthOf', { nth: nth + 1, n: mentions.length });
}
