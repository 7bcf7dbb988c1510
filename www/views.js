/** On a narrow screen one view at a time, and a way back from the text to where one came from. */

import { byId, focusKey } from './dom.js';
import { t } from './strings.js';
import { topOf } from './panels/jump.js';

/** @typedef {'article' | 'summary' | 'entities' | 'quotes' | 'timeline'} View */

const NAMES = /** @type {const} */ ({ summary: 'viewSummary', entities: 'viewEntities', quotes: 'viewQuotes', timeline: 'viewTimeline' });

export const narrowScreen = () => !matchMedia('(min-width: 62rem)').matches;

/** The panel item that led to the text. */
/** @type {{ view: View, key: string, scroll: number } | null} */
let origin = null;

/** @returns {View} */
function current() {
  return /** @type {View} */ (document.body.dataset.view ?? 'article');
}

/** @param {View} view */
export function showView(view) {
  document.body.dataset.view = view;
  for (const button of byId('views').querySelectorAll('button')) {
    if (button.dataset.view === view) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
  byId('back').hidden = true;
  if (narrowScreen()) scrollTo({ top: 0 });
  else if (view !== 'article') byId('panels').scrollTo({ top: topOf(byId(view)) });
}

export function wireViews() {
  for (const button of byId('views').querySelectorAll('button')) {
    button.addEventListener('click', () => showView(/** @type {View} */ (button.dataset.view)));
  }
  byId('back').addEventListener('click', goBack);
}

/**
 * Turns to the text, remembering the panel item that led there.
 *
 * @param {string} key
 */
export function leave(key) {
  const item = byId('panels').querySelector(`[data-key="${CSS.escape(key)}"]`);
  const view = /** @type {keyof typeof NAMES} */ (item?.closest('section')?.id ?? current());
  origin = { view, key, scroll: scrollY };
  if (!narrowScreen() || current() === 'article') return;
  showView('article');
  const back = byId('back');
  back.hidden = false;
  back.textContent = t('backTo', { panel: t(NAMES[view]) });
}

export function goBack() {
  if (!origin) return false;
  const { view, key, scroll } = origin;
  if (narrowScreen()) {
    showView(view);
    scrollTo({ top: scroll });
  }
  focusKey(byId('panels'), key);
  origin = null;
  return true;
}
