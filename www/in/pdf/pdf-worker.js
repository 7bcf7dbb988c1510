/**
 * The worker that reads PDF files: pdf.js finds the words and where they stand, `layout.js` makes an article of them.
 * `{ bytes }` is answered by `{ page, pages }` for each page, then `{ clean, lost }` or `{ failed }`. Whoever has enough ends the worker.
 */

import './stand-ins.js';
import { getDocument } from '../../vendor/pdf.js';
// Registers itself: pdf.js then works in this worker and starts none of its own.
import '../../vendor/pdf.worker.js';
import { Layout } from './layout.js';

/** Characters of text: what the page takes. */
const LIMIT = 4_000_000;
/** Words that a page may hold, with their places; more are a drawing. */
const ITEMS = 60_000;

/** The tables of East Asian codes are megabytes, and not part of the page: words in such a code are lost, and that is said. */
class NoTables {
  static lost = false;

  /** @param {{ kind: string }} what pdf.js asks for */
  async fetch({ kind }) {
    NoTables.lost ||= kind === 'cMapUrl';
    throw new Error('not part of the page');
  }
}

addEventListener('message', async ({ data }) => {
  // pdf.js talks to itself in this worker, too.
  if (!data?.bytes) return;
  try {
    postMessage({ clean: await read(data.bytes), lost: NoTables.lost });
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    postMessage({ failed: { PasswordException: 'pdfLocked', TooLong: 'tooBig', NoText: NoTables.lost ? 'pdfCode' : 'pdfScan' }[name] ?? 'pdfBroken', message });
  }
});

/** @param {Uint8Array} bytes */
async function read(bytes) {
  const file = await getDocument({ data: bytes, BinaryDataFactory: NoTables, isEvalSupported: false, enableXfa: false, useSystemFonts: false, disableFontFace: true, isOffscreenCanvasSupported: false, stopAtErrors: false, verbosity: 0 }).promise;
  const layout = new Layout();
  let letters = 0;
  for (let n = 1; n <= file.numPages; n++) {
    const page = await file.getPage(n).catch(() => null);
    postMessage({ page: n, pages: file.numPages });
    if (!page) continue;
    // A page that is broken does not spoil the others.
    const content = await page.getTextContent({ includeMarkedContent: true }).catch(() => null);
    if (!content) continue;
    const { items } = content;
    const { transform, width, height } = page.getViewport({ scale: 1 });
    layout.add(items.slice(0, ITEMS), { transform, width, height });
    for (const item of items) letters += item.str?.length ?? 0;
    page.cleanup();
    if (letters > LIMIT) throw Object.assign(new Error('too long'), { name: 'TooLong' });
  }
  const clean = layout.finish();
  if ((clean.text.match(/\p{L}/gu)?.length ?? 0) < Math.max(30, clean.text.length * 0.4)) throw Object.assign(new Error('no text'), { name: 'NoText' });
  return clean;
}
