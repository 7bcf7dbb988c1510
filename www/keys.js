/** The keys that work everywhere on the page. */

import { byId } from './dom.js';
import { dim } from './article/spotlight.js';
import { dressed } from './messages.js';
import { fold } from './panels/jump.js';
import { showView } from './views.js';

/** @typedef {import('./views.js').View} View */

const VIEWS = /** @type {View[]} */ (['article', 'summary', 'entities', 'quotes', 'timeline']);

/** Whether keys without Ctrl do anything: who speaks to the computer may not want them. */
export const keys = { on: true };

/**
 * @param {object} page
 * @param {import('./store.js').Store} page.store
 * @param {() => void} page.undo
 * @param {() => void} page.redo
 * @param {import('./article/reader.js').Reader} page.reader
 * @param {{ isOpen: boolean }} page.card
 * @param {() => boolean} page.goBack
 */
export function wireKeys({ store, undo, redo, reader, card, goBack }) {
  document.addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    const command = event.ctrlKey || event.metaKey;
    // In an empty field there is nothing else to take back.
    const blank = target instanceof HTMLTextAreaElement && !target.value && command;
    if (!blank && target.closest('input, textarea, select, dialog')) return;
    if (command && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    } else if (command && event.key.toLowerCase() === 'y') {
      event.preventDefault();
      redo();
    } else if (command || event.altKey) {
      return;
    } else if (!keys.on && event.key !== 'Escape') {
      return;
    } else if (event.key === '?') {
      event.preventDefault();
      dressed('windows', import('./dialogs.js')).then((d) => d?.showHelp());
    } else if (store.state.view && event.key === '/') {
      event.preventDefault();
      byId('narrow-words').focus();
    } else if (store.state.view && event.key >= '1' && event.key <= '5') {
      const view = VIEWS[Number(event.key) - 1];
      showView(view);
      if (view === 'article') reader.focus();
      else focusFirst(view);
    } else if (event.key === 'Escape' && !card.isOpen) {
      dim();
      if (!goBack() && store.state.entity !== null) store.set({ entity: null });
    }
  });
}

/** @param {string} section */
function focusFirst(section) {
  fold(byId(section), false);
  const first = byId(section).querySelector('.go') ?? byId(section).querySelector('button, summary');
  if (first instanceof HTMLElement) first.focus();
}
