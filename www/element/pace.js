/**
 * When a changing article is read anew: after it has been quiet for a moment, but not too late where it never is, and
 * not for the sake of a clock in it.
 */

/** Milliseconds. The host's scripts may still be writing. */
const QUIET = 200;
/** Changes that go on are read at this distance; it doubles up to the second. */
const LATEST = 2000;
const SLOWEST = 8000;
/** After this many changes of one short text it counts as a clock or a counter, and is read when it stands still. */
const TICKS = 3;
const TICKER_LENGTH = 40;
const STILL = 5000;

export class Pace {
  #act;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #stillTimer;
  #latest = LATEST;
  /** When the first change came that is not read yet. */
  #since = 0;
  #lastRead = 0;
  /** @type {WeakMap<Node, { ticks: number, last: number }>} */
  #tickers = new WeakMap();

  /** @param {() => void} act */
  constructor(act) {
    this.#act = act;
  }

  /** @param {MutationRecord[]} records */
  changed(records) {
    if (records.every((record) => this.#ticks(record))) {
      clearTimeout(this.#stillTimer);
      this.#stillTimer = setTimeout(() => this.soon(), STILL);
    } else {
      this.soon();
    }
  }

  soon() {
    const now = performance.now();
    if (now - this.#lastRead > SLOWEST) this.#latest = LATEST;
    this.#since ||= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), Math.max(0, Math.min(QUIET, this.#since + this.#latest - now)));
  }

  stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#stillTimer);
    this.#since = 0;
  }

  #run() {
    const now = performance.now();
    if (now - this.#since >= this.#latest) this.#latest = Math.min(SLOWEST, this.#latest * 2);
    this.#since = 0;
    this.#lastRead = now;
    this.#act();
  }

  /** @param {MutationRecord} record */
  #ticks({ target }) {
    const element = target instanceof Element ? target : target.parentElement;
    if (!element || (element.textContent?.length ?? 0) > TICKER_LENGTH) return false;
    const now = performance.now();
    const seen = this.#tickers.get(element);
    const ticks = seen && now - seen.last < STILL ? seen.ticks + 1 : 1;
    this.#tickers.set(element, { ticks, last: now });
    return ticks > TICKS;
  }
}
