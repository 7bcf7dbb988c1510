/** When: the document date, the drawn axis, and the dated happenings as an ordered list. */

import { byId, el, refill } from '../dom.js';
import { t } from '../strings.js';
import { plainDate, plainEdtf } from '../dates.js';
import { only, paged, place } from './parts.js';
import { stays, touchesMonth } from './stays.js';
import { drawAxis } from './axis.js';

/**
 * @param {State} state
 * @param {Hands} hands
 */
export function showTimeline(state, hands) {
  const { view, narrowed, text } = state;
  if (!view) return;
  showPublished(view.documentDate, hands);
  const { filter } = narrowed ?? {};
  const spanOf = (/** @type {TimelineEntry} */ e) => view.times[e.time] ?? view.sentences[e.sentence];
  const kept = view.timeline.filter((e) => (filter?.by === 'month' ? touchesMonth(e, filter.value) : stays(narrowed, spanOf(e))));
  const again = () => showTimeline(state, hands);
  refill(
    byId('axis'),
    kept.length > 1 && drawAxis(kept, { published: view.documentDate.value, go: (e) => hands.goTo(spanOf(e), `t${e.time}-${e.sentence}`) }),
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
              el('time', { dateTime: machineDate(edtf, from) }, plainEdtf(edtf)),
              /^\d{4}-\d\d/.test(edtf) &&
                !filter &&
                only(`m${from}`, t('only-month', { value: plainDate(from.slice(0, 7)) }), { by: 'month', value: from.slice(0, 7) }, hands),
            ),
            el(
              'ul.happenings',
              null,
              entries.map((e) =>
                el(
                  'li',
                  null,
                  place(`t${e.time}-${e.sentence}`, spanOf(e), hands, e.label),
                  e.planned && [' ', el('span.kind', null, t('planned'))],
                  saidSo(text, view.times[e.time], `${plainEdtf(edtf)} ${e.label}`),
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
 * Entries of one date stand together.
 *
 * @param {TimelineEntry[]} entries
 */
function byDate(entries) {
  /** @type {{ edtf: string, from: string, entries: TimelineEntry[] }[]} */
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
function saidSo(text, time, shown) {
  const said = time && text.slice(time.start, time.end);
  return said && !said.split(/[\s,]+/).every((word) => shown.includes(word)) && el('span.words', null, `“${said}”`);
}

/**
 * @param {Analysis['documentDate']} date
 * @param {Hands} hands
 */
function showPublished({ value, source, span }, hands) {
  const input = /** @type {HTMLInputElement} */ (byId('published'));
  if (document.activeElement !== input) input.value = value ?? '';
  const note = byId('published-note');
  const words = t(`date-${source}`, { date: value ? plainDate(value) : '' });
  refill(note, span ? place('published-from', span, hands, words) : words);
  note.classList.toggle('guess', source === 'none' || source === 'inferred');
}
