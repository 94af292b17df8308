// The figures of one officer in a period, each with what it is to be read with: its number, its interval, its difference from the
// unit in words, and the tickets behind it. It has no letter, no rank and no verdict.
import { type LocalDay, type ObjectingDays, type Period, addDays, findIndicator, periodOf } from '@tera/domain';
import {
  ELEMENT_NAMES,
  laterText,
  periodText,
  printedDay,
  printedInstant,
  elementText,
  publicationText,
} from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { CSV_OF_OFFICE } from '../csv-of-office.ts';
import type { OfficerRow } from '../answers.ts';
import { NONE, decimal, inMinutes, percent, quantileInWords, whole } from '../figure-texts.ts';
import { frame, scrolling } from '../frame.ts';
import { objectionPath, objectionsPath } from '../objections/objection-paths.ts';
import { isAnnulled, whatBecame } from '../objections/what-became.ts';
import type { ObjectionShown } from '../objections/objection-view.ts';
import { OBJECTION_WORDS } from '../objections/objection-words.ts';
import type { NamesOfUnit } from './ticket-events.ts';
import { periodChoice } from '../period-choice.ts';
import { periodWithDays } from '../period-with-days.ts';
import { moreThanCompletedText, quantileNote } from '../quantile-note.ts';
import { type ExplainedFigure, meaningOf } from './meanings.ts';
import { OFFICER_WORDS, type OfficerPageWords } from './officer-page-words.ts';
import { downloadPath, officerPath, officerTicketsPath } from './officer-paths.ts';
import { type OfficerInView, officerTabs, officerTrail } from './officer-tabs.ts';
import { type OfficerTrend, officerTrend } from './officer-trend.ts';
import {
  caseMixFinding,
  elementFinding,
  rangeText,
  reasonOfNone,
  signedText,
  looksOf,
  targetInWords,
  valueInWords,
} from './officer-words.ts';

export interface OfficerInput extends OfficerInView {
  readonly generatedAt: string;
  readonly methodVersion: string;
  /** `undefined`: nothing is counted of them in the period. */
  readonly row: OfficerRow | undefined;
  /** By service, with what each is called. */
  readonly services: readonly (OfficerRow & { readonly serviceName?: string | null | undefined })[];
  readonly trend: OfficerTrend;
  /** For the officer alone. */
  readonly own: OwnObjections | undefined;
}

export interface OwnObjections {
  /** Until when one may object to the last tickets of the period. */
  readonly until: ObjectingDays;
  /** Those of this year about the officer's tickets, newest first. */
  readonly objections: readonly ObjectionShown[];
  /** What a correction names. */
  readonly names: Pick<NamesOfUnit, 'officer' | 'service'>;
}

const OWN_ELEMENTS = ['waktu', 'kompetensi', 'perilaku'] as const;

export function officerPage(input: OfficerInput): Page {
  const { lang, viewer, at, unit, officer, period, today, row, services, trend } = input;
  const words = OFFICER_WORDS[lang];
  return frame({
    lang,
    viewer,
    at,
    title: officer.name,
    subtitle: `${unit.name} · ${periodWithDays(period.name, lang)}`,
    trail: officerTrail(input),
    tabs: officerTabs(input, 'figures'),
    body: html`${periodChoice(lang, period, today, (name) => officerPath(unit.id, officer.id, { period: name }))}
      ${period.to > today && html`<div class="note"><p>${words.running}</p></div>`}
      ${
        row === undefined
          ? html`<section>
                <h2>${words.figures}</h2>
                <p>${words.nothing}</p>
              </section>
              ${objecting(input)}`
          : html`${figures(input, row)} ${objecting(input)} ${signs(input, row)} ${targets(input, row)}
            ${caseMix(input, row)} ${elements(input, row)} ${mix(services, lang)} ${coverage(input, row)}`
      }
      <section>
        <h2>${words.trend}</h2>
        ${officerTrend(trend, lang)}
      </section>
      ${row !== undefined && basis(input, row)} ${files(input)}`,
  });
}

function hasMoreThanCompleted({ tickets, service, satisfaction }: OfficerRow): boolean {
  return Math.max(service.n, satisfaction.n, satisfaction.answered ?? 0) > tickets.completed;
}

interface Figure {
  readonly id: ExplainedFigure;
  readonly name: string;
  readonly value: string;
  /** `false`: why there is none stands in its place. */
  readonly isFigure?: boolean;
  readonly small: readonly string[];
}

