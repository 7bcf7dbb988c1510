/**
 * The drawn time axis. A day is a dot, a period a bar, an approximate period a bar with faded ends; dots that stand on one
 * spot are piled up and open by a click, and the list below shows what the drawing shows. The weightiest have labels.
 */

import '../strings/more.js';
import { byId, svg } from '../dom.js';
import { plainDate, plainEdtf } from '../dates.js';
import { t } from '../strings.js';
import { placeLabels } from './axis-labels.js';
import { days, ends, NEAR, scaleOf } from './axis-scale.js';
import { entryKey } from './lists.js';

const LANE = 14;
/** Lanes of bars; dots of a pile. */
const [LANES, PILE] = [5, 5];
const DOT = 5;
const FONT = '"Libre Franklin", sans-serif';
/** Height of a line of a label; of what stands below the line: ticks, then bars. */
const LINE = 13;
export const FLOOR = 24;

/** @param {string} edtf */
export const isVague = (edtf) => /[?~%Xx]/.test(edtf) || /^\d{4}-(2[1-4]|3[3-9]|4[01])$/.test(edtf);

/**
 * @typedef {object} Item
 * @property {DatedEntry[]} entries more than one: a pile
 * @property {number} x
 * @property {number} width 0 for dots
 * @property {number} lane 0 for dots
 */

/**
 * Where everything goes.
 *
 * @param {DatedEntry[]} entries oldest first
 * @param {number} width
 * @param {import('./axis-scale.js').Scale} scale
 * @param {number} [near] pixels between piles
 * @returns {{ items: Item[], lanes: number }}
 */
export function layOut(entries, width, scale, near = NEAR) {
  /** @type {Item[]} */
  const items = [];
  /** @type {Item | undefined} */
  let pile;
  for (const entry of entries) {
    const [start, end] = ends(entry);
    const x = Math.max(0, Math.min(width, scale.at(start)));
    const right = Math.max(0, Math.min(width, entry.to === null ? width : scale.at(end)));
    if (right - x > near * 1.3 && entry.to !== entry.from) {
      items.push({ entries: [entry], x, width: right - x, lane: 1 });
      continue;
    }
    const middle = (x + right) / 2;
    if (pile && middle - pile.x < near) pile.entries.push(entry);
    else items.push((pile = { entries: [entry], x: middle, width: 0, lane: 0 }));
  }
  /** @type {number[]} */
  const taken = [];
  const bars = items.filter((i) => i.width);
  for (const item of bars) {
    let lane = taken.findIndex((end) => end + 4 < item.x);
    if (lane < 0) lane = Math.min(taken.length, LANES - 1);
    taken[lane] = item.x + item.width;
    item.lane = lane + 1;
  }
  return { items, lanes: taken.length };
}

/**
 * Numbers above the piles need more room than dots.
 *
 * @param {DatedEntry[]} entries
 * @param {number} width
 * @param {import('./axis-scale.js').Scale} scale
 */
function withRoom(entries, width, scale) {
  const laid = layOut(entries, width, scale);
  const most = Math.max(0, ...laid.items.map((i) => i.entries.length));
  return most > PILE ? layOut(entries, width, scale, NEAR + 4 * String(most).length) : laid;
}

/**
 * What a happening weighs in a drawing that has not room for all.
 *
 * @param {Analysis | undefined} a
 * @returns {(entry: DatedEntry) => number}
 */
export function weigher(a) {
  if (!a) return () => 1;
  const chosen = new Set(a.summary.sentences.map((s) => s.start));
  return ({ sentence, entities, edtf, to }) => {
    const { start } = a.sentences[sentence] ?? { start: 0 };
    const who = Math.max(0, ...entities.map((i) => a.entities[i]?.salience ?? 0));
    return who + (chosen.has(start) ? 1 : 0) + 0.6 * (1 - sentence / a.sentences.length) - (isVague(edtf) || to === null ? 0.4 : 0) - (/^-?\d{4}$/.test(edtf) ? 0.2 : 0);
  };
}

/**
 * @typedef {object} Wishes
 * @property {string | null} published
 * @property {(entry: DatedEntry) => void} go
 * @property {(shows: ((entry: DatedEntry) => boolean) | null) => void} narrow what the list shows; null: all
 * @property {Analysis} [view]
 */

/** Of the drawing on the screen. */
let listeners = new AbortController();

/**
 * @param {DatedEntry[]} entries oldest first
 * @param {Wishes} wishes
 * @returns {SVGElement}
 */
