/** Words that a reader selects in the article: on request they become a name, a quote, or a happening. */

import '../strings/more.js';
import { putBeside } from '../article/card-place.js';
import { el, icon, refill } from '../dom.js';
import { t } from '../strings.js';
import { articleNames } from '../panels/visible.js';
import { anchor } from './anchor.js';
import { label, select, whoSaid } from './controls.js';

/** Characters. More is no name, and no one thing that was said or happened. */
const LONGEST = { name: 120, all: 3000 };

const box = el('div.card.add', { popover: 'manual', role: 'dialog', 'aria-label': t('markWords') });
// A tip lets the pointer through; this one is to be clicked.
box.style.pointerEvents = 'auto';
/** @type {Range | null} */
let range = null;
document.body.append(box);
box.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
document.addEventListener('pointerdown', ({ target }) => { if (!box.contains(/** @type {Node} */ (target))) close(); });
addEventListener('scroll', () => { if (range && box.matches(':popover-open')) putBeside(box, range, null); }, { passive: true });

function close() {
  if (box.matches(':popover-open')) box.hidePopover();
  range = null;
}

/** @param {Child[]} children */
function show(...children) {
  refill(box, ...children);
  if (!box.matches(':popover-open')) box.showPopover();
  if (range) putBeside(box, range, null);
}

/**
 * Offers to mark what is selected now.
 *
 * @param {State} state
 * @param {PageActions} actions
 */
export function offer(state, actions) {
  if (box.contains(document.activeElement)) return;
  const selection = getSelection();
  const chosen = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const span = chosen && !chosen.collapsed ? spanOf(chosen, state.text) : null;
  if (!span || span.end - span.start > LONGEST.all) return close();
  range = chosen;
  box.classList.add('tip');
  show(el('button.quiet', { type: 'button', onpointerdown: (/** @type {Event} */ e) => e.preventDefault(), onclick: () => ask(span, state, actions) }, icon('pencil'), ' ', t('markWords')));
}

/**
 * @param {Span} span
 * @param {State} state
 * @param {PageActions} actions
 */
function ask(span, { text, view }, actions) {
  if (!view) return close();
  const at = anchor(text, span);
  const words = text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const done = (/** @type {Correction} */ correction) => {
    close();
    getSelection()?.removeAllRanges();
    actions.correct(correction, t('marked'));
  };
  const people = articleNames(view).filter((e) => e.type === 'person' || e.type === 'organization');
  const from = el('input', { type: 'date', 'aria-label': t('firstDay'), value: view.documentDate.value ?? '' });
  const to = el('input', { type: 'date', 'aria-label': t('lastDay') });
  box.classList.remove('tip');
  show(
    el('button.quiet.icon-only.shut', { type: 'button', 'aria-label': t('close'), onclick: close }, icon('close')),
    el('p.kicker', null, t('youSelected')),
    el('p.title', null, `“${words.length > 90 ? `${words.slice(0, 90).replace(/\s+\S*$/, '')} …` : words}”`),
    el(
      'div.set-right',
      null,
      words.length <= LONGEST.name &&
        !/\n/.test(at.exact) &&
        label(
          t('isName'),
          select([['', '…'], ...(/** @type {const} */ (['person', 'organization', 'place', 'misc'])).map((type) => /** @type {[string, string]} */ ([type, t(`type-${type}`)]))], '', (type) => {
            if (type) done({ op: 'name', at, type: /** @type {Entity['type']} */ (type) });
          }),
        ),
      whoSaid(text, people, span, null, (speaker) => done({ op: 'quote', at, ...speaker })),
      el('p.facts', null, t('happenedOn')),
      el('p.row', null, from, ' – ', to),
      el('p.row', null, el('button.quiet', { type: 'button', onclick: () => { if (from.value) done({ op: 'event', at, from: from.value, to: to.value > from.value ? to.value : from.value }); } }, icon('plus'), ' ', t('addEvent'))),
    ),
  );
  box.querySelector('select')?.focus();
}

/**
 * What is selected, in whole words, as a stretch of the text; null where it is not of the article.
 *
 * @param {Range} chosen
 * @param {string} text
 * @returns {Span | null}
 */
function spanOf(chosen, text) {
  const [first, last] = [offsetOf(chosen.startContainer, chosen.startOffset), offsetOf(chosen.endContainer, chosen.endOffset)];
  if (first === null || last === null) return null;
  const isLetter = (/** @type {string | undefined} */ c) => c !== undefined && /[\p{L}\p{N}]/u.test(c);
  let [start, end] = [first, last];
  while (start < end && /\s/.test(text[start])) start++;
  while (end > start && /\s/.test(text[end - 1])) end--;
  if (start >= end) return null;
  while (start > 0 && isLetter(text[start]) && isLetter(text[start - 1])) start--;
  while (end < text.length && isLetter(text[end - 1]) && isLetter(text[end])) end++;
  return { start, end };
}

/**
 * @param {Node} node
 * @param {number} offset
 * @returns {number | null}
 */
function offsetOf(node, offset) {
  const line = (node instanceof Element ? node : node.parentElement)?.closest('[data-at]');
  if (!(line instanceof HTMLElement)) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return Number(line.dataset.at) + before.toString().length;
}
