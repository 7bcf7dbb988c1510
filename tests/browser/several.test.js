/** Several articles as one story, and a draft held against its sources, on the page as shipped. */

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './page.js';

const STORY = [
  {
    source: 'Valley Post',
    date: '2023-03-07',
    text: `Train derails at Holm Junction

A train left the rails at Holm Junction on Monday, killing 12 people, the rail authority said.

“I saw the signal turn green,” said Karen Webb, who stood on the platform. “Then everything shook.”

Tom Webb, a farmer, said that he had carried two children out of the train.
`,
  },
  {
    source: 'City Herald',
    date: '2023-03-08',
    text: `Toll rises after crash at Holm Junction

A train that left the rails at Holm Junction on Monday killed 15 people, the rail authority said on Wednesday.

“I saw the signal go green,” said Karen Webb.

Inspectors will publish a report on 20 March.
`,
  },
  {
    source: 'The Dispatch',
    date: '2023-03-09',
    text: `Families mourn at Holm Junction

Families laid flowers at Holm Junction on Thursday. A train left the rails there on Monday, killing 15 people.

Inspectors will publish a report on 20 March, the rail authority said.
`,
  },
];

const BAKERY = {
  source: 'Food Weekly',
  date: '2023-03-08',
  text: `Bakery wins prize for rye bread

A bakery in Lower Tansley won the county prize for its rye bread on Tuesday. The judges praised the crust.

“We bake with water from our own well,” said Petra Hollis, the baker. The shop sells 300 loaves a day.
`,
};

const SOURCE = {
  source: 'Harbour News',
  date: '2023-05-04',
  text: `The port of Sallow Bay will not be sold, its director said on Wednesday.

“We have had two offers and we have turned both of them down,” said Judith Crane, the director.

“Our members would have gone on strike,” said Martin Fell of the dockers’ union.
`,
};

const DRAFT = {
  text: `The port of Sallow Bay stays in public hands.

“We have had three offers and we have turned both of them down,” said Judith Crane.

“Our members would have gone on strike,” said Judith Crane.

“Nobody will ever buy this harbour from under us,” said Martin Fell.
`,
};

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ text: string, source?: string, date?: string }[]} articles
 * @param {number} [draft] index of the draft
 */
async function fill(page, articles, draft) {
  await page.goto('/several.html');
  const cards = page.locator('#cards > section');
  await expect(cards).toHaveCount(2);
  for (let i = 2; i < articles.length; i++) await page.locator('#add').click();
  for (const [i, { source, date, text }] of articles.entries()) {
    const card = cards.nth(i);
    if (source) await card.getByLabel('Source').fill(source);
    if (date) await card.getByLabel('Published').fill(date);
    await card.getByLabel('Text').fill(text);
    if (i === draft) await card.getByRole('checkbox').check();
  }
  await page.locator('#read').click();
  await expect(page.locator('#result')).toBeVisible();
}

/** @param {import('@playwright/test').Page} page */
const lit = (page) => page.evaluate(() => [...(CSS.highlights.get('nutgraf-spot') ?? [])].map(String));

