/** Out: every format is written, reads back, and says what the page says; the link carries all. */

import { expect, read, STORY, test, told } from './page.js';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} format
 * @returns {Promise<{ name: string, body: Buffer, text: string }>}
 */
async function take(page, format) {
  await page.locator('#take').click();
  const wait = page.waitForEvent('download');
  await page.locator(`[data-format=${format}]`).click();
  const download = await wait;
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return { name: download.suggestedFilename(), body, text: body.toString() };
}

test('one article in every format', async ({ page, context }) => {
  await read(page);
  await test.step('JSON is the analysis of the contract', async () => {
    const { name, text } = await take(page, 'json');
    expect(name).toBe('mayor-opens-new-bridge-in-portsmouth.json');
    const analysis = JSON.parse(text);
    expect(analysis.schemaVersion).toBe(2);
    expect(Object.keys(analysis)).toEqual(
      expect.arrayContaining(['generator', 'offsets', 'language', 'documentDate', 'headline', 'byline', 'stats', 'paragraphs', 'sentences', 'summary', 'entities', 'quotes', 'times', 'timeline', 'warnings']),
    );
    expect(analysis.documentDate).toMatchObject({ value: '2016-11-14' });
    for (const { name: full, mentions } of analysis.entities) expect(mentions.map((m) => STORY.slice(m.start, m.end))).toContain(full);
    for (const { speaker } of analysis.quotes) if (speaker) expect(STORY.slice(speaker.start, speaker.end).length).toBeGreaterThan(1);
  });
  await test.step('CSV, of the timeline, the names and the quotes', async () => {
    const rows = (/** @type {string} */ text) => text.replace(/^\ufeff/, '').trimEnd().split('\r\n');
    const [head, ...dates] = rows((await take(page, 'csv')).text);
    expect(head).toBe('"from","to","edtf","label","source","planned","entities","sentence","words"');
    expect(dates.some((row) => row.startsWith('"2017-03-01","2017-03-31","2017-03",'))).toBe(true);
    expect(rows((await take(page, 'names')).text).some((row) => row.startsWith('"Robert King","person","yes",'))).toBe(true);
    const { text } = await take(page, 'quotes');
    expect(text).toMatch(/^\ufeff"speaker","cue","polarity",/);
    expect(text).toContain('"Alice Walker","said","affirmed","direct","""This bridge will carry the town into a new century,"""');
  });
  await test.step('iCalendar', async () => {
    const { text } = await take(page, 'ics');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
    expect(text).toContain('DTSTART;VALUE=DATE:20170301\r\nDTEND;VALUE=DATE:20170401');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(text.match(/END:VEVENT/g)?.length);
  });
  await test.step('TimelineJS', async () => {
    const json = JSON.parse((await take(page, 'timelinejs')).text);
    expect(json.title.text.headline).toContain('Mayor opens');
    for (const event of json.events) {
      expect(Number.isInteger(event.start_date.year)).toBe(true);
      expect(event.text.headline.length).toBeGreaterThan(3);
    }
    const march = json.events.find((e) => e.start_date.year === 2017);
    expect(march.start_date).toEqual({ year: 2017, month: 3 });
  });
  await test.step('the timeline as SVG and as PNG', async () => {
    const { text } = await take(page, 'svg');
    // The page's own policy takes no markup from a string.
    const blank = await page.context().newPage();
    const parsed = await blank.evaluate((source) => {
      const doc = new DOMParser().parseFromString(source, 'image/svg+xml');
      return [doc.documentElement.localName, doc.querySelectorAll('circle, rect').length, doc.querySelector('parsererror')];
    }, text);
    expect(parsed[0]).toBe('svg');
    expect(parsed[1]).toBeGreaterThan(2);
    expect(parsed[2]).toBeNull();
    const png = await take(page, 'png');
    expect(png.body.subarray(1, 4).toString()).toBe('PNG');
    expect(png.body.length).toBeGreaterThan(5000);
  });
  await test.step('copying', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#take').click();
    await page.locator('[data-copy=markdown]').click();
    await told(page, 'Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('# Mayor opens');
  });
  await test.step('files are written in the language of the page', async () => {
    await page.locator('#more').click();
    await page.locator('#language').selectOption('de');
    const markdown = (await take(page, 'markdown')).text;
    expect(markdown).toContain('Veröffentlicht am 14. November 2016');
    expect(markdown).toContain('## Wer was gesagt hat');
    expect(markdown).toContain('- **März 2017**');
    const { text } = await take(page, 'html');
    expect(text).toContain('<div lang="de">');
    expect(text).toContain('title="Robert King (Person)"');
  });
});

