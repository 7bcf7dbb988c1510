/**
 * How fast the page feels, in real Chromium: `cargo xtask serve`, then `node benches/browser.mjs`.
 *
 * Prints medians and worst cases: from a paste of a 1,000-word article to the painted result, and from a click or a key
 * to the next paint (the browser's own Event Timing, which rounds to 8 ms). NUTGRAF_URL and CHROMIUM as in the tests.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../tests/browser/', import.meta.url))('@playwright/test');
const ROUNDS = 15;
const VISITS = 5;

const sample = (/** @type {string} */ name) => readFileSync(new URL(`../www/samples/${name}.txt`, import.meta.url), 'utf8');
/** One article, as long as two of the samples: the body of a second one goes on where the first ends. */
const ARTICLE = `${sample('politics').trim()}\n\n${sample('disaster').trim().split('\n\n').slice(3).join('\n\n')}\n`;

const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
const open = async (/** @type {import('@playwright/test').Browser} */ browser) =>
  (await browser.newContext({ baseURL: process.env.NUTGRAF_URL ?? 'http://127.0.0.1:8080', viewport: { width: 1280, height: 900 } })).newPage();

// A reader who comes for the first time, and looks at the page for two seconds.
/** @type {number[][]} */
const visits = [];
for (let visit = 0; visit < VISITS; visit++) {
  const browser = await launch();
  const page = await open(browser);
  await page.goto('/');
  await page.waitForTimeout(2000);
  const first = await paste(page);
  await page.locator('#fresh').click();
  await page.waitForTimeout(100);
  visits.push([first, await paste(page)]);
  await browser.close();
}
report('the first paste of a visit', visits.map(([first]) => first));
report('the second', visits.map(([, second]) => second));

const browser = await launch();
const page = await open(browser);
await page.addInitScript(() => {
  window.slowest = 0;
  new PerformanceObserver((list) => {
    for (const { duration, interactionId } of list.getEntries()) if (interactionId) window.slowest = Math.max(window.slowest, duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
});
await page.goto('/');
await page.waitForTimeout(1500);

const painted = [];
const read = [];
for (let round = 0; round <= ROUNDS; round++) {
  const time = await paste(page);
  const analysis = await page.evaluate(() => performance.getEntriesByName('nutgraf-analysis').at(-1)?.duration ?? 0);
  // The first round compiles.
  if (round) painted.push(time), read.push(analysis);
  await page.locator('#fresh').click();
  await page.waitForTimeout(100);
}
report('paste to painted result', painted);
report('  of it the analysis', read);

await paste(page);
await page.waitForTimeout(300);
/** @type {[string, () => Promise<unknown>][]} */
const interactions = [
  ['a name in the list', () => page.locator('#entities .go').nth(1).click()],
  ['a quote in the list', () => page.locator('#quotes .quotes .go').nth(2).click()],
  ['the card of a name', () => page.locator('#article p.body .name').nth(3).click()],
  ['closing it', () => page.keyboard.press('Escape')],
  ['the next mark by key', async () => (await page.locator('#article [tabindex="0"]').focus(), page.keyboard.press('ArrowRight'))],
  ['narrowing to a speaker', () => page.locator('.only').first().click()],
  ['showing all again', () => page.locator('#narrowed [data-key="all"]').click()],
  ['a longer summary', async () => (await page.locator('#length').focus(), page.keyboard.press('ArrowRight'))],
  ['hiding a kind of mark', () => page.locator('#legend button').nth(1).click()],
];
for (const [name, act] of interactions) {
  const times = [];
  for (let round = 0; round < 5; round++) {
    if (round && name === 'showing all again') await page.locator('.only').first().click().then(() => page.waitForTimeout(200));
    if (round && name === 'narrowing to a speaker') await page.locator('#narrowed [data-key="all"]').click().then(() => page.waitForTimeout(200));
    if (round && name === 'closing it') await page.locator('#article p.body .name').nth(3).click().then(() => page.waitForTimeout(200));
    await page.evaluate(() => (window.slowest = 0));
    await act();
    await page.waitForTimeout(250);
    times.push(await page.evaluate(() => window.slowest));
  }
  report(name, times);
}
await browser.close();

/**
 * Milliseconds from the paste to the frame after the one that shows the result.
 *
 * @param {import('@playwright/test').Page} page
 */
function paste(page) {
  return page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const field = document.querySelector('#text');
        const data = new DataTransfer();
        data.setData('text/plain', text);
        field.focus();
        const start = performance.now();
        new MutationObserver((_, watch) => {
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        }).observe(document.querySelector('#quotes-body'), { childList: true });
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      }),
    ARTICLE,
  );
}

/**
 * @param {string} name
 * @param {number[]} times
 */
function report(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  console.log(`${name.padEnd(28)} median ${sorted[sorted.length >> 1].toFixed(0).padStart(4)} ms   worst ${sorted.at(-1)?.toFixed(0).padStart(4)} ms`);
}
