/** When: the drawn axis, and the dated happenings as an ordered list. */

import { byId, el, icon, refill } from '../dom.js';
import { dressed } from '../messages.js';
import { t } from '../strings.js';
import { plainDate, plainEdtf } from '../dates.js';
import { entryKey, entrySpan, filterButton, isDated, paged, place, reach, touchedMark } from './lists.js';
import { passesFilter, touchesMonth } from './visible.js';
import { howTouched } from '../correct/touched.js';

/**
 * @param {State} state
 * @param {PageActions} actions
 */
export function showTimeline(state, actions) {
  const { view, narrowed, text } = state;
  if (!view) return;
  const { filter } = narrowed ?? {};
  const spanOf = (/** @type {TimelineEntry} */ e) => entrySpan(view, e);
  const kept = view.timeline.filter((e) => (filter?.by === 'month' ? touchesMonth(e, filter.value) : passesFilter(narrowed, spanOf(e))));
  const dated = kept.filter(isDated);
  const list = (/** @type {((e: DatedEntry) => boolean) | null} */ shows) => refill(
    byId('timeline-body'),
    kept.length === 0 && el('p.none', null, t(narrowed ? 'noneNarrowed' : 'noTimeline')),
    el(
      'ol.timeline',
      null,
      paged(
        'timeline',
        byDate(shows ? dated.filter(shows) : kept),
        ({ edtf, from, entries }) =>
          el(
            'li',
            null,
            el(
              'div.date',
              null,
              from === null ? el('span.undated', null, plainEdtf(edtf)) : el('time', { dateTime: machineDate(edtf, from) }, plainEdtf(edtf)),
              from !== null &&
                /^\d{4}-\d\d/.test(edtf) &&
                !filter &&
                filterButton(`m${from}`, t('only-month', { value: plainDate(from.slice(0, 7)) }), { by: 'month', value: from.slice(0, 7) }, actions),
            ),
            el(
              'ul.happenings',
              null,
              entries.map((e) =>
                el(
                  'li',
                  { className: howTouched(e) ?? '' },
                  place(entryKey(e), spanOf(e), actions, e.label),
                  e.source && [' ', el('span.source', null, t('source', { name: e.source }))],
                  e.planned && [' ', el('span.kind', null, t('planned'))],
                  touchedMark(e),
                  e.time !== null && el('button.quiet.icon-only.set', { type: 'button', title: t('setRight'), 'aria-label': `${t('setRight')}: ${e.label.slice(0, 60)}`, 'data-key': `${entryKey(e)}~`, onclick: () => actions.open(spanOf(e), `${entryKey(e)}~`) }, icon('pencil')),
                  dateWords(text, e.time === null ? undefined : view.times[e.time], `${plainEdtf(edtf)} ${e.label}`),
                ),
              ),
            ),
          ),
        () => list(shows),
      ),
    ),
  );
  showAxis(dated, { published: view.documentDate.value, view, go: (e) => actions.goTo(spanOf(e), entryKey(e)), narrow: list });
  list(null);
}

/** @type {typeof import('./axis.js').drawAxis | undefined} fetched when its place comes near the screen */
let drawAxis;
let draw = () => {};
const near = new IntersectionObserver((seen) => { if (seen.some((s) => s.isIntersecting)) fetchAxis(); }, { rootMargin: '100px' });

async function fetchAxis() {
  if (drawAxis) return;
  near.disconnect();
  drawAxis = (await dressed('axis', import('./axis.js')))?.drawAxis;
  draw();
}

/**
 * @param {DatedEntry[]} dated
 * @param {Parameters<typeof import('./axis.js').drawAxis>[1]} on
 */
function showAxis(dated, on) {
  const node = byId('axis');
  node.className = dated.length > 1 ? 'waits' : '';
  draw = () => {
    node.className = '';
    refill(node, drawAxis && dated.length > 1 && drawAxis(dated, on));
  };
  // It asks how wide its place is: after the next paint, or all would be laid out in the middle of painting.
  if (drawAxis && !reach.all) return void requestAnimationFrame(() => setTimeout(() => draw()));
  if (drawAxis || dated.length < 2) return draw();
  near.observe(node);
  // Whoever turns to the panels will come there: it should not grow under the pointer.
  for (const type of ['pointerenter', 'scroll', 'focusin']) byId('panels').addEventListener(type, fetchAxis, { once: true });
}

/**
 * Groups the entries by date.
 *
 * @param {TimelineEntry[]} entries
 */
function byDate(entries) {
  /** @type {{ edtf: string, from: string | null, entries: TimelineEntry[] }[]} */
  const dates = [];
  for (const e of entries) {
    const last = dates.at(-1);
    if (last && last.edtf === e.edtf) last.entries.push(e);
    else dates.push({ edtf: e.edtf, from: e.from, entries: [e] });
  }
  return dates;
}

/**
 * What `<time datetime>` may hold.
 *
 * @param {string} edtf
 * @param {string} from
 */
function machineDate(edtf, from) {
  return /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(edtf) ? edtf : from;
}

/**
 * The words that the date rests on, unless they are shown.
 *
 * @param {string} text
 * @param {Time | undefined} time
 * @param {string} shown
 */
function dateWords(text, time, shown) {
  const said = time && text.slice(time.start, time.end);
  return said && !said.split(/[\s,]+/).every((word) => shown.includes(word)) && el('span.words', null, `“${said}”`);
}
