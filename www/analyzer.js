/** Requests analyses without blocking the page. The latest request wins; earlier ones are dropped. */

import { startEngine, TOO_SLOW } from './engine.js';
import { trustedUrl } from './trusted.js';

export { TOO_SLOW };

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./engine.js').Reader} Reader */
/** @typedef {import('./engine.js').Exporter} Exporter */

/** Characters. While a longer text is read, a new request stops the worker; a shorter text is waited for. */
const LONG = 200_000;

/** Read while the page waits for a text: the first one then finds the models read and the code compiled. */
const WARM = `Mayor opens bridge

By Jane Doe
15 November 2016

LONDON – Mayor Alice Walker of the City Council opened a bridge on Monday. “It will last,” said Robert King, its engineer, who said that it had cost £2 million. He did not say whether more would follow by 2018.
`;
/** The browser makes code that runs often quick: so many times are enough. */
const WARM_ROUNDS = 12;

/** The error of a request that a later request has replaced. */
export class Superseded extends Error {}

/** The page's policy takes no plain address. */
const makeWorker = () => new Worker(trustedUrl(new URL('./worker.js', import.meta.url)), { type: 'module' });

export class Analyzer {
  /** @type {Promise<Engine> | null} */
  #engine = null;
  /** Is it there, and only reads? */
  loaded = false;
  #asked = 0;
  /** Length of the text being read. */
  #reading = 0;

  /** Starts loading before there is anything to read. */
  warmUp() {
    if (!this.#engine) {
      const engine = startEngine(makeWorker, trustedUrl);
      this.#engine = engine;
      this.loaded = false;
      engine.then((e) => {
        this.loaded = true;
        this.#exercise(e);
      }, () => {});
      // A failed start is tried again with the next text.
      engine.catch(() => {
        if (this.#engine === engine) this.#engine = null;
      });
    }
    return this.#engine;
  }

  /**
   * A start that failed may have begun before anybody wanted anything: then it is tried once more.
   *
   * @returns {Promise<Engine>}
   */
  async #started() {
    const early = this.#engine !== null;
    try {
      return await this.warmUp();
    } catch (error) {
      if (!early || /** @type {Error} */ (error).message === TOO_SLOW) throw error;
      return this.warmUp();
    }
  }

  /**
   * Reads the text above again and again until somebody wants something.
   *
   * @param {Engine} engine
   */
  async #exercise(engine) {
    // Without a worker it would hold up the page.
    if (!engine.apart) return;
    const asked = this.#asked;
    for (let round = 0; round < WARM_ROUNDS && asked === this.#asked; round++) {
      await engine.read(WARM, {}).catch(() => {});
    }
  }

  /**
   * Reads a text on the side: it replaces no other request.
   *
   * @type {Reader}
   */
  async peek(text, options) {
    return (await this.#started()).read(text, options);
  }

  /**
   * @param {string} text
   * @param {AnalyzeOptions} options
   * @returns {Promise<Analysis>}
   */
  async read(text, options) {
    this.drop();
    const mine = ++this.#asked;
    try {
      const engine = await this.#started();
      if (mine !== this.#asked) throw new Superseded();
      this.#reading = text.length;
      const analysis = await engine.read(text, options);
      if (mine !== this.#asked) throw new Superseded();
      return analysis;
    } catch (error) {
      if (mine === this.#asked) this.stop();
      throw error;
    } finally {
      if (mine === this.#asked) this.#reading = 0;
    }
  }

  /**
   * Writes an analysis as a file.
   *
   * @type {Exporter}
   */
  async exportAs(text, analysis, format, strings) {
    return (await this.warmUp()).exportAs(text, analysis, format, strings);
  }

  /**
   * Asks the package about several texts.
   *
   * @type {import('./engine.js').Caller}
   */
  async call(name, args) {
    return (await this.warmUp()).call(name, args);
  }

  /** Drops the text that is being read; stops the worker too where that would keep it busy for long. */
  drop() {
    if (this.#reading > LONG) this.stop();
    this.#asked++;
  }

  /** Ends the worker. */
  stop() {
    this.#asked++;
    this.#reading = 0;
    const engine = this.#engine;
    this.#engine = null;
    engine?.then((e) => e.stop()).catch(() => {});
  }
}
