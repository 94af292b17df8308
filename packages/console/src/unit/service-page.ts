// One service of a unit: what its waiting rests on. It tells what has changed beside it (how many came, how long they were served, how
// many served them) and leaves the conclusion to whoever knows the office.
import { type LocalDay, type Period } from '@tera/domain';
import { periodText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { RowAnswer } from '../answers.ts';
import { type ChangingFigure, NONE, changeInWords, inMinutes, isSameTime, percent, whole } from '../figure-texts.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { periodChoice } from '../period-choice.ts';
import { quantileNote } from '../quantile-note.ts';
import { type TrendPoint, timeCharts } from './trend-page.ts';
import { unitPath, unitTrail } from './unit-tabs.ts';

export interface OfficerOfService {
  readonly officerId: string;
  readonly name: string;
  readonly completed: number;
  readonly before: number;
  /** Median seconds. */
  readonly service: number | null;
  /** Median seconds, in the period before. */
  readonly serviceBefore: number | null;
}

export interface ServicePageInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly standard: string | undefined;
  readonly today: LocalDay;
  readonly period: Period;
  readonly before: Period;
  readonly row: RowAnswer | undefined;
  readonly rowBefore: RowAnswer | undefined;
  /** By name. */
  readonly officers: readonly OfficerOfService[];
  /** The shorter periods within this one. */
  readonly points: readonly TrendPoint[];
}

const WORDS = {
  id: {
    standard: 'Standar',
    compared: 'Dibandingkan dengan periode sebelumnya',
    what: 'Angka',
    change: 'Perubahan',
    completed: 'Tiket selesai',
    gone: 'Tidak hadir atau meninggalkan antrean',
    wait: 'Tunggu, median (menit)',
    wait90: 'Tunggu, 90% paling lama (menit)',
    time: 'Waktu layanan, median (menit)',
    time90: 'Waktu layanan, 90% paling lama (menit)',
    hold: 'Ditahan, median (menit)',
    onTime: 'Tepat waktu',
    people: 'Petugas yang melayani',
    perPerson: 'Tiket selesai per petugas',
    inShort: 'Singkatnya',
    waitUp: (was: string, is: string) => `Waktu tunggu (median) naik dari ${was} menjadi ${is} menit.`,
    waitDown: (was: string, is: string) => `Waktu tunggu (median) turun dari ${was} menjadi ${is} menit.`,
    waitSame: (was: string, is: string) =>
      was === is
        ? `Waktu tunggu (median) tetap ${is} menit.`
        : `Waktu tunggu (median) hampir tetap: sebelumnya ${was}, sekarang ${is} menit.`,
    longest: (is: string, was: string) =>
      `Sembilan dari sepuluh orang menunggu paling lama ${is} menit; sebelumnya ${was} menit.`,
    besideTickets: (change: string) => `Tiket selesai: ${change}.`,
    beside: (time: string, before: string, now: string) =>
      `Waktu layanan (median): ${time}; petugas yang melayani: sebelumnya ${before}, sekarang ${now}.`,
    runs: (name: string) => `${name} belum selesai, jadi jumlah tiketnya belum dapat dibandingkan.`,
    noCompare: 'Pada salah satu dari kedua periode belum ada waktu tunggu, jadi belum dapat dibandingkan.',
    who: 'Siapa yang melayani, menurut nama',
    whoLead: 'Daftar ini bukan peringkat: jumlah tiket bergantung pada jadwal dan tugas.',
    officer: 'Petugas',
    serviceOf: 'Layanan, median (menit)',
    was: 'sebelumnya',
    trend: (name: string) => `Selama ${name}`,
  },
  en: {
    standard: 'Standard',
    compared: 'Compared with the period before',
    what: 'Figure',
    change: 'Change',
    completed: 'Tickets completed',
    gone: 'No-shows, or left the queue',
    wait: 'Wait, median (minutes)',
    wait90: 'Wait, 90% at most (minutes)',
    time: 'Service time, median (minutes)',
    time90: 'Service time, 90% at most (minutes)',
    hold: 'On hold, median (minutes)',
    onTime: 'On time',
    people: 'Officers who served',
    perPerson: 'Tickets completed per officer',
    inShort: 'In short',
    waitUp: (was: string, is: string) => `The wait (median) grew from ${was} to ${is} minutes.`,
    waitDown: (was: string, is: string) => `The wait (median) fell from ${was} to ${is} minutes.`,
    waitSame: (was: string, is: string) =>
      was === is
        ? `The wait (median) is ${is} minutes as before.`
        : `The wait (median) is about the same: ${was} minutes before, ${is} now.`,
    longest: (is: string, was: string) => `Nine in ten people waited at most ${is} minutes; before, ${was} minutes.`,
    besideTickets: (change: string) => `Completed tickets: ${change}.`,
    beside: (time: string, before: string, now: string) =>
      `The service time (median): ${time}; officers who served: ${before} before, ${now} now.`,
    runs: (name: string) => `${name} is not over, so its tickets cannot be compared yet.`,
    noCompare: 'In one of the two periods nobody has waited, so there is nothing to compare.',
    who: 'Who served, by name',
    whoLead: 'This list is no ranking: how many tickets somebody has rests on rosters and duties.',
    officer: 'Officer',
    serviceOf: 'Service, median (minutes)',
    was: 'before',
    trend: (name: string) => `Through ${name}`,
  },
} as const;

