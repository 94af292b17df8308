// The first page of who is signed in: what they may see.
import { type Lang, type Page, html } from '@tera/pages';
import { type Viewer, frame } from './frame.ts';
import { CONSOLE_TEXTS } from './texts.ts';

export interface RoleText {
  readonly role: keyof (typeof CONSOLE_TEXTS)['id']['roles'];
  /** Names, or none where it is for all units. */
  readonly units: readonly string[];
}

export interface HomeInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly roles: readonly RoleText[];
}

export function homePage({ lang, viewer, at, roles }: HomeInput): Page {
  const words = CONSOLE_TEXTS[lang];
  return frame({
    lang,
    title: words.home,
    viewer,
    at,
    body:
      roles.length === 0
        ? html`<p>${words.nothing}</p>`
        : html`<h2>${words.yours}</h2>
            <ul>
              ${roles.map(
                ({ role, units }) =>
                  html`<li>${words.roles[role]}: ${units.length === 0 ? words.allUnits : units.join(', ')}</li>`,
              )}
            </ul>`,
  });
}
