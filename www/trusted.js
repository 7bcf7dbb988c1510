/** The page's policy forbids scripts made from strings (Trusted Types). The few addresses that become workers pass here. */

/** @type {any} */
const types = Reflect.get(globalThis, 'trustedTypes');
/** @type {any} */
let policy;
try {
  policy = types?.createPolicy('nutgraf', {
    createScriptURL: (/** @type {string} */ url) => {
      if (new URL(url, location.href).href.startsWith(new URL('./', import.meta.url).href) || url.startsWith(`blob:${location.origin}/`)) return url;
      throw new TypeError('not a script of ours');
    },
    // For documents that are never shown and run nothing.
    createHTML: (/** @type {string} */ html) => html,
  });
} catch {
  // A host page may allow no policies; then it may forbid workers too, and the main thread reads.
}

/**
 * @param {URL | string} url
 * @returns {string} or what stands for it where the browser wants more than a string
 */
export const trustedUrl = (url) => policy?.createScriptURL(String(url)) ?? String(url);

/** @param {string} html */
export function inertDocument(html) {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
}
