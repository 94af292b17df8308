// The times and counts of a unit, service by service, beside those of another time: of a usual day, or of the period before.
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { RowAnswer } from '../answers.ts';
import { NONE, inMinutes, percent, whole } from '../figure-texts.ts';
import { scrolling } from '../frame.ts';

/** What stands beside a row: of the same service, or of all of them. */
export interface BesideRow {
  readonly completed: number | null;
  readonly wait: number | null;
  readonly service: number | null;
  readonly turnaround: number | null;
}

/** A row, and what stands beside it. */
export interface ComparedRow {
  readonly row: RowAnswer | undefined;
  readonly beside: BesideRow | undefined;
}

export interface ServiceLine extends ComparedRow {
  readonly href?: string | undefined;
  /** `undefined`: what is of no known service. */
  readonly name: string | undefined;
  /** As the service names it, such as `15 menit (dilayani)`. */
  readonly standard?: string | undefined;
}

export interface ServiceTableInput {
  readonly lang: Lang;
  readonly caption: string;
  /** What the small numbers are, such as `biasa`. */
  readonly besideName: string;
  readonly lines: readonly ServiceLine[];
  /** Of the whole unit. */
  readonly whole: ComparedRow;
}

const WORDS = {
  id: {
    service: 'Layanan',
    unknown: 'Layanan tidak diketahui',
    all: 'Seluruh unit',
    standard: 'Standar',
    completed: 'Tiket selesai',
    wait: 'Tunggu, median (menit)',
    wait90: 'Tunggu, 90% paling lama (menit)',
    time: 'Layanan, median (menit)',
    turnaround: 'Dari ambil nomor sampai selesai, median (menit)',
    onTime: 'Tepat waktu',
    noShow: 'Tidak hadir',
    left: 'Meninggalkan antrean',
    ofThem: (onTime: string, n: string) => `${onTime} dari ${n}`,
  },
  en: {
    service: 'Service',
    unknown: 'Service unknown',
    all: 'The whole unit',
    standard: 'Standard',
    completed: 'Tickets completed',
    wait: 'Wait, median (minutes)',
    wait90: 'Wait, 90% at most (minutes)',
    time: 'Service, median (minutes)',
    turnaround: 'From ticket to completion, median (minutes)',
    onTime: 'On time',
    noShow: 'No-shows',
    left: 'Left the queue',
    ofThem: (onTime: string, n: string) => `${onTime} of ${n}`,
  },
} as const;

export function serviceTable({ lang, caption, besideName, lines, whole: all }: ServiceTableInput): Content {
  const words = WORDS[lang];
  return scrolling(
    caption,
    html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="words">${words.service}</th>
          <th scope="col">${words.completed}</th>
          <th scope="col">${words.wait}</th>
          <th scope="col">${words.wait90}</th>
          <th scope="col">${words.time}</th>
          <th scope="col">${words.turnaround}</th>
          <th scope="col">${words.onTime}</th>
          <th scope="col">${words.noShow}</th>
          <th scope="col">${words.left}</th>
        </tr>
      </thead>
      <tbody>
        ${[...lines, { ...all, name: words.all }].map((line) => lineOf(lang, line, besideName))}
      </tbody>
    </table>`,
  );
}

/** Whether any small number stands in the table. */
export function hasBeside({ lines, whole: all }: Pick<ServiceTableInput, 'lines' | 'whole'>): boolean {
  return [...lines, all].some(({ beside }) => Object.values(beside ?? {}).some((value) => value !== null));
}

function lineOf(lang: Lang, { href, name: known, row, beside, standard }: ServiceLine, besideName: string): Content {
  const words = WORDS[lang];
  const usual = (value: string): Content => value !== NONE && html`<small>${besideName} ${value}</small>`;
  const onTime = row?.onTime;
  const name = known ?? words.unknown;
  return html`<tr>
    <th scope="row" class="words">
      ${href === undefined ? name : html`<a href="${href}">${name}</a>`}
      ${standard !== undefined && html`<small>${words.standard}: ${standard}</small>`}
    </th>
    <td>${whole(row?.tickets.completed ?? 0, lang)} ${usual(whole(beside?.completed, lang))}</td>
    <td>${inMinutes(row?.wait.p50, lang)} ${usual(inMinutes(beside?.wait, lang))}</td>
    <td>${inMinutes(row?.wait.p90, lang)}</td>
    <td>${inMinutes(row?.service.p50, lang)} ${usual(inMinutes(beside?.service, lang))}</td>
    <td>${inMinutes(row?.turnaround.p50, lang)} ${usual(inMinutes(beside?.turnaround, lang))}</td>
    <td>
      ${percent(onTime?.share, lang)}
      ${onTime !== undefined && onTime.n > 0 && html`<small>${words.ofThem(whole(onTime.onTime, lang), whole(onTime.n, lang))}</small>`}
    </td>
    <td>${whole(row?.tickets.noShow ?? 0, lang)}</td>
    <td>${whole(row?.tickets.left ?? 0, lang)}</td>
  </tr> `;
}
