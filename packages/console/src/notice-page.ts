// The pages that say one thing to whoever wants to be signed in, or is not any more.
import { type Lang, type Page, html } from '@tera/pages';
import { type Viewer, frame } from './frame.ts';
import { CONSOLE_TEXTS, type ConsoleNoticeName } from './texts.ts';

export interface ConsoleNoticeInput {
  readonly notice: ConsoleNoticeName;
  readonly lang: Lang;
  /** Who is signed in, where somebody is. */
  readonly viewer?: Viewer | undefined;
  /** What a stranger tells an administrator, or what was asked wrongly. */
  readonly about?: string | undefined;
}

const STATUS_OF = {
  signInOver: 400,
  signInRefused: 403,
  stranger: 403,
  signedOut: 200,
  otherForm: 403,
  notYours: 404,
  misasked: 422,
  unavailable: 503,
} as const satisfies Readonly<Record<ConsoleNoticeName, number>>;

export function consoleNotice({ notice, lang, viewer, about }: ConsoleNoticeInput): Page {
  const words = CONSOLE_TEXTS[lang];
  const { heading, text } = words.notices[notice];
  return frame({
    status: STATUS_OF[notice],
    lang,
    viewer,
    title: heading,
    body: html`<p>${text}</p>
      ${about !== undefined && html`<p>${notice === 'stranger' && `${words.knownAs}: `}<b>${about}</b></p>`}
      <p>
        ${viewer === undefined ? html`<a class="button first" href="/sign-in">${words.signIn}</a>` : html`<a class="button" href="/console">${words.home}</a>`}
      </p>`,
  });
}
