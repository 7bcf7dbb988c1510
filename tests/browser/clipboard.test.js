/** What is pasted as HTML is read as well as its plain text: hints of the markup help, and never make it worse. */

import { expect, paste, test } from './page.js';

const HEAD = 'Quarry deal collapses after night of talks';
const LEAD = 'Norway’s government said on Tuesday that the sale of the Halden quarry had failed, after a night of negotiations in Bergen.';
const BODY = [
  LEAD,
  'Trade Minister Ingrid Solberg told reporters on Monday that the price was too low for a firm of that size and history.',
  'Granit chief executive Henrik Dahl said the company would now look for another partner, and would keep the 300 workers.',
  'The quarry was founded in 1892 and has belonged to the state since the end of the war, when it stood empty for years.',
];
const PLAIN = [HEAD, 'By Nora Eide', `BERGEN, Nov 15 2016 - ${LEAD}`, ...BODY.slice(1)].join('\n\n');
const paragraphs = [`BERGEN, Nov 15 2016 - ${LEAD}`, ...BODY.slice(1)].map((p) => `<p>${p}</p>`).join('');
const ARTICLE = `<h1>${HEAD}</h1><p>By Nora Eide</p>${paragraphs}`;

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} html
 * @param {string} [plain]
 */
async function read(page, html, plain = PLAIN) {
  await page.goto('/');
  await paste(page, plain, html);
  await expect(page.locator('#facts')).toContainText('words');
}

const whole = async (page) => {
  await expect(page.locator('#article h1')).toHaveText(HEAD);
  await expect(page.locator('#published')).toHaveValue('2016-11-15');
  expect(await page.locator('#article p.body').count()).toBeGreaterThanOrEqual(4);
};

for (const [name, html] of [
  ['a teaser’s date before the article', `<article><h3>Older story</h3><time datetime="2011-01-02">2 Jan</time><p>Short.</p></article><article>${ARTICLE}</article>`],
  ['today’s date in the head of the site', `<header><time datetime="2026-11-28">28 Nov</time></header><article>${ARTICLE}</article>`],
  ['“Updated” before “Published”', `<article><h1>${HEAD}</h1><p>Updated <time datetime="2018-03-02">2 March 2018</time></p><p>Published <time datetime="2016-11-15">15 Nov</time></p>${paragraphs}</article>`],
  ['a comment’s time', `<article>${ARTICLE}</article><section class="comments"><p><time datetime="2021-03-03">3 March</time> I was there and I can tell you that none of this is true, not a word.</p></section>`],
  ['an event’s time in the text', `<article>${ARTICLE}<p>The concert starts on <time datetime="2017-05-01">1 May</time> in the hall beside the quarry, and all of the seats are sold already.</p></article>`],
  ['the whole page in one form', `<form action="/"><div>${ARTICLE}</div></form>`],
  ['the whole page in a complementary region', `<div role="complementary">${ARTICLE}</div>`],
  ['the site’s name as the only h1', `<h1><a href="/">The Bergen Courier</a></h1><h2>${HEAD}</h2><p>By Nora Eide</p>${paragraphs}`],
  ['a section’s name as the h1', `<h1>Business</h1><h2>${HEAD}</h2><p>By Nora Eide</p>${paragraphs}`],
  ['text with blank lines in a <pre>', `<pre>${PLAIN}</pre>`],
]) {
  test(`${name}: headline, day and story are right`, async ({ page }) => {
    await read(page, html);
    await whole(page);
  });
}

test('struck-out words are not read, nor the numbers of notes, nor Word’s bullets', async ({ page }) => {
  const html = `<h1>${HEAD}</h1><p>The fire killed <del>60</del><ins>16</ins> people, mayor <s>John</s> Joan Abbot said<sup>1</sup> on Monday, and it cost $3<sup><a href="#n">2</a></sup> billion to put right.</p>
    <p class="MsoListParagraph"><![if !supportLists]><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span><![endif]>Ana Costa said that the town would build it up again in two years.</p>`;
  await read(page, html, `${HEAD}\nThe fire killed 6016 people`);
  await expect(page.locator('#article')).toContainText('killed 16 people, mayor Joan Abbot said on Monday, and it cost $3 billion');
  await expect(page.locator('#article')).toContainText(/(^|[^·\s]\s*)Ana Costa said/);
  await expect(page.locator('#article')).not.toContainText('·');
});

test('a clipboard with HTML alone, of divs, is read', async ({ page }) => {
  await read(page, `<div>${HEAD}</div><div>By Nora Eide</div>${BODY.map((p) => `<div>${p}</div>`).join('')}`, '');
  await expect(page.locator('#entities')).toContainText('Ingrid Solberg');
});

test('lines of a mail that are broken with <br> are one paragraph', async ({ page }) => {
  const lines = BODY.join(' ').match(/.{1,66}(?: |$)/g).map((l) => l.trim());
  await read(page, `<p>${lines.join('<br>')}</p>`, lines.join('\n'));
  const many = await page.locator('#article p.body').count();
  expect(many).toBeLessThan(5);
});

test('signs that nobody sees do not part names', async ({ page }) => {
  await read(page, '', PLAIN.replace('Ingrid Solberg', 'In\u00adgrid Sol\u00adberg').replace('Monday', 'Mon\u00adday').replace('Henrik Dahl', 'Hen\u200brik Dahl'));
  await expect(page.locator('#entities')).toContainText('Ingrid Solberg');
  await expect(page.locator('#entities')).toContainText('Henrik Dahl');
  await page.locator('#narrow-words').fill('Solberg');
  await expect(page.locator('#quotes')).toContainText('price was too low');
});

test('markup that would stall a parser does not stall the page', async ({ page }) => {
  await page.goto('/');
  const longest = page.evaluate(() => {
    let worst = 0;
    let last = performance.now();
    return new Promise((resolve) => {
      const step = () => {
        worst = Math.max(worst, performance.now() - last);
        last = performance.now();
        if (document.body.classList.contains('found') || worst > 20_000) resolve(worst);
        else setTimeout(step);
      };
      step();
    });
  });
  await paste(page, PLAIN, `<p>${'<a'.repeat(100_000)}${'<style'.repeat(50_000)}`);
  // A loaded machine is slow; seconds are what a quadratic reader takes.
  expect(await longest).toBeLessThan(3000);
  await whole(page);
});
