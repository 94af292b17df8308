// Every slip that a clerk can make at the browser counter, and its way back, in a real browser against the real stack: afterwards
// the ticket stands where it should, and the figures are what they would have been without the slip.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  type Desk,
  finish,
  isAllSent,
  isConnected,
  issue,
  numberInHand,
  setUp,
  step,
  takeDesk,
} from '../support/browser/counter.ts';
import { anOffice } from '../support/browser/office.ts';

const office = anOffice();

async function anOpenCounter(unitId: string, choice?: Parameters<typeof setUp>[2]): Promise<Desk> {
  const desk = await takeDesk(office, unitId);
  await setUp(desk, unitId, choice);
  await isConnected(desk.page);
  return desk;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const inState = (page: Page, state: string) => page.locator(`#ticket .state.${state}`).waitFor();
const ended = (page: Page, words: string) =>
  page.locator('#finished .row').first().filter({ hasText: words }).waitFor();

/** Takes the last press back; what was pressed before it is the last then. */
async function undo(page: Page): Promise<void> {
  const line = page.locator('#press');
  const before = await line.innerText();
  await page.locator('#undo').click();
  await expect.poll(() => line.innerText()).not.toBe(before);
}

async function calledOne(page: Page): Promise<void> {
  await issue(page, 'KTP');
  await step(page, 'Panggil berikutnya', 'called');
}

async function servedOne(page: Page): Promise<void> {
  await calledOne(page);
  await step(page, 'Mulai', 'serving');
}

async function finishedOne(page: Page): Promise<void> {
  await servedOne(page);
  await finish(page);
}

/** Somebody is called while others are served; the number. */
async function calledAnother(page: Page): Promise<string> {
  await calledOne(page);
  return numberInHand(page);
}

async function servedAnother(page: Page, answer?: string): Promise<string> {
  const number = await calledAnother(page);
  await press(page, 'Mulai');
  if (answer !== undefined) await press(page, answer);
  await inState(page, 'serving');
  return number;
}

async function confirm(page: Page, name: string, yes: string): Promise<void> {
  await press(page, name);
  await press(page, yes);
}

async function repair(page: Page, label: string, value: string): Promise<void> {
  await page.locator('dialog').getByLabel(label, { exact: true }).selectOption({ label: value });
  await press(page, 'Simpan perbaikan');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

const KTP = 'Perekaman dan penerbitan KTP elektronik';

interface Slip {
  /** What is pressed by mistake, and what puts it right. */
  readonly goes: (page: Page) => Promise<void>;
  /** What one such ticket adds: under whom, and what; nothing where it is still open or never was. */
  readonly counts?: Partial<Counted>;
}

interface Counted {
  readonly completed: number;
  readonly resolved: number;
  readonly noShow: number;
  readonly left: number;
  readonly cancelled: number;
  readonly reopened: number;
  readonly excluded: number;
}

const ONE_DONE = { completed: 1, resolved: 1 };

const SLIPS: Readonly<Record<string, Slip>> = {
  'a number nobody wanted': {
    goes: async (page) => {
      await issue(page, 'Akta');
      await undo(page);
      await page.locator('#queue .row').waitFor({ state: 'detached' });
    },
  },
  'a number issued twice by a double click': {
    goes: async (page) => {
      await page.locator('#issue').getByRole('button', { name: 'KTP' }).dblclick();
      await page.locator('#queue .row').waitFor();
      expect(await page.locator('#queue .row').count()).toBe(1);
      await step(page, 'Panggil berikutnya', 'called');
      await step(page, 'Mulai', 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'called by mistake': {
    goes: async (page) => {
      await calledOne(page);
      await undo(page);
      await inState(page, 'waiting');
      await step(page, 'Panggil berikutnya', 'called');
      await step(page, 'Mulai', 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'called by mistake, noticed after another number was taken': {
    goes: async (page) => {
      await calledOne(page);
      await issue(page, 'Akta');
      await press(page, 'Lainnya');
      await press(page, 'Batalkan “dipanggil”');
      await inState(page, 'waiting');
      await undo(page);
      await page.locator('#queue .row', { hasText: 'Akta' }).waitFor({ state: 'detached' });
      await step(page, 'Panggil berikutnya', 'called');
      await step(page, 'Mulai', 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'called and started by mistake, taken back one after the other': {
    goes: async (page) => {
      await servedOne(page);
      await undo(page);
      await inState(page, 'called');
      await undo(page);
      await inState(page, 'waiting');
      await undo(page);
      await page.locator('#queue .row').waitFor({ state: 'detached' });
    },
  },
  'started by mistake': {
    goes: async (page) => {
      await servedOne(page);
      await undo(page);
      await inState(page, 'called');
      await confirm(page, 'Tidak hadir', 'Ya, tidak hadir');
      await ended(page, 'tidak hadir');
    },
    counts: { noShow: 1 },
  },
  'held by mistake, and resumed too early': {
    goes: async (page) => {
      await servedOne(page);
      await step(page, 'Tahan', 'held');
      await undo(page);
      await inState(page, 'serving');
      await step(page, 'Tahan', 'held');
      await step(page, 'Lanjutkan', 'serving');
      await undo(page);
      await inState(page, 'held');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'handed to the wrong counter': {
    goes: async (page) => {
      await servedOne(page);
      await press(page, 'Alihkan');
      await page.getByLabel('Ke mana?').selectOption({ label: 'Loket 2' });
      await page.locator('dialog').getByRole('button', { name: 'Alihkan' }).click();
      await page.locator('#others .row').waitFor();
      await undo(page);
      await inState(page, 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'completed by mistake, noticed at once': {
    goes: async (page) => {
      await finishedOne(page);
      await undo(page);
      await inState(page, 'serving');
      await finish(page, 'Belum tuntas');
    },
    counts: { completed: 1 },
  },
  'completed too early, noticed later': {
    goes: async (page) => {
      await finishedOne(page);
      await press(page, 'Perbaiki');
      await press(page, 'Buka lagi: belum selesai');
      await inState(page, 'serving');
      await finish(page);
    },
    counts: { ...ONE_DONE, reopened: 1 },
  },
  'a no-show by mistake': {
    goes: async (page) => {
      await calledOne(page);
      await confirm(page, 'Tidak hadir', 'Ya, tidak hadir');
      await ended(page, 'tidak hadir');
      await undo(page);
      await inState(page, 'called');
      await step(page, 'Mulai', 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'a no-show who comes after all': {
    goes: async (page) => {
      await calledOne(page);
      await confirm(page, 'Tidak hadir', 'Ya, tidak hadir');
      await page.locator('#finished .row', { hasText: 'tidak hadir' }).first().click();
      await press(page, 'Warga datang juga');
      await inState(page, 'called');
      await step(page, 'Mulai', 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'left by mistake': {
    goes: async (page) => {
      await servedOne(page);
      await confirm(page, 'Meninggalkan', 'Ya, sudah meninggalkan');
      await ended(page, 'meninggalkan');
      await undo(page);
      await inState(page, 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'left by mistake, noticed after another number was taken': {
    goes: async (page) => {
      await servedOne(page);
      await confirm(page, 'Meninggalkan', 'Ya, sudah meninggalkan');
      await ended(page, 'meninggalkan');
      await issue(page, 'Akta');
      await page.locator('#finished .row').first().click();
      await press(page, 'Batalkan “meninggalkan”');
      await inState(page, 'serving');
      await finish(page);
      await page.locator('#queue .row').click();
      await press(page, 'Lainnya');
      await press(page, 'Batalkan “nomor diambil”');
      await page.locator('#queue .row').waitFor({ state: 'detached' });
    },
    counts: ONE_DONE,
  },
  'somebody who left and comes back': {
    goes: async (page) => {
      await servedOne(page);
      await confirm(page, 'Meninggalkan', 'Ya, sudah meninggalkan');
      await page.locator('#finished .row', { hasText: 'meninggalkan' }).first().click();
      await press(page, 'Warga datang juga');
      await inState(page, 'called');
      await step(page, 'Mulai', 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'the wrong service': {
    goes: async (page) => {
      await issue(page, 'Akta');
      await page.locator('#queue .row').click();
      await press(page, 'Lainnya');
      await repair(page, 'Layanan', KTP);
      await page.locator('#ticket .service', { hasText: KTP }).waitFor();
      await step(page, 'Mulai', 'serving');
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'the wrong officer': {
    goes: async (page) => {
      await servedOne(page);
      await press(page, 'Lainnya');
      await repair(page, 'Petugas', 'Budi Contoh');
      await page.locator('#ticket .state', { hasText: 'Budi Contoh' }).waitFor();
      await press(page, 'Lainnya');
      await repair(page, 'Petugas', 'Ani Contoh');
      await page.locator('#ticket .state', { hasText: 'Ani Contoh' }).waitFor();
      await finish(page);
    },
    counts: ONE_DONE,
  },
  'the wrong outcome': {
    goes: async (page) => {
      await finishedOne(page);
      await press(page, 'Perbaiki');
      await repair(page, 'Hasil', 'Belum tuntas');
      await ended(page, 'belum tuntas');
    },
    counts: { completed: 1 },
  },
  'a citizen who wants it no more, and one who was cancelled by mistake': {
    goes: async (page) => {
      await issue(page, 'KTP');
      await page.locator('#queue .row').click();
      await press(page, 'Lainnya');
      await confirm(page, 'Batalkan tiket', 'Ya, batalkan');
      await ended(page, 'dibatalkan');
      await undo(page);
      await inState(page, 'waiting');
      await press(page, 'Lainnya');
      await confirm(page, 'Batalkan tiket', 'Ya, batalkan');
      await ended(page, 'dibatalkan');
    },
    counts: { cancelled: 1 },
  },
  'start that was not pressed': {
    goes: async (page) => {
      await calledOne(page);
      await press(page, 'Lainnya');
      await press(page, 'Selesai tanpa ditekan Mulai');
      await press(page, 'Tuntas');
      await ended(page, 'tuntas');
    },
    counts: ONE_DONE,
  },
  'done that was not pressed': {
    goes: async (page) => {
      await servedOne(page);
      await press(page, 'Selesai');
      await page.getByLabel('Sudah selesai tadi').check();
      await press(page, 'Tuntas');
      await ended(page, 'tuntas');
    },
    counts: { ...ONE_DONE, excluded: 1 },
  },
  'two served at once, who was asked about': {
    goes: async (page) => {
      const [one, two] = [await servedAnother(page), await servedAnother(page, 'Layani keduanya')];
      const three = await calledAnother(page);
      await press(page, 'Mulai');
      await page.getByRole('heading', { name: `Tiket ${one} dan ${two} masih dilayani` }).waitFor();
      await page.getByText(`Apa yang terjadi dengan ${one} dan ${two} ketika ${three} dilayani?`).waitFor();
      await press(page, `Tahan ${one} dan ${two}`);
      await inState(page, 'serving');
      expect(await page.locator('#queue .row.held').count()).toBe(2);
      for (const state of ['held', 'held']) {
        await press(page, 'Selesai');
        await press(page, 'Tuntas');
        await inState(page, state);
      }
      await finish(page);
    },
    counts: { completed: 3, resolved: 3 },
  },
  'a number on paper that the other counter cannot have printed, or that is known here': {
    goes: async (page) => {
      await finishedOne(page);
      const number = await issue(page, 'Akta');
      await page.locator('#queue .row').click();
      const label = /[A-Z]\d[A-Z]-A\d+/.exec(await page.locator('#ticket .state').innerText())?.[0] ?? '';
      await press(page, 'Lainnya');
      await confirm(page, 'Batalkan tiket', 'Ya, batalkan');
      await ended(page, 'dibatalkan');
      await undo(page);
      await inState(page, 'waiting');
      await page.getByRole('button', { name: 'Pengaturan' }).click();
      await page.locator('dialog').getByLabel('Loket', { exact: true }).selectOption({ label: 'Loket 2' });
      await press(page, 'Simpan');
      await page.locator('#who', { hasText: 'Loket 2' }).waitFor();

      await page.getByRole('button', { name: 'Dibawa di kertas' }).click();
      const dialog = page.locator('dialog');
      const tryOut = async (text: string, words: string): Promise<void> => {
        await dialog.getByLabel('Nomor').fill(text);
        await dialog.getByRole('button', { name: 'Akta' }).click();
        await dialog.getByRole('alert').getByText(words).waitFor();
      };
      await tryOut(label, 'Pilih loket asal.');
      await dialog.getByLabel('Loket asal').selectOption({ label: 'Loket 1' });
      await tryOut(label.replace('A', 'B'), 'Bukan nomor dari Loket 1: nomornya seperti K7M-A007 atau A007K7M.');
      await tryOut('KTP saya', 'Bukan nomor dari Loket 1');
      await tryOut(label, `${number} sudah ada di daftar: Loket 1, menunggu`);
      await press(page, `Lihat ${number}`);
      await inState(page, 'waiting');
      await press(page, 'Mulai');
      await inState(page, 'serving');
      await finish(page);
      await page.getByRole('button', { name: 'Dibawa di kertas' }).click();
      await dialog.getByLabel('Loket asal').selectOption({ label: 'Loket 1' });
      await tryOut(label, `${number} sudah berakhir di sini`);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Pengaturan' }).click();
      await page.locator('dialog').getByLabel('Loket', { exact: true }).selectOption({ label: 'Loket 1' });
      await press(page, 'Simpan');
      await page.locator('#who', { hasText: 'Loket 1' }).waitFor();
    },
    counts: { completed: 2, resolved: 2 },
  },
};

describe('every slip of a clerk', () => {
  it(
    'has its way back, and leaves the figures that there would be without it',
    async () => {
      const { page, troubles } = await anOpenCounter('khilaf');
      const expected: Record<string, number> = {};
      for (const [name, { goes, counts = {} }] of Object.entries(SLIPS)) {
        await goes(page).catch((error: unknown) => {
          throw new Error(`${name}: ${String(error)}`);
        });
        // What the server still lists comes back for a moment.
        const open = async () => ({ name, open: await page.locator('#queue .row').count() });
        await expect.poll(open, { timeout: 30_000 }).toEqual({ name, open: 0 });
        for (const [what, number] of Object.entries(counts)) expected[what] = (expected[what] ?? 0) + number;
      }
      await isAllSent(page, 'khilaf');

      expect(Object.keys(SLIPS).length).toBeGreaterThanOrEqual(15);
      expect((await office.figures('khilaf'))?.tickets).toMatchObject(expected);
      expect(await page.locator('#numbers').innerText()).toMatch(new RegExp(`Selesai\\s+${expected['completed']}\\s`));
      expect(troubles).toEqual([]);
    },
    10 * 60_000,
  );
});

describe('two counters', () => {
  it(
    'see one queue, hand over without typing, and let the first of two have a ticket',
    async () => {
      const first = await anOpenCounter('satu-antrean');
      const second = await anOpenCounter('satu-antrean', { counter: 'Loket 2', officer: 'Budi Contoh' });
      const [one, two] = [first.page, second.page];

      expect(await issue(one, 'KTP')).toBe('A001');
      await two.locator('#others .row', { hasText: 'A001' }).waitFor({ timeout: 60_000 });
      expect(await issue(two, 'Akta')).toBe('B001');
      await one.locator('#others .row', { hasText: 'B001' }).waitFor({ timeout: 60_000 });

      // The other's ticket is taken by the one who has nobody.
      await two.locator('#others .row', { hasText: 'A001' }).click();
      await step(two, 'Mulai', 'serving');
      await one.locator('#others .row.serving', { hasText: 'A001' }).waitFor({ timeout: 60_000 });

      // It goes back by a choice from a list, and is seen there by itself.
      await press(two, 'Alihkan');
      await two.getByLabel('Ke mana?').selectOption({ label: 'Loket 1' });
      await two.locator('dialog').getByRole('button', { name: 'Alihkan' }).click();
      await one.locator('#queue .row', { hasText: 'A001' }).waitFor({ timeout: 60_000 });
      await one.locator('#queue .row', { hasText: 'A001' }).click();
      await step(one, 'Mulai', 'serving');
      await finish(one);

      // Both take one ticket: the second is without a line for a moment.
      await second.context.setOffline(true);
      await one.locator('#others .row', { hasText: 'B001' }).click();
      await step(one, 'Mulai', 'serving');
      await two.locator('#queue .row', { hasText: 'B001' }).click();
      await step(two, 'Mulai', 'serving');
      await second.context.setOffline(false);
      await two
        .locator('#notices')
        .getByText('B001 sudah dilayani Loket 1. Tiket itu tetap di sana; panggil yang berikutnya.')
        .waitFor({ timeout: 90_000 });
      await press(two, 'Mengerti');
      await two.locator('#notices').waitFor({ state: 'hidden' });
      await finish(one);
      await isAllSent(one, 'satu-antrean');
      await isAllSent(two, 'satu-antrean');

      const rows = await office.figuresByOfficer('satu-antrean');
      expect(rows.find(({ officerId }) => officerId === 'ani')).toMatchObject({
        tickets: { completed: 2, resolved: 2 },
        service: { n: 2 },
      });
      expect(rows.find(({ officerId }) => officerId === 'budi')).toMatchObject({
        tickets: { completed: 0 },
        service: { n: 1 },
      });
      expect([...first.troubles, ...second.troubles]).toEqual([]);
    },
    5 * 60_000,
  );

  it(
    'ask about an officer who is at both, and take over what another serves only when told so',
    async () => {
      const first = await anOpenCounter('dua-tempat');
      const second = await anOpenCounter('dua-tempat', { counter: 'Loket 2', officer: 'Ani Contoh' });
      const [one, two] = [first.page, second.page];
      await issue(one, 'KTP');
      await step(one, 'Panggil berikutnya', 'called');
      await step(one, 'Mulai', 'serving');

      await two.locator('#notices').getByText('Ani Contoh juga melayani A001 di Loket 1.').waitFor({ timeout: 60_000 });
      expect(await two.locator('#who').innerText()).toContain('juga di Loket 1');
      await press(two, 'Ganti petugas');
      await two.locator('dialog').getByLabel('Petugas', { exact: true }).selectOption({ label: 'Budi Contoh' });
      await press(two, 'Simpan');
      await two.locator('#notices').waitFor({ state: 'hidden' });
      expect(await two.locator('#who').innerText()).toMatch(/Budi Contoh, sejak \d\d\.\d\d/);

      await two.locator('#others .row.serving', { hasText: 'A001' }).click();
      await press(two, 'Ambil alih');
      await press(two, 'Ya, ambil alih');
      await inState(two, 'serving');
      await one.locator('#notices').getByText('A001 sudah dilayani Loket 2.').waitFor({ timeout: 90_000 });
      await finish(two);
      await isAllSent(two, 'dua-tempat');

      const rows = await office.figuresByOfficer('dua-tempat');
      expect(rows.find(({ officerId }) => officerId === 'ani')).toMatchObject({
        tickets: { completed: 0 },
        service: { n: 1 },
      });
      expect(rows.find(({ officerId }) => officerId === 'budi')).toMatchObject({
        tickets: { completed: 1 },
        service: { n: 1 },
      });
    },
    5 * 60_000,
  );
});

describe('two browsers at one counter', () => {
  it(
    'tell who has lost a ticket to the officer of the other, by name',
    async () => {
      const first = await anOpenCounter('satu-loket');
      const second = await anOpenCounter('satu-loket', { officer: 'Budi Contoh' });
      const [one, two] = [first.page, second.page];
      const isTold = async (number: string): Promise<void> => {
        await one
          .locator('#notices')
          .getByText(`${number} sudah dilayani Budi Contoh dari komputer lain di loket ini.`)
          .waitFor({ timeout: 90_000 });
        await press(one, 'Mengerti');
        await one.locator('#notices').waitFor({ state: 'hidden' });
      };

      // Only called here, and served there: the call is given up.
      const called = await issue(one, 'KTP');
      await step(one, 'Panggil berikutnya', 'called');
      await two.locator('#queue .row.called', { hasText: called }).click({ timeout: 60_000 });
      await step(two, 'Mulai', 'serving');
      await isTold(called);
      await finish(two);
      await one.locator('#queue .row.serving').waitFor({ state: 'detached', timeout: 60_000 });

      // Served here, and then there: the time of both stands.
      const served = await issue(one, 'Akta');
      await one.locator('#queue .row', { hasText: served }).click();
      await step(one, 'Mulai', 'serving');
      await two.locator('#queue .row.serving', { hasText: served }).click({ timeout: 60_000 });
      await step(two, 'Tahan', 'held');
      await step(two, 'Lanjutkan', 'serving');
      await isTold(served);
      await finish(two);
      for (const page of [one, two]) await isAllSent(page, 'satu-loket');
      const recorded = await one.evaluate<string>(`new Promise((resolve) => {
        const open = indexedDB.open('tera-counter-satu-loket');
        open.onsuccess = () => {
          const all = open.result.transaction('journal').objectStore('journal').getAll();
          all.onsuccess = () => { open.result.close(); resolve(JSON.stringify(all.result)); };
        };
      })`);
      expect(recorded.match(/"reason":"[^"]+"/g)).toEqual(['"reason":"sudah di petugas lain"']);

      const rows = await office.figuresByOfficer('satu-loket');
      expect(rows.find(({ officerId }) => officerId === 'ani')).toMatchObject({
        tickets: { completed: 0 },
        service: { n: 1 },
      });
      expect(rows.find(({ officerId }) => officerId === 'budi')).toMatchObject({
        tickets: { completed: 2, resolved: 2 },
        service: { n: 2 },
      });
      expect([...first.troubles, ...second.troubles]).toEqual([]);
    },
    5 * 60_000,
  );
});

describe('numbers', () => {
  it('of several browsers at one counter are never the same, whoever has no line and whatever has ended', async () => {
    const first = await anOpenCounter('nomor');
    const numbers = [await issue(first.page, 'KTP')];
    await step(first.page, 'Panggil berikutnya', 'called');
    await step(first.page, 'Mulai', 'serving');
    await finish(first.page);
    await isAllSent(first.page, 'nomor');
    await office.tera.counted();

    // Of what has ended no list tells.
    const second = await anOpenCounter('nomor');
    const third = await anOpenCounter('nomor');
    const pages = [first.page, second.page, third.page];
    for (const { context } of [first, second, third]) await context.setOffline(true);
    for (const page of pages) numbers.push(await issue(page, 'Akta'), await issue(page, 'KTP'));
    // Away, where its numbers are lent to nobody that it knows of, and back.
    for (const [name, number] of [
      ['Loket 2', /Terakhir: B001/],
      ['Loket 1', /Terakhir: A004,/],
    ] as const) {
      await first.page.getByRole('button', { name: 'Pengaturan' }).click();
      await first.page.locator('dialog').getByLabel('Loket', { exact: true }).selectOption({ label: name });
      await press(first.page, 'Simpan');
      await first.page.locator('#who', { hasText: name }).waitFor();
      await press(first.page, 'Akta kelahiran');
      await first.page.locator('#press', { hasText: number }).waitFor();
      numbers.push(/Terakhir: (\S+),/.exec(await first.page.locator('#press').innerText())?.[1] ?? '');
    }

    expect([...numbers.slice(0, 3), numbers.at(-1)]).toEqual(['A001', 'A002', 'A003', 'A004']);
    for (const number of numbers.slice(3, -1)) expect(number).toMatch(/^[AB]\d{3}[A-Z]\d[A-Z]$/);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { context } of [first, second, third]) await context.setOffline(false);
    for (const page of pages) await isAllSent(page, 'nomor');
  }, 180_000);

  it('are plain at one browser of a counter, and each says in its settings what they look like', async () => {
    const first = await anOpenCounter('berdua');
    const second = await anOpenCounter('berdua');
    const said = async ({ page }: Desk): Promise<string> => {
      await page.getByRole('button', { name: 'Pengaturan' }).click();
      const words = await page.locator('dialog').innerText();
      await press(page, 'Simpan');
      return words;
    };

    expect(await said(first)).toContain('Nomor dari komputer ini: A001, A002.');
    expect(await said(second)).toMatch(/Nomor dari komputer ini berakhiran [A-Z]\d[A-Z], seperti A001[A-Z]\d[A-Z]:/);
    // Who moves to another counter gets its numbers.
    await second.page.getByRole('button', { name: 'Pengaturan' }).click();
    await second.page.locator('dialog').getByLabel('Loket', { exact: true }).selectOption({ label: 'Loket 2' });
    await press(second.page, 'Simpan');
    await second.page.locator('#who', { hasText: 'Loket 2' }).waitFor();
    await expect.poll(() => said(second), { timeout: 30_000 }).toContain('Nomor dari komputer ini: B001, B002.');
  }, 180_000);

  it('are plain without a line on the next day too, and later have the mark until the unit is asked', async () => {
    const { page, context } = await anOpenCounter('sendiri');
    const onDay = async (days: number): Promise<string> => {
      await page.clock.setSystemTime(Date.now() + days * 24 * 3_600_000);
      await page.reload();
      await page.getByRole('heading', { name: 'Antrean' }).waitFor();
      await press(page, 'Akta kelahiran');
      await page.locator('#press').waitFor();
      return /Terakhir: (\S+),/.exec(await page.locator('#press').innerText())?.[1] ?? '';
    };
    await page.clock.install();
    await context.setOffline(true);

    expect(await onDay(1)).toBe('A001');
    expect(await onDay(2)).toMatch(/^A001[A-Z]\d[A-Z]$/);
  }, 120_000);
});

describe('an officer', () => {
  it('who has a break locks the counter, and comes back with the PIN that the office asks for', async () => {
    const { page, key } = await anOpenCounter('istirahat');
    const dialog = page.locator('dialog');
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByLabel('Minta PIN saat petugas mengambil loket').check();
    await press(page, 'Simpan');
    await page.getByLabel('PIN baru petugas ini').fill('12');
    await press(page, 'Simpan');
    await dialog.getByRole('alert').getByText('empat sampai delapan angka').waitFor();
    await page.getByLabel('PIN baru petugas ini').fill('2468');
    await press(page, 'Simpan');
    await dialog.getByText('Kunci loket tidak cocok.').waitFor();
    await page.getByLabel('Kunci loket').fill(key);
    await press(page, 'Simpan');
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Istirahat' }).click();
    await dialog.getByText('Istirahat sejak').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.reload();
    await dialog.getByText('Istirahat sejak').waitFor();
    await page.getByLabel('PIN petugas').fill('1357');
    await press(page, 'Buka loket');
    await page.getByText('PIN ini tidak cocok.').waitFor();

    // A colleague has no PIN here yet, and cannot make one alone.
    await page.getByLabel('Petugas', { exact: true }).selectOption({ label: 'Budi Contoh' });
    await page.getByLabel('PIN baru petugas ini').fill('9753');
    await page.getByLabel('Kunci loket').fill('tera_salah');
    await press(page, 'Buka loket');
    await dialog.getByText('Kunci loket tidak cocok.').waitFor();
    expect(await page.locator('#who').innerText()).toContain('Ani Contoh');
    await page.getByLabel('Kunci loket').fill(key);
    await press(page, 'Buka loket');
    await page.locator('#who', { hasText: 'Budi Contoh' }).waitFor();

    // A forgotten one: the key, and a new PIN.
    await page.getByRole('button', { name: 'Istirahat' }).click();
    await press(page, 'Lupa PIN');
    await page.getByLabel('PIN baru petugas ini').fill('8642');
    await page.getByLabel('Kunci loket').fill(key);
    await press(page, 'Buka loket');
    await dialog.waitFor({ state: 'detached' });

    // Whoever changes, serves what was handed to them, or takes the PIN away is asked as well.
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByLabel('Petugas', { exact: true }).selectOption({ label: 'Ani Contoh' });
    await page.getByLabel('PIN petugas').fill('8642');
    await press(page, 'Simpan');
    await dialog.getByText('PIN ini tidak cocok.').waitFor();
    await page.getByLabel('PIN petugas').fill('2468');
    await press(page, 'Simpan');
    await page.locator('#who', { hasText: 'Ani Contoh' }).waitFor();
    await servedOne(page);
    await press(page, 'Alihkan');
    await page.getByLabel('Ke mana?').selectOption({ label: 'Budi Contoh' });
    await dialog.getByRole('button', { name: 'Alihkan' }).click();
    await page.locator('#queue .row').click();
    await press(page, 'Mulai');
    await press(page, 'Budi Contoh');
    await page.getByLabel('PIN petugas').fill('8642');
    await press(page, 'Simpan');
    await inState(page, 'serving');
    expect(await page.locator('#who').innerText()).toContain('Budi Contoh');

    const kept = await page.evaluate<string>(`new Promise((resolve) => {
      const open = indexedDB.open('tera-counter');
      open.onsuccess = () => {
        const all = open.result.transaction('settings').objectStore('settings').getAll();
        all.onsuccess = () => { open.result.close(); resolve(JSON.stringify(all.result)); };
      };
    })`);
    expect(kept).not.toMatch(/"(?:2468|9753|8642)"/);
  }, 120_000);

  it('chooses a PIN at the set-up where the office asks for it, and is asked for it in the morning', async () => {
    const desk = await takeDesk(office, 'pin');
    const { page, key, context } = desk;
    await page.goto(desk.url);
    await page.getByLabel('Kode unit').fill('pin');
    await page.getByLabel('Kunci loket').fill(key);
    await press(page, 'Sambungkan');
    await page.getByLabel('Loket', { exact: true }).selectOption({ label: 'Loket 1' });
    await page.getByLabel('Petugas', { exact: true }).selectOption({ label: 'Ani Contoh' });
    await page.getByLabel('Minta PIN saat petugas mengambil loket').check();
    await press(page, 'Mulai bekerja');
    await page.getByRole('alert').getByText('Tulis PIN').waitFor();
    await page.getByLabel('PIN baru petugas ini').fill('2468');
    await press(page, 'Mulai bekerja');
    await page.getByRole('heading', { name: 'Antrean' }).waitFor();
    await isConnected(page);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');

    await page.clock.install({ time: Date.now() + 24 * 3_600_000 });
    await context.setOffline(true);
    await page.reload();
    await page.locator('dialog').getByText('Siapa yang melayani di sini?').waitFor();
    await page.getByLabel('PIN petugas').fill('2468');
    await press(page, 'Buka loket');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('#who').innerText()).toContain('Ani Contoh');
  }, 120_000);

  it('sees the own day by service, and nobody else’s', async () => {
    const { page } = await anOpenCounter('hari-saya');
    await finishedOne(page);
    await press(page, 'Hari saya');

    const day = page.locator('dialog');
    await day.waitFor();
    expect(await day.innerText()).toMatch(
      /KTP elektronik\s+Selesai\s+1\s+Median dilayani\s+kurang dari 1 menit\s+Standar\s+–/,
    );
    expect(await day.innerText()).not.toContain('Budi');
  });
});

describe('tickets of yesterday', () => {
  it('stand in one list of their own, and are ended on their own day without times', async () => {
    const desk = await anOpenCounter('kemarin');
    const { page } = desk;
    await calledOne(page);
    await step(page, 'Mulai', 'serving');
    await issue(page, 'KTP');
    await issue(page, 'Akta');
    await isConnected(page);
    await office.tera.counted();

    // The next morning, by the clock of this computer alone.
    await page.clock.install({ time: Date.now() + 24 * 3_600_000 });
    await desk.context.setOffline(true);
    await page.reload();
    const list = page.locator('#left-over');
    await list.getByText('Terbuka dari hari sebelumnya (3)').waitFor();
    expect(await page.locator('#queue .row').count()).toBe(0);
    await list.getByRole('group', { name: 'Tiket A001' }).getByRole('button', { name: 'Sudah selesai' }).click();
    await press(page, 'Belum tuntas');
    await list.getByRole('group', { name: 'Tiket A002' }).getByRole('button', { name: 'Meninggalkan' }).click();
    await list.getByRole('group', { name: 'Tiket A003' }).getByRole('button', { name: 'Tetap terbuka' }).click();
    await list.waitFor({ state: 'hidden' });
    // Nobody who is here now is shown the code of a ticket of yesterday.
    await page.locator('#finished .row', { hasText: 'A001' }).waitFor();
    expect(await page.locator('#survey').innerText()).toContain('Kode untuk warga muncul di sini');
    await page.locator('#queue .row', { hasText: 'A003' }).waitFor();
    expect(await issue(page, 'KTP')).toBe('A001');
    await page.locator('#undo').click();
    await desk.context.setOffline(false);
    await isAllSent(page, 'kemarin');

    expect(await office.figures('kemarin')).toMatchObject({
      tickets: { completed: 1, resolved: 0, left: 1, excluded: 2 },
      service: { n: 0 },
    });
  }, 120_000);

  it('that were closed wrongly are open again, for as long as it was just now', async () => {
    const { page, context } = await anOpenCounter('salah-tutup');
    await servedOne(page);
    await issue(page, 'KTP');
    await isAllSent(page, 'salah-tutup');

    await page.clock.install({ time: Date.now() + 24 * 3_600_000 });
    await context.setOffline(true);
    await page.reload();
    const list = page.locator('#left-over');
    const close = (number: string, name: string) =>
      list
        .getByRole('group', { name: `Tiket ${number}` })
        .getByRole('button', { name })
        .click();
    await close('A001', 'Meninggalkan');
    await close('A002', 'Meninggalkan');
    await list.waitFor({ state: 'hidden' });
    await page.locator('#finished .row', { hasText: 'A001' }).click();
    await press(page, 'Batalkan “meninggalkan”');
    await list.getByText('Terbuka dari hari sebelumnya (1)').waitFor();
    await undo(page);
    await list.getByText('Terbuka dari hari sebelumnya (2)').waitFor();

    await close('A001', 'Sudah selesai');
    await press(page, 'Tuntas');
    await page.locator('#finished .row', { hasText: 'A001' }).waitFor();
    await page.clock.fastForward('10:30');
    await page.locator('#finished .row', { hasText: 'A001' }).waitFor({ state: 'detached' });
    await page.locator('#press').waitFor({ state: 'hidden' });
    await context.setOffline(false);
    await isAllSent(page, 'salah-tutup');

    expect(await office.figures('salah-tutup')).toMatchObject({
      tickets: { completed: 1, resolved: 1, left: 0, excluded: 1 },
      service: { n: 0 },
    });
    const open = await office.tera.client.call('GET', '/v1/units/salah-tutup/tickets?state=open');
    expect(open.json).toMatchObject({ tickets: [{ number: 'A002', state: 'waiting' }] });
  }, 120_000);
});

describe('paper and screen', () => {
  it('print a number when it is issued where the office wants it, and on demand', async () => {
    const { page } = await anOpenCounter('kertas');
    await page.evaluate(`window.prints = 0; window.print = () => { window.prints += 1; }`);
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByLabel('Cetak nomor setiap kali diterbitkan').check();
    await press(page, 'Simpan');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await issue(page, 'KTP');

    await page.emulateMedia({ media: 'print' });
    const slip = page.locator('#slip');
    expect(await slip.innerText()).toMatch(
      /Kabupaten Contoh Raya\s+A001\s+Perekaman[^]*\d{4}[^]*kode survei[^]*[A-Z]\d[A-Z]-A001/,
    );
    expect(await page.locator('main').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('#queue .row').click();
    await press(page, 'Lainnya');
    await press(page, 'Cetak nomor');
    expect(await page.evaluate('window.prints')).toBe(2);
  });

  it('show who is called: the counter beside at once without a line, the others by the server', async () => {
    const first = await anOpenCounter('layar');
    const second = await anOpenCounter('layar', { counter: 'Loket 2', officer: 'Budi Contoh' });
    const display = await first.context.newPage();
    await display.goto(`${first.url}/display`);
    await display.getByText('Silakan menunggu').waitFor();
    await press(display, 'Nyalakan suara');

    await calledOne(second.page);
    await display.locator('.call', { hasText: 'B001' }).getByText('Loket 2').waitFor({ timeout: 60_000 });
    await first.context.setOffline(true);
    await calledOne(first.page);
    await display.locator('.call', { hasText: 'A001' }).getByText('Loket 1').waitFor();
    expect(await display.locator('#earlier').innerText()).toContain('B001');
    await first.page.locator('#undo').click();
    await display.locator('.call', { hasText: 'B001' }).waitFor();
    await display.reload();
    await display.getByText('Tanpa jaringan').waitFor();
    expect([...first.troubles, ...second.troubles]).toEqual([]);
  }, 180_000);
});