function figures(input: OfficerInput, row: OfficerRow): Content {
  const { lang, isOwn } = input;
  const words = OFFICER_WORDS[lang];
  const groups = [
    { heading: words.quantity, figures: [countOf('completed', row, lang), countOf('resolved', row, lang)] },
    {
      heading: words.quality,
      figures: [elementOf('kompetensi', row, lang), elementOf('perilaku', row, lang), indexOf(row, lang)],
    },
    { heading: words.time, figures: [serviceOf(row, lang), onTimeOf(row, lang)] },
  ];
  return html`<section>
    <h2>${words.figures}</h2>
    ${groups.map(
      ({ heading, figures: shown }) =>
        html`<h3>${heading}</h3>
          <dl class="facts explained">${shown.map((figure) => fact(input, figure))}</dl>`,
    )}
    ${quantileNote(lang)} ${hasMoreThanCompleted(row) && html`<p class="soft">${moreThanCompletedText(lang)}</p>`}
    ${
      !isOwn &&
      explained(
        groups.flatMap((group) => group.figures),
        lang,
      )
    }
  </section>`;
}

function fact(input: OfficerInput, { id, name, value, isFigure = true, small }: Figure): Content {
  const { lang, isOwn } = input;
  return html`<div>
    <dt>${name}</dt>
    <dd>
      ${isFigure ? value : html`<span class="long">${value}</span>`}${small.map((text) => html`<small>${text}</small>`)}${ticketsLink(input, id, name)}
      ${isOwn && meaningText(id, lang)}
    </dd>
  </div> `;
}

function meaningText(id: ExplainedFigure, lang: Lang): Content {
  const { meaning, objection } = meaningOf(id, lang);
  return html`<small>${meaning}</small><small>${objection}</small>`;
}

/** For those who know the figures mostly, and can ask. */
function explained(shown: readonly Figure[], lang: Lang): Content {
  return html`<details>
    <summary>${OFFICER_WORDS[lang].meanings}</summary>
    <dl>
      ${shown.map(
        ({ id, name }) =>
          html`<dt><b>${name}</b></dt>
            <dd>${meaningOf(id, lang).meaning} ${meaningOf(id, lang).objection}</dd> `,
      )}
    </dl>
  </details>`;
}

/** What citizens said has none: it is told in numbers and never one by one. */
function ticketsLink({ lang, unit, officer, period }: OfficerInput, id: ExplainedFigure, name: string): Content {
  const indicator = findIndicator(id);
  const words = OFFICER_WORDS[lang];
  if (indicator === undefined || indicator.restsOn.answers === true) return undefined;
  return html`<small class="screen-only"
    ><a
      href="${officerTicketsPath(unit.id, officer.id, { period: period.name, indicator: id })}"
      aria-label="${words.behind}: ${name}"
      >${words.behind}</a
    ></small
  >`;
}

function countOf(count: 'completed' | 'resolved', { tickets }: OfficerRow, lang: Lang): Figure {
  const id = `tickets.${count}` as const;
  return { id, name: nameOf(id, lang), value: whole(tickets[count], lang), small: [] };
}

function elementOf(element: 'kompetensi' | 'perilaku', { satisfaction }: OfficerRow, lang: Lang): Figure {
  const figure = satisfaction.elements[element];
  const status = publicationText(satisfaction)[lang];
  return {
    id: `satisfaction.elements.${element}.nrr`,
    name: ELEMENT_NAMES[element][lang],
    value: figure === undefined ? elementText(satisfaction)[lang] : decimal(figure.nrr, 2, lang),
    isFigure: figure !== undefined,
    small:
      figure === undefined
        ? []
        : [OFFICER_WORDS[lang].ofFour(rangeText(figure.ci95, 2, lang)), `n = ${whole(figure.n, lang)}; ${status}`],
  };
}

function indexOf({ satisfaction }: OfficerRow, lang: Lang): Figure {
  const { ikm, ci95, n, later } = satisfaction;
  const words = OFFICER_WORDS[lang];
  const status = publicationText(satisfaction)[lang];
  const changed = later && laterText(later)?.[lang];
  return {
    id: 'satisfaction.ikm',
    name: words.index,
    value: ikm === null ? status : decimal(ikm, 2, lang),
    isFigure: ikm !== null,
    small: [
      ...(ikm === null ? [] : [`${words.interval} ${rangeText(ci95, 2, lang)}`, `n = ${whole(n, lang)}; ${status}`]),
      ...(changed === undefined ? [] : [changed]),
    ],
  };
}

