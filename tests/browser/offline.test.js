/** The service worker: one build is one cache; half a deployment or a stranger's page never becomes part of the page. */

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { expect, paste, STORY, test } from './page.js';
import { column, pdf, wrap } from './pdf.js';

const WWW = new URL('../../www/', import.meta.url);
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', woff2: 'font/woff2', txt: 'text/plain', svg: 'image/svg+xml', png: 'image/png', ico: 'image/x-icon', webmanifest: 'application/manifest+json', json: 'application/json' };

/** A host whose answers a test can spoil. */
function host() {
  /** @type {(path: string, body: Buffer) => { status?: number, type?: string, body?: string | Buffer } | null} */
  let spoil = () => null;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname.slice(1) || 'index.html';
    let body;
    try {
      body = readFileSync(new URL(path, WWW));
    } catch {
      response.writeHead(404).end('no');
      return;
    }
    const spoilt = spoil(path, body) ?? {};
    response.writeHead(spoilt.status ?? 200, { 'content-type': spoilt.type ?? TYPES[path.split('.').at(-1)] ?? 'text/plain', 'cache-control': 'no-cache' });
    response.end(spoilt.body ?? body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      resolve({ url: `http://127.0.0.1:${port}/`, spoil: (how) => { spoil = how; }, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) });
    });
  });
}

const builds = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('nutgraf-')));
/** The worker has taken the page over, with a whole build behind it. */
async function ready(page) {
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)), { timeout: 30_000 }).toBe(true);
  expect(await builds(page)).toHaveLength(1);
}

/** A plain browser page: the fixture of the other tests allows one host only. */
const visit = test.extend({
  host: async ({}, use) => {
    const made = await host();
    await use(made);
    await made.close();
  },
  page: async ({ context }, use) => use(await context.newPage()),
});
visit.setTimeout(90_000);
visit.use({ serviceWorkers: 'allow' });

visit('offline in the first visit: menus, cards, files, HTML', async ({ page, host, context }) => {
  await page.goto(host.url);
  await ready(page);
  await context.setOffline(true);
  await paste(page, STORY, `<h1>Mayor opens new bridge in Portsmouth</h1>${STORY.split('\n\n').slice(1).map((p) => `<p>${p}</p>`).join('')}`);
  await expect(page.locator('#entities')).toContainText('Alice Walker');
  await page.locator('#article p.body .name').first().click();
  await expect(page.locator('#card')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('#take').click();
  await expect(page.locator('[data-format=markdown]')).toBeVisible();
});

visit('a host that answers 404, an error or a page of a hotel: the kept copy goes on', async ({ page, host }) => {
  await page.goto(host.url);
  await ready(page);
  const before = await builds(page);
  for (const spoilt of [
    (path) => (/\.(js|css|wasm)$/.test(path) && path !== 'sw.js' ? { status: 404, body: 'gone' } : null),
    () => ({ status: 500, body: 'error' }),
    (path) => (path === 'sw.js' ? null : { type: 'text/html', body: '<!doctype html>Welcome to Hotel WiFi' }),
  ]) {
    host.spoil(spoilt);
    await page.reload();
    await paste(page, STORY);
    await expect(page.locator('#entities')).toContainText('Alice Walker');
    expect(await builds(page)).toEqual(before);
  }
});

visit('a new build comes whole or not at all, and is offered', async ({ page, host }) => {
  await page.goto(host.url);
  await ready(page);
  const [first] = await builds(page);
  // Half of a deployment: each look finds something else.
  let looks = 0;
  host.spoil((path, body) => (path === 'dates.js' ? { body: `${body}\n// look ${looks++}` } : null));
  await page.reload();
  await expect.poll(() => looks, { timeout: 20_000 }).toBeGreaterThan(1);
  await page.waitForTimeout(500);
  expect(await builds(page)).toEqual([first]);
  host.spoil((path, body) => (path === 'dates.js' ? { body: `${body}\n// second build` } : null));
  // The worker asks once a minute; a fresh one asks at once.
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  await page.reload();
  await expect(page.locator('#toast')).toContainText('new version', { timeout: 30_000 });
  const [...both] = await builds(page);
  expect(both).toHaveLength(2);
  // This page goes on with its own build.
  expect(await page.evaluate(async () => (await (await fetch('dates.js')).text()).includes('second build'))).toBe(false);
  await page.locator('#toast').getByRole('button', { name: 'Load it' }).click();
  await expect.poll(() => page.evaluate(async () => (await (await fetch('dates.js')).text()).includes('second build')).catch(() => null)).toBe(true);
});

visit('a text and a PDF that another program shares are read, and pdf.js is kept for the next one', async ({ page, host, context }) => {
  await page.goto(host.url);
  await ready(page);
  const share = (/** @type {string | null} */ base64) =>
    page.evaluate(async (data) => {
      const form = new FormData();
      if (data) form.set('file', new File([Uint8Array.from(atob(data), (s) => s.charCodeAt(0))], 'story.pdf'));
      else form.set('text', 'Alice Walker opened the harbour bridge in Portsmouth on Monday.');
      await fetch('./?share', { method: 'POST', body: form });
    }, base64);
  const arrive = () => page.goto(`${host.url}?shared`);
  await share(null);
  await arrive();
  await expect(page.locator('#article')).toContainText('Alice Walker opened the harbour bridge');
  expect(page.url()).toBe(host.url);
  const bytes = pdf([column(STORY.split('\n\n').slice(2).flatMap((p) => [...wrap(p.trim(), 70), '']), { x: 50, y: 700 })]).toString('base64');
  await share(bytes);
  await arrive();
  await expect(page.locator('#article')).toContainText('This bridge will carry the town into a new century');
  await context.setOffline(true);
  await share(bytes);
  await arrive();
  await expect(page.locator('#article')).toContainText('This bridge will carry the town into a new century');
});
