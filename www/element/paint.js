/** Paints what was found into the host's text with the CSS Custom Highlight API: no element of the host is touched. */

import { LINES, PAIRS } from './kinds.js';

const PREFIX = 'nutgraf-';

/** A background always comes with a colour for the text on it: whatever the host's colours are, the pair can be read. */
const pair = (/** @type {string} */ name, /** @type {string} */ variable, /** @type {string} */ background, /** @type {string} */ color) =>
  `::highlight(${PREFIX}${name}) { background-color: var(--nutgraf-${variable}, ${background}); color: var(--nutgraf-${variable}-text, ${color}); text-shadow: none; }`;

const line = (/** @type {string} */ name, /** @type {string} */ style, /** @type {string} */ color) =>
  // Longhands: WebKit takes no more than the line from the shorthand.
  `::highlight(${PREFIX}${name}) { text-decoration-line: underline; text-decoration-style: ${style}; text-decoration-thickness: 2px; text-decoration-color: var(--nutgraf-${name}, ${color}); }`;

// A layer of its own: any rule of the host's wins. On paper there are no marks.
const CSS_TEXT = `@layer nutgraf { @media screen {
${LINES.map((l) => line(...l)).join('\n')}
${PAIRS.flatMap(([name, light, dark]) => [pair(name, name, ...light), pair(`${name}-dark`, name, ...dark)]).join('\n')}
${pair('here', 'here', '#ffcf6b', '#000')}
} }`;

/** Which of two backgrounds is on top: the smaller one, or it would not be seen. */
const PRIORITY = { summary: 1, quote: 2, here: 3 };

/** One sheet for all elements, counted per root. */
/** @type {CSSStyleSheet | undefined} */
let sheet;
/** @type {WeakMap<Node, number>} */
const users = new WeakMap();

export class Painting {
  /** @type {{ layer: string, name: string, range: Range }[]} */
  #ranges = [];
  /** @type {[string, Range][]} what is in the registry now */
  #painted = [];
  /** @type {Range | null} */
  #here = null;
  #root;

  /**
   * @param {Analysis} analysis
   * @param {(span: Span) => Range | null} rangeOf
   * @param {Node} root the document or shadow root that holds the text
   */
  constructor(analysis, rangeOf, root) {
    this.#root = root;
    if (!('highlights' in CSS)) return;
    const take = (/** @type {string} */ layer, /** @type {string} */ name, /** @type {Span} */ span) => {
      const range = rangeOf(span);
      if (range) this.#ranges.push({ layer, name, range });
    };
    for (const sentence of analysis.summary.sentences) take('summary', 'summary', sentence);
    for (const quote of analysis.quotes) take('quotes', 'quote', quote);
    for (const { type, story, mentions } of analysis.entities) {
      if (story && type !== 'money' && type !== 'percent') for (const mention of mentions) if (mention.kind === 'name') take('entities', type, mention);
    }
    for (const time of analysis.times) if (time.type === 'DATE' || time.type === 'TIME') take('times', 'time', time);
    dress(root);
  }

  /**
   * @param {ReadonlySet<string>} layers
   * @param {boolean} dark whether the host's text is light
   */
  show(layers, dark) {
    this.#wipe();
    for (const { layer, name, range } of this.#ranges) {
      if (!layers.has(layer)) continue;
      const dressed = name in PRIORITY && dark ? `${name}-dark` : name;
      add(dressed, range);
      this.#painted.push([dressed, range]);
    }
  }

  /** @param {Range | null} range what the reader asked for */
  light(range) {
    if (this.#here) remove('here', this.#here);
    this.#here = range;
    if (range) add('here', range);
  }

  remove() {
    this.#wipe();
    this.light(null);
    if ('highlights' in CSS) undress(this.#root);
  }

  #wipe() {
    for (const [name, range] of this.#painted) remove(name, range);
    this.#painted = [];
  }
}

/**
 * @param {string} name
 * @param {Range} range
 */
function add(name, range) {
  if (!('highlights' in CSS)) return;
  let highlight = CSS.highlights.get(PREFIX + name);
  if (!highlight) {
    CSS.highlights.set(PREFIX + name, (highlight = new Highlight()));
    highlight.priority = Reflect.get(PRIORITY, name.replace('-dark', '')) ?? 0;
  }
  highlight.add(range);
}

/**
 * @param {string} name
 * @param {Range} range
 */
function remove(name, range) {
  const highlight = CSS.highlights.get(PREFIX + name);
  highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(PREFIX + name);
}

/** @param {Node} root */
function dress(root) {
  const count = users.get(root) ?? 0;
  users.set(root, count + 1);
  if (count || !(root instanceof Document || root instanceof ShadowRoot)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
  }
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** @param {Node} root */
function undress(root) {
  const count = (users.get(root) ?? 1) - 1;
  users.set(root, count);
  if (!count && (root instanceof Document || root instanceof ShadowRoot)) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((s) => s !== sheet);
}

/**
 * Whether text of this element is light, so that it stands on something dark.
 *
 * @param {Element} element
 */
export function isLightText(element) {
  const { color } = getComputedStyle(element);
  const numbers = (color.match(/-?[\d.]+%?/g) ?? []).map((n) => (n.endsWith('%') ? parseFloat(n) / 100 : Number(n)));
  if (/^(ok)?l(ab|ch)/.test(color)) return numbers[0] / (color.startsWith('ok') || numbers[0] <= 1 ? 1 : 100) > 0.6;
  const [r, g, b] = color.startsWith('rgb') ? numbers.map((n) => n / 255) : numbers;
  const linear = (/** @type {number} */ c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  // The tone that is as far from white as from black.
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) > 0.179;
}
