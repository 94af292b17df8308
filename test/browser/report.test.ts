// The documents to print, as a real browser lays them out on A4: how many sheets, nothing past their edges, nothing that
// axe finds. Pictures and PDFs are left in .cache/screenshots, because only eyes can say that one would hang it up.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Language, LANGUAGES, type OfficerId, type RegistryDocument, type ServiceId } from '@tera/domain';
import { type ReportInput, directoryOf, ikmPoster, reportPage } from '@tera/exports';
import { DIRECTORY, OFFICE, anOffice, flaggedOf, officerRowsOf, surveyOf, unitRowOf } from '@tera/testing/office';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support/browser/chromium.ts';
import { layoutOf } from '../support/browser/layout.ts';

const FOLDER = join(import.meta.dirname, '../../.cache/screenshots');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SOUND = { sideways: 0, cutOff: [], overlapping: [], small: [] };

// In pixels of 1/96 inch: A4, and what the report leaves of it within its margins of 16 mm, and of 14 and 16 mm.
const MM = 96 / 25.4;
const SHEET = { width: Math.round(210 * MM), height: Math.round(297 * MM) };
const WITHIN = { width: Math.floor(178 * MM), height: Math.floor(267 * MM) };

const CHANNEL_IKM = { ticket: 90.25, poster: 32.71, kiosk: 81.5 };
const office = officeOf(131);
const flooded: ReportInput = {
  ...office,
  survey: {
    ...office.survey,
    flagged: flaggedOf({
      n: 52,
      of: 131,
      ikmWithout: 88.1,
      kinds: { burst: 40, quick: 14, sameDevice: 5 },
      bursts: [{ day: '2026-11-12', channel: 'poster', answers: 40, tickets: 12 }],
    }),
    channelIkm: CHANNEL_IKM,
    excluded: [{ exclusionId: 'e1', where: { channel: 'kiosk' }, reason: 'Anjungan dipakai anak-anak', answers: 12 }],
  },
};
const quiet = officeOf(7);
const INDEX = { id: '84,92', en: '84.92' } as const;
const LOOKED = { id: '52 dari 131 jawaban perlu dilihat', en: '52 of 131 answers should be looked at' } as const;
const FEW = { id: 'kurang dari 10', en: 'ewer than 10' } as const;
const report = (input: ReportInput, language: Language = 'id') => reportPage(input, { language }).html;
const poster = (input: ReportInput, language: Language = 'id') => ikmPoster(input, { language }).html;

let browser: Browser;
let context: BrowserContext;
let troubles: string[];

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  browser = await launch();
  context = await browser.newContext({ locale: 'id-ID', viewport: SHEET });
  context.on('console', (message) => troubles.push(message.text()));
  context.on('request', (request) => troubles.push(request.url()));
  troubles = [];
});

afterAll(() => browser.close());

