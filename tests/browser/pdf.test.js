/** PDF files: what a reader would read, in its order; and a plain word for those that cannot be read. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { column, pdf, wrap } from './pdf.js';
import { expect, open, test, told } from './page.js';

const HEAD = 'Council buys back the harbour cranes';
const PARAGRAPHS = [
  'The council of Wexmouth said on Tuesday that it would buy back the harbour cranes, ending a quarrel with their owners that had lasted for seven years.',
  'Mayor Alice Walker told reporters that the state-of-the-art cranes were “the arms of this town” and that nobody would take them away again. “We have waited long enough,” she said.',
  'Union leader Robert King welcomed the announcement but warned that the government had promised investment before. Nothing had come of it, he said, and nobody had apologised.',
  'The owners, who bought the cranes in May 2014, declined to comment. A spokeswoman said that they would publish their half-year figures on Friday and speak about Wexmouth then.',
  'Economists at the university estimate that the transaction will cost £42 million. Professor Susan Hall called the price reasonable and the handling of the matter regrettable.',
  'Talks had collapsed twice, most recently in September, when the negotiators of the town walked out of a conference room in Rotterdam after less than an hour.',
];
const PARTED = { announcement: 'announce-ment', government: 'govern-ment', investment: 'invest-ment', transaction: 'trans-action', negotiators: 'nego-tiators', apologised: 'apolo-gised', regrettable: 'regret-table', recently: 're-cently', estimate: 'esti-mate', reasonable: 'reason-able', spokeswoman: 'spokes-woman', harbour: 'har-bour', reporters: 'repor-ters', university: 'univer-sity', conference: 'confer-ence', promised: 'prom-ised', welcomed: 'wel-comed', collapsed: 'col-lapsed', handling: 'hand-ling', September: 'Septem-ber', Rotterdam: 'Rot-terdam', quarrel: 'quar-rel', declined: 'de-clined', Tuesday: 'Tues-day' };

/**
 * Paragraphs set in columns, page by page.
 *
 * @param {string[]} paragraphs
 * @param {{ columns: number, characters: number, rows: number, indent?: number, gap?: number, part?: Record<string, string>, head?: string }} how
 */
function set(paragraphs, { columns, characters, rows, indent = 0, gap = 0, part = PARTED, head = HEAD }) {
  const width = 500 / columns;
  const lines = paragraphs.flatMap((p, n) => wrap(p, characters - (indent ? 2 : 0), part).map((text, i) => ({ text, x: i === 0 && n > 0 ? indent : 0, before: i === 0 && n > 0 ? gap : 0 })));
  const pages = [];
  for (let page = 0; lines.length; page++) {
    const runs = page === 0 ? [{ x: 50, y: 770, text: head, size: 20, font: 'F2' }, { x: 50, y: 745, text: 'By Jane Doe', size: 9 }, { x: 50, y: 732, text: '14 November 2016', size: 9 }] : [];
    const top = page === 0 ? 700 : 780;
    for (let c = 0; c < columns && lines.length; c++) {
      let y = top;
      for (let r = 0; r < rows && lines.length; r++) {
        const { text, x, before } = lines.shift();
        y -= r === 0 ? 0 : 11 + before;
        runs.push({ x: 50 + c * width + x, y, text, size: 9 });
      }
    }
    pages.push(runs);
  }
  return pages;
}

/** @param {import('@playwright/test').Page} page */
const paragraphsOf = (page) => page.locator('#article :is(p.body, p.caption)').allInnerTexts();

test.beforeEach(({ page }) => page.goto('/'));

