/** What is no article says so first; what fails says why, and the text stays in sight. */

import { expect, open, paste, read, STORY, test } from './page.js';
import { zip } from './zip.js';

for (const [name, text, words] of [
  ['an address', 'https://www.example.org/news/bridge-opens-12345', 'cannot open links'],
  ['a program', 'import os, sys\nfrom collections import defaultdict\n\ndef main(path):\n    counts = defaultdict(int)\n    for line in open(path):\n        counts[line] += 1\n    return counts\n\nif __name__ == "__main__":\n    main(sys.argv[1])\n', 'reads like a program'],
  ['a recipe', 'Lemon cake\n\nIngredients\n200 g butter\n250 g sugar\n4 eggs\n2 tbsp milk\n1 tsp baking powder\n\nPreheat the oven to 180 C. Mix butter and sugar. Add the eggs one by one. Bake for 40 minutes.\n', 'reads like a recipe'],
  ['a chat', '[12:01] Tom: hi there\n[12:02] Ana: hello\n[12:02] Tom: did you see the game\n[12:03] Ana: no, who won\n[12:05] Tom: we did, 3 to 1\n', 'reads like a chat'],
  ['two columns mixed line by line', 'The harbour of Lisbon will stay\nA school in the north of the county\nclosed until Friday, the port\nhas opened a kitchen where parents\nauthority said on Monday. Four ships\ncook for their children every day.\nare waiting outside the bay, and the\nThe head teacher, Ana Costa, said\nfirst of them has no more water for\nthat the old kitchen was closed in\nits crew. Pedro Marques, the minister\n2011 to save money. Since then the\nof transport, told reporters that the\nmeals came by lorry from a factory\nstrike was a matter for the courts.\nin the next town. They were cold\nHe had spoken with the owners of the\nwhen they arrived, and most of the\nterminal three times, he said, and\nfood was thrown away. Now two of\nnobody had made him an offer that he\nthe parents come at seven, and a\ncould bring before the council. The\nfarmer brings what he has. It is\nowners denied that. They had sent a\ncheaper than before. The county\nletter in May and another in June.\nwants to see the books, a clerk\nA judge will hear both sides on\nsaid, before other schools may\nTuesday.\nfollow.', 'Two columns seem to be mixed'],
]) {
  test(`${name} is said to be none, and is read all the same if wanted`, async ({ page }) => {
    await page.goto('/');
    await paste(page, text);
    await expect(page.locator('#notices')).toContainText(words);
    await expect(page.locator('#panels')).toBeHidden();
    if (name === 'an address') return;
    await page.getByRole('button', { name: 'Read it anyway' }).click();
    await expect(page.locator('#panels')).toBeVisible();
    await expect(page.locator('#notices')).not.toContainText(words);
  });
}

test.describe('without its .wasm', () => {
  test.use({ allowed: ['worker-src', '404', '503', 'ERR_FAILED', 'Failed to load'] });

  for (const [name, answer, words] of [
    ['a page instead of it', { contentType: 'text/html', body: '<!doctype html>Not found' }, 'the server sent something else'],
    ['404', { status: 404, body: 'no' }, 'the server sent something else'],
    ['half of it', { contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 99, 3]) }, 'the server sent something else'],
  ]) {
    test(`${name}: the right words, and the text in sight`, async ({ page }) => {
      await page.route('**/nutgraf_bg.wasm', (route) => route.fulfill(answer));
      await page.goto('/');
      await paste(page, STORY);
      await expect(page.locator('#notices')).toContainText(words, { timeout: 15_000 });
      await expect(page.locator('#text')).toBeVisible();
      await expect(page.locator('#text')).toHaveValue(STORY);
    });
  }

  test('a failed start is tried again with the next text', async ({ page }) => {
    let answers = 0;
    await page.route('**/nutgraf_bg.wasm', (route) => (answers++ < 1 ? route.fulfill({ status: 503, body: 'later' }) : route.fallback()));
    await page.goto('/');
    await expect.poll(() => answers).toBeGreaterThan(0);
    await paste(page, STORY);
    await expect(page.locator('#entities')).toContainText('Alice Walker', { timeout: 15_000 });
  });

  test('a .wasm that does not come is waited for in words', async ({ page }) => {
    await page.route('**/nutgraf_bg.wasm', () => {});
    await page.clock.install();
    await page.goto('/');
    await paste(page, STORY);
    await page.clock.runFor(6000);
    await expect(page.locator('#notices')).toContainText('still on its way');
    await expect(page.locator('#text')).toHaveValue(STORY);
    await page.clock.runFor(70_000);
    await expect(page.locator('#notices')).toContainText('did not arrive in time');
  });
});

