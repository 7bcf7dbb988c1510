/** What hosts can ask of the element: attributes, dates, methods, an analysis made beforehand; and what readers can. */

import AxeBuilder from '@axe-core/playwright';
import { ARTICLE, host, painted } from './host.js';
import { expect, test } from './page.js';

const found = (/** @type {import('@playwright/test').Page} */ page) => expect(page.locator('nut-graf').first()).toContainText('In short');
const kinds = async (/** @type {import('@playwright/test').Page} */ page) => [...new Set((await page.evaluate(painted)).map(([kind]) => kind.replace('nutgraf-', '')))].sort();

const DATES = [
  ['2024-03-04', 'an ISO date'],
  ['2024-03-04T23:30:00-05:00', 'a date-time: the day where it was written'],
  ['2024-03-04T09:12:00+00:00', 'WordPress'],
  ['2024-03-04 00:00:00 +0000 UTC', 'Hugo’s {{ .Date }}'],
  ['Mon Mar 04 2024 00:00:00 GMT+0000 (Coordinated Universal Time)', 'Eleventy’s {{ page.date }}'],
  ['Sun Mar 03 2024 19:00:00 GMT-0500 (Eastern Standard Time)', 'the same, built west of Greenwich'],
  ['Mon, 04 Mar 2024 09:12:00 GMT', 'RSS'],
  ['March 4, 2024', 'words'],
  ['4th March 2024', 'other words'],
  ['20240304', 'basic ISO'],
];

test('dates are read as sites write them', async ({ page }) => {
  await host(page, `<nut-graf>Mayor Alice Walker opened the bridge on Monday.</nut-graf>`);
  await found(page);
  const days = await page.evaluate(async (dates) => {
    const { dayOf } = await import('/element/dates.js');
    return [...dates, '2024-02-30', 'yesterday', '13/04', ''].map((date) => dayOf(date));
  }, DATES.map(([date]) => date));
  expect(days).toEqual([...DATES.map(() => '2024-03-04'), null, null, null, null]);
});

for (const [name, head, body] of [
  ['JSON-LD', '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "x", "datePublished": "2024-03-04T09:00:00Z"}]}</script>', ''],
  ['article:published_time', '<meta property="article:published_time" content="2024-03-04T09:12:00+00:00">', ''],
  ['meta date', '<meta name="date" content="2024-03-04">', ''],
  ['<time> in the article’s head', '', '<time datetime="2024-03-04">yesterday</time>'],
]) {
  test(`the page’s own date is taken: ${name}`, async ({ page }) => {
    await host(page, `${ARTICLE.replace('</h1>', `</h1>${body}`)}<nut-graf for="story"></nut-graf>`, head);
    await found(page);
    expect(await page.locator('nut-graf').evaluate((node) => node.analysis.documentDate.value)).toBe('2024-03-04');
  });
}

test('of several articles on a page each has its own date, and the attribute goes before all', async ({ page }) => {
  const article = (/** @type {string} */ id, /** @type {string} */ date) => ARTICLE.replace('story', id).replace('</h1>', `</h1>${date && `<time datetime="${date}">then</time>`}`);
  await host(page, `${article('a', '2021-01-05')}${article('b', '2022-02-06')}${article('c', '')}<nut-graf for="a"></nut-graf><nut-graf for="b"></nut-graf><nut-graf for="c"></nut-graf><nut-graf for="a" date="2023-03-07"></nut-graf>`, '<meta name="date" content="2024-03-04">');
  await expect.poll(() => page.evaluate(() => window.events.length)).toBe(4);
  expect(await page.locator('nut-graf').evaluateAll((all) => all.map((node) => node.analysis.documentDate.value))).toEqual(['2021-01-05', '2022-02-06', null, '2023-03-07']);
});

