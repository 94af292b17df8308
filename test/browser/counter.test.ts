// The browser counter in a real browser against the real stack: what a clerk records with or without a line arrives once,
// whatever is reloaded, cut off or opened twice, and the clerk is told what is going on.

import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  AN_OFFICE,
  type Desk,
  finish,
  isAllSent,
  isConnected,
  issue,
  lendElsewhere,
  numberInHand,
  setUp,
  step,
  takeDesk,
} from '../support/browser/counter.ts';
import { walkDisplay, walkThrough } from '../support/browser/counter-states.ts';
import { type Layout, layoutOf, spaceTextOut } from '../support/browser/layout.ts';
import { anOffice } from '../support/browser/office.ts';
import { takePhone } from '../support/browser/phone.ts';
import { readQrCode } from '../support/browser/qr-code.ts';
import { choose, sendAndBeThanked } from '../support/browser/survey-page.ts';

const office = anOffice();

/** A desk that is set up and connected. */
async function anOpenCounter(unitId: string, choice?: Parameters<typeof setUp>[2]): Promise<Desk> {
  const desk = await takeDesk(office, unitId);
  await setUp(desk, unitId, choice);
  await isConnected(desk.page);
  return desk;
}

async function codeShown(page: Page): Promise<string> {
  const drawing = page.locator('#survey svg');
  await drawing.waitFor();
  return (await readQrCode(drawing)).text;
}

/** A unit to which everything that this browser has on record was pushed at once, by another client; its id. */
async function pushedDirectly(page: Page, unitId: string): Promise<string> {
  const twin = `${unitId}-kembar`;
  const journal = await page.evaluate<unknown[]>(`(async () => {
    const open = indexedDB.open('tera-counter-${unitId}');
    await new Promise((resolve) => open.addEventListener('success', resolve));
    const all = open.result.transaction('journal').objectStore('journal').getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    open.result.close();
    return all.result;
  })()`);
  await office.openUnit(twin, AN_OFFICE);
  const { accepted } = await office.tera.client.push(twin, journal);
  expect(accepted).toBe(journal.length);
  return twin;
}

async function allFigures(unitId: string): Promise<readonly unknown[]> {
  return [await office.figures(unitId), ...(await office.figuresByOfficer(unitId))];
}

function waitingText(page: Page, notes: number): Promise<void> {
  return page.locator('#status').getByText(`Luring: ${notes} catatan menunggu`).waitFor();
}

describe('a ticket without a line', () => {
  it('goes from its number to its code, through a reload and another tab, and counts once', async () => {
    const { page, context, troubles } = await anOpenCounter('luring');

    await context.setOffline(true);
    const number = await issue(page, 'KTP');
    await step(page, 'Panggil berikutnya', 'called');
    await page.reload();
    await page.locator('#ticket .state.called').waitFor();
    await step(page, 'Mulai', 'serving');
    await step(page, 'Tahan', 'held');
    await page.close();
    const again = await context.newPage();
    await again.goto(`${office.tera.url}/counter`);
    await again.locator('#ticket .state.held').waitFor();
    expect(await numberInHand(again)).toBe(number);
    await step(again, 'Lanjutkan', 'serving');
    await finish(again);
    await waitingText(again, 6);
    await again.getByText('Kode muncul sendiri saat tersambung lagi.').waitFor();
    await again.reload();
    await waitingText(again, 6);
    expect(await office.figures('luring')).toBeUndefined();

    await context.setOffline(false);
    await isConnected(again);
    const link = await codeShown(again);

    expect((await fetch(link)).status).toBe(200);
    const rows = await office.figuresByOfficer('luring');
    expect(rows).toHaveLength(2);
    expect(rows.find(({ officerId }) => officerId === null)).toMatchObject({ wait: { n: 1 } });
    expect(rows.find(({ officerId }) => officerId === 'ani')).toMatchObject({
      tickets: { completed: 1, resolved: 1, noShow: 0, left: 0, excluded: 0 },
      service: { n: 1 },
      hold: { n: 1 },
      turnaround: { n: 1 },
      coverage: { invited: 1, answered: 0 },
    });
    expect(await allFigures('luring')).toEqual(await allFigures(await pushedDirectly(again, 'luring')));
    expect(troubles).toEqual([]);
  });

  it('whose answer is lost on the way is sent again and counts once', async () => {
    const { page, context } = await anOpenCounter('hilang');
    let lost = 0;
    await context.route('**/ticket-events', async (route) => {
      if (lost >= 3) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });

    await issue(page, 'KTP');
    await step(page, 'Panggil berikutnya', 'called');
    await step(page, 'Mulai', 'serving');
    await finish(page);
    await codeShown(page);

    expect(lost).toBe(3);
    expect(await office.figures('hilang')).toMatchObject({
      tickets: { completed: 1, resolved: 1 },
      wait: { n: 1 },
      service: { n: 1 },
      coverage: { invited: 1 },
    });
  });
});

