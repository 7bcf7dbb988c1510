/**
 * The browser's own Back and Forward: an entry per article. Entries hold a number; the articles stay in memory, so that
 * nothing of a text is stored by the browser. An address with a text in it never shows another article than the page.
 */

/** @typedef {import('./store.js').Snapshot & { history: import('./store.js').Store['history'] }} Left */

/** Maximum number of articles that are kept. */
const SHELF = 30;
export const LINK = '#t=';

export class Trail {
  /** @type {Map<string, Left>} */
  #shelf = new Map();
  #count = 0;
  #here = '';

  /**
   * @param {object} page
   * @param {() => Left} page.save what is there now
   * @param {(left: Left | null) => void} page.show null: an entry of which nothing is left, as after a reload
   * @param {(hash: string) => void} page.follow opens the article of a link
   */
  constructor(page) {
    this.page = page;
    this.#here = history.state?.nutgraf ?? this.#fresh();
    this.#mark();
    addEventListener('popstate', () => this.#arrive());
    addEventListener('hashchange', () => this.#arrive());
  }

  #fresh() {
    return `${Math.round(performance.timeOrigin)}-${this.#count++}`;
  }

  #mark() {
    history.replaceState({ nutgraf: this.#here }, '');
  }

  /** Before another article comes: this one stays behind the Back button. */
  turn() {
    this.#put();
    this.#here = this.#fresh();
    history.pushState({ nutgraf: this.#here }, '', location.pathname + location.search);
  }

  /** The text is no longer that of the address. */
  loosen() {
    if (location.hash.startsWith(LINK)) history.replaceState({ nutgraf: this.#here }, '', location.pathname + location.search);
  }

  clear() {
    this.#shelf.clear();
    this.loosen();
  }

  #put() {
    this.#shelf.delete(this.#here);
    this.#shelf.set(this.#here, this.page.save());
    for (const key of this.#shelf.keys()) if (this.#shelf.size > SHELF) this.#shelf.delete(key);
  }

  #arrive() {
    const key = history.state?.nutgraf;
    if (key === this.#here) return;
    if (key !== undefined) {
      this.#put();
      this.#here = key;
      const left = this.#shelf.get(key) ?? null;
      if (!left && location.hash.startsWith(LINK)) this.page.follow(location.hash);
      else this.page.show(left);
    } else if (location.hash.startsWith(LINK)) {
      // A link put into the address bar.
      this.#put();
      this.#here = this.#fresh();
      this.#mark();
      this.page.follow(location.hash);
    } else this.#mark();
  }
}
