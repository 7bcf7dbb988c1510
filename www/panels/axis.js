/**
 * The drawn time axis. A day is a dot on a line, a period a bar, an approximate period a bar with faded ends. Entries too
 * close to tell apart form a numbered cluster; a click zooms to it.
 */

import { svg } from '../dom.js';
import { plainDate, plainEdtf } from '../dates.js';
import { currentLanguage, t } from '../strings.js';

const DAY = 864e5;
export const WIDTH = 400;
const LEFT = 14;
const LANE = 16;
const NEAR = 17;
/** Above the highest lane: room for a word. */
const HEAD = 24;

/** @param {string} iso */
const days = (iso) => Date.parse(`${iso.replace(/^-(\d{4})/, '-00$1')}T00:00Z`) / DAY;

/** @param {string} edtf */
export const isVague = (edtf) => /[?~%Xx]/.test(edtf) || /^\d{4}-(2[1-4]|3[3-9]|4[01])$/.test(edtf);

/**
 * @typedef {object} Item
 * @property {DatedEntry[]} entries more than one: a cluster
 * @property {number} x
 * @property {number} width 0 for a dot
 * @property {number} lane
 */

/**
 * Where everything goes.
 *
 * @param {DatedEntry[]} entries
 * @param {[number, number]} window in days
 * @returns {{ items: Item[], lanes: number, ticks: { x: number, label: string }[], at: (day: number) => number }}
 */
export function layOut(entries, [from, to]) {
  const scale = (WIDTH - 2 * LEFT) / Math.max(1e-9, to - from);
  const at = (/** @type {number} */ day) => LEFT + (day - from) * scale;
  /** @type {Item[]} */
  const items = [];
  for (const entry of entries) {
    const start = days(entry.from);
    const end = entry.to === null ? to : days(entry.to) + 1;
    if (end < from || start > to) continue;
    const x = Math.max(0, at(start));
    const width = Math.min(WIDTH, at(end)) - x;
    const last = items.findLast((i) => i.width === 0);
    if (width > NEAR) items.push({ entries: [entry], x, width, lane: 0 });
    else if (last && x - last.x < NEAR) last.entries.push(entry);
    else items.push({ entries: [entry], x, width: 0, lane: 0 });
  }
  /** @type {number[]} */
  const ends = [-Infinity];
  for (const item of items) {
    if (!item.width) continue;
    let lane = ends.findIndex((end, i) => i > 0 && end + 4 < item.x);
    if (lane < 0) lane = ends.length;
    ends[Math.min(lane, 5)] = item.x + item.width;
    item.lane = Math.min(lane, 5);
  }
  return { items, lanes: ends.length, ticks: ticks(from, to).map(({ day, label }) => ({ x: at(day), label })), at };
}

/**
 * @param {number} from
 * @param {number} to
 * @returns {{ day: number, label: string }[]}
 */
function ticks(from, to) {
  const span = to - from;
  const language = currentLanguage();
  const made = [];
  if (span > 50) {
    const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000].find((s) => span / 30.5 / s <= 5) ?? 12_000;
    const format = new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' });
    const date = new Date(0);
    for (let m = Math.floor((new Date(from * DAY).getUTCFullYear() * 12) / step) * step; ; m += step) {
      const day = date.setUTCFullYear(0, m, 1) / DAY;
      if (!(day <= to)) break;
      if (day >= from) made.push({ day, label: step < 12 ? format.format(date) : plainDate(String(date.getUTCFullYear())) });
    }
  } else {
    const step = [1, 2, 3, 7, 14].find((s) => span / s <= 5) ?? 14;
    const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    for (let day = Math.ceil(from); day <= to; day += step) made.push({ day, label: format.format(day * DAY) });
  }
  return made;
}

/**
 * @param {DatedEntry[]} entries
 * @returns {[number, number]}
 */
export function fit(entries) {
  const from = Math.min(...entries.map((e) => days(e.from)));
  const to = Math.max(...entries.map((e) => (e.to === null ? days(e.from) : days(e.to)) + 1));
  const air = Math.max(1, (to - from) * 0.04);
  return [from - air, to + air];
}

/**
 * @param {DatedEntry[]} entries oldest first
 * @param {{ published: string | null, go?: (entry: DatedEntry) => void }} on
 * @returns {SVGElement}
 */
