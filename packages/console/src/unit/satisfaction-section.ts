// What is published of satisfaction in a unit and period, or why nothing is: as the report says it, with its elements drawn.
import { ELEMENTS, type ElementLine } from '@tera/domain';
import {
  awaitingText,
  ELEMENT_NAMES,
  MUTU_NAMES,
  type NamedCounters,
  exclusionText,
  flaggedText,
  laterText,
  publicationText,
} from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { RowAnswer, SkmAnswer } from '../answers.ts';
import { isCountedLive, untilReleaseText } from '../answers-so-far.ts';
import { barChart } from '../charts/bar-chart.ts';
import { decimal, percent, whole } from '../figure-texts.ts';

const WORDS = {
  id: {
    heading: 'Kepuasan masyarakat (SKM)',
    ikm: 'Indeks Kepuasan Masyarakat (IKM)',
    interval: 'selang 95%',
    respondents: 'Responden',
    ofReceived: (count: string) => `dari ${count} jawaban masuk`,
    target: 'Sampel yang dianjurkan',
    population: (count: string) => `dari ${count} tiket selesai`,
    coverage: 'Cakupan survei',
    invited: (answered: string, invited: string) => `${answered} dari ${invited} undangan dijawab`,
    elements: 'Unsur pelayanan, nilai rata-rata (NRR) 1 sampai 4',
    element: 'Unsur',
    nrr: 'NRR',
    notShown: 'tidak ditampilkan',
  },
  en: {
    heading: 'Satisfaction of citizens (SKM)',
    ikm: 'Satisfaction index (IKM)',
    interval: '95% interval',
    respondents: 'Respondents',
    ofReceived: (count: string) => `of ${count} answers received`,
    target: 'Advised sample',
    population: (count: string) => `of ${count} completed tickets`,
    coverage: 'Coverage of the survey',
    invited: (answered: string, invited: string) => `${answered} of ${invited} invitations answered`,
    elements: 'Elements of the service, mean score (NRR) 1 to 4',
    element: 'Element',
    nrr: 'Mean score',
    notShown: 'not shown',
  },
} as const;

/** `row`: that of the whole unit and the same period. `links`: where more of it is. */
export function satisfactionSection(
  lang: Lang,
  {
    skm,
    row,
    counters,
    links,
  }: {
    readonly skm: SkmAnswer;
    readonly counters: NamedCounters;
    readonly row: RowAnswer | undefined;
    readonly links?: Content;
  },
): Content {
  const words = WORDS[lang];
  const { ikm, mutu, n, answered, later, sampleTarget, population, elements, excluded } = skm;
  const ci95 = row?.satisfaction.ikm === ikm ? row.satisfaction.ci95 : null;
  const said = [
    ...(ikm === null ? [] : [awaitingText(skm, lang)]),
    ...(later === undefined ? [] : [laterText(later)?.[lang]]),
    flaggedText(skm)?.[lang],
    ...excluded.map((one) => exclusionText(one, lang, counters)),
  ].flatMap((text) => text ?? []);
  const coverage = row?.coverage;
  return html`<section>
    <h2>${words.heading}</h2>
    <dl class="facts">
      <div>
        <dt>${words.ikm}</dt>
        ${
          ikm === null
            ? html`<dd class="long">${publicationText(skm)[lang]}</dd>`
            : html`<dd>
                ${decimal(ikm, 2, lang)}${mutu !== null && ` (${mutu})`}
                <small
                  >${mutu !== null && `${MUTU_NAMES[mutu][lang]}, `}${publicationText(skm)[lang]}${ci95 !== null && `, ${words.interval} ${decimal(ci95[0], 2, lang)}–${decimal(ci95[1], 2, lang)}`}</small
                >
              </dd>`
        }
      </div>
      <div>
        <dt>${words.respondents}</dt>
        <dd>
          ${whole(n === 0 ? answered : n, lang)}
          ${answered !== null && n > 0 && n !== answered && html`<small>${words.ofReceived(whole(answered, lang))}</small>`}
          ${isCountedLive(skm) && html`<small>${untilReleaseText(lang)}</small>`}
        </dd>
      </div>
      <div>
        <dt>${words.target}</dt>
        <dd>${whole(sampleTarget, lang)} <small>${words.population(whole(population, lang))}</small></dd>
      </div>
      ${
        coverage?.answered !== undefined &&
        coverage.answered !== null &&
        html`<div>
          <dt>${words.coverage}</dt>
          <dd>
            ${percent(coverage.share, lang)}
            <small>${words.invited(whole(coverage.answered, lang), whole(coverage.invited, lang))}</small>
          </dd>
        </div>`
      }
    </dl>
    ${
      said.length > 0 &&
      html`<div class="note">
        ${said.map((text) => html`<p>${text.charAt(0).toUpperCase() + text.slice(1)}.</p> `)}
      </div>`
    }
    ${elements.length > 0 && elementBars(lang, elements, row)} ${links}
  </section>`;
}

function elementBars(lang: Lang, lines: readonly ElementLine[], row: RowAnswer | undefined): Content {
  const words = WORDS[lang];
  return barChart({
    lang,
    caption: words.elements,
    of: words.element,
    value: words.nrr,
    text: (value) => decimal(value, 2, lang),
    span: [1, 4],
    bars: ELEMENTS.map((code) => ({
      name: ELEMENT_NAMES[code][lang],
      value: lines.find((line) => line.code === code)?.nrr ?? null,
      interval: row?.satisfaction.elements[code]?.ci95,
      instead: words.notShown,
    })),
  });
}
