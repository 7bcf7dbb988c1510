/** Everything the page says: a short word that passes, notices that stay, words for screen readers alone. */

import { byId, el, icon, refill } from './dom.js';
import { t } from './strings.js';

/** @typedef {{ label: string, act(): void }} Action */
/** @typedef {{ code: string, words: string, grave?: boolean, actions?: (Action | false | undefined)[] }} Notice */

const PASSES = 5000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {string} words
 * @param {Action} [action]
 */
export function toast(words, action) {
  const node = byId('toast');
  clearTimeout(timer);
  const act = () => {
    node.replaceChildren();
    action?.act();
  };
  refill(node, el('p', null, el('span', null, words), action && el('button.quiet', { type: 'button', onclick: act }, action.label)));
  timer = setTimeout(() => node.replaceChildren(), action ? PASSES * 2 : PASSES);
}

/** @param {string} words */
export function say(words) {
  byId('said').textContent = words;
}

/**
 * What the reader should know about this text, above it.
 *
 * @param {Notice[]} notices
 */
export function showNotices(notices) {
  refill(byId('notices'), notices.map((n) => notice(n)));
}

/** @param {Notice} notice */
function notice({ code, words, grave, actions = [] }) {
  return el(
    'p',
    { 'data-code': code, role: grave ? 'alert' : 'status', className: grave ? 'notice grave' : 'notice' },
    el('span', null, words),
    actions.map((action) => action && el('button.quiet', { type: 'button', onclick: action.act }, action.label)),
  );
}

/**
 * Something went wrong with what the reader just did, or waits for a word of theirs; it stays until the next thing they do.
 *
 * @param {string} words
 * @param {Action} [action]
 */
export function complain(words, action) {
  const node = byId('notices');
  node.querySelector('[data-code="complaint"]')?.remove();
  const act = action && { label: action.label, act: () => { complaint.remove(); action.act(); } };
  const complaint = notice({ code: 'complaint', words, grave: true, actions: [act] });
  complaint.append(el('button.quiet.icon-only', { type: 'button', 'aria-label': t('close'), onclick: () => complaint.remove() }, icon('close')));
  node.prepend(complaint);
  complaint.scrollIntoView({ block: 'nearest' });
}

/**
 * Where a file of the page could not be fetched, that is said; a click that does nothing is worse.
 *
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T | undefined>}
 */
export async function orSay(work) {
  try {
    return await work;
  } catch (error) {
    console.info('nutgraf:', error);
    complain(t('missingPart'));
  }
}

/**
 * The same with the part's style sheet, so that nothing is seen bare. The page names the sheet, and fetches it now.
 *
 * @template T
 * @param {'axis' | 'windows'} sheet
 * @param {Promise<T>} work
 */
export async function dressed(sheet, work) {
  const part = orSay(work);
  const link = /** @type {HTMLLinkElement | null} */ (document.getElementById(`${sheet}-sheet`));
  if (link && !link.sheet) {
    await new Promise((done) => {
      link.addEventListener('load', done);
      // Bare is better than never.
      link.addEventListener('error', () => done((link.id = '')));
      link.disabled = false;
    });
  }
  return part;
}
