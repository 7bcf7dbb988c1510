/** A saved web page: Mozilla Readability finds the article in it; without it (offline) the whole page is read. */

import { inertDocument } from '../trusted.js';
import { readHtml, toDay } from './html.js';
import { Markup } from './markup.js';

/** Readability reads a page again and again: a longer or deeper one would hold the page up for seconds. */
const LENGTH = 1_500_000;
const ELEMENTS = 12_000;
const DEPTH = 150;

/**
 * @param {string} html
 * @returns {Promise<Clean>}
 */
export async function readPage(html) {
  const whole = await readHtml(html);
  try {
    if (!isUsual(html)) return whole;
    const { Readability } = await import('../vendor/readability.js');
    const found = new Readability(documentOf(html)).parse();
    if (!found?.content || (found.textContent ?? '').trim().length < 200) return whole;
    const body = await readHtml(/** @type {string} */ (found.content));
    const head = [found.title, found.byline].filter((line) => line && !body.text.startsWith(line)).join('\n\n');
    const shift = head ? head.length + 2 : 0;
    return {
      text: head ? `${head}\n\n${body.text}` : body.text,
      kinds: [
        ...(found.title && shift ? [{ at: 0, kind: /** @type {const} */ ('headline') }] : []),
        ...body.kinds.map(({ at, kind }) => ({ at: at + shift, kind })).filter(({ kind }) => !shift || kind !== 'headline'),
      ],
      date: toDay(found.publishedTime) ?? whole.date,
    };
  } catch {
    return whole;
  }
}

/** @param {string} html */
function documentOf(html) {
  const made = inertDocument(quiet(html));
  const { body } = made;
  const get = /** @type {() => string} */ (Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')?.get);
  // Readability puts the page back before its next try; our policy takes no markup from a string but by the one way.
  Object.defineProperty(body, 'innerHTML', {
    get: () => get.call(body),
    set: (again) => body.replaceChildren(...inertDocument(again).body.childNodes),
  });
  return made;
}

/**
 * Styles and handlers go: our content security policy would refuse them even in a document that is never shown, and say
 * so in the console. Of a style only that it hides something is kept.
 *
 * @param {string} html
 */
function quiet(html) {
  const markup = new Markup(html);
  const parts = [];
  for (let kind = markup.next(); kind; kind = markup.next()) {
    const { tag } = markup;
    if (kind === 'text') parts.push(markup.text);
    else if (kind === 'raw') parts.push(tag === 'title' || (tag === 'script' && /json/i.test(markup.attributes)) ? markup.text : '');
    else if (kind === 'close') parts.push(`</${tag}>`);
    else {
      const attributes = markup.attributes.replace(/\s(style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, (_, name, value) =>
        name.toLowerCase() === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value) ? ' hidden' : '',
      );
      parts.push(`<${tag}${attributes}>`);
    }
  }
  return parts.join('');
}

/**
 * Whether a page is no longer and no deeper than pages are.
 *
 * @param {string} html
 */
function isUsual(html) {
  if (html.length > LENGTH) return false;
  const markup = new Markup(html);
  let [elements, depth] = [0, 0];
  for (let kind = markup.next(); kind; kind = markup.next()) {
    if (kind === 'open' && !markup.alone && !/^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li)$/.test(markup.tag)) {
      elements++;
      depth++;
    } else if (kind === 'close' && !/^(p|li)$/.test(markup.tag)) depth--;
    if (elements > ELEMENTS || depth > DEPTH) return false;
  }
  return true;
}
