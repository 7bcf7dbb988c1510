/** Reading: the article as a page, its marks, cards on hover and focus, the keyboard. */

import { readFileSync } from 'node:fs';
import { expect, paste, read, STORY, test } from './page.js';

test('the article is set by its parts', async ({ page }) => {
  await read(page);
  await expect(page.locator('#article h1')).toHaveText('Mayor opens new bridge in Portsmouth');
  await expect(page.locator('#article .byline').first()).toHaveText('By Jane Doe');
  await expect(page.locator('#article .lit').first()).toBeVisible();
  expect(await page.locator('#article h1').evaluate((h) => parseFloat(getComputedStyle(h).fontSize))).toBeGreaterThan(32);
  const measure = await page.locator('#article p.body').nth(1).evaluate((p) => p.clientWidth / parseFloat(getComputedStyle(p).fontSize));
  expect(measure).toBeLessThan(36);
  await expect(page).toHaveTitle(/Mayor opens new bridge/);
});

test('marks can be told apart without colour', async ({ page }) => {
  await read(page, 'ALICE Walker of the Green Party said in Portsmouth on Monday that "it is done". She thanked Robert King of the Port Authority in Portsmouth.');
  const styles = await page.evaluate(() =>
    ['person', 'organization', 'place'].map((type) => {
      const node = document.querySelector(`#article .name.${type}`);
      return node && getComputedStyle(node).textDecorationStyle;
    }),
  );
  expect(new Set(styles).size).toBe(3);
});

test('a mark inside a quote is legible as both', async ({ page }) => {
  await read(page, '"I saw Robert King in Portsmouth," said Alice Walker on Monday. The crowd cheered for a while.');
  const inner = page.locator('#article .quote .name', { hasText: 'Robert King' });
  await expect(inner).toHaveCSS('text-decoration-line', 'underline');
  await expect(page.locator('#article .quote').first()).toHaveCSS('border-inline-start-width', '2px');
});

test('a quote of several sentences has one edge at each end, whatever else lies over it', async ({ page }) => {
  const sentences = '"The first bridge was too low. Ships had to wait for the tide. Nobody will miss it," said Robert King.';
  await read(page, STORY.replace('Robert King, director', `${sentences}\n\nRobert King, director`));
  await page.locator('#narrow-words').fill('tide');
  await expect(page.locator('#article .out').first()).toBeVisible();
  const pieces = page.locator('#article p', { hasText: 'too low' }).locator('.quote');
  expect(await pieces.count()).toBeGreaterThan(1);
  const edges = await pieces.evaluateAll((nodes) => nodes.map((n) => [getComputedStyle(n).borderInlineStartWidth, getComputedStyle(n).borderInlineEndWidth]));
  expect(edges.map(([start]) => start).filter((w) => w !== '0px')).toHaveLength(1);
  expect(edges.map(([, end]) => end).filter((w) => w !== '0px')).toHaveLength(1);
  expect((await pieces.allTextContents()).filter((words) => !words.trim())).toEqual([]);
});

test('a card tells nothing twice', async ({ page }) => {
  await read(page, 'Alice Walker spoke for two hours in Portsmouth on 8 April. The town council listened to Robert King after that and went home.');
  const card = page.locator('#card');
  await page.locator('#article .when', { hasText: 'two hours' }).click();
  await expect(card).toContainText('two hours');
  await expect(card).not.toContainText('in the text');
  await page.locator('#article .when', { hasText: '8 April' }).click();
  await expect(card.locator('.title')).toHaveText('8 April');
  await expect(card).toContainText('the year is not said');
  await page.locator('#article .name', { hasText: 'Robert King' }).click();
  await expect(card).toContainText('1 mention');
  await expect(card).not.toContainText('1 of 1');
});

test('what unfolds in a full card is in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 560 });
  await read(page);
  await page.locator('#article p.body .name', { hasText: 'Alice Walker' }).first().click();
  await page.locator('#card').getByText('Set right').click();
  await expect(page.locator('#card').getByRole('button', { name: 'Not a name' })).toBeInViewport();
});

test('the pointer opens a card, and leaving closes it', async ({ page }) => {
  await read(page);
  await page.locator('#article p.body .name', { hasText: 'Robert King' }).hover();
  await expect(page.locator('#card')).toContainText('Robert King');
  await expect(page.locator('#card')).toContainText('person');
  await page.mouse.move(5, 400);
  await expect(page.locator('#card')).toBeHidden();
});

