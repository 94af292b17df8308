// A tablet at the counter, one citizen after the other: what the last one did must be nowhere for the next one to find,
// and what comes from it counts to the unit and to no officer.

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SECOND, currentYear } from '../support/calendar.ts';
import { anOffice, answeredByTenOthers } from '../support/browser/office.ts';
import { takePhone } from '../support/browser/phone.ts';
import { choose, chosen, headingOf, isThanked, send, sendAndBeThanked } from '../support/browser/survey-page.ts';

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
    const cells = await office.tera.cells('kanal', currentYear());
    const total = (counter: 'a.kiosk' | 'a.poster') =>
      cells.reduce((sum, [, counters]) => sum + (counters[counter] ?? 0), 0);
    expect([total('a.kiosk'), total('a.poster')]).toEqual([2, 2]);
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
    expect(await page.evaluate('indexedDB.databases()')).toEqual([]);
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

  it('without a line hides what was answered until it is sent, and keeps it nowhere', async () => {
    await office.openUnit('putus');
    const start = await kioskOf('putus');
    const { context, page } = await takePhone(office.browser, TABLET);
    await page.goto(start);
    await choose(page, ANSWERS);
    await page.locator('#comment').fill('Rahasia warga');

    await context.setOffline(true);
    await send(page);
    await page.getByRole('status').getByText('akan dikirim saat tersambung').waitFor();
    await showsNothing(page);
    expect(await page.locator('#fields').isVisible()).toBe(false);
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    await context.setOffline(false);
    await isThanked(page);

    expect((await office.figures('putus'))?.satisfaction.answered).toBe(1);
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
