/** Dates in the reader's language. */

import { dateWords, edtfWords } from './edtf.js';
import { currentLanguage, t } from './strings.js';

/**
 * @param {string} iso `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param {'long' | 'short'} [style]
 */
export const plainDate = (iso, style) => dateWords(iso, currentLanguage(), t, style);

/** @param {string} edtf a date of Extended Date/Time Format */
export const plainEdtf = (edtf) => edtfWords(edtf, currentLanguage(), t);
