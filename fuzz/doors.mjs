/**
 * The page's own readers against broken files, in real Chromium: `cargo xtask serve`, then
 * `node fuzz/doors.mjs DOOR MINUTES [SEED]`. A door is one of html (a paste), page, docx, mail, rtf, pdf, markdown, link,
 * or batch, the lines of `nutgraf batch`.
 *
 * Each round changes a seed in some places: bytes turned, cut, doubled, swapped with another seed's, numbers made huge. What
 * must hold: an answer or a plain word within two seconds (PATIENCE, in milliseconds, for a busy machine), no text longer than the page takes, no other error. What does not
 * is kept in `fuzz/findings/DOOR`. NUTGRAF_URL and CHROMIUM as in the tests.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { deflateRawSync } from 'node:zlib';
import { column, pdf, wrap } from '../tests/browser/pdf.js';
import { STORY } from '../tests/browser/story.js';
import { zip } from '../tests/browser/zip.js';

const { chromium } = createRequire(new URL('../tests/browser/', import.meta.url))('@playwright/test');
const [door, minutes = '1', first = '1'] = process.argv.slice(2);
/** Milliseconds for one input. */
const PATIENCE = Number(process.env.PATIENCE ?? 2_000);
const LIMIT = 4_000_000;

let state = Number(first) >>> 0 || 1;
/** Whole numbers below `n`, the same for the same seed (xorshift32). */
function below(/** @type {number} */ n) {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % n;
}

const WORD = (/** @type {string} */ body) => `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}</w:body></w:document>`;
const RUN = STORY.split('\n\n').map((p) => `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">${p}</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>`).join('');
const MARKUP = `<!doctype html><html><head><meta charset="utf-8"><title>T</title><style>p{}</style><script>var a = "<p>";</script><meta property="article:published_time" content="2024-03-04T10:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>${STORY.slice(0, 30)}</h1><time datetime="2024-03-04">4 March</time>${STORY.split('\n\n').map((p) => `<div><p>${p}<br><sup>1</sup><del>old</del> &amp; &#8220;x&#x201d;</p></div>`).join('')}<!-- c --><pre>a  b</pre><table><tr><td>1<td>2</table></article><footer>About</footer></body></html>`;
const MAIL = `From: Ana Lima <a@example.org>\r\nTo: b@example.org\r\nSubject: =?utf-8?B?QnJpZGdl?=\r\nDate: Mon, 4 Mar 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${STORY.replaceAll('=', '=3D').replace(/[^\x20-\x7e\n]/g, (c) => [...Buffer.from(c)].map((b) => `=${b.toString(16).toUpperCase()}`).join(''))}\r\n--b1\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(MARKUP).toString('base64').replace(/(.{76})/g, '$1\r\n')}\r\n--b1--\r\n`;
const packed = (/** @type {object} */ value) => `#t=${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
const anchor = { exact: 'Mayor', before: '', after: ' opens', at: 0, length: 5 };

/** @type {Record<string, { seeds: (string | Buffer)[], name?: string, words?: string[] }>} */
const DOORS = {
  html: { seeds: [MARKUP, `<b style="font-weight:normal" id="docs-internal-guid">${MARKUP}</b>`, '<p>a<p>b<ul><li>c<li>d</ul>'], words: ['<a', '<style', '<!--', '<![CDATA[', '</p>', '<svg>', '<div hidden>', '&#x110000;', '&', '<template>', '<p', '"', "='", '<br>'.repeat(99)] },
  page: { seeds: [MARKUP, STORY], name: 'a.html', words: ['<a', '<div><p>', '<style', '<!--', '<script>', '<article>', '<time datetime="', '<meta charset="utf-16">', '<base href="'] },
  docx: { seeds: [zip({ 'word/document.xml': WORD(RUN) }), zip({ '_rels/.rels': '<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>', 'word/document.xml': WORD(`<w:tbl><w:tr><w:tc>${RUN}</w:tc></w:tr></w:tbl>`) })], name: 'a.docx' },
  mail: { seeds: [MAIL], name: 'a.eml', words: ['boundary=""', '--b1', '\r\n\r\n', '=?utf-8?Q?', 'Content-Type: multipart/mixed; boundary="b1"\r\n', 'charset=', '=\r\n'] },
  rtf: { seeds: [`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 A;}}{\\*\\generator x;}\\pard ${STORY.replace(/[^\x20-\x7e\n]/g, (c) => `\\u${c.charCodeAt(0)}?`).replaceAll('\n', '\\par\n')}{\\pict 89504e47}\\'e9\\bin5 abcde}`], name: 'a.rtf', words: ['{', '}', '\\bin99999999 ', '\\u-1?', "\\'", '\\uc9', '\\ansicpg65001', '{\\*'] },
  pdf: { seeds: [pdf([column(wrap(STORY, 60), { x: 60, y: 760 })]), pdf([column(wrap(STORY, 40), { x: 50, y: 760 }), column(wrap(STORY, 40), { x: 320, y: 760 })])], name: 'a.pdf', words: ['endobj', 'stream', '<<', '/Kids [1 0 R]', '/Length 99999999', '/Count 999999', '/Prev 0', 'Tj', 'obj'] },
  markdown: { seeds: [`# ${STORY}\n\n- a\n- b\n\n> q\n\n[x](y) **b** _i_ \`c\`\n\n| a | b |\n|---|---|\n`], name: 'a.md', words: ['#', ' '.repeat(5_000), '['.repeat(500), '**', '_', '`'.repeat(100), '|', '](', '\n'] },
  link: { seeds: [packed({ v: 2, text: STORY, hints: [], corrections: [], sentences: 3 }), packed({ v: 1, text: STORY, corrections: [{ op: 'kind', at: anchor, kind: 'body' }, { op: 'published', value: '2024-03-04' }], sentences: 3 }), packed({ v: 2, text: 'a'.repeat(100_000), hints: [], corrections: [{ op: 'speaker', at: anchor, to: 'Ana Lima' }, { op: 'name', at: anchor, type: 'person' }], sentences: 1e9 })], words: ['%20', '=', '.', ')', '&utm_source=x', '#t='] },
  batch: { seeds: [JSON.stringify({ id: 1, text: STORY, date: '2024-03-04' }), '{"id":"a","text":"\\ud800 “Yes,” she said."}', '{"text":null}', '[]', `{"id":${'9'.repeat(30)},"text":"x"}`], words: ['{', '"', '\\u0000', '\\ud83d', '[['.repeat(200), '"text":', '"date":"2024-02-30"', ',', 'null', '1e999'] },
};

