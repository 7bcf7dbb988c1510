/** The legend: what each mark looks like, and whether it is shown. */

import { byId, el, refill } from '../dom.js';
import { t } from '../strings.js';

const KINDS = /** @type {const} */ (['summary', 'person', 'organization', 'place', 'misc', 'amounts', 'quotes', 'times']);

/** @type {Set<string>} */
const off = new Set();

export function showLegend() {
  const set = () => {
    for (const kind of KINDS) byId('article').classList.toggle(`no-${kind}`, off.has(kind));
    showLegend();
  };
  refill(
    byId('legend'),
    el(
      'button.quiet',
      {
        type: 'button',
        'data-key': 'legend-all',
        'aria-pressed': String(off.size < KINDS.length),
        onclick: () => {
          if (off.size < KINDS.length) KINDS.forEach((kind) => off.add(kind));
          else off.clear();
          set();
        },
      },
      el('span.all', null, t('marks')),
    ),
    KINDS.map((kind) => {
      const words = kind === 'person' || kind === 'organization' || kind === 'place' ? t(`types-${kind}`) : t(`mark-${kind}`);
      const look = { summary: 'lit', amounts: 'money', quotes: 'quote direct', times: 'when' }[/** @type {string} */ (kind)] ?? kind;
      return el(
        'button.quiet',
        {
          type: 'button',
          'data-key': `legend-${kind}`,
          'aria-pressed': String(!off.has(kind)),
          onclick: () => {
            if (!off.delete(kind)) off.add(kind);
            set();
          },
        },
        el('span', { className: `sample ${look}` }, words),
      );
    }),
  );
}
