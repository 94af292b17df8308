// The service worker of one kiosk: it keeps the empty form and the thanks in both languages, and answers with them where the line
// does not. With a line the server's page is shown, and kept in place of the last one; nothing that anybody answered is in any.
const start = location.pathname.replace(/\/sw\.js$/, '');
const pages = [start, `${start}?lang=id`, `${start}?lang=en`, `${start}/thanks?lang=id`, `${start}/thanks?lang=en`];
const shelf = `tera-kiosk-${start}`;
/** Longer than a good line takes, and shorter than a citizen waits. */
const patience = 4e3;

addEventListener('install', (event) => event.waitUntil(keepAll()));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { pathname, search } = new URL(url);
  const page = pathname + search;
  if (method === 'GET' && mode === 'navigate' && pages.includes(page)) event.respondWith(answer(page));
});

async function keepAll() {
  const cache = await caches.open(shelf);
  await cache.addAll(pages.map((page) => new Request(page, { cache: 'reload' })));
  await skipWaiting();
}

async function answer(page) {
  const cache = await caches.open(shelf);
  const timeout = new AbortController();
  const limit = setTimeout(() => timeout.abort(), patience);
  const fresh = await fetch(page, { cache: 'reload', signal: timeout.signal }).catch(() => undefined);
  clearTimeout(limit);
  // What stands between a tablet and the server may show a page of its own: ours has a policy.
  const isOurs = fresh?.headers.has('content-security-policy') === true;
  if (isOurs && fresh.ok) await cache.put(page, fresh.clone());
  // A kiosk whose link has ended says so, from then on without a line as well; one whose server is in trouble goes on.
  if (isOurs && (fresh.status === 404 || fresh.status === 410)) await caches.delete(shelf);
  if (isOurs && fresh.status < 500 && fresh.status !== 429) return fresh;
  return (await cache.match(page)) ?? fresh ?? Response.error();
}
