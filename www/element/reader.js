/** One worker for all elements of the page: started with the first text, ended some time after the last element has gone. */

import { startEngine } from '../engine.js';

/** Milliseconds. A page that changes its view soon has another article. */
const IDLE = 20_000;

/** @type {Promise<import('../engine.js').Engine> | null} */
let engine = null;
let users = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

export function hold() {
  users++;
  clearTimeout(timer);
}

export function release() {
  if (--users === 0) timer = setTimeout(stop, IDLE);
}

function stop() {
  engine?.then((e) => e.stop(), () => {});
  engine = null;
}

/** @type {import('../engine.js').Reader} */
export async function read(text, options) {
  const mine = (engine ??= startEngine());
  try {
    return await (await mine).read(text, options);
  } catch (error) {
    // Elements that wait for the same start fail with it; a later text may try again.
    if (engine === mine) stop();
    throw error;
  }
}
