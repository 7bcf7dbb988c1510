/** What a card says of a name, a quote or a time, and what the reader can set right there. */

import '../strings/more.js';
import { el, icon } from '../dom.js';
import { anchor } from '../correct/anchor.js';
import { plainDate, plainEdtf } from '../dates.js';
import { TYPES, position, stepButton } from '../panels/entities.js';
import { howTouched } from '../correct/touched.js';
import { entryKey, howSure, polarityWords, touchedMark, words } from '../panels/lists.js';
import { isUnsure, manner, speakerOf } from '../panels/quotes.js';
import { mentionsOf, articleNames } from '../panels/visible.js';
import { label, select, whoSaid } from '../correct/controls.js';
import { t } from '../strings.js';

export { putBeside, uncover } from './card-place.js';

/** @typedef {import('./card.js').Card} Card */

/**
 * @param {DOMStringMap} mark what a mark in the text says of itself
 * @param {Card} card
 * @param {boolean} [whole] or only a tip of two lines
 * @returns {Child[] | null}
 */
export function contentOf({ layer, ref, nth }, card, whole = true) {
  const { view } = card.state();
  const index = Number(ref);
  if (!view) return null;
  if (!whole) return tip(layer, index, card);
  if (layer === 'entity' && view.entities[index]) return entity(view.entities[index], Number(nth), card);
  if (layer === 'quote' && view.quotes[index]) return quote(index, card);
  if (layer === 'time' && view.times[index]) return time(index, card);
  return null;
}

/**
 * What it is, and one line more.
 *
 * @param {string | undefined} layer
 * @param {number} index
 * @param {Card} card
 * @returns {Child[] | null}
 */
function tip(layer, index, card) {
  const { text, view } = card.state();
  const lines = (/** @type {string} */ look, /** @type {string} */ what, /** @type {Child} */ title, /** @type {Child} */ fact) => [
    el('p.facts', null, el('strong.who', null, title), ' ', el('span', { className: `sample ${look}` }, what)),
    fact && el('p.facts', null, fact),
  ];
  if (layer === 'entity') {
    const e = view?.entities[index];
    return e ? lines(e.type, t(`type-${e.type}`), e.name, t('mentions', { n: mentionsOf(card.state(), e).length })) : null;
  }
  if (layer === 'quote') {
    const q = view?.quotes[index];
    return q ? lines(`quote ${q.kind}`, t(`quote-${q.kind}`), q.speaker?.name ?? t('unattributed'), [polarityWords(q), q.cue && t('cue', { words: q.cue.text }), sureWords(q)].filter(Boolean).join(' · ')) : null;
  }
  const found = view?.times[index];
  const entry = view?.timeline.find((e) => e.time === index);
  if (!found) return null;
  const said = words(text, found);
  const title = entry ? plainEdtf(entry.edtf) : (plainValue(found.value) ?? said);
  return lines('when', t(`time-${found.type}`), title, [title !== said && t('inTheText', { words: said }), found.value.startsWith('XXXX-') && t('yearOpen')].filter(Boolean).join(' · '));
}

/**
 * How sure it is who said it, in words that a figure stands behind.
 *
 * @param {Quote} q
 */
function sureWords(q) {
  const how = howTouched(q);
  return how ? t(`touched-${how}`) : q.speaker ? t(`sure-${howSure(q.confidence)}`) : null;
}

/**
 * @param {Entity} e
 * @param {number} nth
 * @param {Card} card
 */
