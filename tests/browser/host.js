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
