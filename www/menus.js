/** What opens over the page: two menus and three dialogs, loaded when first asked for. */

import { byId } from './dom.js';
import { dressed } from './messages.js';

/**
 * @param {object} page
 * @param {import('./store.js').Store} page.store
 * @param {import('./session.js').Session} page.session
 * @param {(language: string) => Promise<void>} page.speak
 * @param {() => void} page.forgetTexts
 * @param {() => void} page.showChanges
 */
export function wireMenus({ store, session, speak, forgetTexts, showChanges }) {
  const exports = byId('take-menu');
  const more = byId('more-menu');
  const items = () => dressed('windows', import('./menu-items.js'));
  onOpen(exports, async () => (await items())?.fillExportMenu(exports, store, session));
  onOpen(more, async () => (await items())?.fillMore(more, { store, speak, forgetTexts, showChanges }));
  const dialogs = () => dressed('windows', import('./dialogs.js'));
  byId('share').addEventListener('click', async () => (await dialogs())?.showShare(store));
  byId('about').addEventListener('click', async ({ target }) => (await dialogs())?.[/** @type {'showLimits'} */ (/** @type {HTMLElement} */ (target).dataset.about)]?.());
}

/**
 * Fills a menu each time it opens, and puts it under the button that opened it; where there is no room, at the screen's edge.
 *
 * @param {HTMLElement} menu
 * @param {() => Promise<unknown>} fill
 */
function onOpen(menu, fill) {
  menu.addEventListener('toggle', async () => {
    const button = document.querySelector(`[popovertarget="${menu.id}"]`);
    if (!button || !menu.matches(':popover-open')) return;
    await fill();
    const at = button.getBoundingClientRect();
    menu.style.top = `${at.bottom + 4}px`;
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - menu.offsetWidth - 8))}px`;
  });
}
