// How long services take, against their standards, as a table: by service, and never by who served.
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { percent, quantileInWords, whole } from '../figure-texts.ts';
import { scrolling } from '../frame.ts';
import type { TimesOfPeriod, TimesOfService } from './published.ts';

interface Words {
  readonly service: string;
  readonly standard: string;
  readonly completed: string;
  readonly median: string;
  readonly ninety: string;
  readonly onTime: string;
  readonly ofJudged: (n: string) => string;
  readonly ofTimes: (n: string) => string;
  readonly minutes: string;
  readonly measures: Readonly<Record<'service' | 'turnaround', string>>;
  readonly none: string;
  readonly nothing: string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    service: 'Layanan',
    standard: 'Standar',
    completed: 'Selesai',
    median: 'Median',
    ninety: '90% sampai',
    onTime: 'Tepat waktu',
    ofJudged: (n) => `dari ${n} permohonan`,
    ofTimes: (n) => `dari ${n} waktu`,
    minutes: 'menit',
    measures: { service: 'selama dilayani', turnaround: 'sejak mengambil nomor' },
    none: 'belum ada standar',
    nothing: 'Unit ini belum mendaftarkan layanan.',
  },
  en: {
    service: 'Service',
    standard: 'Standard',
    completed: 'Completed',
    median: 'Median',
    ninety: '90% up to',
    onTime: 'On time',
    ofJudged: (n) => `of ${n} requests`,
    ofTimes: (n) => `of ${n} times`,
    minutes: 'min',
    measures: { service: 'of being served', turnaround: 'since the number was taken' },
    none: 'no standard yet',
    nothing: 'This unit has registered no service yet.',
  },
};

export function serviceTimes(caption: string, { services }: TimesOfPeriod, lang: Lang): Content {
  const words = WORDS[lang];
  if (services.length === 0) return html`<p>${words.nothing}</p>`;
  return scrolling(
    caption,
    html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="words">${words.service}</th>
          <th scope="col" class="words">${words.standard}</th>
          <th scope="col">${words.completed}</th>
          <th scope="col">${words.median}</th>
          <th scope="col">${words.ninety}</th>
          <th scope="col">${words.onTime}</th>
        </tr>
      </thead>
      <tbody>
        ${services.map((each) => lineOf(each, lang))}
      </tbody>
    </table>`,
  );
}

function lineOf({ name, standard, time, onTime, completed }: TimesOfService, lang: Lang): Content {
  const words = WORDS[lang];
  return html`<tr>
    <th scope="row" class="words">${name}</th>
    <td class="words">
      ${
        standard === undefined
          ? words.none
          : html`${whole(standard.minutes, lang)} ${words.minutes} <small>${words.measures[standard.measure]}</small> ${
                standard.decree !== undefined && html`<small>${standard.decree}</small>`
              }`
      }
    </td>
    <td>${whole(completed, lang)}</td>
    <td>
      ${quantileInWords(time.p50, lang)}
      ${time.n !== completed && html`<small>${words.ofTimes(whole(time.n, lang))}</small>`}
    </td>
    <td>${quantileInWords(time.p90, lang)}</td>
    <td>
      ${percent(onTime.share, lang)} ${onTime.n > 0 && html`<small>${words.ofJudged(whole(onTime.n, lang))}</small>`}
    </td>
  </tr> `;
}
