// Where the page begins: it works without a line from the second visit on, in one tab at a time. Two tabs would make the
// same numbers twice; the second one waits until the first is closed.

import { readConnection } from './connection.ts';
import { el, show } from './dom.ts';
import { failureWords } from './words.ts';
import { work } from './view/counter-page.ts';
import { setUp } from './view/setup.ts';
import { keepPageForOffline } from './offline.ts';

const root = document.body;
/** A page that is being reloaded may hold the lock for a moment longer. */
const PATIENCE = 500;

async function begin(): Promise<void> {
  try {
    // So that a full disk does not cost the events that wait.
    void navigator.storage.persist();
    const connection = (await readConnection()) ?? (await setUp(root));
    await work(root, connection);
  } catch (error) {
    notice('Halaman ini tidak dapat bekerja', failureWords(error));
  }
}

function notice(title: string, words: string): void {
  show(root, [el('main', { class: 'narrow' }, el('h1', {}, title), el('p', { role: 'alert' }, words))]);
}

if ('locks' in navigator && 'indexedDB' in globalThis) {
  const isSecond = setTimeout(
    () =>
      notice(
        'Loket sudah terbuka',
        'Loket ini sedang dipakai di tab atau jendela lain. Tutup yang itu, dan halaman ini lanjut sendiri.',
      ),
    PATIENCE,
  );
  void navigator.locks.request('tera-counter', () => {
    clearTimeout(isSecond);
    // Held for as long as the page is open.
    return begin().then(() => new Promise<never>(() => undefined));
  });
  keepPageForOffline();
} else {
  notice(
    'Peramban terlalu lama',
    'Perbarui peramban ini: Chrome atau Edge 109, Firefox 115, Safari 16, atau yang lebih baru, melalui https.',
  );
}
