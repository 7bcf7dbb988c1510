/** Dates in words, never with more precision than the text has: for the page and the element, in any language. */

/** @typedef {'since' | 'until' | 'about' | 'decade' | 'century' | 'yearPart' | 'beforeChrist' | 'part21'} EdtfKey */
/** @typedef {(key: EdtfKey, values: Record<string, string>) => string} Say */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} iso `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param {string} language
 * @param {Say} t the words of that language
 * @param {'long' | 'short'} [style]
 * @returns {string}
 */
export function dateWords(iso, language, t, style = 'long') {
  const found = /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?/.exec(iso);
  if (!found) return iso;
  const [year, month, day] = found.slice(1).map(Number);
  // The year before 1 is 0 in EDTF, and 1 BC to everybody else.
  if (year < 1) return t('beforeChrist', { year: String(1 - year) });
  if (!month) return String(year);
  const key = `${language} ${style} ${day ? 1 : 0}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: 'UTC',
      year: 'numeric',
      month: style === 'long' ? 'long' : 'short',
      day: day ? 'numeric' : undefined,
    });
    formats.set(key, format);
  }
  const date = new Date(Date.UTC(2000, month - 1, day || 1));
  date.setUTCFullYear(year, month - 1, day || 1);
  return Number.isNaN(date.getTime()) ? iso : format.format(date);
}

/**
 * A date of Extended Date/Time Format in words: `2016-11-14`, `201X`, `2014?`, `2012/2014`, `2016-21` (a season).
 *
 * @param {string} edtf
 * @param {string} language
 * @param {Say} t the words of that language
 * @returns {string}
 */
export function edtfWords(edtf, language, t) {
  const again = (/** @type {string} */ part) => edtfWords(part, language, t);
  const range = edtf.split('/');
  if (range.length === 2) {
    const [from, to] = range;
    if (!to || to === '..') return t('since', { date: again(from) });
    if (!from || from === '..') return t('until', { date: again(to) });
    const end = again(to);
    return `${again(from).replace(/ \d{4}$/, (year) => (end.endsWith(year) ? '' : year))} – ${end}`;
  }
  if (/[?~%]$/.test(edtf)) return t('about', { date: again(edtf.replace(/[?~%]+$/, '')) });
  const yearless = /^XXXX-(\d\d(?:-\d\d)?)$/.exec(edtf);
  // A leap year, so that 29 February exists.
  if (yearless) return dateWords(`2000-${yearless[1]}`, language, t).replace(/,? 2000$/, '');
  const decade = /^(\d{3})[Xx]$/.exec(edtf);
  if (decade) return t('decade', { year: `${decade[1]}0` });
  const century = /^(\d{2})[Xx]{2}$/.exec(edtf);
  if (century) return t('century', { years: `${century[1]}00–${century[1]}99` });
  const part = /^(\d{4})-(2[1-4]|3[3-9]|4[01])$/.exec(edtf);
  if (part) {
    const name = /** @type {'part21'} */ (`part${part[2]}`);
    return t('yearPart', { part: t(name, {}), year: part[1] });
  }
  return /^-?\d{4}(-\d\d){0,2}$/.test(edtf) ? dateWords(edtf, language, t) : edtf;
}
