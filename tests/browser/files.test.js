/** Files of every kind that people have: read as their program shows them, or refused with a plain word; never a page that hangs. */

import { writeFileSync } from 'node:fs';
import { expect, open, paste, test } from './page.js';
import { zip } from './zip.js';

const PARAGRAPH = 'Mayor Jiří Čapek opened the new harbour bridge on Monday, and a large crowd came to see it, said Łukasz Żak, who directs the port.';

/** @param {string} text */
const latin2 = (text) => Buffer.from(text.replace(/[ěčřžýáíéČŁłŻ]/g, (sign) => ({ ě: '\xec', č: '\xe8', ř: '\xf8', ž: '\xbe', Č: '\xc8', Ł: '\xa3', ł: '\xb3', Ż: '\xaf', í: '\xed', á: '\xe1', é: '\xe9', ý: '\xfd' })[sign] ?? sign), 'latin1');

test.beforeEach(({ page }) => page.goto('/'));

test('a saved page is read in the charset that it names, also one in its XML head', async ({ page }) => {
  const html = (/** @type {string} */ head) => `${head}<body><article><h1>Bridge opens in Portsmouth</h1><p>${PARAGRAPH}</p><p>${PARAGRAPH}</p></article>`;
  for (const head of ['<!doctype html><meta charset="windows-1250"><title>x</title>', '<!doctype html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><title>x</title>', '<?xml version="1.0" encoding="iso-8859-2"?><html xmlns="http://www.w3.org/1999/xhtml">']) {
    await open(page, 'story.html', latin2(html(head)));
    await expect(page.locator('#text')).toHaveValue(new RegExp(PARAGRAPH));
    await page.locator('#fresh').click();
  }
});

test('one bad byte is one sign; UTF-16 needs no mark', async ({ page }) => {
  const bytes = Buffer.from(`${PARAGRAPH} It cost “€42 million”, said Robert King.`);
  await open(page, 'bad.txt', Buffer.concat([bytes, Buffer.from([0xe9]), bytes]));
  await expect(page.locator('#article')).toContainText('“€42 million”, said Robert King.\ufffdMayor Jiří Čapek');
  for (const big of [false, true]) {
    const wide = Buffer.from(PARAGRAPH, 'utf16le');
    await open(page, 'wide.txt', big ? wide.swap16() : wide);
    await expect(page.locator('#text')).toHaveValue(PARAGRAPH);
    await page.locator('#fresh').click();
  }
});

/**
 * @param {string[]} head
 * @param {string} body
 */
const mail = (head, body) => Buffer.from([...head, '', body].join('\r\n'));
const HEADERS = ['Return-Path: <desk@herald.example>', 'Received: from mx.herald.example by mail.example; Tue, 15 Nov 2016 09:00:12 +0000', 'From: =?utf-8?Q?J=C3=A1n?= <desk@herald.example>', 'To: all@herald.example', 'Subject: Bridge opens', 'Date: Tue, 15 Nov 2016 23:30:00 -0500', 'MIME-Version: 1.0'];

test('a mail: the text without headers and signature, in any encoding, and its day', async ({ page }) => {
  const signed = `${PARAGRAPH}\r\n-- \r\nThe Herald, 1 Quay Street`;
  const quoted = [...Buffer.from(PARAGRAPH)].map((b) => (b > 126 || b === 61 ? `=${b.toString(16).toUpperCase()}` : String.fromCharCode(b))).join('').replace(/(.{60}[^=]{0,3})(?=[^=])/g, '$1=\r\n');
  const texts = {
    'quoted-printable': [`Content-Type: text/plain; charset=utf-8`, `${quoted}\r\n--=20\r\nThe Herald`],
    base64: ['Content-Type: text/plain; charset="utf-8"', Buffer.from(signed).toString('base64').replace(/(.{76})/g, '$1\r\n')],
    '8bit': ['Content-Type: text/plain; charset=utf-8', signed],
  };
  for (const [encoding, [type, body]] of Object.entries(texts)) {
    await open(page, 'story.eml', mail([...HEADERS, type, `Content-Transfer-Encoding: ${encoding}`], body));
    await expect(page.locator('#text')).toHaveValue(new RegExp(`^${PARAGRAPH}\\s*$`));
    await expect(page.locator('#published')).toHaveValue('2016-11-15');
    await page.locator('#fresh').click();
  }
});

