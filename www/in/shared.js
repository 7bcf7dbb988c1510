/** A text that another program hands over: shared to the installed page, or a file opened with it. */

import { plainText } from './intake.js';

/** @param {(clean: Clean) => void} take */
export async function takeShared(take) {
  const query = new URLSearchParams(location.search);
  const words = ['title', 'text', 'url'].map((name) => query.get(name)).filter(Boolean).join('\n\n');
  history.replaceState(history.state, '', location.pathname);
  if (words.trim()) take(plainText(words));
  /** @type {any} */
  const queue = Reflect.get(globalThis, 'launchQueue');
  queue?.setConsumer(async (/** @type {any} */ { files = [] }) => {
    if (!files.length) return;
    const { openFiles } = await import('./files.js');
    openFiles([await files[0].getFile()], take);
  });
}
