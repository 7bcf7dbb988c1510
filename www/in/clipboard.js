/** The clipboard, asked for by a button. */

import { readPaste } from './intake.js';

/**
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} peek
 * @returns {Promise<Clean>}
 */
export async function readClipboard(peek) {
  /** @type {Record<string, string>} */
  const held = {};
  try {
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) if (type.startsWith('text/')) held[type] ??= await (await item.getType(type)).text();
    }
  } catch {
    held['text/plain'] = await navigator.clipboard.readText();
  }
  return readPaste({ getData: (type) => held[type] ?? '' }, peek);
}
