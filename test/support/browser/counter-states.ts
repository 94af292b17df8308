// Every face of the browser counter, on one walk through a day, and of the display: each name is given when the page shows it,
// and the walk goes on when it has been looked at. Its numbers are the longest that a counter gives out.

import { AN_OFFICE, type Desk, finish, isConnected, issue, lendElsewhere, setUp, step } from './counter.ts';
import type { Office } from './office.ts';

export async function* walkThrough(desk: Desk, office: Office, unitId: string): AsyncGenerator<string> {
  const { page, context, url } = desk;
  await page.goto(url);
  await page.getByLabel('Kode unit').waitFor();
  yield 'setup';

  await page.getByLabel('Kode unit').fill(unitId);
  await page.getByLabel('Kunci loket').fill('tera_salah');
  await page.getByRole('button', { name: 'Sambungkan' }).click();
  await page.getByRole('alert').waitFor();
  yield 'setup-refused';

  await page.getByLabel('Kode unit').fill(unitId.toUpperCase());
  await page.getByLabel('Kunci loket').fill(desk.key);
  await page.getByRole('button', { name: 'Sambungkan' }).click();
  const meant = page.getByRole('button', { name: `Pakai ${unitId}` });
  await meant.waitFor();
  yield 'setup-case';

  await meant.click();
  await page.getByLabel('Petugas', { exact: true }).waitFor();
  yield 'setup-choice';

  await page.getByLabel('Loket', { exact: true }).selectOption({ label: 'Loket 1' });
  await page.getByLabel('Petugas', { exact: true }).selectOption({ label: 'Ani Contoh' });
  await page.getByLabel('Minta PIN').check();
  await page.getByRole('button', { name: 'Mulai bekerja' }).click();
  await page.getByRole('alert').waitFor();
  yield 'setup-pin';

  await lendElsewhere(office, desk, unitId);
  await setUp(desk, unitId);
  await isConnected(page);
  yield 'empty';

  for (const service of ['KTP', 'Kartu keluarga', 'KTP', 'Akta']) await issue(page, service);
  yield 'waiting';

  await step(page, 'Panggil berikutnya', 'called');
  yield 'called';

  await step(page, 'Mulai', 'serving');
  yield 'serving';

  await page.getByRole('button', { name: 'Alihkan', exact: true }).click();
  await page.getByLabel('Ke mana?').selectOption({ label: 'Loket 2' });
  yield 'transfer';
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Lainnya' }).click();
  await page.locator('dialog').waitFor();
  yield 'more';
  await page.keyboard.press('Escape');

  await page.locator('#queue .row', { hasText: 'A002' }).click();
  await page.getByRole('button', { name: 'Mulai', exact: true }).click();
  await page.getByRole('button', { name: 'Layani keduanya' }).waitFor();
  yield 'two-at-once';
  await page.keyboard.press('Escape');
  await page.locator('#queue .row', { hasText: 'A001' }).click();

  await step(page, 'Tahan', 'held');
  yield 'held';

  await page.getByRole('button', { name: 'Selesai', exact: true }).click();
  yield 'finish';

  await page.getByRole('button', { name: 'Tuntas', exact: true }).click();
  await page.locator('#survey svg').waitFor();
  yield 'finished';

  await page.getByRole('button', { name: 'Perbesar kode' }).click();
  await page.locator('dialog svg').waitFor();
  yield 'code-large';
  await page.keyboard.press('Escape');

  for (const [name, button] of [
    ['help', 'Bantuan'],
    ['settings', 'Pengaturan'],
    ['foreign', 'Dibawa di kertas'],
    ['my-day', 'Hari saya'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await page.locator('dialog').waitFor();
    yield name;
    await page.keyboard.press('Escape');
  }

  await page.getByRole('button', { name: 'Dibawa di kertas' }).click();
  await page.locator('dialog').getByRole('button', { name: 'KTP' }).click();
  await page.getByRole('alert').waitFor();
  yield 'foreign-refused';
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Pengaturan' }).click();
  await page.getByLabel('Minta PIN').check();
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.getByLabel('PIN baru').fill('2468');
  await page.getByLabel('Kunci loket').fill(desk.key);
  yield 'pin-new';
  await page.getByRole('button', { name: 'Simpan' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Istirahat' }).click();
  await page.getByRole('button', { name: 'Buka loket' }).waitFor();
  yield 'break';
  await page.getByLabel('PIN petugas').fill('2468');
  await page.getByRole('button', { name: 'Buka loket' }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Pengaturan' }).click();
  await page.getByRole('button', { name: 'Ganti kunci' }).click();
  await page.getByLabel('Kunci baru').fill('tera_salah');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  yield 'another-key';
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Pengaturan' }).click();
  await page.getByRole('button', { name: 'Lupakan kunci' }).click();
  await page.getByRole('button', { name: 'Ya, lupakan' }).waitFor();
  yield 'forget';
  await page.keyboard.press('Escape');

  await context.setOffline(true);
  await step(page, 'Panggil berikutnya', 'called');
  await page.locator('#status').getByText('Luring: 1 catatan menunggu').waitFor();
  yield 'offline';

  await step(page, 'Mulai', 'serving');
  await finish(page, 'Belum tuntas');
  await page.getByText('Kode muncul sendiri').waitFor();
  yield 'offline-finished';

  const second = await context.newPage();
  await second.goto(url);
  await second.getByText('Loket sudah terbuka').waitFor();
  await second.close();

  // The officer who sits here is taken out of the registry: what is recorded in her name is refused.
  await context.setOffline(false);
  await isConnected(page);
  await page.locator('#survey svg').waitFor();
  await office.tera.client.putUnit(unitId, { ...AN_OFFICE, officers: AN_OFFICE.officers.slice(1) });
  await step(page, 'Panggil berikutnya', 'called');
  await step(page, 'Mulai', 'serving');
  await page.getByText('Perlu perhatian (2)').waitFor();
  await page.reload();
  await page.getByText('tidak ada lagi di daftar unit').waitFor();
  yield 'rejected';

  await page.getByRole('button', { name: 'Buang' }).first().click();
  await page.locator('dialog').waitFor();
  yield 'discard';
  await page.keyboard.press('Escape');
}

/** @param counter one that is set up, at work beside another browser's display. */
export async function* walkDisplay(display: Desk, counter: Desk, unitId: string): AsyncGenerator<string> {
  const { page, context } = display;
  await page.goto(`${display.url}/display`);
  await page.getByLabel('Kode unit').waitFor();
  yield 'display-setup';

  await page.getByLabel('Kode unit').fill(unitId);
  await page.getByLabel('Kunci loket').fill(display.key);
  await page.getByRole('button', { name: 'Sambungkan' }).click();
  await page.getByText('Silakan menunggu').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  yield 'display-idle';

  for (const service of ['KTP', 'Akta', 'KTP', 'Akta']) {
    const number = await issue(counter.page, service);
    await counter.page.getByRole('button', { name: 'Panggil berikutnya' }).click();
    await page.locator('.call', { hasText: number }).waitFor({ timeout: 60_000 });
  }
  yield 'display-called';

  await context.setOffline(true);
  await page.getByText('Tanpa jaringan').waitFor({ timeout: 60_000 });
  yield 'display-offline';
}
