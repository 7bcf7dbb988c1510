/** What the tests share: a project with the package installed from its tarball, a server of folders, Chromium. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

export const PACKAGE = fileURLToPath(new URL('../../target/package/', import.meta.url));
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WORK = fileURLToPath(new URL('../../target/package-tests/', import.meta.url));
/** Below this folder the frameworks themselves are found. */
const WORK_HERE = fileURLToPath(new URL('work/', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

export const tarball = () => join(PACKAGE, readdirSync(PACKAGE).find((f) => f.endsWith('.tgz')) ?? 'no tarball');

/**
 * A fresh folder with these files in it, and the package as npm unpacks it.
 *
 * @param {string} name
 * @param {Record<string, string>} files
 * @param {boolean} [framework] it imports one that is installed here
 */
export function project(name, files, framework = false) {
  const folder = join(framework ? WORK_HERE : WORK, name);
  rmSync(folder, { recursive: true, force: true });
  const installed = join(folder, 'node_modules/nutgraf');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball(), '-C', installed, '--strip-components=1']);
  for (const [file, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** @param {string} name of a program that npm installed here */
export const program = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));

export { cpSync as copy };

/**
 * Serves folders, each below its prefix.
 *
 * @param {Record<string, string>} folders `/` or `/below/here/`, and the folder
 * @param {Record<string, string>} [headers]
 */
export async function serve(folders, headers = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const prefix = Object.keys(folders).filter((p) => path.startsWith(p)).sort((a, b) => b.length - a.length)[0];
    try {
      let file = join(folders[prefix], path.slice(prefix.length));
      if (statSync(file).isDirectory()) file = join(file, 'index.html');
      const body = readFileSync(file);
      response.writeHead(200, { 'Content-Type': Reflect.get(TYPES, extname(file)) ?? 'application/octet-stream', ...headers }).end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Not here.');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => (server.close(), server.closeAllConnections()) };
}

export const ARGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run'];
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** @type {Promise<import('@playwright/test').Browser> | undefined} */
let browser;
/** A browser that does not close is left to end with the tests. */
export const closeBrowser = async () => {
  const closed = (await browser)?.close();
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
};

/**
 * Opens an address; what went wrong, what was asked for and how many workers run is kept.
 *
 * @param {string} url
 */
export async function open(url) {
  browser ??= chromium.launch({ executablePath, args: ARGS });
  const page = await (await browser).newPage();
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const asked = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(url);
  return { page, complaints, asked };
}

/** @param {import('@playwright/test').Page} page */
export async function namesFound(page) {
  await page.waitForFunction(() => document.querySelector('nut-graf')?.analysis, null, { timeout: 20_000 });
  return page.evaluate(() => document.querySelector('nut-graf').analysis.entities.map((e) => e.name));
}

export const ARTICLE = '<article id="story"><h1>Mayor opens new bridge</h1><p>Mayor Alice Walker opened the new harbour bridge on Monday.</p><p>“It will last,” said Robert King of the Port Authority.</p></article>';