test('three articles become one story', async ({ page }) => {
  await fill(page, STORY);
  await test.step('three articles give one event with three sources, and the tolls that differ', async () => {
    const event = page.locator('#timeline .happenings > li').filter({ hasText: 'A train left the rails' });
    await expect(event).toHaveCount(1);
    await expect(event.locator('.tag')).toHaveText(['Valley Post', 'City Herald', 'The Dispatch']);
    await expect(event.locator('.differ')).toContainText('12 people (Valley Post) · 15 people (City Herald, The Dispatch)');
    await event.locator('.differ .go', { hasText: 'City Herald' }).click();
    expect(await lit(page)).toEqual(['15 people']);
    await expect(page.locator('.notice')).toHaveCount(0);
    await expect(page.locator('#timeline .alone')).not.toHaveCount(0);
  });
  await test.step('two people of one surname stay two, each with their articles', async () => {
    const row = (/** @type {string} */ name) => page.locator('#names li').filter({ has: page.locator('.who', { hasText: name }) });
    await expect(row('Karen Webb').locator('.tag')).toHaveText([/^Valley Post/, /^City Herald/]);
    await expect(row('Tom Webb').locator('.tag')).toHaveText([/^Valley Post/]);
  });
  await test.step('a quote that was changed shows the changed words side by side', async () => {
    const quote = page.locator('#quotes .quotes > li.altered').filter({ hasText: '“go” for “turn”' });
    await expect(quote.locator('.tellings mark')).toHaveText(['go']);
    await expect(quote.locator('.tellings')).toContainText('“go” for “turn”');
  });
  await test.step('a filter shows what is about one person, and everything again', async () => {
    const events = await page.locator('#timeline .happenings > li').count();
    await page.locator('#names').getByRole('button', { name: 'More about Tom Webb' }).click();
    await page.locator('#card').getByRole('button', { name: 'Show only this' }).click();
    await expect(page.locator('.filtered')).toContainText('Only what is about Tom Webb');
    await expect(page.locator('#quotes .speaker h3')).toHaveText(['Tom Webb']);
    expect(await page.locator('#timeline .happenings > li').count()).toBeLessThan(events);
    await expect(page.locator('#names .who', { hasText: 'Karen Webb' })).toHaveCount(0);
    await page.locator('#all').click();
    await expect(page.locator('#timeline .happenings > li')).toHaveCount(events);
  });
  await test.step('an entry leads to its place in its article, and back', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const tag = page.locator('#timeline .happenings > li').filter({ hasText: 'left the rails' }).locator('.tag', { hasText: 'The Dispatch' });
    await tag.click();
    const place = page.locator('article[data-text="2"] p', { hasText: 'laid flowers' });
    await expect(place).toBeFocused();
    await expect(place).toBeInViewport();
    expect((await lit(page)).length).toBe(1);
    await page.locator('#back-to-list').click();
    await expect(tag).toBeFocused();
    await expect(tag).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(place).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(tag).toBeFocused();
    expect(await lit(page)).toEqual([]);
  });
});

test('articles about different things are told to be different, and one text twice counts once', async ({ page }) => {
  await fill(page, [STORY[0], BAKERY, { ...STORY[0], source: 'Copycat' }]);
  await expect(page.locator('[data-code="different-stories"]')).toContainText('different things');
  await expect(page.locator('[data-code="different-stories"]')).toContainText('Food Weekly');
  await expect(page.locator('[data-code="same-article"]')).toContainText('Copycat');
});

test('a draft shows invented, misattributed and altered quotations first', async ({ page }) => {
  await fill(page, [SOURCE, { ...DRAFT, text: `Port stays public\n\n${DRAFT.text}` }], 1);
  await expect(page.locator('article[data-text="0"] p.headline')).toHaveText('Port stays public');
  const items = page.locator('#quotations .checks > li');
  await expect(items.locator('.verdicts')).toHaveText([/In no source/, /Another speaker/, /Words were changed/]);
  await expect(items.nth(0)).toContainText('Nobody will ever buy');
  await expect(items.nth(1)).toContainText('The draft credits Judith Crane, the source Martin Fell');
  await expect(items.nth(2).locator('.here mark')).toHaveText(['three']);
  await expect(items.nth(2).locator('.there mark')).toHaveText(['two']);
  await items.nth(2).locator('.there .go').click();
  const both = await lit(page);
  expect(both[0]).toContain('three offers');
  expect(both[1]).toContain('two offers');
  await expect(page.locator('article[data-text="1"] p', { hasText: 'two offers' })).toBeInViewport();
  await expect(page.locator('article[data-text="0"] p', { hasText: 'three offers' })).toBeInViewport();
});