/** A file of Word: half the time what is changed is the text within, not the packed bytes. */
const docx = () => (below(2) ? changed(what) : zip({ 'word/document.xml': changed({ seeds: [WORD(RUN)], words: ['<w:p>', '</w:p>', '<w:txbxContent>', '<w:r>', '&#x0;', '<!DOCTYPE a [<!ENTITY b "c">]>', '<mc:Fallback>', '<w:fldChar w:fldCharType="begin"/>'] }).toString('latin1') }));

/** @param {{ seeds: (string | Buffer)[], words?: string[] }} from */
function changed({ seeds, words = [] }) {
  let bytes = Buffer.from(seeds[below(seeds.length)]);
  for (let n = 1 + below(6); n > 0; n--) {
    const at = below(bytes.length + 1);
    const end = Math.min(bytes.length, at + 1 + below(below(4) ? 20 : 2_000));
    const piece = bytes.subarray(at, end);
    const put = (/** @type {Buffer[]} */ ...parts) => Buffer.concat([bytes.subarray(0, at), ...parts, bytes.subarray(end)]);
    const kind = below(7);
    if (kind === 0) bytes = put();
    else if (kind === 1) bytes = put(...Array(1 + below(50)).fill(piece), piece);
    else if (kind === 2) bytes = put(Buffer.from(piece.map((b) => (below(3) ? b : below(256)))));
    else if (kind === 3 && words.length) bytes = put(Buffer.from(words[below(words.length)].repeat(1 + below(below(8) ? 3 : 3_000))), piece);
    else if (kind === 4) bytes = put(Buffer.from([...piece].reverse()));
    else if (kind === 5) bytes = Buffer.from(put(piece).toString('latin1').replace(/\d+/g, (d) => (below(20) ? d : '9'.repeat(1 + below(12)))), 'latin1');
    else {
      const other = Buffer.from(seeds[below(seeds.length)]);
      const from = below(other.length + 1);
      bytes = put(other.subarray(from, from + below(500)));
    }
    if (bytes.length > 400_000) bytes = bytes.subarray(0, 400_000);
  }
  return bytes;
}

