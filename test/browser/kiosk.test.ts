// A tablet at the counter, one citizen after the other: what the last one did must be nowhere for the next one to find,
// and what comes from it counts to the unit and to no officer.

import { newFolder } from '@tera/testing/folder';
import { signOpening } from '@tera/links';
import { tokenOf } from '@tera/testing/stack';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SECOND, currentYear } from '../support/calendar.ts';
import { launchIn } from '../support/browser/chromium.ts';
import { anOffice, answeredByTenOthers } from '../support/browser/office.ts';
import { takePhone } from '../support/browser/phone.ts';
import { choose, chosen, headingOf, sendAndBeThanked } from '../support/browser/survey-page.ts';

const ANSWERS = { waktu: 1, kompetensi: 1, perilaku: 1, sarana: 2 };
const TABLET = { viewport: { width: 1180, height: 820 }, hasTouch: true };

const office = anOffice();

describe.concurrent('a kiosk', () => {
  it.each([
    { scripts: 'with scripts', javaScriptEnabled: true, unitId: 'js-kiosk' },
    { scripts: 'without scripts', javaScriptEnabled: false, unitId: 'html-kiosk' },
  ])('takes answers for the unit alone, and returns to the start by itself, $scripts', async (is) => {
    await office.openUnit(is.unitId);
    await answeredByTenOthers(office, is.unitId);
    const start = await kioskOf(is.unitId);
    const { page, troubles } = await takePhone(office.browser, { ...TABLET, ...is });
    await page.goto(start);
    const first = await page.locator('[name=responseId]').getAttribute('value');

    await choose(page, ANSWERS);
    await page.locator('#comment').fill('Rahasia warga');
    await sendAndBeThanked(page);
    expect(await page.locator('body').innerText()).not.toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}/);
    expect(page.url()).not.toContain('receipt');
    // Nobody touches anything: the page goes back by itself.
    await page.waitForURL(start, { timeout: 20 * SECOND });

    expect(await page.locator('[name=responseId]').getAttribute('value')).not.toBe(first);
    expect(await office.scores(is.unitId)).toMatchObject({ waktu: [1, 0, 0, 10], sarana: [0, 1, 0, 10] });
    expect(await office.scores(is.unitId, 'ani')).toMatchObject({ waktu: [0, 0, 0, 10], sarana: [0, 0, 0, 10] });
    const byOfficer = await office.figuresByOfficer(is.unitId);
    expect(byOfficer.find(({ officerId }) => officerId === 'ani')?.satisfaction.answered).toBe(10);
    expect(byOfficer.find(({ officerId }) => officerId === 'budi')).toBeUndefined();
    expect(troubles).toEqual([]);
  });

  it('is one by its link alone, so that its answers are reported apart', async () => {
    await office.openUnit('kanal');
    const poster = `${office.tera.url}/s/${await office.posterToken('kanal', 'loket-1')}?kiosk`;
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await takePhone(office.browser, { ...TABLET, javaScriptEnabled });
      for (const start of [await kioskOf('kanal'), poster]) {
        await page.goto(start);
        await choose(page, ANSWERS);
        await sendAndBeThanked(page);
      }
    }

    await office.figures('kanal');
    expect([await total('kanal', 'a.kiosk'), await total('kanal', 'a.poster')]).toEqual([2, 2]);
  });

  it.each([
    { scripts: 'with scripts', javaScriptEnabled: true, unitId: 'js-next' },
    { scripts: 'without scripts', javaScriptEnabled: false, unitId: 'html-next' },
  ])('shows the next citizen nothing of the last one, not even on the way back, $scripts', async (is) => {
    await office.openUnit(is.unitId);
    const start = await kioskOf(is.unitId);
    const { context, page } = await takePhone(office.browser, { ...TABLET, ...is });
    // As it comes from the shelf.
    await page.goto(`${office.tera.url}/v1/health`);
    await page.goto(start);
    await choose(page, ANSWERS);
    await page.locator('#comment').fill('Rahasia warga');
    await page.locator('#who-education').selectOption('S3');
    await sendAndBeThanked(page);
    await page.getByRole('link', { name: 'Kembali ke awal' }).click();
    await page.waitForURL(start);
    await showsNothing(page);

    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    // Where no script runs there is nobody to put anything there, and nothing to look with.
    expect(is.javaScriptEnabled ? await whatWaits(page) : []).toEqual([]);
    for (let steps = 0; steps < 4; steps++) {
      if ((await page.goBack()) === null) break;
      await showsNothing(page);
    }
    for (let steps = 0; steps < 4; steps++) {
      if ((await page.goForward()) === null) break;
      await showsNothing(page);
    }
  });

  it('left alone in the middle warns, waits for a touch, and then starts over', async () => {
    await office.openUnit('pergi');
    const start = await kioskOf('pergi');
    const { context, page, requests } = await takePhone(office.browser, TABLET);
    await page.clock.install();
    await page.goto(`${start}?lang=en`);
    await choose(page, ANSWERS);
    await page.locator('#comment').fill('Rahasia warga');
    const first = await page.locator('[name=responseId]').getAttribute('value');
    const status = page.getByRole('status');

    await page.clock.runFor(39 * SECOND);
    expect(await status.innerText()).toBe('');
    await page.clock.runFor(2 * SECOND);
    expect(await status.innerText()).toContain('Still here?');
    await page.touchscreen.tap(5, 5);
    expect(await status.innerText()).toBe('');
    expect(await chosen(page)).toEqual(ANSWERS);
    await page.clock.runFor(59 * SECOND);
    expect(await status.innerText()).toContain('Still here?');
    await page.clock.runFor(2 * SECOND);

    // In the language of the tablet, not of whoever went away.
    await page.waitForURL(start);
    expect(await headingOf(page)).toBe('Bagaimana pelayanan kami?');
    await showsNothing(page);
    expect(await page.locator('[name=responseId]').getAttribute('value')).not.toBe(first);
    expect(requests.filter((request) => request.method() === 'POST')).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    await page.goBack();
    await showsNothing(page);
  });

  it('without a line keeps any number of answers, also when it is reloaded and killed, and each counts once', async ({
    onTestFinished,
  }) => {
    await office.openUnit('putus');
    await answeredByTenOthers(office, 'putus');
    const start = await kioskOf('putus');
    const { path: profile, stop } = newFolder();
    onTestFinished(stop);
    const before = await aTablet(profile);
    await before.page.goto(start);
    await isKept(before.page);
    const opening = await before.page.locator('[name=opened]').inputValue();

    await before.context.setOffline(true);
    for (const [at, perilaku] of [1, 2, 3].entries()) {
      await before.page.goto(start);
      await showsNothing(before.page);
      await waiting(before.page, at);
      await choose(before.page, { perilaku });
      await before.page.locator('#comment').fill(`Rahasia warga ${perilaku}`);
      await sendAndBeThanked(before.page);
    }
    await before.page.goto(start);
    await before.page.reload();
    await choose(before.page, { perilaku: 4 });
    await sendAndBeThanked(before.page);
    // Half filled in, and nobody's.
    await before.page.goto(start);
    await choose(before.page, ANSWERS);
    await before.page.locator('#comment').fill('Setengah jadi');
    await kill(before.context);

    const after = await aTablet(profile);
    await after.context.setOffline(true);
    await after.page.goto(start);
    await showsNothing(after.page);
    await waiting(after.page, 4);
    await choose(after.page, { perilaku: 1 });
    await sendAndBeThanked(after.page);
    const kept = await whatWaits(after.page);
    expect(kept).toHaveLength(5);
    // No moment, neither of an answer nor of its form; and each was filled in faster than anybody reads.
    expect(JSON.stringify(kept)).not.toMatch(/startedAt|T\d\d:|Setengah/);
    expect(JSON.stringify(kept)).not.toContain(opening);
    expect((await office.figures('putus'))?.satisfaction.answered).toBe(10);

    await after.page.goto(start);
    await after.context.setOffline(false);
    await after.page.getByText('Jawaban yang menunggu terkirim').waitFor({ state: 'hidden' });

    expect(await whatWaits(after.page)).toEqual([]);
    expect((await office.figures('putus'))?.satisfaction.answered).toBe(15);
    expect(await office.scores('putus')).toMatchObject({ perilaku: [2, 1, 1, 11] });
    expect(await total('putus', 'a.kiosk')).toBe(5);
    await after.context.close();
  });

  it('is told as too quick by the tablet that saw it, and as nothing by a line that was away', async () => {
    await office.openUnit('tenang');
    const start = await kioskOf('tenang');
    const { context, page } = await takePhone(office.browser, TABLET);
    await page.goto(start);
    await isKept(page);
    await wasSetUp(page, signOpening(tokenOf(start), Date.now() - 60 * SECOND, office.linkSecrets));
    await page.clock.install();
    await context.setOffline(true);
    for (const seconds of [30, 5]) {
      await page.goto(start);
      await choose(page, { perilaku: 3 });
      await page.clock.runFor(seconds * SECOND);
      await sendAndBeThanked(page);
    }

    expect((await whatWaits(page)).filter(({ body }) => 'opened' in body)).toHaveLength(1);
    await page.goto(start);
    await context.setOffline(false);
    await page.getByText('Jawaban yang menunggu terkirim').waitFor({ state: 'hidden' });

    await office.figures('tenang');
    expect(await total('tenang', 'a.kiosk')).toBe(2);
    expect(await total('tenang', 'f.quick')).toBe(1);
  });

  it('starts without a line, in both languages, at its own address and no other', async () => {
    await office.openUnit('luring');
    const start = await kioskOf('luring');
    const poster = `${office.tera.url}/s/${await office.posterToken('luring', 'loket-1')}`;
    const { context, page, troubles } = await takePhone(office.browser, TABLET);
    await page.goto(poster);
    expect(await page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)')).toBe(0);
    await page.goto(start);
    await isKept(page);
    await page.close();
    await context.setOffline(true);

    const next = await context.newPage();
    await next.goto(start);
    expect(await headingOf(next)).toBe('Bagaimana pelayanan kami?');
    await next.getByRole('link', { name: 'English' }).click();
    await next.getByRole('heading', { name: 'How was our service?' }).waitFor();
    await choose(next, { perilaku: 3 });
    await sendAndBeThanked(next);
    // Nobody touches anything: also without a line the page goes back by itself.
    await next.waitForURL(start, { timeout: 20 * SECOND });
    await showsNothing(next);
    await expect(next.goto(poster)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    expect(troubles).toEqual([]);
  });

  it('keeps what a busy server does not take, and asks again', async () => {
    await office.openUnit('sibuk');
    const start = await kioskOf('sibuk');
    const { page } = await takePhone(office.browser, TABLET);
    await page.goto(start);
    let refusals = 0;
    await page.route('**/v1/responses', async (route) => {
      if (++refusals > 2) return route.continue();
      return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, body: '<h1>Login</h1>' });
    });
    await choose(page, { perilaku: 3 });
    await sendAndBeThanked(page);
    await page.goto(start);
    await page.getByText('Jawaban yang menunggu terkirim').waitFor();
    await page.getByText('Jawaban yang menunggu terkirim').waitFor({ state: 'hidden' });

    expect(refusals).toBe(3);
    expect((await office.figures('sibuk'))?.satisfaction.answered).toBe(1);
  });

  it('takes one citizen after the other, and counts each', async () => {
    await office.openUnit('antre');
    await answeredByTenOthers(office, 'antre');
    const start = await kioskOf('antre');
    const { page } = await takePhone(office.browser, TABLET);
    await page.goto(start);

    for (const perilaku of [1, 2, 3]) {
      await choose(page, { perilaku });
      await sendAndBeThanked(page);
      await page.getByRole('link', { name: 'Kembali ke awal' }).click();
      await page.waitForURL(start);
    }

    expect((await office.figures('antre'))?.satisfaction.answered).toBe(13);
    expect(await office.scores('antre')).toMatchObject({ perilaku: [1, 1, 1, 10] });
  });

  it.each(['id', 'en'])('is two screens of a tablet at most, with every target for a finger (%s)', async (lang) => {
    const unitId = `layar-${lang}`;
    await office.openUnit(unitId, {
      name: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh Raya',
      services: [
        { id: 'ektp', name: 'Perekaman dan penerbitan KTP elektronik' },
        { id: 'kk', name: 'Penerbitan kartu keluarga karena perubahan data' },
      ],
      counters: [{ id: 'loket-1', name: 'Loket 1 Pelayanan Administrasi Kependudukan' }],
    });
    const { page } = await takePhone(office.browser, { ...TABLET, viewport: { width: 1280, height: 800 } });
    await page.goto(`${await kioskOf(unitId)}?lang=${lang}`);

    expect(await page.evaluate('document.documentElement.scrollHeight / innerHeight')).toBeLessThanOrEqual(2);
    const heights = await page.evaluate<number[]>(
      "[...document.querySelectorAll('.question label, form button, select, textarea, summary, .lang')].map((target) => target.getBoundingClientRect().height)",
    );
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it('has targets for a whole finger', async () => {
    await office.openUnit('jari');
    const { page } = await takePhone(office.browser, TABLET);
    await page.goto(await kioskOf('jari'));

    const heights = await page.evaluate<number[]>(
      "[...document.querySelectorAll('.question label, form button')].map((target) => target.getBoundingClientRect().height)",
    );

    expect(heights).toHaveLength(46);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(64);
  });
});

