/**
 * `<nut-graf for="story" date="2016-11-15">` reads an article of the host page, paints what it finds into it with CSS
 * highlights, and shows it in its own shadow root. Of the host's document it changes nothing, and when it is removed
 * nothing of it stays.
 */

import { Analyzer, Superseded } from '../analyzer.js';
import { hostText, plainText } from './host-text.js';
import { paint } from './paint.js';
import { show } from './view.js';

/** The host's scripts may still be writing the article. */
const QUIET = 200;

export class NutGrafElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ['for', 'date', 'sentences'];

  /** @type {Analysis | null} */
  #analysis = null;
  #analyzer = new Analyzer();
  /** @type {(() => void) | null} */
  #unpaint = null;
  /** @type {MutationObserver | null} */
  #watch = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** What was found; null until it is. */
  get analysis() {
    return this.#analysis;
  }

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' });
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', this.#start, { once: true });
    else this.#start();
  }

  disconnectedCallback() {
    document.removeEventListener('DOMContentLoaded', this.#start);
    clearTimeout(this.#timer);
    this.#watch?.disconnect();
    this.#watch = null;
    this.#analyzer.stop();
    this.#unpaint?.();
    this.#unpaint = null;
  }

  attributeChangedCallback() {
    if (this.#watch) this.#soon();
  }

  #start = () => {
    if (!this.isConnected) return;
    this.#watch = new MutationObserver(() => this.#soon());
    this.#read();
  };

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), QUIET);
  }

  /** The article: the element that `for` names, or this one's own content. */
  #article() {
    const id = this.getAttribute('for');
    if (!id) return this;
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    const article = root.getElementById(id);
    if (!article) throw new Error(`nut-graf: there is no element with the id "${id}"`);
    return article;
  }

  async #read() {
    try {
      const article = this.#article();
      this.#watch?.disconnect();
      this.#watch?.observe(article, { childList: true, characterData: true, subtree: true });
      const own = article === this && !this.firstElementChild;
      const { text, rangeOf } = own ? plainText(this) : hostText(article);
      /** @type {AnalyzeOptions} */
      const options = {};
      const date = this.getAttribute('date');
      if (date) options.date = date;
      const sentences = Number(this.getAttribute('sentences'));
      if (sentences >= 1 && sentences <= 10) options.sentences = Math.round(sentences);
      const analysis = await this.#analyzer.read(text, options);
      if (!this.isConnected) return;
      this.#analysis = analysis;
      this.#unpaint?.();
      this.#unpaint = paint(analysis, rangeOf, this.getRootNode());
      if (this.shadowRoot) show(this.shadowRoot, { text, analysis, rangeOf, own: article === this, plain: own });
      this.dispatchEvent(new CustomEvent('nutgraf-analysis', { detail: analysis, bubbles: true, composed: true }));
    } catch (error) {
      if (error instanceof Superseded || !this.isConnected) return;
      this.dispatchEvent(new CustomEvent('nutgraf-error', { detail: error, bubbles: true, composed: true }));
    }
  }
}