export function servicePage(input: ServicePageInput): Page {
  const { lang, viewer, at, unitId, unitName, serviceId, serviceName, standard, today, period, points } = input;
  const words = WORDS[lang];
  const path = `${unitPath(unitId)}/services/${encodeURIComponent(serviceId)}`;
  return frame({
    lang,
    viewer,
    at,
    title: serviceName,
    subtitle: [periodText(period.name, lang), standard === undefined ? '' : `${words.standard}: ${standard}`]
      .filter((text) => text !== '')
      .join(' – '),
    trail: unitTrail(lang, {
      href: `${unitPath(unitId)}/period?period=${encodeURIComponent(period.name)}`,
      text: unitName,
    }),
    body: html`${periodChoice(lang, period, today, (name) => `${path}?period=${encodeURIComponent(name)}`)}
    ${comparedSection(input)} ${peopleSection(input)}
    ${
      points.length > 1 &&
      html`<section>
        <h2>${words.trend(periodText(period.name, lang))}</h2>
        ${timeCharts(lang, points)}
      </section>`
    }`,
  });
}

function comparedSection({ lang, today, period, before, row, rowBefore, officers }: ServicePageInput): Content {
  const words = WORDS[lang];
  const people = officers.filter(({ completed }) => completed > 0).length;
  const peopleBefore = officers.filter((one) => one.before > 0).length;
  // Of a period that runs, a count has not come to its end.
  const isRunning = today < period.to;
  const minutes = (value: number | null) => inMinutes(value, lang);
  const count = (value: number | null) => whole(value, lang);
  const share = (value: number | null) => percent(value, lang);
  const lines: readonly (readonly [
    name: string,
    now: number | null,
    before: number | null,
    text: (value: number | null) => string,
    kind: ChangingFigure,
    hasEnded: boolean,
  ])[] = [
    [words.completed, row?.tickets.completed ?? 0, rowBefore?.tickets.completed ?? 0, count, 'count', !isRunning],
    [words.gone, goneOf(row), goneOf(rowBefore), count, 'count', !isRunning],
    [words.people, people, peopleBefore, count, 'count', true],
    [words.perPerson, perPerson(row, people), perPerson(rowBefore, peopleBefore), count, 'count', !isRunning],
    [words.wait, row?.wait.p50 ?? null, rowBefore?.wait.p50 ?? null, minutes, 'time', true],
    [words.wait90, row?.wait.p90 ?? null, rowBefore?.wait.p90 ?? null, minutes, 'time', true],
    [words.time, row?.service.p50 ?? null, rowBefore?.service.p50 ?? null, minutes, 'time', true],
    [words.time90, row?.service.p90 ?? null, rowBefore?.service.p90 ?? null, minutes, 'time', true],
    [words.hold, row?.hold.p50 ?? null, rowBefore?.hold.p50 ?? null, minutes, 'time', true],
    [words.onTime, row?.onTime.share ?? null, rowBefore?.onTime.share ?? null, share, 'share', true],
  ];
  return html`<section>
    <h2>${words.inShort}</h2>
    <p>${waitSentence(lang, row, rowBefore)}</p>
    ${
      row !== undefined &&
      rowBefore !== undefined &&
      html`<p>
        ${row.wait.p90 !== null && rowBefore.wait.p90 !== null && words.longest(minutes(row.wait.p90), minutes(rowBefore.wait.p90))}
        ${!isRunning && words.besideTickets(changeInWords('count', row.tickets.completed, rowBefore.tickets.completed, lang))}
        ${words.beside(changeInWords('time', row.service.p50, rowBefore.service.p50, lang), whole(peopleBefore, lang), whole(people, lang))}
      </p>`
    }
    ${isRunning && html`<p class="soft">${words.runs(periodText(period.name, lang))}</p>`}
    ${scrolling(
      words.compared,
      html`<table>
        <caption>
          ${words.compared}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="words">${words.what}</th>
            <th scope="col">${periodText(before.name, lang)}</th>
            <th scope="col">${periodText(period.name, lang)}</th>
            <th scope="col">${words.change}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            ([name, now, was, text, kind, hasEnded]) =>
              html`<tr>
                <th scope="row" class="words">${name}</th>
                <td>${text(was)}</td>
                <td>${text(now)}</td>
                <td>${hasEnded ? changeInWords(kind, now, was, lang) : NONE}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
    ${quantileNote(lang)}
  </section>`;
}