test('one paste of several articles is taken apart, and a single one is asked for company', async ({ page }) => {
  await page.goto('/several.html');
  const cards = page.locator('#cards > section');
  await cards.first().getByLabel('Text').fill(STORY[0].text);
  await page.locator('#read').click();
  await expect(page.locator('#notices')).toContainText('At least two articles');
  await cards.first().getByLabel('Text').fill(STORY.map((a) => a.text).join('\n---\n'));
  await page.locator('#read').click();
  await expect(page.locator('#texts article')).toHaveCount(3);
  await page.locator('#edit').click();
  await expect(cards).toHaveCount(3);
});

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} what
 */
async function taken(page, what) {
  await page.locator('#take').click();
  const waiting = page.waitForEvent('download');
  await page.locator(`[data-take="${what}"]`).click();
  const download = await waiting;
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString() };
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} from
 * @param {string} to
 */
async function rename(page, from, to) {
  await page.locator('#names').getByRole('button', { name: `More about ${from}` }).click();
  await page.locator('#card').getByLabel('Another name').fill(to);
  await page.locator('#card form', { hasText: 'Another name' }).getByRole('button').click();
  await expect(page.locator('#names .who', { hasText: to })).toBeVisible();
}

test('a story is saved as Markdown, HTML, a calendar and data, with what was set right', async ({ page }) => {
  await fill(page, STORY);
  const markdown = await taken(page, 'markdown');
  expect(markdown.name).toBe('story.md');
  for (const heading of ['## In short', '## When', '## Who and where', '## Who said what']) expect(markdown.text).toContain(heading);
  expect(markdown.text).toContain('**12 people (Valley Post) · 15 people (City Herald, The Dispatch)**');
  expect((await taken(page, 'html')).text).toMatch(/^<!doctype html>/i);
  expect((await taken(page, 'ics')).text).toMatch(/^BEGIN:VCALENDAR/);
  const json = JSON.parse((await taken(page, 'json')).text);
  expect(json.articles).toHaveLength(3);
  await rename(page, 'Tom Webb', 'Thomas Webb');
  const after = await taken(page, 'markdown');
  expect(after.text).toContain('Thomas Webb');
  expect(after.text).toContain('Tom Webb is called Thomas Webb');
});

