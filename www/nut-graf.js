/** Registers `<nut-graf>`. The class alone is in `element/nut-graf-element.js`. */

import { NutGrafElement } from './element/nut-graf-element.js';

if (!customElements.get('nut-graf')) customElements.define('nut-graf', NutGrafElement);

export { NutGrafElement };