function serviceOf({ service }: OfficerRow, lang: Lang): Figure {
  const words = OFFICER_WORDS[lang];
  return {
    id: 'service.p50',
    name: nameOf('service.p50', lang),
    value: quantileInWords(service.p50, lang),
    small:
      service.n === 0 ? [] : [`${words.upTo} ${quantileInWords(service.p90, lang)}`, `n = ${whole(service.n, lang)}`],
  };
}

function onTimeOf({ onTime }: OfficerRow, lang: Lang): Figure {
  const words = OFFICER_WORDS[lang];
  return {
    id: 'onTime.share',
    name: words.onTime,
    value: percent(onTime.share, lang),
    small: [onTime.n === 0 ? words.notJudged : words.partOf(whole(onTime.onTime, lang), whole(onTime.n, lang))],
  };
}

function nameOf(id: ExplainedFigure, lang: Lang): string {
  return findIndicator(id)?.name[lang] ?? id;
}

/** Of the officer: until when, how, what became of it, and where to say something about the system itself. */
function objecting({ lang, unit, officer, period, row, today, own }: OfficerInput): Content {
  if (own === undefined) return undefined;
  const words = OFFICER_WORDS[lang];
  const { until, objections } = own;
  const isAwaited = row?.satisfaction.status === 'awaiting' && until.answers !== null;
  return html`<section>
    <h2>${words.objecting}</h2>
    <p>${untilText(words, period, until.tickets, today, lang)}</p>
    ${isAwaited && until.answers !== null && html`<p>${words.untilAnswers(printedDay(until.answers, lang))}</p>`}
    ${hasEarlierQuarters(period) && html`<p>${words.untilEarlier}</p>`}
    <p>${words.how}</p>
    ${
      objections.length > 0 &&
      html`<h3>${words.yourObjections}</h3>
        <ul>
          ${objections.map((objection) => objectionLine(objection, unit.id, own, lang))}
        </ul>
        ${objections.some(isAnnulled) && html`<p class="note">${OBJECTION_WORDS[lang].heard}</p>`}`
    }
    <p>
      <a class="button" href="${officerTicketsPath(unit.id, officer.id, { period: period.name })}"
        >${words.ownTickets}</a
      >
      <a class="button" href="${objectionsPath(unit.id)}">${words.allObjections}</a>
      <a class="button" href="/console/feedback">${words.feedback}</a>
    </p>
  </section>`;
}

function objectionLine(objection: ObjectionShown, unitId: string, { names }: OwnObjections, lang: Lang): Content {
  const { objectionId, ticket, state, decided } = objection;
  const words = OBJECTION_WORDS[lang];
  const became = whatBecame(objection, names, lang);
  return html`<li>
    <a href="${objectionPath(unitId, objectionId)}">${words.ticket} ${ticket}</a>:
    <b>${words.states[state]}</b>${decided !== undefined && html`. ${words.theDecision}: ${decided.reason}`}
    ${became !== undefined && html`<small>${became}</small>`}
  </li> `;
}

/** Of these one had to say so earlier. */
function hasEarlierQuarters({ from, to }: Period): boolean {
  return periodOf(from, 'quarter').name !== periodOf(addDays(to, -1), 'quarter').name;
}

function untilText(words: OfficerPageWords, { to }: Period, until: LocalDay, today: LocalDay, lang: Lang): string {
  const day = printedDay(until, lang);
  if (to > today) return words.untilRunning(day);
  return until < today ? words.untilOver(day) : words.until(day);
}

function signs({ lang, unit, officer, period }: OfficerInput, row: OfficerRow): Content {
  const words = OFFICER_WORDS[lang];
  const found = looksOf(row, lang);
  return html`<section>
    <h2>${words.look}</h2>
    ${
      found.length === 0
        ? html`<p>${words.noSigns}</p>`
        : html`<p>${words.signs}</p>
            <ul>
              ${found.map((sign) => html`<li>${sign}</li> `)}
            </ul>`
    }
    ${
      row.contested.tickets > 0 &&
      html`<p class="screen-only">
        <a class="button" href="${officerTicketsPath(unit.id, officer.id, { period: period.name })}"
          >${words.contestedTickets}</a
        >
      </p>`
    }
  </section>`;
}

