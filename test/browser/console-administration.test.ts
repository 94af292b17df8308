// An administrator starts a new unit from a file, gives its first counter a key, and that counter serves its first ticket: in a browser,
// by pressing what is there to be pressed. The counter is a program and needs scripts; all before it does not.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { finish, isConnected, issue, setUp, step } from '../support/browser/counter.ts';
import { anExample, deskOf } from '../support/browser/example.ts';

const example = anExample();
const FILE = [
  'kode_unit;nama_unit;zona_waktu;nama_petugas;nip;nama_layanan;standar_menit;nama_loket',
  'kelurahan-contoh;Kelurahan Contoh;WITA;Rara Contoh;199001012015012001;Surat Keterangan;15;Loket Depan',
  ';;;Salah Contoh;12;;;',
];

it.each([
  [true, 'kelurahan-contoh'],
  [false, 'kelurahan-lain'],
])('a new unit begins with a file, and its first counter works (scripts: %s)', async (javaScriptEnabled, unitId) => {
  const { page, context } = await deskOf(example, 'admin', { javaScriptEnabled });
  const lines = FILE.map((line) => line.replace('kelurahan-contoh', unitId));

  await press(page, 'Administrasi');
  await press(page, 'Unit dan petugas dari berkas');
  await choose(page, lines);
  expect(await page.getByRole('main').innerText()).toMatch(/3\s+nip\s+NIP terdiri dari 18 angka/);
  expect(await page.getByRole('button', { name: /^Simpan/ }).count()).toBe(0);

  await press(page, 'Unggah berkas lain');
  await choose(page, lines.slice(0, 2));
  await page.getByRole('button', { name: 'Simpan 1 unit' }).click();
  await press(page, 'Kelurahan Contoh');
  const told = await page.getByRole('main').innerText();
  expect(told).toMatch(
    /WITA[\s\S]*Surat Keterangan[\s\S]*dilayani paling lama 15 menit[\s\S]*Rara Contoh[\s\S]*Loket Depan/,
  );

  await press(page, 'Surat Keterangan');
  await page.getByLabel('Standar (menit)').fill('20');
  await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
  expect(await page.getByRole('main').innerText()).toContain('standar dari 15 menit menjadi 20 menit');
  await page.getByRole('button', { name: 'Simpan' }).click();
  expect(await page.getByRole('status').innerText()).toContain('Tersimpan.');

  await press(page, 'Administrasi');
  await press(page, 'Kunci');
  await page.locator('#name').fill('Loket Depan');
  await page.locator('input[value="tickets:write"]').check();
  await page.locator('#units').fill(unitId);
  await page.getByRole('main').getByRole('button').first().click();
  const key = await page.locator('#key').inputValue();
  await context.close();

  const counter = await deskOf(example, 'anyone');
  const desk = { ...counter, url: `${example.url}/counter`, key };
  await setUp(desk, unitId, { counter: 'Loket Depan', officer: 'Rara Contoh' });
  await isConnected(desk.page);
  await issue(desk.page, 'Surat Keterangan');
  await step(desk.page, 'Panggil berikutnya', 'called');
  await step(desk.page, 'Mulai', 'serving');
  await finish(desk.page, 'Tuntas');
  // The link of its survey comes from the server, which has taken it in.
  await desk.page.locator('#survey svg').waitFor();
  await counter.context.close();
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click();
}

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  const file = { name: 'unit.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
  await page.getByLabel(/Berkas Excel/).setInputFiles(file);
  await page.getByRole('button', { name: 'Lihat isinya' }).click();
}
