/** The examples, built by their generators and opened as readers open them. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { closeBrowser, copy, namesFound, open, PACKAGE, project, ROOT, serve } from './host.mjs';

after(closeBrowser);

const BIN = fileURLToPath(new URL('node_modules/.bin/', import.meta.url));
const HUGO = process.env.HUGO ?? '/usr/bin/hugo';

/** An example in a folder of its own, with the five files where it wants them. */
function example(/** @type {string} */ name, /** @type {string} */ place, as = name) {
  const folder = project(`example-${as}`, {});
  copy(join(ROOT, 'examples', name), folder, { recursive: true });
  mkdirSync(join(folder, place), { recursive: true });
  copy(join(PACKAGE, 'dist'), join(folder, place), { recursive: true });
  return folder;
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {string} name that is found there
 * @param {string | null} date
 */
async function reads(folder, path, name, date) {
  const site = await serve({ '/': folder });
  const { page, complaints, asked } = await open(site.url + path);
  assert.ok((await namesFound(page)).includes(name));
  assert.equal(await page.evaluate(() => document.querySelector('nut-graf').analysis.documentDate.value), date);
  // Marks are painted piece by piece, after the analysis is there.
  await page.waitForFunction((wanted) => [...(CSS.highlights.get('nutgraf-person') ?? [])].map(String).includes(wanted), name, { timeout: 20_000 });
  assert.deepEqual(complaints, []);
  await page.close();
  site.close();
  return asked;
}

test('a page written by hand', async () => {
  await reads(example('plain', 'nutgraf'), '', 'Hannah Berg', '2024-03-04');
});

test('Eleventy', async () => {
  const folder = example('eleventy', 'nutgraf');
  execFileSync(join(BIN, 'eleventy'), ['--quiet'], { cwd: folder });
  await reads(join(folder, '_site'), 'posts/ferry/', 'Ingrid Sutherland', '2024-03-04');
});

test('Eleventy, with the analysis made after the build: no .wasm, no worker', async () => {
  const folder = example('eleventy', 'nutgraf', 'build-time');
  execFileSync(join(BIN, 'eleventy'), ['--quiet'], { cwd: folder, env: { ...process.env, NUTGRAF_SRC: '1' } });
  const said = execFileSync('node', [join(folder, 'node_modules/nutgraf/analyze-site.js'), '_site'], { cwd: folder, encoding: 'utf8' });
  assert.match(said, /^1 analysis written/);
  const asked = await reads(join(folder, '_site'), 'posts/ferry/', 'Ingrid Sutherland', '2024-03-04');
  assert.ok(!asked.some((a) => /\.wasm|worker/.test(a)), String(asked));
});

test('Hugo', { skip: !existsSync(HUGO) && 'there is no Hugo' }, async () => {
  const folder = example('hugo', 'static/nutgraf');
  execFileSync(HUGO, ['--quiet'], { cwd: folder });
  await reads(join(folder, 'public'), 'posts/school/', 'Fiona Campbell', '2024-03-04');
});

test('the text of a page is the same without a DOM as in the browser', async () => {
  const { articleText } = await import(join(project('text', {}), 'node_modules/nutgraf/html.js'));
  const article = `<article id="story"><!-- c --><h1>Bridge &amp; <em>ferry</em></h1><p>One
    two<br>three &#8220;four&#x201d; a&nbsp;b</p><ul><li>x<li>y</ul><script>var a = "<p>no</p>";</script><p hidden>gone</p><div><p>last</div><img alt="<p>"> tail <b title='>'>end</b></article>`;
  const folder = project('text-page', { 'index.html': `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><p>before</p>${article}<p>after</p>` });
  const site = await serve({ '/': folder, '/www/': join(ROOT, 'www') });
  const { page } = await open(site.url);
  const seen = await page.evaluate(async () => (await import('/www/element/host-text.js')).hostText(document.querySelector('#story')).text);
  assert.equal(articleText(`<p>before</p>${article}<p>after</p>`, 'story'), seen);
  assert.equal(articleText(article, 'other'), null);
  await page.close();
  site.close();
});