const answer = async (browser: BrowserContext, link: string) => {
  const survey = await browser.newPage();
  await survey.goto(link);
  await choose(survey, { perilaku: 4, waktu: 3 });
  await sendAndBeThanked(survey);
  await survey.close();
};

describe('the counter’s own browser', () => {
  it('that answers the surveys of twelve tickets has all of them flagged, and a citizen’s phone none', async () => {
    const { page, context } = await anOpenCounter('peramban');
    const links: string[] = [];
    for (let ticket = 0; ticket < 13; ticket++) {
      await issue(page, 'KTP');
      await step(page, 'Panggil berikutnya', 'called');
      await step(page, 'Mulai', 'serving');
      await finish(page);
      links.push(await codeShown(page));
    }
    const [ofCitizen = '', ...ofClerk] = links;
    expect(new Set(ofClerk).size).toBe(12);

    for (const link of ofClerk) await answer(context, link);
    await answer((await takePhone(office.browser)).context, ofCitizen);

    expect((await office.figures('peramban'))?.coverage).toMatchObject({
      invited: 13,
      answered: 13,
      flags: { counterBrowser: 12, remade: 0 },
    });
    const [cookie, ...others] = (await context.cookies()).filter(({ name }) => name.startsWith('tera_counter_'));
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ value: '1', httpOnly: true, sameSite: 'Lax' });
    expect(JSON.stringify(await page.evaluate('document.cookie'))).not.toContain('tera_counter_');
  });
});

describe('a code that did not come with the answer', () => {
  it('can be asked for, and in vain is said in words', async () => {
    const { page, context } = await anOpenCounter('tanpa-kode');
    await context.route('**/ticket-events', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), surveys: [] } });
    });
    await issue(page, 'KTP');
    await step(page, 'Panggil berikutnya', 'called');
    await step(page, 'Mulai', 'serving');
    await finish(page);
    const ask = page.getByRole('button', { name: 'Ambil kode' });
    await ask.waitFor();

    await context.route('**/link', (route) => route.fulfill({ status: 404, json: {} }));
    await ask.click();
    await page.getByRole('alert').getByText('coba lagi sebentar lagi').waitFor();
    await context.unroute('**/link');
    await office.tera.counted();
    await ask.click();

    expect((await fetch(await codeShown(page))).status).toBe(200);
    expect(await page.locator('#problem').isHidden()).toBe(true);
  });
});

