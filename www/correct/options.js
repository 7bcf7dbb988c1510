/** The corrections that need a new analysis, as its options. */

import { locate } from './anchor.js';

/**
 * @param {string} text
 * @param {{ sentences: number, hints: KindHint[], corrections: Correction[] }} state
 * @returns {AnalyzeOptions}
 */
export function optionsFor(text, { sentences, hints, corrections }) {
  /** @type {AnalyzeOptions} */
  const options = { sentences };
  /** @type {Map<number, ParagraphKind>} */
  const kinds = new Map();
  for (const { anchor, kind } of hints) {
    const span = locate(text, anchor);
    if (span) kinds.set(span.start, kind);
  }
  for (const c of corrections) {
    if (c.op === 'published') {
      if (c.date) options.date = c.date;
      else delete options.date;
    }
    if (c.op === 'kind') {
      const span = locate(text, c.at);
      if (span) kinds.set(span.start, c.kind);
    }
    // A dropped sentence makes room for the next best one.
    if (c.op === 'drop') options.sentences = Math.min(10, (options.sentences ?? sentences) + 1);
  }
  if (kinds.size) options.kinds = [...kinds].map(([at, kind]) => ({ at, kind }));
  return options;
}

/**
 * Whether the analysis, asked with these options, already is what the reader wants.
 *
 * @param {Correction[]} corrections
 */
export const nothingToApply = (corrections) => corrections.every((c) => c.op === 'kind' || c.op === 'published');
