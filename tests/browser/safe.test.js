/** Nothing is lost: what one drag, paste or click replaces comes back, and the browser's own Back works. */

import { expect, paste, read, STORY, test, told } from './page.js';

const OTHER = `Ferry to Ryde returns after storm

By Ann Price
3 May 2019

RYDE – The ferry came back on Friday, said Carla Moss, who runs the line. "We are glad that the crossing is open again," she said. The storm had damaged both landing stages in April, and some shops on the island had run out of milk and bread.
`;

/** @param {import('@playwright/test').Page} page */
async function correct(page) {
  await page.locator('#article p.body .name', { hasText: 'Robert King' }).first().click();
  await page.locator('#card details.set-right summary').click();
  await page.locator('#card').getByLabel('It is a').selectOption('place');
  await expect(page.locator('#entities .group', { has: page.locator('.sample.place') })).toContainText('Robert King');
}

/** @param {import('@playwright/test').Page} page */
async function corrected(page) {
  await expect(page.locator('#article h1')).toHaveText('Mayor opens new bridge in Portsmouth');
  await expect(page.locator('#entities .group', { has: page.locator('.sample.place') })).toContainText('Robert King');
}

test('a stray paste on a read article comes back with one Undo, corrections and all', async ({ page }) => {
  await read(page);
  await correct(page);
  await paste(page, OTHER);
  await expect(page.locator('#article h1')).toHaveText('Ferry to Ryde returns after storm');
  await told(page, 'Put the old one back');
  await page.locator('#undo').click();
  await corrected(page);
  await page.locator('#redo').click();
  await expect(page.locator('#article h1')).toHaveText('Ferry to Ryde returns after storm');
});

test('a word pasted on a read article asks first', async ({ page }) => {
  await read(page);
  await correct(page);
  await paste(page, 'bridge');
  await expect(page.locator('#notices')).toContainText('very short for an article: “bridge”');
  await corrected(page);
  await page.locator('#notices').getByRole('button', { name: 'Replace' }).click();
  await expect(page.locator('#article')).toHaveText(/bridge/);
  await page.locator('#undo').click();
  await corrected(page);
});

test('New article and the name of the page put the text away, one Undo brings it back', async ({ page }) => {
  await read(page);
  await correct(page);
  for (const id of ['#fresh', '#home']) {
    await page.locator(id).click();
    await expect(page.locator('#text')).toHaveValue('');
    await page.locator('#undo').click();
    await corrected(page);
  }
  await page.locator('#fresh').click();
  await page.locator('#text').press('Control+z');
  await corrected(page);
  // At once, before the page has noticed.
  await page.evaluate(() => {
    for (const id of ['fresh', 'undo']) document.getElementById(id)?.click();
  });
  await corrected(page);
});

test('Back and Forward go from article to article', async ({ page }) => {
  await read(page);
  await correct(page);
  await paste(page, OTHER);
  await expect(page.locator('#article h1')).toHaveText('Ferry to Ryde returns after storm');
  await page.goBack();
  await corrected(page);
  await page.goBack();
  await expect(page.locator('#text')).toBeVisible();
  await page.goForward();
  await corrected(page);
  await page.goForward();
  await expect(page.locator('#article h1')).toHaveText('Ferry to Ryde returns after storm');
});

test('the browser asks before it leaves with corrections, and not without', async ({ page }) => {
  const asks = () => page.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented;
  });
  await read(page);
  expect(await asks()).toBe(false);
  await correct(page);
  expect(await asks()).toBe(true);
  await page.locator('#undo').click();
  expect(await asks()).toBe(false);
});

test('a word dragged inside the page replaces nothing', async ({ page }) => {
  await read(page);
  await page.locator('#article p.body').nth(1).evaluate((p) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'bridge');
    const go = (type, target) => target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    go('dragstart', p);
    go('dragenter', document.body);
    go('dragover', document.body);
    go('drop', document.body);
    go('dragend', p);
  });
  await expect(page.locator('#article h1')).toHaveText('Mayor opens new bridge in Portsmouth');
  await expect(page.locator('#drop')).toBeHidden();
});

test('a paste into a draft is undone like typing', async ({ page }) => {
  await page.goto('/');
  await page.locator('#text').pressSequentially('Draft notes. ');
  await paste(page, 'PASTED PART. ');
  // The helper pastes where the cursor is, and the cursor is at the end.
  await expect(page.locator('#text')).toHaveValue('Draft notes. PASTED PART. ');
  await page.keyboard.press('Control+z');
  await expect(page.locator('#text')).toHaveValue('Draft notes. ');
  await expect(page.locator('#text')).toBeFocused();
});

test('what is typed in a read article is one step of Undo', async ({ page }) => {
  await read(page);
  await correct(page);
  await page.locator('#edit').click();
  await page.locator('#text').fill(STORY.replace('new bridge', 'old bridge'));
  await page.locator('#read').click();
  await expect(page.locator('#article h1')).toHaveText('Mayor opens old bridge in Portsmouth');
  await page.locator('#undo').click();
  await corrected(page);
});

test('a paste anywhere on the empty page is read', async ({ page }) => {
  await page.goto('/');
  await page.locator('body').evaluate((body, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement?.blur();
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, OTHER);
  await expect(page.locator('#article h1')).toHaveText('Ferry to Ryde returns after storm');
});

test('each tab remembers its own article', async ({ page, context }) => {
  await read(page);
  await page.locator('#more').click();
  await page.getByLabel('Remember this text').check();
  const second = await context.newPage();
  await second.goto('/');
  await expect(second.locator('#article h1')).toHaveText('Mayor opens new bridge in Portsmouth');
  await second.locator('#fresh').click();
  await paste(second, OTHER);
  await expect(second.locator('#article h1')).toHaveText('Ferry to Ryde returns after storm');
  await page.reload();
  await expect(page.locator('#article h1')).toHaveText('Mayor opens new bridge in Portsmouth');
  await second.reload();
  await expect(second.locator('#article h1')).toHaveText('Ferry to Ryde returns after storm');
});
