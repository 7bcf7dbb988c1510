/** The timeline as a picture that can be printed: headline, day, drawn axis, and every happening in whole words. Drawn, and painted. */

import '../strings/more.js';
import { plainDate, plainEdtf } from '../dates.js';
import { svg } from '../dom.js';
import { placeLabels, wrap } from '../panels/axis-labels.js';
import { days, scaleOf } from '../panels/axis-scale.js';
import { anchorAt, body, FLOOR, layOut, line, soft, weigher } from '../panels/axis.js';
import { isDated, words } from '../panels/lists.js';
import { t } from '../strings.js';

const BLUE = '#14539a';
/** Width of the drawing, and the paper around it. */
const [WIDE, EDGE] = [720, 28];
const FONT = 'system-ui, sans-serif';
/** Typefaces elsewhere are wider. */
const SPARE = 0.94;
/** Maximum number of rows. */
const ROWS = 60;
/** Width of the dates in the list. */
const DATES = 170;
const LANE = 14;

/** Attributes by selector, the later over the earlier. Every program understands attributes, and no content policy forbids them. */
const LOOK = /** @type {[string, Record<string, string | number>][]} */ ([
  ['text', { fill: '#1b1a17', 'font-family': FONT, 'font-size': 12 }],
  ['text.title', { 'font-weight': 700, 'font-size': 20 }],
  ['text.soft', { fill: '#5c584e' }],
  ['text.date', { 'font-weight': 700 }],
  ['.label text, text.tick', { 'font-size': 11 }],
  ['line', { stroke: '#8b877c' }],
  ['.label line', { stroke: '#c9c5ba' }],
  ['path.cut', { stroke: '#8b877c', fill: 'none', 'stroke-width': 1.5 }],
  ['text.today', { fill: '#8c1c13', 'font-size': 11 }],
  ['line.today', { stroke: '#8c1c13', 'stroke-dasharray': '2 2' }],
  ['.day', { fill: BLUE, stroke: '#fff', 'stroke-width': 1.5 }],
  ['.stretch:not([fill])', { fill: BLUE, 'fill-opacity': 0.6 }],
  ['.planned', { fill: '#fff', stroke: BLUE, 'stroke-width': 1.5, 'stroke-dasharray': '2 2' }],
  ['.vague', { 'fill-opacity': 0.45 }],
]);

/** @param {ExportInput} work */
function picture({ text, analysis: a }) {
  const dated = a.timeline.filter(isDated);
  if (!dated.length) return null;
  const weigh = weigher(a);
  const page = svg('g', { transform: `translate(${EDGE} ${EDGE})` });
  let y = 0;
  /**
   * @param {string} said
   * @param {string} look
   * @param {number} size
   */
  const write = (said, look, size) => {
    for (const row of wrap(said, WIDE * SPARE, `${look === 'title' ? '700 ' : ''}${size}px ${FONT}`)) {
      y += size * 1.3;
      page.append(svg('text', { class: look, x: 0, y }, row));
    }
  };
  if (a.headline) write(words(text, a.headline), 'title', 20);
  const day = a.documentDate.value;
  if (day) write(t('publishedOn', { date: plainDate(day) }), 'soft', 12);
  y = axis(page, dated, y + 18, day, weigh) + 22;
  const listed = dated.length > ROWS ? new Set([...dated].sort((p, q) => weigh(q) - weigh(p)).slice(0, ROWS)) : new Set(dated);
  let last = '';
  for (const e of listed.size < dated.length ? dated.filter((d) => listed.has(d)) : dated) {
    const date = plainEdtf(e.edtf);
    const notes = [e.source && t('source', { name: e.source }), e.planned && t('planned')].filter(Boolean).join(', ');
    const said = words(e.label, { start: 0, end: e.label.length }) + (notes ? ` (${notes})` : '');
    const rows = wrap(said, (WIDE - DATES) * SPARE, `12px ${FONT}`);
    const dates = date === last ? [] : wrap(date, (DATES - 12) * SPARE, `700 12px ${FONT}`);
    dates.forEach((row, i) => page.append(svg('text', { class: 'date', x: 0, y: y + i * 16 }, row)));
    rows.forEach((row, i) => page.append(svg('text', { x: DATES, y: y + i * 16 }, row)));
    y += Math.max(rows.length, dates.length) * 16 + 5;
    last = date;
  }
  y += 4;
  if (listed.size < dated.length) write(t('listedOf', { n: listed.size, all: dated.length }), 'soft', 11);
  write(t('taken-by'), 'soft', 11);
  const [width, height] = [WIDE + 2 * EDGE, Math.ceil(y + 2 * EDGE)];
  const root = svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, color: BLUE },
    svg('title', {}, a.headline ? words(text, a.headline) : t('timeline')),
    soft(),
    svg('rect', { width, height, fill: '#fff' }),
    page,
  );
  for (const [selector, look] of LOOK) {
    for (const node of root.querySelectorAll(selector)) for (const [name, value] of Object.entries(look)) node.setAttribute(name, String(value));
  }
  for (const node of root.querySelectorAll('.hit')) node.remove();
  return { root, width, height };
}

