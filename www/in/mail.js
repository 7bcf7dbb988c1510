/** A stored mail or web archive (MIME): its text part without headers, signature and attachments, and the day of the mail. */

import { binary } from './bytes.js';
import { Unreadable } from './unreadable.js';

/** Parts in parts. */
const DEPTH = 10;
/** A plain part shorter than this only says that there is another. */
const LEAST = 200;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** @typedef {{ headers: Map<string, string>, from: number, to: number }} Part */

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {{ text: string, html: boolean, date: string | null }}
 */
export function readMail(bytes) {
  const source = binary(bytes);
  const whole = part(source, 0, source.length);
  /** @type {Part[]} */
  const leaves = [];
  collect(source, whole, leaves, 0);
  const texts = leaves.filter((p) => !/^attachment/i.test(p.headers.get('content-disposition') ?? ''));
  const of = (/** @type {RegExp} */ type) => texts.find((p) => type.test(typeOf(p)));
  const plain = of(/^text\/plain/i);
  const html = of(/^(text\/html|application\/xhtml)/i);
  const words = plain ? body(source, plain) : '';
  const date = dayOf(whole.headers.get('date') ?? '');
  if (plain && (!html || words.trim().length >= LEAST)) return { text: withoutSignature(isFlowed(plain) ? flowed(words) : words), html: false, date };
  if (!html) throw new Unreadable('mail');
  return { text: body(source, html), html: true, date };
}

/**
 * @param {string} source
 * @param {number} from
 * @param {number} to
 * @returns {Part}
 */
function part(source, from, to) {
  /** @type {Map<string, string>} */
  const headers = new Map();
  let at = from;
  // Headers end at the first blank line; a stored mail may begin with blank ones.
  while (at < to && /[\r\n]/.test(source[at])) at++;
  const head = source.slice(at, Math.min(to, at + 200_000));
  const end = /\r?\n\r?\n/.exec(head);
  for (const line of head.slice(0, end?.index ?? head.length).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, from: end ? at + end.index + end[0].length : to, to };
}

/** @param {Part} p */
const typeOf = (p) => p.headers.get('content-type') ?? 'text/plain';

/**
 * @param {Part} p
 * @param {string} name
 */
function parameter(p, name) {
  const found = new RegExp(`;\\s*${name}\\*?=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(typeOf(p).slice(0, 2000));
  return found?.[1] ?? found?.[2] ?? null;
}

/**
 * @param {string} source
 * @param {Part} whole
 * @param {Part[]} leaves
 * @param {number} depth
 */
function collect(source, whole, leaves, depth) {
  const boundary = /^multipart\//i.test(typeOf(whole)) && parameter(whole, 'boundary');
  if (!boundary || depth > DEPTH) {
    leaves.push(whole);
    return;
  }
  const mark = `--${boundary}`;
  let at = source.indexOf(mark, whole.from);
  while (at >= 0 && at < whole.to && !source.startsWith('--', at + mark.length)) {
    const line = source.indexOf('\n', at);
    const next = source.indexOf(`\n${mark}`, line);
    const end = next < 0 || next > whole.to ? whole.to : next;
    if (line < 0) break;
    collect(source, part(source, line + 1, end), leaves, depth + 1);
    at = next < 0 ? -1 : next + 1;
  }
}

/**
 * @param {string} source
 * @param {Part} p
 */
function body(source, p) {
  const raw = source.slice(p.from, p.to);
  const how = (p.headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const bytes = how === 'base64' ? fromBase64(raw) : how === 'quoted-printable' ? bytesOf(unquoted(raw)) : bytesOf(raw);
  const charset = parameter(p, 'charset') ?? (how && how !== '7bit' ? 'utf-8' : null);
  if (charset && !/^us-ascii$/i.test(charset)) {
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      // A name that nobody knows.
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** @param {string} text */
function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** @param {string} text */
function unquoted(text) {
  return text.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '').replace(/=([\dA-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

/** @param {string} text */
function fromBase64(text) {
  const signs = text.replace(/[^\w+/]/g, '');
  try {
    return bytesOf(atob(signs.slice(0, signs.length - (signs.length % 4 === 1 ? 1 : 0))));
  } catch {
    throw new Unreadable('mail');
  }
}

/** @param {Part} p */
const isFlowed = (p) => /^flowed$/i.test(parameter(p, 'format') ?? '');

/**
 * Lines that end in a blank go on in the next (RFC 3676).
 *
 * @param {string} text
 */
function flowed(text) {
  return text.replace(/\r\n/g, '\n').replace(/^ (?=[ >]|From )/gm, '').replace(/(?<!^--) \n(?!>|\n)/gm, ' ');
}

/** @param {string} text */
function withoutSignature(text) {
  const at = text.search(/^-- ?\r?$/m);
  return at > 0 ? text.slice(0, at) : text;
}

/**
 * The day as it was where the mail was written.
 *
 * @param {string} date “Tue, 15 Nov 2016 10:00:00 +0100”
 */
function dayOf(date) {
  const [, day, name, year] = /\b(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\b/.exec(date) ?? [];
  const month = MONTHS.indexOf(name?.toLowerCase()) + 1;
  if (!month) return null;
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}
