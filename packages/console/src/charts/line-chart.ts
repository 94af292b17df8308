// A line through time, drawn on the server, with its table: what is drawn can be read, and nothing rests on a colour.
import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { CHART_TEXTS } from './chart-texts.ts';

export interface ChartPoint {
  /** As the axis has it, such as `Okt`. */
  readonly label: string;
  /** As the table has it, such as `Oktober 2026`. */
  readonly name: string;
  /** `null`: there is none, and the line has a gap. */
  readonly values: readonly (number | null)[];
  /** Of the first line, its interval. */
  readonly interval?: readonly [number, number] | null | undefined;
}

export interface LineChartInput {
  readonly lang: Lang;
  /** What it shows, with the unit: the caption of drawing and table. */
  readonly caption: string;
  /** One or two lines: the first is drawn through, the second dashed. */
  readonly lines: readonly [string, string?];
  readonly points: readonly ChartPoint[];
  readonly text: (value: number) => string;
  /** A value to keep to, such as a standard. */
  readonly reference?: { readonly value: number; readonly name: string } | undefined;
  /** Where the scale begins and ends at least; 0 unless said. */
  readonly span?: readonly [number, number] | undefined;
}

const [WIDTH, HEIGHT] = [640, 220];
const EDGE = { left: 52, right: 14, top: 14, bottom: 28 };
const MOST_LABELS = 12;

export function lineChart(input: LineChartInput): Content {
  const { lang, caption, lines, points } = input;
  const words = CHART_TEXTS[lang];
  if (!points.some(({ values }) => values.some((value) => value !== null))) {
    return html`<p class="soft">${caption}: ${words.nothing}</p>`;
  }
  return html`<figure>
    <figcaption>
      ${caption}${lines[1] !== undefined && html` – ${words.drawn(lines[0])}, ${words.dashed(lines[1])}`}
    </figcaption>
    ${drawing(input)}
    <details>
      <summary>${words.table}</summary>
      ${table(input)}
    </details>
  </figure>`;
}

function drawing({ lang, caption, points, text, reference, span = [0, 0] }: LineChartInput): Content {
  const all = [
    ...span,
    ...points.flatMap(({ values, interval }) => [...values, ...(interval ?? [])]),
    ...(reference === undefined ? [] : [reference.value]),
  ].flatMap((value) => (value === null ? [] : [value]));
  const x = scalePoint<number>()
    .domain(points.map((_, at) => at))
    .range([EDGE.left, WIDTH - EDGE.right])
    .padding(0.5);
  const y = scaleLinear()
    .domain([Math.min(...all), Math.max(...all)])
    .nice(4)
    .range([HEIGHT - EDGE.bottom, EDGE.top]);
  const at = (index: number): number => x(index) ?? 0;
  const every = Math.ceil(points.length / MOST_LABELS);
  const numbers = points[0]?.values.map((_, number) => number) ?? [];
  return html`<svg
    class="chart"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label="${summary({ lang, caption, points, text })}"
  >
    ${y
      .ticks(4)
      .map(
        (tick) =>
          html`<line
              class="grid"
              x1="${EDGE.left}"
              x2="${WIDTH - EDGE.right}"
              y1="${y(tick).toFixed(1)}"
              y2="${y(tick).toFixed(1)}"
            />
            <text x="${EDGE.left - 6}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end">${text(tick)}</text>`,
      )}
    ${points.map(
      ({ label }, index) =>
        index % every === 0 &&
        html`<text x="${at(index).toFixed(1)}" y="${HEIGHT - 8}" text-anchor="middle">${label}</text>`,
    )}
    ${band(points, at, y)}
    ${
      reference !== undefined &&
      html`<line
          class="reference"
          x1="${EDGE.left}"
          x2="${WIDTH - EDGE.right}"
          y1="${y(reference.value).toFixed(1)}"
          y2="${y(reference.value).toFixed(1)}"
        />
        <text
          class="reference-text"
          x="${WIDTH - EDGE.right}"
          y="${(y(reference.value) - 5).toFixed(1)}"
          text-anchor="end"
        >
          ${reference.name}
        </text>`
    }
    ${numbers.map((number) => oneLine(points, number, at, y))}
  </svg>`;
}

function oneLine(
  points: readonly ChartPoint[],
  number: number,
  at: (index: number) => number,
  y: (value: number) => number,
): Content {
  const kind = number === 0 ? '' : ' b';
  const values = points.map(({ values: all }) => all[number] ?? null);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => at(index))
    .y((value) => y(value ?? 0))
    .digits(1)(values);
  const marks = values.map(
    (value, index) =>
      value !== null &&
      (number === 0
        ? html`<circle class="point" cx="${at(index).toFixed(1)}" cy="${y(value).toFixed(1)}" r="4" />`
        : html`<rect
            class="point b"
            x="${(at(index) - 3).toFixed(1)}"
            y="${(y(value) - 3).toFixed(1)}"
            width="6"
            height="6"
          />`),
  );
  return html`<path class="line${kind}" d="${path ?? ''}" />${marks}`;
}

/** The interval of the first line, where there is one at both ends. */
function band(points: readonly ChartPoint[], at: (index: number) => number, y: (value: number) => number): Content {
  if (!points.some(({ interval }) => interval !== undefined && interval !== null)) return undefined;
  const path = area<ChartPoint>()
    .defined(({ interval }) => interval !== undefined && interval !== null)
    .x((_, index) => at(index))
    .y0(({ interval }) => y(interval?.[0] ?? 0))
    .y1(({ interval }) => y(interval?.[1] ?? 0))
    .digits(1)([...points]);
  const whiskers = points.map(
    ({ interval }, index) =>
      interval !== undefined &&
      interval !== null &&
      html`<path
        class="whisker"
        d="M${at(index).toFixed(1)} ${y(interval[0]).toFixed(1)}V${y(interval[1]).toFixed(1)}"
      />`,
  );
  return html`<path class="band" d="${path ?? ''}" />${whiskers}`;
}

/** What a screen reader says in place of the drawing. */
function summary({
  lang,
  caption,
  points,
  text,
}: Pick<LineChartInput, 'lang' | 'caption' | 'points' | 'text'>): string {
  const known = points.flatMap(({ name, values: [value] }) =>
    value === null || value === undefined ? [] : [{ name, value }],
  );
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return caption;
  return CHART_TEXTS[lang].summary(caption, first.name, text(first.value), last.name, text(last.value));
}

function table({ lang, caption, lines, points, text }: LineChartInput): Content {
  const words = CHART_TEXTS[lang];
  const hasInterval = points.some(({ interval }) => interval !== undefined && interval !== null);
  const heads = lines.flatMap((name) => (name === undefined ? [] : [name]));
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="words">${words.when}</th>
          ${heads.map((name) => html`<th scope="col">${name}</th> `)}
          ${hasInterval && html`<th scope="col">${words.interval}</th>`}
        </tr>
      </thead>
      <tbody>
        ${points.map(
          ({ name, values, interval }) =>
            html`<tr>
              <th scope="row" class="words">${name}</th>
              ${values.map((value) => html`<td>${value === null ? '–' : text(value)}</td> `)}
              ${hasInterval && html`<td>${interval === undefined || interval === null ? '–' : `${text(interval[0])}–${text(interval[1])}`}</td>`}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
