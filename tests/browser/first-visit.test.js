/** What a first visit downloads is what the size budget counts, and the offline copy holds all of the page. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, paste, STORY, test } from './page.js';

const WWW = new URL('../../www/', import.meta.url);
const there = readdirSync(WWW, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile())
  .map((f) => `${f.parentPath}/${f.name}`.slice(WWW.pathname.length).replace(/^\//, ''));

test('a first visit asks for what the line “code” of the size budget counts', async ({ page, baseURL }) => {
  const asked = new Set();
  page.on('request', (request) => asked.add(request.url().slice(`${baseURL}/`.length)));
  await page.goto('/');
  await paste(page, STORY);
  await expect(page.locator('#timeline-body')).toContainText('Alice Walker');
  const budget = readFileSync(new URL('../size-budget.txt', import.meta.url), 'utf8');
  const named = budget.split('\n').filter((line) => !line.startsWith('#')).flatMap((line) => line.split(/\s+/).slice(2));
  const elsewhere = (/** @type {string} */ file) => named.some((p) => p === file || (p.endsWith('/*') && file.startsWith(p.slice(0, -1))));
  const code = there.filter((f) => /\.(js|css)$/.test(f) && !/^(pkg|package|element)\/|^nut-graf\.js$/.test(f) && !elsewhere(f));
  expect([...asked].filter((f) => /\.(js|css)$/.test(f) && !f.startsWith('pkg/')).sort()).toEqual(code.sort());
});

test('every module of a first visit is announced in the page’s head', async ({ page }) => {
  await page.goto('/');
  const announced = await page.locator('link[rel=modulepreload]').evaluateAll((links) => links.map((l) => l.getAttribute('href')));
  const late = await page.evaluate(() => performance.getEntriesByType('resource').map((r) => r.name.slice(location.href.length)));
  expect(late.filter((f) => f.endsWith('.js') && f !== 'worker.js' && !f.startsWith('pkg/')).sort()).toEqual(announced.sort());
});

test('the files of the offline copy are the files of the page', async ({ request }) => {
  const source = await (await request.get('/sw.js')).text();
  const listed = [...source.matchAll(/^ {2}'(.*)',$/gm)].map((m) => m[1]);
  const page = there
    .filter((f) => !/^(package|vendor|element)\/|\.d\.ts$|^pkg\/(?!nutgraf(_glue\.js|_bg\.wasm|\.js)$)|^sw\.js$|^nut-graf\.|\.md$/.test(f))
    .map((f) => (f === 'index.html' ? './' : f));
  expect(listed.sort()).toEqual(page.sort());
});
