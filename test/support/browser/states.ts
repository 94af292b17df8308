// Every page that a citizen can come to. Most are reached the way that a citizen reaches them; what a full or a broken
// service shows, and a form with every kind of mistake, are rendered here and served in the place of the real page.

import { noticePage, surveyPage } from '@tera/pages';
import { tokenOf } from '@tera/testing/stack';
import type { Page } from 'playwright-core';
import { aResponse } from '../answers.ts';
import type { Office } from './office.ts';
import { choose, send } from './survey-page.ts';

export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface State {
  readonly name: string;
  /** Brings the page there. */
  readonly reach: (page: Page, lang: Language) => Promise<void>;
}

const UNIT = 'semua-halaman';

/** The states of one office, which gets a unit with ordinary, rather long names for them. */
export async function statesOf(office: Office): Promise<readonly State[]> {
  await office.openUnit(UNIT, {
    name: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh Raya',
    services: [
      { id: 'ektp', name: 'Perekaman dan penerbitan KTP elektronik' },
      { id: 'kk', name: 'Penerbitan kartu keluarga karena perubahan data' },
    ],
    counters: [{ id: 'loket-1', name: 'Loket 1 Pelayanan Administrasi Kependudukan' }],
  });
  const [open = '', used = ''] = await office.surveys(UNIT, 2);
  const poster = `${office.tera.url}/s/${await office.posterToken(UNIT, 'loket-1')}`;
  const kiosk = `${office.tera.url}/s/${await office.kioskToken(UNIT, 'loket-1')}`;
  await office.tera.client.answer(aResponse(tokenOf(used), { perilaku: 4 }));
  await office.tera.counted();
  const inPlaceOf = (url: string, rendered: (lang: Language) => ReturnType<typeof noticePage>) => {
    return async (page: Page, lang: Language) => {
      const { status, headers, html } = rendered(lang);
      await page.route(`${url}?*`, (route) => route.fulfill({ status, headers: { ...headers }, body: html }));
      await at(url)(page, lang);
      await page.unroute(`${url}?*`);
    };
  };
  const link = tokenOf(open);
  const unit = 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh Raya';
  const fresh = { link, unit, responseId: 'r-1', startedAt: new Date().toISOString(), opened: 'o~1~x' };

  return [
    { name: 'form', reach: at(open) },
    { name: 'form-answered', reach: async (page, lang) => filled(page, () => at(open)(page, lang)) },
    { name: 'form-without-answer', reach: async (page, lang) => sentEmpty(page, () => at(open)(page, lang)) },
    {
      name: 'form-with-mistakes',
      reach: inPlaceOf(open, (lang) =>
        surveyPage({
          ...fresh,
          services: [
            { id: 'ektp', name: 'Perekaman dan penerbitan KTP elektronik' },
            { id: 'kk', name: 'Penerbitan kartu keluarga karena perubahan data' },
          ],
          lang,
          problem: {
            kind: 'invalid',
            errors: ['answers.perilaku', 'answers.biaya', 'serviceId', 'comment', 'respondent.age'].map((path) => ({
              path,
            })),
          },
        }),
      ),
    },
    {
      name: 'form-too-many',
      reach: inPlaceOf(open, (lang) =>
        surveyPage({ ...fresh, lang, problem: { kind: 'too-many', retryAfterSeconds: 5 } }),
      ),
    },
    {
      name: 'form-unavailable',
      reach: inPlaceOf(open, (lang) => surveyPage({ ...fresh, lang, problem: { kind: 'unavailable' } })),
    },
    { name: 'form-waiting', reach: async (page, lang) => waiting(page, () => at(open)(page, lang)) },
    { name: 'thanks', reach: at(`${open}/thanks?receipt=K7QM-2F9X`) },
    { name: 'used', reach: at(used) },
    { name: 'expired', reach: at(`${office.tera.url}/s/${office.expiredToken(UNIT)}`) },
    { name: 'unknown', reach: at(`${office.tera.url}/s/t~1~x`) },
    { name: 'elsewhere', reach: inPlaceOf(open, (lang) => noticePage({ notice: 'elsewhere', lang, link, unit })) },
    { name: 'too-many', reach: inPlaceOf(open, (lang) => noticePage({ notice: 'tooMany', lang, link, unit })) },
    { name: 'unavailable', reach: inPlaceOf(open, (lang) => noticePage({ notice: 'unavailable', lang, link })) },
    { name: 'poster', reach: at(poster) },
    { name: 'kiosk', reach: at(kiosk) },
    {
      name: 'kiosk-without-answer',
      reach: async (page, lang) => sentEmpty(page, () => at(kiosk)(page, lang)),
    },
    {
      name: 'kiosk-kept',
      reach: async (page, lang) => {
        await at(kiosk)(page, lang);
        await page.evaluate("document.getElementById('kept').hidden = false");
      },
    },
    { name: 'kiosk-thanks', reach: at(`${kiosk}/thanks`) },
    { name: 'posters-A4', reach: at(`${office.tera.url}/v1/units/${UNIT}/posters?size=A4`) },
    { name: 'paper-form', reach: at(`${office.tera.url}/v1/units/${UNIT}/survey-form`) },
    { name: 'mistyped', reach: at(`${office.tera.url}/p/x`) },
    { name: 'posters-A5', reach: at(`${office.tera.url}/v1/units/${UNIT}/posters?size=A5`) },
  ];
}

function at(url: string) {
  return async (page: Page, lang: Language): Promise<void> => {
    await page.goto(`${url}${url.includes('?') ? '&' : '?'}lang=${lang}`);
  };
}

async function filled(page: Page, open: () => Promise<void>): Promise<void> {
  await open();
  await choose(page, { persyaratan: 3, prosedur: 4 });
  await page.locator('summary').click();
}

async function sentEmpty(page: Page, open: () => Promise<void>): Promise<void> {
  await open();
  await send(page);
  await page.getByRole('alert').waitFor();
}

/** The line stays broken for this page. */
async function waiting(page: Page, open: () => Promise<void>): Promise<void> {
  await open();
  await choose(page, { perilaku: 3 });
  await page.route('**/v1/responses', (route) => route.abort('internetdisconnected'));
  await send(page);
  await page
    .getByRole('status')
    .getByText(/tersambung|back online/)
    .waitFor();
  await page.evaluate('localStorage.clear()');
}
