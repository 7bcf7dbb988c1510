/** What pdf.js asks of a browser and not every engine has yet. */

/**
 * @param {object} owner
 * @param {string} name
 * @param {Function} make
 */
function lend(owner, name, make) {
  if (owner && !(name in owner)) Object.defineProperty(owner, name, { value: make, writable: true, configurable: true });
}

for (const kind of [Map, WeakMap]) {
  lend(kind.prototype, 'getOrInsertComputed', /** @this {any} @param {unknown} key @param {(key: unknown) => unknown} make */ function (key, make) {
    if (!this.has(key)) this.set(key, make(key));
    return this.get(key);
  });
  lend(kind.prototype, 'getOrInsert', /** @this {any} @param {unknown} key @param {unknown} value */ function (key, value) {
    if (!this.has(key)) this.set(key, value);
    return this.get(key);
  });
}
lend(Math, 'sumPrecise', (/** @type {Iterable<number>} */ numbers) => [...numbers].reduce((sum, n) => sum + n, 0));
lend(Promise, 'try', (/** @type {Function} */ act, /** @type {unknown[]} */ ...given) => new Promise((done) => { done(act(...given)); }));
lend(Promise, 'withResolvers', () => {
  /** @type {any} */
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
});
lend(URL, 'parse', (/** @type {string} */ address, /** @type {string | undefined} */ base) => {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
});
lend(Uint8Array.prototype, 'toHex', /** @this {Uint8Array} */ function () {
  return Array.from(this, (b) => b.toString(16).padStart(2, '0')).join('');
});
lend(Uint8Array, 'fromBase64', (/** @type {string} */ text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
