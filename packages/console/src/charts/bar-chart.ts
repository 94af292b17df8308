// Bars beside each other, one a line, with what each is called and its number in words: the drawing only helps to compare.
import { scaleLinear } from 'd3-scale';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { CHART_TEXTS } from './chart-texts.ts';

export interface BarOfChart {
  readonly name: string;
  /** `null`: there is none. */
  readonly value: number | null;
  readonly interval?: readonly [number, number] | null | undefined;
  /** What stands in place of a figure, such as why it is not shown. */
  readonly instead?: string | undefined;
}

export interface BarChartInput {
  readonly lang: Lang;
  /** What it shows, with the unit. */
  readonly caption: string;
  /** What a bar is, such as `Layanan`. */
  readonly of: string;
  readonly value: string;
  readonly bars: readonly BarOfChart[];
  readonly text: (value: number) => string;
  /** Where the bars begin and end. */
  readonly span: readonly [number, number];
}

const [WIDTH, HEIGHT] = [240, 16];

/** A table whose last column is drawn. */
export function barChart({ lang, caption, of, value: heading, bars, text, span }: BarChartInput): Content {
  const x = scaleLinear().domain(span).range([0, WIDTH]).clamp(true);
  const hasInterval = bars.some(({ interval }) => interval !== undefined && interval !== null);
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="words">${of}</th>
          <th scope="col">${heading}</th>
          ${hasInterval && html`<th scope="col">${CHART_TEXTS[lang].interval}</th>`}
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${bars.map(
          ({ name, value, interval, instead = '–' }) =>
            html`<tr>
              <th scope="row" class="words">${name}</th>
              <td>${value === null ? instead : text(value)}</td>
              ${hasInterval && html`<td>${interval === undefined || interval === null ? '–' : `${text(interval[0])}–${text(interval[1])}`}</td>`}
              <td class="words">${value !== null && bar(x(value), interval, x)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function bar(end: number, interval: BarOfChart['interval'], x: (value: number) => number): Content {
  const middle = HEIGHT / 2;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" aria-hidden="true" focusable="false">
    <rect class="bar" y="2" width="${end.toFixed(1)}" height="${HEIGHT - 4}" />
    ${
      interval !== undefined &&
      interval !== null &&
      html`<path
        class="whisker"
        d="M${x(interval[0]).toFixed(1)} ${middle}H${x(interval[1]).toFixed(1)}M${x(interval[0]).toFixed(1)} 4V12M${x(interval[1]).toFixed(1)} 4V12"
      />`
    }
  </svg>`;
}