export function drawAxis(entries, { published, go }) {
  const root = svg('svg', { class: 'axis', role: 'group', 'aria-label': t('axis') });
  const draw = (/** @type {[number, number]} */ window) => {
    const whole = fit(entries);
    const zoomed = window[0] > whole[0] || window[1] < whole[1];
    const { items, lanes, ticks, at } = layOut(entries, window);
    const base = HEAD + lanes * LANE;
    root.setAttribute('viewBox', `0 0 ${WIDTH} ${base + 26}`);
    root.replaceChildren();
    root.append(soft(), svg('line', { class: 'line', x1: 0, x2: WIDTH, y1: base, y2: base }));
    ticks.forEach(({ x, label }) => {
      root.append(svg('line', { class: 'tick', x1: x, x2: x, y1: base, y2: base + 5 }));
      root.append(svg('text', { class: 'tick', x: Math.min(WIDTH - 16, Math.max(16, x)), y: base + 18, 'text-anchor': 'middle' }, label));
    });
    if (published) {
      const x = at(days(published) + 0.5);
      if (x >= 0 && x <= WIDTH) {
        root.append(svg('line', { class: 'today', x1: x, x2: x, y1: 14, y2: base }, svg('title', {}, t('publishedOn', { date: plainDate(published) }))));
        if (!zoomed) root.append(svg('text', { class: 'today', x, y: 10, 'text-anchor': x > WIDTH - 40 ? 'end' : x < 40 ? 'start' : 'middle' }, t('published')));
      }
    }
    for (const item of items) root.append(shape(item, base, go, () => draw(opened(item, window))));
    if (zoomed && go) root.append(control(t('zoomOut'), () => draw(whole)));
  };
  draw(fit(entries));
  return root;
}

/**
 * The window that shows a cluster's entries apart.
 *
 * @param {Item} item
 * @param {[number, number]} window
 * @returns {[number, number]}
 */
function opened(item, window) {
  const inside = fit(item.entries);
  return inside[1] - inside[0] < window[1] - window[0] ? inside : window;
}

/**
 * @param {Item} item
 * @param {number} base
 * @param {((entry: DatedEntry) => void) | undefined} go
 * @param {() => void} open
 */
function shape(item, base, go, open) {
  const [first] = item.entries;
  const many = item.entries.length > 1;
  const sameDay = many && item.entries.every((e) => e.edtf === first.edtf);
  const label = many && !sameDay ? t('cluster', { n: item.entries.length }) : `${plainEdtf(first.edtf)}: ${first.label}`;
  const planned = item.entries.every((e) => e.planned);
  const vague = isVague(first.edtf);
  const y = base - item.lane * LANE;
  const body = item.width
    ? svg('rect', { class: `stretch${planned ? ' planned' : ''}`, x: item.x, y: y - 5, width: item.width, height: 10, rx: 5, fill: vague || first.to === null ? 'url(#soft)' : undefined })
    : svg('circle', { class: `day${planned ? ' planned' : ''}${vague ? ' vague' : ''}`, cx: item.x + 1, cy: base, r: many ? 8 : 5.5 });
  const act = () => (many && !sameDay ? open() : go?.(first));
  const node = svg('g', go ? { class: 'item', role: 'button', tabindex: 0, 'aria-label': label } : { class: 'item' }, svg('title', {}, label), body);
  if (many) node.append(svg('text', { class: 'number', x: item.x + 1, y: base + 3.5, 'text-anchor': 'middle', 'aria-hidden': 'true' }, item.entries.length));
  if (go) pressable(node, act);
  return node;
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function control(label, act) {
  const node = svg('g', { class: 'zoom', role: 'button', tabindex: 0 }, svg('text', { x: WIDTH - 2, y: 11, 'text-anchor': 'end' }, label));
  pressable(node, act);
  return node;
}

/**
 * @param {SVGElement} node
 * @param {() => void} act
 */
function pressable(node, act) {
  node.addEventListener('click', act);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  });
}

/** A fill that fades at both ends. */
function soft() {
  return svg(
    'defs',
    {},
    svg(
      'linearGradient',
      { id: 'soft' },
      svg('stop', { offset: 0, 'stop-color': 'currentColor', 'stop-opacity': 0.05 }),
      svg('stop', { offset: 0.3, 'stop-color': 'currentColor', 'stop-opacity': 0.6 }),
      svg('stop', { offset: 0.7, 'stop-color': 'currentColor', 'stop-opacity': 0.6 }),
      svg('stop', { offset: 1, 'stop-color': 'currentColor', 'stop-opacity': 0.05 }),
    ),
  );
}
