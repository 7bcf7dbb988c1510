/** The custom element in a host page of somebody else. */

import AxeBuilder from '@axe-core/playwright';
import { test as base } from '@playwright/test';
import { ARTICLE, host, newspaper, painted } from './host.js';
import { expect, test } from './page.js';

test('it reads an article of the page, paints it, and leaves its DOM alone', async ({ page }) => {
  await host(page, `${ARTICLE}<nut-graf for="story" date="2016-11-15"></nut-graf>`);
  await expect(page.locator('nut-graf')).toContainText('In short');
  expect(await page.evaluate(() => window.events)).toEqual([['nutgraf-analysis', 2]]);
  const before = ARTICLE;
  expect(await page.locator('#story').evaluate((node) => node.outerHTML)).toBe(before);
  const ranges = await page.evaluate(painted);
  expect(ranges).toContainEqual(['nutgraf-person', 'Alice Walker']);
  expect(ranges.some(([name, words]) => name === 'nutgraf-quote' && words.startsWith('“This bridge will'))).toBe(true);
  const date = await page.locator('nut-graf').evaluate((node) => node.analysis.documentDate.value);
  expect(date).toBe('2016-11-15');
});

test('removed, it leaves no trace', async ({ page }) => {
  await host(page, `${ARTICLE}<nut-graf for="story"></nut-graf>`);
  await expect(page.locator('nut-graf')).toContainText('In short');
  await page.evaluate(() => {
    CSS.highlights.set('their-own', new Highlight());
    document.querySelector('nut-graf')?.remove();
  });
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual(['their-own']);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('it brings its own text, and reads it anew when it changes', async ({ page }) => {
  await host(page, `<nut-graf>Mayor Alice Walker opened the bridge on Monday.\n\n"It is done," said Robert King of the Port Authority.</nut-graf>`);
  const names = () => page.locator('nut-graf').evaluate((node) => node.analysis?.entities.map((e) => e.name));
  await expect.poll(names).toContain('Robert King');
  expect(await page.evaluate(painted)).toContainEqual(['nutgraf-person', 'Robert King']);
  await page.locator('nut-graf').evaluate((node) => (node.textContent = 'Mayor Susan Hall closed the bridge on Monday.'));
  await expect.poll(names).toContain('Susan Hall');
  expect((await page.evaluate(painted)).map(([, words]) => words)).not.toContain('Robert King');
});


/** The newspaper's page as a reader opens it; what the element told it. */
async function visit(page, wasm) {
  const site = await newspaper(wasm);
  await page.addInitScript(() => {
    window.events = [];
    for (const name of ['nutgraf-analysis', 'nutgraf-error']) addEventListener(name, (e) => window.events.push(e.detail?.message ?? e.detail?.schemaVersion));
  });
  await page.goto(site.url);
  await expect.poll(() => page.evaluate(() => window.events.length), { timeout: 15_000 }).toBe(1);
  return { site, told: await page.evaluate(() => window.events[0]) };
}

base('on a newspaper’s own site, with a policy of its own, it works, leads to the words, and is accessible', async ({ page }) => {
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const { site, told } = await visit(page, 'there');
  expect(told).toBe(2);
  await page.locator('nut-graf').getByText('Who said what').click();
  await page.locator('nut-graf').getByRole('button', { name: /^“We have listened to the island,” … “People/ }).click();
  expect(await page.evaluate(() => [...(CSS.highlights.get('nutgraf-here') ?? [])].map(String))).toEqual(['“We have listened to the island,”']);
  await expect(page.locator('nut-graf').getByRole('button', { name: /^“We have listened to the island,” … “People/ })).toHaveCSS('text-transform', 'none');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target}`))).toEqual([]);
  expect(complaints).toEqual([]);
  site.close();
});

for (const wasm of /** @type {const} */ (['missing', 'a page'])) {
  base(`where the .wasm is ${wasm}, it says so, and the article stays as it was`, async ({ page }) => {
    const { site, told } = await visit(page, wasm);
    expect(told).toContain('nutgraf_bg.wasm');
    await expect(page.locator('#story h1')).toHaveText('Ferry to return to Ryde after two-year gap');
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    site.close();
  });
}
