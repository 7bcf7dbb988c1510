/** Local storage: the article and the language, only if the reader switched it on. */

/** @typedef {{ text: string, corrections: Correction[], sentences: number }} SavedArticle */

export const NAME = 'nutgraf';
/** Maximum characters of a stored article: browsers refuse more. */
const LIMIT = 2_000_000;

/** @returns {{ article?: SavedArticle | null, language?: string, on?: boolean }} */
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
