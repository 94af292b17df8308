// The first page of all: what Tera is, and what is published of every unit.
import { MUTU_NAMES, periodText, publicationText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { decimal, whole } from '../figure-texts.ts';
import { scrolling } from '../frame.ts';
import { publicFrame } from './public-page.ts';
import { publicPath } from './public-links.ts';
import type { UnitOnFront } from './published.ts';

export interface FrontInput {
  readonly lang: Lang;
  readonly units: readonly UnitOnFront[];
}

interface Words {
  readonly title: string;
  readonly description: string;
  readonly what: string;
  readonly units: string;
  readonly caption: string;
  readonly unit: string;
  readonly ikm: string;
  readonly mutu: string;
  readonly respondents: (n: string) => string;
  readonly nothing: string;
  readonly noUnits: string;
  readonly staff: string;
  readonly signIn: string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: 'Hasil pelayanan publik',
    description: 'Indeks Kepuasan Masyarakat dan waktu pelayanan setiap unit, sebagaimana diterbitkan.',
    what: 'Tera menunjukkan bagaimana masyarakat menilai pelayanan setiap unit dan berapa lama pelayanannya, dengan angka yang dapat diperiksa.',
    units: 'Unit pelayanan',
    caption: 'Indeks Kepuasan Masyarakat (IKM) yang terakhir diterbitkan, urut nama unit',
    unit: 'Unit',
    ikm: 'IKM',
    mutu: 'Mutu',
    respondents: (n) => `${n} responden`,
    nothing: 'belum terbit',
    noUnits: 'Belum ada unit yang didaftarkan.',
    staff: 'Untuk pegawai: angka unit dan petugas ada di balik halaman masuk.',
    signIn: 'Masuk',
  },
  en: {
    title: 'Results of public services',
    description: 'The public satisfaction index and the times of service of every unit, as they are published.',
    what: 'Tera shows how the public rates the service of each unit and how long that service takes, with figures that can be checked.',
    units: 'Units',
    caption: 'The public satisfaction index (IKM) that was published last, by the name of the unit',
    unit: 'Unit',
    ikm: 'IKM',
    mutu: 'Grade',
    respondents: (n) => `${n} respondents`,
    nothing: 'not published yet',
    noUnits: 'No unit is registered yet.',
    staff: 'For staff: the figures of units and officers are behind the page to sign in.',
    signIn: 'Sign in',
  },
};

export function frontPage({ lang, units }: FrontInput): Page {
  const words = WORDS[lang];
  return publicFrame({
    lang,
    at: '/',
    title: words.title,
    description: words.description,
    subtitle: words.what,
    body: html`<section>
        <h2>${words.units}</h2>
        <p class="soft">${words.caption}</p>
        ${units.length === 0 ? html`<p>${words.noUnits}</p>` : scrolling(words.units, tableOf(units, lang))}
      </section>
      <p class="soft">${words.staff}</p>
      <p><a class="button first" href="/console">${words.signIn}</a></p>`,
  });
}

function tableOf(units: readonly UnitOnFront[], lang: Lang): Content {
  const words = WORDS[lang];
  return html`<table>
    <thead>
      <tr>
        <th scope="col" class="words">${words.unit}</th>
        <th scope="col" class="words">${words.ikm}</th>
      </tr>
    </thead>
    <tbody>
      ${units.map(
        ({ unitId, name, latest }) =>
          html`<tr>
            <th scope="row" class="words">
              <a href="${publicPath(unitId)}">${name}</a>
              ${latest !== undefined && html`<small>${periodText(latest.period, lang)}</small>`}
            </th>
            ${cellsOf(latest, lang)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function cellsOf(latest: UnitOnFront['latest'], lang: Lang): Content {
  const words = WORDS[lang];
  if (latest === undefined) return html`<td class="words">${words.nothing}</td>`;
  const { ikm, mutu, n, status } = latest.figure;
  const said = publicationText(latest.figure)[lang];
  if (ikm === null || mutu === null) return html`<td class="words">${said}</td>`;
  return html`<td class="words">
    ${decimal(ikm, 2, lang)} <small>${words.mutu} ${mutu} – ${MUTU_NAMES[mutu][lang]}</small>
    <small>${words.respondents(whole(n, lang))}</small>
    ${status === 'provisional' && html`<small>${said}</small>`}
  </td>`;
}
