// The frame of every page of the console: whose it is, where one is, and the way out.
import { type Lang, type Page, html, page } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { PAGE_STYLE } from '@tera/pages/assets';
import { CONSOLE_TEXTS } from './texts.ts';

export interface Viewer {
  readonly name: string;
  /** What the form that signs out has to send along. */
  readonly formToken: string;
}

export interface FrameParts {
  readonly status?: number;
  readonly lang: Lang;
  readonly title: string;
  /** Nobody on pages that are there before one is signed in. */
  readonly viewer?: Viewer | undefined;
  readonly body: Content;
}

export function frame({ status = 200, lang, title, viewer, body }: FrameParts): Page {
  const words = CONSOLE_TEXTS[lang];
  return page({
    status,
    lang,
    title: `${title} – Tera`,
    description: words.description,
    style: PAGE_STYLE,
    body: html`<header>
        <div>
          <p class="unit"><a href="/console">Tera</a></p>
          ${
            viewer !== undefined &&
            html`<form method="post" action="/sign-out">
              <input type="hidden" name="token" value="${viewer.formToken}" />
              <p>${viewer.name} <button>${words.signOut}</button></p>
            </form>`
          }
        </div>
      </header>
      <main>
        <h1>${title}</h1>
        ${body}
      </main>`,
  });
}
