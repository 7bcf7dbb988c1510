/** Who and where: the entities by type, with counts; clicks on one step through its mentions. */

import { byId, el, icon, refill } from '../dom.js';
import { t } from '../strings.js';
import { paged, touchedMark } from './lists.js';
import { mentionsOf, articleNames, passesFilter } from './visible.js';

/** @type {Entity['type'][]} */
export const TYPES = ['person', 'organization', 'place', 'misc', 'money', 'percent'];
/** Amounts are many and seldom looked for: folded. */
const FOLDED = new Set(['money', 'percent']);

/**
 * @param {State} state
 * @param {PageActions} actions
 */
export function showEntities(state, actions) {
  const { view, narrowed } = state;
  if (!view) return;
  const kept = articleNames(view).filter((e) => e.mentions.some((m) => passesFilter(narrowed, m)));
  // Under a filter the bars, like the numbers, tell what it leaves.
  const most = kept.reduce((n, e) => Math.max(n, mentionsOf(state, e).length), 1);
  const again = () => showEntities(state, actions);
  const groups = TYPES.map((type) => ({ type, list: kept.filter((e) => e.type === type) })).filter((g) => g.list.length);
  refill(
    byId('entities-body'),
    groups.length === 0 && el('p.none', null, t(narrowed ? 'noneNarrowed' : 'noEntities')),
    groups.map(({ type, list }) => {
      const heading = [el('span', { className: `sample ${type}` }, t(`types-${type}`)), ' ', el('span.count', null, list.length)];
      // Names that stand once fill a line, not a screen.
      const often = list.filter((e) => e.mentions.length > 1);
      const once = list.filter((e) => e.mentions.length === 1);
      const rows = [
        often.length > 0 && el('ul.entities', null, paged(type, often, (e) => row(e, most, state, actions), again)),
        once.length > 0 && el('ul.entities.once', null, paged(`${type}-once`, once, (e) => row(e, most, state, actions), again)),
      ];
      return FOLDED.has(type)
        ? el('details.group', null, el('summary', null, el('h3', null, heading)), rows)
        : el('div.group', null, el('h3', null, heading), rows);
    }),
  );
}

/**
 * Updates the selection in place. The rows are not rebuilt, so screen readers do not repeat the focused one.
 *
 * @param {State} state
 * @param {PageActions} actions
 */
export function showChosen(state, actions) {
  for (const li of byId('entities-body').querySelectorAll('li')) {
    const e = state.view?.entities[Number(li.dataset.entity)];
    if (e) choose(li, e, state, actions);
  }
}

/**
 * @param {Entity} e
 * @param {number} most
 * @param {State} state
 * @param {PageActions} actions
 */
function row(e, most, state, actions) {
  const bar = el('span.bar', { 'aria-hidden': 'true' });
  bar.style.setProperty('--part', String(mentionsOf(state, e).length / most));
  const li = el(
    'li',
    { 'data-entity': e.id },
    el(
      'button.go',
      { type: 'button', 'data-key': `e${e.id}`, onclick: () => actions.step(e, 1, () => (e.id === state.entity ? state.at : null)) },
      el('span.who', null, e.name, e.role && e.mentions.length > 1 && el('span.role', null, ` ${e.role.text}`), touchedMark(state.view?.entities[e.id] ?? e)),
      bar,
      el('span.count', { 'aria-hidden': 'true' }),
      el('span.unseen', null, ` ${t('mentions', { n: mentionsOf(state, e).length })}`),
    ),
  );
  choose(li, e, state, actions);
  return li;
}

/**
 * @param {HTMLLIElement} li
 * @param {Entity} e
 * @param {State} state
 * @param {PageActions} actions
 */
function choose(li, e, state, actions) {
  const chosen = e.id === state.entity;
  const mentions = mentionsOf(state, e);
  li.className = chosen ? 'chosen' : '';
  li.querySelector('.count')?.replaceChildren((chosen && position(mentions, state.at)) || String(mentions.length));
  const stepper = li.querySelector('.stepper');
  if (!chosen) stepper?.remove();
  else if (!stepper) {
    li.append(
      el(
        'span.stepper',
        null,
        stepButton('previous', `e${e.id}-`, () => actions.step(e, -1, () => state.at)),
        stepButton('next', `e${e.id}+`, () => actions.step(e, 1, () => state.at)),
        el('button.quiet.icon-only', { type: 'button', title: t('setRight'), 'aria-label': t('setRight'), 'data-key': `e${e.id}~`, onclick: () => actions.open(mentions.find((m) => m.start === state.at) ?? mentions[0], `e${e.id}~`) }, icon('pencil')),
        el('button.quiet', { type: 'button', 'data-key': `e${e.id}f`, onclick: () => actions.filter({ by: 'entity', value: e.name }) }, t('onlyThis')),
      ),
    );
  }
}

/**
 * @param {'previous' | 'next'} name
 * @param {string} key
 * @param {() => void} onclick
 */
export function stepButton(name, key, onclick) {
  return el('button.quiet.icon-only', { type: 'button', 'aria-label': t(name), 'data-key': key, onclick }, icon(name));
}

/**
 * @param {Mention[]} mentions
 * @param {number | null} at
 * @returns {string | null} "2 of 7"; null where none of them starts there
 */
export function position(mentions, at) {
  const nth = mentions.findIndex((m) => m.start === at);
  return nth < 0 ? null : t('nthOf', { nth: nth + 1, n: mentions.length });
}
