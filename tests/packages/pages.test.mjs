/** The files that owners of pages copy: the element in five files, the site, the page in one file, the extension. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { ARGS, ARTICLE, closeBrowser, copy, executablePath, namesFound, open, PACKAGE, project, serve } from './host.mjs';

after(closeBrowser);

const host = (/** @type {string} */ script, /** @type {string} */ head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}<script type="module" src="${script}"></script></head><body>${ARTICLE}<nut-graf for="story"></nut-graf></body></html>`;

test('dist: five files beside the page are enough, with one worker and one .wasm', async () => {
  const files = readdirSync(join(PACKAGE, 'dist'));
  assert.ok(files.length <= 5, String(files));
  const folder = project('dist', { 'index.html': host('nutgraf/nut-graf.js', `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:">`) });
  copy(join(PACKAGE, 'dist'), join(folder, 'nutgraf'), { recursive: true });
  const site = await serve({ '/': folder });
  const { page, complaints, asked } = await open(site.url);
  assert.ok((await namesFound(page)).includes('Robert King'));
  assert.equal(page.workers().length, 1);
  assert.equal(asked.filter((a) => a.endsWith('.wasm')).length, 1);
  assert.deepEqual(complaints, []);
  await page.close();
  site.close();
});

test('dist: from another origin, as from a CDN', async () => {
  const cdn = await serve({ '/nutgraf@0.2/': join(PACKAGE, 'dist') }, { 'Access-Control-Allow-Origin': '*' });
  const folder = project('cdn', { 'index.html': host(`${cdn.url}nutgraf@0.2/nut-graf.js`) });
  const site = await serve({ '/': folder });
  const { page, asked } = await open(site.url);
  assert.ok((await namesFound(page)).includes('Robert King'));
  assert.equal(page.workers().length, 1);
  assert.equal(asked.filter((a) => a.endsWith('.wasm')).length, 1);
  await page.close();
  site.close();
  cdn.close();
});

/** Pastes an article into the page. */
const paste = (/** @type {import('@playwright/test').Page} */ page) =>
  page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Mayor opens new bridge\n\nMayor Alice Walker opened the new harbour bridge on Monday.\n\n“It will last,” said Robert King of the Port Authority.\n');
    document.querySelector('#text').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });

test('site: below a path of any host', async () => {
  const site = await serve({ '/some/where/': join(PACKAGE, 'site') });
  const { page, complaints, asked } = await open(`${site.url}some/where/`);
  await paste(page);
  await page.locator('#entities-body').getByText('Alice Walker').waitFor();
  assert.deepEqual(complaints, []);
  assert.ok(asked.every((a) => a.startsWith(`${site.url}some/where/`) || a.startsWith('data:') || a.startsWith('blob:')), String(asked));
  await page.close();
  site.close();
});

test('one file: works from a disk and asks for nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf usb '));
  copy(join(PACKAGE, 'nutgraf.html'), join(folder, 'nutgraf.html'));
  const { page, complaints, asked } = await open(pathToFileURL(join(folder, 'nutgraf.html')).href);
  await page.getByRole('button', { name: 'Politics' }).click();
  await page.locator('#entities-body li').first().waitFor();
  assert.equal(page.workers().length, 1);
  await page.locator('#home').click();
  await paste(page);
  await page.locator('#entities-body').getByText('Alice Walker').waitFor();
  await page.locator('#take').click();
  await page.locator('#take-menu button').first().waitFor();
  assert.deepEqual(complaints.filter((c) => !/sw\.js|ServiceWorker/i.test(c)), []);
  assert.deepEqual(asked.filter((a) => !/^(data|blob):/.test(a)).length, 1, String(asked.map((a) => a.slice(0, 80))));
  await page.close();
  rmSync(folder, { recursive: true });
});

test('extension: a side panel that reads the tab it was opened for, with activeTab alone', async () => {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, 'extension/manifest.json'), 'utf8'));
  assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'sidePanel']);
  assert.equal(manifest.host_permissions, undefined);
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-extension-'));
  copy(join(PACKAGE, 'extension'), folder, { recursive: true });
  // A test cannot click the browser's own button, whose click lends the tab: here the manifest lends it.
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  const news = await serve({ '/': project('news', { 'index.html': `<!doctype html><title>Ferry returns</title><nav><a href="/">Home</a></nav><article><h1>Ferry to return to Ryde</h1>${'<p>Martin Cole, who leads Solent Lines, said the ferry would sail again in May after two years. The island had waited for it, he said, and would not be let down.</p>'.repeat(4)}</article>` }) });
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath, headless: false, args: ['--headless=new', ...ARGS, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`] });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
    const id = new URL(worker.url()).host;
    const tab = await context.newPage();
    await tab.goto(news.url);
    const number = await worker.evaluate(async (url) => (await chrome.tabs.query({})).find((t) => t.url === url)?.id, news.url);
    const panel = await context.newPage();
    const asked = [];
    panel.on('request', (request) => asked.push(request.url()));
    await panel.goto(`chrome-extension://${id}/index.html?tab=${number}`);
    await panel.locator('#entities-body').getByText('Martin Cole').waitFor({ timeout: 20_000 });
    assert.ok(asked.every((a) => /^(chrome-extension|blob|data):/.test(a)), String(asked));
  } finally {
    await context.close();
    news.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('nothing that is packaged is larger than it has to be', () => {
  const size = (/** @type {string} */ file) => statSync(join(PACKAGE, file)).size;
  assert.ok(size('dist/nut-graf.js') < 24_000);
  assert.ok(size('nutgraf.html') < size('dist/nutgraf_bg.wasm') * 1.34 + 1_200_000);
});