test('a card tells the type, other names, what was said and dates, and goes through the mentions', async ({ page }) => {
  await read(page);
  await page.locator('#article p.body .name', { hasText: 'Alice Walker' }).first().click();
  const card = page.locator('#card');
  await expect(card).toContainText('person');
  await expect(card).toContainText('also Walker');
  await expect(card.locator('.dates li').first()).toBeVisible();
  await expect(card).toContainText(/\d of \d/);
  await card.getByRole('button', { name: 'Next' }).click();
  await expect(page.locator('#article .name.chosen').first()).toBeVisible();
  await card.locator('.said .go').click();
  await expect(card).toBeInViewport({ ratio: 1 });
  await expect(card.locator('.said .go')).toContainText('This bridge will carry the town');
  await card.getByRole('button', { name: '1 quote by them' }).click();
  await expect(page.locator('#narrowed')).toContainText('Only what Alice Walker said');
});

test('a card does not cover the mark it tells of, on a phone neither', async ({ page }) => {
  for (const size of [{ width: 1280, height: 700 }, { width: 390, height: 740 }]) {
    await page.setViewportSize(size);
    await read(page);
    const name = page.locator('#article p.body .name', { hasText: 'Robert King' });
    await name.click();
    await expect(page.locator('#card')).toBeFocused();
    await page.locator('#card').getByText('Set right').click();
    await expect(page.locator('#card').getByLabel('It is a')).toBeInViewport();
    const [mark, card] = await Promise.all([name.boundingBox(), page.locator('#card').boundingBox()]);
    expect(mark && card && (mark.y + mark.height <= card.y || card.y + card.height <= mark.y), `at ${size.width}`).toBe(true);
  }
});

test('quotes are told from names without colour, and nobody is credited where the text credits nobody', async ({ page }) => {
  await read(page, `${STORY}\nThe words "never again, not in our town" were painted on a wall.\n`);
  const quote = page.locator('#article .quote.direct').first();
  await expect(quote).toHaveCSS('border-inline-start-style', 'solid');
  await expect(quote).toHaveCSS('text-decoration-line', 'none');
  await expect(page.locator('#article .quote.indirect').first()).toHaveCSS('border-inline-start-style', 'dotted');
  const nobody = page.locator('#quotes .speaker', { hasText: 'Unattributed' });
  await expect(nobody).toContainText('1 quote');
  await expect(nobody).toContainText('never again');
});

test('a text that appears under a resting pointer opens no card', async ({ page }) => {
  await page.goto('/');
  await page.locator('[data-sample=politics]').click();
  await expect(page.locator('#article h1')).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.locator('#card')).toBeHidden();
});

test('all marks are one Tab stop; arrows move, n goes to the same name, Enter opens, Escape returns', async ({ page }) => {
  await read(page);
  await expect(page.locator('#article [tabindex="0"]')).toHaveCount(1);
  const first = page.locator('#article [tabindex="0"]');
  await first.focus();
  await expect(page.locator('#card')).toBeVisible();
  const at = () => page.evaluate(() => Number(/** @type {HTMLElement} */ (document.activeElement).dataset.start));
  const start = await at();
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBeGreaterThan(start);
  const second = await at();
  await page.keyboard.press('ArrowLeft');
  expect(await at()).toBe(start);
  await page.keyboard.press('End');
  expect(await at()).toBeGreaterThan(second);
  await page.keyboard.press('Home');
  expect(await at()).toBe(start);
  await page.locator('#article p.body .name', { hasText: 'Alice Walker' }).first().focus();
  const alice = await at();
  await page.keyboard.press('n');
  await expect(page.locator('#article [data-stop]:focus')).toContainText('Walker');
  expect(await at()).not.toBe(alice);
  await page.keyboard.press('Enter');
  await expect(page.locator('#card')).toBeFocused();
  const back = await page.locator('#article [tabindex="0"]').getAttribute('data-start');
  await page.keyboard.press('Escape');
  await expect(page.locator('#card')).toBeHidden();
  expect(String(await at())).toBe(back);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.getElementById('article')?.contains(document.activeElement))).toBe(false);
});