describe('the documents', () => {
  const withOfficers = { ...office, officers: officerRowsOf(anOffice(131)) };
  const all = LANGUAGES.flatMap((language) => [
    { name: `report.${language}`, html: report(office, language), sheets: 2, says: INDEX[language] },
    { name: `report-officers.${language}`, html: report(withOfficers, language), sheets: 3, says: 'Ani Contoh' },
    { name: `report-few.${language}`, html: report(quiet, language), sheets: 1, says: FEW[language] },
    { name: `poster.${language}`, html: poster(office, language), sheets: 1, says: INDEX[language] },
    { name: `report-flooded.${language}`, html: report(flooded, language), sheets: 3, says: LOOKED[language] },
    { name: `poster-flooded.${language}`, html: poster(flooded, language), sheets: 1, says: LOOKED[language] },
    { name: `poster-few.${language}`, html: poster(quiet, language), sheets: 1, says: FEW[language] },
  ]);

  it.each(all)('come out of the printer whole ($name)', async ({ name, html, sheets, says }) => {
    const page = await opened(html);
    await pictureOf(page, join(FOLDER, `${name}.png`));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    writeFileSync(join(FOLDER, `${name}.pdf`), pdf);

    expect(await page.locator('main').innerText()).toContain(says);
    expect(sheetsIn(pdf)).toBe(sheets);
    expect(await layoutOf(page)).toEqual(SOUND);
    await page.close();
  });

  it.each(all)('have nothing that axe finds ($name)', async ({ html }) => {
    const page = await opened(html);
    const { violations, incomplete, passes } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .withTags(RULES)
      .analyze();

    expect(passes.length).toBeGreaterThan(0);
    expect([...violations, ...incomplete].map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    await page.close();
  });

  it('ask for nothing and complain of nothing', () => {
    expect(troubles).toEqual([]);
  });
});

describe('the report', () => {
  it('keeps everything within the margins of the sheet, and no part that must not break is longer than a sheet', async () => {
    const page = await opened(report(office));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(WITHIN);
    const heights = await page.evaluate<number[]>(
      `Array.from(document.querySelectorAll('.whole, .result, .notes, .groups table'), (each) => each.offsetHeight)`,
    );

    expect(await layoutOf(page)).toEqual(SOUND);
    expect(heights.length).toBeGreaterThan(8);
    expect(Math.max(...heights)).toBeLessThan(WITHIN.height);
    await page.close();
  });

  it('goes on over as many sheets as there are officers for, with nothing lost', async () => {
    const page = await opened(report({ ...office, ...manyOfficers(120) }));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(WITHIN);

    expect(await layoutOf(page)).toEqual(SOUND);
    expect(await page.locator('.officers tbody tr').count()).toBe(120);
    const height = await page.evaluate<number>(`document.querySelector('.officers').offsetHeight`);
    // Two for the unit, and those that the table fills; its heading is on each of them.
    const least = 2 + Math.ceil(height / WITHIN.height);
    const sheets = sheetsIn(await page.pdf({ preferCSSPageSize: true }));
    expect(sheets).toBeGreaterThanOrEqual(least);
    expect(sheets).toBeLessThanOrEqual(least + 1);
    await page.close();
  });
});

it.each(LANGUAGES)('an index of 100 stands in one line of its box (%s)', async (language) => {
  const best = { ...office, survey: { ...office.survey, ikm: 100 } };
  for (const document of [poster, report]) {
    const page = await opened(document(best, language));
    const { lines, over } = await page.evaluate<{ lines: number; over: number }>(`(() => {
      const value = document.querySelector('.index .value');
      const text = document.createRange();
      text.selectNodeContents(value);
      const [whole] = text.getClientRects();
      return { lines: text.getClientRects().length, over: whole.width - value.clientWidth };
    })()`);

    expect(lines).toBe(1);
    expect(over).toBeLessThanOrEqual(0);
    expect(await layoutOf(page)).toEqual(SOUND);
    await page.close();
  }
});

describe('names of any length', () => {
  const names = [1, 60, 200].map(
    (letters) => 'Kantor Pelayanan Administrasi Kependudukan '.repeat(5).slice(0, letters - 1) + '.',
  );

  it.each(names)('leave the poster one sheet with everything on it (%s)', async (name) => {
    for (const language of LANGUAGES) {
      const page = await printed(poster({ ...named(office, name), unitName: name }, language));

      expect(await layoutOf(page)).toEqual(SOUND);
      expect(sheetsIn(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
      await page.close();
    }
  });

  it.each([
    [1, /Banjir jawaban/],
    [3, /3 aturan.*laporan survei|rules: 3.*survey report/],
    [20, /20 aturan.*laporan survei|rules: 20.*survey report/],
  ] as const)(
    'leave room on the poster for what was set aside %i times, and why or where to read why',
    async (times, says) => {
      const name = names.at(-1) ?? '';
      const excluded = Array.from({ length: times }, (_, index) => ({
        exclusionId: `e${index}`,
        where: { channel: 'poster', from: '2026-11-02', to: '2026-11-03' } as const,
        reason: 'Banjir jawaban dari satu gawai. '.repeat(9).slice(0, 130),
        answers: 40,
      }));
      const survey = {
        ...office.survey,
        flagged: flaggedOf({ n: 12, ikmWithout: 81.5 }),
        channelIkm: CHANNEL_IKM,
        excluded,
      };
      for (const language of LANGUAGES) {
        const page = await printed(poster({ ...named({ ...office, survey }, name), unitName: name }, language));

        expect(await page.locator('.remarks').innerText()).toMatch(says);
        expect(await layoutOf(page)).toEqual(SOUND);
        expect(sheetsIn(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
        await page.close();
      }
    },
  );

  it.each(names)('stay within the report (%s)', async (name) => {
    const page = await opened(
      report({ ...named(office, name), officers: officerRowsOf(anOffice(40)), unitName: name }),
    );
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(WITHIN);

    expect(await layoutOf(page)).toEqual(SOUND);
    await page.close();
  });
});

it('would see a text that is past the edge of the sheet', async () => {
  const page = await printed(poster(office));
  await page.evaluate(`document.querySelector('.thanks').append('Terima kasih. '.repeat(400))`);

  expect((await layoutOf(page)).cutOff).not.toEqual([]);
  await page.close();
});

/** Without officers, whose lines are for the desk only. */
function officeOf(answers: number): ReportInput {
  const made = anOffice(answers);
  return { unitName: OFFICE.name, survey: surveyOf(made), row: unitRowOf(made), directory: DIRECTORY };
}

/** Of one service, and everything in it called by the same name. */
function named(input: ReportInput, name: string): ReportInput {
  const called = <Named extends { readonly name: string }>(each: Named) => ({ ...each, name });
  const document: Pick<RegistryDocument, 'services' | 'officers' | 'counters'> = {
    services: OFFICE.services.map(called),
    officers: OFFICE.officers.map(called),
    counters: [],
  };
  return {
    ...input,
    survey: { ...input.survey, serviceId: 'ektp' as ServiceId },
    directory: directoryOf(document),
  };
}

function manyOfficers(count: number): Pick<ReportInput, 'officers' | 'directory'> {
  const [row] = officerRowsOf(anOffice(131));
  if (row === undefined) throw new Error('the office has no officers');
  const ids = Array.from({ length: count }, (_, index) => `p-${String(index).padStart(3, '0')}` as OfficerId);
  return {
    officers: ids.map((officerId) => ({ ...row, officerId })),
    directory: directoryOf({
      services: [],
      counters: [],
      officers: ids.map((id) => ({ id, name: `Pegawai Contoh ${id}`, nip: '000000000000000001' })),
    }),
  };
}

/** As its sheet is: on a screen of that width a poster is laid out for a phone. */
async function printed(html: string): Promise<Page> {
  const page = await opened(html);
  await page.emulateMedia({ media: 'print' });
  return page;
}

async function opened(html: string): Promise<Page> {
  const page = await context.newPage();
  await page.setContent(html);
  return page;
}

function sheetsIn(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
}

/** Chromium, when it is busy, now and then cannot capture a page that it has just printed: some more times, once it has painted. */
async function pictureOf(page: Page, path: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await page.screenshot({ path, fullPage: true });
      return;
    } catch (error) {
      if (tries === 4) throw error;
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    }
  }
}
