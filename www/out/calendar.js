/** The timeline as iCalendar (RFC 5545): whole days, one event an entry. */

import { words } from '../panels/parts.js';

/** @param {Work} work */
export function calendar({ text, analysis: a }) {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//nutgraf//nutgraf//EN', 'CALSCALE:GREGORIAN'];
  for (const [i, e] of a.timeline.entries()) {
    if (!/^\d{4}-\d\d-\d\d$/.test(e.from)) continue;
    const end = /^\d{4}-\d\d-\d\d$/.test(e.to ?? '') ? /** @type {string} */ (e.to) : e.from;
    lines.push(
      'BEGIN:VEVENT',
      `UID:${e.from}-${i}-${a.stats.characters}@nutgraf`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(e.from)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(end))}`,
      `SUMMARY:${escaped(e.label)}`,
      `DESCRIPTION:${escaped(words(text, a.sentences[e.sentence]))}`,
      `STATUS:${e.planned ? 'TENTATIVE' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    );
  }
  lines.push('END:VCALENDAR', '');
  return lines.map(folded).join('\r\n');
}

/** @param {string} day */
const compact = (day) => day.replace(/-/g, '');

/** @param {string} day */
function dayAfter(day) {
  return new Date(Date.parse(`${day}T00:00Z`) + 864e5).toISOString().slice(0, 10);
}

/** @param {string} value */
const escaped = (value) => value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/**
 * No line longer than 75 bytes, cut between characters.
 *
 * @param {string} line
 */
function folded(line) {
  let out = '';
  let bytes = 0;
  for (const character of line) {
    const size = new Blob([character]).size;
    if (bytes + size > 73) {
      out += '\r\n ';
      bytes = 1;
    }
    out += character;
    bytes += size;
  }
  return out;
}
