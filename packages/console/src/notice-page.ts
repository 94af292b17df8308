// The pages that say one thing to whoever wants to be signed in, or is not any more.
import { type Lang, type Page, html } from '@tera/pages';
import { type Viewer, frame } from './frame.ts';
import { CONSOLE_TEXTS, type ConsoleNoticeName } from './texts.ts';
import { type WrongPart, wrongPartText } from './wrong-part.ts';

export interface ConsoleNoticeInput {
  readonly notice: ConsoleNoticeName;
  readonly lang: Lang;
  /** Who is signed in, where somebody is. */
  readonly viewer?: Viewer | undefined;
  /** The path and query that was opened, or nothing of it, for the same in the other language; none where it was sent by a form. */
  readonly at?: string | undefined;
  /** What a stranger tells an administrator. */
  readonly about?: string | undefined;
  /** Which part of the address is not understood. */
  readonly wrong?: WrongPart | undefined;
}

const STATUS_OF = {
  signInOver: 400,
  signInRefused: 403,
  stranger: 403,
  signedOut: 200,
  otherForm: 403,
  formTooLarge: 413,
  notYours: 404,
  misasked: 422,
  unknownChoice: 422,
  unavailable: 503,
} as const satisfies Readonly<Record<ConsoleNoticeName, number>>;

export function consoleNotice({ notice, lang, viewer, at, about, wrong }: ConsoleNoticeInput): Page {
  const words = CONSOLE_TEXTS[lang];
  const { heading, text } = words.notices[notice];
  return frame({
    status: STATUS_OF[notice],
    lang,
    viewer,
    at,
    title: heading,
    body: html`<p>${text}</p>
      ${wrong !== undefined && wrongPartText(wrong, lang).map((sentence) => html`<p>${sentence}</p> `)}
      ${about !== undefined && html`<p>${words.knownAs}: <b>${about}</b></p>`}
      <p>
        ${viewer === undefined ? html`<a class="button first" href="/sign-in">${words.signIn}</a>` : html`<a class="button" href="/console">${words.home}</a>`}
      </p>`,
  });
}
