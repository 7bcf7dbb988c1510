/**
 * The page without a network. All that a visit needs is put aside when the page is first opened; from then on the
 * network is asked first and, where it does not answer, the copy is used. Nothing but the page's own files is kept.
 */

const CACHE = 'nutgraf-1';
/** Milliseconds that the network may take before the stored copy is used. */
const PATIENCE = 3000;

/** A test compares this list with the folder. Readability is fetched, and kept, only when somebody opens an .html file. */
const FILES = [
  './',
  'analyzer.js',
  'app.js',
  'article/card-content.js',
  'article/card-place.js',
  'article/card.js',
  'article/legend.js',
  'article/marks.js',
  'article/nest.js',
  'article/reader.js',
  'article/spotlight.js',
  'article/key-navigation.js',
  'correct/anchor.js',
  'correct/apply.js',
  'correct/options.js',
  'css/article.css',
  'css/base.css',
  'css/page.css',
  'css/panels.css',
  'css/print.css',
  'dates.js',
  'dialogs.js',
  'dom.js',
  'favicon.ico',
  'fonts/libre-franklin.woff2',
  'fonts/newsreader.woff2',
  'icons/nutgraf-192.png',
  'icons/nutgraf-512.png',
  'icons/nutgraf.svg',
  'in/docx.js',
  'in/files.js',
  'in/html.js',
  'in/intake.js',
  'in/other-article.js',
  'in/readable.js',
  'in/unreadable.js',
  'storage.js',
  'keys.js',
  'manifest.webmanifest',
  'menu-items.js',
  'menus.js',
  'messages.js',
  'out/annotations.js',
  'out/link.js',
  'out/picture.js',
  'out/export.js',
  'out/timelinejs.js',
  'panels/axis.js',
  'panels/entities.js',
  'panels/filter-bar.js',
  'panels/filter.js',
  'panels/lists.js',
  'panels/quotes.js',
  'panels/show-item.js',
  'panels/visible.js',
  'panels/mention-steps.js',
  'panels/summary.js',
  'panels/timeline.js',
  'pkg/nutgraf.js',
  'pkg/nutgraf_bg.wasm',
  'pkg/nutgraf_glue.js',
  'storage-choice.js',
  'samples/business.txt',
  'samples/disaster.txt',
  'samples/politics.txt',
  'session.js',
  'several.html',
  'several/cards.js',
  'several/check.js',
  'several/de.js',
  'several/en.js',
  'several/markdown.js',
  'several/page.js',
  'several/samples.js',
  'several/several.css',
  'several/split.js',
  'several/story.js',
  'several/strings.js',
  'several/texts.js',
  'several/wording.js',
  'store.js',
  'strings.js',
  'strings/de.js',
  'strings/en.js',
  'views.js',
  'worker.js',
];

addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => Reflect.get(self, 'skipWaiting').call(self)));
});

addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((n) => n.startsWith('nutgraf') && n !== CACHE).map((n) => caches.delete(n)))),
  );
});

addEventListener('fetch', (/** @type {any} */ event) => {
  /** @type {Request} */
  const request = event.request;
  if (request.method === 'GET' && new URL(request.url).origin === location.origin) event.respondWith(answer(request));
});

/** @param {Request} request */
async function answer(request) {
  const kept = await caches.match(request, { ignoreSearch: true });
  const fresh = fetch(request).then(async (response) => {
    const cache = response.ok && (await caches.has(CACHE)) ? await caches.open(CACHE) : null;
    await cache?.put(request, response.clone());
    return response;
  });
  if (!kept) return fresh;
  const tired = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(() => kept);
  return Promise.race([fresh.catch(() => kept), tired]);
}
