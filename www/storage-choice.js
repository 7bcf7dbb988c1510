/** The switch that turns local storage on, and the button that deletes all that is stored. */

import { NAME, read, write } from './storage.js';

/** Maximum characters of what is stored: browsers refuse more. */
const LIMIT = 2_000_000;
/** Maximum number of tabs whose article is kept. */
const TABS = 5;

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
  // The worker first: it keeps what it fetches.
  const scope = new URL('./', import.meta.url).href;
  const workers = (await navigator.serviceWorker?.getRegistrations?.().catch(() => [])) ?? [];
  for (const own of workers.filter((w) => w.scope === scope)) {
    await Promise.all([own.installing, own.waiting, own.active].map((worker) => worker && tellToForget(worker)));
    await own.unregister();
  }
  if ('caches' in globalThis) {
    for (const name of await caches.keys()) if (name.startsWith('nutgraf')) await caches.delete(name);
  }
}

/** Milliseconds for a worker's answer. */
const ANSWER = 1000;

/**
 * A worker that is still fetching its files would keep them after all is deleted.
 *
 * @param {ServiceWorker} worker
 */
function tellToForget(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    setTimeout(resolve, ANSWER);
    worker.postMessage('forget', [port2]);
  });
}

/** The article of this tab; in a new tab the one that was read last. */
export function keptArticle() {
  const { on, articles = [] } = read();
  if (!on) return null;
  const own = tab();
  return (articles.find((a) => a.tab === own) ?? (own ? null : articles.at(-1)))?.article ?? null;
}

/** @returns {string | null} */
function tab() {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/**
 * @param {SavedArticle} article
 * @returns {boolean} false where it should be kept and cannot be
 */
export function keep({ text, hints, corrections, sentences, before, after }) {
  const kept = read();
  if (!kept.on) return true;
  try {
    let own = tab();
    if (!own) sessionStorage.setItem(NAME, (own = String(Math.random()).slice(2)));
    const others = (kept.articles ?? []).filter((a) => a.tab !== own).slice(1 - TABS);
    const article = { text, hints, corrections, sentences, before, after };
    if (!text) return write({ ...kept, articles: others });
    const size = text.length + (before?.text.length ?? 0) + (after?.text.length ?? 0);
    return size < LIMIT && (write({ ...kept, articles: [...others, { tab: own, article }] }) || write({ ...kept, articles: [{ tab: own, article }] }));
  } catch {
    return false;
  }
}
