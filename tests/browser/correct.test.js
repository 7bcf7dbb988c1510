/** Correcting: what the reader sets right shows everywhere, can be undone, and survives an edit of the text. */

import { expect, read, STORY, test, told } from './page.js';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} selector
 * @param {string} words
 */
async function card(page, selector, words) {
  await page.locator(`#article ${selector}`, { hasText: words }).first().click();
  const box = page.locator('#card');
  await box.locator('details.set-right summary').click();
  return box;
}

const group = (page, type) => page.locator('#entities .group', { has: page.locator(`.sample.${type}`) });

test('retype, undo, redo', async ({ page }) => {
  await read(page);
  const box = await card(page, 'p.body .name', 'Robert King');
  await box.getByLabel('It is a').selectOption('place');
  await expect(group(page, 'place')).toContainText('Robert King');
  await page.keyboard.press('Control+z');
  await expect(group(page, 'person')).toContainText('Robert King');
  await page.keyboard.press('Control+y');
  await expect(group(page, 'place')).toContainText('Robert King');
  await page.locator('#undo').click();
  await expect(group(page, 'person')).toContainText('Robert King');
  await expect(page.locator('#undo')).toBeDisabled();
});

test('with the keyboard one looks through a list before one chooses', async ({ page }) => {
  await read(page);
  const list = (await card(page, 'p.body .name', 'Robert King')).getByLabel('It is a');
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(list).toHaveValue('place');
  await expect(group(page, 'person')).toContainText('Robert King');
  await page.keyboard.press('Enter');
  await expect(group(page, 'place')).toContainText('Robert King');
  await expect(page.locator('#article .name:focus')).toHaveText('Robert King');
});

test('merge, then split', async ({ page }) => {
  await read(page);
  const box = await card(page, 'p.body .name', 'Robert King');
  await box.getByLabel('Same as').selectOption({ label: 'Alice Walker' });
  await expect(page.locator('#entities')).not.toContainText('Robert King');
  const again = await card(page, 'p.body .name', 'Robert King');
  await again.getByLabel('Where').selectOption('everywhere');
  await again.locator('.scope').getByLabel('It is').selectOption('somebody else');
  await expect(page.locator('#entities')).toContainText('Robert King');
});

test('dismiss a name', async ({ page }) => {
  await read(page);
  const box = await card(page, 'p.body .name', 'Robert King');
  await box.getByRole('button', { name: 'Not a name' }).click();
  await expect(page.locator('#entities')).not.toContainText('Robert King');
  await page.locator('#toast').getByRole('button', { name: 'Undo' }).click();
  await told(page, 'no longer marked');
  await expect(page.locator('#entities')).toContainText('Robert King');
});

test('change who said it, to somebody else and to nobody', async ({ page }) => {
  await read(page);
  const speaker = (name) => page.locator('.speaker', { has: page.getByText(name, { exact: true }) });
  await expect(speaker('Alice Walker')).toContainText('new century');
  let box = await card(page, '.quote', 'new century');
  await box.getByLabel('Said by').selectOption({ label: 'Robert King' });
  await expect(speaker('Robert King')).toContainText('new century');
  box = await card(page, '.quote', 'new century');
  await box.getByLabel('Said by').selectOption({ label: 'nobody' });
  await expect(speaker('Unattributed')).toContainText('new century');
  box = await card(page, '.quote', 'new century');
  await box.getByRole('button', { name: 'Not a quote' }).click();
  await expect(page.locator('#quotes')).not.toContainText('new century');
});

const PELLS = `Councillor Tom Pell and his wife resigned

Tom Pell resigned on Monday. Pell said he was tired.

His wife, Vera Pell, resigned as well. Pell told reporters that the town had been unkind.

"Nobody thanked us," Pell said. Pell left the hall in silence.`;

test('a surname means somebody else from here on, and what they said goes with them', async ({ page }) => {
  await read(page, PELLS);
  const count = (name) => page.locator('#entities li', { has: page.getByText(name, { exact: true }) }).locator('.go > .count');
  const bare = page.locator('#article p.body .name', { hasText: /^Pell$/ });
  await bare.nth(1).click();
  const box = page.locator('#card');
  await box.locator('details.set-right summary').click();
  const owner = await box.locator('.title').textContent();
  const other = owner.includes('Vera') ? 'Tom Pell' : 'Vera Pell';
  await box.getByLabel('Where').selectOption('from here on');
  await box.locator('.scope').getByLabel('It is').selectOption(other);
  await told(page, 'Joined');
  const said = page.locator('.speaker', { has: page.getByText(other, { exact: true }) });
  await expect(said).toContainText('unkind');
  await expect(said).toContainText('Nobody thanked us');
  await expect(said).not.toContainText('tired');
  await page.locator('#doubt').getByRole('button', { name: 'Changes (1)' }).click();
  await expect(page.locator('#dialog')).toContainText('from here on');
  await page.locator('#dialog').getByRole('button', { name: 'Take back' }).click();
  await expect(page.locator('#dialog')).toContainText('Nothing was changed');
  await page.keyboard.press('Escape');
  await expect(said.filter({ hasText: 'unkind' })).toHaveCount(0);
});

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} words that stand in one line of the article
 */
