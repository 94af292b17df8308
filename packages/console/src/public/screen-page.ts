// The television in the waiting room: nobody sits at it, so it renews itself, and keeps its last picture while the line is down.
import { MUTU_NAMES, decimalText, periodText, printedInstant, publicationText } from '@tera/exports';
import { type Lang, type Page, html, page } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { decimal, percent, whole } from '../figure-texts.ts';
import { PUBLIC_HEADERS } from './public-page.ts';
import type { FigureOfPeriod, PublicUnitFacts, TimesOfService } from './published.ts';
import { SCREEN_STYLE } from './screen-style.ts';

export interface ScreenInput {
  readonly lang: Lang;
  readonly unit: PublicUnitFacts;
  /** Of the last period that is released. */
  readonly latest: FigureOfPeriod | undefined;
}

/** As many lines as there is room for in type of this size. */
const SERVICES_SHOWN = 5;
/** So few that they can be larger still. */
const FEW_SERVICES = 3;
/** More characters than there is room for in the largest type. */
const LONG_NAME = 50;
const RENEWED_EVERY_SECONDS = 300;

interface Words {
  readonly title: (unit: string) => string;
  readonly index: string;
  readonly mutu: string;
  readonly respondents: (n: string) => string;
  readonly nothing: string;
  readonly times: (month: string) => string;
  readonly some: (shown: string, all: string) => string;
  readonly service: string;
  readonly standard: string;
  readonly median: string;
  readonly onTime: string;
  readonly minutes: (minutes: string) => string;
  readonly noServices: string;
  readonly invitation: string;
  readonly asOf: (instant: string) => string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: (unit) => `Layar ruang tunggu – ${unit}`,
    index: 'Indeks Kepuasan Masyarakat',
    mutu: 'Mutu',
    respondents: (n) => `${n} responden`,
    nothing: 'Belum terbit',
    times: (month) => `Waktu pelayanan, ${month}`,
    some: (shown, all) => `Tampak ${shown} dari ${all} layanan, yang paling banyak diminta`,
    service: 'Layanan',
    standard: 'Standar',
    median: 'Median',
    onTime: 'Tepat waktu',
    minutes: (minutes) => `${minutes} menit`,
    noServices: 'Unit ini belum mendaftarkan layanan.',
    invitation: 'Nilai pelayanan kami lewat tautan pada nomor antrean Anda.',
    asOf: (instant) => `Ketelitian median ±2,5%. Diperbarui ${instant}`,
  },
  en: {
    title: (unit) => `Screen of the waiting room – ${unit}`,
    index: 'Public satisfaction index (IKM)',
    mutu: 'Grade',
    respondents: (n) => `${n} respondents`,
    nothing: 'Not published yet',
    times: (month) => `Times of service, ${month}`,
    some: (shown, all) => `These are ${shown} of ${all} services, those asked for most`,
    service: 'Service',
    standard: 'Standard',
    median: 'Median',
    onTime: 'On time',
    minutes: (minutes) => `${minutes} min`,
    noServices: 'This unit has registered no service yet.',
    invitation: 'Rate our service by the link on your queue number.',
    asOf: (instant) => `Medians are within ±2.5%. Renewed ${instant}`,
  },
};

export function screenPage({ lang, unit, latest }: ScreenInput): Page {
  const words = WORDS[lang];
  const { services } = unit.month;
  const shown = mostAskedFor(services);
  return page({
    status: 200,
    lang,
    title: words.title(unit.name),
    description: words.title(unit.name),
    style: SCREEN_STYLE,
    script: SCREEN_SCRIPT,
    isSending: true,
    renewedAfter: RENEWED_EVERY_SECONDS,
    headers: PUBLIC_HEADERS,
    body: html`<main>
      <h1${unit.name.length > LONG_NAME && html` class="long"`}><span class="name">${unit.name}</span></h1>
      <div class="picture">${indexOf(latest, lang)} ${timesOf(unit.month.period, shown, lang)}</div>
      <footer>
        <p class="invitation">${words.invitation}</p>
        <p class="when">
          ${words.asOf(printedInstant(unit.readAt, unit.timeZone, lang))}${shown.length < services.length && `. ${words.some(whole(shown.length, lang), whole(services.length, lang))}`}.
        </p>
      </footer>
    </main>`,
  });
}