describe('a day', () => {
  it('of all kinds of ends comes to the figures that it should', async () => {
    const { page, troubles } = await anOpenCounter('sehari');
    for (const service of ['KTP', 'Kartu keluarga', 'Akta', 'KTP']) await issue(page, service);

    await step(page, 'Panggil berikutnya', 'called');
    await step(page, 'Mulai', 'serving');
    await page.getByRole('button', { name: 'Alihkan' }).click();
    await page.getByLabel('Ke mana?').selectOption({ label: 'Budi Contoh' });
    await page.locator('dialog').getByRole('button', { name: 'Alihkan' }).click();
    await page.getByText('untuk Budi Contoh').first().waitFor();
    await page.locator('#queue .row', { hasText: 'A001' }).click();
    await page.getByRole('button', { name: 'Mulai', exact: true }).click();
    await page.getByRole('button', { name: 'Budi Contoh', exact: true }).click();
    await page.locator('#ticket .state.serving').waitFor();
    await finish(page, 'Belum tuntas');

    await step(page, 'Panggil berikutnya', 'called');
    await page.getByRole('button', { name: 'Panggil lagi' }).click();
    await page.getByText('dipanggil 2×').first().waitFor();
    await page.getByRole('button', { name: 'Tidak hadir' }).click();
    await page.getByRole('button', { name: 'Ya, tidak hadir' }).click();
    await page.locator('#queue .row', { hasText: 'A002' }).waitFor({ state: 'detached' });

    await page.locator('#queue .row', { hasText: 'A003' }).click();
    await page.getByRole('button', { name: 'Meninggalkan' }).click();
    await page.getByRole('button', { name: 'Ya, sudah meninggalkan' }).click();
    await page.locator('#queue .row', { hasText: 'A003' }).waitFor({ state: 'detached' });

    await page.locator('#queue .row', { hasText: 'A004' }).click();
    await step(page, 'Mulai', 'serving');
    await finish(page);
    await codeShown(page);

    const rows = await office.figuresByOfficer('sehari');
    expect(rows.find(({ officerId }) => officerId === null)).toMatchObject({ tickets: { noShow: 1, left: 1 } });
    expect(rows.find(({ officerId }) => officerId === 'ani')).toMatchObject({
      tickets: { completed: 1, resolved: 1 },
      service: { n: 2 },
    });
    expect(rows.find(({ officerId }) => officerId === 'budi')).toMatchObject({
      tickets: { completed: 1, resolved: 0 },
      service: { n: 1 },
    });
    expect(await allFigures('sehari')).toEqual(await allFigures(await pushedDirectly(page, 'sehari')));
    expect(await page.locator('#numbers').innerText()).toMatch(/Selesai\s+2\s+Menunggu\s+0\s+Median tunggu/);
    expect(troubles).toEqual([]);
  });

  it('at two counters without a line hands a ticket from one to the other on paper', async () => {
    const first = await anOpenCounter('dua-loket');
    const other = await takeDesk(office, 'dua-loket');
    await setUp(other, 'dua-loket', { counter: 'Loket 2', officer: 'Budi Contoh' });

    await first.context.setOffline(true);
    await issue(first.page, 'KTP');
    await step(first.page, 'Panggil berikutnya', 'called');
    await step(first.page, 'Mulai', 'serving');
    await first.page.getByRole('button', { name: 'Alihkan' }).click();
    await first.page.getByLabel('Ke mana?').selectOption({ label: 'Loket 2' });
    const note = await first.page.locator('#destination-note').innerText();
    await first.page.locator('dialog').getByRole('button', { name: 'Alihkan' }).click();
    await first.page.getByText('Tidak ada yang menunggu.').first().waitFor();

    await other.page.getByRole('button', { name: 'Dibawa di kertas' }).click();
    await other.page.getByLabel('Loket asal').selectOption({ label: 'Loket 1' });
    await other.page
      .locator('dialog')
      .getByLabel('Nomor')
      .fill(/[A-Z]\d[A-Z]-A\d+/.exec(note)?.[0].toLowerCase() ?? '');
    await other.page.locator('dialog').getByRole('button', { name: 'KTP' }).click();
    await other.page.locator('#ticket .state.called').waitFor();
    await step(other.page, 'Mulai', 'serving');
    await finish(other.page);
    await codeShown(other.page);
    await first.context.setOffline(false);
    await isConnected(first.page);

    const rows = await office.figuresByOfficer('dua-loket');
    expect(rows.find(({ officerId }) => officerId === 'budi')).toMatchObject({
      tickets: { completed: 1 },
      service: { n: 1 },
      turnaround: { n: 1 },
    });
    expect(rows.find(({ officerId }) => officerId === 'ani')).toMatchObject({
      tickets: { completed: 0 },
      service: { n: 1 },
    });
  });
});

describe('a unit with more services than digits', () => {
  it('offers them as one list, of which nothing is chosen beforehand', async () => {
    const services = Array.from({ length: 12 }, (_, index) => ({ id: `l-${index}`, name: `Layanan ${index}` }));
    const desk = await takeDesk(office, 'banyak', {}, { ...AN_OFFICE, services });
    await setUp(desk, 'banyak');
    const { page } = desk;

    await page.getByRole('button', { name: 'Terbitkan nomor' }).click();
    expect(await page.locator('#queue .row').count()).toBe(0);
    await page.getByLabel('Layanan').selectOption('l-11');
    await page.getByRole('button', { name: 'Terbitkan nomor' }).click();

    await page.locator('#queue .row', { hasText: 'Layanan 11' }).waitFor();
    expect(await page.getByLabel('Layanan').inputValue()).toBe('l-11');
  });

  it('that has nobody to serve yet says what is missing', async () => {
    const desk = await takeDesk(office, 'kosong', {}, { ...AN_OFFICE, officers: [], counters: [] });
    const { page } = desk;
    await page.goto(desk.url);
    await page.getByLabel('Kode unit').fill('kosong');
    await page.getByLabel('Kunci loket').fill(desk.key);
    await page.getByRole('button', { name: 'Sambungkan' }).click();

    await page.getByText('Unit ini belum punya petugas yang aktif dan loket.').waitFor();
    await page.getByRole('button', { name: 'Mulai bekerja' }).click();
    expect(await page.getByRole('heading', { name: 'Antrean' }).count()).toBe(0);
  });
});

