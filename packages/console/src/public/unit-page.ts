// What is published of a unit, for anybody: the index with its elements, times against the standards, what is done about it, and how
// it is measured. What is not released is not here, and nothing is of a person.
import { CHANNELS, ELEMENTS, type Element, localDayOf, parsePeriod } from '@tera/domain';
import {
  type NamedCounters,
  CHANNEL_NAMES,
  ELEMENT_NAMES,
  FOLLOW_UP_STATUSES,
  FOLLOW_UP_TERMS,
  MUTU_NAMES,
  channelsText,
  exclusionText,
  flaggedText,
  intervalText,
  laterText,
  periodText,
  printedDay,
  printedInstant,
  publicationText,
  reasonText,
} from '@tera/exports';
import { type Lang, type Page, complaintsSentence, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { barChart } from '../charts/bar-chart.ts';
import { type ChartPoint, lineChart } from '../charts/line-chart.ts';
import { decimal, whole } from '../figure-texts.ts';
import { scrolling, tabList } from '../frame.ts';
import { publicFrame } from './public-page.ts';
import { quantileText } from '../quantile-note.ts';
import { publicPath } from './public-links.ts';
import type { FigureOfPeriod, PublicUnitFacts, PublishedReport } from './published.ts';
import { serviceTimes } from './service-times.ts';
import { UNIT_WORDS } from './unit-words.ts';

export interface PublicUnitInput {
  readonly lang: Lang;
  readonly unit: PublicUnitFacts;
  /** The period that is looked at, and its report or why there is none; nothing before the first release. */
  readonly shown: ShownPeriod | undefined;
  /** The period that was asked for, where one was. */
  readonly asked: string | undefined;
}

export type ShownPeriod =
  | { readonly period: string; readonly report: PublishedReport }
  /** Why it has none, in both languages. */
  | { readonly period: string; readonly why: Readonly<Record<Lang, string>> };

/** How many periods can be chosen without opening a list. */
const PERIODS_IN_SIGHT = 6;

export function unitPage({ lang, unit, shown, asked }: PublicUnitInput): Page {
  const words = UNIT_WORDS[lang];
  const { unitId, name, closedFrom, contact } = unit;
  const report = shown !== undefined && 'report' in shown ? shown.report : undefined;
  return publicFrame({
    lang,
    at: publicPath(unitId, '', { period: asked }),
    title: name,
    description: words.description(name),
    subtitle: words.subtitle,
    trail: [{ href: '/', text: words.all }],
    body: html`${closedFrom !== undefined && html`<p class="note">${words.closed(printedDay(closedFrom, lang))}</p>`}
      ${indexSection(unit, shown, lang)} ${report !== undefined && elementsSection(report, lang)}
      <section>
        <h2>${words.times.heading}</h2>
        <p>${words.times.lead}</p>
        ${serviceTimes(words.times.month(periodText(unit.month.period, lang)), unit.month, lang)}
        ${serviceTimes(
          words.times.quarter(periodText(unit.quarter.period, lang), printedInstant(unit.readAt, unit.timeZone, lang)),
          unit.quarter,
          lang,
        )}
      </section>
      ${trendSection(unit.trend, lang)} ${report !== undefined && followUpsSection(report, lang)}
      ${report !== undefined && channelsSection(report, lang)}
      <section>
        <h2>${words.method.heading}</h2>
        <ul>
          ${[...words.method.items(words.every[unit.publishes], whole(unit.settleDays, lang)), quantileText(lang)].map((item) => html`<li>${item}</li> `)}
        </ul>
      </section>
      <section>
        <h2>${words.contact.heading}</h2>
        ${contact !== undefined && html`<p>${words.contact.unit} ${contact}</p>`}
        <p>${complaintsSentence(lang)}</p>
      </section>`,
  });
}

function indexSection(unit: PublicUnitFacts, shown: ShownPeriod | undefined, lang: Lang): Content {
  const words = UNIT_WORDS[lang];
  return html`<section>
    <h2>${words.index.heading}${shown !== undefined && html`: ${periodText(shown.period, lang)}`}</h2>
    ${
      shown === undefined
        ? html`<p>${words.index.nothing}</p>`
        : 'report' in shown
          ? indexOfReport(unit, shown.report, lang)
          : html`<p class="note">${words.index.without(shown.why[lang])}</p>`
    }
    ${
      unit.next !== undefined &&
      html`<p class="soft">${words.index.next(periodText(unit.next.period, lang), printedDay(unit.next.due, lang))}</p>`
    }
    ${periodsOf(unit, shown?.period, lang)}
    <ul class="choices">
      ${
        shown !== undefined &&
        'report' in shown &&
        html`<li>
          <a href="${publicPath(unit.unitId, '/poster', { period: shown.period, lang })}">${words.index.poster}</a>
        </li>`
      }
      <li><a href="${publicPath(unit.unitId, '/screen', { lang })}">${words.index.screen}</a></li>
    </ul>
  </section>`;
}

function indexOfReport(
  { timeZone, counters }: PublicUnitFacts,
  { survey, ci95, publishedAt }: PublishedReport,
  lang: Lang,
): Content {
  const words = UNIT_WORDS[lang].index;
  const { ikm, mutu, n, answered, later, status } = survey;
  const received = later?.of ?? answered ?? n;
  return html`<dl class="facts">
      <div>
        <dt>${words.ikm}</dt>
        ${
          ikm === null || mutu === null
            ? html`<dd class="long">${publicationText(survey)[lang]}</dd>`
            : html`<dd>${decimal(ikm, 2, lang)} <small>${words.mutu} ${mutu} – ${MUTU_NAMES[mutu][lang]}</small></dd>`
        }
      </div>
      ${
        ikm !== null &&
        ci95 !== null &&
        html`<div>
          <dt>${words.interval}</dt>
          <dd>${intervalText(ci95, 2, lang)}</dd>
        </div>`
      }
      <div>
        <dt>${words.respondents}</dt>
        <dd>
          ${whole(n === 0 ? received : n, lang)}
          ${n > 0 && n < received && html`<small>${words.ofReceived(whole(received, lang))}</small>`}
        </dd>
      </div>
      ${
        ikm !== null &&
        html`<div>
          <dt>${words.reliability}</dt>
          <dd class="long">${status === 'provisional' ? words.provisional : publicationText(survey)[lang]}</dd>
        </div>`
      }
      <div>
        <dt>${words.published}</dt>
        <dd class="long">${printedDay(localDayOf(Date.parse(publishedAt), timeZone), lang)}</dd>
      </div>
    </dl>
    ${remarksOn(survey, counters, lang)}`;
}

/** What is to be known before the index is quoted. */
function remarksOn(survey: PublishedReport['survey'], counters: NamedCounters, lang: Lang): Content {
  const { elements, excluded, later, releases, channelIkm, ikm } = survey;
  const hidden = elements.length === 0 ? [] : ELEMENTS.filter((code) => !elements.some((line) => line.code === code));
  const remarks = [
    ...releases.map((release) => reasonText(release, lang)),
    hidden.length === 0
      ? undefined
      : UNIT_WORDS[lang].index.leftOut(hidden.map((code) => ELEMENT_NAMES[code][lang]).join('; ')),
    later && laterText(later)?.[lang],
    ...(ikm === null ? [] : [flaggedText(survey)?.[lang], channelsText(channelIkm, lang)]),
    ...excluded.map((each) => exclusionText(each, lang, counters)),
  ].flatMap((text) => text ?? []);
  if (remarks.length === 0) return undefined;
  return html`<h3>${UNIT_WORDS[lang].index.remarks}</h3>
    <ul>
      ${remarks.map((text) => html`<li>${asSentence(text)}</li> `)}
    </ul>`;
}

/** What an office has written may end with a full stop of its own. */
function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}