test('files that are not read are called by their name', async ({ page }) => {
  await page.goto('/');
  const notice = page.locator('#notices');
  await open(page, 'a.eml', 'From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nHello');
  await expect(notice).toContainText('That mail holds no text');
  await open(page, 'a.webloc', '<?xml version="1.0"?><plist></plist>');
  await expect(notice).toContainText('only an address');
});

test('charsets: the page’s own, one bad byte, UTF-16 without a mark', async ({ page }) => {
  await page.goto('/');
  const text = 'Mayor Jane Doe opened the harbour bridge on Monday, and everybody came to see it from far away.';
  const encode = (prefix, bytes, suffix) => Buffer.concat([Buffer.from(prefix), Buffer.from(bytes), Buffer.from(suffix)]);
  // "Łukasz Żak" in windows-1250.
  await open(page, 'a.html', encode('<!doctype html><meta charset="windows-1250"><p>', [0xa3, 0x75, 0x6b, 0x61, 0x73, 0x7a, 0x20, 0xaf, 0x61, 0x6b], ` said hello. ${text}</p>`));
  await expect(page.locator('#article')).toContainText('Łukasz Żak said hello');
  await open(page, 'b.txt', encode('“Yes,” she said — it’s Leixões. ', [0xe9], ` ${text}`));
  await expect(page.locator('#article')).toContainText('“Yes,” she said — it’s Leixões');
  await open(page, 'c.txt', Buffer.from(text, 'utf16le'));
  await expect(page.locator('#article')).toContainText('Mayor Jane Doe opened');
});

test('.docx: moved, deleted, hidden and boxed text is read once or not at all, from whatever part holds it', async ({ page }) => {
  await page.goto('/');
  const p = (inner) => `<w:p>${inner}</w:p>`;
  const r = (words, more = '') => `<w:r>${more}<w:t xml:space="preserve">${words}</w:t></w:r>`;
  const xml = `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>
    ${p(`<w:moveFrom>${r('The old town hall burned down on Friday night.')}</w:moveFrom>`)}
    ${p(r('Mayor Anna Price opened the ferry pier in Ryde on Monday morning.'))}
    ${p(`<w:moveTo>${r('The old town hall burned down on Friday night.')}</w:moveTo><w:del>${r('Deleted words.')}</w:del>`)}
    ${p(`${r('Secret words. ', '<w:rPr><w:vanish/></w:rPr>')}${r('A non')}<w:r><w:noBreakHyphen/></w:r>${r('stop service runs.')}`)}
    ${p(`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('A box with words of its own.'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r('A box with words of its own.'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`)}
  </w:body></w:document>`;
  const rels = '<Relationships><Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="word/document2.xml"/></Relationships>';
  await open(page, 'a.docx', zip({ '_rels/.rels': rels, 'word/document2.xml': xml }));
  const article = page.locator('#article');
  await expect(article).toContainText('Anna Price opened the ferry pier');
  const text = (await article.textContent()) ?? '';
  expect(text.match(/town hall burned/g)).toHaveLength(1);
  expect(text.match(/A box with words/g)).toHaveLength(1);
  expect(text).not.toMatch(/Deleted|Secret/);
  expect(text).toContain('non\u2011stop');
});

test('the policy enforces Trusted Types, and all works under it', async ({ page }) => {
  await read(page);
  expect(await page.evaluate(() => {
    try {
      document.createElement('p').innerHTML = '<b>x</b>';
      return 'taken';
    } catch {
      return 'refused';
    }
  })).toBe('refused');
});
test.use({ allowed: ['TrustedHTML', 'Trusted'] });
