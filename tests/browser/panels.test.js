/** Panels: each item leads to its place and back, one filter narrows all. */

import { expect, lights, read, STORY, test } from './page.js';

test('every kind of item leads to its place in the text', async ({ page }) => {
  await read(page);
  for (const [item, words] of /** @type {const} */ ([
    ['#summary ol .go, #summary .nutgraf .go', 'bridge'],
    ['#phrases .go', ''],
    ['#entities .go:has-text("Alice Walker")', 'Walker'],
    ['#quotes .go:has-text("new century")', 'century'],
    ['#timeline .happenings .go', ''],
  ])) {
    const lit = await lights(page, () => page.locator(item).first().click());
    expect(lit).toContain(words);
    expect(lit.length).toBeGreaterThan(2);
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

const FIRST = ['Anna', 'Brian', 'Carol', 'David', 'Emma', 'Frank', 'Grace'];
const LAST = ['Baker', 'Carter', 'Dawson', 'Fletcher', 'Harrison', 'Jenkins', 'Mitchell', 'Robinson'];
/** 56 people, each with a date. */
const CROWD = FIRST.flatMap((first, i) =>
  LAST.map((last, j) => `${first} ${last} was rescued by a fishing boat. The family moved to Portsmouth on ${j + 1} May ${1990 + i}.`),
);

test('“Show in list” opens a long list as far as the item', async ({ page }) => {
  await read(page, `Survivors of the ferry disaster meet again\n\n${CROWD.join('\n\n')}\n`);
  const card = page.locator('#card');
  const inList = card.getByRole('button', { name: 'Show in list' });
  const name = page.locator('#article p.body .name', { hasText: 'Grace Mitchell' }).first();
  await expect(page.locator('#entities-body')).not.toContainText('Grace Mitchell');
  await name.click();
  await inList.click();
  await expect(page.locator('#entities .go:focus')).toContainText('Grace Mitchell');
  await expect(page.locator('#entities .go:focus')).toBeInViewport();
  const when = page.locator('#article p.body .when', { hasText: '8 May 1996' });
  await expect(page.locator('#timeline-body')).not.toContainText('8 May 1996');
  await when.click();
  await inList.click();
  await expect(page.locator('#timeline li:has(.go:focus) time')).toContainText('8 May 1996');
  // What the filter leaves out is shown too.
  await page.locator('#narrow-words').fill('Anna Baker');
  await expect(page.locator('#entities-body')).not.toContainText('Grace Mitchell');
  await name.click();
  await inList.click();
  await expect(page.locator('#entities .go:focus')).toContainText('Grace Mitchell');
  await expect(page.locator('#narrowed')).toBeHidden();
});

test('“Show in list” finds a quote from each of its parts', async ({ page }) => {
  await read(page, STORY.replace(/$/, '\n"The tide was high," said Robert King, "and the wind was against us all night."\n'));
  await page.locator('#article .quote', { hasText: 'the wind was against us' }).click();
  await page.locator('#card').getByRole('button', { name: 'Show in list' }).click();
  await expect(page.locator('#quotes .go:focus')).toContainText('The tide was high');
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

test('panel and card are at the same mention of a name, whichever takes the step', async ({ page }) => {
  await read(page);
  const row = page.locator('#entities li', { hasText: 'Alice Walker' });
  const card = page.locator('#card');
  await row.locator('.go').click();
  await row.locator('.go').click();
  await expect(row.locator('.count')).toHaveText(/2 of \d/);
  await page.locator('#article .name', { hasText: 'Alice Walker' }).first().click();
  await expect(card.locator('.count')).toHaveText(/1 of \d/);
  await expect(row.locator('.count')).toHaveText(/1 of \d/);
  await card.getByRole('button', { name: 'Next' }).click();
  await card.getByRole('button', { name: 'Next' }).click();
  await expect(card.locator('.count')).toHaveText(/3 of \d/);
  await expect(row.locator('.count')).toHaveText(/3 of \d/);
  // A card that stays open beside the panel's steps goes along.
  await row.getByRole('button', { name: 'Previous' }).press('Enter');
  await expect(row.locator('.count')).toHaveText(/2 of \d/);
  await expect(card.locator('.count')).toHaveText(/2 of \d/);
  // Under a filter both count what it leaves.
  await page.locator('#narrow-words').fill('bridge');
  await expect(page.locator('#narrowed')).toBeVisible();
  await row.locator('.go').click();
  const counted = await row.locator('.count').textContent();
  await page.locator('#article .name.chosen:not(.out *)').first().click();
  await expect(card.locator('.count')).toHaveText(counted?.replace(/^\d+/, '1') ?? '');
});

test('steps through a name keep the focus where it is and are said once', async ({ page }) => {
  await read(page);
  await page.evaluate(() => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(document.getElementById('said')?.textContent)).observe(document.getElementById('said') ?? document, { childList: true });
    document.addEventListener('focusin', ({ target }) => window.heard.push(`focus ${target.getAttribute('aria-label') ?? target.textContent}`));
  });
  const row = page.locator('#entities li', { hasText: 'Alice Walker' });
  const heard = () => page.evaluate(() => window.heard.splice(0));
  await row.locator('.go').focus();
  // The name of the button is the same all the while; only the words for screen readers tell the place.
  await expect(row.locator('.go')).toHaveAccessibleName(/^Alice Walker \d mentions$/);
  await heard();
  for (const nth of [1, 2]) {
    await page.keyboard.press('Enter');
    await expect(row.locator('.count')).toHaveText(new RegExp(`^${nth} of`));
    await expect(row.locator('.go')).toBeFocused();
    await expect(row.locator('.go')).toHaveAccessibleName(/^Alice Walker \d mentions$/);
    expect(await heard()).toEqual([expect.stringMatching(new RegExp(`^Alice Walker, ${nth} of \\d$`))]);
  }
  await page.locator('#article .name', { hasText: 'Alice Walker' }).first().click();
  const card = page.locator('#card');
  await expect(card).toBeFocused();
  const next = card.getByRole('button', { name: 'Next' });
  await next.focus();
  await heard();
  await page.keyboard.press('Enter');
  await expect(card.locator('.count')).toHaveText(/^2 of/);
  await expect(next).toBeFocused();
  expect((await heard()).filter((h) => h !== 'focus Next')).toEqual([expect.stringMatching(/^Alice Walker, 2 of \d$/)]);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(page.locator('#article .name:focus')).toContainText('Walker');
  await page.keyboard.press('Escape');
  await expect(row.locator('.go')).toBeFocused();
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

test('on a phone the text says that it is narrowed, and takes that back', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await read(page);
  await page.locator('#article p.body .name', { hasText: 'Robert King' }).click();
  await page.locator('#card').getByRole('button', { name: 'Only this' }).click();
  await expect(page.locator('#article .out').first()).toBeVisible();
  await expect(page.locator('#main')).toContainText('Only sentences with Robert King');
  await page.locator('#main').getByRole('button', { name: 'Show everything' }).press('Enter');
  await expect(page.locator('#article .out')).toHaveCount(0);
  await expect(page.locator('#main')).toBeFocused();
});

test('the axis: places are buttons, clusters open, the list has <time>', async ({ page }) => {
  await page.goto('/');
  await page.locator('[data-sample=politics]').click();
  await expect(page.locator('#timeline-body time').first()).toHaveAttribute('datetime', /^\d{4}/);
  await page.locator('#jump').getByRole('button', { name: /When/ }).click();
  const cluster = page.locator('.axis .item[aria-label*="happenings"]').last();
  await cluster.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.axis .zoom')).toBeVisible();
  await page.locator('.axis .zoom').click();
  await expect(page.locator('.axis .zoom')).toHaveCount(0);
  expect(await lights(page, () => page.locator('.axis .item:not([aria-label*="happenings"])').first().click())).not.toBe('');
});

test('on a phone the text opens for editing from every panel', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await read(page);
  await page.locator('#views [data-view=quotes]').click();
  await page.getByRole('button', { name: 'Edit text' }).click();
  await expect(page.locator('#text')).toBeInViewport();
});

test('dates are said as short as they can be, and their words only where they tell more', async ({ page }) => {
  await read(page, STORY.replace('The old bridge', 'Shops lost a third of their customers last autumn. In 2011, a flood destroyed the ferry pier near the town. The old bridge'));
  const list = page.locator('#timeline-body');
  await expect(list).toContainText('September – November 2015');
  await expect(list.locator('ol > li', { hasText: '2011' })).toHaveText(/flood destroyed the ferry pier near the town$/);
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

test('a quote is shown with its cue, and a denial as one', async ({ page }) => {
  // What the reading makes of these cues is not tested here.
  await page.route('**/pkg/nutgraf.js', async (route) => {
    const response = await route.fetch();
    const changed = `const a = analyze(text, options);
      for (const q of a.quotes) if (q.cue?.text.includes('denied')) q.polarity = 'denied';
      return a;`;
    await route.fulfill({ response, body: (await response.text()).replace('return analyze(text, options);', changed) });
  });
  await read(page, `${STORY}\nSusan Hall, a councillor, denied that she had taken money from the builders.\n`);
  const denial = page.locator('#quotes li.denied');
  await expect(denial).toHaveText(/^denied ?denied that she had taken money from the builders ?paraphrase$/);
  await expect(page.locator('#quotes .quotes li', { hasText: 'new century' })).toHaveText(/^"This bridge.*quotation · “said”$/);
  await page.locator('#article .quote.denied').last().click();
  await expect(page.locator('#card .title')).toContainText('denied');
  await expect(page.locator('#article .quote.denied').first()).toHaveAttribute('aria-label', /, denied$/);
});