let rounds = 0;
let slowest = 0;
let faults = 0;
/** @param {Buffer} bytes @param {string} why */
function fault(bytes, why) {
  const folder = new URL(`findings/${door}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  const name = `${first}-${rounds}`;
  if (readdirSync(folder).length < 20) writeFileSync(new URL(name, folder), bytes);
  faults++;
  console.log(`${door} ${name}, ${bytes.length} bytes: ${why}`);
}

const what = DOORS[door];
if (!what) throw new Error(`a door is one of ${Object.keys(DOORS).join(', ')}`);
const end = Date.now() + Number(minutes) * 60_000;
await (door === 'batch' ? lines() : readers());
console.log(`${door}: ${rounds} inputs in ${minutes} minutes, slowest ${Math.round(slowest)} ms, ${faults} faults`);

async function readers() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
  let page = await fresh(browser);
  while (Date.now() < end) {
    const inputs = Array.from({ length: 20 }, () => (door === 'docx' ? docx() : changed(what)));
    const answers = await Promise.race([
      page.evaluate(read, { door, name: what.name ?? '', inputs: inputs.map((b) => b.toString('latin1')), limit: LIMIT }),
      new Promise((resolve) => setTimeout(() => resolve(null), 60_000)),
    ]).catch((error) => [{ why: String(error), took: 0 }]);
    if (answers) {
      for (const [i, { why, took }] of answers.entries()) {
        rounds++;
        slowest = Math.max(slowest, took);
        if (why || took > PATIENCE) fault(inputs[i], why || `took ${Math.round(took)} ms`);
      }
    } else {
      fault(Buffer.concat(inputs.map((i) => Buffer.concat([i, Buffer.from('\n=====\n')]))), 'no answer in a minute for one of twenty');
      await page.close({ runBeforeUnload: false }).catch(() => {});
      page = await fresh(browser);
    }
  }
  await browser.close();
}

/** @param {import('@playwright/test').Browser} browser */
async function fresh(browser) {
  const page = await browser.newPage();
  await page.goto(process.env.NUTGRAF_URL ?? 'http://127.0.0.1:8080');
  return page;
}

/** In the page: each input through the door that a reader's would take. @param {{ door: string, name: string, inputs: string[], limit: number }} given */
async function read({ door, name, inputs, limit }) {
  const answers = [];
  for (const input of inputs) {
    const bytes = Uint8Array.from(input, (c) => c.charCodeAt(0));
    const start = performance.now();
    let why = '';
    try {
      if (door === 'html') {
        const { readHtml } = await import(String('/in/html.js'));
        const { text } = await readHtml(new TextDecoder().decode(bytes));
        if (text.length > limit * 3) why = `a text of ${text.length} characters`;
      } else if (door === 'link') {
        const { readLink } = await import(String('/out/link.js'));
        const { text } = await readLink(input).catch(() => ({ text: '' }));
        if (text.length > limit) why = `a text of ${text.length} characters`;
      } else {
        const { readFile } = await import(String('/in/files.js'));
        const { text } = await readFile(new File([bytes], name));
        if (typeof text !== 'string' || text.length > limit) why = `a text of ${text?.length} characters`;
      }
    } catch (error) {
      if (!error.key) why = `${error.name}: ${error.message} ${String(error.stack).split('\n')[1] ?? ''}`;
    }
    answers.push({ why, took: performance.now() - start });
  }
  return answers;
}

/** One answer for each line, in order, whatever the line is. */
async function lines() {
  const program = new URL('../target/release/nutgraf', import.meta.url).pathname;
  while (Date.now() < end) {
    const inputs = Array.from({ length: 200 }, () => Buffer.from(changed(what).filter((b) => b !== 10 && b !== 13)));
    const wanted = inputs.filter((line) => !/^[\t\v\f\r ]*$/.test(line.toString('latin1')));
    const start = performance.now();
    const child = spawn(program, ['batch', '--jobs', '1'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const answers = [];
    const read = (async () => {
      for await (const line of createInterface({ input: child.stdout })) answers.push(line);
    })();
    child.stdin.on('error', () => {});
    child.stdin.end(Buffer.concat(inputs.flatMap((line) => [line, Buffer.from('\n')])));
    const status = await new Promise((resolve) => child.on('close', resolve));
    await read;
    rounds += inputs.length;
    slowest = Math.max(slowest, (performance.now() - start) / inputs.length);
    const all = Buffer.concat(wanted.flatMap((line) => [line, Buffer.from('\n')]));
    if (status !== 0 && status !== 1) fault(all, `ended with ${status}`);
    else if (answers.length !== wanted.length) fault(all, `${answers.length} answers to ${wanted.length} lines`);
    else if (!answers.every((line) => JSON.parse(line))) fault(all, 'an answer that is no JSON');
  }
}
