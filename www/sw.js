/**
 * The page without a network. A build of the page is one cache, named by the hash of all its files; a page that is open
 * gets its files from the build that it began with, so that no page is ever made of two builds. Each visit asks the server
 * for a newer build; it is kept when all of its files came, twice the same, and are what they should be. Nothing but the
 * page's own files is kept.
 */

const PREFIX = 'nutgraf-';
/** Which page runs which build. */
const PINS = 'nutgraf_pins';
/** Milliseconds between two questions for a newer build. */
const PAUSE = 60_000;

/** A test compares this list with the folder. Readability and pdf.js are fetched, and kept, only when somebody opens such a file. */
const FILES = [
  './',
  'analyzer.js',
  'app.js',
  'article/card-content.js',
  'article/card-door.js',
  'article/card-place.js',
  'article/card.js',
  'article/key-navigation.js',
  'article/legend.js',
  'article/marks.js',
  'article/nest.js',
  'article/reader.js',
  'article/spotlight.js',
  'correct/anchor.js',
  'correct/apply.js',
  'correct/changes.js',
  'correct/controls.js',
  'correct/options.js',
  'correct/select.js',
  'correct/touched.js',
  'css/article.css',
  'css/axis.css',
  'css/base.css',
  'css/page.css',
  'css/panels.css',
  'css/print.css',
  'css/windows.css',
  'dates.js',
  'dialogs.js',
  'dom.js',
  'edtf.js',
  'engine.js',
  'failures.js',
  'favicon.ico',
  'fonts/libre-franklin.woff2',
  'fonts/newsreader.woff2',
  'icons/nutgraf-192.png',
  'icons/nutgraf-512.png',
  'icons/nutgraf.svg',
  'in/bytes.js',
  'in/clipboard.js',
  'in/compete.js',
  'in/docx.js',
  'in/files.js',
  'in/html.js',
  'in/intake.js',
  'in/mail.js',
  'in/markup.js',
  'in/other-article.js',
  'in/pdf/columns.js',
  'in/pdf/layout.js',
  'in/pdf/lines.js',
  'in/pdf/paragraphs.js',
  'in/pdf/pdf-worker.js',
  'in/pdf/pdf.js',
  'in/pdf/running.js',
  'in/pdf/stand-ins.js',
  'in/pdf/words.js',
  'in/readable.js',
  'in/rtf.js',
  'in/shared.js',
  'in/side-by-side.js',
  'in/unreadable.js',
  'keys.js',
  'manifest.webmanifest',
  'menu-items.js',
  'menus.js',
  'messages.js',
  'out/annotations.js',
  'out/citation.js',
  'out/export.js',
  'out/link.js',
  'out/open-link.js',
  'out/picture.js',
  'out/timelinejs.js',
  'panels/axis-labels.js',
  'panels/axis-scale.js',
  'panels/axis.js',
  'panels/date-question.js',
  'panels/doubt.js',
  'panels/entities.js',
  'panels/filter-bar.js',
  'panels/filter-door.js',
  'panels/filter.js',
  'panels/jump.js',
  'panels/lists.js',
  'panels/mention-steps.js',
  'panels/published.js',
  'panels/quotes.js',
  'panels/show-item.js',
  'panels/summary.js',
  'panels/timeline.js',
  'panels/visible.js',
  'pkg/nutgraf.js',
  'pkg/nutgraf_bg.wasm',
  'pkg/nutgraf_glue.js',
  'samples/business.txt',
  'samples/disaster.txt',
  'samples/politics.txt',
  'session.js',
  'several.html',
  'several/card.js',
  'several/cards.js',
  'several/check.js',
  'several/de.js',
  'several/en.js',
  'several/markdown.js',
  'several/page.js',
  'several/samples.js',
  'several/several.css',
  'several/split.js',
  'several/steps.js',
  'several/story.js',
  'several/strings.js',
  'several/take.js',
  'several/texts.js',
  'several/wording.js',
  'storage-choice.js',
  'storage.js',
  'store.js',
  'strings.js',
  'strings/de.js',
  'strings/en-more.js',
  'strings/en.js',
  'strings/more.js',
  'trail.js',
  'trusted.js',
  'views.js',
  'worker.js',
];

const ROOT = new URL('./', location.href);
const TYPES = /** @type {Record<string, RegExp>} */ ({ js: /javascript/, css: /css/, wasm: /wasm/, woff2: /font|octet/, txt: /text\/plain/, svg: /svg/, png: /png/, ico: /icon|image|octet/, webmanifest: /json|manifest|octet/, html: /html/, '': /html/ });

let asked = 0;
/** The reader wants nothing kept. What is opened is made, so from then on no cache is opened. */
let forgotten = false;

addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(fetchBuild('default').then(keepBuild).then(() => Reflect.get(self, 'skipWaiting').call(self)));
});

addEventListener('activate', (/** @type {any} */ event) => {
  // Of the first visit too the rest must be there without a network.
  event.waitUntil(tidy().then(() => clients().claim()));
});

addEventListener('fetch', (/** @type {any} */ event) => {
  /** @type {Request} */
  const request = event.request;
  const url = new URL(request.url);
  if (request.method === 'POST' && url.href === `${ROOT.href}?share`) return event.respondWith(hold(request));
  if (request.method !== 'GET' || url.origin !== location.origin || !url.href.startsWith(ROOT.href)) return;
  event.respondWith(answer(event, url));
  if (request.mode === 'navigate') event.waitUntil(lookForNewer());
});

/** What another program shared, until the page that is being opened asks for it: in memory alone. */
/** @type {{ words: string[], file: File | null } | null} */
let shared = null;

