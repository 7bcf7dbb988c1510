/** The host's article is never harmed: it can be read before, during and after, on any colours, also where something fails. */

import { inflateSync } from 'node:zlib';
import { ARTICLE, host, painted } from './host.js';
import { expect, test } from './page.js';

const found = (/** @type {import('@playwright/test').Page} */ page) => expect(page.locator('nut-graf').first()).toContainText('In short');
const FAILS = ['nut-graf:', 'Failed to load resource', 'Refused to', 'Content Security Policy', 'WebAssembly'];

/**
 * The RGB pixels of a PNG without interlacing, as Playwright makes them, within a box.
 *
 * @param {Buffer} png
 * @param {{ x: number, y: number, width: number, height: number }} [box]
 */
function pixels(png, box) {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const parts = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const row = width * channels;
  const out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < row; x++) {
      const [left, up, corner] = [x < channels ? 0 : out[y * row + x - channels], y ? out[(y - 1) * row + x] : 0, y && x >= channels ? out[(y - 1) * row + x - channels] : 0];
      const guess = left + up - corner;
      const paeth = Math.abs(guess - left) <= Math.abs(guess - up) && Math.abs(guess - left) <= Math.abs(guess - corner) ? left : Math.abs(guess - up) <= Math.abs(guess - corner) ? up : corner;
      out[y * row + x] = raw[y * (row + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth][raw[y * (row + 1)]];
    }
  }
  const { x: left, y: top, width: w, height: h } = box ?? { x: 0, y: 0, width, height };
  const found = [];
  for (let y = Math.ceil(top); y < top + h && y < height; y++) for (let x = Math.ceil(left); x < left + w && x < width; x++) found.push([...out.subarray((y * width + x) * channels, (y * width + x) * channels + 3)]);
  return found;
}

