/**
 * How long the page stands still while it takes large or hostile input, in real Chromium: `cargo xtask serve`, then
 * `node benches/blocking.mjs [PATTERN]`. Prints, for each input under 12 MB, the longest task of the page's main thread: the
 * processor's time, which other work on the machine can't stretch, and the clock's; then what the page showed in the end. The
 * goal is 200 ms. NUTGRAF_URL and CHROMIUM as in the tests.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { column, pdf } from '../tests/browser/pdf.js';
import { zip } from '../tests/browser/zip.js';

const { chromium } = createRequire(new URL('../tests/browser/', import.meta.url))('@playwright/test');
const wanted = new RegExp(process.argv[2] ?? '');
const GOAL = 200;
/** Milliseconds after which an input counts as read, or as never read. */
const QUIET = 1500;
const PATIENCE = 60_000;

const STORY = readFileSync(new URL('../www/samples/politics.txt', import.meta.url), 'utf8').trim();
const PARAGRAPHS = STORY.split('\n\n').slice(2);
/** @param {number} size in characters */
const prose = (size) => {
  const parts = [STORY];
  for (let length = STORY.length, i = 0; length < size; i++) {
    parts.push(PARAGRAPHS[i % PARAGRAPHS.length]);
    length += parts[parts.length - 1].length + 2;
  }
  return parts.join('\n\n').slice(0, size);
};
/** Names and words in an order that does not come again: it packs as a real text does. */
const varied = (/** @type {number} */ size) => {
  const words = PARAGRAPHS.join(' ').split(/\s+/);
  const out = [];
  for (let length = 0, i = 1; length < size; i = (i * 48271) % 2147483647) {
    out.push(i % 90 ? words[i % words.length] : `${words[i % words.length]}\n\n`);
    length += out[out.length - 1].length + 1;
  }
  return out.join(' ').slice(0, size);
};
/** @param {number} size */
const marked = (size) => prose(size).split('\n\n').map((p) => `<p>${p}</p>`).join('\n');
const page = (/** @type {string} */ body) => `<!doctype html><meta charset="utf-8"><title>Harbour vote</title><body><article><h1>Harbour vote splits coalition</h1>${body}</article>`;
const pack = (/** @type {object} */ article) => deflateRawSync(JSON.stringify(article)).toString('base64url');
const MB = 1_000_000;
const MAIL = 'From: desk@herald.example\r\nTo: all@herald.example\r\nSubject: Vote\r\nDate: Tue, 15 Nov 2016 10:00:00 +0000\r\nMIME-Version: 1.0\r\n';
const word = (/** @type {string} */ body) => zip({ 'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>` });
const line = (/** @type {string} */ text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const sheet = (/** @type {string} */ text) => column(text.match(/.{1,85}(\s|$)/g) ?? [], { x: 60, y: 780 });

/** @typedef {{ plain?: string, html?: string, file?: [string, string | Buffer], hash?: string }} Input */
/** @type {Record<string, () => Input>} */
const INPUTS = {
  'paste: text, 100 KB': () => ({ plain: prose(MB / 10) }),
  'paste: text, 1 MB': () => ({ plain: prose(MB) }),
  'paste: text, 3.9 MB': () => ({ plain: prose(3.9 * MB) }),
  'paste: text, 12 MB (refused)': () => ({ plain: prose(11.9 * MB) }),
  'paste: one line, 3.9 MB': () => ({ plain: prose(3.9 * MB).replaceAll('\n', ' ') }),
  'paste: no blank, 1 MB': () => ({ plain: 'x'.repeat(MB) }),
  'paste: short lines, 3.9 MB': () => ({ plain: 'Home\n'.repeat(0.78 * MB) }),
  'paste: quotation marks, 1 MB': () => ({ plain: '"'.repeat(MB) }),
  'paste: dates, 1 MB': () => ({ plain: Array.from({ length: MB / 60 }, (_, i) => `Alice Walker met Robert King on ${(i % 27) + 1} March ${1950 + (i % 70)}.`).join(' ') }),
  'paste: columns, 3.9 MB': () => ({ plain: `${'The council of the town met  on'.padEnd(40)}    and voted for the new bridge\n`.repeat((3.9 * MB) / 73) }),
  'paste: soft hyphens, 3.9 MB': () => ({ plain: prose(3.5 * MB).replace(/(\w{4})(\w{4})/g, '$1\u00ad$2').slice(0, 3.9 * MB) }),
  'paste: HTML of 25,000 <a': () => ({ plain: STORY, html: `<p>${STORY}</p>${'<a'.repeat(25_000)}` }),
  'paste: HTML of <a, 1 MB': () => ({ plain: STORY, html: `<p>${STORY}</p>${'<a'.repeat(MB / 2)}` }),
  'paste: HTML of <style, 1 MB': () => ({ plain: STORY, html: `<p>${STORY}</p>${'<style'.repeat(MB / 6)}` }),
  'paste: HTML of prose, 3.9 MB': () => ({ plain: prose(3.7 * MB), html: page(marked(3.7 * MB)) }),
  'paste: HTML of <div>, 11.9 MB': () => ({ plain: STORY, html: page(`${'<div>'.repeat(2.38 * MB)}${marked(10_000)}`) }),
  'paste: HTML of one text, 11 MB': () => ({ plain: STORY, html: `<p>${STORY}</p><p>${'word '.repeat(2.2 * MB)}</p>` }),
  'paste: HTML of one attribute, 11 MB': () => ({ plain: STORY, html: `<p>${STORY}</p><p title="${'word '.repeat(2.2 * MB)}">` }),
  'file: .html, <a, 11.9 MB': () => ({ file: ['a.html', page(`${marked(10_000)}${'<a'.repeat(5.9 * MB)}`)] }),
  'file: .html, 2,000,000 <div>': () => ({ file: ['a.html', page(`${'<div>'.repeat(2 * MB)}${marked(10_000)}`)] }),
  'file: .html, <div><p> 8,000 times': () => ({ file: ['a.html', page(`<div><p>${PARAGRAPHS[0]}</p>`.repeat(8000))] }),
  'file: .html, a page of 1.4 MB': () => ({ file: ['a.html', page(marked(1.4 * MB))] }),
  'file: .html, 11,000 elements': () => ({ file: ['a.html', page(Array.from({ length: 11_000 }, (_, i) => `<div class="c${i % 50}">${i % 3 ? 'Short words' : PARAGRAPHS[i % 8].slice(0, 90)}</div>`).join(''))] }),
  'file: .html, a page of 200 KB': () => ({ file: ['a.html', page(marked(200_000))] }),
  'file: .html, one comment, 11 MB': () => ({ file: ['a.html', page(`<!--${'-'.repeat(11 * MB)}${marked(10_000)}`)] }),
  'file: .md, blanks, 3.9 MB': () => ({ file: ['a.md', `# a${' '.repeat(3.9 * MB)}b`] }),
  'file: .md, prose, 3.9 MB': () => ({ file: ['a.md', prose(3.9 * MB).replaceAll('the ', 'the **[*big*](x)** ').slice(0, 3.9 * MB)] }),
  'file: .md, signs, 3.9 MB': () => ({ file: ['a.md', '[*_`~~!|\\'.repeat(0.39 * MB)] }),
  'file: .txt, 3.9 MB': () => ({ file: ['a.txt', prose(3.9 * MB)] }),
  'file: .txt, windows-1252, 3.9 MB': () => ({ file: ['a.txt', Buffer.from(prose(3.9 * MB).replace(/[^\x20-\x7e\n]/g, '\xe9').replaceAll('e ', '\xe9 '), 'latin1')] }),
  'file: .txt, UTF-16, 7.8 MB': () => ({ file: ['a.txt', Buffer.from(prose(3.9 * MB), 'utf16le')] }),
  'file: .txt, 12 MB (refused)': () => ({ file: ['a.txt', prose(11.9 * MB)] }),
  'file: .docx, 3.8 MB of text': () => ({ file: ['a.docx', word(prose(3.8 * MB).split('\n\n').map(line).join(''))] }),
  'file: .docx, 58 MB of <w:p/>': () => ({ file: ['a.docx', word(`${line(STORY)}${'<w:p/>'.repeat(9.6 * MB)}`)] }),
  'file: .docx, w:p in w:p': () => ({ file: ['a.docx', word(`${'<w:p>'.repeat(MB)}${line(STORY)}`)] }),
  'file: .rtf, 3.8 MB of text': () => ({ file: ['a.rtf', Buffer.from(`{\\rtf1\\ansi ${prose(3.8 * MB).replaceAll('\n\n', '\\par\n')}}`, 'latin1')] }),
  'file: .rtf, signs, 11.9 MB': () => ({ file: ['a.rtf', `{\\rtf1 ${"\\'e9".repeat(2.97 * MB)}}`] }),
  'file: .rtf, braces, 11.9 MB': () => ({ file: ['a.rtf', `{\\rtf1 ${'{}'.repeat(5.9 * MB)}}`] }),
  'file: .eml, base64, 3.8 MB of text': () => ({ file: ['a.eml', `${MAIL}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(prose(3.8 * MB)).toString('base64').replace(/(.{76})/g, '$1\r\n')}`] }),
  'file: .eml, quoted HTML, 11 MB': () => ({ file: ['a.eml', `${MAIL}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${page(marked(3.5 * MB)).replaceAll('e', '=65').replaceAll('=\n', '\n').slice(0, 11 * MB)}`] }),
  'file: .eml, flowed, 3.8 MB': () => ({ file: ['a.eml', `${MAIL}Content-Type: text/plain; format=flowed\r\n\r\n${prose(3.6 * MB).replaceAll(', ', ', \r\n')}`] }),
  'file: .eml, 100,000 parts': () => ({ file: ['a.eml', `${MAIL}Content-Type: multipart/mixed; boundary=x\r\n\r\n${'--x\r\nContent-Type: text/plain\r\n\r\nHi\r\n'.repeat(100_000)}--x--`] }),
  'file: .pdf, 300 pages': () => ({ file: ['a.pdf', pdf(Array.from({ length: 300 }, (_, i) => sheet(prose(4000 + i).slice(i))))] }),
  'file: .pdf, 11 MB': () => ({ file: ['a.pdf', pdf([sheet(prose(3000))], { padding: 11 * MB })] }),
  'link: 18 KB that unfold to 7 M': () => ({ hash: pack({ v: 2, text: 'The town voted. '.repeat(437_500), corrections: [] }) }),
  'link: 400 KB of text': () => ({ hash: pack({ v: 2, text: varied(400_000), corrections: [] }) }),
  'link: 2,000 corrections': () => {
    const text = varied(200_000);
    const anchors = [...text.matchAll(/Varnholm|Brandt|Ekdal|Norrmar/g)].slice(0, 2000).map(({ 0: exact, index }) => ({ exact, before: text.slice(Math.max(0, index - 24), index), after: text.slice(index + exact.length, index + exact.length + 24), at: index, length: exact.length }));
    return { hash: pack({ v: 2, text, corrections: anchors.map((at) => ({ op: 'retype', type: 'place', at })) }) };
  },
};

const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
let over = 0;
for (const [name, make] of Object.entries(INPUTS)) {
  if (!wanted.test(name)) continue;
  const context = await browser.newContext({ baseURL: process.env.NUTGRAF_URL ?? 'http://127.0.0.1:8080', viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  const tab = await context.newPage();
  await tab.goto('/');
  await tab.waitForTimeout(2000);
  const input = make();
  await give(tab, input);
  const state = await settled(tab);
  const { cpu, clock, tasks } = longest(await browser.stopTracing());
  if (cpu > GOAL) over++;
  console.log(`${name.padEnd(38)} ${`${cpu.toFixed(0)} ms`.padStart(9)}${cpu > GOAL ? ' !' : '  '} ${`${clock.toFixed(0)} ms`.padStart(9)}   ${state}`);
  if (process.env.TASKS) console.log(`  ${tasks.map((t) => t.toFixed(0)).join(' ')}`);
  await context.close();
}
await browser.close();
rmSync(folder, { recursive: true });
console.log(over ? `${over} longer than ${GOAL} ms` : `none longer than ${GOAL} ms`);

/**
 * @param {import('@playwright/test').Page} tab
 * @param {Input} input
 */
async function give(tab, { plain, html, file, hash }) {
  const path = join(folder, file?.[0] ?? 'input.json');
  writeFileSync(path, file?.[1] ?? JSON.stringify({ plain, html }));
  // What the tool brings in must not count: it goes through a field of the tool's own, in pieces.
  const own = await tab.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
  if (!file) await own.asElement()?.setInputFiles(path);
  const data = await own.evaluateHandle(async (input) => JSON.parse((await input.files?.[0]?.text()) ?? '{}'));
  await tab.waitForTimeout(500);
  await tab.evaluate(() => {
    window.last = performance.now();
    new PerformanceObserver(() => { window.last = performance.now(); }).observe({ type: 'longtask' });
  });
  await browser.startTracing(tab, { categories: ['toplevel'] });
  if (file) await tab.locator('#file').setInputFiles(path);
  else if (hash) await tab.evaluate((packed) => { location.hash = `t=${packed}`; }, hash);
  else {
    await data.evaluate(({ plain, html }) => {
      const field = /** @type {HTMLTextAreaElement} */ (document.querySelector('#text'));
      // A clipboard of the browser's own does not cost the page the making of it.
      const held = { types: ['text/plain'], files: [], getData: (/** @type {string} */ type) => (type === 'text/plain' ? plain : (html ?? '')) };
      const event = new Event('paste', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: held });
      setTimeout(() => field.dispatchEvent(event));
    });
  }
}

/** @param {import('@playwright/test').Page} tab */
function settled(tab) {
  return tab.evaluate(
    ([quiet, patience]) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const look = setInterval(() => {
          const notice = document.querySelector('#notices')?.textContent ?? '';
          const busy = !/** @type {HTMLElement} */ (document.querySelector('#progress')).hidden || /Reading the PDF/.test(notice);
          const shown = document.body.dataset.mode !== 'empty' && document.querySelector('#facts')?.textContent;
          const since = performance.now() - Math.max(begun, window.last);
          const done = !busy && (shown || notice) && since > quiet;
          if (!done && performance.now() - begun < patience) return;
          clearInterval(look);
          resolve(done ? shown || notice.slice(0, 60) : 'not read in time');
        }, 100);
      }),
    /** @type {const} */ ([QUIET, PATIENCE]),
  );
}

/**
 * The longest task of any page's main thread, in milliseconds: by the processor's time and by the clock.
 *
 * @param {Buffer} trace
 */
function longest(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const main = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`));
  const tasks = traceEvents.filter((e) => e.name === 'ThreadControllerImpl::RunTask' && main.has(`${e.pid} ${e.tid}`));
  const cpu = tasks.map((e) => (e.tdur ?? e.dur ?? 0) / 1000).sort((a, b) => b - a);
  return { cpu: cpu[0] ?? 0, clock: Math.max(0, ...tasks.map((e) => (e.dur ?? 0) / 1000)), tasks: cpu.slice(0, 8) };
}
