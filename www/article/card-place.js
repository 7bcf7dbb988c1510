/** Where a card stands: beside its mark, or on a narrow screen as a sheet at its foot. */

/** On a screen less wide than this a card is a sheet. */
const SHEET = 640;
/** Room for what unfolds in a card: it need not jump to the other side of its mark then. */
const UNFOLDS = 130;

/**
 * @param {HTMLElement} card
 * @param {HTMLElement} mark
 */
export function putBeside(card, mark) {
  const { style } = card;
  if (innerWidth < SHEET) {
    style.removeProperty('left');
    style.removeProperty('top');
    return;
  }
  const at = firstLine(mark);
  const own = card.getBoundingClientRect();
  const unfolds = card.querySelector('details:not([open])') ? UNFOLDS : 0;
  const below = at.bottom + 8 + own.height + unfolds < innerHeight;
  style.left = `${Math.max(8, Math.min(at.left, innerWidth - own.width - 8))}px`;
  style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - own.height - 6)}px`;
}

/**
 * Scrolls a mark up from under the sheet.
 *
 * @param {HTMLElement} card
 * @param {HTMLElement} mark
 */
export function uncover(card, mark) {
  const hidden = firstLine(mark).bottom - card.getBoundingClientRect().top;
  if (innerWidth < SHEET && hidden > 0) scrollBy({ top: hidden + 24, behavior: 'instant' });
}

/** @param {HTMLElement} mark */
function firstLine(mark) {
  return mark.getClientRects()[0] ?? mark.getBoundingClientRect();
}
