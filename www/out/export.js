/** The files that can be saved. The package writes most formats; pictures and formats of other programs are made here. */

import { annotations } from './annotations.js';
import { drawing, painting } from './picture.js';
import { timelineJs } from './timelinejs.js';

/** @typedef {{ name: string, type: string, content: string | Blob }} ExportedFile */

const CSV = 'text/csv;charset=utf-8';
const JSON_TYPE = 'application/json';

/** The mark at the start tells Excel that a table is UTF-8. */
const table = (/** @type {ExportFormat} */ format) => async (/** @type {ExportInput} */ { exportAs }) => `\ufeff${await exportAs(format)}`;

/**
 * JSON that may stand inside a `<script>` of a page: no string in it can end the script.
 *
 * @param {string} json
 */
const safeInScript = (json) => json.replace(/</g, '\\u003c');

/** @type {Record<string, { ending: string, type: string, make(input: ExportInput): string | Blob | null | Promise<string | Blob | null> }>} */
const FORMATS = {
  markdown: { ending: '.md', type: 'text/markdown;charset=utf-8', make: ({ exportAs }) => exportAs('markdown') },
  notes: { ending: '-notes.md', type: 'text/markdown;charset=utf-8', make: ({ exportAs }) => exportAs('notes') },
  html: { ending: '.html', type: 'text/html;charset=utf-8', make: ({ exportAs }) => exportAs('html') },
  json: { ending: '.json', type: JSON_TYPE, make: ({ analysis, corrections }) => safeInScript(JSON.stringify(corrections.length ? { ...analysis, corrections } : analysis, null, 2)) },
  csv: { ending: '-timeline.csv', type: CSV, make: table('timeline-csv') },
  names: { ending: '-names.csv', type: CSV, make: table('names-csv') },
  quotes: { ending: '-quotes.csv', type: CSV, make: table('quotes-csv') },
  ics: { ending: '.ics', type: 'text/calendar;charset=utf-8', make: ({ exportAs }) => exportAs('ics') },
  timelinejs: { ending: '-timelinejs.json', type: JSON_TYPE, make: (input) => safeInScript(timelineJs(input)) },
  annotations: { ending: '.jsonld', type: 'application/ld+json', make: (input) => safeInScript(annotations(input)) },
  svg: { ending: '.svg', type: 'image/svg+xml', make: drawing },
  png: { ending: '.png', type: 'image/png', make: painting },
};

/**
 * @param {string} format
 * @param {ExportInput} input
 * @returns {Promise<ExportedFile | null>} null where there is nothing to draw
 */
export async function makeFile(format, input) {
  const { ending, type, make } = FORMATS[format];
  const content = await make(input);
  return content === null ? null : { name: fileName(input) + ending, type, content };
}

/** @param {ExportInput} input */
function fileName({ text, analysis: { headline } }) {
  const words = headline ? text.slice(headline.start, headline.end) : '';
  return words.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'article';
}

/** @param {ExportedFile} file */
export function save({ name, type, content }) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
