/** Lights one stretch of text without touching the elements around it (CSS Custom Highlight API). */

const NAME = 'nutgraf-spot';
const STAYS = 6000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {Range} range */
export function spotlight(range) {
  if (!('highlights' in CSS)) return;
  clearTimeout(timer);
  CSS.highlights.set(NAME, new Highlight(range));
  timer = setTimeout(dim, STAYS);
}

export function dim() {
  if ('highlights' in CSS) CSS.highlights.delete(NAME);
}

/**
 * The range of `from..to` of the element's text.
 *
 * @param {Element} element
 * @param {number} from
 * @param {number} to
 * @returns {Range}
 */
export function rangeIn(element, from, to) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let at = 0;
  let open = false;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!open && from < at + length) {
      range.setStart(node, from - at);
      open = true;
    }
    if (open && to <= at + length) {
      range.setEnd(node, Math.max(0, to - at));
      break;
    }
    at += length;
  }
  return range;
}
