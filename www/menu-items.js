/** What is in the two menus. */

import './strings/more.js';
import { showEmbed, showHelp, showLimits, showPrivacy } from './dialogs.js';
import { cameWithLink } from './correct/touched.js';
import { keys } from './keys.js';
import { append, el, icon } from './dom.js';
import { complain, toast } from './messages.js';
import { forgetEverything, isRemembering, keepLanguage, remember } from './storage-choice.js';
import { LANGUAGES, currentLanguage, t } from './strings.js';

/** The formats to save as: to read, as tables, as a timeline, for other programs. */
const FORMATS = /** @type {const} */ ([
  ['notes', 'markdown', 'html'],
  ['names', 'quotes', 'csv'],
  ['ics', 'timelinejs', 'svg', 'png'],
  ['json', 'annotations'],
]);
/** Formats that can also be copied to the clipboard. */
const COPIED = new Set(['notes', 'markdown', 'json', 'csv', 'names', 'quotes', 'annotations']);

/**
 * @param {HTMLElement} menu
 * @param {import('./store.js').Store} store
 * @param {import('./session.js').Session} session
 */
export function fillExportMenu(menu, store, session) {
  const out = async (/** @type {typeof FORMATS[number][number]} */ format, /** @type {boolean} */ copy) => {
    menu.hidePopover();
    const { text, view, corrections, narrowed } = store.state;
    if (!view) return;
    /** @type {import('./out/export.js').ExportedFile | null} */
    let file;
    try {
      const { makeFile, save } = await import('./out/export.js');
      const { onlyNarrowed, filterWords } = await import('./panels/filter.js');
      const analysis = narrowed ? onlyNarrowed(view, narrowed) : view;
      const footer = [t('taken-by'), narrowed && `${filterWords(narrowed.filter)}.`, await changesLine(corrections)].filter(Boolean).join(' ');
      file = await makeFile(format, { text, analysis, corrections, exportAs: (wanted) => session.exportAs(wanted, footer, analysis) });
      if (file && !copy) save(file);
    } catch (error) {
      console.info('nutgraf:', error);
      return complain(t('notWritten'));
    }
    if (!file) complain(t('noTimelineYet'));
    else if (!copy) toast(t('saved', { name: file.name }));
    else {
      try {
        await navigator.clipboard.writeText(/** @type {string} */ (file.content));
        toast(t('copied'));
      } catch {
        toast(t('notCopied'));
      }
    }
  };
  menu.replaceChildren(
    ...FORMATS.map((group) =>
      el(
        'ul',
        null,
        group.map((format) =>
          el(
            'li',
            null,
            el('button.quiet', { type: 'button', 'data-format': format, onclick: () => out(format, false) }, icon('down'), ' ', t(`out-${format}`)),
            COPIED.has(format) && el('button.quiet.copy', { type: 'button', 'data-copy': format, 'aria-label': `${t('copy')}: ${t(`out-${format}`)}`, onclick: () => out(format, true) }, t('copy')),
          ),
        ),
      ),
    ),
    el('ul', null, el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); print(); } }, icon('print'), ' ', t('print')))),
  );
}

/** Maximum number of changes that a file names. */
const NAMED = 20;

/**
 * What a person changed, for the foot of a file: a file must not pass off a correction as a finding.
 *
 * @param {Correction[]} corrections
 */
async function changesLine(corrections) {
  const changes = corrections.filter((c) => c.op !== 'kind' && c.op !== 'published' && c.op !== 'drop');
  if (!changes.length) return '';
  const { changeWords } = await import('./correct/changes.js');
  const said = changes.slice(0, NAMED).map((c) => (cameWithLink(c) ? `${t('bySender')} ${changeWords(c)}` : changeWords(c)));
  return `${t('corrections')}: ${said.join('; ')}${changes.length > NAMED ? '; …' : ''}.`;
}

/**
 * @param {HTMLElement} menu
 * @param {{ store: import('./store.js').Store, speak(language: string): Promise<void>, forgetTexts(): void, showChanges(): void }} page
 */
export function fillMore(menu, { store, speak, forgetTexts, showChanges }) {
  const single = el('input', { type: 'checkbox', checked: keys.on });
  single.addEventListener('change', () => { keys.on = single.checked; });
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
      el('li', null, el('a.quiet', { href: 'several.html' }, t('several'))),
      el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); showHelp(); } }, t('help'), el('kbd', null, '?'))),
      el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); showPrivacy(); } }, t('privacy'))),
      el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); showLimits(); } }, t('limitsTitle'))),
      el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); showEmbed(); } }, t('embedTitle'))),
      store.state.view && el('li', null, el('button.quiet', { type: 'button', onclick: () => { menu.hidePopover(); showChanges(); } }, t('changesTitle'))),
      el('li', null, el('label', null, single, ' ', t('singleKeys'))),
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
              forgetTexts();
              toast(t('forgotten'));
            },
          },
          t('forget'),
        ),
      ),
    ]),
  ]);
}

