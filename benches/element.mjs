/**
 * How long the element holds up its host's page, in real Chromium: `cargo xtask package`, then `node benches/element.mjs`.
 *
 * A page with an article of 1,000 words and the packaged script. Prints the longest tasks of the page's main thread, in
 * milliseconds: by the thread's own time, which a loaded machine does not blur, and by the clock. CHROMIUM as in the tests.
 */

import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { chromium } = createRequire(new URL('../tests/browser/', import.meta.url))('@playwright/test');
const DIST = process.argv[2] ?? fileURLToPath(new URL('../target/package/dist', import.meta.url));
const VISITS = 5;

const sample = (/** @type {string} */ name) => readFileSync(new URL(`../www/samples/${name}.txt`, import.meta.url), 'utf8');
const article = `${sample('politics')}\n\n${sample('disaster')}`.split(/\n\n+/).map((p) => `<p>${p}</p>`).join('');
const host = (/** @type {string} */ inside) => `<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><article id="story">${article}</article>${inside}</body></html>`;
const PAGES = {
  '/bare': host(''),
  '/with': host('<nut-graf for="story" date="2017-08-03"></nut-graf><script type="module" src="/nut-graf.js"></script>'),
};
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

const server = createServer((request, answer) => {
  const path = new URL(request.url ?? '/', 'http://host').pathname;
  if (path in PAGES) return answer.writeHead(200, { 'content-type': 'text/html' }).end(Reflect.get(PAGES, path));
  try {
    const file = readFileSync(join(DIST, path));
    answer.writeHead(200, { 'content-type': Reflect.get(TYPES, extname(path)) ?? 'text/plain' }).end(file);
  } catch {
    answer.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const trace = join(tmpdir(), `nutgraf-trace-${process.pid}.json`);
for (const path of Object.keys(PAGES)) {
  for (let visit = 0; visit < VISITS; visit++) {
    const page = await (await browser.newContext()).newPage();
    await browser.startTracing(page, { path: trace, categories: ['toplevel'] });
    await page.goto(`http://127.0.0.1:${port}${path}`);
    if (path === '/with') await page.waitForFunction(() => document.querySelector('nut-graf')?.analysis);
    await page.waitForTimeout(500);
    await browser.stopTracing();
    await page.context().close();
    /** @type {{ name: string, ph: string, pid: number, tid: number, dur: number, tdur: number, args: { name?: string } }[]} */
    const events = JSON.parse(readFileSync(trace, 'utf8')).traceEvents;
    const main = new Set(events.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`));
    const tasks = events.filter((e) => e.ph === 'X' && e.name.endsWith('ThreadControllerImpl::RunTask') && main.has(`${e.pid} ${e.tid}`));
    const longest = tasks.sort((a, b) => b.tdur - a.tdur).slice(0, 3);
    console.log(`${path.padEnd(6)} longest tasks: ${longest.map((e) => `${(e.tdur / 1000).toFixed(0)} ms of its own (${(e.dur / 1000).toFixed(0)} by the clock)`).join(', ')}`);
  }
}
rmSync(trace);
await browser.close();
server.close();
