/** When: the drawn axis, and the dated happenings as an ordered list. */

import { byId, el, refill } from '../dom.js';
import { t } from '../strings.js';
import { plainDate, plainEdtf } from '../dates.js';
import { entryKey, entrySpan, filterButton, isDated, paged, place, touchedMark } from './lists.js';
import { passesFilter, touchesMonth } from './visible.js';
import { drawAxis } from './axis.js';
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
  const again = () => showTimeline(state, actions);
  refill(
    byId('axis'),
    dated.length > 1 && drawAxis(dated, { published: view.documentDate.value, go: (e) => actions.goTo(spanOf(e), entryKey(e)) }),
  );
  refill(
    byId('timeline-body'),
    kept.length === 0 && el('p.none', null, t(narrowed ? 'noneNarrowed' : 'noTimeline')),
    el(
      'ol.timeline',
      null,
      paged(
        'timeline',
        byDate(kept),
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
                  dateWords(text, e.time === null ? undefined : view.times[e.time], `${plainEdtf(edtf)} ${e.label}`),
                ),
              ),
            ),
          ),
        again,
      ),
    ),
  );
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
