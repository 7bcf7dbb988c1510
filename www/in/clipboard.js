/** The clipboard, asked for by a button: there is no Ctrl+V on a touch screen. */

import '../strings/more.js';
import { complain } from '../messages.js';
import { t } from '../strings.js';
import { readPaste } from './intake.js';

/**
 * @param {HTMLTextAreaElement} area
 * @param {(clean: Clean) => void} accept
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} peek
 */
export async function pasteFromClipboard(area, accept, peek) {
  try {
    accept(await readClipboard(peek));
  } catch {
    area.focus();
    complain(t('cannotPaste'));
  }
}

/**
 * @param {(text: string, options: AnalyzeOptions) => Promise<Analysis>} peek
 * @returns {Promise<Clean>}
 */
async function readClipboard(peek) {
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