function waitSentence(lang: Lang, row: RowAnswer | undefined, rowBefore: RowAnswer | undefined): string {
  const words = WORDS[lang];
  const [was, is] = [rowBefore?.wait.p50 ?? null, row?.wait.p50 ?? null];
  if (was === null || is === null) return words.noCompare;
  const [wasText, isText] = [inMinutes(was, lang), inMinutes(is, lang)];
  if (wasText === isText || isSameTime(is, was)) return words.waitSame(wasText, isText);
  return is > was ? words.waitUp(wasText, isText) : words.waitDown(wasText, isText);
}

function goneOf(row: RowAnswer | undefined): number {
  return row === undefined ? 0 : row.tickets.noShow + row.tickets.left;
}

function perPerson(row: RowAnswer | undefined, people: number): number | null {
  return people === 0 ? null : Math.round((row?.tickets.completed ?? 0) / people);
}

function peopleSection({ lang, unitId, period, officers }: ServicePageInput): Content {
  if (officers.length === 0) return undefined;
  const words = WORDS[lang];
  return html`<section>
    <h2>${words.who}</h2>
    <p class="soft">${words.whoLead}</p>
    ${scrolling(
      words.who,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="words">${words.officer}</th>
            <th scope="col">${words.completed}</th>
            <th scope="col">${words.serviceOf}</th>
          </tr>
        </thead>
        <tbody>
          ${officers.map(
            ({ officerId, name, completed, before, service, serviceBefore }) =>
              html`<tr>
                <th scope="row" class="words">
                  <a
                    href="${unitPath(unitId)}/officers/${encodeURIComponent(officerId)}?period=${encodeURIComponent(period.name)}"
                    >${name}</a
                  >
                </th>
                <td>${whole(completed, lang)} <small>${words.was} ${whole(before, lang)}</small></td>
                <td>${inMinutes(service, lang)} <small>${words.was} ${inMinutes(serviceBefore, lang)}</small></td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}