export function drawAxis(entries, wishes) {
  const root = svg('svg', { class: 'axis', role: 'group', 'aria-label': t('axis') });
  const weigh = weigher(wishes.view);
  /** @type {DatedEntry[]} */
  let shown = entries;
  let whole = true;
  let width = 0;
  const draw = () => {
    width = Math.round(byId('axis').clientWidth) || 400;
    paint(root, shown, width, { ...wishes, weigh, open, whole, back: () => open(entries) });
  };
  const open = (/** @type {DatedEntry[]} */ some) => {
    whole = some === entries;
    const apart = some.some((e) => e.edtf !== some[0].edtf);
    // Happenings of one day stay a pile; the list shows them alone.
    shown = whole || apart ? some : shown;
    const keys = new Set(some);
    wishes.narrow(whole ? null : (e) => keys.has(e));
    draw();
    /** @type {SVGElement | null} */ (root.querySelector(whole ? '.item' : '.zoom'))?.focus();
  };
  draw();
  link(root, () => {
    if (Math.abs(byId('axis').clientWidth - width) > 2) draw();
  });
  return root;
}

/**
 * @param {SVGElement} root
 * @param {DatedEntry[]} entries
 * @param {number} width
 * @param {Wishes & { weigh(e: DatedEntry): number, open(some: DatedEntry[]): void, whole: boolean, back(): void }} how
 */
function paint(root, entries, width, { published, go, weigh, open, whole, back }) {
  const scale = scaleOf(entries, width);
  const { items, lanes } = withRoom(entries, width, scale);
  const day = published ? days(published) + 0.5 : NaN;
  const today = day >= scale.pieces[0].from && day <= scale.pieces[scale.pieces.length - 1].to + 1 ? scale.at(day) : null;
  const labels = placeLabels(
    items.map((i) => {
      const best = i.entries.reduce((a, b) => (weigh(b) > weigh(a) ? b : a));
      return { x: i.width ? i.x + Math.min(i.width / 2, 40) : i.x, weight: weigh(best), title: plainEdtf(best.edtf), text: best.label, entry: best, depth: i.width ? FLOOR + (i.lane - 1) * LANE : 0 };
    }),
    width,
    { avoid: today, rows: width < 380 ? 2 : 3, lines: 2, wide: Math.min(150, width * 0.42), fonts: [`600 11px ${FONT}`, `11px ${FONT}`] },
  );
  const rows = 1 + Math.max(-1, ...labels.map((l) => l.row));
  const high = 3 * LINE + 6;
  const top = (today === null ? 0 : 14) + (whole ? 0 : 16);
  const piles = Math.min(PILE, Math.max(1, ...items.map((i) => (i.width ? 1 : i.entries.length))));
  const base = top + rows * high + (piles - 1) * DOT * 1.5 + DOT * 2 + 12;
  const floor = base + FLOOR + lanes * LANE;
  root.setAttribute('viewBox', `0 0 ${width} ${floor}`);
  root.replaceChildren(soft(), ...line(scale, width, base));
  if (today !== null) {
    root.append(svg('line', { class: 'today', x1: today, x2: today, y1: 14, y2: base, 'stroke-dasharray': '2 2' }, svg('title', {}, t('publishedOn', { date: plainDate(/** @type {string} */ (published)) }))));
    root.append(svg('text', { class: 'today', x: today, y: 10, 'text-anchor': anchorAt(today, width) }, t('published')));
  }
  for (const { wanted, lines, left, row } of labels) {
    const { entry, depth } = wanted;
    const y = top + (rows - 1 - row) * high + LINE;
    const words = svg('g', { class: 'label', 'aria-hidden': 'true', 'data-keys': ` ${entryKey(entry)} ` });
    words.append(svg('line', { x1: wanted.x, x2: wanted.x, y1: y + (lines.length - 1) * LINE + 4, y2: base + depth }));
    lines.forEach((text, i) => words.append(svg('text', { class: i ? '' : 'date', x: left, y: y + i * LINE }, text)));
    words.addEventListener('click', () => go(entry));
    root.append(words);
  }
  for (const item of items) root.append(shape(item, base, go, open));
  if (!whole) root.append(control(back, width));
}

/**
 * @param {number} x
 * @param {number} width
 */
export const anchorAt = (x, width) => (x > width - 40 ? 'end' : x < 40 ? 'start' : 'middle');

/**
 * The line itself: broken where time is left out, with ticks.
 *
 * @param {import('./axis-scale.js').Scale} scale
 * @param {number} width
 * @param {number} base
 * @returns {SVGElement[]}
 */
export function line({ pieces, ticks }, width, base) {
  const made = [];
  pieces.forEach((piece, i) => {
    const [from, to] = [i ? piece.left - 12 : 0, i === pieces.length - 1 ? width : piece.right + 12];
    made.push(svg('line', { class: 'line', x1: from, x2: to, y1: base, y2: base }));
    if (!i) return;
    const cut = (pieces[i - 1].right + 12 + from) / 2;
    made.push(svg('path', { class: 'cut', d: `M${cut - 7} ${base + 6}l6 -12M${cut + 1} ${base + 6}l6 -12` }, svg('title', {}, t('axisCut'))));
  });
  let free = -Infinity;
  for (const { x, label } of ticks) {
    made.push(svg('line', { class: 'tick', x1: x, x2: x, y1: base, y2: base + 5 }));
    const half = label.length * 3;
    const middle = Math.min(width - half, Math.max(half, x));
    if (middle - half < free + 6) continue;
    free = middle + half;
    made.push(svg('text', { class: 'tick', x: middle, y: base + 17, 'text-anchor': 'middle' }, label));
  }
  return made;
}

