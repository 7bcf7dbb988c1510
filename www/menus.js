/** What opens over the page: two menus and three dialogs, loaded when first asked for. */

import { byId } from './dom.js';

/**
 * @param {object} page
 * @param {import('./store.js').Store} page.store
 * @param {import('./session.js').Session} page.session
 * @param {(language: string) => Promise<void>} page.speak
 * @param {() => void} page.startAfresh
 */
export function wireMenus({ store, session, speak, startAfresh }) {
  const exports = byId('take-menu');
  const more = byId('more-menu');
  onOpen(exports, async () => (await import('./menu-items.js')).fillExportMenu(exports, store, session));
  onOpen(more, async () => (await import('./menu-items.js')).fillMore(more, { store, speak, startAfresh }));
  byId('share').addEventListener('click', async () => (await import('./dialogs.js')).showShare(store));
}

/**
 * Fills a menu each time it opens, and puts it under the button that opened it; where there is no room, at the screen's edge.
 *
 * @param {HTMLElement} menu
 * @param {() => Promise<void>} fill
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