for (const [name, how] of Object.entries({
  'one column with gaps': { columns: 1, characters: 84, rows: 40, gap: 6 },
  'one column with indents': { columns: 1, characters: 84, rows: 40, indent: 12 },
  'two columns': { columns: 2, characters: 42, rows: 16, indent: 9 },
  'three columns on two pages': { columns: 3, characters: 26, rows: 12, indent: 8 },
})) {
  test(`${name}: paragraphs in the order of reading, parted words whole`, async ({ page }) => {
    await open(page, 'story.pdf', pdf(set(PARAGRAPHS, how)));
    await expect(page.locator('#article h1')).toHaveText(HEAD);
    expect(await paragraphsOf(page)).toEqual(PARAGRAPHS);
    await expect(page.locator('#article p.byline').first()).toHaveText('By Jane Doe');
    await expect(page.locator('#published')).toHaveValue('2016-11-14');
    await expect(page.locator('#quotes')).toContainText('We have waited long enough');
  });
}

test('running heads, page numbers and footers are no article, on left and right pages', async ({ page }) => {
  const pages = set([...PARAGRAPHS, ...PARAGRAPHS.map((p) => p.replace('Wexmouth', 'Ryde').replace('Tuesday', 'Monday'))], { columns: 1, characters: 84, rows: 9, indent: 12 });
  pages.forEach((runs, i) => {
    runs.push({ x: i % 2 ? 50 : 300, y: 815, text: i % 2 ? `${i + 1}  THE WEXMOUTH HERALD` : `TOWN AND COUNTRY  ${i + 1}`, size: 8 }, { x: 280, y: 30, text: `– ${i + 1} –`, size: 8 }, { x: 50, y: 42, text: 'Printed from https://herald.example/story', size: 7 });
  });
  await open(page, 'story.pdf', pdf(pages));
  await expect(page.locator('#article h1')).toHaveText(HEAD);
  const text = await page.locator('#text').inputValue();
  expect(text).not.toMatch(/HERALD|COUNTRY|Printed|– \d –/);
  expect((await paragraphsOf(page)).length).toBe(12);
});

test('what a browser prints: columns, header and footer, a caption, a raised number, a large first letter', async ({ page, context }) => {
  const printer = await context.newPage();
  await printer.setContent(`<html lang="en"><style>p { font: 10pt/1.3 serif; margin: 0; text-align: justify } p + p { text-indent: 1.2em } .c { columns: 2; column-gap: 16pt } h1 { font-size: 24pt }
    p:first-child::first-letter { font-size: 36pt; float: left; line-height: .85; padding-right: 2pt } figcaption { font: 7.5pt sans-serif } figure { margin: 6pt 0; break-inside: avoid } sup { font-size: 6pt }</style>
    <h1>${HEAD}</h1><div class="c">${PARAGRAPHS.map((p, i) => `<p>${i === 3 ? p.replace('comment.', 'comment.<sup>1</sup>') : p}</p>${i === 4 ? '<figure><figcaption>The cranes at dawn, seen from the old town</figcaption></figure>' : ''}`).join('')}</div>`);
  const bytes = await printer.pdf({ displayHeaderFooter: true, headerTemplate: '<span style="font-size:8px"><span class="date"></span> Wexmouth Herald</span>', footerTemplate: '<span style="font-size:8px">https://herald.example/ <span class="pageNumber"></span>/<span class="totalPages"></span></span>', margin: { top: '60px', bottom: '60px', left: '50px', right: '50px' } });
  await printer.close();
  await open(page, 'print.pdf', bytes);
  await expect(page.locator('#article h1')).toHaveText(HEAD);
  expect((await paragraphsOf(page)).filter((p) => !p.includes('at dawn'))).toEqual(PARAGRAPHS);
  await expect(page.locator('#article p.caption')).toHaveText('The cranes at dawn, seen from the old town');
  await expect(page.locator('#article')).not.toContainText('herald.example');
});

