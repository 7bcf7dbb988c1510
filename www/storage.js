/** Local storage: the articles and the language, only if the reader switched it on. Each tab keeps its own article. */

export const NAME = 'nutgraf';
/** Maximum characters of what is stored: browsers refuse more. */
const LIMIT = 2_000_000;
/** Maximum number of tabs whose article is kept. */
const TABS = 5;

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
