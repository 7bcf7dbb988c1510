/** Panels: each item leads to its place and back, one filter narrows all. */

import { expect, read, test } from './page.js';

const spot = () => [...(CSS.highlights.get('nutgraf-spot') ?? [])].map(String).join('');

test('every kind of item leads to its place in the text', async ({ page }) => {
  await read(page);
  for (const [item, words] of /** @type {const} */ ([
    ['#summary ol .go, #summary .nutgraf .go', 'bridge'],
    ['#phrases .go', ''],
    ['#entities .go:has-text("Alice Walker")', 'Walker'],
    ['#quotes .go:has-text("new century")', 'century'],
    ['#timeline .happenings .go', ''],
  ])) {
    await page.locator(item).first().click();
    await expect.poll(() => page.evaluate(spot)).toContain(words);
    expect((await page.evaluate(spot)).length).toBeGreaterThan(2);
  }
});

test('a mark leads to its item in the panel, and Escape back from the text to the item', async ({ page }) => {
  await read(page);
  await page.locator('#article p.body .name', { hasText: 'Robert King' }).click();
  await page.locator('#card').getByRole('button', { name: 'Show in list' }).click();
  await expect(page.locator('#entities .go:focus')).toContainText('Robert King');
  await page.locator('#quotes .quotes .go').first().click();
  await page.locator('#article [tabindex="0"]').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('#quotes .go:focus')).toHaveCount(1);
});

test('clicks on a name go through its mentions', async ({ page }) => {
  await read(page);
  const row = page.locator('#entities li', { hasText: 'Alice Walker' });
  await row.locator('.go').click();
  await expect(row.locator('.count')).toHaveText(/1 of \d/);
  await row.locator('.go').click();
  await expect(row.locator('.count')).toHaveText(/2 of \d/);
  await expect(page.locator('#article .name.chosen').first()).toBeVisible();
  await row.getByRole('button', { name: 'Previous' }).click();
  await expect(row.locator('.count')).toHaveText(/1 of \d/);
});

test('the slider sets the length of the summary, and reasons are there on demand', async ({ page }) => {
  await page.goto('/');
  await page.locator('[data-sample=politics]').click();
  const sentences = page.locator('#summary-body .go');
  await expect(sentences.first()).toBeVisible();
  const before = await sentences.count();
  await page.locator('#length').fill('6');
  await expect(sentences).not.toHaveCount(before);
  await expect(page.locator('#length-out')).toHaveText('6');
  await page.locator('#summary .why summary').first().click();
  await expect(page.locator('#summary .reasons li').first()).toBeVisible();
  await expect(page.locator('.kicker', { hasText: 'In one sentence' })).toBeVisible();
});

test('amounts are listed, folded', async ({ page }) => {
  await read(page);
  const money = page.locator('#entities details', { hasText: 'Money' });
  await money.locator('summary').click();
  await expect(money.locator('.go')).toContainText('£42 million');
});

test('one filter narrows all panels and the text together', async ({ page }) => {
  await read(page);
  await page.getByRole('button', { name: 'Only what Alice Walker said' }).click();
  await expect(page.locator('#narrowed')).toContainText('Only what Alice Walker said');
  await expect(page.locator('#quotes .speaker')).toHaveCount(1);
  await expect(page.locator('#article .out').first()).toBeVisible();
  await expect(page.locator('#timeline-body')).toContainText('Nothing here fits');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.locator('#narrowed')).toBeHidden();
  await page.locator('#narrow-words').fill('March 2017');
  await expect(page.locator('#narrowed')).toContainText('Only March 2017');
  await expect(page.locator('#timeline .happenings .go')).toHaveCount(1);
  await page.locator('#narrow-words').fill('42 million');
  await expect(page.locator('#narrowed')).toContainText('“42 million”');
  await page.locator('#narrow-words').press('Escape');
  await expect(page.locator('#narrowed')).toBeHidden();
});

test('the axis: places are buttons, clusters open, the list has <time>', async ({ page }) => {
  await page.goto('/');
  await page.locator('[data-sample=politics]').click();
  await expect(page.locator('#timeline-body time').first()).toHaveAttribute('datetime', /^\d{4}/);
  const cluster = page.locator('.axis .item:has(.number)').last();
  await cluster.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.axis .zoom')).toBeVisible();
  await page.locator('.axis .zoom').click();
  await expect(page.locator('.axis .zoom')).toHaveCount(0);
  await page.locator('.axis .item:not(:has(.number))').first().click();
  await expect.poll(() => page.evaluate(spot)).not.toBe('');
});

test('on a phone one view at a time, and a way back', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await read(page);
  await expect(page.locator('#article')).toBeVisible();
  await expect(page.locator('#panels')).toBeHidden();
  await page.locator('#views [data-view=quotes]').click();
  await expect(page.locator('#quotes')).toBeVisible();
  await expect(page.locator('#article')).toBeHidden();
  await page.locator('#quotes .quotes .go').first().click();
  await expect(page.locator('#article')).toBeVisible();
  await page.locator('#back').click();
  await expect(page.locator('#quotes .go:focus')).toHaveCount(1);
});
