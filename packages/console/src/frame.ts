// The frame of every page of the console, and of the public ones: whose it is, where one is, the other language, and the way out.
import type { Scope } from '@tera/contracts';
import { TRIAL_MARK, isTrialUnit } from '@tera/domain';
import { type Lang, type Page, html, page } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { PageLink } from './page-link.ts';
import { CONSOLE_STYLE } from './style.ts';
import { CONSOLE_TEXTS } from './texts.ts';

export interface Viewer {
  readonly name: string;
  /** What a form that changes something has to send along. */
  readonly formToken: string;
  /** Of the forms of this page: what is sent twice by one of them is done once. */
  readonly formId: string;
  /** Whether they may read how any unit is registered, or who changed it. */
  readonly administers: boolean;
  /** Whether they may do this in the unit, about all of its officers: for what a page offers them. */
  readonly mayIn: (unitId: string, scope: Scope) => boolean;
}

/** One of several views of the same thing; `here` is the one that is shown. */
export type Tab = PageLink & { readonly here?: boolean };

export interface FrameParts {
  readonly status?: number;
  readonly lang: Lang;
  /** The path and query of this page, for the same in the other language; none where it was sent by a form. */
  readonly at?: string | undefined;
  readonly title: string;
  /** Below the title, such as the period. */
  readonly subtitle?: string | undefined;
  /** Of a public page, for whoever lists or shares it. */
  readonly description?: string | undefined;
  /** Nobody on pages that are there before one is signed in. */
  readonly viewer?: Viewer | undefined;
  /** Where it cannot be told whether somebody is signed in, nobody is asked to. */
  readonly isAnybodys?: boolean;
  /** How much waits for them, where that is known. */
  readonly waiting?: number | undefined;
  /** The way down to here, without this page itself. */
  readonly trail?: readonly PageLink[];
  readonly tabs?: readonly Tab[];
  readonly body: Content;
  /** What must be live; the page is whole without it. It may ask our own origin. */
  readonly script?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export function frame(parts: FrameParts): Page {
  const {
    status = 200,
    lang,
    at,
    title,
    subtitle,
    description,
    viewer,
    isAnybodys = false,
    waiting = 0,
    trail = [],
    tabs = [],
    body,
    script,
    headers,
  } = parts;
  const words = CONSOLE_TEXTS[lang];
  return page({
    status,
    lang,
    title: `${title} – Tera`,
    description: description ?? words.description,
    style: CONSOLE_STYLE,
    script,
    isSending: script !== undefined,
    headers,
    body: html`<a class="skip" href="#content">${words.skip}</a>
      <header class="top">
        <div>
          <a class="brand" href="${viewer === undefined ? '/' : '/console'}">Tera</a>
          ${
            viewer === undefined
              ? html`<p class="who">
                  ${languageLink(lang, at)} ${!isAnybodys && html`<a href="/console">${words.signIn}</a>`}
                </p>`
              : html`<a href="/console">${words.home}${waiting > 0 && ` (${words.waiting(waiting)})`}</a>
                  ${viewer.administers && html`<a href="/console/administration">${words.administration}</a>`}
                  <a href="/console/feedback">${words.feedback}</a>
                  <form class="who" method="post" action="/sign-out">
                    ${languageLink(lang, at)}
                    <input type="hidden" name="token" value="${viewer.formToken}" />
                    <span>${viewer.name}</span> <button>${words.signOut}</button>
                  </form>`
          }
        </div>
      </header>
      ${isAboutTrial(parts) && html`<p class="trial">${TRIAL_MARK}${lang === 'en' && ' (unit for trying)'}</p>`}
      <main id="content">
        ${
          trail.length > 0 &&
          html`<nav aria-label="${words.whereAmI}">
            <ol class="trail">
              ${trail.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li> `)}
            </ol>
          </nav>`
        }
        <h1>${title}</h1>
        ${subtitle !== undefined && html`<p class="lead">${subtitle}</p>`}
        ${tabs.length > 0 && html`<nav aria-label="${words.views}">${tabList(tabs, 'tabs')}</nav>`} ${body}
      </main>`,
  });
}

/** Whether it is a page of a unit for trying: every such page says so, whoever adds one, for its address or the way to it names it. */
function isAboutTrial({ at = '', trail = [] }: FrameParts): boolean {
  return [at, ...trail.map(({ href }) => href)].some((path) => isTrialUnit(UNIT_IN_PATH.exec(path)?.[1] ?? ''));
}

/** Pages for citizens say it in the name of the unit. */
const UNIT_IN_PATH = /\/units\/([^/?#]+)/;

/** What every form that changes something begins with. */
export function formStart({ formToken, formId }: Viewer): Content {
  return html`<input type="hidden" name="token" value="${formToken}" /><input
      type="hidden"
      name="form"
      value="${formId}"
    />`;
}

/** Links of which one is where one is. */
export function tabList(tabs: readonly Tab[], kind: 'tabs' | 'choices'): Content {
  return html`<ul class="${kind}">
    ${tabs.map(
      ({ href, text, here }) =>
        html`<li><a href="${href}" ${here === true && html` aria-current="page"`}>${text}</a></li> `,
    )}
  </ul>`;
}

function languageLink(lang: Lang, at: string | undefined): Content {
  const other = lang === 'id' ? 'en' : 'id';
  if (at === undefined) return undefined;
  return html`<a href="${inLang(at, other)}" lang="${other}" hreflang="${other}"
    >${CONSOLE_TEXTS[other].thisLanguage}</a
  >`;
}

/** The same page in another language. */
function inLang(at: string, lang: Lang): string {
  const [path = '', query = ''] = at.split('?');
  const asked = new URLSearchParams(query);
  asked.set('lang', lang);
  return `${path}?${asked.toString()}`;
}

/** A table that can be wider than a phone, and is then moved sideways, also by keyboard. */
export function scrolling(name: string, table: Content): Content {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">${table}</div>`;
}
