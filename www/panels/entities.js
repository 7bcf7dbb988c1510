/** Who and where: the entities by type, with counts; a click goes through the mentions of one. */

import { byId, el, icon, refill } from '../dom.js';
import { t } from '../strings.js';
import { paged } from './parts.js';
import { stays, story, touches } from './stays.js';

/** @type {Entity['type'][]} */
export const TYPES = ['person', 'organization', 'place', 'misc', 'money', 'percent'];
/** Amounts are many and seldom looked for: folded. */
const FOLDED = new Set(['money', 'percent']);

/** Which mention of which entity was shown last. */
const step = { name: '', nth: -1 };

/**
 * @param {State} state
 * @param {Hands} hands
 */
export function showEntities(state, hands) {
  const { view, narrowed, entity } = state;
  if (!view) return;
  const read = story(view);
  const kept = view.entities.filter((e) => e.mentions.some((m) => touches(read, m) && stays(narrowed, m)));
  const most = Math.max(1, ...kept.map((e) => e.mentions.length));
  const again = () => showEntities(state, hands);
  const groups = TYPES.map((type) => ({ type, list: kept.filter((e) => e.type === type) })).filter((g) => g.list.length);
  refill(
    byId('entities-body'),
    groups.length === 0 && el('p.none', null, t(narrowed ? 'noneNarrowed' : 'noEntities')),
    groups.map(({ type, list }) => {
      const heading = [el('span', { className: `sample ${type}` }, t(`types-${type}`)), ' ', el('span.count', null, list.length)];
      const rows = el('ul.entities', null, paged(type, list, (e) => row(e, e.id === entity, most, state, hands), again));
      return FOLDED.has(type)
        ? el('details.group', null, el('summary', null, el('h3', null, heading)), rows)
        : el('div.group', null, el('h3', null, heading), rows);
    }),
  );
}

/**
 * @param {Entity} e
 * @param {boolean} chosen
 * @param {number} most
 * @param {State} state
 * @param {Hands} hands
 */
function row(e, chosen, most, state, hands) {
  const mentions = e.mentions.filter((m) => stays(state.narrowed, m));
  const go = (/** @type {number} */ by) => {
    const nth = step.name === e.name ? (step.nth + by + mentions.length) % mentions.length : by > 0 ? 0 : mentions.length - 1;
    Object.assign(step, { name: e.name, nth });
    hands.choose(e.id);
    hands.goTo(mentions[nth], `e${e.id}`);
    hands.say(`${e.name}, ${t('nthOf', { nth: nth + 1, n: mentions.length })}`);
    showEntities(state, hands);
  };
  const bar = el('span.bar', { 'aria-hidden': 'true' });
  bar.style.setProperty('--part', String(e.mentions.length / most));
  return el(
    'li',
    { className: chosen ? 'chosen' : '' },
    el(
      'button.go',
      { type: 'button', 'data-key': `e${e.id}`, 'data-entity': e.id, onclick: () => go(1) },
      el('span.who', null, e.name),
      bar,
      el(
        'span.count',
        null,
        chosen && step.name === e.name ? t('nthOf', { nth: step.nth + 1, n: mentions.length }) : [e.mentions.length, el('span.unseen', null, ` ${t('mentions', { n: e.mentions.length }).replace(/^\S+ /, '')}`)],
      ),
    ),
    chosen &&
      el(
        'span.stepper',
        null,
        el('button.quiet.icon-only', { type: 'button', 'aria-label': t('previous'), 'data-key': `e${e.id}-`, onclick: () => go(-1) }, icon('previous')),
        el('button.quiet.icon-only', { type: 'button', 'aria-label': t('next'), 'data-key': `e${e.id}+`, onclick: () => go(1) }, icon('next')),
        el(
          'button.quiet',
          { type: 'button', 'data-key': `e${e.id}f`, onclick: () => hands.filter({ by: 'entity', value: e.name }) },
          t('onlyThis'),
        ),
      ),
  );
}
