/** In: paste, type, drop, open, samples; and what happens when that is no article. */

import { expect, open, paste, read, STORY, test } from './page.js';
import { zip } from './zip.js';

test('a pasted article is there without pressing anything', async ({ page }) => {
  await page.goto('/');
  await paste(page, STORY);
  await expect(page.locator('#article')).toContainText('Alice Walker opened the new harbour bridge');
  await expect(page.locator('#entities')).toContainText('Alice Walker');
  await expect(page.locator('#quotes')).toContainText('This bridge will carry the town');
  await expect(page.locator('#summary ol li').first()).toBeVisible();
});

test('typing brings results while one types, and the field keeps the focus', async ({ page }) => {
  await page.goto('/');
  await page.locator('#text').pressSequentially('Ana Lima, the mayor of Porto, said on Sunday that she would resign.', { delay: 5 });
  await expect(page.locator('#entities')).toContainText('Ana Lima');
  await expect(page.locator('#text')).toBeFocused();
  await page.locator('#read').click();
  await expect(page.locator('#article')).toContainText('she would resign');
});

for (const name of ['politics', 'business', 'disaster']) {
  test(`the ${name} sample is one click away`, async ({ page }) => {
    await page.goto('/');
    const head = await page.locator(`[data-sample=${name}] .head`).textContent();
    await page.locator(`[data-sample=${name}]`).click();
    await expect(page.locator('#article')).toContainText(head ?? '');
    expect(await page.locator('#quotes .go').count()).toBeGreaterThan(2);
  });
}

test('rich text becomes clean paragraphs, and the markup is not inserted', async ({ page }) => {
  await page.goto('/');
  const html = `<html><body><nav><a href="https://elsewhere.example/">Sport</a></nav><article><h1>Mayor opens bridge</h1>
    <p>Alice Walker opened the bridge on Monday.<img src="https://elsewhere.example/pixel.png" onerror="document.title='owned'"></p>
    <script>document.title = 'owned'</script><p>It cost <b>£42 million</b>, said Robert King.</p>
    <figure><figcaption>The bridge at dawn</figcaption></figure></article></body></html>`;
  await paste(page, 'Sport Mayor opens bridge Alice Walker opened the bridge on Monday. It cost £42 million, said Robert King. The bridge at dawn', html);
  await expect(page.locator('#article h1')).toHaveText('Mayor opens bridge');
  await expect(page.locator('#article p.body').first()).toHaveText('Alice Walker opened the bridge on Monday.');
  await expect(page.locator('#article p.caption')).toHaveText('The bridge at dawn');
  await expect(page.locator('#article details')).toContainText('Sport');
  await expect(page.locator('#article :is(img, script, b, nav)')).toHaveCount(0);
  expect(await page.title()).not.toContain('owned');
});

test('a stretch copied out of a page keeps its list, its subheading and the day it was published', async ({ page }) => {
  await page.goto('/');
  const long = 'Alice Walker opened the new harbour bridge on Monday, two years after the old one was closed to lorries and cars.';
  const items = ['The first span was laid in March.', 'The second span was laid in June.'];
  const html = `<ul><li><a href="#">Share.</a></li></ul><h1>Mayor opens bridge</h1><p>By <a href="#">Jane Doe</a></p><p><time datetime="2016-11-14T09:00Z">Monday at nine</time></p>
    <p>${long}</p><h2>How it was built</h2><p>${long}</p><ul>${items.map((i) => `<li><p>${i}</p></li>`).join('')}</ul><p>${long}</p>`;
  await paste(page, `Mayor opens bridge ${long}`, html);
  await expect(page.locator('#article ul.list li')).toHaveText(items);
  await expect(page.locator('#article h2')).toHaveText('How it was built');
  await expect(page.locator('#article p.byline')).toHaveText(['By Jane Doe', 'Monday at nine']);
  await expect(page.locator('#published')).toHaveValue('2016-11-14');
});

test('a standfirst that the markup names is one, and a table’s rows stay rows', async ({ page }) => {
  await page.goto('/');
  const long = 'Alice Walker opened the new harbour bridge on Monday, two years after the old one was closed to lorries and cars.';
  const rows = [['Bridge', 'Opened', 'Length'], ['Old bridge', '1931', '210 metres'], ['New bridge', '2016', '320 metres']];
  const html = `<h1>Mayor opens bridge</h1><p class="article__standfirst">Lorries may cross the harbour again from Tuesday</p><p>${long}</p><p>${long}</p>
    <table>${rows.map((cells) => `<tr>${cells.map((c) => `<td>\n<span>${c}</span> </td>`).join('\n')}</tr>`).join('\n')}</table><p>${long}</p>`;
  await paste(page, `Mayor opens bridge ${long}`, html);
  await expect(page.locator('#article p.standfirst')).toHaveText('Lorries may cross the harbour again from Tuesday');
  await expect(page.locator('#article li')).toHaveText(rows.map((cells) => cells.join('\t')), { useInnerText: true });
});