describe('two tabs', () => {
  it('never work at once: the second waits, and goes on when the first is closed', async () => {
    const { page, context, url } = await anOpenCounter('dua-tab');
    await issue(page, 'KTP');
    const second = await context.newPage();
    await second.goto(url);

    await second.getByRole('heading', { name: 'Loket sudah terbuka' }).waitFor();
    expect(await second.getByRole('button').count()).toBe(0);

    await page.close();
    await second.locator('#queue .row', { hasText: 'A001' }).waitFor();
    expect(await issue(second, 'KTP')).toBe('A002');
  });
});

describe('an event that the server refuses', () => {
  it('is listed with what to do, survives a reload, and is sent again when the reason is gone', async () => {
    const { page } = await anOpenCounter('ditolak');
    await issue(page, 'KTP');
    await office.openUnit('ditolak', { ...AN_OFFICE, officers: AN_OFFICE.officers.slice(1) });
    await step(page, 'Panggil berikutnya', 'called');
    await step(page, 'Mulai', 'serving');

    const list = page.locator('#rejected');
    await list.getByText('Perlu perhatian (2)').waitFor();
    expect(await list.innerText()).toMatch(
      /Tiket A001 mulai dilayani, Perekaman dan penerbitan KTP elektronik, Ani Contoh, [^]*Minta admin.*Kirim lagi/,
    );
    await page.reload();
    await list.getByText('Perlu perhatian (2)').waitFor();
    await page.getByText('Petugas ini tidak ada lagi di daftar unit. Pilih yang lain di Pengaturan.').waitFor();

    await office.openUnit('ditolak', AN_OFFICE);
    await list.getByRole('button', { name: 'Kirim semua lagi' }).click();
    await list.waitFor({ state: 'hidden' });
    await finish(page);
    await codeShown(page);

    expect(await office.figures('ditolak')).toMatchObject({ tickets: { completed: 1 }, service: { n: 1 } });
  });

  it('for a reason that we have no words for is named by its number, and with what to do', async () => {
    const { page, context } = await anOpenCounter('alasan');
    await context.route('**/ticket-events', async (route) => {
      const { events } = route.request().postDataJSON() as { readonly events: readonly { readonly eventId: string }[] };
      const rejected = events.map(({ eventId }, index) => ({
        index,
        eventId,
        code: 'odd_thing',
        message: 'there is something odd',
      }));
      await route.fulfill({ status: 202, json: { accepted: 0, rejected, retry: [], surveys: [] } });
    });
    await issue(page, 'KTP');

    const list = page.locator('#rejected');
    await list.getByText('Perlu perhatian (1)').waitFor();
    expect(await list.innerText()).toMatch(
      /Tiket A001 nomor diambil, Perekaman[^]*kode odd_thing[^]*petugas TI[^]*Kirim lagi/,
    );
    expect(await list.innerText()).not.toContain('there is');
  });

  it('is thrown away only when the clerk says so twice', async () => {
    const { page } = await anOpenCounter('dibuang');
    await issue(page, 'KTP');
    await office.openUnit('dibuang', { ...AN_OFFICE, officers: AN_OFFICE.officers.slice(1) });
    await step(page, 'Panggil berikutnya', 'called');
    await step(page, 'Mulai', 'serving');
    await page.getByText('Perlu perhatian (2)').waitFor();
    await page.getByRole('button', { name: 'Buang' }).first().click();
    await page.keyboard.press('Escape');
    expect(await page.locator('#rejected li').count()).toBe(2);

    for (const left of [1, 0]) {
      await page.getByRole('button', { name: 'Buang' }).first().click();
      await page.getByRole('button', { name: 'Ya, buang' }).click();
      await page.locator('#rejected li').nth(left).waitFor({ state: 'detached' });
    }

    await page.locator('#rejected').waitFor({ state: 'hidden' });
  });
});

