/**
 * The main things once more in WebKit, the engine of Safari: `node webkit.mjs`.
 * NUTGRAF_URL names the page, WEBKIT_DRIVER the WebDriver of WebKitGTK.
 */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { newspaper } from './host.js';
import { keepPassing } from './passing.js';
import { column, pdf, wrap } from './pdf.js';
import { STORY } from './story.js';
import { Session } from './webkit-driver.js';

const url = process.env.NUTGRAF_URL ?? 'http://127.0.0.1:8080';

/** Plain WebDriver tells nothing of the console: the page keeps its complaints. */
function keepComplaints() {
  window.complaints = [];
  for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
    addEventListener(type, (e) => window.complaints.push(`${type}: ${e.message ?? e.reason ?? e.violatedDirective ?? e.target.outerHTML}`), true);
  }
  console.error = (...words) => window.complaints.push(words.join(' '));
}

/** The page as it is served, with one script before its own. */
const server = createServer(async (request, response) => {
  const early = request.url === '/early.js';
  const answer = early ? new Response(`(${keepComplaints})();(${keepPassing})();`, { headers: { 'Content-Type': 'text/javascript' } }) : await fetch(url + request.url);
  const body = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get('Content-Type') ?? 'application/octet-stream';
  response.writeHead(answer.status, { 'Content-Type': type });
  response.end(type.startsWith('text/html') ? String(body).replace('<title', '<script src="early.js"></script><title') : body);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const page = await Session.start(process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver');
test.after(() => (server.close(), server.closeAllConnections(), page.end()));

/** Opens the page and pastes an article. */
async function read() {
  await page.open(`http://127.0.0.1:${server.address().port}/`);
  await page.run((text) => {
    const field = document.getElementById('text');
    const data = new DataTransfer();
    data.setData('text/plain', text);
    field.focus();
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, STORY);
  await page.says('#facts', 'words');
  return async () => assert.deepEqual(await page.run(() => window.complaints), []);
}

test('a pasted article is there, in all panels', async () => {
  const done = await read();
  await page.says('#entities', 'Alice Walker');
  await page.says('#quotes', 'This bridge will carry the town');
  await page.says('#timeline-body', 'March 2017');
  await page.says('#summary-body', 'opened the new harbour bridge');
  await done();
});

test('names, quotes and times are marked in the text, each in its way', async () => {
  const done = await read();
  const look = (/** @type {string} */ mark, /** @type {string} */ property) => page.run((m, p) => getComputedStyle(document.querySelector(`#article ${m}`))[p], mark, property);
  assert.equal(await look('p.body .name.person', 'textDecorationLine'), 'underline');
  assert.equal(await look('p.body .when', 'textDecorationLine'), 'overline');
  assert.equal(await look('.money', 'textDecorationStyle'), 'dotted');
  assert.equal(await look('.quote.direct', 'borderInlineStartStyle'), 'solid');
  assert.notEqual(await look('.lit', 'backgroundColor'), 'rgba(0, 0, 0, 0)');
  await done();
});

test('an item lights its place, a name opens its card', async () => {
  const done = await read();
  await page.click('#jump [data-to="timeline"]');
  await page.until(() => Boolean(document.querySelector('.axis')));
  // A click while the panels still glide, or the axis grows, lands beside what it aims at.
  for (let tries = 3, lit = []; !lit.length; tries--) {
    await page.rests('#timeline-body .happenings .go');
    await page.click('#timeline-body .happenings .go');
    // Questions without a pause keep this WebKit from drawing.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    lit = await page.run(() => window.passed.lit);
    if (lit.length || tries === 1) assert.deepEqual([...new Set(lit)], ['1931']);
  }
  // WebKit would paint the light on the title of what opens above the page.
  await page.click('#share');
  await page.says('#dialog[open]', 'A link to this article');
  assert.equal(await page.run(() => CSS.highlights.has('nutgraf-spot')), false);
  await page.click('#dialog header button');
  await page.click('#article p.body .name.person');
  await page.says('#card:popover-open', 'Alice Walker');
  await done();
});

test('a PDF file is opened', async () => {
  await page.open(`http://127.0.0.1:${server.address().port}/`);
  const bytes = pdf([column(STORY.split('\n\n').slice(2).flatMap((p) => [...wrap(p.trim(), 70), '']), { x: 50, y: 700 })]);
  await page.run((base64) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (s) => s.charCodeAt(0))], 'story.pdf'));
    const field = document.getElementById('file');
    field.files = data.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, bytes.toString('base64'));
  await page.says('#article', 'This bridge will carry the town into a new century');
  assert.deepEqual(await page.run(() => window.complaints), []);
});

test('the custom element in a newspaper’s own page', async () => {
  const site = await newspaper();
  try {
    await page.open(site.url);
    await page.until(() => document.querySelector('nut-graf')?.shadowRoot?.textContent.includes('In short'));
    await page.until(() => CSS.highlights.get('nutgraf-person')?.size > 0);
    const look = await page.run(() => getComputedStyle(document.getElementById('story'), '::highlight(nutgraf-person)').textDecorationLine);
    assert.equal(look, 'underline');
  } finally {
    site.close();
  }
});