function indexOf(latest: FigureOfPeriod | undefined, lang: Lang): Content {
  const words = WORDS[lang];
  if (latest === undefined) {
    return html`<section>
      <h2>${words.index}</h2>
      <p class="why">${words.nothing}</p>
    </section>`;
  }
  const { period, figure } = latest;
  const { ikm, mutu, n, status } = figure;
  return html`<section>
    <h2>${words.index}</h2>
    ${
      ikm === null || mutu === null
        ? html`<p class="why">${publicationText(figure)[lang]}</p>`
        : html`<p class="${ikm < 100 ? 'value' : 'value hundred'}">${decimal(ikm, 2, lang)}</p>
            <p class="mutu">${words.mutu} ${mutu}</p>
            <p class="mutu">${MUTU_NAMES[mutu][lang]}</p>
            <p class="people">
              ${words.respondents(whole(n, lang))}${status === 'provisional' && ` (${publicationText(figure)[lang]})`}
            </p>`
    }
    <p class="people">${periodText(period, lang)}</p>
  </section>`;
}

function timesOf(month: string, shown: readonly TimesOfService[], lang: Lang): Content {
  const words = WORDS[lang];
  return html`<section>
    <h2>${words.times(periodText(month, lang))}</h2>
    ${
      shown.length === 0
        ? html`<p>${words.noServices}</p>`
        : html`<table${shown.length <= FEW_SERVICES && html` class="few"`}>
            <thead>
              <tr>
                <th scope="col" class="words">${words.service}</th>
                <th scope="col">${words.standard}</th>
                <th scope="col">${words.median}</th>
                <th scope="col" class="nowrap">${words.onTime}</th>
              </tr>
            </thead>
            <tbody>
              ${shown.map(
                ({ name, standard, time, onTime }) =>
                  html`<tr>
                    <th scope="row" class="words"><span class="name">${name}</span></th>
                    <td class="nowrap">
                      ${standard === undefined ? '–' : words.minutes(whole(standard.minutes, lang))}
                    </td>
                    <td class="nowrap">
                      ${time.p50 === null ? '–' : words.minutes(decimalText(time.p50 / 60, 1, lang))}
                    </td>
                    <td class="nowrap">${percent(onTime.share, lang)}</td>
                  </tr> `,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}

/** Where there is no room for all of them; in the order in which the unit names them. */
function mostAskedFor(services: readonly TimesOfService[]): readonly TimesOfService[] {
  const most = new Set(services.toSorted((a, b) => b.completed - a.completed).slice(0, SERVICES_SHOWN));
  return services.filter((service) => most.has(service));
}

/**
 * Fetches the page and puts its picture in the place of the old one. Where it does not come, the old one stays. A page of another
 * version is loaded whole. `responseType` reads it as a document without any text of ours being made into markup.
 */
const SCREEN_SCRIPT = `
'use strict';
(() => {
  const renew = () => {
    const request = new XMLHttpRequest();
    request.open('GET', location.href);
    request.responseType = 'document';
    request.timeout = 30000;
    request.onload = () => {
      const fresh = request.response;
      const picture = request.status === 200 && fresh !== null ? fresh.querySelector('main') : null;
      if (picture === null) return;
      const version = (page) => page.querySelector('style').textContent + page.querySelector('script').textContent;
      if (version(fresh) !== version(document)) location.reload();
      else document.querySelector('main').replaceWith(document.adoptNode(picture));
    };
    request.send();
  };
  setInterval(renew, ${RENEWED_EVERY_SECONDS} * 1000);
})();
`.trim();