test('? shows the keys, numbers go to the panels, / to the filter', async ({ page }) => {
  await read(page);
  await page.locator('#main').focus();
  await page.keyboard.press('?');
  await expect(page.locator('#dialog')).toContainText('next or previous mark');
  await page.keyboard.press('Escape');
  await expect(page.locator('#dialog')).toBeHidden();
  await page.keyboard.press('4');
  expect(await page.evaluate(() => document.activeElement?.closest('section')?.id)).toBe('quotes');
  await page.keyboard.press('/');
  await expect(page.locator('#narrow-words')).toBeFocused();
});

test('the legend hides a kind of mark', async ({ page }) => {
  await read(page);
  const name = page.locator('#article .name.person').first();
  await expect(name).toHaveCSS('text-decoration-line', 'underline');
  const button = page.locator('#legend').getByRole('button', { name: 'People' });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  await expect(name).toHaveCSS('text-decoration-line', 'none');
});

test('furniture is dimmed and folded; one click brings a line back, and everything follows', async ({ page }) => {
  await read(page, `Home\nNews\nSport\nWeather\nShare\n${STORY}`);
  const folded = page.locator('#article details.furniture');
  await expect(folded).toContainText('5 lines left out');
  const line = page.locator('#article .line', { hasText: 'Weather' });
  await expect(line).toBeHidden();
  await folded.locator('summary').click();
  await line.getByRole('button').click();
  await expect(page.locator('#article p:not(.furniture), #article h2', { hasText: 'Weather' })).toBeVisible();
  await page.locator('#undo').click();
  await expect(line).toHaveCount(1);
});

test('two articles in one paste are said plainly', async ({ page }) => {
  const [first, second] = ['politics', 'business'].map((name) => readFileSync(new URL(`../../www/samples/${name}.txt`, import.meta.url), 'utf8'));
  await read(page, `${first}\n\n${second}`);
  await expect(page.locator('#notices')).toContainText('two articles');
  await page.getByRole('button', { name: 'Read the other' }).click();
  await expect(page.locator('#article h1')).toHaveText('Orlec to cut 900 jobs as chip orders slump');
  await expect(page.locator('#notices')).not.toContainText('two articles');
});

test('from the second article of a paste one comes back to the first, and finds one’s corrections in both', async ({ page }) => {
  const [first, second] = ['politics', 'business'].map((name) => readFileSync(new URL(`../../www/samples/${name}.txt`, import.meta.url), 'utf8'));
  await read(page, `${first}\n\n${second}`);
  const leaveOut = page.locator('#summary-body').getByRole('button', { name: 'Leave this sentence out' }).first();
  const led = page.locator('#summary-body .go').first();
  await expect(led).toBeVisible();
  const left = [];
  for (const [step, headline] of /** @type {const} */ ([['Read the other', /^Orlec/], ['Back to it', /^Harbour/]])) {
    const before = await led.innerText();
    await leaveOut.click();
    await expect(led).not.toHaveText(before);
    left.push(await led.innerText());
    await page.getByRole('button', { name: step }).click();
    await expect(page.locator('#main')).toBeFocused();
    await expect(page.locator('#article h1')).toHaveText(headline);
  }
  await expect(led).toHaveText(left[0]);
  await expect(page.locator('#notices')).toContainText('two articles');
  await expect(page.getByRole('button', { name: 'Back to it' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Read the other' }).click();
  await expect(led).toHaveText(left[1]);
  await page.locator('#fresh').click();
  await paste(page, first);
  await expect(page.locator('#article h1')).toHaveText(/^Harbour/);
  await expect(page.getByRole('button', { name: 'Back to it' })).toHaveCount(0);
});

test('right-to-left text inside keeps its direction', async ({ page }) => {
  await read(page, `${STORY}\nאליס ווקר פתחה את הגשר ביום שני.\n`);
  const hebrew = page.locator('#article p', { hasText: 'אליס' });
  await expect(hebrew).toHaveCSS('direction', 'rtl');
});

test.describe('without its .wasm', () => {
  test.use({ allowed: ['worker-src'] });

  test('the page says that the reader cannot start', async ({ page }) => {
    await page.route('**/nutgraf_bg.wasm', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>Not found' }));
    await page.goto('/');
    await paste(page, STORY);
    await expect(page.locator('#notices')).toContainText('could not be started', { timeout: 15_000 });
  });
});
