/** Everything the page says: a short word that passes, notices that stay, words for screen readers alone. */

import { byId, el, icon, refill } from './dom.js';
import { t } from './strings.js';

const PASSES = 5000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {string} words
 * @param {{ label: string, act(): void }} [action]
 */
export function toast(words, action) {
  const node = byId('toast');
  clearTimeout(timer);
  refill(node, el('span', null, words), action && el('button.quiet', { type: 'button', onclick: () => { action.act(); node.replaceChildren(); } }, action.label));
  timer = setTimeout(() => node.replaceChildren(), action ? PASSES * 2 : PASSES);
}

/** @param {string} words */
export function say(words) {
  byId('said').textContent = words;
}

/**
 * What the reader should know about this text, above it.
 *
 * @param {{ code: string, words: string, grave?: boolean, action?: { label: string, act(): void } | false }[]} notices
 */
export function showNotices(notices) {
  refill(
    byId('notices'),
    notices.map(({ code, words, grave, action }) =>
      el(
        'p.notice',
        { 'data-code': code, role: grave ? 'alert' : 'status', className: grave ? 'notice grave' : 'notice' },
        words,
        action && el('button.quiet', { type: 'button', onclick: action.act }, action.label),
      ),
    ),
  );
}

/**
 * Something went wrong with what the reader just did; it stays until the next thing they do.
 *
 * @param {string} words
 */
export function complain(words) {
  const node = byId('notices');
  node.querySelector('[data-code="complaint"]')?.remove();
  const complaint = el(
    'p.notice.grave',
    { 'data-code': 'complaint', role: 'alert' },
    words,
    el('button.quiet.icon-only', { type: 'button', 'aria-label': t('close'), onclick: () => complaint.remove() }, icon('close')),
  );
  node.prepend(complaint);
}
