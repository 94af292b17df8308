// The pages that say one thing: thank you, and why a link cannot be answered. They never blame whoever holds the phone,
// and a second answer gets the same thanks as the first.
import { FORGET_SCRIPT, KIOSK_STYLE, PAGE_STYLE } from './assets.ts';
import { complaintsSentence } from './complaints.ts';
import { type Content, type Html, html } from './html.ts';
import { type Page, page, pageTitle, verifiedMark } from './page.ts';
import { type View, surveyPath, surveyViewPath } from './paths.ts';
import { TEXTS } from './texts.ts';

/** Seconds that a kiosk shows a page before it is the next citizen's turn. */
export const KIOSK_PAUSE = 10;

export interface ThanksInput extends View {
  readonly link: string;
  readonly unit?: string | undefined;
  /** What the citizen may keep, such as `K7QM-2F9X`; never shown at a kiosk. */
  readonly receipt?: string | undefined;
}

export function thanksPage(input: ThanksInput): Page {
  const { lang, kiosk, link, receipt } = input;
  const { thanks } = TEXTS[lang];
  return oneThing(input, {
    status: 200,
    heading: thanks.heading,
    mark: verifiedMark(),
    isOver: kiosk !== true,
    // A header, and not an element of the page: it works without a script too, and leaves the page itself at rest.
    headers: kiosk === true ? { refresh: `${KIOSK_PAUSE}; url=${surveyPath(link)}` } : {},
    body: html`<p>${kiosk === true ? thanks.textKiosk : thanks.text}</p>
      ${
        kiosk === true
          ? html`<p>${thanks.kiosk}</p>
              <p><a class="button" href="${surveyPath(link)}">${thanks.next}</a></p>`
          : receipt !== undefined &&
            html`<p class="receipt">${thanks.receipt} <b>${receipt}</b></p>
              <p class="hint">${thanks.receiptHint}</p>`
      }`,
  });
}

export type Notice = 'used' | 'closed' | 'unknown' | 'mistyped' | 'elsewhere' | 'tooMany' | 'unavailable';

export interface NoticeInput extends View {
  readonly notice: Notice;
  readonly unit?: string | undefined;
  /** Given where trying again makes sense. */
  readonly link?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

const STATUS_OF_NOTICE = {
  used: 410,
  closed: 410,
  unknown: 404,
  elsewhere: 403,
  mistyped: 404,
  tooMany: 429,
  unavailable: 503,
} as const;

export function noticePage(input: NoticeInput): Page {
  const { lang, notice, link, retryAfterSeconds } = input;
  const { heading, text } = TEXTS[lang].notices[notice];
  const passing = notice === 'tooMany' || notice === 'unavailable' || notice === 'elsewhere';
  return oneThing(input, {
    status: STATUS_OF_NOTICE[notice],
    heading,
    mark: notice === 'used' && verifiedMark(),
    isOver: notice === 'used' || notice === 'closed',
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
    body: html`<p>${text}</p>
      ${passing && link !== undefined && html`<p><a class="button" href="${surveyViewPath(link, input)}">${TEXTS[lang].retry}</a></p>`}`,
  });
}

interface OneThing {
  readonly status: number;
  readonly heading: string;
  readonly mark: Html | false;
  readonly headers: Readonly<Record<string, string>>;
  /** Nothing of the link will be taken any more: what the phone kept to send it again goes. */
  readonly isOver: boolean;
  readonly body: Content;
}

function oneThing({ lang, kiosk, unit }: View & { readonly unit?: string | undefined }, said: OneThing): Page {
  const { survey } = TEXTS[lang];
  return page({
    status: said.status,
    lang,
    kiosk,
    title: pageTitle(said.heading.replace(/\.$/, ''), unit ?? survey),
    description: TEXTS[lang].description,
    style: PAGE_STYLE + (kiosk === true ? KIOSK_STYLE : ''),
    script: said.isOver ? FORGET_SCRIPT : undefined,
    headers: said.headers,
    body: html`<header>
        <div><p class="unit">${unit ?? survey}</p></div>
      </header>
      <main class="notice">
        ${said.mark}
        <h1>${said.heading}</h1>
        ${said.body}
      </main>
      <footer><p>${complaintsSentence(lang, kiosk)}</p></footer>`,
  });
}