test('a page of a newspaper: one story after the other, each in its three columns', async ({ page, context }) => {
  const other = PARAGRAPHS.map((p) => p.replace('Wexmouth', 'Ryde').replace('Tuesday', 'Thursday').replace('cranes', 'ferries'));
  const printer = await context.newPage();
  await printer.setContent(`<html lang="en"><style>body { font: 9pt/1.25 serif } .paper { font: bold 40pt serif; text-align: center } .day { font: 7pt sans-serif; display: flex; justify-content: space-between } h1 { font: bold 28pt/1 serif } h2 { font: bold 18pt/1 serif }
    .dek { font: 12pt/1.2 sans-serif } .c { columns: 3; column-gap: 12pt; text-align: justify } p { margin: 0 } p + p { text-indent: 1em } .pull { font: italic 15pt/1.15 serif; margin: 8pt 0 } h3 { font: bold 9pt sans-serif } figcaption { font: 7pt sans-serif }</style>
    <div class="paper">The Wexmouth Herald</div><div class="day"><span>Wednesday 15 November 2016</span><span>No. 12,345</span></div><h1>${HEAD} after seven-year quarrel</h1><div class="dek">Unions welcome the decision but remember broken promises; owners will speak on Friday</div>
    <div class="c">${PARAGRAPHS.slice(0, 3).map((p) => `<p>${p}</p>`).join('')}<figure><figcaption>The cranes at dawn, seen from the old town</figcaption></figure><h3>A long quarrel</h3>${PARAGRAPHS.slice(3).map((p) => `<p>${p}</p>`).join('')}<div class="pull">“We have waited long enough”</div>${other.slice(0, 2).map((p) => `<p>${p}</p>`).join('')}</div>
    <h2>Ferries to Ryde run again</h2><div class="c">${other.slice(2).map((p) => `<p>${p}</p>`).join('')}</div>`);
  const bytes = await printer.pdf({ format: 'A4' });
  await printer.close();
  await open(page, 'paper.pdf', bytes);
  await expect(page.locator('#article h1')).toHaveText(`${HEAD} after seven-year quarrel`);
  const read = (await page.locator('#text').inputValue()).split('\n\n');
  expect(read).toContain('Unions welcome the decision but remember broken promises; owners will speak on Friday');
  expect(read.filter((p) => p.length > 100 || p.startsWith('Ferries'))).toEqual([...PARAGRAPHS, ...other.slice(0, 2), 'Ferries to Ryde run again', ...other.slice(2)]);
});

test('a page on its side, and words across it', async ({ page }) => {
  const lines = PARAGRAPHS.slice(0, 3).flatMap((p, i) => column(wrap(p, 70), { x: 50, y: 700 - i * 60, size: 10 }));
  const turned = lines.map((l) => ({ ...l, x: 842 - l.y - 100, y: l.x, turned: true }));
  await open(page, 'side.pdf', pdf([[...turned, { x: 100, y: 400, text: 'DRAFT', size: 60 }]]));
  await expect.poll(() => paragraphsOf(page)).toEqual(PARAGRAPHS.slice(0, 3));
});

test('notes at the foot of a page stay out of the sentence that goes on over the page', async ({ page }) => {
  const [a, b] = [PARAGRAPHS[1], PARAGRAPHS[2]];
  const lines = wrap(`${a} ${b}`, 70);
  const first = [...column(lines.slice(0, 4), { x: 50, y: 700 }), { x: 50, y: 90, text: '1', size: 5 }, { x: 54, y: 87, text: 'Interview with the author, 12 November.', size: 7 }];
  await open(page, 'notes.pdf', pdf([first, column(lines.slice(4), { x: 50, y: 780 })]));
  await expect(page.locator('#article')).toContainText(a);
  expect((await paragraphsOf(page))[0]).toBe(`${a} ${b}`);
});

