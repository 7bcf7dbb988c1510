/** Tables for a spreadsheet. */

import { words } from '../panels/parts.js';
import { named } from '../panels/stays.js';

/**
 * @param {(string | number | null | undefined | boolean)[][]} rows
 * @returns {string}
 */
function csv(rows) {
  // The mark at the start tells Excel that this is UTF-8.
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** @param {string | number | null | undefined | boolean} value */
function cell(value) {
  let text = String(value ?? '');
  // A spreadsheet would run what starts like a formula.
  if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** @param {Work} work */
export function timelineCsv({ text, analysis: a }) {
  return csv([
    ['from', 'to', 'edtf', 'label', 'planned', 'entities', 'sentence', 'words'],
    ...a.timeline.map((e) => [
      e.from,
      e.to,
      e.edtf,
      e.label,
      e.planned,
      e.entities.map((id) => a.entities[id]?.name).join('; '),
      words(text, a.sentences[e.sentence]),
      a.times[e.time] && words(text, a.times[e.time]),
    ]),
  ]);
}

/** @param {Work} work */
export function namesCsv({ text, analysis: a }) {
  return csv([
    ['name', 'type', 'mentions', 'salience', 'also'],
    ...named(a).map((e) => {
      const also = new Set(e.mentions.filter((m) => m.kind !== 'pronoun').map((m) => words(text, m)));
      also.delete(e.name);
      return [e.name, e.type, e.mentions.length, e.salience, [...also].join('; ')];
    }),
  ]);
}

/** @param {Work} work */
export function quotesCsv({ text, analysis: a }) {
  return csv([
    ['speaker', 'kind', 'quote', 'cue', 'confidence', 'start', 'end'],
    ...a.quotes.map((q) => [q.speaker?.name, q.kind, words(text, q), q.cue?.text, q.confidence, q.start, q.end]),
  ]);
}
