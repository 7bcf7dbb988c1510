/** The words of this page alone. Those that it shares with the first page are in `../strings.js`. */

import { currentLanguage, t, useLanguage } from '../strings.js';
import { en } from './en.js';

/** @typedef {keyof typeof en} Word */

/** @type {Record<Word, string>} */
let strings = en;
/** @type {Record<string, string>} */
let exported = {};

/** The words of exported files where they are not English. */
export const exportWords = () => exported;

/** @param {string} code */
export async function speak(code) {
  await useLanguage(code);
  const other = currentLanguage() === 'de' ? await import('./de.js') : null;
  strings = other?.de ?? en;
  exported = other?.exported ?? {};
  for (const node of document.querySelectorAll('[data-s]')) node.textContent = w(/** @type {Word} */ (node.getAttribute('data-s')));
  for (const node of document.querySelectorAll('[data-s-label]')) node.setAttribute('aria-label', w(/** @type {Word} */ (node.getAttribute('data-s-label'))));
}

/**
 * @param {Word} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function w(key, values) {
  // What is no key of the shared words is filled in as it is.
  return t(/** @type {any} */ (strings[key] ?? en[key]), values);
}

/** @param {string[]} names */
export function listed(names) {
  return new Intl.ListFormat(currentLanguage() === 'en' ? 'en-GB' : currentLanguage()).format(names);
}
