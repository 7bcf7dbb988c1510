/** The types, as strict compilers see them, and what linters of packages say. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PACKAGE, project, tarball } from './host.mjs';

const BIN = fileURLToPath(new URL('node_modules/.bin/', import.meta.url));
const run = (/** @type {string} */ program, /** @type {string[]} */ args, /** @type {string} */ cwd = PACKAGE) => {
  try {
    return execFileSync(join(BIN, program), args, { cwd, encoding: 'utf8' });
  } catch (error) {
    assert.fail(`${program}: ${error.stdout}${error.stderr}`);
  }
};

/**
 * @param {string} name
 * @param {Record<string, string>} files
 * @param {object} options of the compiler
 */
function compile(name, files, options) {
  const folder = project(name, { ...files, 'tsconfig.json': JSON.stringify({ compilerOptions: { strict: true, noEmit: true, target: 'es2022', skipLibCheck: false, types: [], ...options } }) });
  if ('paths' in files) return;
  symlinkSync(fileURLToPath(new URL('node_modules/@types', import.meta.url)), join(folder, 'node_modules/@types'));
  symlinkSync(fileURLToPath(new URL('node_modules/csstype', import.meta.url)), join(folder, 'node_modules/csstype'));
  run('tsc', ['-p', '.'], folder);
}

const CORE = `import { load, type Analysis } from "nutgraf";
const nutgraf = await load();
const analysis: Analysis = nutgraf.analyze("text", { date: new Date(), sentences: 3 });
export const names: string[] = analysis.entities.map((e) => e.name);
await load("https://example.org/nutgraf_bg.wasm");
await load(new Uint8Array(8));
// @ts-expect-error
nutgraf.analyze(5);
`;

test('strict, without the DOM', () => {
  for (const [module, moduleResolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']]) {
    compile('types-core', { 'index.ts': CORE }, { lib: ['es2022'], module, moduleResolution });
  }
});

test('strict, with the DOM: tags, events, JSX', () => {
  const element = `import "nutgraf/element";
import type { WorkerAnswer } from "nutgraf/worker";
const graf = document.querySelector("nut-graf");
export const first: string | undefined = graf?.analysis?.summary.nutgraf?.reasons[0];
graf?.addEventListener("nutgraf-analysis", (event) => { const n: number = event.detail.stats.words; return n; });
graf?.addEventListener("nutgraf-select", (event) => { const s: "summary" | "entities" | "quotes" | "timeline" = event.detail.kind; return s; });
graf?.select("quotes", 0);
// @ts-expect-error
graf?.select("quote");
if (graf) { graf.date = new Date(); graf.sentences = 2; }
export const answered = (answer: WorkerAnswer) => "result" in answer && answer.result.language;
`;
  compile('types-react', { 'index.tsx': `import type {} from "nutgraf/react";\nexport const view = <nut-graf for="story" date="2024-03-04" sentences={2} className="x" />;\n// @ts-expect-error\nexport const wrong = <nut-graf sentences={{}} />;\n` }, { lib: ['es2022', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx' });
  compile('types-dom', { 'index.ts': CORE + element, 'view.tsx': `import type {} from "nutgraf/element";\ndeclare function h(...a: unknown[]): unknown;\nexport const view = <nut-graf for="story" show="summary" />;\n` }, { lib: ['es2022', 'dom', 'dom.iterable'], module: 'esnext', moduleResolution: 'bundler', jsx: 'react', jsxFactory: 'h' });
});

test('publint and attw have nothing to say', () => {
  assert.match(run('publint', [tarball(), '--strict']), /All good/);
  // Files that are no modules have no types; CommonJS loads the ES module, as Node does since 20.19.
  run('attw', [tarball(), '--profile', 'esm-only', '--exclude-entrypoints', './nutgraf.wasm', './nutgraf_bg.wasm', './schema.json', './custom-elements.json', './react']);
});

test('the tarball holds what the package promises, and says what the element takes', async () => {
  const folder = project('contents', {});
  const read = (/** @type {string} */ file) => readFileSync(join(folder, 'node_modules/nutgraf', file), 'utf8');
  for (const file of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'custom-elements.json', 'schema.json']) assert.ok(read(file).length > 100, file);
  const { attributes } = JSON.parse(read('custom-elements.json')).modules[0].declarations[0];
  const { NutGrafElement } = await import(join(folder, 'node_modules/nutgraf/element.js'));
  assert.deepEqual(attributes.map((a) => a.name).sort(), [...NutGrafElement.observedAttributes].sort());
});
