/** What the reader takes along: one file per format, made on the spot. */

import { annotations } from './annotations.js';
import { calendar } from './calendar.js';
import { namesCsv, quotesCsv, timelineCsv } from './csv.js';
import { page } from './html.js';
import { report } from './markdown.js';
import { drawing, painting } from './picture.js';
import { timelineJs } from './timelinejs.js';

/** @typedef {{ name: string, type: string, content: string | Blob }} Taken */

const CSV = 'text/csv;charset=utf-8';
const JSON_TYPE = 'application/json';

/** @type {Record<string, { ending: string, type: string, make(work: Work): string | Blob | null | Promise<Blob | null> }>} */
const WAYS = {
  markdown: { ending: '.md', type: 'text/markdown;charset=utf-8', make: report },
  html: { ending: '.html', type: 'text/html;charset=utf-8', make: page },
  json: { ending: '.json', type: JSON_TYPE, make: ({ analysis, corrections }) => JSON.stringify(corrections.length ? { ...analysis, corrections } : analysis, null, 2) },
  csv: { ending: '-timeline.csv', type: CSV, make: timelineCsv },
  names: { ending: '-names.csv', type: CSV, make: namesCsv },
  quotes: { ending: '-quotes.csv', type: CSV, make: quotesCsv },
  ics: { ending: '.ics', type: 'text/calendar;charset=utf-8', make: calendar },
  timelinejs: { ending: '-timelinejs.json', type: JSON_TYPE, make: timelineJs },
  annotations: { ending: '.jsonld', type: 'application/ld+json', make: annotations },
  svg: { ending: '.svg', type: 'image/svg+xml', make: drawing },
  png: { ending: '.png', type: 'image/png', make: painting },
};

/**
 * @param {string} format
 * @param {Work} work
 * @returns {Promise<Taken | null>} null where there is nothing to draw
 */
export async function make(format, work) {
  const { ending, type, make } = WAYS[format];
  const content = await make(work);
  return content === null ? null : { name: fileName(work) + ending, type, content };
}

/** @param {Work} work */
function fileName({ text, analysis: { headline } }) {
  const words = headline ? text.slice(headline.start, headline.end) : '';
  return words.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'article';
}

/** @param {Taken} taken */
export function save({ name, type, content }) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