/**
 * @param {SVGElement} page
 * @param {DatedEntry[]} dated
 * @param {number} top
 * @param {string | null} published
 * @param {(e: DatedEntry) => number} weigh
 * @returns {number} where it ends
 */
function axis(page, dated, top, published, weigh) {
  const scale = scaleOf(dated, WIDE);
  const { items, lanes } = layOut(dated, WIDE, scale);
  const wanted = items.map((i) => {
    const entry = i.entries.reduce((p, q) => (weigh(q) > weigh(p) ? q : p));
    return { x: i.width ? i.x + Math.min(i.width / 2, 40) : i.x, weight: weigh(entry), title: plainEdtf(entry.edtf), text: words(entry.label, { start: 0, end: entry.label.length }), entry, depth: i.width ? FLOOR + (i.lane - 1) * LANE : 0 };
  });
  const day = published ? days(published) + 0.5 : NaN;
  const today = day >= scale.pieces[0].from && day <= scale.pieces[scale.pieces.length - 1].to + 1 ? scale.at(day) : null;
  const labels = placeLabels(wanted, WIDE, { avoid: today, rows: 3, lines: 3, wide: 150, fonts: [`700 11px ${FONT}`, `11px ${FONT}`] });
  const rows = 1 + Math.max(-1, ...labels.map((l) => l.row));
  const high = 4 * 13 + 8;
  const start = top + (today === null ? 0 : 16);
  const pile = Math.max(1, ...items.map((i) => (i.width ? 1 : i.entries.length)));
  const base = start + rows * high + pile * 7.5 + 8;
  if (today !== null) {
    page.append(svg('line', { class: 'today', x1: today, x2: today, y1: top + 4, y2: base }));
    page.append(svg('text', { class: 'today', x: today, y: top, 'text-anchor': anchorAt(today, WIDE) }, t('published')));
  }
  for (const { wanted: { x, depth }, lines, left, row } of labels) {
    const y = start + (rows - 1 - row) * high + 13;
    const label = svg('g', { class: 'label' }, svg('line', { x1: x, x2: x, y1: y + (lines.length - 1) * 13 + 4, y2: base + depth }));
    lines.forEach((said, i) => label.append(svg('text', { class: i ? '' : 'date', x: left, y: y + i * 13 }, said)));
    page.append(label);
  }
  page.append(...line(scale, WIDE, base));
  // A dot for each: nobody can open a number on paper.
  for (const item of items) page.append(...body(item, base, Infinity));
  return base + FLOOR + lanes * LANE;
}

/** @param {ExportInput} work */
export function drawing(work) {
  const made = picture(work);
  return made && new XMLSerializer().serializeToString(made.root);
}

/**
 * @param {ExportInput} work
 * @returns {Promise<Blob | null>}
 */
export async function painting(work) {
  const made = picture(work);
  const source = drawing(work);
  if (!made || !source) return null;
  const url = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
  // Sharp on paper; a long list must not pass what a canvas can hold.
  const times = Math.min(2, 16_000 / made.height);
  try {
    const image = new Image(made.width, made.height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = made.width * times;
    canvas.height = made.height * times;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
