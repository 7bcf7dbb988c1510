/** Who said what: the quotes grouped by speaker, most quoted first; quotes without a speaker come last. */

import { byId, el, refill } from '../dom.js';
import { t } from '../strings.js';
import { filterButton, paged, place, polarityWords, words } from './lists.js';
import { passesFilter } from './visible.js';

/** Stands for speakers whom the text only points at: "she" in one place need not be "she" in another. */
export const UNNAMED = '?';

/** @param {Quote} quote */
export function speakerOf({ speaker }) {
  const pointsAt = speaker?.entity === null && /^(he|she|they|it|we|i|you|who)$/i.test(speaker.name);
  return pointsAt ? UNNAMED : (speaker?.name ?? '');
}

/**
 * @param {State} state
 * @param {PageActions} actions
 */
export function showQuotes(state, actions) {
  const { text, view, narrowed } = state;
  if (!view) return;
  const kept = view.quotes.filter((q) => passesFilter(narrowed, q));
  const again = () => showQuotes(state, actions);
  refill(
    byId('quotes-body'),
    kept.length === 0 && el('p.none', null, t(narrowed ? 'noneNarrowed' : 'noQuotes')),
    el(
      'ul.speakers',
      null,
      paged(
        'speakers',
        bySpeaker(kept),
        ({ name, who, utterances }, i) =>
          el(
            'li.speaker',
            null,
            el(
              'h3',
              null,
              el('span', { className: who === name ? 'who' : 'who nobody' }, who),
              ' ',
              el('span.count', null, t('times', { n: utterances.length })),
              filterButton(`only${name}`, name ? t('only-speaker', { value: who }) : t('only-nobody'), { by: 'speaker', value: name }, actions),
            ),
            el('ul.quotes', null, paged(`said-${i}`, utterances, (parts) => quote(text, parts, actions), again)),
          ),
        again,
      ),
    ),
  );
}

/**
 * @param {string} text
 * @param {Quote[]} parts of one utterance
 * @param {PageActions} actions
 */
function quote(text, parts, actions) {
  const [first] = parts;
  const polarity = polarityWords(first);
  return el(
    'li',
    { className: `${first.kind} ${first.polarity}` },
    polarity && el('strong.polarity', null, polarity),
    place(`q${first.start}`, first, actions, parts.map((q) => words(text, q)).join(' … ')),
    el('span.kind', null, manner(first)),
  );
}

/**
 * How something was said: the kind where the quotation marks do not show it, and the cue.
 *
 * @param {Quote} quote
 */
export function manner(quote) {
  const pronoun = speakerOf(quote) === UNNAMED && quote.speaker?.name;
  return [quote.kind !== 'direct' && t(`quote-${quote.kind}`), pronoun && `“${pronoun}”`, quote.cue && `“${quote.cue.text}”`].filter(Boolean).join(' · ');
}

/**
 * @param {Quote[]} quotes in text order
 * @returns {{ name: string, who: string, utterances: Quote[][] }[]} `name` empty for nobody, `who` as a reader should see it
 */
export function bySpeaker(quotes) {
  /** @type {Map<string, Map<number, Quote[]>>} */
  const speakers = new Map();
  for (const q of quotes) {
    const name = speakerOf(q);
    const said = speakers.get(name) ?? new Map();
    speakers.set(name, said);
    said.set(q.utterance, [...(said.get(q.utterance) ?? []), q]);
  }
  return [...speakers]
    .map(([name, said]) => ({ name, who: name === UNNAMED ? t('unnamed') : name || t('unattributed'), utterances: [...said.values()] }))
    .sort((x, y) => rank(x.name) - rank(y.name) || y.utterances.length - x.utterances.length);
}

/** @param {string} name */
const rank = (name) => (name === '' ? 2 : name === UNNAMED ? 1 : 0);
