/** The text of an element of the host page, as a reader sees it, and the way back from an offset to the host's nodes. */

/** @typedef {{ text: string, root: Node, rangeOf(span: Span): Range | null }} HostText */

const SKIP = 'script, style, noscript, template, svg, math, button, select, textarea, audio, video, canvas, iframe, object, nut-graf, [hidden], [aria-hidden="true"], [role="timer"]';
const INLINE = new Set('A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR'.split(' '));

/**
 * What the host's style sheets hide, also from all but screen readers, is not the article's.
 *
 * @param {Element} element
 */
function isUnseen(element) {
  const { display, visibility, position, clip, clipPath } = getComputedStyle(element);
  if (display === 'none' || visibility !== 'visible') return true;
  return position === 'absolute' && (clip !== 'auto' || clipPath.startsWith('inset(') || (element instanceof HTMLElement && element.offsetWidth < 2));
}

/**
 * White space collapses, blocks are divided by an empty line.
 *
 * @param {Element} element
 * @returns {HostText}
 */
export function hostText(element) {
  /** A component keeps its words in its own shadow root. */
  const shadow = element.tagName === 'NUT-GRAF' || element.textContent?.trim() ? null : element.shadowRoot;
  /** Where all of it is hidden now, in a closed tab, it is read as it stands. */
  const hidden = isUnseen(element) || element.getClientRects().length === 0;
  let text = '';
  /** @type {{ node: Text, from: number, at: number[] }[]} where each piece begins in `text`, and each character's offset in its node */
  const pieces = [];
  let gap = '';
  const read = (/** @type {Text} */ node) => {
    const value = node.data;
    const piece = { node, from: -1, at: /** @type {number[]} */ ([]) };
    for (let i = 0; i < value.length; i++) {
      if (/[ \t\n\r\f]/.test(value[i])) {
        if (!gap) gap = ' ';
        continue;
      }
      if (gap && text) {
        if (piece.from >= 0) for (const _ of gap) piece.at.push(i);
        text += gap;
      }
      gap = '';
      if (piece.from < 0) piece.from = text.length;
      text += value[i];
      piece.at.push(i);
    }
    if (piece.from >= 0) pieces.push(piece);
  };
  // Iterative, for hosts that nest deeply. An element's end is a closing entry of its own.
  /** @type {(Node | 'block')[]} */
  const stack = [shadow ?? element];
  while (stack.length) {
    const node = stack.pop();
    if (node === 'block') gap = '\n\n';
    else if (node instanceof Text) read(node);
    else if (node === shadow) stack.push(...[...shadow.childNodes].reverse());
    else if (node instanceof Element && (node === element || !(node.matches(SKIP) || (!hidden && isUnseen(node))))) {
      const block = !INLINE.has(node.tagName);
      if (block) {
        gap = node.tagName === 'BR' && gap !== '\n\n' ? '\n' : '\n\n';
        if (node.tagName !== 'BR') stack.push('block');
      }
      for (let child = node.lastChild; child; child = child.previousSibling) stack.push(child);
    }
  }
  const place = (/** @type {number} */ offset) => {
    let [low, high] = [0, pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pieces[middle].from <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = pieces[low - 1];
    return piece ? { node: piece.node, offset: piece.at[Math.min(offset - piece.from, piece.at.length - 1)] } : null;
  };
  return {
    text,
    root: (shadow ?? element).getRootNode(),
    rangeOf({ start, end }) {
      const [from, last] = [place(start), place(end - 1)];
      if (!from || !last || !from.node.isConnected || !last.node.isConnected) return null;
      const range = document.createRange();
      try {
        range.setStart(from.node, from.offset);
        range.setEnd(last.node, last.offset + 1);
      } catch {
        // The host has changed its text in the meantime; it will be read anew.
        return null;
      }
      return range;
    },
  };
}

/**
 * Text that stands in the element without any markup: its lines are the author's.
 *
 * @param {Element} element
 * @returns {HostText}
 */
export function plainText(element) {
  const node = element.firstChild;
  return {
    text: element.textContent ?? '',
    root: element.getRootNode(),
    rangeOf({ start, end }) {
      if (!(node instanceof Text) || end > node.length) return null;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    },
  };
}