/** @param {Request} request */
async function hold(request) {
  const form = await request.formData();
  const file = form.get('file');
  shared = { words: ['title', 'text', 'url'].map((name) => String(form.get(name) ?? '')), file: file instanceof File && file.size > 0 ? file : null };
  return Response.redirect(`${ROOT.href}?shared`, 303);
}

addEventListener('message', (/** @type {any} */ event) => {
  const { data, ports } = event;
  if (data === 'forget') {
    forgotten = true;
    event.waitUntil(dropAll().then(() => ports[0].postMessage('forgotten')));
  } else if (data === 'shared?') {
    ports[0].postMessage(shared);
    shared = null;
  }
});

async function dropAll() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) || name === PINS) await caches.delete(name);
}

/** @param {string} name */
async function openCache(name) {
  if (forgotten) throw new Error('forgotten');
  return caches.open(name);
}

/** @returns {any} the type checker knows the page, not the worker */
const clients = () => Reflect.get(self, 'clients');

/**
 * @param {any} event
 * @param {URL} url
 * @returns {Promise<Response>}
 */
async function answer(event, url) {
  const { request } = event;
  const navigates = request.mode === 'navigate';
  const build = (navigates ? null : await pinned(event.clientId)) ?? (await newest());
  if (!build || forgotten) return fetch(request);
  // A page and its worker go on with the build they began with.
  if (event.resultingClientId && (navigates || request.destination === 'worker')) await pin(event.resultingClientId, build);
  const cache = await openCache(build).catch(() => null);
  if (!cache) return fetch(request);
  const name = url.pathname.slice(ROOT.pathname.length);
  const kept = await cache.match(navigates && (name === '' || name === 'index.html') ? ROOT.href : url.href, { ignoreSearch: true });
  if (kept) return kept;
  const fresh = await fetch(request);
  // What is fetched only now and then, as Readability: kept once it was wanted.
  if (fresh.ok && name.startsWith('vendor/') && isRight(name, fresh)) await cache.put(request, fresh.clone());
  return fresh;
}

/**
 * All files of the page as the server has them.
 *
 * @param {RequestCache} how
 * @returns {Promise<{ name: string, files: Map<string, Response> }>}
 */
async function fetchBuild(how) {
  /** @type {Map<string, Response>} */
  const files = new Map();
  const hashes = await Promise.all(
    FILES.map(async (name) => {
      const response = await fetch(new URL(name, ROOT), { cache: how, credentials: 'same-origin' });
      if (!response.ok || response.redirected || !isRight(name, response)) throw new Error(`not ours: ${name}`);
      files.set(name, response.clone());
      const bytes = await response.arrayBuffer();
      // A network that wants a login answers everything with a page of its own.
      if (name === './' && !new TextDecoder().decode(bytes).includes('src="app.js"')) throw new Error('not our page');
      return hex(await crypto.subtle.digest('SHA-256', bytes));
    }),
  );
  const all = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(hashes.join()));
  return { name: PREFIX + hex(all).slice(0, 16), files };
}

/**
 * @param {string} name
 * @param {Response} response
 */
function isRight(name, response) {
  const ending = /\.(\w+)$/.exec(name)?.[1] ?? '';
  return (TYPES[ending] ?? /./).test(response.headers.get('content-type') ?? '');
}

/** @param {ArrayBuffer} bytes */
const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, '0')).join('');

/** @param {Awaited<ReturnType<typeof fetchBuild>>} build */
async function keepBuild({ name, files }) {
  const cache = await openCache(name);
  try {
    await Promise.all([...files].map(([file, response]) => cache.put(new URL(file, ROOT), response)));
    // The newest is the one named last.
    const pins = await openCache(PINS);
    await pins.put(new URL('newest', ROOT), new Response(name));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** Asks the server whether there is another build; it serves pages that are opened from then on. */
async function lookForNewer() {
  if (Date.now() - asked < PAUSE) return;
  asked = Date.now();
  try {
    const known = await newest();
    const found = await fetchBuild('no-cache');
    if (found.name === known) return;
    // In the middle of a deployment two looks differ.
    const again = await fetchBuild('no-cache');
    if (again.name !== found.name) return;
    await keepBuild(again);
    await tidy();
    for (const client of await clients().matchAll({ type: 'window', includeUncontrolled: true })) {
      const build = await pinned(client.id);
      if (build && build !== again.name) client.postMessage('new-version');
    }
  } catch {
    // Offline, behind a login, or half deployed: the kept build goes on.
  }
}

/** @returns {Promise<string | null>} the build for a page that is opened now */
async function newest() {
  return note('newest');
}

/** @param {string} client */
const pinned = (client) => (client ? note(`pin/${client}`) : Promise.resolve(null));

/**
 * @param {string} name
 * @returns {Promise<string | null>} a build that is still there
 */
async function note(name) {
  const found = await (await caches.match(new URL(name, ROOT), { cacheName: PINS }))?.text();
  return found && (await caches.has(found)) ? found : null;
}

/**
 * @param {string} client
 * @param {string} build
 */
async function pin(client, build) {
  if (!forgotten) await (await openCache(PINS)).put(new URL(`pin/${client}`, ROOT), new Response(build));
}

/** Builds that no open page runs go, all but the newest. */
async function tidy() {
  if (forgotten) return;
  const pins = await openCache(PINS);
  const used = new Set([await newest()]);
  for (const { url } of await pins.keys()) {
    const client = /\/pin\/([^/]+)$/.exec(url)?.[1];
    if (!client) continue;
    if (await clients().get(client)) used.add(await pinned(client));
    else await pins.delete(url);
  }
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && !used.has(name)) await caches.delete(name);
}
