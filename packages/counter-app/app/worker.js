// The service worker: it keeps the page of one version whole, and answers with it at once, line or no line. VERSION is put
// before this text when it is served; another version is another worker, whose page is used from the next reload on.
const KEPT = [
  '/counter',
  '/counter/display',
  '/counter/manifest.webmanifest',
  '/counter/icon.svg',
  '/counter/icon-maskable.svg',
];
const shelf = `tera-counter-${VERSION}`;

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(tidy()));

// Only the page and its icons: what is asked of the API is never answered from here.
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin || !KEPT.includes(pathname)) return;
  event.respondWith(answer(event.request, pathname));
});

async function keep() {
  const cache = await caches.open(shelf);
  await cache.addAll(KEPT.map((path) => new Request(path, { cache: 'reload' })));
  await skipWaiting();
}

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith('tera-counter-') && name !== shelf) await caches.delete(name);
  }
  await clients.claim();
}

async function answer(request, pathname) {
  const cache = await caches.open(shelf);
  return (await cache.match(pathname)) ?? fetch(request);
}