function entity(e, nth, card) {
  const { text, view } = card.state();
  const here = e.mentions[nth] ?? e.mentions[0];
  const mentions = mentionsOf(card.state(), e);
  card.actions.seen(e, here.start);
  const from = () => (card.state().entity === e.id ? card.state().at : here.start);
  const self = words(text, here);
  const names = new Set(e.mentions.filter((m) => m.kind !== 'pronoun').map((m) => words(text, m)));
  names.delete(e.name);
  const quotes = view?.quotes.filter((q) => q.speaker?.entity === e.id) ?? [];
  const said = new Set(quotes.map((q) => q.utterance)).size;
  const dates = view?.timeline.filter((d) => d.entities.includes(e.id)) ?? [];
  const others = view ? articleNames(view).filter((o) => o.id !== e.id && o.type !== 'money' && o.type !== 'percent') : [];
  const at = anchor(text, here);
  const choices = others.slice(0, 200).map((o) => /** @type {[string, string]} */ ([String(o.id), o.name]));
  const scope = el('select', null, /** @type {const} */ (['here', 'on', 'all']).map((s) => el('option', { value: s }, t(`scope-${s}`))));
  const means = (/** @type {Anchor | null} */ into, /** @type {string} */ name) =>
    card.correct({ op: 'who', at, into, scope: /** @type {Scope} */ (scope.value) }, into ? t('merged', { name }) : t('splitDone'));
  return [
    el('p.kicker', null, el('span', { className: `sample ${e.type}` }, t(`type-${e.type}`))),
    el('p.title', null, e.name, ' ', touchedMark(e)),
    e.role && el('p.facts', null, el('button.go', { type: 'button', onclick: () => { if (e.role) card.actions.goTo(e.role, `e${e.id}`); } }, e.role.text)),
    el('p.facts', null, t('mentions', { n: e.mentions.length }), names.size > 0 && [' · ', t('alsoCalled'), ' ', [...names].slice(0, 6).join(', ')]),
    el(
      'p.row',
      null,
      ...(mentions.length > 1
        ? [
            stepButton('previous', 'step-', () => card.actions.step(e, -1, from)),
            el('span.count', null, position(mentions, here.start)),
            stepButton('next', 'step+', () => card.actions.step(e, 1, from)),
          ]
        : []),
      el('button.quiet', { type: 'button', onclick: () => card.actions.filter({ by: 'entity', value: e.name }) }, t('onlyThis')),
      el('button.quiet', { type: 'button', onclick: () => { card.close(); card.actions.show(`e${e.id}`); } }, t('inPanel')),
    ),
    ...(said
      ? [
          el(
            'ul.said',
            { 'aria-label': t('quotes') },
            quotes.slice(0, 2).map((q) =>
              el('li', null, polarity(q), el('button.go', { type: 'button', onclick: () => card.actions.goTo(q, keyOf(q, quotes)) }, words(text, q)), el('span.kind', null, manner(q))),
            ),
          ),
          el('p.row', null, el('button.quiet', { type: 'button', onclick: () => card.actions.filter({ by: 'speaker', value: e.name }) }, t('saidBy', { n: said }))),
        ]
      : []),
    ...(dates.length
      ? [
          el(
            'ul.dates',
            { 'aria-label': t('datesWith') },
            dates.slice(0, 3).map((d) => el('li', null, el('strong', null, plainEdtf(d.edtf)), ' ', d.label)),
          ),
        ]
      : []),
    setRight([
      label(
        t('isA'),
        select(
          TYPES.map((type) => [type, t(`type-${type}`)]),
          e.type,
          (type) => card.correct({ op: 'retype', at, type: /** @type {Entity['type']} */ (type) }, t('corrected')),
        ),
      ),
      others.length > 0 &&
        label(
          t('sameAs'),
          select([['', '…'], ...choices], '', (id) => {
            const other = view?.entities[Number(id)];
            if (id && other) card.correct({ op: 'merge', at, into: named(text, other) }, t('merged', { name: other.name }));
          }),
        ),
      e.mentions.length > 1 &&
        el(
          'fieldset.scope',
          null,
          el('legend', null, t('whoIsIt', { words: self })),
          label(t('scope'), scope),
          label(
            t('means'),
            select([['', '…'], ['new', t('somebodyElse')], ...choices], '', (id) => {
              const other = view?.entities[Number(id)];
              if (id === 'new') means(null, '');
              else if (id && other) means(named(text, other), other.name);
            }),
          ),
        ),
      el(
        'p.row',
        null,
        el('button.quiet', { type: 'button', onclick: () => card.correct({ op: 'dismiss', at }, t('dismissed', { name: e.name })) }, t('dismiss')),
      ),
      !howTouched(e) && el('p.row', null, el('button.quiet', { type: 'button', onclick: () => card.correct({ op: 'confirm', at, what: 'name' }, t('confirmed')) }, icon('check'), ' ', t('confirm'))),
    ]),
  ];
}

/**
 * @param {number} index
 * @param {Card} card
 */
