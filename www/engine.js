/**
 * Starts the package: in a worker of our own origin, else in one made from a blob (browsers refuse a worker script of
 * another origin), else on the main thread. The .wasm is fetched once, whatever way is taken.
 */

/** @typedef {(text: string, options: AnalyzeOptions) => Promise<Analysis>} Reader */
/** @typedef {(text: string, analysis: Analysis, format: ExportFormat, strings: Record<string, string>) => Promise<string>} Exporter */
/** @typedef {(name: 'merge' | 'check' | 'exportStory' | 'exportCheck', args: unknown[]) => Promise<any>} Caller */
/** @typedef {{ apart: boolean, read: Reader, exportAs: Exporter, call: Caller, stop(): void }} Engine apart: it does not hold up the page */

/** Milliseconds without a sign, once the .wasm is here, after which a worker counts as blocked. */
const SILENCE = 3000;

/** Milliseconds that loading may take: a megabyte over a slow line. */
const LOADING = 60_000;

export const TOO_SLOW = 'the reader is not loaded in time';

/** A fault that no other way of starting can mend. */
class Unloadable extends Error {}

/** @returns {Promise<ArrayBuffer>} */
async function fetchWasm() {
  // A bare literal: bundlers look for exactly this.
  const url = new URL('./pkg/nutgraf_bg.wasm', import.meta.url);
  let answer;
  let bytes;
  try {
    answer = await fetch(url, { signal: AbortSignal.timeout(LOADING) });
    bytes = await answer.arrayBuffer();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') throw new Unloadable(TOO_SLOW);
    throw new Unloadable(`nutgraf_bg.wasm could not be fetched from ${url}: is the network there, and does connect-src of the page's policy allow it?`, { cause: error });
  }
  if (!answer.ok) throw new Unloadable(`nutgraf_bg.wasm is not at ${url} (${answer.status}): copy it there, beside the script`);
  const [a, b, c, d] = new Uint8Array(bytes.slice(0, 4));
  if (a === 0 && b === 0x61 && c === 0x73 && d === 0x6d) return bytes;
  const got = bytes.byteLength === 0 ? 'an empty file' : a === 0x3c ? 'a web page' : 'something else';
  throw new Unloadable(`nutgraf_bg.wasm is not WebAssembly but ${got} at ${url}: copy the file there anew, beside the script`);
}

/**
 * @param {() => Worker} make
 * @param {Promise<ArrayBuffer>} wasm
 * @returns {Promise<Engine>}
 */
async function inWorker(make, wasm) {
  const worker = make();
  let next = 0;
  /** @type {Map<number, { resolve(result: any): void, reject(e: Error): void, lists: Record<string, unknown[]> }>} */
  const waiting = new Map();
  let started = false;
  const ready = new Promise((resolve, reject) => {
    wasm.then((bytes) => {
      setTimeout(() => started || reject(new Error('the worker stays silent')), SILENCE);
      worker.postMessage({ load: bytes });
    }, reject);
    worker.onerror = (event) => {
      event.preventDefault?.();
      reject(new Error(event.message || 'the worker does not start'));
    };
    worker.onmessage = ({ data }) => {
      if (data.started) started = true;
      else if (data.ready) resolve(undefined);
      else if (data.failed) reject(new Error(data.failed));
      else {
        const who = waiting.get(data.id);
        if (data.list) {
          if (who) for (const item of data.items) (who.lists[data.list] ??= []).push(item);
          return;
        }
        waiting.delete(data.id);
        if (data.error) who?.reject(new Error(data.error));
        else if (who && Object.keys(who.lists).length) setTimeout(() => who.resolve({ ...data.result, ...who.lists }));
        else who?.resolve(data.result);
      }
    };
  });
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
  worker.onerror = (event) => rejectAll(event.message);
  const ask = (/** @type {object} */ question) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject, lists: {} });
      worker.postMessage({ id, ...question });
    });
  return {
    apart: true,
    read: (text, options) => ask({ text, options }),
    exportAs: (text, analysis, format, strings) => ask({ text, exported: { analysis, format, strings } }),
    call: (name, args) => ask({ call: { name, args } }),
    stop: () => {
      worker.terminate();
      rejectAll('the worker was stopped');
    },
  };
}

/**
 * @param {Promise<ArrayBuffer>} wasm
 * @param {(url: string) => string} trust
 * @returns {Promise<Engine>}
 */
async function inBlobWorker(wasm, trust) {
  // Not a literal inside `new URL`: a bundler has put the worker elsewhere, and then there is no other origin to mind.
  const here = import.meta.url;
  const url = URL.createObjectURL(new Blob([`import ${JSON.stringify(new URL('worker.js', here).href)}`], { type: 'text/javascript' }));
  try {
    return await inWorker(() => new Worker(trust(url), { type: 'module' }), wasm);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {Promise<ArrayBuffer>} wasm
 * @returns {Promise<Engine>}
 */
async function onMainThread(wasm) {
  const { load } = await import('./pkg/nutgraf.js');
  const nutgraf = await load(await wasm);
  return {
    apart: false,
    read: async (text, options) => {
      await new Promise((resolve) => setTimeout(resolve));
      return nutgraf.analyze(text, options);
    },
    exportAs: async (text, analysis, format, strings) => nutgraf.exportAs(text, analysis, format, strings),
    call: async (name, args) => Reflect.apply(nutgraf[name], nutgraf, args),
    stop() {},
  };
}

/**
 * @param {() => Worker} [make] of our own origin; left out, a bare literal, which bundlers look for
 * @param {(url: string) => string} [trust] for a page that takes no plain address
 * @returns {Promise<Engine>}
 */
export async function startEngine(make = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }), trust = (url) => url) {
  const wasm = fetchWasm();
  /** @type {unknown} */
  let last;
  for (const way of [() => inWorker(make, wasm), () => inBlobWorker(wasm, trust), () => onMainThread(wasm)]) {
    try {
      return await way();
    } catch (error) {
      if (error instanceof Unloadable) throw error;
      last = error;
    }
  }
  // That of the main thread: it knows best what the page forbids.
  throw last;
}
