// The public pages in a real browser: nothing that axe finds in any language or colour, nothing lost at 320 pixels, by keyboard and
// without scripts; and the picture for the waiting room, which fits a television and survives a line that is down.

import AxeBuilder from '@axe-core/playwright';
import { duringTests } from '@tera/testing/during-tests';
import { aDocument } from '@tera/testing/facts';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { allAnswered } from '../support/answers.ts';
import { layoutOf } from '../support/browser/layout.ts';
import { aFreePort, audited } from '../support/browser/lighthouse.ts';
import { openOffice } from '../support/browser/office.ts';
import { takePhone } from '../support/browser/phone.ts';
import { LANGUAGES } from '../support/browser/states.ts';
import { type GivenAnswer, publishMonth } from '../support/published-month.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const UNIT = 'dukcapil';
const EMPTY = 'baru';
const LONG = 'panjang';
const PATHS = ['/', `/u/${UNIT}`, `/u/${EMPTY}`, `/u/${UNIT}/screen`, '/u/tidak-ada'];
const ENOUGH = 0.95;
const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
/** As long as the registry takes a name, in words of an office. */
const longName = (which: string) =>
  `${which} ${'Perekaman dan Penerbitan Dokumen Administrasi Kependudukan '.repeat(4)}`.slice(0, 199);

let port: number;
const office = duringTests(async () => {
  port = await aFreePort();
  return openOffice([`--remote-debugging-port=${port}`]);
});
const open = async (page: Page, path: string, lang: string) => page.goto(`${office.tera.url}${path}?lang=${lang}`);

beforeAll(async () => {
  const document = aDocument({
    name: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh Raya',
    contact: 'Meja informasi, telepon (021) 555-0100',
    services: [
      { id: 'ektp', name: 'Perekaman dan penerbitan KTP elektronik', standard: { measure: 'service', minutes: 15 } },
      { id: 'kk', name: 'Kartu keluarga' },
    ],
  });
  const given = Array.from({ length: 34 }, (_, index): GivenAnswer => ({
    answers: allAnswered(index % 3 === 0 ? 4 : 3),
    channel: index % 4 === 0 ? 'poster' : 'ticket',
  }));
  await publishMonth(office.tera, UNIT, document, { tickets: 20, given });
  await office.openUnit(EMPTY, { name: 'Kantor yang baru' });
  const services = Array.from({ length: 9 }, (_, index) => ({
    id: `s-${index}`,
    name: longName(`Layanan ${index}`),
    standard: { measure: 'service', minutes: 1440 } as const,
  }));
  const long = aDocument({ name: longName('Dinas'), services: [{ id: 'ektp', name: longName('KTP') }, ...services] });
  await publishMonth(office.tera, LONG, long, { tickets: 12, given: given.slice(0, 14) });
});