/**
 * @param {Item} item
 * @param {number} base
 * @param {(entry: DatedEntry) => void} go
 * @param {(some: DatedEntry[]) => void} open
 */
function shape(item, base, go, open) {
  const { entries } = item;
  const [first] = entries;
  const many = entries.length > 1;
  const label = many ? `${plainEdtf(first.edtf)}: ${t('cluster', { n: entries.length })}` : `${plainEdtf(first.edtf)}: ${first.label}`;
  const node = svg('g', { class: 'item', role: 'button', tabindex: 0, 'aria-label': label, 'data-keys': ` ${entries.map(entryKey).join(' ')} ` }, svg('title', {}, label));
  node.append(...body(item, base));
  pressable(node, () => (many ? open(entries) : go(first)));
  return node;
}

/**
 * A bar, or a pile of dots: as high as there are, up to a few; then the number stands above.
 *
 * @param {Item} item
 * @param {number} base
 * @param {number} [most]
 * @returns {SVGElement[]}
 */
export function body({ entries, x, width, lane }, base, most = PILE) {
  const [first] = entries;
  if (width) {
    const y = base + FLOOR + 4 + (lane - 1) * LANE;
    const look = `stretch${first.planned ? ' planned' : ''}`;
    return [svg('rect', { class: look, x, y: y - 4, width, height: 8, rx: 4, 'stroke-dasharray': first.planned ? '2 2' : undefined, fill: isVague(first.edtf) || first.to === null ? 'url(#soft)' : undefined })];
  }
  const made = [];
  const shown = entries.slice(0, entries.length > most ? most - 1 : most);
  shown.forEach((e, i) => {
    made.push(svg('circle', { class: `day${e.planned ? ' planned' : ''}${isVague(e.edtf) ? ' vague' : ''}`, cx: x, cy: base - i * DOT * 1.5, r: DOT, 'stroke-width': 1.5, 'stroke-dasharray': e.planned ? '2 2' : undefined, 'fill-opacity': isVague(e.edtf) ? 0.45 : undefined }));
  });
  if (entries.length > shown.length) made.push(svg('text', { class: 'number', x, y: base - shown.length * DOT * 1.5 - 2, 'text-anchor': 'middle', 'aria-hidden': 'true' }, entries.length));
  // Something to hit.
  made.push(svg('rect', { class: 'hit', x: x - 12, y: base - shown.length * DOT * 1.5 - 6, width: 24, height: shown.length * DOT * 1.5 + 18, fill: 'transparent' }));
  return made;
}

/**
 * @param {() => void} act
 * @param {number} width
 */
function control(act, width) {
  const node = svg('g', { class: 'zoom', role: 'button', tabindex: 0, 'data-key': 'axis-back' }, svg('text', { x: width - 2, y: 11, 'text-anchor': 'end' }, t('zoomOut')));
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

/**
 * An entry of the list lights its dot, a dot its entries.
 *
 * @param {SVGElement} root
 * @param {() => void} resized
 */
function link(root, resized) {
  listeners.abort();
  listeners = new AbortController();
  const { signal } = listeners;
  const list = byId('timeline-body');
  const light = (/** @type {string[]} */ keys) => {
    for (const node of root.querySelectorAll('[data-keys]')) node.classList.toggle('lit', keys.some((k) => node.getAttribute('data-keys')?.includes(` ${k} `)));
    for (const node of list.querySelectorAll('.happenings > li')) node.classList.toggle('pointed', keys.includes(node.querySelector('[data-key]')?.getAttribute('data-key') ?? '-'));
  };
  /** @type {(node: Element | null) => string[]} */
  const keysOf = (node) => {
    if (!node || !(root.contains(node) || list.contains(node))) return [];
    const dots = node.closest('[data-keys]')?.getAttribute('data-keys');
    const key = node.closest('.happenings > li')?.querySelector('[data-key]')?.getAttribute('data-key');
    return dots ? dots.trim().split(' ') : key ? [key] : [];
  };
  // Where the pointer is on nothing, what has the focus stays lit.
  const over = (/** @type {Element | null} */ node) => {
    const keys = keysOf(node);
    light(keys.length ? keys : keysOf(document.activeElement));
  };
  for (const place of [root, list]) {
    for (const type of ['pointerover', 'focusin']) place.addEventListener(type, ({ target }) => over(/** @type {Element} */ (target)), { signal });
    for (const type of ['pointerleave', 'focusout']) place.addEventListener(type, () => over(null), { signal });
  }
  const watch = new ResizeObserver(resized);
  watch.observe(byId('axis'));
  signal.addEventListener('abort', () => watch.disconnect());
}

/** A fill that fades at both ends. */
export function soft() {
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
