/** Why the reader did not start, in words that blame the right one. */

import './strings/more.js';
import { TOO_SLOW } from './analyzer.js';

/**
 * @param {unknown} error
 * @returns {Key}
 */
export function reasonOf(error) {
  const words = error instanceof Error ? error.message : String(error);
  if (typeof WebAssembly === 'undefined') return 'failedOld';
  if (words === TOO_SLOW || /timed? ?out/i.test(words)) return 'failedSlow';
  if (/content security|unsafe-eval|wasm-eval|blocked by/i.test(words)) return 'failedBlocked';
  if (/is not WebAssembly|magic word|section|HTTP status|\b[45]\d\d\b|CompileError|MIME|expected length|function body/i.test(words)) return 'failedBroken';
  if (/fetch|network|load/i.test(words)) return 'failedNetwork';
  return 'failed';
}
