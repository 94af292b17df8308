// What stands at an address that is no page, for whoever has mistyped it or has opened what only a button asks.
import { type Lang, type Page, html } from '@tera/pages';
import { frame } from './frame.ts';

export interface StrayPageInput {
  readonly lang: Lang;
  readonly path: string;
  /** With its query, for the same in the other language; none where it was sent by a form. */
  readonly at: string | undefined;
  /** The methods that there are at the path; none where there is nothing. */
  readonly methods: readonly string[];
}

interface Words {
  readonly nothing: string;
  readonly nothingText: string;
  readonly noPage: string;
  readonly noPageText: string;
  readonly address: string;
  readonly front: string;
  readonly console: string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    nothing: 'Halaman ini tidak ada',
    nothingText:
      'Tidak ada halaman dengan alamat ini. Periksa alamatnya, atau mulailah dari salah satu halaman di bawah.',
    noPage: 'Alamat ini bukan halaman',
    noPageText:
      'Alamat ini dipakai oleh sebuah tombol atau formulir, dan tidak dapat dibuka langsung. Tidak ada yang berubah.',
    address: 'Alamat',
    front: 'Hasil pelayanan publik',
    console: 'Konsol untuk pegawai',
  },
  en: {
    nothing: 'There is no such page',
    nothingText: 'No page has this address. Check the address, or begin at one of the pages below.',
    noPage: 'This address is no page',
    noPageText: 'This address is for a button or a form, and cannot be opened by itself. Nothing has changed.',
    address: 'Address',
    front: 'Results of public services',
    console: 'Console for staff',
  },
};

/** What somebody may have typed. Anything else, and what is longer than one reads, is not said again. */
const TYPED = /^[\w/.:-]{1,200}$/;

export function strayPage({ lang, path, at, methods }: StrayPageInput): Page {
  const words = WORDS[lang];
  const isThere = methods.length > 0;
  const isOfConsole = path.startsWith('/console') || path.startsWith('/sign-');
  const links = [
    { href: '/', text: words.front },
    { href: '/console', text: words.console },
  ];
  return frame({
    status: isThere ? 405 : 404,
    lang,
    isAnybodys: isOfConsole,
    // What begins with two slashes would lead to another site.
    at: at?.replace(/^[/\\]+/, '/'),
    title: isThere ? words.noPage : words.nothing,
    headers: { vary: 'accept, accept-language, cookie', ...(isThere ? { allow: methods.join(', ') } : {}) },
    body: html`<p>${isThere ? words.noPageText : words.nothingText}</p>
      ${TYPED.test(path) && html`<p>${words.address}: <b>${path}</b></p>`}
      <ul class="choices">
        ${(isOfConsole ? links.toReversed() : links).map(({ href, text }) => html`<li><a href="${href}">${text}</a></li> `)}
      </ul>`,
  });
}
