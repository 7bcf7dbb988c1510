/** What is shown, as Markdown: headings, lists and marks are read off the page, so both always say the same. */

/** Shown to nobody or of use on the page only. */
const SKIPPED = '.unseen, [hidden], input, script, :is(h1, h2, h3) .count';

/**
 * @param {Element} root
 * @returns {string}
 */
export function asMarkdown(root) {
  /** @type {string[]} */
  const blocks = [];
  for (const child of root.children) write(child, '', blocks);
  return `${blocks.join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

/**
 * @param {Element} node
 * @param {string} indent
 * @param {string[]} out
 */
function write(node, indent, out) {
  if (node.matches(SKIPPED)) return;
  const heading = /^H([1-3])$/.exec(node.tagName);
  if (heading) out.push('', `${'#'.repeat(Number(heading[1]))} ${words(node)}`, '');
  else if (node.tagName === 'UL' || node.tagName === 'OL') {
    for (const li of node.children) {
      // A list item that only has a title and a list of its own becomes a heading or a bold line.
      const own = inline(li);
      if (own) out.push(`${indent}- ${own}`);
      for (const child of li.children) if (isBlock(child)) write(child, own ? `${indent}  ` : indent, out);
    }
    if (!indent) out.push('');
  } else if (node.tagName === 'P') {
    if (indent) out.push(`${indent}${words(node)}`);
    else if (words(node)) out.push('', `${node.matches('.here') ? '> ' : ''}${words(node)}`, '');
  } else for (const child of node.children) write(child, indent, out);
}

/** @param {Node} node */
const isBlock = (node) => node instanceof Element && /^(UL|OL|P|H[1-6]|DIV|SECTION|DETAILS)$/.test(node.tagName);

/**
 * The words of a list item before its own blocks.
 *
 * @param {Element} li
 */
function inline(li) {
  return [...li.childNodes].filter((child) => !isBlock(child)).map(run).join('').replace(/\s+/g, ' ').trim();
}

/** @param {Element} node */
const words = (node) => [...node.childNodes].map(run).join('').replace(/\s+/g, ' ').trim();

/**
 * @param {Node} node
 * @returns {string}
 */
function run(node) {
  if (node instanceof Text) return (node.nodeValue ?? '').replace(/[\\`*_[\]<>#|]/g, '\\$&');
  if (!(node instanceof Element) || node.matches(SKIPPED)) return '';
  const inner = [...node.childNodes].map(run).join('');
  if (node.matches(':is(.alone, .nutgraf, .summary) .tags')) return ` (${(node.textContent ?? '').replace(/\s+/g, ' ').trim()})`;
  if (node.matches('strong, mark') && inner.trim()) return `**${inner.trim()}**`;
  // A name of an article stands in brackets, as a source does.
  return node.matches('.tag, .kind') ? ` (${inner.trim()})` : node.matches('.words') ? ` ${inner}` : inner;
}
