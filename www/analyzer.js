/**
 * Requests analyses without blocking the page: from a worker of our own origin, else from one made from a blob (browsers
 * refuse a worker script of another origin), else on the main thread. The latest request wins; earlier ones are dropped.
 */

/** @typedef {(text: string, options: AnalyzeOptions) => Promise<Analysis>} Reader */
/** @typedef {(text: string, analysis: Analysis, format: ExportFormat, strings: Record<string, string>) => Promise<string>} Exporter */
/** @typedef {(name: 'merge' | 'check', args: unknown[]) => Promise<any>} Caller */
/** @typedef {{ read: Reader, exportAs: Exporter, call: Caller, stop(): void }} Engine */

/** Milliseconds without an answer after which a started worker counts as blocked. */
const SILENCE = 3000;

/** Characters. While a longer text is read, a new request stops the worker; a shorter text is waited for. */
const LONG = 200_000;

const PACKAGE = new URL('./pkg/nutgraf.js', import.meta.url);
const WASM = new URL('./pkg/nutgraf_bg.wasm', import.meta.url);

/** The error of a request that a later request has replaced. */
export class Superseded extends Error {}

/**
 * @param {() => Worker} make
 * @param {ArrayBuffer} [bytes] of the .wasm, for a worker that cannot fetch it
 * @returns {Promise<Engine>}
 */
async function inWorker(make, bytes) {
  const worker = make();
  let next = 0;
  /** @type {Map<number, { resolve(result: any): void, reject(e: Error): void }>} */
  const waiting = new Map();
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the worker stays silent')), SILENCE);
    worker.onerror = (event) => {
      event.preventDefault?.();
      reject(new Error(event.message || 'the worker does not start'));
    };
    worker.onmessage = ({ data }) => {
      if (data.started) clearTimeout(timer);
      else if (data.ready) resolve(undefined);
      else if (data.failed) reject(new Error(data.failed));
      else {
        const who = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.error) who?.reject(new Error(data.error));
        else who?.resolve(data.result);
      }
    };
  });
  worker.postMessage({ load: { pkg: PACKAGE.href, wasm: bytes ?? WASM.href } });
  try {
    await ready;
  } catch (error) {
    worker.terminate();
    throw error;
  }
  const rejectAll = (/** @type {string} */ why) => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  const ask = (/** @type {object} */ question) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.onerror = (event) => rejectAll(event.message);
      worker.postMessage({ id, ...question });
    });
  return {
    read: (text, options) => ask({ text, options }),
    exportAs: (text, analysis, format, strings) => ask({ text, exported: { analysis, format, strings } }),
    call: (name, args) => ask({ call: { name, args } }),
    stop: () => {
      worker.terminate();
      rejectAll('the worker was stopped');
    },
  };
}

/** @returns {Promise<Engine>} */
async function onMainThread() {
  const { load } = await import('./pkg/nutgraf.js');
  const nutgraf = await load();
  return {
    read: async (text, options) => {
      await new Promise((resolve) => setTimeout(resolve));
      return nutgraf.analyze(text, options);
    },
    exportAs: async (text, analysis, format, strings) => nutgraf.exportAs(text, analysis, format, strings),
    call: async (name, args) => Reflect.apply(nutgraf[name], nutgraf, args),
    stop() {},
  };
}

/** @returns {Promise<Engine>} */
async function inBlobWorker() {
  const [source, bytes] = await Promise.all([
    fetch(new URL('./worker.js', import.meta.url)).then((r) => r.text()),
    fetch(WASM).then((r) => r.arrayBuffer()),
  ]);
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return await inWorker(() => new Worker(url, { type: 'module' }), bytes);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @returns {Promise<Engine>} */
async function start() {
  /** @type {unknown} */
  let first;
  for (const way of [
    () => inWorker(() => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })),
    inBlobWorker,
    onMainThread,
  ]) {
    try {
      return await way();
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}

export class Analyzer {
  /** @type {Promise<Engine> | null} */
  #engine = null;
  #asked = 0;
  /** Length of the text being read. */
  #reading = 0;

  /** Starts loading before there is anything to read. */
  warmUp() {
    return (this.#engine ??= start());
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
      const engine = await this.warmUp();
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
   * @type {Caller}
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
