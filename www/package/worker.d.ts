import type { Analysis, Options } from "./nutgraf.js";

/** What the worker is sent. It loads the .wasm from beside itself, or from the bytes of a first message `{ load }`. */
export type WorkerRequest = { id: number | string; text: string; options?: Options } | { load: ArrayBuffer };

/** What it answers: `started` once it runs, `ready` or `failed` after `{ load }`, and each request with its `id`. */
export type WorkerAnswer =
  | { id: number | string; result: Analysis }
  | { id: number | string; error: string }
  | { started: true }
  | { ready: true }
  | { failed: string };