test('a mail of many parts: the plain text, or its HTML; attachments stay out; flowed lines are one', async ({ page }) => {
  const boundary = '--=_Part_1.2';
  const parts = [
    `Content-Type: multipart/alternative; boundary="inner"\r\n\r\n--inner\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${PARAGRAPH.replaceAll(', ', ', \r\n')}\r\n\r\n${PARAGRAPH.replace('Monday', 'Sunday')}\r\n--inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Only in HTML</p>\r\n--inner--`,
    'Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nNot the article.',
  ];
  const whole = (/** @type {string[]} */ list) => mail([...HEADERS, `Content-Type: multipart/mixed;\r\n boundary="${boundary}"`], `This is MIME.\r\n--${boundary}\r\n${list.join(`\r\n--${boundary}\r\n`)}\r\n--${boundary}--\r\n`);
  await open(page, 'story.eml', whole(parts));
  await expect(page.locator('#article p')).toHaveText([PARAGRAPH, PARAGRAPH.replace('Monday', 'Sunday')]);
  await page.locator('#fresh').click();
  // A web archive: the page, and the files beside it.
  await open(page, 'story.mht', whole([`Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><article><h1>Bridge opens in Portsmouth</h1><p style=3D"x">${PARAGRAPH.replace(/[^ -~]/g, (s) => [...Buffer.from(s)].map((b) => `=${b.toString(16)}`).join(''))}</p><p>It was built by 300 workers, who had waited for this day for years, said Robert King of the Port Authority in Portsmouth on Sunday evening.</p></article></body></html>`, 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=']));
  await expect(page.locator('#article h1')).toHaveText('Bridge opens in Portsmouth');
  await expect(page.locator('#article p.body').first()).toHaveText(PARAGRAPH);
});

test('a mail that hands on an older article leaves it its day', async ({ page }) => {
  await open(page, 'forward.eml', mail([...HEADERS.map((h) => h.replace('2016', '2019')), 'Content-Type: text/plain; charset=utf-8'], `Bridge opens in Portsmouth\r\n\r\nBy Jane Doe\r\n14 November 2016\r\n\r\n${PARAGRAPH}\r\n\r\n${PARAGRAPH}`));
  await expect(page.locator('#article')).toContainText(PARAGRAPH);
  await expect(page.locator('#published')).toHaveValue('2016-11-14');
});

test('RTF: words, signs, paragraphs; no fonts, pictures, deleted or hidden words', async ({ page }) => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\froman Times;}}{\*\generator Word;}{\info{\title Not this}}{\header Page \chpgn}
\pard\b Bridge opens in Portsmouth\b0\par
\pard Mayor Ji\'f8\'ed {\i\u268?apek} opened the new harbour bridge on Monday, {\deleted and nobody came}and a large crowd came to see it, said \u321?ukasz \'afak{\footnote A note.}, who directs the port.\par
{\pict\pngblip 89504e47}\ldblquote It cost \'8042\~million,\rdblquote  he said\emdash {\v secretly }twice.\par}`;
  await open(page, 'story.rtf', Buffer.from(rtf, 'latin1'));
  await expect(page.locator('#article')).toContainText(PARAGRAPH);
  await expect(page.locator('#article')).toContainText('“It cost €42\u00a0million,” he said—twice.');
  await expect(page.locator('#article')).not.toContainText(/Times|Not this|Page|nobody|note|8950|secretly|[{}\\]/);
  await open(page, 'deep.rtf', `{\\rtf1${'{'.repeat(100_000)}`);
  await expect(page.locator('#notices')).toContainText('RTF file could not be read');
});

