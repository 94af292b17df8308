// The pages that say one thing to whoever wants to be signed in, or is not any more.
import { type Lang, type Page, html } from '@tera/pages';
import { frame } from './frame.ts';
import { CONSOLE_TEXTS, type ConsoleNoticeName } from './texts.ts';

export interface ConsoleNoticeInput {
  readonly notice: ConsoleNoticeName;
  readonly lang: Lang;
  /** What a stranger tells an administrator. */
  readonly about?: string | undefined;
}

const STATUS_OF = {
  signInOver: 400,
  signInRefused: 403,
  stranger: 403,
  signedOut: 200,
  otherForm: 403,
  notYours: 404,
  unavailable: 503,
} as const satisfies Readonly<Record<ConsoleNoticeName, number>>;

export function consoleNotice({ notice, lang, about }: ConsoleNoticeInput): Page {
  const words = CONSOLE_TEXTS[lang];
  const { heading, text } = words.notices[notice];
  return frame({
    status: STATUS_OF[notice],
    lang,
    title: heading,
    body: html`<p>${text}</p>
      ${about !== undefined && html`<p>${words.knownAs}: <b>${about}</b></p>`}
      <p><a class="button" href="/sign-in">${words.signIn}</a></p>`,
  });
}
