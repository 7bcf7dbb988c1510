/** Long and odd texts: the page stays usable, says what it does, and can be stopped. */

import { expect, paste, STORY, test } from './page.js';

test.describe.configure({ timeout: 60_000 });

const long = (/** @type {number} */ size) => {
  const body = STORY.slice(STORY.indexOf('PORTSMOUTH'));
  return STORY + body.repeat(Math.ceil(size / body.length));
};

test('a megabyte: first pages at once, progress, then all; scrolling stays light', async ({ page }) => {
  await page.goto('/');
  await paste(page, long(1_000_000));
  await expect.poll(() => page.evaluate(() => window.passed.progress.length)).toBeGreaterThan(0);
  await expect(page.locator('#article')).toContainText('Mayor opens');
  await expect(page.locator('#progress')).toBeHidden({ timeout: 40_000 });
  await expect(page.locator('#facts')).toContainText(/\d{3},\d{3} words/);
  // Far from the screen the text is plain: marks are made as it comes near.
  const marked = () => page.locator('#article [data-layer]').count();
  expect(await marked()).toBeLessThan(3000);
  const slow = await page.evaluate(async () => {
    const times = [];
    let last = performance.now();
    for (let i = 0; i < 60; i++) {
      scrollBy(0, 400);
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - last);
      last = performance.now();
    }
    return times.sort((a, b) => a - b)[30];
  });
  expect(slow).toBeLessThan(100);
  expect(await page.locator('#quotes .quotes > li').count()).toBeLessThan(200);
  await page.locator('#quotes').getByRole('button', { name: /Show .* more/ }).first().click();
});

test('reading can be cancelled', async ({ page }) => {
  await page.goto('/');
  await paste(page, long(3_500_000));
  await page.locator('#cancel').click();
  await expect(page.locator('#progress')).toBeHidden();
  await expect(page.locator('#notices')).toContainText('Stopped.');
  await page.locator('#fresh').click();
  await paste(page, STORY);
  await expect(page.locator('#facts')).toContainText('words');
  await expect(page.locator('#entities')).toContainText('Alice Walker');
});

test('ten megabytes are refused in plain words', async ({ page }) => {
  await page.goto('/');
  await paste(page, 'All work and no play. '.repeat(500_000));
  await expect(page.locator('#notices')).toContainText('too long to be an article');
});

for (const [name, text] of /** @type {const} */ ([
  ['a line of a megabyte without a space', 'x'.repeat(1_000_000)],
  ['only emoji', '😀🎉'.repeat(2000)],
  ['NULs and controls', `\u0000\u0001${STORY}\u0000`],
  ['ten thousand quotation marks', '"'.repeat(10_000)],
  ['white space', ' \n\t '.repeat(50)],
  ['one word', 'Hello'],
])) {
  test(`${name}: the page stays usable`, async ({ page }) => {
    await page.goto('/');
    await paste(page, text);
    await page.waitForTimeout(300);
    const fresh = page.locator('#fresh');
    await expect(page.locator('#progress')).toBeHidden({ timeout: 30_000 });
    if (await fresh.isVisible()) await fresh.click();
    await paste(page, STORY);
    await expect(page.locator('#entities')).toContainText('Alice Walker', { timeout: 20_000 });
  });
}