test('where there is no article, that is said once, and the lines are there to put back', async ({ page }) => {
  await read(page, 'Home\nNews\nSport\nWeather\nShop\nContact us\nPrivacy policy\nTerms of use\nSign in');
  await expect(page.locator('#notices .notice')).toHaveText('No article was found in this text: it looks like a menu or a list.Read it anyway');
  await expect(page.locator('#panels')).toBeHidden();
  await expect(page.locator('#article .line', { hasText: 'Weather' })).toBeVisible();
});

test('HTML and script pasted as text stay text', async ({ page }) => {
  await read(page, '<script>alert(1)</script> <img src=x onerror=alert(2)> Alice Walker said: "<b>Hello</b>, town."');
  await expect(page.locator('#article')).toContainText('<script>alert(1)</script>');
  await expect(page.locator('#article :is(img, script, b)')).toHaveCount(0);
});

test('.txt, .md, .html and .docx open', async ({ page }) => {
  await page.goto('/');
  await open(page, 'story.txt', STORY);
  await expect(page.locator('#article')).toContainText('Robert King');
  await open(page, 'story.md', '# Harbour news\n\nMayor **Alice Walker** opened [the bridge](https://a.example/) on Monday.\n');
  await expect(page.locator('#article')).toContainText('Mayor Alice Walker opened the bridge on Monday.');
  const paragraph = 'Mayor Alice Walker opened the new harbour bridge on Monday, and a large crowd came to see it, said Robert King, who directs the port, and who had waited for it for years. ';
  await open(page, 'story.html', `<!doctype html><title>Bridge opens - The Herald</title><body><div class="menu"><a href="/">Home</a><a href="/s">Sport</a></div><article><h1>Bridge opens</h1><p style="color:red">${paragraph.repeat(2)}</p><p>${paragraph.repeat(3)}</p></article><footer>Cookie settings</footer>`);
  await expect(page.locator('#article')).toContainText('who had waited for it for years');
  await expect(page.locator('#article')).not.toContainText('Cookie settings');
  const xml = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferry returns</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">The ferry to </w:t></w:r><w:r><w:t>Ryde came back on Friday, said Anna Price.</w:t></w:r></w:p></w:body></w:document>';
  await open(page, 'story.docx', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': xml }));
  await expect(page.locator('#article h1')).toHaveText('Ferry returns');
  await expect(page.locator('#article')).toContainText('The ferry to Ryde came back on Friday');
});

test('a dropped file is read', async ({ page }) => {
  await page.goto('/');
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'story.txt', { type: 'text/plain' }));
    return transfer;
  }, STORY);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
  await expect(page.locator('#drop')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page.locator('#drop')).toBeHidden();
  await expect(page.locator('#article')).toContainText('Robert King');
});

test('what is no text gets a plain word, and the page stays usable', async ({ page }) => {
  await page.goto('/');
  const notice = page.locator('#notices');
  await open(page, 'photo.txt', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 0, 0, 1, 2, 3]));
  await expect(notice).toContainText('That file holds no text');
  await open(page, 'paper.pdf', '%PDF-1.7 …');
  await expect(notice).toContainText('That PDF could not be opened');
  await open(page, 'nothing.txt', '');
  await expect(notice).toContainText('empty');
  await open(page, 'broken.docx', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]));
  await expect(notice).toContainText('Word document could not be opened');
  await open(page, 'things.zip', zip({ 'a.txt': 'a' }));
  await expect(notice).toContainText('archive');
  await open(page, 'huge.txt', Buffer.alloc(10_000_000, 'All work and no play. '));
  await expect(notice).toContainText('too long to be an article');
  await page.locator('#read').click();
  await expect(notice).toContainText('nothing to read');
  await open(page, 'story.txt', STORY);
  await expect(page.locator('#article')).toContainText('Robert King');
});

test('another language is said plainly', async ({ page }) => {
  await read(page, 'Die Bürgermeisterin eröffnete am Montag die neue Brücke über den Hafen. „Das ist ein guter Tag für die Stadt“, sagte sie vor mehreren hundert Gästen. Die alte Brücke wird im nächsten Jahr abgerissen, weil sie nicht mehr sicher ist.');
  await expect(page.locator('#notices')).toContainText('does not look like English');
});

test('odd characters come through unharmed', async ({ page }) => {
  const text = 'Lone \ud800 surrogate and \udc00 another, said Alice Walker. \u202bעברית\u202c and \u0007 bell. 😀 Robert King agreed.';
  await page.goto('/');
  await paste(page, text);
  await expect(page.locator('#entities')).toContainText('Robert King');
  expect(await page.locator('#article').evaluate((node) => node.textContent)).toContain('Lone \ud800 surrogate and \udc00 another');
  const marked = page.locator('#article .name', { hasText: 'Robert King' });
  await expect(marked).toHaveText('Robert King');
});

test('a date in the text is pre-filled; where there is none it is asked for', async ({ page }) => {
  await read(page);
  await expect(page.locator('#published')).toHaveValue('2016-11-14');
  await page.locator('#fresh').click();
  await paste(page, 'Alice Walker opened the bridge on Monday. She was cheered by the crowd, which had come from far.');
  await expect(page.locator('#published-note')).toContainText('does not say');
});
