/** The drawn timeline: readable whatever the dates, moving with the list, and printable. */

import { expect, open, STORY, test } from './page.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const HAPPENED = ['The council of Wexmouth approved the plans for a second harbour bridge', 'Alice Walker was elected mayor of Wexmouth with a majority of nine votes', 'The port authority closed the old bridge to lorries and buses', 'Robert King resigned as director of the port authority', 'The ferry company sold its last two ships to a Norwegian firm', 'A court in Ryde rejected the appeal of the workers'];

/** @param {string[]} dates */
const story = (dates) => `Mayor opens new bridge in Wexmouth after years of delay\n\nBy Jane Doe\n14 November 2016\n\n${dates.map((d, i) => `${HAPPENED[i % HAPPENED.length]} ${d}.${i % 4 === 3 ? '\n\n' : ' '}`).join('')}`;
const FAR = story(['on Monday', 'on 3 November 2016', 'on 7 November 2016', 'on 9 November 2016', 'in 1892', 'in 753 BC', 'in 146 BC', 'on 10 November 2016', 'on 11 November 2016']);
const MANY = story(Array.from({ length: 60 }, (_, i) => `on ${((i * 7) % 27) + 1} ${MONTHS[(i * 5) % 12]} ${2001 + ((i * 11) % 16)}`));

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} text
 */
async function when(page, text) {
  await page.goto('/');
  await open(page, 'story.txt', text);
  await expect(page.locator('#timeline-body time').first()).toBeAttached();
  const tab = page.locator('#views [data-view=timeline], #jump [data-to=timeline]').filter({ visible: true });
  await tab.first().click();
  await expect(page.locator('.axis .item').first()).toBeVisible();
}

/** Texts of the drawing that lie on each other, or beyond its edge. */
const faults = (/** @type {import('@playwright/test').Page} */ page) =>
  page.locator('.axis').evaluate((root) => {
    const frame = root.getBoundingClientRect();
    const boxes = [...root.querySelectorAll('text')].map((node) => ({ words: node.textContent, box: node.getBoundingClientRect() }));
    const beyond = boxes.filter(({ box }) => box.left < frame.left - 3 || box.right > frame.right + 3);
    const crossed = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1 && a.box.top < b.box.bottom - 3 && b.box.top < a.box.bottom - 3).map((b) => `${a.words} × ${b.words}`));
    return [...beyond.map((b) => `beyond: ${b.words}`), ...crossed];
  });

for (const width of [360, 1280]) {
  test(`${width} px: far dates are cut off from the others, years before Christ are named, no words overlap`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await when(page, FAR);
    await expect(page.locator('.axis .cut').first()).toBeAttached();
    await expect(page.locator('.axis')).toContainText('753 BC');
    const places = await page.locator('.axis .day').evaluateAll((dots) => dots.map((dot) => dot.getBoundingClientRect().x).sort((a, b) => a - b));
    // The week of 2016 has a good part of the width.
    expect(places.at(-1) - places[3]).toBeGreaterThan(60);
    expect(await faults(page)).toEqual([]);
    await when(page, MANY);
    expect(await page.locator('.axis .label').count()).toBeGreaterThan(1);
    expect(await faults(page)).toEqual([]);
  });
}

test('an entry of the list lights its dot, a dot its entries', async ({ page }) => {
  await when(page, FAR);
  await page.locator('#timeline-body .happenings .go').first().hover();
  await expect(page.locator('.axis .item.lit')).toHaveCount(1);
  const dot = page.locator('.axis .item:not([aria-label*="happenings"])').nth(1);
  await dot.focus();
  const said = /: (.*)$/.exec((await dot.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await expect(page.locator('.happenings .pointed')).toContainText(said);
  await page.locator('#timeline-body .happenings .go').nth(2).focus();
  await expect(page.locator('.axis .item.lit')).toHaveCount(1);
  await expect(page.locator('.happenings .pointed')).toHaveCount(1);
});

test('a pile opens by key, the list shows what the drawing shows, and all comes back', async ({ page }) => {
  await when(page, MANY);
  const entries = page.locator('#timeline-body .happenings > li');
  const all = await entries.count();
  const pile = page.locator('.axis .item[aria-label*="happenings"]').first();
  const n = Number(/(\d+) happenings/.exec((await pile.getAttribute('aria-label')) ?? '')?.[1]);
  await pile.focus();
  await page.keyboard.press('Enter');
  await expect(entries).toHaveCount(n);
  await expect(page.locator('.axis .zoom')).toBeFocused();
  expect(await page.locator('.axis .day').count()).toBeLessThanOrEqual(n);
  await page.keyboard.press('Enter');
  await expect(entries).toHaveCount(all);
  await expect(page.locator('.axis .zoom')).toHaveCount(0);
});

test('a dot leads to its place in the text', async ({ page }) => {
  await when(page, STORY);
  await page.locator('.axis .item').first().click();
  await expect.poll(() => page.evaluate(() => window.passed.lit.length)).toBeGreaterThan(0);
});

test('as a picture: headline, day, whole words, no numbers without a name', async ({ page }) => {
  await when(page, MANY);
  await page.locator('#take').click();
  const wait = page.waitForEvent('download');
  await page.locator('[data-format=svg]').click();
  const chunks = [];
  for await (const chunk of await (await wait).createReadStream()) chunks.push(chunk);
  const source = Buffer.concat(chunks).toString();
  const texts = [...source.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => m[1]);
  expect(texts).toEqual(expect.arrayContaining(['Mayor opens new bridge in Wexmouth after years of delay', 'Published 14 November 2016']));
  expect(source).toContain('Found by a program');
  // Years alone are ticks of the line.
  expect(texts.filter((words) => /^\d+$/.test(words) && !/^20\d\d$/.test(words))).toEqual([]);
  const known = new Set(MANY.split(/[^\p{L}]+/u));
  const cut = texts.filter((words) => words.endsWith('…')).map((words) => words.replace(/\s*…$/, '').split(' ').at(-1) ?? '');
  expect(cut.filter((word) => !known.has(word.replace(/[^\p{L}]/gu, '')))).toEqual([]);
  // A dot for each.
  expect(source.match(/<circle/g)?.length).toBeGreaterThan(40);
});
