/** What all panels are made of: a button that leads to a place in the text, a list that grows by pages. */

import { el, icon } from '../dom.js';
import { t } from '../strings.js';

export const PAGE = 40;

/**
 * @param {string} key unique in its panel, for the focus to come back
 * @param {Span} span
 * @param {Hands} hands
 * @param {...(Child | Child[])} children
 */
export function place(key, span, hands, ...children) {
  return el('button.go', { type: 'button', 'data-key': key, 'data-from': span.start, onclick: () => hands.goTo(span, key) }, ...children);
}

/**
 * Narrows everything; a small sign beside what it narrows to.
 *
 * @param {string} key
 * @param {string} words
 * @param {Filter} filter
 * @param {Hands} hands
 */
export function only(key, words, filter, hands) {
  return el('button.quiet.icon-only.only', { type: 'button', title: words, 'aria-label': words, 'data-key': key, onclick: () => hands.filter(filter) }, icon('only'));
}

/** How many items each list shows, kept over a refill. */
/** @type {Map<string, number>} */
const shown = new Map();

/** The key of an item that its list must reach. */
export const reach = { key: '' };

/**
 * The first pages of a list, and a button for the next.
 *
 * @template T
 * @param {string} name
 * @param {T[]} items
 * @param {(item: T, index: number) => Child} make
 * @param {() => void} again refills the panel
 * @returns {Child[]}
 */
export function paged(name, items, make, again) {
  let count = shown.get(name) ?? PAGE;
  let made = items.slice(0, reach.key ? items.length : count).map(make);
  if (reach.key) {
    count = Math.max(count, made.findIndex((li) => li instanceof Element && li.querySelector(`[data-key="${reach.key}"]`)) + 1);
    shown.set(name, count);
    made = made.slice(0, count);
  }
  if (items.length > count) {
    made.push(
      el(
        'li.more',
        null,
        el(
          'button.quiet',
          {
            type: 'button',
            'data-key': `more-${name}`,
            onclick: () => {
              shown.set(name, count + PAGE * 2);
              again();
            },
          },
          t('more', { n: items.length - count }),
        ),
      ),
    );
  }
  return made;
}

export function firstPages() {
  shown.clear();
}

/**
 * @param {string} text
 * @param {Span} span
 */
export function words(text, { start, end }) {
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}
