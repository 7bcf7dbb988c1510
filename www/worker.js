/**
 * The worker: reads texts, writes exports. `{ id, text, options }` is answered by `{ id, result }` or `{ id, error }`.
 * Long lists of a result come before it, as `{ id, list, items }`: the page unpacks a message in one go.
 * The .wasm is loaded from beside the package, or comes with a first message `{ load }`.
 */

// Static: bundlers then build the package into the worker.
import { load } from './pkg/nutgraf.js';

/** Items that are sent at once, those inside them counted: some 20 ms of unpacking. */
const PIECE = 10_000;

/**
 * @param {any[]} items
 * @returns {any[][]}
 */
function pieces(items) {
  let weight = 0;
  /** @type {any[][]} */
  const made = [];
  for (const item of items) {
    weight -= 1 + (item.mentions?.length ?? 0);
    if (weight < 0) {
      made.push([]);
      weight = PIECE;
    }
    made[made.length - 1].push(item);
  }
  return made;
}

/**
 * @param {number} id
 * @param {any} result
 */
function answer(id, result) {
  // A file that was written has no lists.
  const lists = typeof result === 'string' ? [] : Object.entries(result);
  for (const [list, items] of lists) {
    const parts = Array.isArray(items) ? pieces(items) : [];
    if (parts.length < 2) continue;
    for (const part of parts) postMessage({ id, list, items: part });
    // It has been sent.
    delete result[list];
  }
  postMessage({ id, result });
}

addEventListener('message', async ({ data }) => {
  if (data.load) {
    load(data.load).then(
      () => postMessage({ ready: true }),
      (error) => postMessage({ failed: String(error?.message ?? error) }),
    );
    return;
  }
  try {
    const { text, options, exported, call } = data;
    const nutgraf = await load();
    const result = call ? Reflect.apply(Reflect.get(nutgraf, call.name), nutgraf, call.args) : exported ? nutgraf.exportAs(text, exported.analysis, exported.format, exported.strings) : nutgraf.analyze(text, options);
    answer(data.id, result);
  } catch (error) {
    postMessage({ id: data.id, error: String(error instanceof Error ? error.message : error) });
  }
});

postMessage({ started: true });
