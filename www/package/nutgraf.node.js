/** The package's door in Node, whose `fetch` reads no files. */
import { readFile } from "node:fs/promises";
import { load as loadFrom } from "./nutgraf.js";

const BESIDE = new URL("./nutgraf_bg.wasm", import.meta.url);

/**
 * Loads the .wasm; a `file:` address is read from the disk.
 * @param {import("./nutgraf.js").WasmSource} [source] where the .wasm is kept, if not beside this file
 * @returns {Promise<import("./nutgraf.js").Nutgraf>}
 */
export async function load(source = BESIDE) {
  const isFile = (source instanceof URL || typeof source === "string") && String(source).startsWith("file:");
  return loadFrom(isFile ? await readFile(new URL(String(source))) : source);
}
