/** The package from its tarball in frameworks and runtimes, each with the settings it has by itself. */

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ARTICLE, closeBrowser, namesFound, open, project, program, serve } from './host.mjs';

after(closeBrowser);

const READ = `import { load } from 'nutgraf';
const nutgraf = await load();
console.log(nutgraf.analyze('Mayor Alice Walker spoke.').entities[0].name);
`;
const QUIET = { CI: '1', NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' };

/**
 * @param {string} folder
 * @param {string} name
 * @param {string[]} args
 */
function run(folder, name, args) {
  return execFileSync(program(name), args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...QUIET }, stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/**
 * The element reads the article of a page, and nothing is complained of.
 *
 * @param {string} url
 * @param {string} [built] the name that was found while the page was built
 */
async function reads(url, built) {
  const { page, complaints } = await open(url);
  if (built) assert.equal(await page.locator('#built').textContent(), built);
  assert.ok((await namesFound(page)).includes('Alice Walker'));
  assert.deepEqual(complaints, []);
  await page.close();
}

test('Deno', () => {
  const folder = project('deno', { 'read.js': READ, 'deno.json': '{ "nodeModulesDir": "manual" }' });
  assert.equal(run(folder, 'deno', ['run', '--quiet', '--allow-read', '--allow-env', 'read.js']), 'Alice Walker');
});

test('Bun', () => {
  const folder = project('bun', { 'read.js': READ });
  assert.equal(run(folder, 'bun', ['run', 'read.js']), 'Alice Walker');
});

test('Parcel', async () => {
  const root = project('parcel', {
    'package.json': '{ "type": "module", "@parcel/resolver-default": { "packageExports": true } }',
    'index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body>${ARTICLE}<nut-graf for="story" date="2024-03-04"></nut-graf><script type="module" src="main.js"></script></body></html>`,
    'main.js': `import 'nutgraf/element';\n`,
  }, true);
  run(root, 'parcel', ['build', 'index.html', '--no-cache', '--no-source-maps', '--log-level', 'error', '--dist-dir', 'dist']);
  const site = await serve({ '/': join(root, 'dist') });
  await reads(site.url);
  site.close();
});

test('Astro: read while the site is built, and by the element on it', async () => {
  const root = project('astro', {
    'astro.config.mjs': `export default {};\n`,
    'src/pages/index.astro': `---
import { load } from 'nutgraf';
const nutgraf = await load();
const { entities } = nutgraf.analyze('Mayor Susan Hall closed the bridge.');
---
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body><p id="built">{entities[0].name}</p>${ARTICLE}<nut-graf for="story" date="2024-03-04" />
<script>import 'nutgraf/element';</script></body></html>
`,
  }, true);
  run(root, 'astro', ['build', '--silent']);
  const site = await serve({ '/': join(root, 'dist') });
  await reads(site.url, 'Susan Hall');
  site.close();
});

test('Next: a server component and a client component', async () => {
  const root = project('next', {
    'next.config.mjs': `export default { serverExternalPackages: ['nutgraf'] };\n`,
    'app/layout.jsx': `export default function Layout({ children }) { return <html lang="en"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>; }\n`,
    'app/page.jsx': `import { load } from 'nutgraf';
import Story from './story.jsx';
export const dynamic = 'force-dynamic';
export default async function Page() {
  const nutgraf = await load();
  return <main><p id="built">{nutgraf.analyze('Mayor Susan Hall closed the bridge.').entities[0].name}</p><Story /></main>;
}
`,
    'app/story.jsx': `'use client';
import { useEffect } from 'react';
export default function Story() {
  useEffect(() => { import('nutgraf/element'); }, []);
  return <><article id="story" dangerouslySetInnerHTML={{ __html: ${JSON.stringify(ARTICLE)} }} /><nut-graf for="story" date="2024-03-04"></nut-graf></>;
}
`,
  }, true);
  run(root, 'next', ['build']);
  const port = 20_000 + (process.pid % 20_000);
  const server = spawn(program('next'), ['start', '-H', '127.0.0.1', '-p', String(port)], { cwd: root, env: { ...process.env, ...QUIET }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await new Promise((resolve, reject) => {
      server.stdout.on('data', (words) => /ready/i.test(String(words)) && resolve(undefined));
      server.on('exit', (status) => reject(new Error(`next start ended with ${status}`)));
    });
    await reads(`http://127.0.0.1:${port}/`, 'Susan Hall');
  } finally {
    server.kill();
  }
});
