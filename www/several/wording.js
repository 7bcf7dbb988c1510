/** Words that differ between two tellings: marked in the text, and told in a line. */

import { el } from '../dom.js';
import { w } from './strings.js';

/** @typedef {import('../pkg/nutgraf.js').Change} Change */

/**
 * `text` with the changed words marked, in the order of the changes. Words that are not found stay unmarked.
 *
 * @param {string} text
 * @param {Change[]} changes
 * @param {'here' | 'there'} side
 * @returns {Child[]}
 */
export function marked(text, changes, side) {
  /** @type {Child[]} */
  const out = [];
  let done = 0;
  for (const change of changes) {
    const words = change[side];
    const at = words ? find(text, words, done) : null;
    if (!at) continue;
    out.push(text.slice(done, at.start), el('mark', null, text.slice(at.start, at.end)));
    done = at.end;
  }
  return [...out, text.slice(done)];
}

/**
 * Whole words, whatever their capitals and the signs between them.
 *
 * @param {string} text
 * @param {string} words
 * @param {number} from
 * @returns {Span | null}
 */
export function find(text, words, from = 0) {
  const parts = words.match(/[\p{L}\p{N}]+/gu);
  if (!parts) return null;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'giu');
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}

/** @param {Change[]} changes */
export function toldChanges(changes) {
  return changes
    .map(({ here, there }) => (!here ? w('leftOut', { words: there }) : !there ? w('addedWords', { words: here }) : w('otherWords', { here, there })))
    .join(' · ');
}
