/** Registers `<nut-graf>`; where there is no DOM it does nothing. The class alone is in `element/nut-graf-element.js`. */

import { NutGrafElement } from './element/nut-graf-element.js';

if (globalThis.customElements && !customElements.get('nut-graf')) customElements.define('nut-graf', NutGrafElement);

export { NutGrafElement };
