/** The words of the interface, in the reader's language. English is built in, others are loaded when chosen. */

import { en } from './strings/en.js';

export const LANGUAGES = { en: 'English', de: 'Deutsch' };

/** @type {Record<string, string>} */
let strings = {};
let language = 'en';
let plural = new Intl.PluralRules('en');
let numbers = new Intl.NumberFormat('en');
/** English, with what was fetched later. */
/** @type {Record<string, string>} */
const english = { ...en };

/** @param {Record<string, string>} more the words of parts that are fetched when wanted */
export function addEnglish(more) {
  Object.assign(english, more);
}

export const currentLanguage = () => language;

/**
 * @param {string} code
 */
export async function useLanguage(code) {
  strings = code === 'de' ? (await import('./strings/de.js')).de : {};
  language = code === 'de' ? 'de' : 'en';
  plural = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-t]')) {
    node.textContent = t(/** @type {Key} */ (node.getAttribute('data-t')));
  }
  for (const node of document.querySelectorAll('[data-t-label]')) {
    node.setAttribute('aria-label', t(/** @type {Key} */ (node.getAttribute('data-t-label'))));
  }
  for (const node of document.querySelectorAll('[data-t-placeholder]')) {
    node.setAttribute('placeholder', t(/** @type {Key} */ (node.getAttribute('data-t-placeholder'))));
  }
}

/**
 * The words for `key`, with `{name}` filled in. A string of two forms, "one | many", is chosen by `n`.
 *
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  let words = /** @type {string} */ (strings[key] ?? english[key] ?? key);
  if (words.includes(' | ') && 'n' in values) {
    const [one, many] = words.split(' | ');
    words = plural.select(Number(values.n)) === 'one' ? one : many;
  }
  return words.replace(/\{(\w+)\}/g, (hole, name) => {
    const value = values[name];
    return typeof value === 'number' ? numbers.format(value) : (value ?? hole);
  });
}

/**
 * The words around the article's own in an exported file, which the package writes.
 *
 * @param {string} footer
 * @returns {Record<string, string>}
 */
export function exportStrings(footer) {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month)));
  return { ...english, ...strings, language, months: months.join(' '), footer };
}

/**
 * For codes that come out of an analysis: the words, or `fallback` where we have none yet.
 *
 * @param {string} key
 * @param {string} fallback
 */
export function tOr(key, fallback) {
  return key in strings || key in english ? t(/** @type {Key} */ (key)) : fallback;
}
