/** Who said what: the quotes grouped by speaker, most quoted first; quotes without a speaker come last. */

import { byId, el, icon, refill } from '../dom.js';
import { howTouched } from '../correct/touched.js';
import { orSay } from '../messages.js';
import { t } from '../strings.js';
import { filterButton, howSure, PAGE, paged, place, polarityWords, touchedMark, words } from './lists.js';
import { passesFilter } from './visible.js';

/** Where there are more quotes than this, each speaker has fewer at first. */
const MANY = 150;
const FEW = 8;

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
              el('span', null, el('span', { className: who === name ? 'who' : 'who nobody' }, who), ' ', roleOf(view, utterances), ' ', el('span.count', null, t('times', { n: utterances.length }))),
              filterButton(`only${name}`, name ? t('only-speaker', { value: who }) : t('only-nobody'), { by: 'speaker', value: name }, actions),
            ),
            el('ul.quotes', null, paged(`said-${i}`, utterances, (parts) => quote(state, parts, actions), again, kept.length > MANY ? FEW : PAGE)),
          ),
        again,
      ),
    ),
  );
}

/**
 * An entry never stands without its verb: what was denied must not read as said.
 *
 * @param {State} state
 * @param {Quote[]} parts of one utterance
 * @param {PageActions} actions
 */
function quote(state, parts, actions) {
  const { text } = state;
  const [first] = parts;
  const polarity = polarityWords(first);
  const cue = cueBefore(first);
  const unsure = isUnsure(first);
  const key = `q${first.start}`;
  return el(
    'li',
    { className: `${first.kind} ${first.polarity} ${unsure ? 'unsure' : ''} ${howTouched(first) ?? ''}` },
    polarity && el('strong.polarity', null, polarity),
    place(key, first, actions, cue && el('span.cue', null, cue), cue && ' ', parts.map((q) => words(text, q)).join(' … ')),
    el(
      'div.under',
      null,
      el('span.kind', null, manner(first, true), touchedMark(first)),
      el(
        'span.tools',
        null,
        el('button.quiet.icon-only', { type: 'button', title: t('setRight'), 'aria-label': `${t('setRight')}: ${words(text, first).slice(0, 60)}`, 'data-key': `${key}~`, onclick: () => actions.open(first, `${key}~`) }, icon('pencil')),
        el('button.quiet.icon-only', { type: 'button', title: t('copyQuote'), 'aria-label': `${t('copyQuote')}: ${words(text, first).slice(0, 60)}`, 'data-key': `${key}c`, onclick: async () => (await orSay(import('../out/citation.js')))?.copyQuote(state, parts) }, icon('copy')),
      ),
    ),
  );
}

/**
 * Who the speaker is, in the words of the text.
 *
 * @param {Analysis} view
 * @param {Quote[][]} utterances
 */
function roleOf({ entities }, [[{ speaker }]]) {
  const role = speaker && speaker.entity !== null && entities[speaker.entity]?.role;
  return role ? el('span.role', null, role.text) : null;
}

/** @param {Quote} quote */
export const isUnsure = (quote) => quote.speaker !== null && howSure(quote.confidence) === 'unsure' && !howTouched(quote);

/**
 * The reporting words, where what was said does not stand by itself: “denied | that he had taken money”.
 *
 * @param {Quote} quote
 */
export function cueBefore({ kind, cue, start }) {
  if (kind === 'direct' || !cue || !/\p{L}/u.test(cue.text)) return null;
  const said = cue.text.replace(/\s+/g, ' ');
  return cue.start > start || /^according/i.test(said) ? `${said}:` : said;
}

/**
 * How something was said: the kind, the pronoun that stands for a speaker, the cue, and whether the speaker is sure.
 *
 * @param {Quote} quote
 * @param {boolean} [beside] the cue stands before the words already
 */
export function manner(quote, beside = false) {
  const { kind, cue, speaker } = quote;
  const pronoun = speakerOf(quote) === UNNAMED && speaker?.name;
  return [
    (kind !== 'direct' || beside) && t(`quote-${kind}`),
    pronoun && `“${pronoun}”`,
    !(beside && cueBefore(quote)) && cue && /\p{L}/u.test(cue.text) && `“${cue.text.replace(/\s+/g, ' ')}”`,
    isUnsure(quote) && t('unsure'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * Named speakers first, then those the text does not name, then nobody.
 *
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
    .sort((x, y) => rank(x) - rank(y) || y.utterances.length - x.utterances.length);
}

/** @param {{ name: string, utterances: Quote[][] }} speaker */
function rank({ name, utterances }) {
  if (!name || name === UNNAMED) return name ? 2 : 3;
  // “A spokesman”, “the announcer”: together, behind those with a name.
  return utterances.every(([q]) => q.speaker?.entity === null) ? 1 : 0;
}