function targets({ lang }: OfficerInput, row: OfficerRow): Content {
  const words = OFFICER_WORDS[lang];
  return html`<section>
    <h2>${words.targets}</h2>
    ${
      row.achievements.length === 0
        ? html`<p>${words.noTargets}</p>`
        : html`<p>${words.achievement}</p>
            ${scrolling(
              words.targets,
              html`<table>
                <thead>
                  <tr>
                    <th scope="col" class="words">${words.indicator}</th>
                    <th scope="col">${words.target}</th>
                    <th scope="col">${words.realisation}</th>
                    <th scope="col">${words.achieved}</th>
                    <th scope="col" class="words">${words.decree}</th>
                  </tr>
                </thead>
                <tbody>
                  ${row.achievements.map(
                    ({ indicator, target, realisation, achievement, direction, decree }) =>
                      html`<tr>
                        <th scope="row" class="words">
                          ${findIndicator(indicator)?.name[lang] ?? indicator}<small>${words.better[direction]}</small>
                        </th>
                        <td>${targetInWords(target, indicator, lang)}</td>
                        <td>
                          ${realisation === null ? reasonOfNone(indicator, row, lang) : valueInWords(realisation, indicator, lang)}
                        </td>
                        <td>${percent(achievement, lang)}</td>
                        <td class="words">${decree ?? NONE}</td>
                      </tr> `,
                  )}
                </tbody>
              </table>`,
            )}`
    }
  </section>`;
}

function caseMix({ lang }: OfficerInput, { caseMix: compared }: OfficerRow): Content {
  const words = OFFICER_WORDS[lang];
  return html`<section>
    <h2>${words.caseMix}</h2>
    <p>${meaningOf('caseMix.index', lang).meaning}</p>
    ${
      compared === undefined || compared === null
        ? html`<p>${words.tooFewTimes}</p>`
        : html`<p>
            <b>${caseMixFinding(compared, lang)}</b>: ${decimal(compared.index, 2, lang)} (${words.interval}
            ${rangeText(compared.ci95, 2, lang)}; n = ${whole(compared.n, lang)})
          </p>`
    }
  </section>`;
}

function elements({ lang }: OfficerInput, { satisfaction, comparison = {} }: OfficerRow): Content {
  const words = OFFICER_WORDS[lang];
  const shown = OWN_ELEMENTS.flatMap((element) => {
    const figure = satisfaction.elements[element];
    return figure === undefined ? [] : [{ element, figure, difference: comparison[element]?.difference }];
  });
  return html`<section>
    <h2>${words.elements}</h2>
    ${
      shown.length === 0
        ? html`<p>${publicationText(satisfaction)[lang]}</p>`
        : html`<p>${words.elementsText}</p>
            ${scrolling(
              words.elements,
              html`<table>
                <thead>
                  <tr>
                    <th scope="col" class="words">${words.element}</th>
                    <th scope="col">n</th>
                    <th scope="col">${words.score}</th>
                    <th scope="col">${words.interval}</th>
                    <th scope="col">${words.others}</th>
                    <th scope="col">${words.difference}</th>
                    <th scope="col" class="words">${words.finding}</th>
                  </tr>
                </thead>
                <tbody>
                  ${shown.map(
                    ({ element, figure, difference }) =>
                      html`<tr>
                        <th scope="row" class="words">${ELEMENT_NAMES[element][lang]}</th>
                        <td>${whole(figure.n, lang)}</td>
                        <td>${decimal(figure.nrr, 2, lang)}</td>
                        <td>${rangeText(figure.ci95, 2, lang)}</td>
                        <td>
                          ${
                            difference === undefined || difference === null
                              ? NONE
                              : html`${decimal(difference.others.nrr, 2, lang)}<small
                                    >n = ${whole(difference.others.n, lang)}</small
                                  >`
                          }
                        </td>
                        <td>
                          ${
                            difference === undefined || difference === null
                              ? NONE
                              : html`${signedText(difference.value, 2, lang)}<small
                                    >${signedText(difference.ci95[0], 2, lang)} ${words.to}
                                    ${signedText(difference.ci95[1], 2, lang)}</small
                                  >`
                          }
                        </td>
                        <td class="words">${elementFinding(difference, lang)}</td>
                      </tr> `,
                  )}
                </tbody>
              </table>`,
            )}`
    }
  </section>`;
}

