/** The worker: loads the package, reads texts, writes exports. It imports nothing by itself, so that it also runs from a blob. */

/** @type {Promise<import('./pkg/nutgraf.js').Nutgraf> | undefined} */
let nutgraf;

/** @param {{ pkg: string, wasm: string | ArrayBuffer }} from */
async function load({ pkg, wasm }) {
  const { load } = await import(pkg);
  return load(typeof wasm === 'string' ? new URL(wasm) : wasm);
}

addEventListener('message', async ({ data }) => {
  if (data.load) {
    nutgraf = load(data.load);
    nutgraf.then(
      () => postMessage({ ready: true }),
      (error) => postMessage({ failed: String(error?.message ?? error) }),
    );
    return;
  }
  try {
    const { text, options, exported, call } = data;
    const door = await nutgraf;
    const result = call ? Reflect.apply(Reflect.get(door ?? {}, call.name), door, call.args) : exported ? door?.exportAs(text, exported.analysis, exported.format, exported.strings) : door?.analyze(text, options);
    postMessage({ id: data.id, result });
  } catch (error) {
    postMessage({ id: data.id, error: String(error instanceof Error ? error.message : error) });
  }
});

postMessage({ started: true });
