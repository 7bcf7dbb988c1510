/** Where a card stands: beside its mark, or on a narrow screen as a sheet at its foot. */

/** On a screen less wide than this a card is a sheet. */
const SHEET = 640;
/** Room for what unfolds in a card: it need not jump to the other side of its mark then. */
const UNFOLDS = 130;

/** Pixels that a tip may stand away from its mark to leave the sentence free. */
const AWAY = 110;

/**
 * @param {HTMLElement} card
 * @param {HTMLElement | Range} mark
 * @param {DOMRect | null} sentence must not be covered
 */
export function putBeside(card, mark, sentence) {
  const { style } = card;
  if (innerWidth < SHEET) {
    style.removeProperty('left');
    style.removeProperty('top');
    return;
  }
  const at = firstLine(mark);
  const own = card.getBoundingClientRect();
  const unfolds = !card.classList.contains('tip') && card.querySelector('details:not([open])') ? UNFOLDS : 0;
  const edge = card.classList.contains('tip') && sentence ? sentence : at;
  const free = edge.bottom - at.bottom < AWAY ? edge.bottom : at.bottom;
  const above = at.top - edge.top < AWAY ? edge.top : at.top;
  const top = free + 8 + own.height + unfolds < innerHeight ? free + 6 : above - own.height - 6;
  style.left = `${within(at.left, innerWidth - own.width)}px`;
  // Where the mark has left the screen the card waits at its edge.
  style.top = `${within(top, innerHeight - own.height)}px`;
}

/**
 * @param {number} at
 * @param {number} most
 */
function within(at, most) {
  return Math.max(8, Math.min(at, most - 8));
}

/**
 * Scrolls to what unfolds in a card, and a mark up from under the sheet.
 *
 * @param {HTMLElement} card
 * @param {HTMLElement} mark
 */
export function uncover(card, mark) {
  card.querySelector('details[open]')?.scrollIntoView({ block: 'nearest' });
  const hidden = firstLine(mark).bottom - card.getBoundingClientRect().top;
  if (innerWidth < SHEET && hidden > 0) scrollBy({ top: hidden + 24, behavior: 'instant' });
}

/** @param {HTMLElement | Range} mark */
function firstLine(mark) {
  return mark.getClientRects()[0] ?? mark.getBoundingClientRect();
}
