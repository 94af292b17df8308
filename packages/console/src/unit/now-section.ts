// Who waits and who is served at this moment, by service. It is renewed by itself with the part of the page that it stands in.
import { printedInstant } from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { timeInWords, whole } from '../figure-texts.ts';
import { scrolling } from '../frame.ts';

/** Of the tickets that are open now. */
interface QueueNow {
  readonly waiting: number;
  readonly called: number;
  readonly serving: number;
  readonly held: number;
  /** Whole minutes, of whoever waits now; null where nobody does. */
  readonly longestWait: number | null;
}

export interface ServiceNow extends QueueNow {
  /** `undefined`: no event has named the service yet. */
  readonly name: string | undefined;
}

/** Of those that were issued today. */
export interface UnitNow extends QueueNow {
  readonly services: readonly ServiceNow[];
  /** There are more than were looked at. */
  readonly hasMore: boolean;
  /** Issued before today and open still. */
  readonly old: number;
  readonly hasMoreOld: boolean;
}

interface NowInput {
  readonly lang: Lang;
  readonly generatedAt: string;
  readonly timeZone: string;
  readonly now: UnitNow;
}

const WORDS = {
  id: {
    heading: 'Sekarang',
    asOf: (at: string) => `Keadaan ${at}. Bagian ini dan bagian hari ini diperbarui sendiri setiap menit.`,
    stopped: 'Pembaruan berhenti karena sesi Anda berakhir. Muat ulang halaman.',
    nobody: 'Tidak ada yang menunggu atau dilayani.',
    waiting: 'Menunggu',
    called: 'Dipanggil',
    serving: 'Dilayani',
    held: 'Ditahan',
    longest: 'Tunggu terlama',
    caption: 'Sekarang menurut layanan',
    service: 'Layanan',
    unknown: 'Layanan tidak diketahui',
    old: (n: string) => `${n} tiket dari hari-hari sebelumnya masih terbuka. Akhiri di loket.`,
    over: (n: string) => `lebih dari ${n}`,
    justCome: 'kurang dari 1 menit',
    more: 'Tiket lebih banyak daripada yang dapat dijumlahkan di sini; angka di atas adalah yang diambil lebih dahulu.',
  },
  en: {
    heading: 'Now',
    asOf: (at: string) => `As of ${at}. This part and that of today renew themselves every minute.`,
    stopped: 'It is not renewed any more: your session is over. Load the page again.',
    nobody: 'Nobody waits or is served.',
    waiting: 'Waiting',
    called: 'Called',
    serving: 'Being served',
    held: 'On hold',
    longest: 'Longest wait',
    caption: 'Now by service',
    service: 'Service',
    unknown: 'Service unknown',
    old: (n: string) => `Of earlier days still open: ${n}. End them at a counter.`,
    over: (n: string) => `more than ${n}`,
    justCome: 'less than 1 minute',
    more: 'There are more tickets than can be summed here; the numbers above are of those issued first.',
  },
} as const satisfies Record<Lang, unknown>;

export function nowSection({ lang, generatedAt, timeZone, now }: NowInput): Content {
  const words = WORDS[lang];
  const old = whole(now.old, lang);
  return html`<section>
    <h2>${words.heading}</h2>
    <p class="soft">${words.asOf(printedInstant(generatedAt, timeZone, lang))}</p>
    <p class="note" data-stopped hidden>${words.stopped}</p>
    ${now.services.length === 0 ? html`<p>${words.nobody}</p>` : [headline(now, lang), byService(now, lang)]}
    ${now.hasMore && html`<p class="note">${words.more}</p>`}
    ${now.old > 0 && html`<p class="note">${words.old(now.hasMoreOld ? words.over(old) : old)}</p>`}
  </section>`;
}

function headline({ waiting, called, serving, held, longestWait }: UnitNow, lang: Lang): Content {
  const words = WORDS[lang];
  const facts = [
    [words.waiting, whole(waiting, lang)],
    [words.longest, minutesText(longestWait, lang)],
    [words.called, whole(called, lang)],
    [words.serving, whole(serving, lang)],
    [words.held, whole(held, lang)],
  ] as const;
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function minutesText(minutes: number | null, lang: Lang): string {
  return minutes === 0 ? WORDS[lang].justCome : timeInWords(minutes === null ? null : minutes * 60, lang);
}

function byService({ services }: UnitNow, lang: Lang): Content {
  const words = WORDS[lang];
  return scrolling(
    words.caption,
    html`<table>
      <caption>
        ${words.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="words">${words.service}</th>
          <th scope="col">${words.waiting}</th>
          <th scope="col">${words.longest}</th>
          <th scope="col">${words.called}</th>
          <th scope="col">${words.serving}</th>
          <th scope="col">${words.held}</th>
        </tr>
      </thead>
      <tbody>
        ${services.map(
          ({ name, waiting, longestWait, called, serving, held }) =>
            html`<tr>
              <th scope="row" class="words">${name ?? words.unknown}</th>
              <td>${whole(waiting, lang)}</td>
              <td>${minutesText(longestWait, lang)}</td>
              <td>${whole(called, lang)}</td>
              <td>${whole(serving, lang)}</td>
              <td>${whole(held, lang)}</td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}
