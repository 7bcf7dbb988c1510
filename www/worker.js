/** The worker: loads the package, reads texts. It imports nothing by itself, so that it also runs from a blob. */

/** @type {Promise<{ analyze(text: string, options: object): unknown }> | undefined} */
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
    const analysis = (await nutgraf)?.analyze(data.text, data.options);
    postMessage({ id: data.id, analysis });
  } catch (error) {
    postMessage({ id: data.id, error: String(error instanceof Error ? error.message : error) });
  }
});

postMessage({ started: true });
