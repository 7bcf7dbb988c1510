/** A newspaper's own site: static files, with nutgraf's copied into a folder of it. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const HOST = new URL('host/', import.meta.url);
const WWW = new URL('../../www/', import.meta.url);
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', wasm: 'application/wasm' };

/**
 * @param {'there' | 'missing' | 'a page'} wasm what happens to a request for the .wasm; some hosts answer all that they lack with a page
 * @returns {Promise<{ url: string, close(): void }>}
 */
export async function newspaper(wasm = 'there') {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname.slice(1) || 'index.html';
    const ending = path.split('.').pop() ?? '';
    const missing = () => response.writeHead(wasm === 'a page' ? 200 : 404, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Not here.');
    if (ending === 'wasm' && wasm !== 'there') return missing();
    try {
      const file = path.startsWith('nutgraf/') ? new URL(path.slice('nutgraf/'.length), WWW) : new URL(path, HOST);
      const body = readFileSync(file);
      response.writeHead(200, { 'Content-Type': Reflect.get(TYPES, ending) ?? 'application/octet-stream' }).end(body);
    } catch {
      missing();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

const PAGE = (/** @type {string} */ body, /** @type {string} */ head) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Herald</title>
<link rel="icon" href="/favicon.ico"><script type="module" src="/nut-graf.js"></script>${head}</head><body>${body}</body></html>`;

export const ARTICLE = `<article id="story"><h1>Mayor opens new <em>bridge</em></h1>
  <p>Mayor <a href="#x">Alice Walker</a> opened the new harbour
  bridge on Monday.</p><script>var x = 1;</script>
  <p>“This bridge will carry the town into a new century,” said Walker. Robert King of the Port Authority agreed.</p></article>`;

/**
 * A page of somebody else; `window.events` holds what the element tells it.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} body
 * @param {string} [head]
 */
export async function host(page, body, head = '') {
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: PAGE(body, head) }));
  await page.addInitScript(() => {
    window.events = [];
    for (const name of ['nutgraf-analysis', 'nutgraf-error', 'nutgraf-select']) addEventListener(name, (e) => window.events.push([name, e.detail?.message ?? e.detail?.text ?? e.detail?.schemaVersion]));
  });
  await page.goto('/host.html');
}

/** What is painted: the highlight's name and the words. To be run in the page. */
export const painted = () => [...CSS.highlights].flatMap(([name, ranges]) => [...ranges].map((range) => [name, range.toString().replace(/\s+/g, ' ')]));
