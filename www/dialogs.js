/** What opens in the middle of the page: the keys, what happens to the text, the link to share. */

import './strings/more.js';
import { dim } from './article/spotlight.js';
import { append, byId, el, icon } from './dom.js';
import { toast } from './messages.js';
import { CAREFUL, LIMIT, makeLink } from './out/link.js';
import { t } from './strings.js';

/**
 * @param {string} title
 * @param {Child[]} children
 */
export function showDialog(title, children) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('dialog'));
  // WebKit paints it on the title.
  dim();
  dialog.replaceChildren();
  append(dialog, [
    el('header', null, el('h2', { id: 'dialog-title' }, title), el('button.quiet.icon-only', { type: 'button', 'aria-label': t('close'), onclick: () => dialog.close() }, icon('close'))),
    ...children,
  ]);
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
  if (!dialog.open) dialog.showModal();
  return dialog;
}

export function showHelp() {
  const rows = /** @type {const} */ ([
    ['← →', 'key-move'],
    ['n p', 'key-same'],
    ['Enter', 'key-enter'],
    ['Esc', 'key-escape'],
    ['Ctrl Z  Ctrl Y', 'key-undo'],
    ['1 2 3 4 5', 'key-views'],
    ['/', 'key-narrow'],
    ['?', 'key-help'],
  ]);
  showDialog(t('helpTitle'), [
    el('dl.keys', null, rows.map(([keys, what]) => el('div', null, el('dt', null, keys.split(' ').filter(Boolean).map((k) => el('kbd', null, k))), el('dd', null, t(what))))),
  ]);
}

/** What the program is good for and what not, with the figures of its tests. */
export function showLimits() {
  showDialog(t('limitsTitle'), [
    el('p', null, t('limits1')),
    el('ul.limits', null, /** @type {const} */ (['limits2', 'limits3', 'limits4', 'limits5']).map((key) => el('li', null, t(key)))),
    el('p', null, t('limits6')),
  ]);
}

export function showPrivacy() {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  showDialog(t('privacyTitle'), [
    el('p', null, t('privacy1')),
    el('p', null, t('privacy2')),
    el('p', null, t('privacy3')),
    el('pre', { tabIndex: 0, 'aria-label': 'Content-Security-Policy' }, policy.split('; ').join(';\n')),
    el('p', null, t('privacy4')),
  ]);
}

/** The lines that put the reader into a page of one's own. */
const SNIPPET = `<script type="module" src="nutgraf/nut-graf.js"></script>
<article id="story">…</article>
<nut-graf for="story"></nut-graf>`;

export function showEmbed() {
  showDialog(t('embedTitle'), [
    el('p', null, t('embed1')),
    el('pre', { tabIndex: 0, 'aria-label': 'HTML' }, SNIPPET),
    el('p', null, t('embed2')),
    el('p.row', null, copyButton(SNIPPET, t('embedCopy'))),
  ]);
}

/**
 * @param {string} words
 * @param {string} label
 * @param {HTMLInputElement} [field] to select where copying is forbidden
 */
function copyButton(words, label, field) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
      toast(t('copied'));
    } catch {
      field?.select();
      toast(t('notCopied'));
    }
  };
  return el('button.strong', { type: 'button', onclick: copy }, label);
}

/** @param {import('./store.js').Store} store */
export async function showShare(store) {
  const link = await makeLink(store.state).catch(() => null);
  if (!link) return showDialog(t('shareTitle'), [el('p', null, t('shareFailed'))]);
  if (link.length > LIMIT) {
    return showDialog(t('shareTitle'), [el('p', null, t('shareTooLong'))]);
  }
  const field = el('input', { type: 'text', readOnly: true, value: link, 'aria-label': t('shareTitle'), onfocus: () => field.select() });
  return showDialog(t('shareTitle'), [
    el('p', null, t('shareWarning')),
    link.length > CAREFUL && el('p.careful', null, t('shareLong', { n: link.length })),
    el('p.row', null, field, copyButton(link, t('shareCopy'), field)),
  ]);
}
