/** Who said what: the quotes, gathered by speaker, most quoted first; those nobody is credited with come last. */

import { byId, el, refill } from '../dom.js';
import { t } from '../strings.js';
import { only, paged, place, words } from './parts.js';
import { stays } from './stays.js';

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
        ({ name, utterances }, i) =>
          el(
            'li.speaker',
            null,
            el(
              'h3',
              null,
              el('span', { className: name ? 'who' : 'who nobody' }, name || t('unattributed')),
              ' ',
              el('span.count', null, t('times', { n: utterances.length })),
              only(`only${name}`, name ? t('only-speaker', { value: name }) : t('only-nobody'), { by: 'speaker', value: name }, hands),
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
  );
}

/**
 * @param {Quote[]} quotes in text order
 * @returns {{ name: string, utterances: Quote[][] }[]} `name` empty for nobody
 */
export function bySpeaker(quotes) {
  /** @type {Map<string, Map<number, Quote[]>>} */
  const speakers = new Map();
  for (const q of quotes) {
    const name = q.speaker?.name ?? '';
    const said = speakers.get(name) ?? new Map();
    speakers.set(name, said);
    said.set(q.utterance, [...(said.get(q.utterance) ?? []), q]);
  }
  return [...speakers]
    .map(([name, said]) => ({ name, utterances: [...said.values()] }))
    .sort((x, y) => Number(!x.name) - Number(!y.name) || y.utterances.length - x.utterances.length);
}
