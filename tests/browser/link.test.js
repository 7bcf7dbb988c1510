/** A link cannot forge: what its maker changed is said and taken back; damaged tails are mended; the address fits the page. */

import { expect, paste, read, STORY, test } from './page.js';

/**
 * @param {import('@playwright/test').Page} page
 * @param {object} content
 */
const link = (page, content) =>
  page.evaluate(async (json) => {
    const stream = new Blob([JSON.stringify(json)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    let binary = '';
    for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return `#t=${btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
  }, content);

const at = (exact) => ({ exact: exact.slice(0, 80), before: '', after: '', at: STORY.indexOf(exact), length: exact.length });
const FORGED = [
  { op: 'speaker', at: at('"This bridge will carry the town into a new century,"'), who: at('Jane Doe') },
  { op: 'date', at: at('March 2017'), from: '1939-09-01', to: '1939-09-01' },
];

test('corrections of a link are announced, marked, and taken back one by one or together', async ({ page }) => {
  await page.goto('/');
  await page.goto(`/${await link(page, { v: 2, text: STORY, hints: [], corrections: FORGED, sentences: 3 })}`);
  await expect(page.locator('#notices')).toContainText('This link came with 2 changes by whoever made it');
  await expect(page.locator('#quotes .linked')).toContainText('new century');
  await expect(page.locator('#quotes .linked .touched')).toContainText('set by whoever made the link');
  await expect(page.locator('#timeline .linked')).toHaveCount(1);
  await page.getByRole('button', { name: 'See them' }).click();
  const dialog = page.locator('#dialog');
  await expect(dialog.locator('.linked')).toHaveCount(2);
  await dialog.locator('.linked', { hasText: 'Jane Doe' }).getByRole('button', { name: 'Take back' }).click();
  await expect(dialog.locator('.linked')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('.speaker', { has: page.getByText('Alice Walker', { exact: true }) })).toContainText('new century');
  await page.getByRole('button', { name: 'Take them all back' }).click();
  await expect(page.locator('#timeline-body')).not.toContainText('1939');
  await expect(page.locator('#notices')).not.toContainText('This link came');
  await page.locator('#undo').click();
  await expect(page.locator('#timeline-body')).toContainText('1939');
});

test('days that are none, and shapes that are none, do not come in', async ({ page }) => {
  await page.goto('/');
  const bad = [
    { op: 'published', date: '2016-99-99' },
    { op: 'published', date: '9999-12-31' },
    { op: 'date', at: at('March 2017'), from: '2017-04-02', to: '2017-04-01' },
    { op: 'speaker', at: { exact: 3 }, who: null },
    { op: 'nonsense', at: at('March 2017') },
  ];
  await page.goto(`/${await link(page, { v: 2, text: STORY, hints: [], corrections: bad, sentences: 3 })}`);
  await expect(page.locator('#article h1')).toContainText('Mayor opens');
  await expect(page.locator('#timeline-body')).toContainText('March 2017');
  await expect(page.locator('#notices')).not.toContainText('This link');
});

test('what mail and chat add to a link does not break it', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto('/');
  const good = await link(page, { v: 2, text: STORY, hints: [], corrections: [], sentences: 3 });
  for (const bad of [`${good}.`, `${good}&utm_source=x`, `${good}=`, `${good.slice(0, 60)}%0A${good.slice(60)}`, `${good.slice(0, 60)}%20${good.slice(60)}>`]) {
    await page.goto('about:blank');
    await page.goto(`/${bad}`);
    await expect(page.locator('#article h1'), bad.slice(-20)).toContainText('Mayor opens');
  }
});

test('a link opened where the page is open shows its article, and Back the one before', async ({ page }) => {
  await read(page);
  const text = 'Ferry to Ryde returns\n\nThe ferry came back on Friday, said Carla Moss, who runs the line across the water.\n';
  const hash = await link(page, { v: 2, text, hints: [], corrections: [], sentences: 3 });
  await page.evaluate((h) => { location.hash = h; }, hash);
  await expect(page.locator('#article')).toContainText('Carla Moss');
  await page.goBack();
  await expect(page.locator('#article h1')).toContainText('Mayor opens');
  expect(page.url()).not.toContain('#t=');
  await page.goForward();
  await expect(page.locator('#article')).toContainText('Carla Moss');
  await paste(page, STORY);
  await expect(page.locator('#article h1')).toContainText('Mayor opens');
  expect(page.url()).not.toContain('#t=');
});

test('a small link that unfolds to millions of characters is refused at once', async ({ page }) => {
  await page.goto('/');
  const hash = await link(page, { v: 2, text: 'All work and no play. '.repeat(300_000), hints: [], corrections: [], sentences: 3 });
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
  await expect(page.locator('#notices')).toContainText('That link is damaged');
});
