/** A saved web page: Mozilla Readability finds the article in it; without it (offline) the whole page is read. */

import { day, parse, readBlocks, readHtml } from './html.js';

/**
 * @param {string} html
 * @returns {Promise<Clean>}
 */
export async function readPage(html) {
  const whole = readHtml(html);
  try {
    const { Readability } = await import('../vendor/readability.js');
    const found = new Readability(parse(html), { serializer: (/** @type {Node} */ node) => node }).parse();
    if (!found?.content || (found.textContent ?? '').trim().length < 200) return whole;
    const body = readBlocks(/** @type {Element} */ (found.content));
    const head = [found.title, found.byline].filter((line) => line && !body.text.startsWith(line)).join('\n\n');
    const shift = head ? head.length + 2 : 0;
    return {
      text: head ? `${head}\n\n${body.text}` : body.text,
      kinds: [
        ...(found.title && shift ? [{ at: 0, kind: /** @type {const} */ ('headline') }] : []),
        ...body.kinds.map(({ at, kind }) => ({ at: at + shift, kind })),
      ],
      date: day(found.publishedTime) ?? whole.date,
    };
  } catch {
    return whole;
  }
}
