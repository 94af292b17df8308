// What each example person comes for, found in a browser from where `npm start` sends them, by pressing what is there to be pressed:
// with scripts and without. And the picture of it at the top of the README.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWord } from '@tera/testing/word';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { localDay, periodsOf } from '../support/calendar.ts';
import { type Onlooker, anExample, deskOf } from '../support/browser/example.ts';

const example = anExample();
const REPOSITORY = join(import.meta.dirname, '../..');
const PICTURE = 'docs/console.png';
const DESK = { width: 1366, height: 900 };

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  const as = async (who: Onlooker, journey: (page: Page) => Promise<void>) => {
    const { page, context } = await deskOf(example, who, { javaScriptEnabled });
    try {
      await journey(page);
    } finally {
      await context.close();
    }
  };
  it('HR sees which unit is due, and finds the sheet for the evaluation of an officer', async () => {
    await as('hr', async (page) => {
      const row = page.getByRole('row', { name: /Kota Contoh/ });
      expect(await row.innerText()).toMatch(/Triwulan/);
      await row.getByRole('link').first().click();
      expect(await page.getByText('Terbit berikutnya').count()).toBe(1);
      await press(page, 'Petugas');
      await press(page, 'Adi Contoh');
      await press(page, 'Lembar evaluasi');
      const sheet = page.getByRole('main');
      expect(await sheet.innerText()).toMatch(/Kuantitas[\s\S]*Kualitas[\s\S]*Waktu/i);
      expect(await sheet.innerText()).toContain('Adi Contoh');
    });
  });

  it('HR opens the report, types a letterhead, prints it and saves it as a Word file', async () => {
    await as('hr', async (page) => {
      await press(page, /Kota Contoh/);
      await press(page, 'Laporan');
      await page.getByText('Kop, tempat, dan tanda tangan').click();
      await page.getByLabel('Pemerintah daerah').fill('Pemerintah Kota Contoh');
      await page.getByLabel('Nama', { exact: true }).fill('Nama Contoh, S.Sos.');
      await page.getByRole('button', { name: 'Tampilkan untuk dicetak' }).click();
      const report = page.getByRole('article');
      await report.getByText('Pemerintah Kota Contoh').waitFor();
      expect(await report.innerText()).toMatch(/Nilai IKM\s+\d\d,\d\d/);
      expect(sheetOf(await page.pdf({ preferCSSPageSize: true }))).toEqual([595, 842]);

      // What cannot be printed, as a bell that was pasted, is told at its field, though the button is that of the file.
      const save = page.getByRole('button', { name: 'Simpan sebagai Word dengan kop ini' });
      await page.getByLabel('Tempat').fill('Denpasar\u0007');
      await save.click();
      const place = page.getByRole('textbox', { name: 'Tempat' });
      await expect.poll(() => place.getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByLabel('Pemerintah daerah').inputValue()).toBe('Pemerintah Kota Contoh');
      await place.fill('Denpasar');

      const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
      expect(download.suggestedFilename()).toBe(`laporan-skm-contoh-${example.released}.docx`);
      const { paragraphs, tables } = readWord(readFileSync(await download.path()));
      expect(paragraphs).toEqual(expect.arrayContaining(['Pemerintah Kota Contoh', 'Nama Contoh, S.Sos.']));
      expect(tables.length).toBeGreaterThan(5);
    });
  });

  it('HR keeps the figures of a quarter, and holds them to those of today', async () => {
    await as('hr', async (page) => {
      await press(page, /Kota Contoh/);
      await press(page, 'Potret angka');
      await page.getByLabel('Periode').selectOption(example.released);
      await page.getByLabel(/Catatan/).fill('Evaluasi triwulan');
      await page.getByRole('button', { name: 'Simpan angka sekarang' }).click();
      await page.getByText('Angka di halaman ini adalah angka saat potret dibuat').waitFor();
      expect(await page.getByRole('main').innerText()).toContain('Adi Contoh');
      await press(page, 'Bandingkan dengan angka sekarang');
      expect(await page.getByRole('main').innerText()).toContain('Tidak ada yang berubah');
    });
  });

  it('a superior sees what has changed beside the wait of one service', async () => {
    await as('supervisor', async (page) => {
      await press(page, /Kota Contoh/);
      await press(page, 'Periode');
      await press(page, 'Perekaman dan pencetakan KTP-el');
      expect(await heading(page)).toBe('Perekaman dan pencetakan KTP-el');
      const told = await page.getByRole('main').innerText();
      expect(told).toMatch(/Waktu tunggu \(median\) (naik|turun|hampir tetap|tetap)/);
      expect(told).toMatch(/petugas yang melayani: sebelumnya \d+, sekarang \d+/);
    });
  });

  it('an officer comes to their own page, and opens the ticket behind a figure', async () => {
    await as('officer', async (page) => {
      expect(await heading(page)).toBe('Adi Contoh');
      await press(page, /Tiket di balik angka ini/);
      const ticket = page.locator('details').first();
      await ticket.locator('summary').click();
      expect(await ticket.innerText()).toMatch(/selesai/i);
    });
  });

  it('an officer objects to a ticket, another decides, and the figure moves', async () => {
    const reason = `Dilayani rekan saya, ${javaScriptEnabled ? 'dengan' : 'tanpa'} skrip.`;
    let before = '';
    await as('officer', async (page) => {
      await page.goto(`${example.url}/console/units/contoh/officers/p-01?period=${running()}`);
      before = await completedOn(page);
      await press(page, /Tiket di balik angka ini/);
      await press(page, /Ajukan keberatan atas tiket/);
      await page.getByLabel('Apa yang tidak benar').fill(reason);
      await page.getByRole('button', { name: 'Ajukan keberatan' }).click();
      expect(await page.getByRole('main').innerText()).toMatch(/menunggu putusan[\s\S]*Anda yang mengajukannya/);
    });
    await as('supervisor', async (page) => {
      await press(page, /keberatan menunggu putusan Anda/);
      await page.getByRole('row', { name: reason }).getByRole('link').click();
      const told = await page.getByRole('main').innerText();
      expect(told).toContain(reason);
      expect(told).toMatch(/Dengan tiket ini\s+Tanpa tiket ini/);
      await page.getByLabel('tiket tidak dihitung').check();
      await page.getByLabel('Alasan putusan').fill('Benar, tombolnya tertukar.');
      await page.getByRole('button', { name: 'Simpan putusan' }).click();
      expect(await page.getByRole('main').innerText()).toMatch(/dikabulkan: tiket tidak dihitung lagi/);
    });
    await as('officer', async (page) => {
      const own = `${example.url}/console/units/contoh/officers/p-01?period=${running()}`;
      await expect.poll(() => page.goto(own).then(() => completedOn(page)), { timeout: 20_000 }).not.toBe(before);
      expect(await page.getByRole('main').innerText()).toContain('Alasan putusan: Benar, tombolnya tertukar.');
    });
  });

  it('a stranger finds the index of the unit', async () => {
    await as('anyone', async (page) => {
      await page.goto(`${example.url}/`);
      await press(page, /Kota Contoh/);
      expect(await page.getByRole('main').innerText()).toMatch(/\d\d,\d\d\s+Mutu [ABCD]/);
    });
  });
});