test('show, marks, sentences and lang, as attributes and as properties', async ({ page }) => {
  await host(page, `${ARTICLE}<nut-graf for="story" show="quotes timeline" marks="none" sentences="1" lang="de-AT" date="2024-03-05"></nut-graf>`);
  const panel = page.locator('nut-graf .found');
  await expect(panel).toContainText('Wer was gesagt hat');
  await expect(panel.locator('h2')).toHaveText(['Wer was gesagt hat', 'Wann']);
  expect(await kinds(page)).toEqual([]);
  await expect(panel.locator('fieldset')).toHaveCount(0);
  await page.locator('nut-graf').evaluate((node) => Object.assign(node, { show: 'summary', marks: 'times summary', lang: 'en' }));
  await expect(panel.locator('h2')).toHaveText(['In short']);
  expect(await kinds(page)).toEqual(['summary', 'time']);
  expect(await page.locator('nut-graf').evaluate((node) => [node.sentences, node.analysis.summary.sentences.length, node.for])).toEqual([1, 1, 'story']);
  await page.locator('nut-graf').evaluate((node) => Object.assign(node, { date: new Date('2024-03-04T10:00Z') }));
  await expect.poll(() => page.locator('nut-graf').evaluate((node) => node.analysis.documentDate.value)).toBe('2024-03-04');
});

test('a statement leads to its place and back, by click, by key and by method', async ({ page }) => {
  await host(page, `${ARTICLE}<div style="height: 3000px"></div><nut-graf for="story" date="2024-03-05"></nut-graf>`);
  await page.locator('nut-graf').evaluate((node) => node.analyze());
  await page.locator('nut-graf').getByRole('heading', { name: 'Who said what' }).click();
  const button = page.locator('nut-graf').getByRole('button', { name: '“This bridge will carry the town into a new century,”', exact: true });
  await button.press('Enter');
  await expect(page.locator('#story h1')).toBeInViewport();
  expect(await page.evaluate(() => [...CSS.highlights.get('nutgraf-here')].map(String))).toEqual(['“This bridge will carry the town into a new century,”']);
  await page.locator('nut-graf').getByRole('button', { name: 'Back to the list' }).click();
  await expect(button).toBeInViewport();
  await expect(button).toBeFocused();
  expect(await page.evaluate(() => CSS.highlights.has('nutgraf-here'))).toBe(false);
  expect(await page.locator('nut-graf').evaluate((node) => [node.select('entities', 0), node.select('quotes', 9), node.select('timeline', 0)])).toEqual([true, false, true]);
  expect((await page.evaluate(() => window.events)).filter(([name]) => name === 'nutgraf-select')).toHaveLength(3);
});

test('analyze() reads what is far from the screen, and rejects where there is nothing', async ({ page }) => {
  await host(page, `<div style="height: 9000px"></div>${ARTICLE}<nut-graf for="story"></nut-graf>`);
  const [words, none] = await page.evaluate(async () => {
    const analysis = await document.querySelector('nut-graf').analyze();
    const lost = document.createElement('nut-graf');
    lost.for = 'nowhere';
    document.body.prepend(lost);
    const told = await lost.analyze().catch((error) => error.message);
    lost.remove();
    return [analysis.stats.words, told];
  });
  expect(words).toBeGreaterThan(20);
  expect(none).toContain('"nowhere"');
});

test('the reader takes marks off, one kind or all, and puts them on again', async ({ page }) => {
  await host(page, `${ARTICLE}<nut-graf for="story"></nut-graf>`);
  await found(page);
  const before = await kinds(page);
  expect(before).toEqual(['organization', 'person', 'quote', 'summary']);
  const panel = page.locator('nut-graf');
  await panel.getByRole('checkbox', { name: 'Quotes' }).uncheck();
  expect(await kinds(page)).toEqual(['organization', 'person', 'summary']);
  const all = panel.getByRole('checkbox', { name: 'Marks in the text' });
  await all.uncheck();
  expect(await kinds(page)).toEqual([]);
  await all.check();
  expect(await kinds(page)).toEqual(before);
});

