/** Every way a text comes in: typed, pasted, dropped, opened, one of our samples. All but typing end at one door, `accept`. */

import { byId, el, refill } from '../dom.js';
import { complain, orSay } from '../messages.js';
import { t } from '../strings.js';

/** An article has a few thousand characters; a book has a million. */
export const LIMIT = 4_000_000;
/** Markup longer than this is not looked at: the plain text beside it is taken. */
const MARKUP = 12_000_000;
/** Characters. Less than this does not replace an article without a question. */
const STRAY = 200;
/** Above this the browser's own insertion takes too long. */
const INSERTED = 100_000;
const SAMPLES = /** @type {const} */ (['politics', 'business', 'disaster']);

/**
 * @param {object} page
 * @param {(clean: Clean) => void} page.take a whole new text
 * @param {(text: string) => void} page.typed
 * @param {() => State['mode']} page.mode
 * @param {() => boolean} page.blank is there no text yet?
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} page.peek reads a text without showing it
 */
export function intake({ take, typed, mode, blank, peek }) {
  const area = /** @type {HTMLTextAreaElement} */ (byId('text'));
  const file = /** @type {HTMLInputElement} */ (byId('file'));

  const accept = (/** @type {Clean} */ clean, stray = false) => {
    const { text } = clean;
    if (text.length > LIMIT) complain(t('tooBig'));
    else if (!text.trim()) complain(t('warning-empty'));
    else if (stray && !blank() && text.trim().length < STRAY) {
      const words = text.trim().length > 50 ? `${text.trim().slice(0, 49)}…` : text.trim();
      complain(t('replaceBy', { words }), { label: t('replace'), act: () => take(clean) });
    } else take(clean);
  };
  const open = async (/** @type {FileList | File[]} */ files) => (await orSay(import('./files.js')))?.openFiles(files, (clean) => accept(joined(clean)), peek);

  area.addEventListener('input', () => {
    if (area.value.length > LIMIT) complain(t('tooBig'));
    else typed(area.value);
  });
  const paste = async (/** @type {DataTransfer} */ data) => {
    if (data.files.length && !data.types.includes('text/plain')) return open(data.files);
    accept(await readPaste(data, peek), true);
  };
  area.addEventListener('paste', (event) => {
    const data = event.clipboardData;
    if (!data) return;
    const whole = area.selectionStart === 0 && area.selectionEnd === area.value.length;
    event.preventDefault();
    if (whole || (data.files.length && !data.types.includes('text/plain'))) paste(data);
    else insert(data);
  });
  // Into a text that is being written: as if typed, so that the browser's own Undo takes it back.
  const insert = async (/** @type {DataTransfer} */ data) => {
    const { text } = await readPaste(data);
    if (area.value.length + text.length > LIMIT) return complain(t('tooBig'));
    // Leaving the field ends what was typed so far: Undo takes the paste back alone.
    area.blur();
    area.focus();
    if (text.length < INSERTED && document.execCommand('insertText', false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    typed(area.value);
  };
  document.addEventListener('paste', (event) => {
    const target = event.target;
    if (mode() === 'edit' || (target instanceof Element && target.closest('input, textarea, select, dialog'))) return;
    event.preventDefault();
    if (event.clipboardData) paste(event.clipboardData);
  });

  byId('open').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    await open([...(file.files ?? [])]);
    file.value = '';
  });
  wireDrop(open, paste);
  const button = byId('paste');
  button.hidden = typeof navigator.clipboard?.readText !== 'function';
  button.addEventListener('click', async () => (await orSay(import('./clipboard.js')))?.pasteFromClipboard(area, (clean) => accept(clean, true), peek));

  showSamples(async (name) => {
    try {
      const answer = await fetch(new URL(`../samples/${name}.txt`, import.meta.url));
      if (!answer.ok) throw new Error(answer.statusText);
      accept(plainText(await answer.text()));
    } catch {
      complain(t('missingPart'));
    }
  });
}

/**
 * Files and texts from elsewhere. What is dragged inside the page stays the browser's: a word moves in its field, or nothing happens.
 *
 * @param {(files: FileList) => void} open
 * @param {(data: DataTransfer) => void} paste
 */
function wireDrop(open, paste) {
  const veil = byId('drop');
  let depth = 0;
  let ours = false;
  const lower = () => {
    depth = 0;
    veil.hidden = true;
  };
  const takes = (/** @type {DragEvent} */ event) => !ours && event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain');
  // In a field that has a text, dropped words go where they are dropped.
  const inField = (/** @type {DragEvent} */ { target, dataTransfer }) =>
    target instanceof HTMLTextAreaElement && target.value.trim() !== '' && !dataTransfer?.types.includes('Files');
  addEventListener('dragstart', () => { ours = true; });
  addEventListener('dragend', () => { ours = false; });
  addEventListener('dragenter', (event) => {
    if (!takes(event)) return;
    depth++;
    veil.hidden = false;
  });
  addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    veil.hidden = depth === 0;
  });
  addEventListener('dragover', (event) => {
    if (takes(event) && !inField(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    lower();
    // Firefox follows a link that is dropped on a page.
    if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
    if (!takes(event) || inField(event)) {
      ours = false;
      return;
    }
    event.preventDefault();
    const data = event.dataTransfer;
    if (data?.files.length) open(data.files);
    else if (data) paste(data);
  });
}

/**
 * What to take from a clipboard or a drop: its HTML where that is read better than its plain text, else the text.
 *
 * @param {Pick<DataTransfer, 'getData'>} data
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} [peek]
 * @returns {Promise<Clean>}
 */
export async function readPaste(data, peek) {
  // Before the first wait: afterwards a clipboard is empty.
  const plain = data.getData('text/plain');
  const html = data.getData('text/html');
  // Refused at the door: not worth a look.
  if (plain.length > LIMIT) return { text: plain, kinds: [], date: null };
  if (html && html.length < MARKUP) {
    try {
      const { readHtml } = await import('./html.js');
      const rich = joined(await readHtml(html));
      // An editor's or a terminal's HTML is often a picture of the text: then the text is better.
      if (letters(rich.text) >= letters(plain) * 0.8) {
        if (!peek || !plain.trim()) return rich;
        const { better } = await import('./compete.js');
        return await better(rich, plainText(plain), peek);
      }
    } catch (error) {
      console.info('nutgraf:', error);
      if (!plain.trim()) throw error;
    }
  }
  // Columns, perhaps.
  return plainText(plain.includes('   ') ? await (await import('./side-by-side.js')).oneBelowTheOther(plain) : plain);
}

/**
 * @param {string} text
 * @returns {Clean}
 */
export const plainText = (text) => joined({ text, kinds: [], date: null });

/** Signs nobody sees, which part a name in two: where a word may be hyphenated or broken, a byte order mark. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]|(?<=\p{Script=Latin})[\u200c\u200d](?=\p{Script=Latin})/gu;

/**
 * @param {Clean} clean
 * @returns {Clean}
 */
function joined(clean) {
  let { text } = clean;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (text.search(UNSEEN) < 0) return { ...clean, text };
  let gone = 0;
  let next = 0;
  const kinds = clean.kinds.map((k) => ({ ...k }));
  const out = text.replace(UNSEEN, (sign, at) => {
    while (next < kinds.length && kinds[next].at <= at) kinds[next++].at -= gone;
    gone += sign.length;
    return '';
  });
  while (next < kinds.length) kinds[next++].at -= gone;
  return { ...clean, text: out, kinds };
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
