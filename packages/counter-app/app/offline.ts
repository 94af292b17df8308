// Lets the service worker keep this page, and says when a newer one has come. It is used at the next reload and never in
// the middle of a ticket.

import { el, show } from './dom.ts';
import { button } from './view/button.ts';

/** A counter's page stays open for days. */
const LOOK_EVERY = 60 * 60_000;

/** What TypeScript's library does not know yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { readonly createScriptURL: (url: string) => string };
}

export function keepPageForOffline(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('counter-worker', { createScriptURL: (url) => url });
  const worker = '/counter/sw.js';
  const wasKept = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker
    .register(policy?.createScriptURL(worker) ?? worker, { scope: '/counter' })
    .then((registration) => setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY))
    // Without a line there is nothing to register, and what was kept is used.
    .catch(() => undefined);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const place = document.getElementById('update');
    if (!wasKept || place === null) return;
    place.hidden = false;
    const reload = button({ id: 'reload', text: 'Muat ulang' }, () => location.reload());
    show(place, [el('span', {}, 'Versi baru sudah siap.'), reload]);
  });
}
