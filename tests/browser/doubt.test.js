/** Doubt is visible: a program found it, what is unsure looks so and can be stepped through, and a person's word is marked. */

import { expect, read, STORY, test } from './page.js';

/** @param {import('@playwright/test').Page} page */
async function unsure(page) {
  // How sure the reading is of a text of ours may change; what the page makes of it may not.
  await page.route('**/pkg/nutgraf.js', async (route) => {
    const response = await route.fetch();
    const changed = `const a = analyze(text, options);
      for (const q of a.quotes) if (/42 million/.test(text.slice(q.start, q.end))) q.confidence = 0.4;
      return a;`;
    await route.fulfill({ response, body: (await response.text()).replace('return analyze(text, options);', changed) });
  });
}

test('that a program found this is said once, with a way to its figures', async ({ page }) => {
  await read(page);
  await expect(page.getByText('Found by a program: check before you quote.')).toHaveCount(1);
  await page.getByRole('button', { name: 'How good is it?' }).click();
  await expect(page.locator('#dialog')).toContainText('right in 9 of 10 quotes');
});

test('what is unsure looks so, “Check these” steps through it, and a reader confirms it', async ({ page }) => {
  await unsure(page);
  await read(page);
  const entry = page.locator('#quotes li', { hasText: '42 million' }).last();
  await expect(entry).toHaveClass(/unsure/);
  await expect(entry).toContainText('unsure');
  await expect(page.locator('#article .quote.unsure').first()).toBeVisible();
  const check = page.getByRole('button', { name: 'Check these (1)' });
  await check.click();
  const card = page.locator('#card');
  await expect(card).toContainText('unsure who said it: wrong in 4 of 10 tests');
  await card.getByRole('button', { name: 'That’s right' }).click();
  await expect(entry).toHaveClass(/confirmed/);
  await expect(entry).toContainText('confirmed by you');
  await expect(check).toHaveCount(0);
  await page.getByRole('button', { name: 'Changes (1)' }).click();
  await page.locator('#dialog').getByRole('button', { name: 'Take back' }).click();
  await page.keyboard.press('Escape');
  await expect(check).toHaveCount(1);
});

test('quotation, part quotation and paraphrase are told apart, each with its verb', async ({ page }) => {
  await read(page);
  const entry = (words) => page.locator('#quotes li', { hasText: words }).last();
  await expect(entry('new century')).toContainText('quotation · “said”');
  await expect(entry('42 million')).toHaveText(/^said that the work had cost £42 million ?paraphrase/);
  const styles = await Promise.all([entry('new century'), entry('42 million')].map((e) => e.evaluate((n) => getComputedStyle(n).borderInlineStartStyle)));
  expect(styles[0]).not.toBe(styles[1]);
});

test('a quote is copied with speaker, cue, place and day; from the list a wrong speaker is two steps away', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await read(page);
  const entry = page.locator('#quotes li', { hasText: 'new century' }).last();
  await entry.getByRole('button', { name: 'Copy this quote' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^"This bridge will carry the town into a new century," – Alice Walker \(“said”\)\. Mayor opens new bridge in Portsmouth, paragraph \d, 14 November 2016\. Found by a program/,
  );
  await entry.getByRole('button', { name: 'Set right' }).click();
  await page.locator('#card').getByLabel('Said by').selectOption({ label: 'Robert King' });
  const wrong = page.locator('.speaker', { has: page.getByText('Robert King', { exact: true }) });
  await expect(wrong).toContainText('new century');
  await expect(wrong.locator('.corrected')).toContainText('set right by you');
});

test('files say what a person changed', async ({ page }) => {
  await read(page);
  await page.locator('#quotes li', { hasText: 'new century' }).last().getByRole('button', { name: 'Set right' }).click();
  await page.locator('#card').getByLabel('Said by').selectOption({ label: 'Robert King' });
  await page.locator('#take').click();
  const wait = page.waitForEvent('download');
  await page.locator('[data-format=markdown]').click();
  const chunks = [];
  for await (const chunk of await (await wait).createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  expect(text).toContain('Found by a program');
  expect(text).toMatch(/Changed by a person: “This bridge will carry the town.*” was said by Robert King/);
});

test('files obey the filter', async ({ page }) => {
  await read(page);
  await page.getByRole('button', { name: 'Only what Alice Walker said' }).click();
  await page.locator('#take').click();
  const wait = page.waitForEvent('download');
  await page.locator('[data-format=quotes]').click();
  const chunks = [];
  for await (const chunk of await (await wait).createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  expect(text).toContain('new century');
  expect(text).not.toContain('42 million');
});

test('a surname offers the person, with their “she”; places are counted and stepped through', async ({ page }) => {
  await read(page, STORY.replace('Walker thanked', 'She thanked'));
  await page.locator('#narrow-words').fill('Walker');
  const bar = page.locator('#narrowed');
  await expect(bar).toContainText(/\d places/);
  await bar.getByRole('button', { name: 'Next' }).click();
  await expect(bar.locator('.count').first()).toHaveText(/^1 of \d/);
  await bar.getByRole('button', { name: /^Alice Walker/ }).click();
  await expect(bar).toContainText('Only sentences with Alice Walker');
});

test('the row above the panels tells how much there is and leads there', async ({ page }) => {
  await read(page);
  const row = page.locator('#jump');
  await expect(row).toContainText(/Who \d+.*Said \d+.*When \d+/s);
  await row.getByRole('button', { name: /When/ }).click();
  await expect(page.locator('#timeline-title')).toBeInViewport();
  await expect(row.getByRole('button', { name: /When/ })).toHaveAttribute('aria-current', 'true');
});

test('the pointer brings a tip of two lines, a click the card', async ({ page }) => {
  await read(page);
  const name = page.locator('#article p.body .name', { hasText: 'Robert King' });
  await name.hover();
  const card = page.locator('#card');
  await expect(card).toHaveClass(/tip/);
  expect((await card.boundingBox()).height).toBeLessThan(80);
  await name.click();
  await expect(card).not.toHaveClass(/tip/);
  await expect(card.getByText('Set right')).toBeVisible();
});

test('keys without Ctrl can be switched off', async ({ page }) => {
  await read(page);
  await page.locator('#more').click();
  await page.getByLabel('Keys without Ctrl').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('#main').focus();
  await page.keyboard.press('/');
  await expect(page.locator('#narrow-words')).not.toBeFocused();
  await page.keyboard.press('?');
  await expect(page.locator('#dialog')).toBeHidden();
});
