/** What all panels are built from: a button that leads to a place in the text, a list that grows by pages, words of a span. */

import { el, icon } from '../dom.js';
import { howTouched } from '../correct/touched.js';
import { t } from '../strings.js';

export const PAGE = 40;

/**
 * @param {string} key unique in its panel, for the focus to come back
 * @param {Span} span
 * @param {PageActions} actions
 * @param {...(Child | Child[])} children
 */
export function place(key, span, actions, ...children) {
  return el('button.go', { type: 'button', 'data-key': key, 'data-from': span.start, onclick: () => actions.goTo(span, key) }, ...children);
}

/**
 * A small button that filters everything by the item beside it.
 *
 * @param {string} key
 * @param {string} words
 * @param {Filter} filter
 * @param {PageActions} actions
 */
export function filterButton(key, words, filter, actions) {
  return el('button.quiet.icon-only.only', { type: 'button', title: words, 'aria-label': words, 'data-key': key, onclick: () => actions.filter(filter) }, icon('only'));
}

/** How many items each list shows, kept over a refill. */
/** @type {Map<string, number>} */
const shown = new Map();

/** The key of an item that its list must include, however long the list is; on paper all are there. */
export const reach = { key: '', all: false };

/**
 * The first pages of a list, and a button for the next.
 *
 * @template T
 * @param {string} name
 * @param {T[]} items
 * @param {(item: T, index: number) => Child} make
 * @param {() => void} again refills the panel
 * @param {number} [first] how many there are at first
 * @returns {Child[]}
 */
export function paged(name, items, make, again, first = PAGE) {
  let count = reach.all ? items.length : (shown.get(name) ?? first);
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
  return text.slice(start, end).replace(/\s+/g, ' ').replace(HIDDEN, '').trim();
}

/** Characters. A text without a full stop is one sentence, and a panel is no place for a book. */
const LONGEST = 3000;

/**
 * The words of a sentence of the summary, with the names of whom it means.
 *
 * @param {string} text
 * @param {Analysis['summary']['sentences'][number]} sentence
 */
export function introduced(text, { start, end, introduce }) {
  let out = '';
  let at = start;
  for (const part of introduce ?? []) {
    out += text.slice(at, part.start) + part.text;
    at = part.end;
  }
  const whole = end - at > LONGEST ? `${out}${text.slice(at, at + LONGEST)} …` : out + text.slice(at, end);
  return words(whole, { start: 0, end: whole.length });
}

/** Control characters, and those that turn the direction of the text around. */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Where an entry of the timeline stands: at its date, else at the words that name it, else its sentence.
 *
 * @param {Analysis} a
 * @param {TimelineEntry} entry
 * @returns {Span}
 */
export function entrySpan(a, { time, event, sentence }) {
  return (time === null ? null : a.times[time]) ?? event ?? a.sentences[sentence];
}

/** @param {TimelineEntry} entry */
export const entryKey = ({ time, event, sentence }) => `t${time ?? `-${event?.start ?? ''}`}-${sentence}`;

/**
 * @param {TimelineEntry} entry
 * @returns {entry is DatedEntry}
 */
export const isDated = (entry) => entry.from !== null;

/**
 * "denied" and the like: what a quote must not be shown without.
 *
 * @param {Quote} quote
 */
export function polarityWords({ polarity }) {
  return polarity === 'affirmed' ? null : t(`polarity-${polarity}`);
}

/** Quotes are credited rightly 9 times in 10 above the higher of these, 7 in 10 above the lower, 6 in 10 below (PolNeAR, dev). */
const SURE = 0.8;
const UNSURE = 0.6;

/**
 * @param {number} confidence
 * @returns {'sure' | 'likely' | 'unsure'}
 */
export function howSure(confidence) {
  return confidence >= SURE ? 'sure' : confidence >= UNSURE ? 'likely' : 'unsure';
}

/**
 * What a person did with an item, as a small sign with words.
 *
 * @param {object} item
 */
export function touchedMark(item) {
  const how = howTouched(item);
  const said = how && t(`touched-${how}`);
  return said && el('span.touched', { title: said }, icon(how === 'confirmed' ? 'check' : 'pencil'), el('span.unseen', null, said));
}
