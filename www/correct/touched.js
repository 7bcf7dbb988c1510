/** What a person did with an item of an analysis: set it right, looked at it and confirmed it, or sent it so in a link. */

/** @typedef {'corrected' | 'confirmed' | 'linked'} How */

/** @type {WeakMap<object, How>} */
const items = new WeakMap();
/** Corrections of whoever made a link. */
/** @type {WeakSet<object>} */
const theirs = new WeakSet();

/** @param {object} item */
export const howTouched = (item) => items.get(item) ?? null;

/**
 * @param {object | null | undefined} item
 * @param {Correction} correction
 */
export function touch(item, correction) {
  if (item) items.set(item, theirs.has(correction) ? 'linked' : correction.op === 'confirm' ? 'confirmed' : 'corrected');
}

/** @param {Correction} correction */
export const cameWithLink = (correction) => theirs.has(correction);

/** @param {Correction} correction */
export function comesWithLink(correction) {
  theirs.add(correction);
}
