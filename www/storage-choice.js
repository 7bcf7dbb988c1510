/** The switch that turns local storage on, and the button that deletes all that is stored. */

import { NAME, keep, read, write } from './storage.js';

export const isRemembering = () => read().on === true;

/**
 * @param {boolean} on
 * @param {State} state
 * @param {string} language
 * @returns {boolean} whether the browser allows it
 */
export function remember(on, state, language) {
  if (!on) {
    try {
      localStorage.removeItem(NAME);
      sessionStorage.removeItem(NAME);
    } catch {
      // What cannot be opened holds nothing.
    }
    return true;
  }
  const allowed = write({ on: true, language });
  return allowed && keep(state);
}

/** @param {string} language */
export function keepLanguage(language) {
  const kept = read();
  if (kept.on) write({ ...kept, language });
}

/** Removes all that this page keeps on the device: the text, the choices, the offline copy. */
export async function forgetEverything() {
  try {
    localStorage.removeItem(NAME);
    sessionStorage.removeItem(NAME);
  } catch {
    // As above.
  }
  if ('caches' in globalThis) {
    for (const name of await caches.keys()) if (name.startsWith('nutgraf')) await caches.delete(name);
  }
  const scope = new URL('./', import.meta.url).href;
  const workers = (await navigator.serviceWorker?.getRegistrations?.().catch(() => [])) ?? [];
  for (const worker of workers) if (worker.scope === scope) await worker.unregister();
}
