/**
 * The worker: reads texts, writes exports. `{ id, text, options }` is answered by `{ id, result }` or `{ id, error }`.
 * The .wasm is loaded from beside the package, or comes with a first message `{ load }`.
 */

// Static: bundlers then build the package into the worker.
import { load } from './pkg/nutgraf.js';

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
    postMessage({ id: data.id, result });
  } catch (error) {
    postMessage({ id: data.id, error: String(error instanceof Error ? error.message : error) });
  }
});

postMessage({ started: true });