describe('axe', () => {
  it.each(LANGUAGES)('finds nothing on any public page (%s), light or dark', async (lang) => {
    const { page, context, troubles } = await takePhone(office.browser, { viewport: { width: 1366, height: 768 } });
    const found: unknown[] = [];
    for (const path of PATHS) {
      await open(page, path, lang);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations, passes } = await axe(page);
        expect(passes.length).toBeGreaterThan(5);
        found.push(...violations.map(({ id, nodes }) => [path, colorScheme, id, nodes.map(({ html }) => html)]));
      }
    }
    await context.close();

    expect(found).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

describe('on the narrowest phone', () => {
  it.each([true, false])('every public page is read downwards alone (scripts: %s)', async (javaScriptEnabled) => {
    const { page, context } = await takePhone(office.browser, { javaScriptEnabled });
    for (const path of PATHS) {
      await open(page, path, 'id');
      const { width, inside } = await page.evaluate<{ width: number; inside: number }>(
        '({ width: document.documentElement.scrollWidth, inside: innerWidth })',
      );
      expect([path, width]).toEqual([path, inside]);
      expect(await page.locator('h1').count()).toBe(1);
    }
    await context.close();
  });

  it('one goes from the front page to a unit and back, and to the poster', async () => {
    const { page, context, troubles } = await takePhone(office.browser);
    await open(page, '/', 'id');
    await page.getByRole('link', { name: 'Kabupaten Contoh Raya' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kabupaten Contoh Raya' }).waitFor();
    await page.getByRole('link', { name: 'Poster IKM' }).click();
    expect(await page.locator('main').innerText()).toContain('Indeks Kepuasan Masyarakat');
    await page.goBack();
    await page.getByRole('link', { name: 'Semua unit' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hasil pelayanan publik' }).waitFor();
    await context.close();

    expect(troubles).toEqual([]);
  });

  it('the first tab leads past the top of the page', async () => {
    const { page, context } = await takePhone(office.browser);
    await open(page, `/u/${UNIT}`, 'id');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Langsung ke isi');
    expect((await page.locator('.skip').boundingBox())?.x).toBe(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#content');
    await context.close();
  });
});

describe('the screen of the waiting room', () => {
  it.each(SCREENS)('fits a television without scrolling, with nothing cut off ($width × $height)', async (viewport) => {
    const { page, context } = await takePhone(office.browser, { viewport });
    for (const unitId of [UNIT, EMPTY, LONG]) {
      for (const lang of LANGUAGES) {
        await open(page, `/u/${unitId}/screen`, lang);
        expect([unitId, lang, await page.evaluate(SCROLLABLE)]).toEqual([unitId, lang, [0, 0]]);
        const { cutOff, overlapping } = await layoutOf(page);
        // A name of two hundred letters ends with an ellipsis, and what is behind it lies where it would be.
        expect([unitId, ...(unitId === LONG ? [] : [...cutOff, ...overlapping])]).toEqual([unitId]);
        expect(await bottomOf(page, '.picture')).toBeLessThanOrEqual(await topOf(page, 'footer'));
      }
    }
    await context.close();
  });

  it('has letters that are read from five metres', async () => {
    const { page, context } = await takePhone(office.browser, { viewport: { width: 1920, height: 1080 } });
    await open(page, `/u/${UNIT}/screen`, 'id');
    const sizes = await page.evaluate<number[]>(
      `['.value', 'tbody td', 'tbody th', '.invitation'].map((each) => parseFloat(getComputedStyle(document.querySelector(each)).fontSize))`,
    );
    await context.close();

    expect(sizes[0]).toBeGreaterThan(180);
    expect(Math.min(...sizes)).toBeGreaterThan(38);
  });

  it('renews itself, keeps its picture while the line is down, and goes on when it is back', async () => {
    const { page, context, troubles } = await takePhone(office.browser, { viewport: { width: 1366, height: 768 } });
    await page.clock.install();
    await open(page, `/u/${UNIT}/screen`, 'id');
    await page.evaluate(`document.querySelector('h1').textContent = 'gambar lama'`);

    await context.setOffline(true);
    await page.clock.runFor('05:01');
    const whileDown = await page.locator('h1').innerText();
    await context.setOffline(false);
    await page.clock.runFor('05:01');
    await page.getByRole('heading', { level: 1, name: 'Kabupaten Contoh Raya' }).waitFor();
    await context.close();

    expect(whileDown).toBe('gambar lama');
    expect(troubles).toEqual([]);
  });
});

describe('Lighthouse', () => {
  // Its performance rests on times that a busy machine stretches, so the best of three runs counts; the rest must be right at once.
  it.each(['/', `/u/${UNIT}`])('finds %s fast, accessible and well made on a throttled phone', async (path) => {
    let best = 0;
    let slow: unknown;
    for (let run = 0; run < 3 && best < ENOUGH; run++) {
      const { scores, shortfalls } = await audited(office.tera.url + path, port);
      expect([scores, shortfalls]).toMatchObject([{ accessibility: 1, 'best-practices': 1 }, shortfalls]);
      if ((scores['performance'] ?? 0) >= best) slow = shortfalls;
      best = Math.max(best, scores['performance'] ?? 0);
    }

    expect([best, slow]).toEqual([expect.toSatisfy((score) => Number(score) >= ENOUGH), slow]);
  });
});

describe('the poster', () => {
  it('is read downwards alone on a phone, and keeps its sheet where there is room for one', async () => {
    for (const [width, sheet] of [
      [320, 320],
      [390, 390],
      [1366, 794],
    ] as const) {
      const { page, context } = await takePhone(office.browser, { viewport: { width, height: 800 } });
      for (const unitId of [UNIT, LONG]) {
        await open(page, `/u/${unitId}/poster`, 'id');
        const across = await page.evaluate<number>('document.documentElement.scrollWidth');
        const main = await page.locator('main').boundingBox();
        expect([unitId, width, across, Math.round(main?.width ?? 0)]).toEqual([unitId, width, width, sheet]);
      }
      await context.close();
    }
  });
});

/** By how far the page can be scrolled, across and down. */
const SCROLLABLE = `(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
  [scrollWidth - clientWidth, scrollHeight - clientHeight])(document.documentElement)`;

function axe(page: Page) {
  return new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
}

async function topOf(page: Page, selector: string): Promise<number> {
  return page.evaluate<number>(`document.querySelector('${selector}').getBoundingClientRect().top`);
}

/** Of all that is in it, also where it reaches beyond. */
async function bottomOf(page: Page, selector: string): Promise<number> {
  return page.evaluate<number>(
    `Math.max(...Array.from(document.querySelectorAll('${selector} *'), (each) => each.getBoundingClientRect().bottom))`,
  );
}
