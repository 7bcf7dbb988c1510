/** The package from its tarball in Node and in bundlers, each with the settings it has by itself. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ARTICLE, closeBrowser, copy, namesFound, open, project, serve } from './host.mjs';

after(closeBrowser);

const MAIN = `import 'nutgraf/element';
import { load } from 'nutgraf';
load().then((nutgraf) => { window.own = nutgraf.analyze('Mayor Susan Hall closed the bridge.').entities[0].name; });
`;
const page = (/** @type {string} */ script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body>${ARTICLE}<nut-graf for="story" date="2024-03-04"></nut-graf>${script}</body></html>`;

/**
 * The built site works: in a worker, with one request for the element's .wasm and at most one for `load()`.
 *
 * @param {string} url
 */
async function works(url) {
  const { page, complaints, asked } = await open(url);
  assert.ok((await namesFound(page)).includes('Alice Walker'));
  await page.waitForFunction(() => window.own === 'Susan Hall', null, { timeout: 20_000 });
  assert.equal(page.workers().length, 1, 'the worker is used');
  assert.ok(asked.filter((a) => a.includes('.wasm')).length <= 2, String(asked));
  assert.deepEqual(complaints, []);
  await page.close();
}

test('Node: import and require find the .wasm; the element does nothing there', () => {
  const folder = project('node', {
    'esm.js': `import { load } from 'nutgraf'; import { NutGrafElement } from 'nutgraf/element'; import { articleText } from 'nutgraf/html';
      const nutgraf = await load(); console.log(nutgraf.analyze('Mayor Alice Walker spoke.').entities[0].name, typeof NutGrafElement, articleText('<p id="a">x &amp; y</p>', 'a'));`,
    'cjs.cjs': `require('nutgraf').load().then((nutgraf) => console.log(nutgraf.analyze('Mayor Alice Walker spoke.').schemaVersion));`,
    'worker.js': `import { parentPort, Worker, isMainThread } from 'node:worker_threads'; import { load } from 'nutgraf';
      if (isMainThread) new Worker(new URL(import.meta.url)).on('message', (m) => console.log(m)); else parentPort.postMessage((await load()).analyze('Mayor Alice Walker spoke.').language);`,
  });
  const node = (/** @type {string} */ file) => execFileSync('node', ['--no-warnings', file], { cwd: folder, encoding: 'utf8' }).trim();
  assert.equal(node('esm.js'), 'Alice Walker function x & y');
  // Older Node 20 cannot require ES modules.
  if (process.features.require_module) assert.equal(node('cjs.cjs'), '2');
  assert.equal(node('worker.js'), 'en');
});

test('Vite: build, dev server and server-side', async () => {
  const vite = await import('vite');
  const root = project('vite', { 'index.html': page('<script type="module" src="/main.js"></script>'), 'main.js': MAIN, 'server.js': `export { load } from 'nutgraf';` });
  await vite.build({ root, logLevel: 'error', configFile: false });
  const site = await serve({ '/': join(root, 'dist') });
  await works(site.url);
  site.close();
  const server = await vite.createServer({ root, logLevel: 'error', configFile: false, server: { port: 0, host: '127.0.0.1' }, optimizeDeps: { exclude: ['nutgraf'] } });
  await server.listen();
  await works(server.resolvedUrls?.local[0] ?? '');
  const { load } = await server.ssrLoadModule('/server.js');
  assert.equal((await load()).analyze('Mayor Alice Walker spoke.').language, 'en');
  await server.close();
});

test('webpack', async () => {
  const { default: webpack } = await import('webpack');
  const root = project('webpack', { 'index.html': page('<script src="main.js"></script>'), 'main.js': MAIN });
  await new Promise((resolve, reject) => {
    webpack({ context: root, mode: 'production', entry: './main.js', output: { path: join(root, 'dist'), publicPath: 'auto' }, performance: false }, (error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
      else resolve(undefined);
    });
  });
  copy(join(root, 'index.html'), join(root, 'dist/index.html'));
  const site = await serve({ '/': join(root, 'dist') });
  await works(site.url);
  site.close();
});

/** These two leave `new URL(…, import.meta.url)` as it is: what it names is copied beside the bundle, as the README says. */
const BESIDE = ['worker.js', 'nutgraf.js', 'nutgraf_glue.js', 'nutgraf_bg.wasm'];

test('esbuild', async () => {
  const esbuild = await import('esbuild');
  const root = project('esbuild', { 'index.html': page('<script type="module" src="main.js"></script>'), 'main.js': MAIN });
  await esbuild.build({ entryPoints: [join(root, 'main.js')], bundle: true, minify: true, format: 'esm', outdir: join(root, 'dist'), logLevel: 'error' });
  for (const file of BESIDE) copy(join(root, 'node_modules/nutgraf', file), join(root, 'dist', file));
  copy(join(root, 'index.html'), join(root, 'dist/index.html'));
  const site = await serve({ '/': join(root, 'dist') });
  await works(site.url);
  site.close();
});

test('Rollup', async () => {
  const { rollup } = await import('rollup');
  const root = project('rollup', { 'index.html': page('<script type="module" src="main.js"></script>'), 'main.js': MAIN });
  const resolve = { name: 'resolve', resolveId: (/** @type {string} */ id) => ({ nutgraf: join(root, 'node_modules/nutgraf/nutgraf.js'), 'nutgraf/element': join(root, 'node_modules/nutgraf/element.js') })[id] };
  const bundle = await rollup({ input: join(root, 'main.js'), plugins: [resolve] });
  await bundle.write({ dir: join(root, 'dist'), format: 'es', entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' });
  for (const file of BESIDE) copy(join(root, 'node_modules/nutgraf', file), join(root, 'dist', file));
  copy(join(root, 'index.html'), join(root, 'dist/index.html'));
  assert.ok(readdirSync(join(root, 'dist')).includes('main.js'));
  const site = await serve({ '/': join(root, 'dist') });
  await works(site.url);
  site.close();
});