function periodsOf({ unitId, periods }: PublicUnitFacts, shown: string | undefined, lang: Lang): Content {
  const words = UNIT_WORDS[lang].index;
  if (periods.every((period) => period === shown)) return undefined;
  const tabs = periods.toReversed().map((period) => ({
    href: publicPath(unitId, '', { period }),
    text: periodText(period, lang),
    here: period === shown,
  }));
  const [inSight, others] = [tabs.slice(0, PERIODS_IN_SIGHT), tabs.slice(PERIODS_IN_SIGHT)];
  return html`<nav aria-label="${words.periods}">
    ${tabList(inSight, 'choices')}
    ${
      others.length > 0 &&
      html`<details>
        <summary>${words.earlier}</summary>
        ${tabList(others, 'choices')}
      </details>`
    }
  </nav>`;
}

function elementsSection({ survey, elements }: PublishedReport, lang: Lang): Content {
  const words = UNIT_WORDS[lang].elements;
  if (survey.elements.length === 0) return undefined;
  const nrrOf = (code: Element) => survey.elements.find((line) => line.code === code)?.nrr ?? null;
  return html`<section>
    <h2>${words.heading}</h2>
    ${barChart({
      lang,
      caption: words.caption,
      of: words.element,
      value: words.nrr,
      bars: ELEMENTS.map((code) => ({
        name: ELEMENT_NAMES[code][lang],
        value: nrrOf(code),
        interval: elements[code]?.ci95,
        instead: words.hidden,
      })),
      text: (value) => decimal(value, 2, lang),
      span: [1, 4],
    })}
  </section>`;
}