test('Markdown', async ({ page }) => {
  await read(page, STORY.replace('money well spent', 'money *well* [spent]'));
  const { name, text } = await take(page, 'markdown');
  expect(name).toMatch(/\.md$/);
  expect(text).toMatch(/^# Mayor opens new bridge in Portsmouth\n/);
  expect(text).toContain('## Who said what');
  expect(text).toContain('### Alice Walker');
  expect(text).toContain('money \\*well\\* \\[spent\\]');
  expect(text).toMatch(/- \*\*March 2017\*\*/);
});

test('lines that were left out are not taken along either', async ({ page }) => {
  await read(page, `Home\nNews\nSport\nBoris Johnson\nGlasgow\nShare\n${STORY}`);
  await expect(page.locator('#article details')).toContainText('Boris Johnson');
  await expect(page.locator('#entities-body')).not.toContainText('Glasgow');
  for (const format of ['names', 'markdown', 'html']) {
    const { text } = await take(page, format);
    expect(text).toContain('Robert King');
    expect(text).toContain('14');
    expect(text).not.toMatch(/Johnson|Glasgow/);
  }
});

test('cell that looks like a formula is marked as text', async ({ page }) => {
  await read(page, `${STORY}\n"=SUM(A1:A9) is what they told us," said Susan Hall on Friday.\n`);
  const { text } = await take(page, 'quotes');
  expect(text).toContain('=SUM');
  expect(text).not.toMatch(/(^|[,;]) *"*=SUM/m);
});

test('W3C Web Annotation', async ({ page }) => {
  const text = STORY.replace('PORTSMOUTH –', '😀 PORTSMOUTH –');
  await read(page, text);
  const json = JSON.parse((await take(page, 'annotations')).text);
  expect(json['@context']).toBe('http://www.w3.org/ns/anno.jsonld');
  expect(json.first.items).toHaveLength(json.total);
  const characters = [...text];
  for (const { type, target } of json.first.items) {
    expect(type).toBe('Annotation');
    const [quote, position] = target.selector;
    expect(characters.slice(position.start, position.end).join('')).toBe(quote.exact);
    expect(text).toContain(quote.prefix + quote.exact + quote.suffix);
  }
});

test('annotated HTML stands alone', async ({ page, context }) => {
  await read(page, STORY.replace('Robert King', '<b>Robert</b> King'));
  const { text } = await take(page, 'html');
  expect(text).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|<b>Robert/);
  const other = await context.newPage();
  await other.setContent(text);
  await expect(other.locator('h1')).toHaveText('Mayor opens new bridge in Portsmouth');
  await expect(other.locator('article .person').first()).toHaveAttribute('title', /person/);
  await expect(other.locator('section')).toHaveCount(4);
});

test('on paper: the article and what was found, no tools', async ({ page }) => {
  await read(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#article')).toBeVisible();
  await expect(page.locator('#quotes')).toBeVisible();
  await expect(page.locator('.masthead')).toBeHidden();
});

test('a link carries the text and the corrections behind its #', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await read(page);
  await page.locator('#article p.body .name', { hasText: 'Robert King' }).click();
  await page.locator('#card details.set-right summary').click();
  await page.locator('#card').getByLabel('It is a').selectOption('place');
  await page.locator('#share').click();
  await expect(page.locator('#dialog')).toContainText('contains the whole text');
  const link = await page.locator('#dialog input').inputValue();
  expect(link.startsWith(`${baseURL}/#t=`)).toBe(true);
  const asked = [];
  const other = await context.newPage();
  other.on('request', (r) => asked.push(r.url()));
  await other.goto(link);
  await expect(other.locator('#article')).toContainText('Robert King');
  await expect(other.locator('#entities .group', { has: other.locator('.sample.place') })).toContainText('Robert King');
  expect(asked.filter((url) => url.includes('t='))).toEqual([]);
});

test('a damaged link is said, a text too long for one too', async ({ page }) => {
  await page.goto('/#t=AAAAnonsense');
  await expect(page.locator('#notices')).toContainText('damaged');
  let text = '';
  // Chance does not shrink.
  for (let i = 0; text.length < 110_000; i++) text += `Lot ${Math.sin(i).toString(36).slice(3)}${Math.cos(i).toString(36).slice(3)} was sold. `;
  await page.locator('#text').fill(text);
  await page.locator('#read').click();
  await expect(page.locator('#article')).toContainText('was sold');
  await page.locator('#share').click();
  await expect(page.locator('#dialog')).toContainText('too long for a link');
});
