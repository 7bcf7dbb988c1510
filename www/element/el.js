/** Builds an element. */

/**
 * Text becomes text nodes, never markup.
 *
 * @param {string} tag
 * @param {Record<string, string | (() => void)>} attributes those that start with `on` are listeners
 * @param {...(Node | string | false | null | undefined | 0)} children
 */
export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value || name !== 'class') node.setAttribute(name, value);
  }
  for (const child of children) if (child || child === '') node.append(child);
  return node;
}
