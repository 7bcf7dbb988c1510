/** The legend: what each mark looks like, and whether it is shown. */

import { byId, el, refill } from '../dom.js';
import { t } from '../strings.js';

const KINDS = /** @type {const} */ (['summary', 'person', 'organization', 'place', 'misc', 'amounts', 'quotes', 'times']);

/** @type {Set<string>} */
const off = new Set();

export function showLegend() {
  refill(
    byId('legend'),
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
            byId('article').classList.toggle(`no-${kind}`, off.has(kind));
            showLegend();
          },
        },
        el('span', { className: `sample ${look}` }, words),
      );
    }),
  );
}