/** A browser with a memory of its own, which outlives it. */
async function aTablet(profile: string) {
  const context = await launchIn(profile, { ...TABLET, locale: 'id-ID' });
  context.setDefaultTimeout(20 * SECOND);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** As when the power goes: the browser is told nothing. */
async function kill(context: BrowserContext): Promise<void> {
  const gone = new Promise((resolve) => context.once('close', resolve));
  const session = await context.newCDPSession(context.pages()[0] as Page);
  await session.send('Browser.crash').catch(() => undefined);
  await gone;
}

/** The worker has the pages. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(`navigator.serviceWorker.controller !== null ||
    new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', () => resolve(true)))`);
}

/** The number at the foot of the page is this. */
async function waiting(page: Page, answers: number): Promise<void> {
  await page.locator('#kept b', { hasText: new RegExp(`^${answers}$`) }).waitFor({ state: 'attached' });
}

interface Waiting {
  readonly day: string;
  readonly body: object;
}

/** All that lies on the tablet. */
async function whatWaits(page: Page): Promise<readonly Waiting[]> {
  return page.evaluate<Waiting[]>(`new Promise((resolve) => {
    const opening = indexedDB.open('tera-kiosk');
    opening.onsuccess = () => {
      const all = opening.result.transaction('answers').objectStore('answers').getAll();
      all.onsuccess = () => resolve(all.result);
    };
  })`);
}

/** As if the tablet had opened its form for the first time then. */
async function wasSetUp(page: Page, opening: string): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const database = indexedDB.open('tera-kiosk');
    database.onsuccess = () => {
      const written = database.result.transaction('openings', 'readwrite');
      written.objectStore('openings').put('${opening}', document.forms[0].dataset.link);
      written.oncomplete = () => resolve();
    };
  })`);
}

/** How often something was counted in the unit, of its answers. */
async function total(unitId: string, counter: 'a.kiosk' | 'a.poster' | 'f.quick'): Promise<number> {
  const cells = await office.tera.cells(unitId, currentYear());
  return cells.reduce((sum, [, counters]) => sum + (counters[counter] ?? 0), 0);
}

async function kioskOf(unitId: string): Promise<string> {
  return `${office.tera.url}/s/${await office.kioskToken(unitId, 'loket-1')}`;
}

/** Neither in what can be read nor in what a form holds. */
async function showsNothing(page: Page): Promise<void> {
  expect(await chosen(page)).toEqual({});
  const held = await page.evaluate<string[]>(
    "[...document.querySelectorAll('textarea, select, [name=website]')].map((field) => field.value)",
  );
  expect(held.join('')).toBe('');
  expect(await page.content()).not.toContain('Rahasia warga');
}
