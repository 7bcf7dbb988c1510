/** The row that stays in sight above the panels: what there is, how much of it, and where one is. */

import { byId } from '../dom.js';
import { articleNames, passesFilter } from './visible.js';

const SECTIONS = /** @type {const} */ (['summary', 'entities', 'quotes', 'timeline']);

export function wireJump() {
  const panels = byId('panels');
  for (const button of byId('jump').querySelectorAll('button')) {
    button.addEventListener('click', () => {
      const section = byId(/** @type {string} */ (button.dataset.to));
      fold(section, false);
      panels.scrollTo({ top: topOf(section), behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
    });
  }
  panels.addEventListener('scroll', here, { passive: true });
  for (const button of panels.querySelectorAll('.fold')) {
    const section = /** @type {HTMLElement} */ (button.closest('section'));
    button.addEventListener('click', () => fold(section, !section.classList.contains('folded')));
  }
}

/**
 * How far the panels are scrolled where a section stands below the row. A column that stays in sight is not where it was laid.
 *
 * @param {HTMLElement} section
 */
export function topOf(section) {
  const panels = byId('panels');
  const column = /** @type {HTMLElement} */ (section.parentElement);
  const stays = getComputedStyle(column).position === 'sticky';
  const top = (/** @type {Element | null} */ node) => node?.getBoundingClientRect().top ?? 0;
  const laid = stays ? top(column.parentElement) + top(section) - top(column) : top(section);
  return laid - top(panels) + panels.scrollTop - byId('narrow').offsetHeight;
}

/**
 * Of a folded section only the title stands.
 *
 * @param {Element} section
 * @param {boolean} away
 */
export function fold(section, away) {
  section.classList.toggle('folded', away);
  section.querySelector('.fold')?.setAttribute('aria-expanded', String(!away));
}

function here() {
  // In two columns one is in two places.
  const wide = matchMedia('(min-width: 104rem)').matches;
  const { scrollTop, scrollHeight, clientHeight } = byId('panels');
  const edge = scrollTop + byId('narrow').offsetHeight + 60;
  let current = SECTIONS.findLast((id) => byId(id).offsetTop <= edge) ?? 'summary';
  if (scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 4) current = 'timeline';
  for (const button of byId('jump').querySelectorAll('button')) {
    if (!wide && button.dataset.to === current) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

/** @param {State} state */
export function showJump({ view, narrowed }) {
  if (!view) return;
  const counts = /** @type {Record<string, number>} */ ({
    entities: articleNames(view).filter((e) => e.type !== 'money' && e.type !== 'percent' && e.mentions.some((m) => passesFilter(narrowed, m))).length,
    quotes: new Set(view.quotes.filter((q) => passesFilter(narrowed, q)).map((q) => q.utterance)).size,
    timeline: view.timeline.filter((e) => passesFilter(narrowed, view.sentences[e.sentence])).length,
  });
  for (const row of [byId('jump'), byId('views')]) {
    for (const button of row.querySelectorAll('button')) {
      const n = counts[button.dataset.to ?? button.dataset.view ?? ''];
      const node = button.querySelector('.count') ?? document.createElement('span');
      node.className = 'count';
      node.textContent = n === undefined ? '' : ` ${n.toLocaleString()}`;
      if (n !== undefined) button.append(node);
    }
  }
  // Not before the other panels are filled: asking where things stand would lay all out twice.
  requestAnimationFrame(here);
}