describe('a browser that cannot save', () => {
  it('says so at once, shows nothing that was not saved, and sends nothing of it', async () => {
    const { page } = await anOpenCounter('penuh');
    await issue(page, 'KTP');
    // A browser's own quota is too coarse to be met on purpose: its refusal is put in its place, in the second of two writes.
    await page.evaluate(`
      const add = IDBObjectStore.prototype.add;
      IDBObjectStore.prototype.add = function (value) {
        if (this.name === 'journal' && !window.hasRoom) throw new DOMException('full', 'QuotaExceededError');
        return add.call(this, value);
      };
    `);

    await page.locator('#issue').getByRole('button', { name: 'Akta' }).click();
    await page.getByRole('alert').getByText('Disk penuh: catatan TIDAK tersimpan.').waitFor();
    expect(await page.locator('#queue .row').count()).toBe(1);

    await page.evaluate('window.hasRoom = true');
    expect(await issue(page, 'Kartu keluarga')).toBe('A002');
    expect(await page.locator('#problem').isHidden()).toBe(true);
    await page.reload();
    await page.locator('#queue .row').nth(1).waitFor();
    expect(await page.locator('#queue .row').allInnerTexts()).toEqual([
      expect.stringContaining('KTP') as string,
      expect.stringContaining('Kartu keluarga') as string,
    ]);
  });
});