/** The contrast between what most pixels are and the pixel farthest from it. */
function contrast(/** @type {number[][]} */ all) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const p of all) counts.set(String(p), (counts.get(String(p)) ?? 0) + 1);
  const ground = [...counts].sort((a, b) => b[1] - a[1])[0][0].split(',').map(Number);
  const tone = (/** @type {number[]} */ rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (/** @type {number} */ a, /** @type {number} */ b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return Math.max(...all.map((p) => ratio(tone(p), tone(ground))));
}

const PLAIN = `<article id="story"><h1>Town opens a bridge</h1><p>The town opened a new bridge over the river on Monday after nine years of work on both of its banks.</p>
<p>“The bridge carries every one of us,” said Alice Walker, who leads the council of the town and walked over it first.</p></article>`;

for (const [name, css] of Object.entries({
  'black on white': 'body { background: #fff; color: #000 }',
  'white on black': 'body { background: #000; color: #fff }',
  'a dark class without color-scheme': 'body { background: #111; color: #eee }',
  'a dark page with color-scheme': ':root { color-scheme: dark } body { background: #121212; color: #ddd }',
  'grey on white': 'body { background: #fff; color: #767676 }',
  'grey on black': 'body { background: #000; color: #777 }',
  sepia: 'body { background: #f4ecd8; color: #5b4636 }',
  'solarized dark': 'body { background: #002b36; color: #93a1a1 }',
  'dark blue in oklch': 'body { background: oklch(0.2 0.05 260); color: oklch(0.92 0.02 260) }',
  'yellow on navy': 'body { background: #00005a; color: #ffee00 }',
  'a dark card on a light page': 'body { background: #fff; color: #222 } article { background: #222; color: #f2f2f2 }',
  'a light card on a dark page': 'body { background: #111; color: #eee } article { background: #fafafa; color: #333 }',
})) {
  test(`marks and panel can be read: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 700, height: 700 });
    await host(page, `${PLAIN}<nut-graf for="story"></nut-graf>`, `<style>${css} body { font: 20px/1.6 sans-serif; margin: 20px } article { padding: 10px }</style>`);
    await found(page);
    const marks = await page.evaluate(painted);
    for (const [kind, words] of [['nutgraf-summary', 'The town opened'], ['nutgraf-quote', '“The bridge carries']]) expect(marks.some(([k, w]) => k.startsWith(kind) && w.startsWith(words)), kind).toBe(true);
    const measure = async (/** @type {string[]} */ places) => {
      const shot = await page.screenshot();
      for (const place of places) expect.soft(contrast(pixels(shot, (await page.locator(place).first().boundingBox()) ?? undefined)), place).toBeGreaterThanOrEqual(4.45);
    };
    await measure(['#story p:nth-of-type(1)', '#story p:nth-of-type(2)', 'nut-graf details p']);
    await page.locator('nut-graf').evaluate((node) => node.select('quotes', 0));
    await measure(['#story p:nth-of-type(2)']);
  });
}

test('a theme that is switched takes the marks along', async ({ page }) => {
  await host(page, `${PLAIN}<nut-graf for="story"></nut-graf>`, '<style>.dark { background: #111; color: #eee }</style>');
  await found(page);
  const names = () => page.evaluate(() => [...CSS.highlights.keys()].filter((n) => n.startsWith('nutgraf-summary')));
  expect(await names()).toEqual(['nutgraf-summary']);
  await page.evaluate(() => document.body.classList.add('dark'));
  await expect.poll(names).toEqual(['nutgraf-summary-dark']);
});

test('the host’s own rules for the marks win, and its properties', async ({ page }) => {
  await host(page, `${PLAIN}<nut-graf for="story"></nut-graf>`, '<style>body { background: #fff; color: #000; --nutgraf-quote: #cfc } ::highlight(nutgraf-summary) { background-color: transparent; color: red }</style>');
  await found(page);
  const colours = pixels(await page.locator('#story').screenshot()).map(String);
  expect(colours).not.toContain('253,241,191');
  expect(colours).toContain('255,0,0');
  expect(colours).toContain('204,255,204');
});

test.describe('where something fails', () => {
  test.use({ allowed: FAILS });
  const OWN = '<nut-graf><p>Own text of Alice Walker stands here.</p></nut-graf>';
  const height = (/** @type {import('@playwright/test').Page} */ page) => page.locator('nut-graf > p').evaluate((p) => p.getBoundingClientRect().height);

  test('own text is there while the .wasm takes its time, and after', async ({ page }) => {
    let go = () => {};
    await page.route('**/*.wasm', async (route) => {
      await new Promise((resolve) => { go = () => resolve(undefined); });
      await route.continue();
    });
    await host(page, OWN);
    await expect.poll(() => height(page)).toBeGreaterThan(10);
    expect(await page.evaluate(() => window.events)).toEqual([]);
    await expect.poll(() => (go(), page.evaluate(() => window.events.length))).toBe(1);
    expect(await height(page)).toBeGreaterThan(10);
  });

  for (const [name, answer, told] of /** @type {const} */ ([
    ['missing', { status: 404, body: '' }, '404'],
    ['empty', { status: 200, body: '' }, 'an empty file'],
    ['a web page', { status: 200, body: '<!doctype html><p>Home' }, 'a web page'],
  ])) {
    test(`own text stays where the .wasm is ${name}, and one line says so`, async ({ page }) => {
      const lines = [];
      page.on('console', (message) => message.text().startsWith('nut-graf') && lines.push(message.text()));
      let asked = 0;
      await page.route('**/*.wasm', (route) => (asked++, route.fulfill(answer)));
      await host(page, OWN.replace('<nut-graf', '<nut-graf debug') + OWN);
      await expect.poll(() => lines.length).toBe(2);
      expect(lines[0]).toContain(told);
      expect(lines[0]).toContain('copy');
      expect(asked).toBe(1);
      for (const nth of [0, 1]) expect(await page.locator('nut-graf > p').nth(nth).evaluate((p) => p.getBoundingClientRect().height)).toBeGreaterThan(10);
      await expect(page.locator('nut-graf').nth(0)).toContainText(told);
      await expect(page.locator('nut-graf').nth(1)).not.toContainText(told);
      expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    });
  }

  test('a policy without wasm-unsafe-eval is told as what it is', async ({ page }) => {
    await page.route('**/worker.js', (route) => route.fulfill({ path: '../../www/worker.js', headers: { 'Content-Security-Policy': "script-src 'self'", 'Content-Type': 'text/javascript' } }));
    await host(page, OWN, `<meta http-equiv="Content-Security-Policy" content="default-src 'self'">`);
    await expect.poll(() => page.evaluate(() => window.events)).toEqual([['nutgraf-error', expect.stringContaining("'wasm-unsafe-eval'")]]);
    expect(await height(page)).toBeGreaterThan(10);
  });

  test('<nut-graf /> before the article: the page is all there, in order, and is read', async ({ page }) => {
    const lines = [];
    page.on('console', (message) => message.text().includes('self-closing') && lines.push(message.text()));
    await host(page, `<nut-graf for="story" />${ARTICLE}<footer>All rights reserved.</footer>`);
    await found(page);
    for (const words of ['Robert King of the Port Authority', 'All rights reserved']) await expect(page.getByText(words).first()).toBeVisible();
    expect((await page.evaluate(painted)).map(([, w]) => w)).toContain('Robert King');
    expect(lines).toHaveLength(1);
  });

  test('wrong ids and dates are told once each, with the way to mend them', async ({ page }) => {
    const lines = [];
    page.on('console', (message) => message.text().startsWith('nut-graf') && lines.push(message.text()));
    await host(page, `${ARTICLE}<nut-graf for="nowhere"></nut-graf><nut-graf for="story" date="yesterday" sentences="many" show="sumary"></nut-graf>`);
    await expect.poll(() => lines.length).toBe(4);
    expect(lines.sort().map((l) => l.slice(0, 40))).toEqual(['nut-graf: date="yesterday" is no date, a', 'nut-graf: sentences="many": a whole numb', 'nut-graf: show="sumary": “sumary” is non', 'nut-graf: there is no element with the i']);
    const events = await page.evaluate(() => window.events.map(([name]) => name).sort());
    expect(events).toEqual(['nutgraf-analysis', 'nutgraf-error', 'nutgraf-error']);
    // A wrong date costs the date, not the analysis.
    expect(await page.locator('nut-graf').nth(1).evaluate((node) => node.analysis.entities.length)).toBeGreaterThan(0);
  });
});

test('fallback content is there until the analysis is', async ({ page }) => {
  await host(page, `${ARTICLE}<nut-graf for="story"><p slot="fallback">Read the story above.</p></nut-graf>`);
  await found(page);
  await expect(page.getByText('Read the story above.')).toBeHidden();
});

test('several on a page share one worker and one .wasm, and wait until they come near the screen', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && asked.push(request.url()));
  const article = (/** @type {number} */ i) => `<article id="a${i}"><h1>Bridge ${i} opened</h1><p>Mayor Alice Walker opened bridge ${i} on Monday in front of a crowd.</p></article><nut-graf for="a${i}"></nut-graf>`;
  await host(page, `<div style="height: 9000px">far</div>${[1, 2, 3, 4, 5, 6].map(article).join('')}`);
  await page.waitForTimeout(500);
  expect(asked).toEqual([]);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(() => page.evaluate(() => window.events.length)).toBe(6);
  expect(asked).toHaveLength(1);
  expect(page.workers()).toHaveLength(1);
});

test('an article that comes late is read, one that is replaced too, and one that goes leaves nothing', async ({ page }) => {
  await host(page, '<nut-graf for="#story"></nut-graf><div id="app"></div>');
  await page.waitForTimeout(300);
  await page.evaluate((html) => { document.querySelector('#app').innerHTML = html; }, ARTICLE);
  await found(page);
  await page.evaluate(() => { document.querySelector('#story').outerHTML = '<article id="story"><h1>Council closes bridge</h1><p>Councillor Susan Hall closed the bridge on Friday after a storm.</p></article>'; });
  await expect(page.locator('nut-graf')).toContainText('Susan Hall');
  const marks = await page.evaluate(painted);
  expect(marks.map(([, w]) => w)).toContain('Susan Hall');
  expect(marks.map(([, w]) => w)).not.toContain('Robert King');
  await page.evaluate(() => document.querySelector('#story').remove());
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(0);
  await expect(page.locator('nut-graf .found')).toBeHidden();
});

test('a clock in the article: panels stay as they are, the focus too, and a new headline is seen', async ({ page }) => {
  await host(page, `${ARTICLE.replace('</h1>', '</h1><p id="clock">10:00:00</p>')}<nut-graf for="story"></nut-graf>`);
  await found(page);
  await page.getByRole('heading', { name: 'Who said what' }).click();
  await page.getByRole('heading', { name: 'In short' }).click();
  await page.locator('nut-graf').getByRole('button', { name: /^“This bridge/ }).focus();
  await page.evaluate(() => {
    let n = 0;
    setInterval(() => { document.querySelector('#clock').textContent = `10:00:${n++}`; }, 100);
  });
  await page.waitForTimeout(3500);
  const readings = () => page.evaluate(() => window.events.length);
  expect(await readings()).toBeLessThan(5);
  await page.evaluate(() => { document.querySelector('#story p:last-of-type').textContent = '“This bridge is closed,” said Susan Hall of the Port Authority on Tuesday.'; });
  await expect(page.locator('nut-graf')).toContainText('Susan Hall');
  expect(await page.locator('nut-graf details').evaluateAll((all) => all.map((d) => [d.dataset.key, d.open]))).toEqual(expect.arrayContaining([['summary', false], ['quotes', true]]));
  expect(await page.evaluate(() => document.querySelector('nut-graf').shadowRoot.activeElement?.textContent)).toContain('“This bridge');
});

test('moved about in the page, it goes on; taken out, its worker ends', async ({ page }) => {
  await host(page, `<main>${ARTICLE}<nut-graf for="story"></nut-graf></main><aside></aside>`);
  await found(page);
  await page.evaluate(() => document.querySelector('aside').append(document.querySelector('nut-graf')));
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(1);
  await page.evaluate(() => document.querySelector('nut-graf').remove());
  expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
});

test('what the host hides is not read', async ({ page }) => {
  await host(
    page,
    `<article id="story"><h1>Mayor opens bridge</h1><p>Mayor Alice Walker opened the harbour bridge on Monday.</p><p class="gone">Peter Moss paid £9 million.</p><p class="sr">Henry Ford read this aloud.</p></article><nut-graf for="story"></nut-graf>`,
    '<style>.gone { display: none } .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0) }</style>',
  );
  await found(page);
  const names = await page.locator('nut-graf').evaluate((node) => node.analysis.entities.map((e) => e.name));
  expect(names).toContain('Alice Walker');
  for (const name of ['Peter Moss', 'Henry Ford', '£9 million']) expect(names).not.toContain(name);
});

test('shadow roots: the element in one, the article outside; the article’s text in its own', async ({ page }) => {
  await host(page, `${ARTICLE}<div id="box"></div><news-story id="inner"></news-story><nut-graf for="inner"></nut-graf>`, `<script>
    customElements.define('news-story', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<p>Councillor Susan Hall closed the harbour bridge on Friday after a storm.</p>'; } });
    addEventListener('DOMContentLoaded', () => { box.attachShadow({ mode: 'open' }).innerHTML = '<nut-graf for="story"></nut-graf>'; });
  </script>`);
  await expect.poll(() => page.evaluate(() => window.events.length)).toBe(2);
  const words = (await page.evaluate(painted)).map(([, w]) => w);
  expect(words).toContain('Alice Walker');
  expect(words).toContain('Susan Hall');
  expect(await page.evaluate(() => document.querySelector('#inner').shadowRoot.adoptedStyleSheets.length)).toBe(1);
});
