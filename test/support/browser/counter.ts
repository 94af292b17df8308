// A clerk at the browser counter: sets it up, and does with it what is done in a day.

import type { BrowserContextOptions, Page } from 'playwright-core';
import { type DocumentWishes, aDocument } from '@tera/testing/facts';
import type { Office } from './office.ts';
import { type Phone, takePhone } from './phone.ts';

export const AN_OFFICE = aDocument({
  name: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh Raya',
  timeZone: 'Asia/Jakarta',
  services: [
    { id: 'ektp', name: 'Perekaman dan penerbitan KTP elektronik' },
    { id: 'kk', name: 'Kartu keluarga' },
    { id: 'akta', name: 'Akta kelahiran' },
  ],
  officers: [
    { id: 'ani', name: 'Ani Contoh' },
    { id: 'budi', name: 'Budi Contoh' },
  ],
  counters: [
    { id: 'loket-1', name: 'Loket 1' },
    { id: 'loket-2', name: 'Loket 2' },
  ],
});

export interface Desk extends Phone {
  readonly url: string;
  readonly key: string;
}

/** A PC with a key of the unit, which is made first; the page is not opened yet. */
export async function takeDesk(
  office: Office,
  unitId: string,
  options: BrowserContextOptions = {},
  unit: DocumentWishes = AN_OFFICE,
): Promise<Desk> {
  await office.openUnit(unitId, unit);
  const { key } = await office.tera.client.makeKey({ scopes: ['tickets:write'], units: [unitId] });
  const phone = await takePhone(office.browser, { viewport: { width: 1280, height: 800 }, ...options });
  return { ...phone, url: `${office.tera.url}/counter`, key };
}

/** From the first visit to work, kept by the service worker. */
export async function setUp(
  { page, url, key }: Desk,
  unitId: string,
  { counter = 'Loket 1', officer = 'Ani Contoh' } = {},
): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Kode unit').fill(unitId);
  await page.getByLabel('Kunci loket').fill(key);
  await page.getByRole('button', { name: 'Sambungkan' }).click();
  await page.getByLabel('Loket', { exact: true }).selectOption({ label: counter });
  await page.getByLabel('Petugas', { exact: true }).selectOption({ label: officer });
  await page.getByRole('button', { name: 'Mulai bekerja' }).click();
  await page.getByRole('heading', { name: 'Antrean' }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
}

/** Another browser gives out the plain numbers of Loket 1, so that every other one's have its mark. */
export async function lendElsewhere({ tera }: Office, { key }: Desk, unitId: string): Promise<void> {
  const json = { browserId: '0'.repeat(24), counterId: 'loket-1', mark: 'B2B' };
  await tera.client.call('POST', `/v1/units/${unitId}/number-claims`, { key, json });
}

export async function isConnected(page: Page): Promise<void> {
  await page.locator('#status').getByText('Tersambung').waitFor();
}

/** The server has taken everything that was recorded in this browser. */
export async function isAllSent(page: Page, unitId: string): Promise<void> {
  const waiting = (): Promise<number> =>
    page.evaluate<number>(`(async () => {
      const open = indexedDB.open('tera-counter-${unitId}');
      await new Promise((resolve) => open.addEventListener('success', resolve));
      const count = open.result.transaction('waiting').objectStore('waiting').count();
      await new Promise((resolve) => count.addEventListener('success', resolve));
      open.result.close();
      return count.result;
    })()`);
  // The test that waits has a limit of its own.
  while ((await waiting()) > 0) await page.waitForTimeout(200);
}

export async function finish(page: Page, outcome: 'Tuntas' | 'Belum tuntas' = 'Tuntas'): Promise<void> {
  await page.getByRole('button', { name: 'Selesai', exact: true }).click();
  await page.getByRole('button', { name: outcome, exact: true }).click();
  await page.locator('#ticket .state').waitFor({ state: 'detached' });
}

/** `007` of the ticket that is in hand. */
export function numberInHand(page: Page): Promise<string> {
  return page.locator('#ticket .number').innerText();
}

/** Takes a number; gives it back as it is called out. */
export async function issue(page: Page, service: string): Promise<string> {
  const rows = page.locator('#queue .row');
  const before = await rows.count();
  await page.locator('#issue').getByRole('button', { name: service }).click();
  await rows.nth(before).waitFor();
  return rows.last().locator('b').innerText();
}

/** Presses it and waits until the ticket in hand is in that state. */
export async function step(page: Page, name: string, state: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator(`#ticket .state.${state}`).waitFor();
}
