// Choosing the period of the recap, and in which form it is wanted: the same choice on the page of all units and on its own.
import { periodText } from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { UNITS_WORDS } from './units-words.ts';

export interface RecapChoice {
  readonly lang: Lang;
  /** In the order in which they are offered; the first is chosen unless another is. */
  readonly periods: readonly string[];
  readonly chosen?: string | undefined;
}

export function recapForm({ lang, periods, chosen }: RecapChoice): Content {
  const words = UNITS_WORDS[lang];
  return html`<p class="soft">${words.recapHint}</p>
    <form class="inline" method="get" action="/console/recap">
      <label
        >${words.period}
        <select name="period">
          ${periods.map(
            (name) =>
              html`<option value="${name}" ${name === chosen && html` selected`}>${periodText(name, lang)}</option> `,
          )}
        </select></label
      >
      <button>${words.show}</button>
      <button class="plain" name="format" value="xlsx">XLSX</button>
      <button class="plain" name="format" value="csv">CSV</button>
    </form>`;
}
