/**
 * The main things again in Firefox, over WebDriver BiDi: `node firefox.mjs`.
 * NUTGRAF_URL names the page, FIREFOX the browser.
 */

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { newspaper } from './host.js';
import { keepPassing } from './passing.js';
import { column, pdf, wrap } from './pdf.js';
import { STORY } from './story.js';

const url = process.env.NUTGRAF_URL ?? 'http://127.0.0.1:8080';
// A first start of Firefox on a busy machine takes long; what is tested is what happens, not how fast.
const PATIENCE = 120_000;

const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true });
test.after(() => browser.close());

/** @param {string} [text] */
async function open(text = STORY) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const strangers = [];
  const complaints = [];
  page.on('request', (r) => !r.url().startsWith(url) && !/^(blob|data|about):/.test(r.url()) && strangers.push(r.url()));
  page.on('pageerror', (e) => complaints.push(String(e)));
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(keepPassing);
  await page.goto(url);
  if (text) {
    // Firefox lets no script fill a clipboard: the text comes in as typed.
    await page.$eval(
      '#text',
      (field, words) => {
        field.value = words;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
      text,
    );
    await press(page, '#read');
    await says(page, '#facts', 'words');
  }
  return { page, done: async () => (await page.close(), assert.deepEqual([strangers, complaints], [[], []])) };
}

/**
 * Waits for words to appear.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {string} words
 */
async function says(page, selector, words) {
  await page.waitForFunction((s, w) => document.querySelector(s)?.textContent?.includes(w), { timeout: 60_000 }, selector, words);
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
const press = (page, selector) => page.$eval(selector, (node) => node.click());

test('a pasted article is there, in all panels', async () => {
  const { page, done } = await open();
  await says(page, '#entities', 'Alice Walker');
  await says(page, '#quotes', 'This bridge will carry the town');
  await says(page, '#timeline-body', 'March 2017');
  await says(page, '#summary-body', 'opened the new harbour bridge');
  await done();
});

test('an item leads to its place, a mark opens its card', async () => {
  const { page, done } = await open();
  await press(page, '#quotes .quotes .go');
  await page.waitForFunction(() => window.passed.lit.length > 0);
  await (await page.$('#article p.body .name.person')).click();
  await says(page, '#card', 'Alice Walker');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('#card')?.matches(':popover-open'));
  await done();
});

test('a correction, undone', async () => {
  const { page, done } = await open();
  await (await page.$('#article p.body .name.person')).click();
  await says(page, '#card', 'Set right');
  await press(page, '#card details summary');
  await page.select('#card select', 'place');
  const places = '.group:has(.sample.place)';
  await says(page, places, 'Alice Walker');
  await press(page, '#undo');
  await page.waitForFunction((s) => !document.querySelector(s)?.textContent?.includes('Alice Walker'), {}, places);
  await done();
});

test('the link carries the text', async () => {
  const { page, done } = await open();
  await press(page, '#share');
  await page.waitForSelector('#dialog input');
  const link = await page.$eval('#dialog input', (field) => field.value);
  const other = await browser.newPage();
  other.setDefaultTimeout(PATIENCE);
  await other.goto(link);
  await says(other, '#article', 'Robert King');
  await other.close();
  await done();
});

test('axe finds nothing, light and dark', async () => {
  const { page, done } = await open();
  for (const value of ['light', 'dark']) {
    await page.evaluate((scheme) => (document.documentElement.style.colorScheme = scheme), value);
    await page.evaluate(readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8'));
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target}: ${n.failureSummary}`)).filter((line) => !line.includes('partially obscured'));
    });
    assert.deepEqual(found, []);
  }
  await done();
});

test('a PDF file is opened', async () => {
  const { page, done } = await open('');
  const path = join(mkdtempSync(join(tmpdir(), 'nutgraf-')), 'story.pdf');
  writeFileSync(path, pdf([column(STORY.split('\n\n').slice(2).flatMap((p) => [...wrap(p.trim(), 70), '']), { x: 50, y: 700 })]));
  await (await page.$('#file')).uploadFile(path);
  await says(page, '#article', 'This bridge will carry the town into a new century');
  await done();
});

test('the custom element in a newspaper’s own page', async () => {
  const site = await newspaper();
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(site.url);
  await page.waitForFunction(() => document.querySelector('nut-graf')?.analysis?.entities.length > 1, { timeout: 60_000 });
  // The marks follow the analysis in a task of their own.
  await page.waitForFunction(() => CSS.highlights.size > 0, { timeout: 60_000 });
  const painted = await page.evaluate(() => [...CSS.highlights.keys()]);
  assert.ok(painted.includes('nutgraf-person'), painted.join());
  await page.close();
  site.close();
});
