// The QR codes as a camera sees them: drawn by a browser, read by a decoder that is not ours, and compared with the exact
// address. A code that is one version larger is harder to scan from an old phone, so its size is a promise too.

import { type LinkSecrets, signLink } from '@tera/links';
import type { TicketId, UnitId } from '@tera/domain';
import { IMAGE_HEADERS, qrSvg } from '@tera/pages';
import { describe, expect, it } from 'vitest';
import { DAY } from '../support/calendar.ts';
import { anOffice } from '../support/browser/office.ts';
import { takePhone } from '../support/browser/phone.ts';
import { readQrCode } from '../support/browser/qr-code.ts';

const HOST = 'https://a1b2c3d4e5.execute-api.ap-southeast-3.amazonaws.com';
const SCREEN = { viewport: { width: 900, height: 900 } };

const office = anOffice();

describe("a ticket's code", () => {
  it('leads to its survey', async () => {
    await office.openUnit('kode');
    const [link = ''] = await office.surveys('kode');
    const { page, troubles } = await takePhone(office.browser, SCREEN);

    const answer = await page.goto(`${link}/qr.svg`);

    expect(answer?.headers()['content-type']).toContain('image/svg+xml');
    expect(await readQrCode(page.locator('svg'))).toMatchObject({ text: link, level: 'M' });
    expect(troubles).toEqual([]);
  });

  it('can be read in the dark, and small', async () => {
    await office.openUnit('gelap');
    const [link = ''] = await office.surveys('gelap');
    const { page } = await takePhone(office.browser, { viewport: { width: 180, height: 180 }, colorScheme: 'dark' });
    await page.goto(`${link}/qr.svg`);

    expect(await readQrCode(page.locator('svg'))).toMatchObject({ text: link });
  });

  it.each([
    { length: 'ordinary', id: 12, ticket: 24, most: 10 },
    { length: 'the longest', id: 40, ticket: 64, most: 16 },
  ])('is version $most at most with ids of $length length', async ({ id, ticket, most }) => {
    const url = `${HOST}/s/${aTokenWithIds(id, ticket, office.linkSecrets)}`;
    const { page } = await takePhone(office.browser, SCREEN);
    await page.route(`${office.tera.url}/code.svg`, (route) =>
      route.fulfill({ headers: { ...IMAGE_HEADERS }, body: qrSvg(url) }),
    );
    await page.goto(`${office.tera.url}/code.svg`);

    const { text, level, version } = await readQrCode(page.locator('svg'));

    expect({ text, level }).toEqual({ text: url, level: 'M' });
    expect(version).toBeLessThanOrEqual(most);
  });

  it('is not made for a link that is not ours', async () => {
    const answer = await fetch(`${office.tera.url}/s/t~1~kode~x/qr.svg`);

    expect(answer.status).toBe(404);
  });
});

describe("a poster's code", () => {
  it.each(['A4', 'A5'])('on %s leads to the survey of what stands on it', async (size) => {
    const unitId = `poster-${size}`;
    await office.openUnit(unitId, { counters: ['loket-1', 'loket-2'] });
    const tokens = [
      await office.posterToken(unitId),
      await office.posterToken(unitId, 'loket-1'),
      await office.posterToken(unitId, 'loket-2'),
    ];
    const { page } = await takePhone(office.browser, {
      viewport: { width: 1280, height: 1200 },
      extraHTTPHeaders: { authorization: `Bearer ${office.tera.adminKey}` },
    });

    expect((await page.goto(`${office.tera.url}/v1/units/${unitId}/posters?size=${size}`))?.status()).toBe(200);

    const sheets = page.locator('section');
    expect(await sheets.count()).toBe(3);
    for (const [index, token] of tokens.entries()) {
      const url = `${office.tera.url}/s/${token}`;
      expect(await readQrCode(sheets.nth(index).locator('svg'))).toMatchObject({ text: url, level: 'M' });
      // What stands below the code is typed by hand, and leads to the same.
      const typed = (await sheets.nth(index).locator('.link').innerText())
        .replace('atau ketik', '')
        .replaceAll(/\s/g, '');
      expect(typed).toMatch(/\/p\/poster-A[45]-[2-9a-z]{8}$/);
      expect((await fetch(`http://${typed}`)).url).toBe(url);
      expect((await fetch(url)).status).toBe(200);
    }
    expect(await sheets.nth(1).innerText()).toContain('Loket loket-1');
    expect(await sheets.nth(2).innerText()).toContain('Loket loket-2');
  });
});

describe("a paper form's code", () => {
  it('says of which unit, service and words it is', async () => {
    await office.openUnit('kertas', { services: ['ektp', 'kk'] });
    const { page } = await takePhone(office.browser, {
      viewport: { width: 1280, height: 1200 },
      extraHTTPHeaders: { authorization: `Bearer ${office.tera.adminKey}` },
    });

    for (const [query, text] of [
      ['', 'kertas/-/skm-2017.2'],
      ['?service=kk', 'kertas/kk/skm-2017.2'],
    ]) {
      expect((await page.goto(`${office.tera.url}/v1/units/kertas/survey-form${query}`))?.status()).toBe(200);
      expect(await readQrCode(page.locator('section svg'))).toMatchObject({ text, level: 'M' });
      expect(await page.locator('.foot').innerText()).toContain(text);
    }
  });
});

/** A genuine token of today; ids differ in every letter, so that nothing in them can be packed. */
function aTokenWithIds(id: number, ticket: number, secrets: LinkSecrets): string {
  const letters = 'Aq7Zb8Yc9Xd0We1Vf2Ug3Th4Si5Rj6Qk.Pl_Om-Nn:Mo9Lp8Kq7Jr6Is5Ht4Gu3Fv2Ew1Dx';
  return signLink(
    {
      unitId: letters.slice(0, id) as UnitId,
      ticketId: letters.slice(3, ticket + 3) as TicketId,
      expiresAt: Date.now() + 30 * DAY,
    },
    secrets,
  );
}