test('what is in other words and what is denied is told as such; that a program found it is said once', async ({ page }) => {
  await host(page, `<article id="story"><h1>Council in talks</h1><p>The council met on Monday to speak about the old harbour bridge and its cost.</p><p>Mayor Alice Walker denied that the bridge was unsafe.</p><p>Robert King said the repairs would cost a fortune.</p></article><nut-graf for="story"></nut-graf>`);
  await found(page);
  await page.locator('nut-graf').getByRole('heading', { name: 'Who said what' }).click();
  await expect(page.locator('nut-graf li', { hasText: 'unsafe' }).last()).toHaveText(/^denied: .*in other words · “denied”$/);
  await expect(page.locator('nut-graf').getByText('Found by a program')).toHaveCount(1);
});

test('for screen readers: a region with headings, no faults; on paper all is open and nothing marked', async ({ page }) => {
  await host(page, `<main>${ARTICLE}<nut-graf for="story" date="2024-03-05"></nut-graf></main>`);
  await found(page);
  await expect(page.getByRole('region', { name: 'What was found' })).toBeVisible();
  const unfold = (/** @type {boolean} */ open) => page.locator('nut-graf details').evaluateAll((all, open) => all.forEach((d) => { d.open = open; }), open);
  await expect(page.locator('nut-graf').getByRole('heading', { level: 2 })).toHaveText(['In short', 'Who and where', 'Who said what', 'When']);
  await unfold(true);
  const { violations } = await new AxeBuilder({ page }).include('nut-graf').analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target}`))).toEqual([]);
  await unfold(false);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('nut-graf').getByRole('button', { name: 'Robert King', exact: true })).toBeVisible();
  await expect(page.locator('nut-graf fieldset')).toBeHidden();
});

test('on a phone nothing sticks out to the side', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await host(page, `${ARTICLE}<nut-graf for="story"></nut-graf>`, '<meta name="viewport" content="width=device-width">');
  await found(page);
  await page.locator('nut-graf').evaluate((node) => node.shadowRoot.querySelectorAll('details').forEach((d) => { d.open = true; }));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

const analysisOf = (/** @type {import('@playwright/test').Page} */ page, /** @type {string} */ text) => page.evaluate(async (text) => (await (await import('/pkg/nutgraf.js')).load()).analyze(text, { date: '2024-03-04' }), text);
const TEXT = 'Mayor opens new bridge\n\nMayor Alice Walker opened the new harbour bridge on Monday.\n\n“This bridge will carry the town into a new century,” said Walker. Robert King of the Port Authority agreed.\n';

test('an analysis made beforehand needs no .wasm, and finds its words although the white space differs', async ({ page }) => {
  await page.goto('/favicon.ico');
  const analysis = await analysisOf(page, TEXT);
  const asked = [];
  page.on('request', (request) => /wasm|worker/.test(request.url()) && asked.push(request.url()));
  await page.route('**/analysis.json', (route) => route.fulfill({ json: { text: TEXT, ...analysis } }));
  const more = ARTICLE.replace('</h1>', '</h1><p>Photo: somebody else entirely</p>');
  await host(page, `${more}<nut-graf for="story" src="analysis.json"></nut-graf>`);
  await found(page);
  expect(await page.evaluate(painted)).toContainEqual(['nutgraf-person', 'Alice Walker']);
  expect((await page.evaluate(painted)).some(([kind, words]) => kind === 'nutgraf-quote' && words === '“This bridge will carry the town into a new century,”')).toBe(true);
  expect(asked).toEqual([]);
});

test.describe('an analysis that does not fit', () => {
  test.use({ allowed: ['nut-graf:', 'Failed to load resource'] });
  test('one of another text, or none, is told', async ({ page }) => {
    await page.goto('/favicon.ico');
    const analysis = await analysisOf(page, TEXT);
    await page.route('**/analysis.json', (route) => route.fulfill({ json: analysis }));
    await host(page, `<article id="story"><p>Something else stands here, by Peter Moss.</p></article><nut-graf for="story" src="analysis.json"></nut-graf><nut-graf for="story" src="missing.json"></nut-graf>`);
    await expect.poll(() => page.evaluate(() => window.events.map(([, m]) => m).sort())).toEqual([expect.stringContaining('src: the analysis was made from another text'), expect.stringContaining('src: there is no analysis at')]);
    await expect(page.locator('#story p')).toBeVisible();
  });
});
