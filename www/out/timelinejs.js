/** The timeline as TimelineJS (Knight Lab) reads it. */

import { isDated, words } from '../panels/lists.js';
import { plainEdtf } from '../dates.js';
import { t } from '../strings.js';

/** @param {ExportInput} work */
export function timelineJs({ text, analysis: a }) {
  const title = a.headline ? words(text, a.headline) : '';
  const about = a.summary.nutgraf ?? a.standfirst;
  return JSON.stringify(
    {
      ...(title && { title: { text: { headline: markup(title), text: markup(about ? words(text, about) : '') } } }),
      events: a.timeline.filter(isDated).map((e) => ({
        start_date: date(e.from, e.edtf),
        ...(e.to && e.to !== e.from && { end_date: date(e.to, e.edtf) }),
        display_date: plainEdtf(e.edtf),
        text: { headline: markup(e.source ? `${e.label}, ${t('source', { name: e.source })}` : e.label), text: markup(words(text, a.sentences[e.sentence])) },
        ...(e.planned && { group: 'planned' }),
      })),
    },
    null,
    2,
  );
}

/**
 * No more precision than the text has.
 *
 * @param {string} day
 * @param {string} edtf
 */
function date(day, edtf) {
  const [year, month, of] = day.split('-').map(Number);
  const parts = edtf.includes('/') ? 3 : edtf.replace(/[?~%]/g, '').split('-').length;
  return { year, ...(parts > 1 && { month }), ...(parts > 2 && { day: of }) };
}

/**
 * TimelineJS takes its texts as HTML.
 *
 * @param {string} text
 */
function markup(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
