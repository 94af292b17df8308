// Where a complaint goes: the survey counts opinions and answers nobody. A kiosk names the site and does not link to it,
// because nobody would bring the tablet back.
import { type Html, html } from './html.ts';
import type { Lang } from './language.ts';
import { COMPLAINTS, TEXTS } from './texts.ts';

export function complaintsSentence(lang: Lang, kiosk = false): Html {
  const { name, url } = COMPLAINTS;
  return html`${TEXTS[lang].complaint}
  ${kiosk ? html`<b>${name}</b>` : html`<a href="${url}" rel="noreferrer">${name}</a>`}.`;
}
