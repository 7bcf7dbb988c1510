/** That a program found this, and what of it should be looked at first. */

import { byId, el, icon, refill } from '../dom.js';
import { dressed } from '../messages.js';
import { howTouched } from '../correct/touched.js';
import { t } from '../strings.js';
import { howSure } from './lists.js';
import { articleNames, passesFilter } from './visible.js';

/** Where the last step led. */
let at = -1;

/**
 * @param {State} state
 * @param {PageActions} actions
 * @param {() => void} showChanges
 */
export function showDoubt(state, actions, showChanges) {
  const { view, corrections } = state;
  if (!view) return;
  const open = doubtful(state, view);
  const changes = corrections.filter((c) => c.op !== 'kind').length;
  refill(
    byId('doubt'),
    el('span', null, t('byProgram'), ' ', el('button.link', { type: 'button', 'data-key': 'limits', onclick: async () => (await dressed('windows', import('../dialogs.js')))?.showLimits() }, t('howGood'))),
    el(
      'span.row',
      null,
      open.length > 0 &&
        el(
          'button.chip.unsure',
          {
            type: 'button',
            'data-key': 'check',
            onclick: () => {
              const next = open.find((s) => s.start > at) ?? open[0];
              at = next.start;
              actions.open(next);
              actions.say(t('nthOf', { nth: open.indexOf(next) + 1, n: open.length }));
            },
          },
          t('checkThese', { n: open.length }),
        ),
      changes > 0 && el('button.chip', { type: 'button', 'data-key': 'changes', onclick: showChanges }, icon('pencil'), ' ', t('changes', { n: changes })),
    ),
  );
}

/**
 * What is more likely wrong than the rest, and nobody has looked at, in text order.
 *
 * @param {State} state
 * @param {Analysis} view
 * @returns {Span[]}
 */
function doubtful({ narrowed }, view) {
  const said = new Set();
  const quotes = view.quotes.filter((q) => q.speaker && howSure(q.confidence) === 'unsure' && !howTouched(q) && passesFilter(narrowed, q) && !said.has(q.utterance) && said.add(q.utterance));
  const names = articleNames(view).flatMap(({ id, type, mentions }) => {
    const named = mentions.filter((m) => m.kind === 'name');
    const unsure = named.length > 0 && type !== 'money' && type !== 'percent' && named.every((m) => howSure(m.confidence) === 'unsure');
    return unsure && !howTouched(view.entities[id]) && passesFilter(narrowed, named[0]) ? [named[0]] : [];
  });
  return [...quotes, ...names].sort((x, y) => x.start - y.start);
}
