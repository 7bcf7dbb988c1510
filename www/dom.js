/** Builds elements. Text becomes text nodes, never markup. */

/**
 * `el('button.quiet', { type: 'button', onclick }, 'Undo')`
 *
 * Properties that start with `on` become listeners, those with a dash, `role` and `data-…` attributes, the rest properties.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T | `${T}.${string}`} selector tag and classes
 * @param {Record<string, unknown> | null} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(selector, props, ...children) {
  const [tag, ...classes] = selector.split('.');
  const node = /** @type {HTMLElementTagNameMap[T]} */ (document.createElement(tag));
  if (classes.length) node.className = classes.join(' ');
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name in node && !name.includes('-') && name !== 'list') Reflect.set(node, name, value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  append(node, children);
  return node;
}

/**
 * @param {Node} node
 * @param {(Child | Child[])[]} children
 */
export function append(node, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * Puts `children` into `container` and gives the focus back to the element with the same `data-key`.
 *
 * @param {Element} container
 * @param {...(Child | Child[])} children
 */
export function refill(container, ...children) {
  const focused = document.activeElement;
  const key = focused && container.contains(focused) ? focused.getAttribute('data-key') : null;
  container.replaceChildren();
  append(container, children);
  if (key) focusKey(container, key);
}

/**
 * @param {Element} container
 * @param {string} key
 */
export function focusKey(container, key) {
  const again = container.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`no element #${id}`);
  return /** @type {T} */ (node);
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} tag
 * @param {Record<string, string | number | undefined>} attributes
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(name, String(value));
  append(node, children);
  return node;
}

/** Icons as one stroked path each, on a 16 × 16 grid. */
const ICONS = {
  previous: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
  close: 'M4 4l8 8M12 4l-8 8',
  undo: 'M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6',
  redo: 'M10 3l3 3-3 3M13 6H7a4 4 0 0 0 0 8h3',
  down: 'M8 2v9M4 7.5 8 11.5l4-4M3 14h10',
  share: 'M5 9.5 11 12.5M5 6.5 11 3.5M5 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0M15 3a2 2 0 1 1-4 0 2 2 0 0 1 4 0M15 13a2 2 0 1 1-4 0 2 2 0 0 1 4 0',
  print: 'M4 6V2h8v4M4 11H2V6h12v5h-2M4 9h8v5H4z',
  pencil: 'M3 13l.7-3L11 2.7l2.3 2.3L6 12.3z',
  plus: 'M8 3v10M3 8h10',
  more: 'M2.7 8h.6M7.7 8h.6M12.7 8h.6',
  only: 'M2 4h12M4.5 8h7M7 12h2',
  copy: 'M5.5 5.5H13V14H5.5zM3 10.5V2h7.5',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  back: 'M8 13V4M4 8l4-4 4 4',
};

/**
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return svg('svg', { viewBox: '0 0 16 16', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: ICONS[name] }));
}
