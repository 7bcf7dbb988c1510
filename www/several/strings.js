/** The words of this page alone. Those that it shares with the first page are in `../strings.js`. */

import { currentLanguage, t, useLanguage } from '../strings.js';
import { en } from './en.js';

/** @typedef {keyof typeof en} Word */

/** @type {Record<Word, string>} */
let strings = en;

/** @param {string} code */
export async function speak(code) {
  await useLanguage(code);
  strings = currentLanguage() === 'de' ? (await import('./de.js')).de : en;
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