/** @param {string} body */
const word = (body) => `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const run = (/** @type {string} */ text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

test('Word: a move is read once, Word Online, UTF-16, signs of its own, hidden words', async ({ page }) => {
  const moved = `<w:p>${run('The bridge opened on Monday. ')}</w:p><w:p><w:moveFrom>${run('Alice Walker spoke first.')}</w:moveFrom></w:p><w:p>${run('Robert King spoke last. ')}<w:moveTo>${run('Alice Walker spoke first.')}</w:moveTo></w:p>`;
  await open(page, 'moved.docx', zip({ 'word/document.xml': word(moved) }));
  await expect(page.locator('#article')).toContainText('Robert King spoke last. Alice Walker spoke first.');
  expect((await page.locator('#text').inputValue()).match(/spoke first/g)).toHaveLength(1);
  const links = '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
  const signs = `<w:p>${run('Jean')}<w:r><w:noBreakHyphen/></w:r>${run('Pierre Roux re')}<w:r><w:softHyphen/></w:r>${run('signed on Monday. ')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r></w:p>`;
  await open(page, 'online.docx', zip({ '_rels/.rels': links, 'word/document2.xml': Buffer.from(`\ufeff${word(signs)}`, 'utf16le') }));
  await expect(page.locator('#text')).toHaveValue('Jean\u2011Pierre Roux resigned on Monday.');
});

test('Word files made to hurt are refused or read, and the page answers meanwhile', async ({ page }, testInfo) => {
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.longest = Math.max(window.longest, e.duration); })).observe({ type: 'longtask' });
  });
  const put = async (/** @type {string} */ name, /** @type {Buffer} */ bytes) => {
    const path = testInfo.outputPath(name);
    writeFileSync(path, bytes);
    await page.locator('#file').setInputFiles(path);
  };
  const notice = page.locator('#notices');
  const bomb = zip({ 'word/document.xml': Buffer.alloc(120_000_000, '<w:p/>') });
  await put('bomb.docx', bomb);
  await expect(notice).toContainText('too long to be an article');
  await put('fake.docx', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(11_000_000, 'PK')]));
  await expect(notice).toContainText('Word document could not be opened');
  const good = zip({ 'word/document.xml': word(`<w:p>${run(PARAGRAPH)}</w:p>`) });
  await put('cut.docx', good.subarray(0, good.length - 30));
  await expect(notice).toContainText('Word document could not be opened');
  await put('nested.docx', zip({ 'word/document.xml': word('<w:p>'.repeat(40_000) + run(PARAGRAPH) + '</w:p>'.repeat(40_000)) }));
  await expect(page.locator('#text')).toHaveValue(PARAGRAPH);
  await page.locator('#fresh').click();
  await put('entities.docx', zip({ 'word/document.xml': `<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]>${word(`<w:p>${run(`&b;&c; ${PARAGRAPH}`)}</w:p>`)}` }));
  await expect(page.locator('#article')).toContainText(PARAGRAPH);
  await expect(page.locator('#article')).not.toContainText(/bbbb|root:/);
  expect(await page.evaluate(() => window.longest)).toBeLessThan(5000);
});

test('columns with blanks between them, pasted or in a file, are put one below the other; a table stays', async ({ page }) => {
  const left = ['The council of Wexmouth said on', 'Tuesday that it would buy back the', 'harbour cranes, ending a quarrel', 'with their owners that had lasted', 'for seven years. Mayor Alice Walker', 'told reporters that the cranes were', 'the arms of this town.'];
  const right = ['Union leader Robert King welcomed', 'the announcement but warned that', 'the town had promised investment', 'before. Nothing had come of it, he', 'said, and nobody had apologised. He', 'spoke on Monday in Ryde, where the', 'old cranes were built in 1931.'];
  const text = ['Council buys back the harbour cranes after a quarrel of seven years', ...left.map((l, i) => l.padEnd(40) + right[i])].join('\n');
  const after = (/** @type {string} */ read) => expect(read.replace(/\s+/g, ' ')).toBe([text.split('\n')[0], ...left, ...right].join(' '));
  await paste(page, text);
  await expect(page.locator('#article')).toContainText('Robert King');
  after(await page.locator('#text').inputValue());
  await page.locator('#fresh').click();
  await open(page, 'two.txt', text);
  await expect(page.locator('#text')).toHaveValue(/Robert King/);
  after(await page.locator('#text').inputValue());
  await page.locator('#fresh').click();
  const table = Array.from({ length: 8 }, (_, i) => `Team ${i}`.padEnd(20) + `${i} points`.padEnd(20) + '3 games').join('\n');
  await open(page, 'table.txt', `${PARAGRAPH}\n\n${table}\n`);
  await expect(page.locator('#text')).toHaveValue(/Team 7/);
  expect(await page.locator('#text').inputValue()).toContain(table);
});