test('a scan, a locked file, a damaged one: a plain word each', async ({ page }) => {
  const notice = page.locator('#notices');
  const good = pdf(set(PARAGRAPHS, { columns: 1, characters: 84, rows: 40, gap: 6 }));
  await open(page, 'scan.pdf', pdf([[], [], []], { picture: true }));
  await expect(notice).toContainText('pictures of pages');
  await open(page, 'locked.pdf', pdf([column(PARAGRAPHS, { x: 50, y: 700 })], { encrypt: true }));
  await expect(notice).toContainText('locked with a password');
  await open(page, 'broken.pdf', '%PDF-1.7 …');
  await expect(notice).toContainText('could not be opened');
  await open(page, 'cut.pdf', good.subarray(0, 900));
  await expect(notice).toContainText(/could not be opened|pictures of pages/);
  await expect(page.locator('#text')).toHaveValue('');
  const chinese = { x: 50, y: 60, text: '4e2d56fd65b095fb'.repeat(9), font: /** @type {const} */ ('F3') };
  await open(page, 'chinese.pdf', pdf([[chinese]]));
  await expect(notice).toContainText('East Asian code');
  await open(page, 'some.pdf', pdf([[...column(wrap(PARAGRAPHS.join(' '), 84), { x: 50, y: 700 }), chinese]]));
  await told(page, 'Some words of that PDF are in an East Asian code');
  await expect(page.locator('#article')).toContainText(PARAGRAPHS[0].slice(0, 30));
  // The directory of its parts is gone: pdf.js finds them all the same.
  await open(page, 'story.pdf', good.subarray(0, good.length - 20));
  await expect(page.locator('#article h1')).toHaveText(HEAD);
});

test('500 pages can be stopped, 12 MB are read, and the page never hangs', async ({ page }, testInfo) => {
  await page.evaluate(() => {
    window.longest = 0;
    // Until the article is shown: what it takes to show one is the same for all.
    let shown = Infinity;
    new MutationObserver(() => { shown = document.body.dataset.mode === 'read' ? performance.now() : Infinity; }).observe(document.body, { attributeFilter: ['data-mode'] });
    new PerformanceObserver((list) => list.getEntries().forEach((e) => { if (e.startTime + e.duration < shown) window.longest = Math.max(window.longest, e.duration); })).observe({ type: 'longtask' });
  });
  const many = Array.from({ length: 500 }, (_, n) => column(Array.from({ length: 60 }, (_, i) => `Line ${i} of page ${n} tells of the harbour, of its cranes and of its people.`), { x: 50, y: 790, size: 9 }));
  await open(page, 'book.pdf', pdf(many));
  await page.locator('#notices').getByRole('button', { name: 'Stop' }).click();
  await expect(page.locator('#notices')).toContainText('Stopped');
  await expect(page.locator('#text')).toHaveValue('');
  // From the disk: what the test itself sends would hold the page up.
  const large = testInfo.outputPath('large.pdf');
  writeFileSync(large, pdf(set(PARAGRAPHS, { columns: 2, characters: 42, rows: 16, indent: 9 }), { padding: 12_500_000 }));
  await page.evaluate(() => { window.longest = 0; });
  await page.locator('#file').setInputFiles(large);
  await expect(page.locator('#article h1')).toHaveText(HEAD);
  expect(await paragraphsOf(page)).toEqual(PARAGRAPHS);
  expect(await page.evaluate(() => window.longest)).toBeLessThan(200);
});

test('pdf.js is fetched only for a PDF, and is what its authors published', async ({ page }) => {
  const asked = [];
  page.on('request', (r) => asked.push(r.url()));
  await open(page, 'story.txt', PARAGRAPHS.join('\n\n'));
  await expect(page.locator('#article')).toContainText('Alice Walker');
  expect(asked.filter((url) => /pdf/.test(url))).toEqual([]);
  const told = readFileSync(new URL('../../www/vendor/README.md', import.meta.url), 'utf8');
  for (const name of ['pdf.js', 'pdf.worker.js']) {
    const bytes = readFileSync(new URL(`../../www/vendor/${name}`, import.meta.url));
    expect(told).toContain(`\`${name}\` ${createHash('sha256').update(bytes).digest('hex')}`);
  }
});