function quote(index, card) {
  const { text, view } = card.state();
  const q = /** @type {Quote} */ (view?.quotes[index]);
  const key = keyOf(q, view?.quotes ?? []);
  const at = anchor(text, q);
  const people = view ? articleNames(view).filter((e) => e.type === 'person' || e.type === 'organization' || e.id === q.speaker?.entity) : [];
  const name = q.speaker?.name ?? '';
  return [
    el('p.kicker', null, el('span', { className: `sample quote ${q.kind}` }, t(`quote-${q.kind}`))),
    el('p.title', null, name || t('unattributed'), ' ', polarity(q)),
    el('p.facts', null, q.cue ? t('cue', { words: q.cue.text }) : name ? t('noCue') : t('nobodyCredited')),
    el('p', { className: isUnsure(q) ? 'facts careful' : 'facts' }, sureWords(q)),
    !howTouched(q) && el('p.row', null, el('button.chip', { type: 'button', onclick: () => card.correct({ op: 'confirm', at, what: 'quote' }, t('confirmed')) }, icon('check'), ' ', t('confirm'))),
    el(
      'p.row',
      null,
      q.speaker && q.speaker.end > q.speaker.start && el('button.quiet', { type: 'button', onclick: () => { if (q.speaker) card.actions.goTo(q.speaker, key); } }, t('showSpeaker')),
      el('button.quiet', { type: 'button', onclick: () => card.actions.filter({ by: 'speaker', value: speakerOf(q) }) }, t(name ? 'onlySpeaker' : 'onlyUnattributed')),
      el('button.quiet', { type: 'button', onclick: () => { card.close(); card.actions.show(key); } }, t('inPanel')),
    ),
    setRight([
      whoSaid(text, people, q, q, (speaker) => card.correct({ op: 'speaker', at, ...speaker }, t('corrected'))),
      el('p.row', null, el('button.quiet', { type: 'button', onclick: () => card.correct({ op: 'unquote', at }, t('corrected')) }, t('notAQuote'))),
    ]),
  ];
}

/**
 * @param {number} index
 * @param {Card} card
 */
function time(index, card) {
  const { text, view } = card.state();
  const found = /** @type {Time} */ (view?.times[index]);
  const entries = view?.timeline.filter((e) => e.time === index) ?? [];
  const at = anchor(text, found);
  const said = words(text, found);
  const title = entries[0] ? plainEdtf(entries[0].edtf) : (plainValue(found.value) ?? said);
  const facts = [title !== said && t('inTheText', { words: said }), found.value.startsWith('XXXX-') && t('yearOpen'), found.approximate && t('approximate')];
  const from = el('input', { type: 'date', value: entries[0]?.from ?? /^\d{4}-\d\d-\d\d/.exec(found.value)?.[0] ?? '', 'aria-label': t('firstDay') });
  const to = el('input', { type: 'date', value: entries[0]?.to ?? '', 'aria-label': t('lastDay') });
  return [
    el('p.kicker', null, el('span.sample.when', null, t(`time-${found.type}`))),
    el('p.title', null, title),
    el('p.facts', null, facts.filter(Boolean).join(' · ')),
    ...entries.slice(0, 2).map((e) => el('p.facts', null, e.label)),
    el(
      'p.row',
      null,
      entries[0] && el('button.quiet', { type: 'button', onclick: () => { card.close(); card.actions.show(entryKey(entries[0])); } }, t('inPanel')),
    ),
    setRight([
      el('p.row', null, from, ' – ', to),
      el(
        'p.row',
        null,
        el('button.quiet', { type: 'button', onclick: () => { if (from.value) card.correct({ op: 'date', at, from: from.value, to: to.value > from.value ? to.value : from.value }, t('corrected')); } }, t('setDate')),
        entries.length > 0 && el('button.quiet', { type: 'button', onclick: () => card.correct({ op: 'date', at, from: null, to: null }, t('corrected')) }, t('notADate')),
      ),
    ]),
  ];
}

/**
 * The key of the panel's item: all parts of an utterance are one item, with the key of the first part.
 *
 * @param {Quote} quote
 * @param {Quote[]} quotes
 */
function keyOf(quote, quotes) {
  const first = quotes.find((q) => q.utterance === quote.utterance && speakerOf(q) === speakerOf(quote));
  return `q${(first ?? quote).start}`;
}

/** @param {Quote} quote */
function polarity(quote) {
  const said = polarityWords(quote);
  return said && el('strong.polarity', null, said);
}

/**
 * Where a name stands that is no word of another: "his wife" begins with a pronoun for somebody else.
 *
 * @param {string} text
 * @param {Entity} entity
 */
const named = (text, { mentions }) => anchor(text, mentions.find((m) => m.kind === 'name') ?? mentions[0]);

/** @param {Child[]} children */
function setRight(children) {
  return el('details.set-right', null, el('summary', null, icon('pencil'), ' ', t('setRight')), children);
}

/**
 * The TIMEX3 value of an expression in words; null where the words of the text are clearer.
 *
 * @param {string} value
 * @returns {string | null}
 */
function plainValue(value) {
  const day = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(value);
  if (day) return day[2] ? `${plainDate(day[1])}, ${day[2]}` : plainDate(day[1]);
  if (/^\d{4}(-\d\d)?$/.test(value) || /^\d{3}[Xx]$/.test(value) || value.includes('/')) return plainEdtf(value);
  const week = /^(\d{4})-W(\d\d)/.exec(value);
  if (week) return t('week', { week: String(Number(week[2])), year: week[1] });
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) return t('quarter', { quarter: quarter[2], year: quarter[1] });
  return null;
}
