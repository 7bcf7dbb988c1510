/** Local storage: the articles and the language, only if the reader switched it on. Each tab keeps its own article. */

export const NAME = 'nutgraf';
/** @typedef {{ tab: string, article: SavedArticle }} Kept */

/** @returns {{ articles?: Kept[], language?: string, on?: boolean }} */
export function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {ReturnType<typeof read>} kept */
export function write(kept) {
  try {
    localStorage.setItem(NAME, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/**
 * @template {'on' | 'language'} T
 * @param {T} what
 */
export function remembered(what) {
  return read()[what];
}

/**
 * @param {SavedArticle} article
 * @param {() => void} failed
 */
export async function keepIfWanted(article, failed) {
  if (!remembered('on')) return;
  const { keep } = await import('./storage-choice.js');
  if (!keep(article)) failed();
}
