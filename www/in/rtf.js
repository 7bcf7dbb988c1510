/** Rich Text Format: the words of the running text, a line per paragraph. */

import { slices } from './markup.js';
import { Unreadable } from './unreadable.js';

/** Groups that hold no running text. */
const SKIP = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl fldinst bkmkstart bkmkend filetbl pntext pntxta pntxtb nonshppict tc xe'.split(' '),
);
const SIGNS = /** @type {Record<string, string>} */ ({
  par: '\n\n', sect: '\n\n', page: '\n\n', row: '\n\n', line: '\n', tab: '\t', cell: '\t', emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: ' ', enspace: ' ', qmspace: ' ',
});
/** Characters of text. */
const TEXT = 4_000_000;
/** Bytes that are decoded at once. */
const AT_ONCE = 4000;
/** Groups that are open at once. */
const DEPTH = 2000;
const WORD = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;

/**
 * @param {string} source a character for each byte
 * @returns {Promise<Clean>}
 */
export async function readRtf(source) {
  const pause = slices();
  const charset = `windows-${/\\ansicpg(\d{3,5})/.exec(source.slice(0, 2000))?.[1] ?? '1252'}`;
  const codes = decoder(source.startsWith('{\\rtf1\\mac') ? 'macintosh' : charset);
  let state = { skip: false, hidden: false, fallback: 1 };
  /** @type {typeof state[]} */
  const stack = [];
  /** @type {string[]} */
  const parts = [];
  let length = 0;
  /** Bytes that stand for one character. */
  let bytes = '';
  /** Signs that stand in for the last Unicode character, for old readers. */
  let replaced = 0;
  const put = (/** @type {string} */ words) => {
    if (state.skip || state.hidden) return;
    parts.push(words);
    length += words.length;
    if (length > TEXT) throw new Unreadable('tooBig');
  };
  /** @param {boolean} [more] a character of several bytes may go on */
  const flush = (more = false) => {
    if (bytes) put(codes(bytes, more));
    bytes = '';
  };
  for (let i = 0; i < source.length; ) {
    const wait = pause();
    if (wait) await wait;
    const sign = source[i];
    if (sign === '\\' && source[i + 1] === "'") {
      if (replaced > 0) replaced--;
      else bytes += String.fromCharCode(parseInt(source.slice(i + 2, i + 4), 16) || 63);
      if (bytes.length >= AT_ONCE) flush(true);
      i += 4;
      continue;
    }
    flush();
    if (sign === '{') {
      if (stack.length >= DEPTH) throw new Unreadable('rtf');
      stack.push({ ...state });
      replaced = 0;
      i++;
      if (source.startsWith('\\*', i)) state.skip = true;
    } else if (sign === '}') {
      state = stack.pop() ?? state;
      replaced = 0;
      i++;
      // What stands behind the last brace is no part of the document.
      if (!stack.length) break;
    } else if (sign === '\\') {
      WORD.lastIndex = i + 1;
      const found = WORD.exec(source);
      if (!found) {
        const next = source[i + 1] ?? '';
        put(next === '~' ? '\u00a0' : next === '_' ? '\u2011' : next === '\n' || next === '\r' ? '\n\n' : /[\\{}]/.test(next) ? next : '');
        i += 2;
        continue;
      }
      const [whole, word, number] = found;
      i += 1 + whole.length;
      if (SKIP.has(word)) state.skip = true;
      else if (word === 'u') {
        put(String.fromCharCode(Number(number) & 0xffff));
        replaced = state.fallback;
      } else if (word === 'uc') state.fallback = Math.min(10, Math.max(0, Number(number ?? 1)));
      else if (word === 'v' || word === 'deleted') state.hidden = number !== '0';
      else if (word === 'plain') state.hidden = false;
      else if (word === 'bin') i += Math.max(0, Number(number ?? 0));
      else if (word in SIGNS) put(SIGNS[word]);
    } else if (sign === '\r' || sign === '\n') i++;
    else {
      let end = i + 1;
      while (end < source.length && end - i < 2000 && !/[\\{}\r\n]/.test(source[end])) end++;
      const words = source.slice(i + Math.min(replaced, end - i), end);
      replaced = Math.max(0, replaced - (end - i));
      put(/[\u0080-\u00ff]/.test(words) ? codes(words) : words);
      i = end;
    }
  }
  flush();
  const text = parts.join('').replace(/\n{3,}/g, '\n\n').trim();
  return { text, kinds: [], date: null };
}

/**
 * @param {string} charset
 * @returns {(bytes: string, more?: boolean) => string}
 */
function decoder(charset) {
  /** @type {TextDecoder} */
  let made;
  try {
    made = new TextDecoder(charset);
  } catch {
    made = new TextDecoder('windows-1252');
  }
  return (bytes, more = false) => made.decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)), { stream: more });
}