function trendSection(trend: readonly FigureOfPeriod[], lang: Lang): Content {
  const words = UNIT_WORDS[lang].trend;
  const isBrought = trend.some(({ figure }) => figure.brought !== undefined);
  const sources = [...new Set(trend.flatMap(({ figure }) => figure.brought?.source ?? []))];
  if (trend.length === 0) return undefined;
  return html`<section>
    <h2>${words.heading}</h2>
    ${lineChart({
      lang,
      caption: words.caption,
      lines: isBrought ? [words.released, words.brought] : [words.released],
      points: trend.map((each) => pointOf(each, isBrought, lang)),
      text: (value) => decimal(value, 2, lang),
      span: [65, 100],
    })}
    ${isBrought && html`<p class="soft">${words.whatIsBrought(sources.join('; '))}</p>`}
  </section>`;
}

function pointOf({ period, figure }: FigureOfPeriod, isBrought: boolean, lang: Lang): ChartPoint {
  const { ikm, ci95, brought, status } = figure;
  const name = periodText(period, lang);
  return {
    label: shortName(period, lang),
    name: status !== 'reliable' ? `${name} (${publicationText(figure)[lang]})` : name,
    values: isBrought ? (brought === undefined ? [ikm, null] : [null, ikm]) : [ikm],
    interval: brought === undefined ? ci95 : null,
  };
}

/** As there is room for on an axis. */
function shortName(name: string, lang: Lang): string {
  const [first = '', second = ''] = periodText(name, lang).split(' ');
  const year = `’${name.slice(2, 4)}`;
  const grain = parsePeriod(name)?.grain;
  if (grain === 'month') return `${first.slice(0, 3)} ${year}`;
  if (grain === 'quarter') return `${second} ${year}`;
  return grain === 'semester' ? `S${second} ${year}` : name;
}

function followUpsSection({ survey: { followUps } }: PublishedReport, lang: Lang): Content {
  const words = UNIT_WORDS[lang].followUps;
  if (followUps === undefined || followUps === null || followUps.length === 0) return undefined;
  return html`<section>
    <h2>${words.heading}</h2>
    <p>${words.lead}</p>
    ${scrolling(
      words.heading,
      html`<table>
        <thead>
          <tr>
            ${[words.element, words.what, words.who, words.until, words.status].map((title) => html`<th scope="col" class="words">${title}</th> `)}
          </tr>
        </thead>
        <tbody>
          ${followUps.map(
            ({ element, what, who, until, term, status, done }) =>
              html`<tr>
                <th scope="row" class="words">${ELEMENT_NAMES[element][lang]}</th>
                <td class="words">${what ?? '–'}</td>
                <td class="words">${who ?? '–'}</td>
                <td class="words">
                  ${until === null ? '–' : printedDay(until, lang)}
                  ${term !== null && html`<small>${FOLLOW_UP_TERMS[term][lang]}</small>`}
                </td>
                <td class="words">
                  ${FOLLOW_UP_STATUSES[status][lang]} ${done !== null && html`<small>${printedDay(done, lang)}</small>`}
                </td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function channelsSection({ survey: { channels } }: PublishedReport, lang: Lang): Content {
  const words = UNIT_WORDS[lang].channels;
  if (channels === null) return undefined;
  return html`<section>
    <h2>${words.heading}</h2>
    ${scrolling(
      words.heading,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="words">${words.channel}</th>
            <th scope="col">${words.answers}</th>
          </tr>
        </thead>
        <tbody>
          ${CHANNELS.map(
            (channel) =>
              html`<tr>
                <th scope="row" class="words">${CHANNEL_NAMES[channel][lang]}</th>
                <td>${whole(channels[channel], lang)}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}
