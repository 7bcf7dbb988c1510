/** Beside a mark: on hover and focus a tip of two lines, on a click or Enter the card with all that belongs to it. */

import { el, icon, refill } from '../dom.js';
import { orSay } from '../messages.js';
import { t } from '../strings.js';

/** A pointer that only passes by opens nothing. */
const PAUSE = 180;

export class Card {
  /** @type {HTMLElement | null} */
  #mark = null;
  #pinned = false;
  /** @type {HTMLElement | null} what the pointer is on */
  #over = null;
  /** Where the pointer was last. */
  #x = -1;
  #y = -1;
  /** Puts it where its mark is now. */
  #put = (/** @type {boolean} */ _grew) => {};
  /** @type {Element | null} it gets the focus back, but need not say again what it is */
  #left = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} article
   * @param {HTMLElement} card a popover
   * @param {() => State} state
   * @param {PageActions} actions
   * @param {(mark: HTMLElement) => DOMRect | null} sentence where a mark's sentence is
   */
  constructor(article, card, state, actions, sentence) {
    this.sentence = sentence;
    this.article = article;
    this.card = card;
    this.state = state;
    this.actions = actions;
    const markOf = (/** @type {EventTarget | null} */ target) =>
      target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('[data-layer]')) : null;
    article.addEventListener('pointermove', (event) => {
      // A text that appears under a resting pointer is not pointed at.
      if (event.pointerType === 'touch' || this.#pinned || (event.clientX === this.#x && event.clientY === this.#y)) return;
      const mark = markOf(event.target);
      if (mark === this.#over) return;
      this.#over = mark;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (mark ? this.#open(mark) : this.close()), mark ? PAUSE : 300);
    });
    card.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    for (const type of /** @type {const} */ (['pointermove', 'pointerdown'])) {
      document.addEventListener(type, ({ clientX, clientY }) => ([this.#x, this.#y] = [clientX, clientY]), { passive: true });
    }
    article.addEventListener('pointerleave', () => {
      this.#over = null;
      this.#closeSoon();
    });
    // What unfolds in it must stay on the screen.
    card.addEventListener('toggle', (event) => { if (event.target !== card) this.#put(true); }, true);
    card.addEventListener('pointerleave', () => this.#closeSoon());
    article.addEventListener('focusin', (event) => {
      const mark = markOf(event.target);
      if (mark && mark !== this.#left && mark.matches(':focus-visible') && !this.#pinned) this.#open(mark);
      this.#left = null;
    });
    article.addEventListener('focusout', (event) => {
      if (!this.#pinned && !card.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close();
    });
    article.addEventListener('click', (event) => {
      const mark = markOf(event.target);
      if (mark && getSelection()?.isCollapsed !== false) this.pin(mark);
    });
    article.addEventListener('keydown', (event) => {
      const mark = markOf(event.target);
      if (mark && mark === event.target && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        this.pin(mark);
      }
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.isOpen) {
        event.stopPropagation();
        const inside = card.contains(document.activeElement);
        const mark = this.#mark;
        if (inside) this.#leave(mark);
        else this.close();
      }
    }, true);
    document.addEventListener('pointerdown', (event) => {
      const target = /** @type {Node | null} */ (event.target);
      if (this.#pinned && !card.contains(target) && !markOf(target)) this.close();
    });
    addEventListener('scroll', () => {
      if (!this.#pinned) this.close();
      else this.#put(false);
    }, { passive: true });
  }

  get isOpen() {
    return this.card.matches(':popover-open');
  }

  /** @param {HTMLElement} mark the pointer is on it */
  hover(mark) {
    this.#over = mark;
    this.#timer = setTimeout(() => this.#open(mark), PAUSE);
  }

  /** @param {HTMLElement} mark */
  show(mark) {
    this.#open(mark);
  }

  close() {
    clearTimeout(this.#timer);
    this.#pinned = false;
    this.#mark = null;
    if (this.isOpen) this.card.hidePopover();
  }

  /** @param {HTMLElement | null} mark */
  #leave(mark) {
    this.close();
    // A pronoun takes no focus: the text's one Tab stop does.
    const stop = /** @type {HTMLElement | null} */ (mark?.closest('[data-stop]') ?? this.article.querySelector('[tabindex="0"]'));
    this.#left = stop;
    stop?.focus({ preventScroll: true });
  }

  /**
   * Goes along to another mention of its name; closes where anything but itself led elsewhere.
   *
   * @param {Span} to
   */
  follow({ start }) {
    const { layer, ref } = this.#mark?.dataset ?? {};
    const same = this.#pinned && layer === 'entity' && this.article.querySelector(`[data-layer="entity"][data-ref="${ref}"][data-start="${start}"]`);
    if (same instanceof HTMLElement) this.#open(same);
    else if (!this.card.contains(document.activeElement)) this.close();
  }

  #closeSoon() {
    clearTimeout(this.#timer);
    if (!this.#pinned) this.#timer = setTimeout(() => this.close(), 300);
  }

  /**
   * @param {HTMLElement} mark
   * @param {boolean} [toCorrect] what can be set right is unfolded
   */
  async pin(mark, toCorrect = false) {
    this.#pinned = true;
    clearTimeout(this.#timer);
    await this.#open(mark, toCorrect);
    this.card.focus({ preventScroll: true });
  }

  /**
   * @param {HTMLElement} mark
   * @param {boolean} [toCorrect]
   */
  async #open(mark, toCorrect = false) {
    clearTimeout(this.#timer);
    this.#mark = mark;
    // Loaded with the first card.
    const parts = await orSay(import('./card-content.js'));
    const content = parts?.contentOf(mark.dataset, this, this.#pinned);
    if (!parts || !content || this.#mark !== mark) return;
    this.card.classList.toggle('tip', !this.#pinned);
    refill(
      this.card,
      this.#pinned && el('button.quiet.icon-only.shut', { type: 'button', 'aria-label': t('close'), 'data-key': 'shut', onclick: () => this.#leave(mark) }, icon('close')),
      content,
    );
    if (toCorrect) this.card.querySelector('details.set-right')?.setAttribute('open', '');
    if (!this.isOpen) this.card.showPopover();
    this.#put = (grew) => {
      parts.putBeside(this.card, mark, this.#pinned ? null : this.sentence(mark));
      if (grew && this.#pinned) parts.uncover(this.card, mark);
    };
    this.#put(true);
  }

  /**
   * @param {Correction} correction
   * @param {string} said
   */
  correct(correction, said) {
    const start = this.#mark?.dataset.start;
    this.close();
    this.actions.correct(correction, said);
    const again = start && document.querySelector(`#article [data-stop][data-start="${start}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }
}
