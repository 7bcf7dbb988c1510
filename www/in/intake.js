/** Every way a text comes in: typed, pasted, dropped, opened, one of our samples. */

import { byId, el, refill } from '../dom.js';
import { anchor } from '../correct/anchor.js';
import { complain } from '../messages.js';
import { t } from '../strings.js';

/** An article has a few thousand characters; a book has a million. */
export const LIMIT = 4_000_000;
const SAMPLES = /** @type {const} */ (['politics', 'business', 'disaster']);

/**
 * @param {object} page
 * @param {(clean: Clean) => void} page.take a whole new text
 * @param {(text: string) => void} page.typed
 * @param {(hints: KindHint[], date: string | null, text: string) => void} page.pasted into the text that is there
 * @param {() => boolean} page.reading is an article on screen, and no text field?
 */
export function intake({ take, typed, pasted, reading }) {
  const area = /** @type {HTMLTextAreaElement} */ (byId('text'));
  const file = /** @type {HTMLInputElement} */ (byId('file'));

  const accept = (/** @type {Clean} */ clean) => {
    const text = clean.text.replace(/\r\n?/g, '\n');
    if (text.length > LIMIT) complain(t('tooBig'));
    else if (text.trim()) take({ ...clean, text });
    else complain(t('warning-empty'));
  };
  const open = async (/** @type {File | undefined} */ chosen) => {
    if (!chosen) return;
    try {
      const { readFile } = await import('./files.js');
      accept(await readFile(chosen));
    } catch (error) {
      complain(t(/** @type {{ key?: Key }} */ (error).key ?? 'unreadable'));
    }
  };

  area.addEventListener('input', () => {
    if (area.value.length > LIMIT) complain(t('tooBig'));
    else typed(area.value);
  });
  area.addEventListener('paste', async (event) => {
    const data = event.clipboardData;
    if (!data) return;
    if (data.files.length && !data.types.includes('text/plain')) {
      event.preventDefault();
      open(data.files[0]);
      return;
    }
    event.preventDefault();
    const clean = await readPaste(data);
    const text = clean.text.replace(/\r\n?/g, '\n');
    if (area.selectionStart === 0 && area.selectionEnd === area.value.length) {
      accept(clean);
      return;
    }
    const at = area.selectionStart;
    area.setRangeText(text, at, area.selectionEnd, 'end');
    pasted(clean.kinds.map(({ at: i, kind }) => ({ anchor: anchor(area.value, { start: at + i, end: lineEnd(area.value, at + i) }), kind })), clean.date, area.value);
  });
  document.addEventListener('paste', async (event) => {
    const target = event.target;
    if (!reading() || (target instanceof Element && target.closest('input, textarea, select'))) return;
    if (event.clipboardData) accept(await readPaste(event.clipboardData));
  });

  byId('open').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    open(file.files?.[0]);
    file.value = '';
  });

  const veil = byId('drop');
  let depth = 0;
  addEventListener('dragenter', (event) => {
    if (!event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain')) return;
    depth++;
    veil.hidden = false;
  });
  addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    veil.hidden = depth === 0;
  });
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', async (event) => {
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    const data = event.dataTransfer;
    if (data?.files.length) open(data.files[0]);
    else if (data) accept(await readPaste(data));
  });

  showSamples(async (name) => {
    try {
      const answer = await fetch(new URL(`../samples/${name}.txt`, import.meta.url));
      if (!answer.ok) throw new Error(answer.statusText);
      accept({ text: await answer.text(), kinds: [], date: null });
    } catch {
      complain(t('unreadable'));
    }
  });
}

/**
 * What to take from a clipboard or a drop: its HTML where that says more than its plain text, else the text.
 *
 * @param {DataTransfer} data
 * @returns {Promise<Clean>}
 */
async function readPaste(data) {
  const plain = data.getData('text/plain');
  const html = data.getData('text/html');
  if (html && /<(p|h[1-6]|li|article|section|figure|blockquote)\b/i.test(html)) {
    const { readHtml } = await import('./html.js');
    const clean = readHtml(html);
    // An editor's or a terminal's HTML is often a picture of the text: then the text is better.
    if (letters(clean.text) >= letters(plain) * 0.8) return clean;
  }
  return { text: plain, kinds: [], date: null };
}

/** @param {string} text */
function letters(text) {
  return text.replace(/\s+/g, '').length;
}

/** The first words of each sample, known without fetching it. */
const TITLES = {
  politics: 'Harbour vote splits coalition in Varnholm',
  business: 'Orlec to cut 900 jobs as chip orders slump',
  disaster: 'Dozens rescued after dam gives way above Keswick Falls',
};

/** @param {(name: typeof SAMPLES[number]) => void} choose */
export function showSamples(choose) {
  refill(
    byId('sample-list'),
    SAMPLES.map((name) =>
      el(
        'li',
        null,
        el('button.sample-card', { type: 'button', 'data-sample': name, onclick: () => choose(name) }, el('span.kicker', { 'data-t': `sample-${name}` }, t(`sample-${name}`)), el('span.head', { lang: 'en' }, TITLES[name])),
      ),
    ),
  );
}

/**
 * @param {string} text
 * @param {number} at
 */
export function lineEnd(text, at) {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
