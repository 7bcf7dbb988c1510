/**
 * How long the element holds up its host's page, in real Chromium: `cargo xtask package`, then `node benches/element.mjs`.
 *
 * A page with an article of 1,000 words, bare and with the packaged script, each in five browsers that were just started.
 * Prints the longest tasks of the page's main thread, in milliseconds: by the thread's own time, which a loaded machine
 * does not blur, by the clock, and what the browser itself calls a long task (over 50 by the clock). CHROMIUM as in the tests.
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
const trace = join(tmpdir(), `nutgraf-trace-${process.pid}.json`);
const median = (/** @type {number[]} */ numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/**
 * One visit in a browser that was just started: nothing is compiled, cached or warm.
 *
 * @param {string} path
 * @returns {Promise<{ own: number[], clock: number[], long: number[] }>} own, clock: of each task of the main thread; long: what the page's own observer saw
 */
async function visit(path) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      /** @type {number[]} */
      const seen = [];
      Reflect.set(window, 'longTasks', seen);
      new PerformanceObserver((list) => seen.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask', buffered: true });
    });
    await browser.startTracing(page, { path: trace, categories: ['toplevel'] });
    await page.goto(`http://127.0.0.1:${port}${path}`);
    if (path === '/with') await page.waitForFunction(() => document.querySelector('nut-graf')?.analysis, null, { polling: 100 });
    await page.waitForTimeout(1500);
    const long = await page.evaluate(() => Reflect.get(window, 'longTasks'));
    await browser.stopTracing();
    /** @type {{ name: string, ph: string, pid: number, tid: number, dur: number, tdur: number, args: { name?: string } }[]} */
    const events = JSON.parse(readFileSync(trace, 'utf8')).traceEvents;
    const main = new Set(events.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`));
    const tasks = events.filter((e) => e.ph === 'X' && e.name.endsWith('ThreadControllerImpl::RunTask') && main.has(`${e.pid} ${e.tid}`));
    const sorted = (/** @type {'dur' | 'tdur'} */ key) => tasks.map((e) => e[key] / 1000).sort((a, b) => b - a);
    return { own: sorted('tdur'), clock: sorted('dur'), long };
  } finally {
    await browser.close();
  }
}

const ms = (/** @type {number[]} */ list) => list.slice(0, 3).map((n) => n.toFixed(0)).join(', ');
for (const path of Object.keys(PAGES)) {
  const visits = [];
  for (let i = 0; i < VISITS; i++) {
    const one = await visit(path);
    visits.push(one);
    console.log(`${path.padEnd(6)} longest tasks ${ms(one.own)} ms of the thread's own time, ${ms(one.clock)} by the clock; long tasks seen by the page: ${ms(one.long) || 'none'}`);
  }
  console.log(`${path.padEnd(6)} median of ${VISITS} browsers: ${median(visits.map((v) => v.own[0])).toFixed(0)} ms of its own, ${median(visits.map((v) => v.clock[0])).toFixed(0)} by the clock, ${median(visits.map((v) => v.long.length))} long tasks`);
}
rmSync(trace);
server.close();
