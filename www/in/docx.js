/** Word documents: the one file of the zip that holds the text, inflated by the browser, a line per paragraph. */

import { Unreadable } from './unreadable.js';

const PART = 'word/document.xml';
/** What a document may grow to when inflated. */
const LIMIT = 60_000_000;

/**
 * @param {Uint8Array<ArrayBuffer>} zip
 * @returns {Promise<Clean>}
 */
export async function readDocx(zip) {
  const xml = new TextDecoder().decode(await inflate(zip));
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  /** @type {Clean} */
  const clean = { text: '', kinds: [], date: null };
  for (const p of document.getElementsByTagNameNS('*', 'p')) {
    let line = '';
    for (const node of p.getElementsByTagNameNS('*', '*')) {
      if (node.localName === 't') line += node.textContent;
      else if (node.localName === 'tab' || node.localName === 'br') line += ' ';
    }
    line = line.replace(/\s+/g, ' ').trim();
    if (!line) continue;
    const style = p.getElementsByTagNameNS('*', 'pStyle')[0];
    const name = [...(style?.attributes ?? [])].find((a) => a.localName === 'val')?.value ?? '';
    if (clean.text) clean.text += '\n\n';
    if (/^title$/i.test(name)) clean.kinds.push({ at: clean.text.length, kind: 'headline' });
    else if (/^heading[2-9]$/i.test(name)) clean.kinds.push({ at: clean.text.length, kind: 'heading' });
    clean.text += line;
  }
  return clean;
}

/**
 * @param {Uint8Array<ArrayBuffer>} zip
 * @returns {Promise<ArrayBuffer>}
 */
async function inflate(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new Unreadable('brokenDocx');
  try {
    let at = view.getUint32(end + 16, true);
    for (let n = view.getUint16(end + 10, true); n > 0; n--) {
      const [nameLength, extra, comment] = [28, 30, 32].map((o) => view.getUint16(at + o, true));
      const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
      if (name === PART) {
        const local = view.getUint32(at + 42, true);
        const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
        const data = zip.slice(from, from + view.getUint32(at + 20, true));
        if (view.getUint32(at + 24, true) > LIMIT) throw new Unreadable('tooBig');
        if (view.getUint16(at + 10, true) === 0) return data.buffer;
        return await new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer();
      }
      at += 46 + nameLength + extra + comment;
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
  }
  throw new Unreadable('brokenDocx');
}
