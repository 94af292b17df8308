// What HR does with what citizens wrote, by pressing what is there to be pressed: a comment becomes a follow-up that stands in the
// report; and thirty sheets of paper are typed by keyboard alone, and counted.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { anExample, deskOf } from '../support/browser/example.ts';

const example = anExample();
const SHEETS = 30;
/** More than a page has before its form. */
const MOST_STOPS = 60;
const UNIT = '/console/units/contoh';
/** The number as it is, nine answers of which two are left out, four marks of the respondent, and no comment. */
const KEYS = 'Enter 3 4 3 4 0 3 4 3 Enter 1 2 3 1 Enter'.split(' ');

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  it('a comment becomes a follow-up that stands in the report and in public', async () => {
    const plan = `Menambah kursi, dengan skrip: ${javaScriptEnabled ? 'ya' : 'tidak'}.`;
    await atADesk({ javaScriptEnabled }, async (page) => {
      await page.goto(`${example.url}${UNIT}/comments`);
      await page.getByRole('link', { name: 'Jadikan tindak lanjut' }).first().click();
      await page.getByRole('link', { name: javaScriptEnabled ? 'Sarana dan Prasarana' : 'Persyaratan' }).click();
      const form = page.locator('details[open] form');
      expect(await form.getByLabel('Apa yang dilakukan').inputValue()).toBe('');
      await form.getByLabel('Apa yang dilakukan').fill(plan);
      await form.getByLabel('Penanggung jawab').fill('Kepala Subbagian Umum');
      await form.getByLabel('Sampai tanggal').fill('2099-06-30');
      await form.getByRole('button', { name: 'Simpan rencana' }).click();
      expect(await page.getByRole('main').innerText()).toMatch(/Status komentar: ditindaklanjuti/);
      expect(await page.getByRole('main').innerText()).toContain(plan);

      await page.goto(`${example.url}${UNIT}/download/skm?period=${example.released}&format=html`);
      expect(await page.locator('body').innerText()).toContain(plan);
    });
  });
});

it('thirty sheets are typed by keyboard alone, and counted', async () => {
  await atADesk({}, async (page) => {
    await page.goto(`${example.url}${UNIT}/paper`);
    for (let stop = 0; stop < MOST_STOPS && (await page.locator('#number:focus').count()) === 0; stop++) {
      await page.keyboard.press('Tab');
    }
    for (let number = 1; number <= SHEETS; number++) {
      await page.locator(`#number[value="${number}"]:focus`).waitFor();
      for (const key of KEYS) await page.keyboard.press(key);
      await page.locator('form[data-paper] button:focus').waitFor();
      await page.keyboard.press('Enter');
    }
    await page.locator(`#number[value="${SHEETS + 1}"]:focus`).waitFor();
    const told = await page.getByRole('main').innerText();
    expect(told).toMatch(/Oleh Anda\s+30/);
    expect(told).toMatch(/nomor 30/);
  });
});

it('a sheet is filled in without scripts as well', async () => {
  await atADesk({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${example.url}${UNIT}/paper`);
    await page.getByLabel('Nomor lembar').fill('900');
    await page.getByLabel('8. Sarana dan Prasarana').fill('2');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('main').innerText()).toMatch(/nomor 900/);
    await page.getByLabel('Nomor lembar').fill('900');
    await page.getByLabel('8. Sarana dan Prasarana').fill('4');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('isi lain');
  });
});

async function atADesk(options: { readonly javaScriptEnabled?: boolean }, journey: (page: Page) => Promise<void>) {
  const { page, context } = await deskOf(example, 'hr', options);
  try {
    await journey(page);
  } finally {
    await context.close();
  }
}