test('the page writes the bytes that the command line writes', async ({ page }) => {
  test.skip(!process.env.NUTGRAF_PROGRAM, 'needs the program');
  await page.goto('/several.html');
  const { execFileSync } = await import('node:child_process');
  const { mkdtempSync, writeFileSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const file = join(mkdtempSync(join(tmpdir(), 'story-')), 'story.jsonl');
  writeFileSync(file, STORY.map((a) => JSON.stringify(a)).join('\n'));
  const formats = ['markdown', 'html', 'ics'];
  const own = formats.map((format) => execFileSync(/** @type {string} */ (process.env.NUTGRAF_PROGRAM), ['merge', file, '--format', format]).toString());
  const here = await page.evaluate(
    async ([articles, formats]) => {
      const { load } = await import(/** @type {string} */ ('/pkg/nutgraf.js'));
      const nutgraf = await load();
      return formats.map((format) => nutgraf.exportStory(articles, format));
    },
    /** @type {const} */ ([STORY, formats]),
  );
  expect(here).toEqual(own);
});

test('what is found is set right, and taken back', async ({ page }) => {
  await fill(page, STORY);
  await test.step('people are joined, told apart and renamed, each to be taken back', async () => {
    const who = (/** @type {string} */ name) => page.locator('#names li').filter({ has: page.locator('.who', { hasText: name }) });
    const back = page.locator('.changed').getByRole('button', { name: 'Take back' });
    await who('Karen Webb').getByRole('button', { name: 'More about' }).click();
    const card = page.locator('#card');
    await expect(card).toBeFocused();
    await expect(card.locator('.title')).toHaveText('Karen Webb');
    await card.getByLabel('The same as').selectOption({ label: 'Tom Webb' });
    await card.locator('form', { hasText: 'The same as' }).getByRole('button').click();
    await expect(page.locator('#names .who', { hasText: 'Webb' })).toHaveCount(1);
    await expect(page.locator('.changed')).toContainText('Karen Webb and Tom Webb are one');
    await back.click();
    await expect(page.locator('#names .who', { hasText: 'Webb' })).toHaveCount(2);
    await expect(page.locator('.changed')).toHaveCount(0);

    await who('Karen Webb').getByRole('button', { name: 'More about' }).click();
    await card.locator('li', { hasText: 'City Herald' }).getByRole('button', { name: 'is another' }).click();
    await expect(page.locator('#names .who', { hasText: 'Karen Webb' })).toHaveCount(2);
    await page.locator('#toast').getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('#names .who', { hasText: 'Karen Webb' })).toHaveCount(1);
  });
  await test.step('a speaker is set right and an event is taken away, each to be taken back', async () => {
    const back = page.locator('.changed').getByRole('button', { name: 'Take back' });
    const speaker = (/** @type {string} */ name) => page.locator('#quotes .speaker').filter({ has: page.getByRole('heading', { name }) });
    await speaker('Tom Webb').getByRole('button', { name: 'More about' }).first().click();
    const card = page.locator('#card');
    await card.getByLabel('Said by somebody else').fill('Ines Roth');
    await card.locator('form', { hasText: 'Said by somebody else' }).getByRole('button').click();
    await expect(speaker('Ines Roth')).toContainText('two children');
    await back.click();
    await expect(speaker('Ines Roth')).toHaveCount(0);
    await expect(speaker('Tom Webb')).toContainText('two children');

    const event = page.locator('#timeline .happenings > li').filter({ hasText: 'left the rails' });
    await event.getByRole('button', { name: 'More about' }).click();
    await card.getByRole('button', { name: 'No event: take it away' }).click();
    await expect(event).toHaveCount(0);
    await back.click();
    await expect(event).toHaveCount(1);
  });
});

test('a saved file and a link bring the whole story back', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  await fill(page, STORY);
  await rename(page, 'Tom Webb', 'Thomas Webb');
  const work = await taken(page, 'work');
  expect(work.name).toBe('story.nutgraf.json');

  await page.locator('#fresh').click();
  await page.locator('#file').setInputFiles({ name: work.name, mimeType: 'application/json', buffer: Buffer.from(work.text) });
  await expect(page.locator('#texts article h3')).toHaveText(STORY.map((a) => a.source));
  await expect(page.locator('#names .who', { hasText: 'Thomas Webb' })).toBeVisible();

  const address = await page.evaluate(async (json) => {
    const { pack } = await import(/** @type {string} */ ('/out/link.js'));
    return `/several.html#s=${await pack(json)}`;
  }, work.text);
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.locator('#names .who', { hasText: 'Thomas Webb' })).toBeVisible();
  await expect(page.locator('.changed')).toContainText('Tom Webb is called Thomas Webb');

  await page.goto('about:blank');
  await page.goto(`${address.slice(0, 200)}`);
  await expect(page.locator('#notices')).toContainText('not whole');
});

test('a link that unfolds to far too much, or holds something else, is refused', async ({ page }) => {
  await page.goto('/several.html');
  const answers = await page.evaluate(async () => {
    const { pack } = await import(/** @type {string} */ ('/out/link.js'));
    const { readLink, readWork } = await import(/** @type {string} */ ('/several/take.js'));
    const ends = async (/** @type {Promise<unknown>} */ promise) => promise.then(() => 'read', () => 'refused');
    const bomb = JSON.stringify({ nutgraf: 1, entries: [{ text: 'a'.repeat(6_000_000), source: '', date: '' }], steps: [] });
    const odd = readWork(JSON.stringify({ nutgraf: 1, entries: [{ text: '<b>x</b>', source: 'y', date: '' }], steps: [{ kind: 'drop', what: 'x', list: [{ op: 'drop', at: { article: -1, start: 'x' } }] }, { kind: 'script' }] }));
    return [await ends(readLink(`#s=${await pack(bomb)}`)), await ends(readLink(`#s=${await pack('{"nutgraf":2}')}`)), await ends(readLink('#s=nothing')), odd.steps.length];
  });
  expect(answers).toEqual(['refused', 'refused', 'refused', 0]);
});

