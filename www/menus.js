/** What opens over the page: taking along, sharing, keys, privacy, language. */

import { append, byId, el, icon } from './dom.js';
import { currentLanguage, LANGUAGES, t } from './strings.js';
import { complain, toast } from './messages.js';
import { forgetEverything, isRemembering, keepLanguage, remember } from './keep.js';
import { CAREFUL, LIMIT, makeLink } from './out/link.js';

/** @typedef {import('./store.js').Store} Store */

/** What one can take along, in the order of the menu. */
const FORMATS = /** @type {const} */ (['markdown', 'html', 'json', 'csv', 'names', 'quotes', 'ics', 'timelinejs', 'annotations', 'svg', 'png']);
/** Of these a copy on the clipboard makes sense. */
const COPIED = new Set(['markdown', 'json', 'csv', 'names', 'quotes', 'annotations']);

/**
 * @param {object} page
 * @param {Store} page.store
 * @param {(language: string) => Promise<void>} page.speak
 * @param {() => void} page.startAfresh
 */
export function wireMenus({ store, speak, startAfresh }) {
  const take = byId('take-menu');
  const more = byId('more-menu');
  take.addEventListener('beforetoggle', () => fillTake(take, store));
  more.addEventListener('beforetoggle', () => fillMore(more, { store, speak, startAfresh }));
  for (const menu of [take, more]) placeUnder(menu);
  byId('share').addEventListener('click', () => showShare(store));
}

/**
 * Under the button that opened it; where there is no room, at the screen's edge.
 *
 * @param {HTMLElement} menu
 */
function placeUnder(menu) {
  menu.addEventListener('toggle', () => {
    const button = document.querySelector(`[popovertarget="${menu.id}"]`);
    if (!button || !menu.matches(':popover-open')) return;
    const at = button.getBoundingClientRect();
    menu.style.top = `${at.bottom + 4}px`;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8))}px`;
  });
}

/**
 * @param {HTMLElement} menu
 * @param {Store} store
 */
function fillTake(menu, store) {
  const out = async (/** @type {typeof FORMATS[number]} */ format, /** @type {boolean} */ copy) => {
    menu.hidePopover();
    const { text, view, corrections } = store.state;
    if (!view) return;
    const { make, save } = await import('./out/take.js');
    const file = await make(format, { text, analysis: view, corrections });
    if (!file) complain(t('noTimelineYet'));
    else if (!copy) {
      save(file);
      toast(t('saved', { name: file.name }));
    } else {
      try {
        await navigator.clipboard.writeText(/** @type {string} */ (file.content));
        toast(t('copied'));
      } catch {
        toast(t('notCopied'));
      }
    }
  };
  menu.replaceChildren(
    el(
      'ul',
      null,
      FORMATS.map((format) =>
        el(
          'li',
          null,
          el('button.quiet', { type: 'button', 'data-format': format, onclick: () => out(format, false) }, icon('down'), ' ', t(`out-${format}`)),
          COPIED.has(format) && el('button.quiet.copy', { type: 'button', 'data-copy': format, 'aria-label': `${t('copy')}: ${t(`out-${format}`)}`, onclick: () => out(format, true) }, t('copy')),
        ),
      ),
      el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); print(); } }, icon('print'), ' ', t('print'))),
    ),
  );
}

/**
 * @param {HTMLElement} menu
 * @param {{ store: Store, speak(language: string): Promise<void>, startAfresh(): void }} page
 */
function fillMore(menu, { store, speak, startAfresh }) {
  const box = el('input', { type: 'checkbox', checked: isRemembering() });
  box.addEventListener('change', () => {
    const allowed = remember(box.checked, store.state, currentLanguage());
    box.checked = box.checked && allowed;
    toast(t(!allowed ? 'cannotRemember' : box.checked ? 'remembered' : 'notRemembered'));
  });
  const language = el(
    'select',
    {
      id: 'language',
      onchange: async (/** @type {Event} */ event) => {
        const { value } = /** @type {HTMLSelectElement} */ (event.target);
        menu.hidePopover();
        await speak(value);
        keepLanguage(value);
      },
    },
    Object.entries(LANGUAGES).map(([code, name]) => el('option', { value: code, selected: code === currentLanguage(), lang: code }, name)),
  );
  menu.replaceChildren();
  append(menu, [
    el('ul', null, [
      el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); showHelp(); } }, t('help'), el('kbd', null, '?'))),
      el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); showPrivacy(); } }, t('privacy'))),
      el('li', null, el('label', null, box, ' ', t('remember'))),
      el('li', null, el('label', null, t('language'), ' ', language)),
      el(
        'li',
        null,
        el(
          'button.quiet',
          {
            type: 'button',
            id: 'forget',
            onclick: async () => {
              menu.hidePopover();
              await forgetEverything();
              startAfresh();
              toast(t('forgotten'));
            },
          },
          t('forget'),
        ),
      ),
    ]),
  ]);
}

/**
 * @param {string} title
 * @param {import('./dom.js').Child[]} children
 */
function showDialog(title, children) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('dialog'));
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

function showPrivacy() {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
  showDialog(t('privacyTitle'), [
    el('p', null, t('privacy1')),
    el('p', null, t('privacy2')),
    el('p', null, t('privacy3')),
    el('pre', { tabIndex: 0, 'aria-label': 'Content-Security-Policy' }, policy.split('; ').join(';\n')),
    el('p', null, t('privacy4')),
  ]);
}

/** @param {Store} store */
async function showShare(store) {
  const link = await makeLink(store.state);
  if (link.length > LIMIT) {
    showDialog(t('shareTitle'), [el('p', null, t('shareTooLong'))]);
    return;
  }
  const field = el('input', { type: 'text', readOnly: true, value: link, 'aria-label': t('shareTitle'), onfocus: () => field.select() });
  showDialog(t('shareTitle'), [
    el('p', null, t('shareWarning')),
    link.length > CAREFUL && el('p.careful', null, t('shareLong', { n: link.length })),
    el(
      'p.row',
      null,
      field,
      el(
        'button.strong',
        {
          type: 'button',
          onclick: async () => {
            try {
              await navigator.clipboard.writeText(link);
              toast(t('copied'));
            } catch {
              field.select();
              toast(t('notCopied'));
            }
          },
        },
        t('shareCopy'),
      ),
    ),
  ]);
}
