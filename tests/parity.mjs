// The .wasm against the native build: the same text gives the same analysis, byte for byte.
// usage: node parity.mjs TEXTS.jsonl ANALYSES.jsonl PACKAGE_FOLDER
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [texts, analyses, folder] = process.argv.slice(2);
const { load } = await import(pathToFileURL(`${folder}/nutgraf.js`).href);
const nutgraf = await load(await readFile(`${folder}/nutgraf_bg.wasm`));

/** @param {string} path */
const lines = (path) => createInterface({ input: createReadStream(path), crlfDelay: Infinity })[Symbol.asyncIterator]();
const [inputs, outputs] = [lines(texts), lines(analyses)];

let passed = 0;
let failed = 0;
for (;;) {
  const [input, output] = [await inputs.next(), await outputs.next()];
  if (input.done || output.done) {
    if (input.done !== output.done) failed += 1;
    break;
  }
  const { id, text, date } = JSON.parse(input.value);
  const web = JSON.stringify({ id, ...nutgraf.analyze(text, { date }) });
  const native = JSON.stringify(JSON.parse(output.value));
  if (web === native) passed += 1;
  else {
    failed += 1;
    const at = [...web].findIndex((c, i) => c !== native[i]);
    if (failed <= 5) console.log(`${id} differs:\n  web    …${web.slice(at - 80, at + 80)}\n  native …${native.slice(at - 80, at + 80)}`);
  }
}
console.log(`native and .wasm: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
