/** Who said what: the quotes, gathered by speaker, most quoted first; those nobody is credited with come last. */

import { byId, el, refill } from '../dom.js';
import { t } from '../strings.js';
import { only, paged, place, words } from './parts.js';
import { stays } from './stays.js';

/** "She" in one place need not be "she" in another: those whom the text only points at stand together, unnamed. */
export const UNNAMED = '?';

/** @param {Quote} quote */
export function speakerOf({ speaker }) {
  const pointsAt = speaker?.entity === null && /^(he|she|they|it|we|i|you|who)$/i.test(speaker.name);
  return pointsAt ? UNNAMED : (speaker?.name ?? '');
}

/**
 * @param {State} state
 * @param {Hands} hands
 */
export function showQuotes(state, hands) {
  const { text, view, narrowed } = state;
  if (!view) return;
  const kept = view.quotes.filter((q) => stays(narrowed, q));
  const again = () => showQuotes(state, hands);
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
              only(`only${name}`, name ? t('only-speaker', { value: who }) : t('only-nobody'), { by: 'speaker', value: name }, hands),
            ),
            el('ul.quotes', null, paged(`said-${i}`, utterances, (parts) => quote(text, parts, hands), again)),
          ),
        again,
      ),
    ),
  );
}

/**
 * @param {string} text
 * @param {Quote[]} parts of one utterance
 * @param {Hands} hands
 */
function quote(text, parts, hands) {
  const [first] = parts;
  return el(
    'li',
    { className: first.kind },
    place(`q${first.start}`, first, hands, parts.map((q) => words(text, q)).join(' … ')),
    // What stands in quotation marks says so itself.
    first.kind !== 'direct' && el('span.kind', null, t(`quote-${first.kind}`)),
    speakerOf(first) === UNNAMED && el('span.kind', null, first.kind !== 'direct' && ' · ', `“${first.speaker?.name}”`),
  );
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
