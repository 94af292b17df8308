// Several units as one: their answers pooled, the elements, and each unit's own line. A unit that is not in it is named, with why.
import { type LocalDay, isLocalDay } from '@tera/domain';
import { ELEMENT_NAMES, MUTU_NAMES, periodText, printedDay, printedInstant, publicationText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { PooledAnswer } from '../answers.ts';
import { barChart } from '../charts/bar-chart.ts';
import { NONE, decimal, whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { unitPath } from '../unit/unit-tabs.ts';
import { recapForm } from './recap-form.ts';
import { RECAP_WORDS } from './recap-words.ts';

export interface RecapInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly answer: PooledAnswer;
  /** The names of units for which there was no room in one answer, and how many it takes. */
  readonly tooMany: readonly string[];
  readonly most: number;
  /** Ids of units whose name another has as well. */
  readonly namesakes: ReadonlySet<string>;
  readonly periods: readonly string[];
  /** Whose clock the moment is told by, and the day by it. */
  readonly timeZone: string;
  readonly today: LocalDay;
}

export function recapPage(input: RecapInput): Page {
  const { lang, viewer, at, answer, periods, timeZone } = input;
  const words = RECAP_WORDS[lang];
  const { period, elements, generatedAt, methodVersion } = answer;
  const choice = periods.includes(period) ? periods : [period, ...periods];
  return frame({
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: periodText(period, lang),
    trail: [{ href: '/console', text: CONSOLE_TEXTS[lang].home }],
    body: html`<section>
        <h2>${words.pooled}</h2>
        ${headlines(input)}
        ${
          elements.length > 0 &&
          barChart({
            lang,
            caption: words.elements,
            of: words.element,
            value: words.nrr,
            bars: elements.map(({ code, nrr }) => ({ name: ELEMENT_NAMES[code][lang], value: nrr })),
            text: (value) => decimal(value, 2, lang),
            span: [1, 4],
          })
        }
      </section>
      <section class="screen-only">
        <h2>${words.another}</h2>
        ${recapForm({ lang, periods: choice, chosen: period })}
      </section>
      ${leftOut(input)}
      <section>
        <h2>${words.each}</h2>
        ${eachUnit(input)}
      </section>
      <p class="soft">${words.reckoned(printedInstant(generatedAt, timeZone, lang), methodVersion)}</p>`,
  });
}

function headlines({ lang, answer, tooMany }: RecapInput): Content {
  const words = RECAP_WORDS[lang];
  const { ikm, mutu, n, population, sampleTarget, status, units, leftOut: out } = answer;
  // These are of the units that are in the index: of none there is nothing to compare.
  const isShown = units.length > out.length;
  return html`<dl class="facts">
    <div>
      <dt>${words.index}</dt>
      <dd>
        ${decimal(ikm, 2, lang)} ${ikm === null && html`<small>${whyNone(answer, lang)}</small>`}
        ${status === 'provisional' && html`<small>${words.provisional}</small>`}
      </dd>
    </div>
    <div>
      <dt>${words.mutu}</dt>
      <dd>${mutu === null ? NONE : html`${mutu} <small>${MUTU_NAMES[mutu][lang]}</small>`}</dd>
    </div>
    <div>
      <dt>${words.respondents}</dt>
      <dd>
        ${isShown ? html`${whole(n, lang)} <small>${words.ofSample(whole(sampleTarget, lang), n >= sampleTarget)}</small>` : NONE}
      </dd>
    </div>
    <div>
      <dt>${words.population}</dt>
      <dd>${isShown ? whole(population, lang) : NONE}</dd>
    </div>
    <div>
      <dt>${words.unitsIn}</dt>
      <dd>
        ${whole(units.length - out.length, lang)}
        <small>${words.ofUnits(whole(units.length + tooMany.length, lang))}</small>
      </dd>
    </div>
  </dl>`;
}

function whyNone({ units }: PooledAnswer, lang: Lang): string {
  const words = RECAP_WORDS[lang];
  const hidden = units.filter(({ status }) => status === 'suppressed');
  if (hidden.length === 0) return words.none;
  return hidden.some(({ why }) => why !== undefined) ? words.noneShown : words.withdrawn;
}

/** The recap has a line for each unit, in their order; its columns are those of the regional form. */
function eachUnit(input: RecapInput): Content {
  const { lang, answer } = input;
  const { units, recap, leftOut: out } = answer;
  const words = RECAP_WORDS[lang];
  return scrolling(
    words.each,
    html`<table>
      <thead>
        <tr>
          <th scope="col" class="words">${words.unit}</th>
          <th scope="col">IKM</th>
          <th scope="col" class="words">${words.status}</th>
          <th scope="col">${words.respondents}</th>
          <th scope="col">${words.sample}</th>
          <th scope="col">${words.tickets}</th>
        </tr>
      </thead>
      <tbody>
        ${units.map((unit, index) => {
          const line = recap[index] ?? {};
          return html`<tr>
            <th scope="row" class="words">
              <a href="${unitPath(unit.unitId)}">${unit.name}</a
              >${input.namesakes.has(unit.unitId) && html`<small>${unit.unitId}</small>`}
            </th>
            <td>${decimal(numberOf(line['NILAI IKM']), 2, lang)}</td>
            <td class="words">${out.includes(unit.unitId) ? whyOut(unit, input) : predicateIn(line, lang)}</td>
            <td>${whole(unit.n, lang)}</td>
            <td>${whole(numberOf(line['SAMPEL']), lang)}</td>
            <td>${whole(numberOf(line['POPULASI']), lang)}</td>
          </tr> `;
        })}
      </tbody>
    </table>`,
  );
}

function numberOf(value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

type LineOfRecap = PooledAnswer['recap'][number];

/** The form has the regulation's own words, which are Indonesian. */
function predicateIn({ KATEGORI }: LineOfRecap, lang: Lang): string {
  const mutu = (['A', 'B', 'C', 'D'] as const).find((letter) => MUTU_NAMES[letter].id === KATEGORI);
  return mutu === undefined ? String(KATEGORI ?? NONE) : `${mutu} (${MUTU_NAMES[mutu][lang]})`;
}

/** Of a total that is hidden, and not withdrawn, both reasons are one to who reads a recap. */
function whyOut({ status, why, due }: PooledAnswer['units'][number], { lang, today }: RecapInput): string {
  const words = RECAP_WORDS[lang];
  if (why !== undefined) return words.notShown;
  if (status === 'within') return words.withinLonger;
  const day = typeof due === 'string' && isLocalDay(due) ? due : undefined;
  if (status === 'awaiting' && day !== undefined && day < today) return words.overdue(printedDay(day, lang));
  return publicationText(day === undefined ? { status } : { status, due: day })[lang];
}

function leftOut(input: RecapInput): Content {
  const { lang, answer, tooMany, most } = input;
  const words = RECAP_WORDS[lang];
  const named = answer.units.flatMap((unit) =>
    answer.leftOut.includes(unit.unitId)
      ? [
          {
            name: input.namesakes.has(unit.unitId) ? `${unit.name} (${unit.unitId})` : unit.name,
            why: whyOut(unit, input),
          },
        ]
      : [],
  );
  const all = [...named, ...tooMany.map((name) => ({ name, why: words.tooMany(whole(most, lang)) }))];
  if (all.length === 0) return undefined;
  return html`<section>
    <h2>${words.leftOut}</h2>
    <p class="soft">${words.leftOutHint}</p>
    <ul>
      ${all.map(({ name, why }) => html`<li>${name}: ${why}</li> `)}
    </ul>
  </section>`;
}