test('a draft that is a source, an empty source and another language are told', async ({ page }) => {
  const german = { source: 'Bote', text: 'Der Bürgermeister trat am Montag zurück, weil die Brücke über den Fluss nicht fertig wurde. Das sagte er vor der Presse.' };
  await fill(page, [SOURCE, { ...SOURCE, source: 'Mine' }, german], 1);
  await expect(page.locator('[data-code="draft-is-source"]')).toContainText('Harbour News');
  await expect(page.locator('[data-code="not-english"]')).toContainText('Bote');
  const report = await taken(page, 'markdown');
  expect(report.text).toContain('# Draft and sources');
});

test('forty articles are read, one more is refused', async ({ page }) => {
  await page.goto('/several.html');
  const paste = (/** @type {number} */ n) => Array.from({ length: n }, (_, i) => `${STORY[i % 3].text}\nNumber ${i}.`).join('\n---\n');
  await page.locator('#cards > section').first().getByLabel('Text').fill(paste(40));
  await page.locator('#read').click();
  await expect(page.locator('#texts article')).toHaveCount(40);
  await page.locator('#fresh').click();
  await page.locator('#cards > section').first().getByLabel('Text').fill(paste(41));
  await page.locator('#read').click();
  await expect(page.locator('#notices')).toContainText('Up to 40');
});

test('the page speaks German, its files too', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto('/several.html');
  await page.locator('[data-sample="story"]').click();
  await expect(page.locator('#timeline h2')).toContainText('Wann');
  await page.locator('#names .more').first().click();
  await expect(page.locator('#card')).toContainText('Nur das zeigen');
  await page.keyboard.press('Escape');
  const markdown = await taken(page, 'markdown');
  expect(markdown.text).toContain('## Wann');
  await context.close();
});

test('axe finds nothing on the page for several articles, in light and in dark', async ({ page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto('/several.html');
  await expect(page.locator('#cards > section')).toHaveCount(2);
  const found = await wrong(page, 'empty');
  for (const sample of ['story', 'draft']) {
    if (sample === 'draft') await page.locator('#fresh').click();
    await page.locator(`[data-sample="${sample}"]`).click();
    await expect(page.locator('#result')).toBeVisible();
    for (const details of await page.locator('details:not([open]) > summary').all()) await details.click();
    await page.locator('#found .go').first().click();
    if (sample === 'story') {
      await page.locator('#names .more').first().click();
      found.push(...(await wrong(page, 'card')));
      await page.locator('#card').getByRole('button', { name: 'Show only this' }).click();
      found.push(...(await wrong(page, 'filter')));
      await page.locator('#all').click();
      await page.locator('#take').click();
      found.push(...(await wrong(page, 'menu')));
      await page.keyboard.press('Escape');
    }
    found.push(...(await wrong(page, sample)));
  }
  await page.locator('#edit').click();
  found.push(...(await wrong(page, 'edit')));
  expect(found).toEqual([]);
});

/**
 * All rules in light, and in dark those that colours decide.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} state
 */
async function wrong(page, state) {
  const axe = () => new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe().withRules(['color-contrast', 'link-in-text-block']).analyze();
  await page.emulateMedia({ colorScheme: 'light' });
  return [...violations, ...dark.violations].flatMap(({ id, nodes }) => nodes.map((n) => `${state}: ${id}: ${n.target.join(' ')}: ${n.failureSummary?.split('\n')[1]?.trim()}`).filter((line) => !line.includes('because it is partially obscured')));
}