describe('the picture of the README', () => {
  it('is of the console as it is', async () => {
    const { page, context } = await deskOf(example, 'hr', { viewport: DESK });
    await page.goto(`${example.url}/console/units/contoh/period?period=${example.released}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const taken = await page.screenshot();
    await context.close();
    // `TERA_PICTURE=1 npm run test:browser -- console-journeys` puts a new one.
    const path = join(REPOSITORY, PICTURE);
    if (process.env['TERA_PICTURE'] !== undefined) writeFileSync(path, taken);

    expect(readFileSync(join(REPOSITORY, 'README.md'), 'utf8')).toContain(`(${PICTURE})`);
    expect(existsSync(path)).toBe(true);
    expect(sizeOf(readFileSync(path))).toEqual(sizeOf(taken));
  });
});

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('link', { name }).first().click();
}

/** The quarter in which the example goes on. */
function running(): string {
  return periodsOf(localDay(Date.now(), 'Asia/Jakarta')).quarter;
}

function completedOn(page: Page): Promise<string> {
  return page.locator('dl.facts div').filter({ hasText: 'Tiket selesai' }).first().locator('dd').innerText();
}

function heading(page: Page): Promise<string> {
  return page.getByRole('heading', { level: 1 }).innerText();
}

/** Points of the first sheet of a PDF, rounded. */
function sheetOf(pdf: Buffer): readonly number[] {
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1')) ?? [];
  return [Math.round(Number(width)), Math.round(Number(height))];
}

/** Width and height, as the first chunk of a PNG has them. */
function sizeOf(png: Buffer): readonly [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
