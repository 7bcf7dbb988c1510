/** What stays on this device, and only where the reader asked for it. */

/** @typedef {{ text: string, corrections: Correction[], sentences: number }} Kept */

const NAME = 'nutgraf';
/** More than this a browser's storage does not take. */
const LIMIT = 2_000_000;

/** @returns {{ article?: Kept | null, language?: string, on?: boolean }} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {ReturnType<typeof read>} kept */
function write(kept) {
  try {
    localStorage.setItem(NAME, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export const isRemembering = () => read().on === true;

/**
 * @template {'article' | 'language'} T
 * @param {T} what
 */
export function remembered(what) {
  return read()[what];
}

/** @param {State} state */
export function keep({ text, corrections, sentences }) {
  const kept = read();
  if (!kept.on) return;
  write({ ...kept, article: text && text.length < LIMIT ? { text, corrections, sentences } : null });
}

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
    } catch {
      // What cannot be opened holds nothing.
    }
    return true;
  }
  const allowed = write({ on: true, language });
  if (allowed) keep(state);
  return allowed;
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
  } catch {
    // As above.
  }
  if ('caches' in globalThis) {
    for (const name of await caches.keys()) if (name.startsWith('nutgraf')) await caches.delete(name);
  }
  const scope = new URL('./', import.meta.url).href;
  const workers = (await navigator.serviceWorker?.getRegistrations?.()) ?? [];
  for (const worker of workers) if (worker.scope === scope) await worker.unregister();
}