function mix(services: OfficerInput['services'], lang: Lang): Content {
  const words = OFFICER_WORDS[lang];
  return html`<section>
    <h2>${words.services}</h2>
    ${scrolling(
      words.services,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="words">${words.service}</th>
            <th scope="col">${words.completed}</th>
            <th scope="col">${words.median}</th>
            <th scope="col">${words.ninth}</th>
            <th scope="col">${words.onTime}</th>
            <th scope="col" class="words">${words.against}</th>
          </tr>
        </thead>
        <tbody>
          ${services.map(
            ({ serviceId, serviceName, tickets, service, onTime, caseMix: compared }) =>
              html`<tr>
                <th scope="row" class="words">${serviceName ?? serviceId ?? words.noService}</th>
                <td>${whole(tickets.completed, lang)}</td>
                <td>${inMinutes(service.p50, lang)}</td>
                <td>${inMinutes(service.p90, lang)}</td>
                <td>
                  ${percent(onTime.share, lang)}${onTime.n > 0 && html`<small>${words.partOf(whole(onTime.onTime, lang), whole(onTime.n, lang))}</small>`}
                </td>
                <td class="words">${caseMixFinding(compared, lang)}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function coverage({ lang }: OfficerInput, { coverage: covered, satisfaction }: OfficerRow): Content {
  const words = OFFICER_WORDS[lang];
  const { invited, answered, share, flags } = covered;
  return html`<section>
    <h2>${words.coverage}</h2>
    <p>${meaningOf('coverage.share', lang).meaning}</p>
    <dl class="facts">
      <div>
        <dt>${words.invited}</dt>
        <dd>${whole(invited, lang)}</dd>
      </div>
      <div>
        <dt>${words.answered}</dt>
        <dd>${whole(answered, lang)}</dd>
      </div>
      <div>
        <dt>${words.share}</dt>
        <dd>${percent(share, lang)}</dd>
      </div>
      <div>
        <dt>${words.all}</dt>
        <dd>${whole(satisfaction.answered, lang)}</dd>
      </div>
    </dl>
    ${answered === null && html`<p class="soft">${words.notTold}</p>`}
    ${flags !== null && html`<p>${words.flagged}: ${flagNumbers(flags, lang)}</p>`}
  </section>`;
}

function flagNumbers(flags: NonNullable<OfficerRow['coverage']['flags']>, lang: Lang): string {
  const words = OFFICER_WORDS[lang];
  const found = Object.entries(words.flags).flatMap(([name, text]) => {
    const count = flags[name as keyof typeof words.flags] ?? 0;
    return count === 0 ? [] : [`${text} ${whole(count, lang)}`];
  });
  return found.length === 0 ? words.noneFlagged : found.join('; ');
}

/** What the figures rest on, so that they can be found again. */
function basis({ lang, unit, generatedAt, methodVersion }: OfficerInput, { satisfaction }: OfficerRow): Content {
  const words = OFFICER_WORDS[lang];
  return html`<details>
    <summary>${words.basis}</summary>
    <p>${words.method} ${methodVersion}; ${words.made} ${printedInstant(generatedAt, unit.timeZone, lang)}.</p>
    ${
      satisfaction.releases.length > 0 &&
      html`<ul>
        ${satisfaction.releases.map(
          ({ period, revision, sha256 }) =>
            html`<li>
              ${words.release} ${periodText(period, lang)}, ${words.revision} ${revision}, SHA-256 ${sha256}
            </li> `,
        )}
      </ul>`
    }
  </details>`;
}

function files({ lang, unit, officer, period, isOwn, trend: { months } }: OfficerInput): Content {
  const words = OFFICER_WORDS[lang];
  const csv = { ...CSV_OF_OFFICE, lang };
  const xlsx = { format: 'xlsx', lang };
  const span = {
    officer: officer.id,
    from: months.rows[0]?.period,
    to: months.rows.at(-1)?.period,
    grain: 'month',
  };
  const own = { period: period.name, by: 'officer' };
  return html`<section class="screen-only">
    <h2>${words.files}</h2>
    <ul class="choices">
      <li><a href="${downloadPath(unit.id, 'trend', { ...span, ...xlsx })}">XLSX: ${words.fileOfTrend}</a></li>
      <li><a href="${downloadPath(unit.id, 'trend', { ...span, ...csv })}">CSV: ${words.fileOfTrend}</a></li>
      ${
        isOwn &&
        html`<li>
            <a href="${downloadPath(unit.id, 'indicators', { ...own, ...xlsx })}">XLSX: ${words.fileOfPeriod}</a>
          </li>
          <li><a href="${downloadPath(unit.id, 'indicators', { ...own, ...csv })}">CSV: ${words.fileOfPeriod}</a></li>`
      }
    </ul>
  </section>`;
}
