/** One filter for everything: it becomes a list of spans, and an item of any panel is shown where it touches one of them. */

import '../strings/more.js';
import { plainDate } from '../dates.js';
import { el, icon, refill } from '../dom.js';
import { t } from '../strings.js';
import { UNNAMED, speakerOf } from './quotes.js';
import { entrySpan } from './lists.js';
import { articleNames, touches, touchesMonth } from './visible.js';

/**
 * @param {string} text
 * @param {Analysis} a
 * @param {Filter} filter
 * @returns {AppliedFilter}
 */
export function applyFilter(text, a, filter) {
  const hits = hitsOf(text, a, filter);
  return { filter, hits, spans: union(spansOf(a, filter, hits)) };
}

/**
 * Says what everything is filtered by, how often that occurs, and whom a word may mean.
 *
 * @param {HTMLElement[]} lines
 * @param {State} state
 * @param {AppliedFilter} narrowed
 * @param {PageActions} actions
 * @param {(filter: Filter | null) => void} set
 */
export function sayFilter(lines, { view }, { filter, hits }, actions, set) {
  const words = filterWords(filter);
  const people = filter.by === 'words' && view ? meant(view, filter.value) : [];
  let at = -1;
  const step = (/** @type {1 | -1} */ by) => {
    at = (at + by + hits.length) % hits.length;
    actions.goTo(hits[at], 'narrow');
    actions.say(t('nthOf', { nth: at + 1, n: hits.length }));
    for (const line of lines) line.querySelector('.count')?.replaceChildren(t('nthOf', { nth: at + 1, n: hits.length }));
  };
  for (const line of lines) {
    const all = () => {
      // The button goes with its line; the focus stays on its side of the page.
      /** @type {HTMLElement | null} */ (line.closest('[tabindex]'))?.focus({ preventScroll: true });
      set(null);
    };
    refill(
      line,
      el('strong', null, words),
      el(
        'span.row',
        null,
        hits.length > 1 && el('button.quiet.icon-only', { type: 'button', 'data-key': 'hit-', 'aria-label': t('previous'), onclick: () => step(-1) }, icon('previous')),
        el('span.count', null, t('hits', { n: hits.length })),
        hits.length > 1 && el('button.quiet.icon-only', { type: 'button', 'data-key': 'hit+', 'aria-label': t('next'), onclick: () => step(1) }, icon('next')),
        el('button.quiet', { type: 'button', 'data-key': 'all', onclick: all }, icon('close'), ' ', t('showAll')),
      ),
      people.length > 0 && el('span.meant', null, t('didYouMean'), ' ', people.map((e) => el('button.chip', { type: 'button', onclick: () => set({ by: 'entity', value: e.name }) }, e.name, el('span.count', null, ` ${e.mentions.length}`)))),
    );
  }
}

/** @param {Filter} filter */
export function filterWords({ by, value }) {
  const shown = by === 'month' ? plainDate(value) : by === 'speaker' && value === UNNAMED ? t('unnamed') : value;
  return by === 'speaker' && !value ? t('only-nobody') : t(`only-${by}`, { value: shown });
}

/**
 * The names that a word is part of: a surname means a person, with all their “he”.
 *
 * @param {Analysis} a
 * @param {string} words
 */
function meant(a, words) {
  const wanted = words.trim().toLowerCase();
  const fits = (/** @type {string} */ name) => ` ${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${wanted} `);
  return articleNames(a).filter((e) => e.type !== 'money' && e.type !== 'percent' && fits(e.name)).slice(0, 3);
}

/**
 * An analysis with nothing in it but what the filter leaves, for exports.
 *
 * @param {Analysis} a
 * @param {AppliedFilter} narrowed
 * @returns {Analysis}
 */
export function onlyNarrowed(a, { filter, spans }) {
  const within = (/** @type {Span} */ span) => touches(spans, span);
  const { nutgraf, sentences, keyphrases } = a.summary;
  return {
    ...a,
    summary: { nutgraf: nutgraf && within(nutgraf) ? nutgraf : null, sentences: sentences.filter(within), keyphrases: keyphrases.filter((k) => k.spans.some(within)) },
    // Indices into the entities stay; what is no part of the story is left out of every export.
    entities: a.entities.map((e) => ({ ...e, story: e.story && e.mentions.some(within) })),
    quotes: a.quotes.filter((q) => (filter.by === 'speaker' ? speakerOf(q) === filter.value : within(q))),
    timeline: a.timeline.filter((e) => (filter.by === 'month' ? touchesMonth(e, filter.value) : within(a.sentences[e.sentence]))),
  };
}

/**
 * @param {string} text
 * @param {Analysis} a
 * @param {Filter} filter
 * @returns {Span[]} what is looked for
 */
function hitsOf(text, a, { by, value }) {
  switch (by) {
    case 'speaker':
      return a.quotes.filter((q) => speakerOf(q) === value);
    case 'entity':
      return a.entities.find((e) => e.name === value)?.mentions ?? [];
    case 'month':
      return a.timeline.filter((e) => touchesMonth(e, value)).map((e) => entrySpan(a, e)).sort((x, y) => x.start - y.start);
    case 'words':
      return occurrences(text, value);
  }
}

/**
 * @param {Analysis} a
 * @param {Filter} filter
 * @param {Span[]} hits
 * @returns {Span[]} what stays in sight
 */
function spansOf(a, { by }, hits) {
  return by === 'speaker' ? hits : sentencesWith(a, hits);
}

/**
 * @param {string} text
 * @param {string} words
 * @returns {Span[]}
 */
function occurrences(text, words) {
  const pattern = new RegExp(words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'), 'giu');
  return words.trim() ? [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length })) : [];
}

/**
 * @param {Analysis} a
 * @param {Span[]} spans
 * @returns {Span[]}
 */
function sentencesWith(a, spans) {
  const sorted = union(spans);
  return a.sentences.filter((s) => touches(sorted, s));
}

/**
 * @param {Span[]} spans
 * @returns {Span[]}
 */
function union(spans) {
  /** @type {Span[]} */
  const out = [];
  for (const { start, end } of [...spans].sort((x, y) => x.start - y.start)) {
    const last = out.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}
