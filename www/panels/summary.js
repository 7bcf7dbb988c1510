/** The summary panel: what it is about, the chosen sentences with their reasons, a slider for how many, key phrases. */

import { byId, el, icon, refill } from '../dom.js';
import { anchor } from '../correct/anchor.js';
import { t, tOr } from '../strings.js';
import { introduced, place } from './lists.js';
import { passesFilter, touches } from './visible.js';

/**
 * @param {State} state
 * @param {PageActions} actions
 */
export function showSummary({ text, view, narrowed }, actions) {
  if (!view) return;
  const { nutgraf, sentences, keyphrases } = view.summary;
  const kept = sentences.filter((s) => passesFilter(narrowed, s));
  const one = nutgraf && passesFilter(narrowed, nutgraf) ? nutgraf : null;
  // The one sentence is not said twice.
  const rest = kept.filter((s) => s.sentence !== one?.sentence);
  refill(
    byId('summary-body'),
    one && el('div.nutgraf', null, el('p.kicker', null, t('inOneSentence')), chosen('nutgraf', one, text, actions)),
    rest.length > 0 && el('ol.summary', null, rest.map((s) => el('li', null, chosen(`s${s.sentence}`, s, text, actions)))),
    !one && !rest.length && el('p.none', null, t(narrowed ? 'noneNarrowed' : 'noSummary')),
  );
  // People have a list of their own.
  const isPerson = (/** @type {Span} */ { start, end }) => view.entities.some((e) => e.type === 'person' && e.mentions.some((m) => m.start <= start && m.end >= end));
  const phrases = keyphrases.filter((k) => k.spans.length && !isPerson(k.spans[0]) && (!narrowed || k.spans.some((s) => touches(narrowed.spans, s))));
  refill(
    byId('phrases'),
    phrases.length > 0 && el('h3', null, t('keyphrases')),
    phrases.length > 0 && el('ul.phrases', null, phrases.slice(0, 12).map((k, i) => el('li', null, phrase(k, `k${i}`, actions)))),
  );
}

/**
 * A sentence, why it was chosen, and a way to be rid of it.
 *
 * @param {string} key
 * @param {Analysis['summary']['sentences'][number]} s
 * @param {string} text
 * @param {PageActions} actions
 */
function chosen(key, s, text, actions) {
  return [
    place(key, s, actions, introduced(text, s)),
    el(
      'div.under',
      null,
      el('details.why', null, el('summary', null, t('why')), el('ul.reasons', null, s.reasons.map((r) => el('li', null, tOr(`reason-${r}`, r))))),
      el(
        'button.quiet.icon-only',
        {
          type: 'button',
          title: t('dropSentence'),
          'aria-label': t('dropSentence'),
          'data-key': `drop${s.sentence}`,
          onclick: () => actions.correct({ op: 'drop', at: anchor(text, s) }, t('dropped')),
        },
        icon('close'),
      ),
    ),
  ];
}

/**
 * Each click leads to the next place of the phrase.
 *
 * @param {{ text: string, spans: Span[] }} phrase
 * @param {string} key
 * @param {PageActions} actions
 */
function phrase({ text, spans }, key, actions) {
  let next = 0;
  return el(
    'button.go',
    {
      type: 'button',
      'data-key': key,
      onclick: () => {
        actions.goTo(spans[next], key);
        actions.say(t('nthOf', { nth: next + 1, n: spans.length }));
        next = (next + 1) % spans.length;
      },
    },
    text,
    spans.length > 1 && el('span.count', null, spans.length),
  );
}
