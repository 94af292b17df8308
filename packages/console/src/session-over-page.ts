// What somebody sees who has typed for longer than the session held: nothing was sent, and what they have typed is there to be copied.
import { type Lang, type Page, html } from '@tera/pages';
import { frame } from './frame.ts';

export interface SessionOverInput {
  readonly lang: Lang;
  readonly typed: string;
  /** The page of ours on which it was typed. */
  readonly to: string;
}

const WORDS = {
  id: {
    title: 'Sesi Anda sudah berakhir',
    text: 'Belum ada yang terkirim. Tulisan Anda masih ada di bawah ini: salin, masuk lagi di tab baru, lalu tempelkan dan kirim.',
    typed: 'Tulisan Anda',
    signIn: 'Masuk di tab baru',
  },
  en: {
    title: 'Your session is over',
    text: 'Nothing was sent. What you have written is still here: copy it, sign in again in a new tab, paste it there and send it.',
    typed: 'What you have written',
    signIn: 'Sign in in a new tab',
  },
} as const;

export function sessionOverPage({ lang, typed, to }: SessionOverInput): Page {
  const words = WORDS[lang];
  // The first line break behind the tag is the markup's own, so that one of the text's is not lost.
  return frame({
    status: 403,
    lang,
    title: words.title,
    body: html`<section>
      <p>${words.text}</p>
      <p>
        <label for="typed">${words.typed}</label>
        <textarea id="typed" rows="8" readonly>${typed}</textarea>
      </p>
      <p>
        <a class="button first" href="/sign-in?to=${encodeURIComponent(to)}" target="_blank" rel="noopener"
          >${words.signIn}</a
        >
      </p>
    </section>`,
  });
}
