/** A text that another program hands over: shared to the installed page, or a file opened with it. */

import { plainText } from './intake.js';

/** Milliseconds for the service worker to hand over what it holds. */
const PATIENCE = 5000;

/** @param {(clean: Clean) => void} take */
export async function takeShared(take) {
  const held = location.search === '?shared' ? await fromWorker() : null;
  history.replaceState(history.state, '', location.pathname);
  if (held?.file) await open(held.file, take);
  else {
    const words = (held?.words ?? []).filter(Boolean).join('\n\n');
    if (words.trim()) take(plainText(words));
  }
  /** @type {any} */
  const queue = Reflect.get(globalThis, 'launchQueue');
  queue?.setConsumer(async (/** @type {any} */ { files = [] }) => {
    if (files.length) await open(await files[0].getFile(), take);
  });
}

/**
 * @param {File} file
 * @param {(clean: Clean) => void} take
 */
async function open(file, take) {
  const { openFiles } = await import('./files.js');
  await openFiles([file], take);
}

/** @returns {Promise<{ words: string[], file: File | null } | null>} */
function fromWorker() {
  const { controller } = navigator.serviceWorker ?? {};
  if (!controller) return Promise.resolve(null);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(null), PATIENCE);
    controller.postMessage('shared?', [port2]);
  });
}
