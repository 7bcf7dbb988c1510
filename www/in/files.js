/** A file the reader dropped or opened: what kind it is is told by its bytes first, its name second. */

import { LIMIT } from './intake.js';
import { Unreadable } from './unreadable.js';

/**
 * @param {File} file
 * @returns {Promise<Clean>}
 */
export async function readFile(file) {
  if (file.size > LIMIT * 3) throw new Unreadable('tooBig');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const name = file.name.toLowerCase();
  if (bytes.length === 0) throw new Unreadable('emptyFile');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    if (!name.endsWith('.docx')) throw new Unreadable('archive');
    const { readDocx } = await import('./docx.js');
    return readDocx(bytes);
  }
  if (ascii(bytes, '%PDF-')) throw new Unreadable('pdf');
  const text = decode(bytes);
  if (/\.x?html?$/.test(name) || /^\s*<(!doctype html|html)\b/i.test(text)) {
    const { readPage } = await import('./readable.js');
    return readPage(text);
  }
  if (name.endsWith('.md')) return { text: plainMarkdown(text), kinds: [], date: null };
  return { text, kinds: [], date: null };
}

/**
 * @param {Uint8Array} bytes
 * @param {string} head
 */
function ascii(bytes, head) {
  return [...head].every((c, i) => bytes[i] === c.charCodeAt(0));
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {string}
 */
export function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (looksBinary(bytes)) throw new Unreadable('binary');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Older Windows files.
    return new TextDecoder('windows-1252').decode(bytes);
  }
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
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^#{1,6}\s+(.*?)\s*#*$/gm, '\n$1\n')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])/g, '$1')
    .replace(/^>\s?/gm, '');
}