async function mark(page, words) {
  await page.evaluate((wanted) => {
    const line = [...document.querySelectorAll('#article [data-at]')].find((l) => l.textContent.includes(wanted));
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const [from, to] = [line.textContent.indexOf(wanted), line.textContent.indexOf(wanted) + wanted.length];
    let [at, begun] = [0, false];
    for (let node = walk.nextNode(); node; at += node.length, node = walk.nextNode()) {
      if (!begun && from < at + node.length) (range.setStart(node, from - at), (begun = true));
      if (to <= at + node.length) { range.setEnd(node, to - at); break; }
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, words);
  await page.locator('.card.add').getByRole('button', { name: 'Mark these words' }).click();
  return page.locator('.card.add');
}

test('select words: a name, a quote with a typed speaker, a happening', async ({ page }) => {
  await read(page, `Council votes on the pier

The council met in the old fish hall on Tuesday. Nothing else was on the list, and the fish hall was cold.

A shout came from the back row: long live the fish hall. The pier closed after the storm, and has been closed since.`);
  let box = await mark(page, 'old fish hall');
  await box.getByLabel('A name of a').selectOption('place');
  await told(page, 'Marked');
  await expect(page.locator('#entities')).toContainText('old fish hall');
  box = await mark(page, 'long live the fish hall');
  await box.getByLabel('Said by').selectOption('somebody else …');
  await box.getByLabel('Name of the speaker').fill('Ida Voss');
  await box.getByLabel('Name of the speaker').press('Enter');
  const said = page.locator('.speaker', { has: page.getByText('Ida Voss', { exact: true }) });
  await expect(said).toContainText('long live the fish hall');
  box = await mark(page, 'The pier closed after the storm');
  await box.getByLabel('First day').fill('2019-03-02');
  await box.getByRole('button', { name: 'Add to the timeline' }).click();
  await expect(page.locator('#timeline-body')).toContainText('2 March 2019');
  await expect(page.locator('#timeline-body')).toContainText('The pier closed after the storm');
  // All three travel in a link, and each can be taken back.
  await page.locator('#doubt').getByRole('button', { name: 'Changes (3)' }).click();
  await expect(page.locator('#dialog li')).toHaveCount(3);
  await page.locator('#dialog').getByRole('button', { name: 'Take back' }).nth(1).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('#quotes')).not.toContainText('long live the fish hall');
  await page.locator('#take').click();
  const wait = page.waitForEvent('download');
  await page.locator('[data-format=markdown]').click();
  const report = await text(await wait);
  expect(report).toContain('old fish hall');
  expect(report).toContain('The pier closed after the storm');
});

test('change a date, and take one out', async ({ page }) => {
  await read(page);
  const list = page.locator('#timeline-body');
  await expect(list).toContainText('March 2017');
  let box = await card(page, 'p.body .when', 'March 2017');
  await box.getByLabel('First day').fill('2017-04-02');
  await box.getByLabel('Last day').fill('2017-04-02');
  await box.getByRole('button', { name: 'Set this date' }).click();
  await expect(list).toContainText('2 April 2017');
  box = await card(page, 'p.body .when', 'March 2017');
  await box.getByRole('button', { name: 'Not a happening' }).click();
  await expect(list).not.toContainText('2 April 2017');
});

test('change the date of publication, and all dates follow', async ({ page }) => {
  await read(page, 'Alice Walker opened the new bridge in Portsmouth on Monday. She said that a second one would follow in March, and was cheered.');
  await expect(page.locator('#published-note')).toContainText('does not say');
  await page.locator('#published').fill('2020-07-15');
  await page.locator('#published').blur();
  await expect(page.locator('#timeline-body')).toContainText('13 July 2020');
  await page.locator('#undo').click();
  await expect(page.locator('#timeline-body')).not.toContainText('2020');
});

test('leave a sentence out of the summary, and another takes its place', async ({ page }) => {
  await page.goto('/');
  await page.locator('[data-sample=disaster]').click();
  const sentences = page.locator('#summary-body ol .go');
  const first = await sentences.first().textContent();
  const count = await sentences.count();
  await page.locator('#summary-body ol').getByRole('button', { name: 'Leave this sentence out' }).first().click();
  await expect(page.locator('#summary-body')).not.toContainText(first ?? '');
  await expect(sentences).toHaveCount(count);
});

test('corrections survive an edit where their words survive, and go into what is taken along', async ({ page }) => {
  await read(page);
  const box = await card(page, 'p.body .name', 'Robert King');
  await box.getByLabel('It is a').selectOption('place');
  await expect(group(page, 'place')).toContainText('Robert King');
  await page.locator('#edit').click();
  await page.locator('#text').fill(`A line before.\n\n${STORY.replace('two years after', 'ten years after')}`);
  await page.locator('#read').click();
  await expect(page.locator('#article')).toContainText('ten years after');
  await expect(group(page, 'place')).toContainText('Robert King');
  await page.locator('#take').click();
  const wait = page.waitForEvent('download');
  await page.locator('[data-format=json]').click();
  const json = JSON.parse(await text(await wait));
  expect(json.entities.find((e) => e.name === 'Robert King').type).toBe('place');
  expect(json.corrections).toHaveLength(1);
});

/** @param {import('@playwright/test').Download} download */
async function text(download) {
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
