/** A file the reader dropped or opened: what kind it is is told by its bytes first, its name second. */

import '../strings/more.js';
import { complain, toast } from '../messages.js';
import { t } from '../strings.js';
import { binary } from './bytes.js';
import { LIMIT } from './intake.js';
import { Unreadable } from './unreadable.js';

/** Bytes. A PDF holds pictures and type beside its words. */
const BYTES = LIMIT * 3;
const PDF = 64_000_000;

let turn = 0;

/**
 * Of several files the first; of several tries the last.
 *
 * @param {FileList | File[]} files
 * @param {(clean: Clean) => void} accept
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} [peek]
 */
export async function openFiles([chosen, ...more], accept, peek) {
  if (!chosen) return;
  const mine = ++turn;
  try {
    const clean = await readFile(chosen, peek);
    if (mine !== turn) return;
    accept(clean);
    if (more.length) toast(t('oneFile', { name: chosen.name }));
  } catch (error) {
    console.info('nutgraf:', error);
    if (mine === turn) complain(t(/** @type {{ key?: Key }} */ (error).key ?? 'unreadable'));
  }
}

/**
 * @param {File} file
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} [peek]
 * @returns {Promise<Clean>}
 */
export async function readFile(file, peek) {
  if (file.size > PDF) throw new Unreadable('tooBig');
  const start = await file.slice(0, 1024).text();
  const isPdf = start.includes('%PDF-');
  if (file.size > BYTES && !isPdf) throw new Unreadable('tooBig');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = file.name.toLowerCase();
  if (bytes.length === 0) throw new Unreadable('emptyFile');
  if (isPdf && !/\.(txt|md|html?)$/.test(name)) {
    const { readPdf } = await import('./pdf/pdf.js');
    return readPdf(bytes);
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    if (!name.endsWith('.docx')) throw new Unreadable('archive');
    const { readDocx } = await import('./docx.js');
    return readDocx(bytes);
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  if (head.startsWith('{\\rtf')) {
    const { readRtf } = await import('./rtf.js');
    return readRtf(binary(bytes));
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw new Unreadable('oldWord');
  if (/\.(eml|mht(ml)?)$/.test(name) || isMail(head)) return readMail(bytes, peek);
  if (/\.(webloc|url)$/.test(name) || /^(\[InternetShortcut\]|bplist)/.test(head)) throw new Unreadable('shortcut');
  const page = /\.x?html?$/.test(name) || /^[\s\ufeff]*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html)\b/i.test(head.replace(/^ï»¿/, ''));
  const text = decode(bytes, page ? charsetOf(head) : null);
  if (page) {
    const { readPage } = await import('./readable.js');
    return readPage(text);
  }
  if (text.length > LIMIT) throw new Unreadable('tooBig');
  if (/\.(md|markdown|mdown)$/.test(name)) return { text: plainMarkdown(text.replace(/\r\n?/g, '\n')), kinds: [], date: null };
  const { oneBelowTheOther } = await import('./side-by-side.js');
  return { text: await oneBelowTheOther(text.replace(/\r\n?/g, '\n')), kinds: [], date: null };
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} [peek]
 * @returns {Promise<Clean>}
 */
async function readMail(bytes, peek) {
  const mail = (await import('./mail.js')).readMail(bytes);
  if (mail.text.length > LIMIT * 3) throw new Unreadable('tooBig');
  if (mail.html) {
    const { readPage } = await import('./readable.js');
    const page = await readPage(mail.text);
    return { ...page, date: page.date ?? mail.date };
  }
  if (mail.text.length > LIMIT) throw new Unreadable('tooBig');
  // A mail may hand on an older article, which tells its own day.
  const own = peek && mail.date && (await peek(mail.text.slice(0, 20_000), {})).documentDate;
  return { text: mail.text, kinds: [], date: own && own.value && (own.source === 'byline' || own.source === 'dateline') ? null : mail.date };
}

/** @param {string} head */
function isMail(head) {
  const lines = head.split(/\r?\n/, 20);
  return lines.filter((l) => /^(from|to|subject|date|message-id|mime-version|received|content-type|return-path|delivered-to):\s/i.test(l)).length >= 4 && /^(mime-version|message-id|received|return-path|content-type):/im.test(head);
}

/**
 * @param {string} head
 * @returns {string | null} the charset that an HTML page names, in a meta tag or its XML head
 */
function charsetOf(head) {
  return (/<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ?? /^\W{0,3}<\?xml[^>]{0,200}\sencoding\s*=\s*["']([\w-]+)/i.exec(head))?.[1] ?? null;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string | null} [named]
 * @returns {string}
 */
export function decode(bytes, named = null) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf16 = silentUtf16(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  if (looksBinary(bytes)) throw new Unreadable('binary');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder().decode(bytes);
    // A byte that got lost in a text of UTF-8 is one sign; the rest is still right.
    const bad = lenient.split('\ufffd').length - 1;
    const good = lenient.match(/[\u0080-\ufffc]/g)?.length ?? 0;
    if (good >= bad) return lenient;
    try {
      return new TextDecoder(named ?? 'windows-1252').decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}

/**
 * UTF-16 without a byte order mark: every second byte of English is zero.
 *
 * @param {Uint8Array} bytes
 * @returns {'utf-16le' | 'utf-16be' | null}
 */
function silentUtf16(bytes) {
  const head = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  head.forEach((b, i) => { if (b === 0) zeros[i & 1]++; });
  const half = head.length / 2;
  if (zeros[1] > half * 0.7 && zeros[0] < half * 0.1) return 'utf-16le';
  if (zeros[0] > half * 0.7 && zeros[1] < half * 0.1) return 'utf-16be';
  return null;
}

/** @param {Uint8Array} bytes */
function looksBinary(bytes) {
  const head = bytes.subarray(0, 8192);
  let odd = 0;
  for (const b of head) if (b === 0 || (b < 32 && b !== 9 && b !== 10 && b !== 12 && b !== 13 && b !== 27)) odd++;
  return odd > head.length / 100;
}

/**
 * Markdown's signs taken off: an article is wanted, not its source.
 *
 * @param {string} source
 */
function plainMarkdown(source) {
  return source
    .replace(/^\ufeff?---\n[\s\S]*?\n---\n/, '')
    .replace(/^(?:\[\^[^\]\n]+\]|\[[^\]\n]+\]): .*$/gm, '')
    .split('\n')
    .map(plainLine)
    .join('\n');
}

/** @param {string} line */
function plainLine(line) {
  const heading = /^#{1,6}\s+(.*)$/.exec(line);
  if (line.includes('|') && line.includes('---') && /^[\s:|-]+$/.test(line)) return '';
  const plain = (heading ? withoutClosing(heading[1]) : line)
    .replace(/^\s*\|(.*)\|\s*$/, (_, cells) => cells.split('|').map((/** @type {string} */ c) => c.trim()).join('\t'))
    .replace(/^>\s?/, '')
    .replace(/!\[[^\][]*\]\((?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/\[\^[^\][]+\]/g, '')
    .replace(/\[([^\][]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/\[([^\][]+)\]\[[^\][]*\]/g, '$1')
    .replace(/~~(?=\S)[^~]+~~/g, '')
    .replace(/(?<![\w*\\])[*_](?=\S)([^*_]+)(?<=\S)[*_](?![\w*])/g, '$1')
    .replace(/\*\*(?=\S)([^*]+)\*\*/g, '$1')
    .replace(/__(?=\S)([^_]+)__/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return heading ? `\n${plain}\n` : plain;
}

/** @param {string} heading “Title ##” */
function withoutClosing(heading) {
  let end = heading.trimEnd().length;
  while (heading[end - 1] === '#') end--;
  return heading.slice(0, end).trimEnd();
}
