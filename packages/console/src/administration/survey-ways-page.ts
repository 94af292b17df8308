// The ways by which citizens come to the survey of a unit: posters and forms to print, and the address for each tablet.
import { type Lang, type Page, html } from '@tera/pages';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { unitPath, unitTabs, unitTrail } from '../unit/unit-tabs.ts';

export interface SurveyWaysInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly kiosks: readonly { readonly name: string; readonly counterId?: string | undefined; readonly url: string }[];
}

const WORDS = {
  id: {
    title: 'Poster, anjungan, dan formulir',
    posters: 'Poster untuk dicetak',
    postersText: 'Satu lembar untuk unit dan satu untuk setiap loket. Poster tidak menyebut petugas.',
    poster: (size: string) => `Poster ${size}`,
    kiosks: 'Anjungan (tablet milik kantor)',
    kiosksText:
      'Buka alamat ini di tablet. Jangan dicetak: jawaban lewat alamat ini dihitung sebagai jawaban anjungan.',
    place: 'Tempat',
    address: 'Alamat',
    wholeUnit: 'seluruh unit',
    form: 'Formulir kertas',
    formText: 'Formulir resmi, satu lembar A4. Jawabannya diketik pegawai lain, bukan petugas yang dinilai.',
    anyService: 'Formulir dengan baris untuk menulis jenis layanan',
  },
  en: {
    title: 'Posters, kiosks and forms',
    posters: 'Posters to print',
    postersText: 'A sheet for the unit and one for each counter. They name no officer.',
    poster: (size: string) => `Posters on ${size}`,
    kiosks: 'Kiosks (tablets of the office)',
    kiosksText: 'Open this address on the tablet. Do not print it: what is answered through it counts as of a kiosk.',
    place: 'Place',
    address: 'Address',
    wholeUnit: 'the whole unit',
    form: 'Form on paper',
    formText: 'The official form, a sheet of A4. Another employee types it, not the officer who is rated.',
    anyService: 'The form with a line to write the service on',
  },
} as const satisfies Record<Lang, unknown>;

const SIZES = ['A4', 'A5'] as const;

export function surveyWaysPath(unitId: string): string {
  return `${unitPath(unitId)}/survey-ways`;
}

export function surveyWaysPage(input: SurveyWaysInput): Page {
  const { lang, viewer, at, unitId, unitName, services, kiosks } = input;
  const words = WORDS[lang];
  const path = surveyWaysPath(unitId);
  return frame({
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: unitName,
    tabs: unitTabs(lang, unitId, 'surveyWays', viewer),
    trail: unitTrail(lang),
    body: html`<section>
        <h2>${words.posters}</h2>
        <p>${words.postersText}</p>
        <ul class="choices">
          ${SIZES.map((size) => html`<li><a href="${path}/posters?size=${size}&lang=${lang}">${words.poster(size)}</a></li> `)}
        </ul>
      </section>
      <section>
        <h2>${words.kiosks}</h2>
        <p>${words.kiosksText}</p>
        ${scrolling(
          words.kiosks,
          html`<table>
            <thead>
              <tr>
                <th scope="col" class="words">${words.place}</th>
                <th scope="col" class="words">${words.address}</th>
              </tr>
            </thead>
            <tbody>
              ${kiosks.map(
                ({ name, counterId, url }) =>
                  html`<tr>
                    <th scope="row" class="words">${name}<small>${counterId ?? words.wholeUnit}</small></th>
                    <td class="words"><a href="${url}" rel="noreferrer">${url}</a></td>
                  </tr> `,
              )}
            </tbody>
          </table>`,
        )}
      </section>
      <section>
        <h2>${words.form}</h2>
        <p>${words.formText}</p>
        <ul class="plain">
          <li><a href="${path}/form?lang=${lang}">${words.anyService}</a></li>
          ${services.map(
            ({ id, name }) =>
              html`<li><a href="${path}/form?service=${encodeURIComponent(id)}&lang=${lang}">${name}</a></li> `,
          )}
        </ul>
      </section>`,
  });
}
