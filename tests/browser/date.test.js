/** The day of publication comes first: under the headline, asked for where it is missing, with what it brings. */

import { expect, read, test } from './page.js';

const UNDATED = `Harbour bridge opens to lorries

PORTSMOUTH, Nov 14 – Mayor Alice Walker opened the bridge on Monday, said Robert King. Work began on Tuesday last week, and on Wednesday the first lorry came. The old bridge was closed in May.

On Friday the town will vote on a second bridge, Walker said. She was elected in June.
`;

test('the day stands under the headline and above the story', async ({ page }) => {
  await read(page);
  const [head, day, story] = await Promise.all(['h1', '.pubdate', 'p.body'].map((s) => page.locator(`#article ${s}`).first().boundingBox()));
  expect(head.y).toBeLessThan(day.y);
  expect(day.y).toBeLessThan(story.y);
  await expect(page.locator('#published')).toHaveValue('2016-11-14');
  await expect(page.locator('#published-here')).toHaveValue('2016-11-14');
});

test('where only the year is missing, only the year is asked, and what it brings is said', async ({ page }) => {
  await read(page, UNDATED);
  const ask = page.locator('#dated .ask');
  await expect(ask).toContainText('The text says 14 November. Which year?');
  await expect(ask).toContainText(/\d+ dates appear when you give the day/);
  const brings = Number((await ask.locator('.brings').textContent())?.match(/\d+/)?.[0]);
  const before = await page.locator('#timeline-body time').count();
  const choice = ask.getByRole('button', { name: /^14 November \d{4}$/ }).first();
  const [, year] = (await choice.textContent())?.match(/(\d{4})$/) ?? [];
  await choice.click();
  await expect(page.locator('#published')).toHaveValue(`${year}-11-14`);
  await expect(page.locator('#dated')).not.toContainText('Which year');
  await expect.poll(() => page.locator('#timeline-body time').count()).toBeGreaterThan(before);
  expect(brings).toBeGreaterThan(1);
  await page.locator('#undo').click();
  await expect(ask).toContainText('Which year?');
});

test('today and yesterday are one click', async ({ page }) => {
  await read(page, UNDATED.replace('Nov 14 – ', ''));
  await page.locator('#dated').getByRole('button', { name: 'Yesterday' }).click();
  const yesterday = await page.evaluate(() => {
    const day = new Date();
    day.setDate(day.getDate() - 1);
    return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
  });
  await expect(page.locator('#published')).toHaveValue(yesterday);
});

test('on a phone the timeline asks for the day too', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await read(page, UNDATED);
  await page.locator('#views [data-view=timeline]').click();
  await page.locator('#dated-here').getByRole('button', { name: /14 November/ }).first().click();
  await expect(page.locator('#timeline-body time').first()).toBeVisible();
});
