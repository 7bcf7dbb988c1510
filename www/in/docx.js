/** Word documents: the one file of the zip that holds the text, inflated by the browser, a line per paragraph. */

import { Markup, attribute, decode, slices } from './markup.js';
import { Unreadable } from './unreadable.js';

/** Bytes that a document may grow to when inflated, whatever it says of itself. */
const LIMIT = 60_000_000;
/** Characters of text. */
const TEXT = 4_000_000;
/** Deleted text, where moved text stood, hidden words' marks, the older copy of a drawing. */
const SKIP = /^(?:\w+:)?(del|moveFrom|Fallback|instrText|delText|footnoteReference|endnoteReference|commentReference)$/;
/** What stands for a sign of its own. */
const SIGNS = /** @type {Record<string, string>} */ ({ tab: ' ', br: ' ', cr: ' ', noBreakHyphen: '\u2011', softHyphen: '' });

/**
 * @param {Uint8Array<ArrayBuffer>} zip
 * @returns {Promise<Clean>}
 */
export async function readDocx(zip) {
  const files = directory(zip);
  const main = await mainPart(zip, files);
  const markup = new Markup(xml(await inflate(zip, files.get(main))), true);
  const pause = slices();
  /** @type {Clean} */
  const clean = { text: '', kinds: [], date: null };
  /** @typedef {{ line: string, style: string }} Paragraph paragraphs may lie in paragraphs: a box with text */
  /** @type {Paragraph[]} */
  const open = [];
  /** @type {string[]} */
  const skipped = [];
  let inText = false;
  let hidden = false;
  let run = '';
  let any = false;
  const parts = [];
  let length = 0;
  for (let kind = markup.next(); kind; kind = markup.next()) {
    const wait = pause();
    if (wait) await wait;
    const { tag, attributes } = markup;
    const name = tag.slice(tag.indexOf(':') + 1);
    if (kind === 'text') {
      if (inText && !skipped.length) run += decode(markup.text);
      continue;
    }
    if (kind === 'open' && SKIP.test(tag) && !markup.alone) skipped.push(tag);
    else if (kind === 'close' && skipped.at(-1) === tag) skipped.pop();
    if (skipped.length) continue;
    const paragraph = open.at(-1);
    if (kind === 'open') {
      if (name === 'p' && !markup.alone) {
        open.push({ line: '', style: '' });
        any = true;
      } else if (name === 'r') [run, hidden] = ['', false];
      else if (name === 't') inText = !markup.alone;
      else if (name === 'pStyle' && paragraph) paragraph.style = attribute(attributes, 'w:val') ?? '';
      else if (name === 'vanish' || name === 'webHidden') hidden = !/val="(0|false)"/.test(attributes);
      else if (name in SIGNS) run += SIGNS[name];
      else if (name === 'body') any = true;
    } else if (name === 't') inText = false;
    else if (name === 'r') {
      if (paragraph && !hidden) paragraph.line += run;
      run = '';
    } else if (name === 'tc' && paragraph) paragraph.line += ' ';
    else if (name === 'p') {
      const { line, style } = open.pop() ?? { line: '', style: '' };
      const words = line.replace(/\s+/g, ' ').trim();
      if (!words) continue;
      if (/^(title|titel)$/i.test(style)) clean.kinds.push({ at: length, kind: 'headline' });
      else if (/^(heading|berschrift|überschrift)[2-9]$/i.test(style)) clean.kinds.push({ at: length, kind: 'heading' });
      parts.push(words);
      length += words.length + 2;
      if (length > TEXT) throw new Unreadable('tooBig');
    }
  }
  if (!any) throw new Unreadable('brokenDocx');
  clean.text = parts.join('\n\n');
  return clean;
}

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
function xml(bytes) {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[1] === 0 ? 'utf-16le' : bytes[0] === 0 ? 'utf-16be' : 'utf-8';
  return new TextDecoder(utf16).decode(bytes);
}

/** @typedef {{ from: number, size: number, packed: boolean }} Entry */

/**
 * @param {Uint8Array<ArrayBuffer>} zip
 * @returns {Map<string, Entry>}
 */
function directory(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  /** @type {Map<string, Entry>} */
  const files = new Map();
  try {
    let end = zip.length - 22;
    // A comment behind the directory has at most 65,535 bytes.
    const least = Math.max(0, end - 65_535);
    while (end >= least && view.getUint32(end, true) !== 0x06054b50) end--;
    if (end < least) throw new Unreadable('brokenDocx');
    let at = view.getUint32(end + 16, true);
    for (let n = view.getUint16(end + 10, true); n > 0; n--) {
      const [nameLength, extra, comment] = [28, 30, 32].map((o) => view.getUint16(at + o, true));
      const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
      const local = view.getUint32(at + 42, true);
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      files.set(name, { from, size: view.getUint32(at + 20, true), packed: view.getUint16(at + 10, true) !== 0 });
      at += 46 + nameLength + extra + comment;
    }
  } catch {
    throw new Unreadable('brokenDocx');
  }
  return files;
}

/**
 * The part with the text: Word Online gives it another name.
 *
 * @param {Uint8Array<ArrayBuffer>} zip
 * @param {Map<string, Entry>} files
 */
async function mainPart(zip, files) {
  const usual = 'word/document.xml';
  if (files.has(usual)) return usual;
  const links = xml(await inflate(zip, files.get('_rels/.rels')));
  for (const [, attributes] of links.matchAll(/<Relationship\b([^>]*)>/g)) {
    if (/\/officeDocument"/.test(attributes)) return (attribute(attributes, 'Target') ?? '').replace(/^\//, '');
  }
  return usual;
}

/**
 * @param {Uint8Array<ArrayBuffer>} zip
 * @param {Entry | undefined} entry
 * @returns {Promise<Uint8Array>}
 */
async function inflate(zip, entry) {
  if (!entry) throw new Unreadable('brokenDocx');
  const data = zip.slice(entry.from, entry.from + entry.size);
  if (!entry.packed) return data;
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      parts.push(step.value);
      size += step.value.length;
      if (size > LIMIT) throw new Unreadable('tooBig');
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof Unreadable ? error : new Unreadable('brokenDocx');
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
