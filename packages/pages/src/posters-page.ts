// Posters to print and hang at a counter, one to a sheet. Everything is measured in one unit that shrinks from A4 to
// A5, so that both sheets look alike.
import type { PosterSize } from '@tera/domain';
import { PRINT_SCRIPT, POSTERS_STYLE } from './assets.ts';
import { type Html, html } from './html.ts';
import type { Lang } from './language.ts';
import { type Page, page, pageTitle } from './page.ts';
import { qrDrawing } from './qr.ts';
import { TEXTS } from './texts.ts';

export interface PostersInput {
  readonly unit: string;
  readonly posters: readonly Poster[];
  readonly size: PosterSize;
  readonly lang: Lang;
}

export interface Poster {
  /** The counter's name, or the unit's own for a poster of the whole unit. */
  readonly title: string;
  /** The survey link, whole: what its code says. */
  readonly url: string;
  /** A way there that can be typed. */
  readonly shortUrl: string;
}

/** What is on an A5 sheet is what is on an A4 sheet, smaller by √½. */
const SHEETS: Readonly<Record<PosterSize, string>> = {
  A4: '@page{size:A4;margin:0}:root{--mm:1mm;--width:210mm;--height:297mm}',
  A5: '@page{size:A5;margin:0}:root{--mm:.7045mm;--width:148mm;--height:210mm}',
};

export function postersPage({ unit, posters, size, lang }: PostersInput): Page {
  const { posters: words } = TEXTS[lang];
  return page({
    status: 200,
    lang,
    title: pageTitle(words.title, unit),
    description: words.hint,
    style: SHEETS[size] + POSTERS_STYLE,
    script: PRINT_SCRIPT,
    body: html`<header>
        <h1>${pageTitle(words.title, unit)}</h1>
        <p>${posters.length === 0 ? words.none : `${size}. ${words.hint}`}</p>
        ${posters.length > 0 && html`<button type="button" hidden>${words.print}</button>`}
      </header>
      <main>${posters.map((poster) => sheet(poster, unit, lang))}</main>`,
  });
}

/** Most characters of a name in the large type; with longer ones the sheet would be full before the warning. */
const SHORT_NAME = 40;

function sheet({ title, url, shortUrl }: Poster, unit: string, lang: Lang): Html {
  const { posters, warning } = TEXTS[lang];
  const crowded = Math.max(title.length, unit.length) > SHORT_NAME;
  return html`<section${crowded && html` class="crowded"`}>
    <p class="unit">${unit}</p>
    ${title !== unit && html`<p class="counter">${title}</p>`}
    <h2>${posters.heading}</h2>
    <a class="code" href="${url}">${qrDrawing(url, { title: `${posters.qr}: ${title}` })}</a>
    <p class="scan">${posters.scan}</p>
    <p class="ease">${posters.ease}</p>
    <p class="link">${posters.orType} ${readAloud(shortUrl)}</p>
    <p class="promise">${posters.promise}</p>
    <p class="warning">${warning}</p>
  </section> `;
}

/** The address as one reads it aloud; where it needs two lines, the second begins at its path. */
function readAloud(url: string): Html {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/]*)(.*)$/s.exec(url) ?? [];
  return html`<b>${host}</b><b>${path}</b>`;
}
