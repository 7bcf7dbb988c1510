/** From one article of a paste to the other and back, with what the reader set right in each. */

/**
 * @param {State} state
 * @param {string} rest what stands after the article that is read
 * @returns {Clean & Partial<SavedArticle>}
 */
export function after(state, rest) {
  // What the markup said of the lines is found again by their words.
  const known = state.after?.text === rest ? state.after : { text: rest, hints: state.hints };
  return { kinds: [], date: null, ...known, before: { ...asLeft(state), after: null } };
}

/**
 * @param {State} state
 * @returns {Clean & Partial<SavedArticle>}
 */
export function before(state) {
  const known = state.before ?? asLeft(state);
  return { kinds: [], date: null, ...known, after: { ...asLeft(state), before: null } };
}

/**
 * @param {State} state
 * @returns {SavedArticle}
 */
function asLeft({ text, hints, corrections, sentences, before, after }) {
  return { text, hints, corrections, sentences, before, after };
}
