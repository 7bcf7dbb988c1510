/** The time axis as a picture of its own: drawn, and painted. */

import { drawAxis, WIDTH } from '../panels/axis.js';
import { plainEdtf } from '../dates.js';
import { svg } from '../dom.js';
import { isDated, words } from '../panels/lists.js';

const BLUE = '#14539a';

/** Attributes by selector, the later over the earlier. Every program understands attributes, and no content policy forbids them. */
const LOOK = /** @type {[string, Record<string, string | number>][]} */ ([
  ['text', { fill: '#1b1a17', 'font-family': 'system-ui, sans-serif', 'font-size': 11 }],
  ['text.title', { 'font-weight': 700, 'font-size': 13 }],
  ['line', { stroke: '#8b877c' }],
  ['text.today', { fill: '#8c1c13' }],
  ['line.today', { stroke: '#8c1c13', 'stroke-dasharray': '2 2' }],
  ['.day', { fill: BLUE, stroke: '#fff', 'stroke-width': 2 }],
  ['.stretch:not([fill])', { fill: BLUE, 'fill-opacity': 0.6 }],
  ['.planned', { fill: '#fff', stroke: BLUE, 'stroke-width': 1.5, 'stroke-dasharray': '2 2' }],
  ['.vague', { 'fill-opacity': 0.45 }],
  ['text.number', { fill: '#fff', 'font-weight': 600 }],
]);
const ROW = 18;
/** Maximum number of rows. */
const ROWS = 40;
/** Maximum characters of a row: fits in the widest of the usual typefaces. */
const LINE = 58;

/** @param {ExportInput} work */
function picture({ text, analysis: a }) {
  const dated = a.timeline.filter(isDated);
  if (!dated.length) return null;
  const axis = drawAxis(dated, { published: a.documentDate.value });
  const height = Number(axis.getAttribute('viewBox')?.split(' ')[3]);
  const rows = dated.slice(0, ROWS);
  const total = height + 34 + rows.length * ROW + 10;
  const root = svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `-12 -8 ${WIDTH + 24} ${total}`, width: (WIDTH + 24) * 2, height: total * 2, color: BLUE },
    svg('rect', { x: -12, y: -8, width: WIDTH + 24, height: total, fill: '#fff' }),
    svg('text', { class: 'title', x: 0, y: 8 }, cut(a.headline ? words(text, a.headline) : '', 60)),
  );
  const moved = svg('g', { transform: 'translate(0 18)' });
  moved.append(...axis.childNodes);
  root.append(moved);
  rows.forEach((e, i) => {
    const date = plainEdtf(e.edtf);
    root.append(svg('text', { x: 0, y: height + 38 + i * ROW }, svg('tspan', { 'font-weight': 700 }, date), ` ${cut(e.label, LINE - date.length)}`));
  });
  for (const [selector, look] of LOOK) {
    for (const node of root.querySelectorAll(selector)) for (const [name, value] of Object.entries(look)) node.setAttribute(name, String(value));
  }
  return { root, width: (WIDTH + 24) * 2, height: total * 2 };
}

/**
 * @param {string} text
 * @param {number} length
 */
function cut(text, length) {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
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
  try {
    const image = new Image(made.width, made.height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = made.width;
    canvas.height = made.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, made.width, made.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}