describe('the key', () => {
  it('is refused in words, by what is wrong with it', async () => {
    const desk = await takeDesk(office, 'kunci');
    await office.openUnit('kunci-lain', AN_OFFICE);
    const { key: wrongScope } = await office.tera.client.makeKey({ scopes: ['indicators:read'], units: ['kunci'] });
    const { page } = desk;
    await page.goto(desk.url);

    for (const [unitId, key, words] of [
      ['kunci', 'tera_x_y', 'Kunci tidak berlaku.'],
      ['kunci', wrongScope, 'tidak boleh mencatat tiket'],
      ['kunci-lain', desk.key, 'bukan untuk unit ini'],
    ] as const) {
      await page.getByLabel('Kode unit').fill(unitId);
      await page.getByLabel('Kunci loket').fill(key);
      await page.getByRole('button', { name: 'Sambungkan' }).click();
      await page.getByRole('alert').getByText(words).waitFor();
      expect(await page.getByLabel('Kunci loket').count()).toBe(1);
    }
  });

  it('is asked for with the unit’s own id when that was written in another case', async () => {
    const desk = await takeDesk(office, 'huruf');
    const { page } = desk;
    await page.goto(desk.url);
    await page.getByLabel('Kode unit').fill('HURUF');
    await page.getByLabel('Kunci loket').fill(desk.key);
    await page.getByRole('button', { name: 'Sambungkan' }).click();
    await page.getByRole('alert').getByText('Huruf besar dan kecil pada kode unit dibedakan.').waitFor();
    await page.getByRole('button', { name: 'Pakai huruf' }).click();

    await page.getByRole('button', { name: 'Mulai bekerja' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(AN_OFFICE.name);
  });

  it('is in no address, no cookie and no other storage, and is forgotten when the clerk says so', async () => {
    const { page, context, key, requests } = await anOpenCounter('lupa');
    const secret = key.split('_').at(-1) ?? '';
    const kept = () =>
      page.evaluate<string>(`(async () => {
        const open = indexedDB.open('tera-counter');
        await new Promise((resolve) => open.addEventListener('success', resolve));
        const all = open.result.transaction('settings').objectStore('settings').getAll();
        await new Promise((resolve) => all.addEventListener('success', resolve));
        open.result.close();
        return JSON.stringify(all.result);
      })()`);

    expect(await kept()).toContain(secret);
    expect(requests.map((request) => request.url()).join()).not.toContain(secret);
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')).toBe(
      '[{},{},""]',
    );

    await context.setOffline(true);
    await issue(page, 'KTP');
    await waitingText(page, 1);
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByRole('button', { name: 'Lupakan kunci' }).click();
    await page.getByText('1 catatan belum terkirim.').waitFor();
    await page.getByRole('button', { name: 'Ya, lupakan' }).click();
    await page.getByLabel('Kunci loket').waitFor();
    expect(await kept()).toBe('[]');
  });

  it('that is pasted again sends what had waited', async () => {
    const desk = await anOpenCounter('kembali');
    const { page, context } = desk;
    await context.setOffline(true);
    await issue(page, 'KTP');
    await step(page, 'Panggil berikutnya', 'called');
    await step(page, 'Mulai', 'serving');
    await finish(page);
    await waitingText(page, 4);
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByRole('button', { name: 'Lupakan kunci' }).click();
    await page.getByRole('button', { name: 'Ya, lupakan' }).click();
    await page.getByLabel('Kunci loket').waitFor();

    await context.setOffline(false);
    await setUp(desk, 'kembali');
    await codeShown(page);

    expect(await office.figures('kembali')).toMatchObject({ tickets: { completed: 1 } });
  });

  it('that is revoked stops nothing but the sending, until there is another', async () => {
    const desk = await anOpenCounter('dicabut');
    const { page } = desk;
    const [, keyId = ''] = desk.key.split('_');
    expect((await office.tera.client.call('DELETE', `/v1/keys/${keyId}`)).status).toBe(204);

    await issue(page, 'KTP');
    await page.locator('#status.alert').getByText('Perlu bantuan: 1 catatan menunggu').waitFor();
    expect(await page.locator('#status').innerText()).toContain('Minta kunci baru kepada admin');
    await issue(page, 'Akta');

    const { key } = await office.tera.client.makeKey({ scopes: ['tickets:write'], units: ['dicabut'] });
    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByRole('button', { name: 'Ganti kunci' }).click();
    await page.getByLabel('Kunci baru').fill(desk.key);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Kunci tidak berlaku.').waitFor();
    await page.getByLabel('Kunci baru').fill(key);
    await page.keyboard.press('Enter');
    await isConnected(page);
    await isAllSent(page, 'dicabut');
    expect(await page.locator('#queue .row').allInnerTexts()).toHaveLength(2);
    expect(await page.locator('#who').innerText()).toContain('Ani Contoh');
  });
});

describe('without a pointer', () => {
  it('letters do a whole ticket, and can be turned off', async () => {
    const { page, context, troubles } = await anOpenCounter('pintasan');
    const { keyboard } = page;

    await keyboard.press('2');
    await page.locator('#queue .row').waitFor();
    await keyboard.press('n');
    await page.locator('#ticket .state.called').waitFor();
    await keyboard.press('m');
    await page.locator('#ticket .state.serving').waitFor();
    await keyboard.press('s');
    await page.getByRole('button', { name: 'Belum tuntas' }).waitFor();
    await keyboard.press('t');
    await codeShown(page);
    await keyboard.press('q');
    await page.locator('dialog svg').waitFor();
    await keyboard.press('Escape');
    expect(await office.figures('pintasan')).toMatchObject({ tickets: { completed: 1, resolved: 1 } });

    await page.getByRole('button', { name: 'Pengaturan' }).click();
    await page.getByLabel('Pintasan satu huruf').uncheck();
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await keyboard.press('1');
    await keyboard.press('?');
    expect(await page.locator('dialog').count()).toBe(0);
    expect(await page.locator('#queue .row').count()).toBe(0);
    await context.close();
    expect(troubles).toEqual([]);
  });

  it('the Tab key reaches everything, visibly, and the focus is never lost', async () => {
    const { page } = await anOpenCounter('tab');
    await issue(page, 'KTP');
    const focus = () => page.evaluate<{ id: string; outline: number }>(FOCUSED);
    const stops: { id: string; outline: number }[] = [];
    await page.reload();
    await page.locator('#queue .row').waitFor();
    for (let count = 0; count < 30; count++) {
      await page.keyboard.press('Tab');
      const stop = await focus();
      if (stop.id === '') break;
      stops.push(stop);
    }
    expect(stops.map(({ id }) => id.replace(/-2\d{7}-.*/, ''))).toEqual([
      'my-day',
      'break',
      'help',
      'settings',
      'undo',
      'issue-ektp',
      'issue-kk',
      'issue-akta',
      'next',
      'ticket-loket-1',
      'foreign',
    ]);
    expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);

    await page.locator('#queue .row').focus();
    await page.keyboard.press('Enter');
    for (const [name, state] of [
      ['Panggil', 'called'],
      ['Mulai', 'serving'],
      ['Tahan', 'held'],
      ['Lanjutkan', 'serving'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.locator(`#ticket .state.${state}`).waitFor();
      expect((await focus()).id).toMatch(/^(ticket-title|step-)/);
    }
  });
});

describe('every face of the counter', () => {
  const VIEWS = {
    'at 320 px': { width: 320, height: 640 },
    'on a tablet': { width: 820, height: 1180 },
    'at a desk zoomed to 400 %': { width: 320, height: 200 },
    'at a small desk': { width: 1024, height: 768 },
    'at a desk': { width: 1280, height: 800 },
  };

  const TELEVISIONS = {
    'on an old television': { width: 1366, height: 768 },
    'on a television': { width: 1920, height: 1080 },
  };

  it('has nothing that axe finds, light or dark, and loses nothing in any window', async () => {
    const desk = await takeDesk(office, 'wajah', { reducedMotion: 'reduce' });
    const { page } = desk;
    const found: unknown[] = [];
    const seen: string[] = [];
    for await (const face of walkThrough(desk, office, 'wajah')) {
      seen.push(face);
      const complaints = await complaintsOf(axe(page).withTags(RULES));
      await page.emulateMedia({ colorScheme: 'dark' });
      complaints.push(...(await complaintsOf(axe(page).withRules(COLOURS))));
      await page.emulateMedia({ colorScheme: 'light' });
      if (complaints.length > 0) found.push({ face, complaints });
      for (const [view, viewport] of Object.entries(VIEWS)) {
        await page.setViewportSize(viewport);
        const layout = await layoutOf(page);
        if (isLost(layout)) found.push({ face, view, ...layout });
        if (await page.evaluate<boolean>(HAS_BROKEN_NUMBER)) found.push({ face, view, isBroken: true });
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await spaceTextOut(page);
    const spaced = await layoutOf(page);

    expect(found).toEqual([]);
    expect(isLost(spaced) ? spaced : 'nothing lost').toBe('nothing lost');
    expect(seen).toHaveLength(29);
    expect(desk.troubles).toEqual([]);
  });

  it('of the display has nothing that axe finds, light or dark, loses nothing on any screen, and is still where asked', async () => {
    const counter = await takeDesk(office, 'wajah-layar');
    await lendElsewhere(office, counter, 'wajah-layar');
    await setUp(counter, 'wajah-layar');
    const display = await takeDesk(office, 'wajah-layar');
    const { page } = display;
    const found: unknown[] = [];
    const seen: string[] = [];
    const moving = () => page.evaluate<number>('document.getAnimations().length');
    const moved: number[] = [];
    for await (const face of walkDisplay(display, counter, 'wajah-layar')) {
      seen.push(face);
      moved.push(await moving());
      await page.emulateMedia({ reducedMotion: 'reduce' });
      if ((await moving()) > 0) found.push({ face, moves: true });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const complaints = await complaintsOf(axe(page).withTags(RULES));
        if (complaints.length > 0) found.push({ face, colorScheme, complaints });
      }
      for (const [view, viewport] of Object.entries({ ...VIEWS, ...TELEVISIONS })) {
        await page.setViewportSize(viewport);
        const layout = await layoutOf(page);
        if (isLost(layout)) found.push({ face, view, ...layout });
        if (await page.evaluate<boolean>(HAS_BROKEN_NUMBER)) found.push({ face, view, isBroken: true });
      }
      await page.emulateMedia({ reducedMotion: 'no-preference', colorScheme: 'light' });
    }

    expect(found).toEqual([]);
    expect(seen).toHaveLength(4);
    expect(Math.max(...moved)).toBe(1);
    expect(display.troubles).toEqual([]);
  }, 180_000);

  it('can be installed', async () => {
    const { page, context } = await anOpenCounter('pasang');
    const devtools = await context.newCDPSession(page);

    const { errors, url } = await devtools.send('Page.getAppManifest');
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');

    expect(url).toBe(`${office.tera.url}/counter/manifest.webmanifest`);
    expect(errors).toEqual([]);
    // A window of a test is a private one, in which nothing can be installed.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  });
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What our pages never have is frames; looking for them takes longer than all the rest. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true);
}

async function complaintsOf(builder: AxeBuilder): Promise<string[]> {
  const { violations, incomplete } = await builder.analyze();
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}

function isLost({ sideways, cutOff, overlapping, small }: Layout): boolean {
  return sideways > 0 || cutOff.length + overlapping.length + small.length > 0;
}

const HAS_BROKEN_NUMBER = `[...document.querySelectorAll('.number')].some((number) => {
  const text = document.createRange();
  text.selectNodeContents(number);
  return text.getClientRects().length > 1;
})`;

const FOCUSED = `(() => {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return { id: at === document.body ? '' : at.id, outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth) };
})()`;
