/** What waits for the first look at a mark, and fetches the card then. */

import { dressed } from '../messages.js';

/** @typedef {import('./card.js').Card} Card */

export class CardDoor {
  /** @type {Card | null} */
  #card = null;
  /** @type {Promise<unknown> | null} */
  #coming = null;
  /** Where the pointer was last: a text that appears under a resting pointer is not pointed at. */
  #place = '';

  /**
   * @param {HTMLElement} article
   * @param {(made: typeof import('./card.js').Card) => Card} make
   */
  constructor(article, make) {
    this.make = make;
    const mark = (/** @type {Event} */ { target }) => (target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('[data-layer]')) : null);
    document.addEventListener('pointermove', (event) => {
      const place = `${event.clientX} ${event.clientY}`;
      const on = article.contains(/** @type {Node} */ (event.target)) && place !== this.#place && event.pointerType !== 'touch' && mark(event);
      this.#place = place;
      if (on && !this.#card) this.#fetch().then(() => this.#card?.hover(on));
    }, { passive: true });
    article.addEventListener('focusin', (event) => {
      const on = mark(event);
      if (on?.matches(':focus-visible') && !this.#card) this.#fetch().then(() => on.matches(':focus') && this.#card?.show(on));
    });
    article.addEventListener('click', (event) => {
      const on = mark(event);
      if (on && !this.#card && getSelection()?.isCollapsed !== false) this.pin(on);
    });
    article.addEventListener('keydown', (event) => {
      const on = mark(event);
      if (on !== event.target || !on || this.#card || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      this.pin(on);
    });
  }

  #fetch() {
    return (this.#coming ??= dressed('windows', import('./card.js')).then((module) => {
      if (module) this.#card ??= this.make(module.Card);
      else this.#coming = null;
    }));
  }

  get isOpen() {
    return this.#card?.isOpen ?? false;
  }

  close() {
    this.#card?.close();
  }

  /** @param {Span} to */
  follow(to) {
    this.#card?.follow(to);
  }

  /**
   * @param {HTMLElement} mark
   * @param {boolean} [toCorrect] what can be set right is unfolded
   */
  async pin(mark, toCorrect) {
    await this.#fetch();
    await this.#card?.pin(mark, toCorrect);
  }
}
