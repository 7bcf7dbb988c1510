/** Long and odd texts: the page stays usable, says what it does, and can be stopped. */

import { execFileSync } from 'node:child_process';
import { expect, paste, STORY, test } from './page.js';

const readByProgram = (/** @type {string} */ text) => JSON.parse(execFileSync(/** @type {string} */ (process.env.NUTGRAF_PROGRAM), ['--format', 'json'], { input: text, encoding: 'utf8', maxBuffer: 1e9 }));

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

test('a long text is found whole, and its last name is gone to', async ({ page }) => {
  test.skip(!process.env.NUTGRAF_PROGRAM, 'needs the program');
  const text = `${long(400_000)}\n\nIn the end Zelda Quimby of the Harbour Board thanked everybody on 3 March 2015.`;
  await page.goto('/');
  await paste(page, text);
  await expect(page.locator('#progress')).toBeHidden({ timeout: 40_000 });
  await expect(page.locator('#facts')).toContainText(`${readByProgram(text).stats.words.toLocaleString('en')} words`);
  const last = page.locator('#article .chunk').last();
  expect(await last.locator('[data-at]').count()).toBe(0);
  expect(await last.textContent()).toContain('Zelda Quimby');
  await page.locator('#narrow-words').fill('Zelda Quimby');
  await page.keyboard.press('Enter');
  await page.locator('#entities').getByRole('button', { name: /Zelda Quimby/ }).first().click();
  await expect(page.locator('#article .person', { hasText: 'Zelda Quimby' })).toBeInViewport();
  await expect(last.locator('[data-at]').first()).toBeAttached();
});

test('a hundred thousand lines of one word: the page answers, and the lines are kept', async ({ page }) => {
  const lines = 'Home\n'.repeat(100_000);
  await page.goto('/');
  await paste(page, lines);
  await expect(page.locator('#progress')).toBeHidden({ timeout: 40_000 });
  expect((await page.locator('#article').evaluate((node) => node.textContent?.match(/Home/g)?.length)) ?? 0).toBe(100_000);
  expect(await page.locator('#article p').count()).toBeLessThan(5000);
  await page.locator('#fresh').click();
  await paste(page, STORY);
  await expect(page.locator('#entities')).toContainText('Alice Walker');
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
