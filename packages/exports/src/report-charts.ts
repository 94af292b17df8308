// Drawings for paper. Every bar stands beside its number in words, so nothing rests on colour or on seeing it.

import { answersIn, type Distribution, type Element, type ElementLine, type Language, mutuOf } from '@tera/domain';
import { type Html, html } from '@tera/pages/html';
import { decimalText } from './number-text.ts';
import { ELEMENT_NAMES } from './words.ts';

const WIDTH = 300;
const BAR_HEIGHT = 12;
/** A bar of a score begins at 1, the least that can be answered. */
const at = (score: number) => ((score - 1) / 3) * WIDTH;

export interface Bar {
  readonly line: ElementLine;
  readonly ci95?: readonly [number, number] | undefined;
}

/** The nine means as a list of bars. The letter is that of the same mean as an index, mean × 25. */
export function barList(bars: readonly Bar[], language: Language): Html {
  return html`<p class="axis" aria-hidden="true">
      <span>${[1, 2, 3, 4].map((score) => html`<i>${score}</i> `)}</span>
    </p>
    <ol class="bars">
      ${bars.map(
        ({ line: { code, nrr }, ci95 }) =>
          html`<li>
            <span class="words">${ELEMENT_NAMES[code][language]}</span>
            ${nrr === null ? html`<span></span><b>–</b>` : html`${bar(nrr, ci95)}<b>${decimalText(nrr, 2, language)} <i>${mutuOf(Math.round(nrr * 2500) / 100)}</i></b>`}
          </li> `,
      )}
    </ol>`;
}

function bar(nrr: number, ci95: Bar['ci95']): Html {
  return html`<svg viewBox="0 0 ${WIDTH} ${BAR_HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect width="${WIDTH}" height="${BAR_HEIGHT}" fill="#e6f0ee" />
    <rect width="${at(nrr).toFixed(1)}" height="${BAR_HEIGHT}" fill="#2f7d78" />
    ${[2, 3].map((score) => html`<path d="M${at(score)} 0V${BAR_HEIGHT}" stroke="#fff" vector-effect="non-scaling-stroke" />`)}
    ${
      ci95 !== undefined &&
      html`<path
        d="M${at(ci95[0]).toFixed(1)} 6H${at(ci95[1]).toFixed(1)}M${at(ci95[0]).toFixed(1)} 3V9M${at(ci95[1]).toFixed(1)} 3V9"
        stroke="#17211f"
        stroke-width="1.5"
        vector-effect="non-scaling-stroke"
      />`
    }
  </svg>`;
}

/** Of the scores 1 to 4; dark at both ends would hide which end it is. */
const SHADES = ['#a8481c', '#e3b98f', '#9cc9c2', '#0b4a4d'] as const;

/** The little square that says which part of a bar a column is. */
export function swatch(score: 1 | 2 | 3 | 4): Html {
  return html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <rect width="10" height="10" fill="${SHADES[score - 1]}" />
  </svg>`;
}

/** One bar of the whole width, divided as the answers are. */
export function stackedBar(distribution: Distribution): Html {
  const n = answersIn(distribution);
  let end = 0;
  const parts = distribution.map((count, index) => {
    const start = end;
    end += (count / n) * WIDTH;
    return html`<rect
      x="${start.toFixed(1)}"
      width="${(end - start).toFixed(1)}"
      height="${BAR_HEIGHT}"
      fill="${SHADES[index]}"
    />`;
  });
  const gaps = distribution
    .slice(0, -1)
    .map((_, index) => distribution.slice(0, index + 1).reduce((sum, count) => sum + count, 0))
    .filter((before) => before > 0 && before < n)
    .map(
      (before) =>
        html`<path
          d="M${((before / n) * WIDTH).toFixed(1)} 0V${BAR_HEIGHT}"
          stroke="#fff"
          stroke-width="1.5"
          vector-effect="non-scaling-stroke"
        />`,
    );
  return html`<svg viewBox="0 0 ${WIDTH} ${BAR_HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${parts}${gaps}
  </svg>`;
}

/** Codes with the greatest and the least mean, all of them where several are alike. */
export function extremes(lines: readonly ElementLine[]): {
  readonly best: readonly Element[];
  readonly least: readonly Element[];
} {
  const means = lines.flatMap(({ nrr }) => (nrr === null ? [] : [nrr]));
  const having = (mean: number) => lines.filter(({ nrr }) => nrr === mean).map(({ code }) => code);
  return { best: having(Math.max(...means)), least: having(Math.min(...means)) };
}
