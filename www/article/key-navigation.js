/** Moves the focus from mark to mark with the keyboard. */

/** @typedef {import('./reader.js').Chunk} Chunk */

/**
 * @param {string} key
 * @param {HTMLElement} here the mark that has the focus
 * @param {HTMLElement} root
 * @param {Chunk[]} chunks
 * @param {(chunk: Chunk) => void} mark
 */
export function walk(key, here, root, chunks, mark) {
  const ahead = getComputedStyle(here).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  /** @type {HTMLElement | null | undefined} */
  let to;
  if (key.startsWith('Arrow')) to = beside(here, key === ahead ? 1 : -1, chunks, mark);
  else if (key === 'Home') to = stops(root)[0];
  else if (key === 'End') to = stops(root).at(-1);
  else to = sameAs(here, key === 'n' ? 1 : -1, root);
  to?.focus();
}

/**
 * The next mark in the text, marking the chunk after this one where it has to.
 *
 * @param {HTMLElement} here
 * @param {1 | -1} step
 * @param {Chunk[]} chunks
 * @param {(chunk: Chunk) => void} mark
 * @returns {HTMLElement | undefined}
 */
function beside(here, step, chunks, mark) {
  const own = chunks.findIndex((c) => c.element.contains(here));
  for (let i = own; i >= 0 && i < chunks.length; i += step) {
    if (!chunks[i].marked) mark(chunks[i]);
    const seen = stops(chunks[i].element).filter((node) => !node.closest('details:not([open])'));
    if (i !== own && seen.length) return seen.at(step > 0 ? 0 : -1);
    const next = seen[seen.indexOf(here) + step];
    if (i === own && next) return next;
  }
}

/**
 * @param {HTMLElement} here
 * @param {1 | -1} step
 * @param {HTMLElement} root
 * @returns {HTMLElement | undefined}
 */
function sameAs(here, step, root) {
  const { layer, ref } = here.dataset;
  const all = stops(root, `[data-layer="${layer}"]${layer === 'entity' ? `[data-ref="${ref}"]` : ''}`);
  return all[(all.indexOf(here) + step + all.length) % all.length];
}

/**
 * @param {HTMLElement} root
 * @param {string} [which]
 * @returns {HTMLElement[]}
 */
function stops(root, which = '') {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(`[data-stop]${which}`)]);
}
