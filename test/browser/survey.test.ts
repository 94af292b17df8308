// From the link that a counter prints to the indicator row, in a real browser: with and without scripts, on the narrowest
// phone and on a desk, over a line that breaks, and against links that are not what they claim to be.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Route } from 'playwright-core';
import { aDocument } from '@tera/testing/facts';
import { temporaryFolder } from '@tera/testing/folder';
import { startTera, tokenOf } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { allAnswered, aResponse } from '../support/answers.ts';
import { MINUTE, SECOND, currentYear } from '../support/calendar.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { anOffice, answeredByTenOthers, linkSecretIn } from '../support/browser/office.ts';
import { takePhone } from '../support/browser/phone.ts';
import {
  choose,
  chosen,
  headingOf,
  isThanked,
  receiptOn,
  send,
  sendAndBeThanked,
  skip,
} from '../support/browser/survey-page.ts';

const RESPONSES = '**/v1/responses';
const ANSWERS = { persyaratan: 1, prosedur: 2, waktu: 3, biaya: 4, produk: 3, kompetensi: 2, perilaku: 1 };

const office = anOffice();

const WITH_SCRIPTS = { javaScriptEnabled: true, scripts: 'with scripts' };
const WITHOUT_SCRIPTS = { javaScriptEnabled: false, scripts: 'without scripts' };
const PHONE = { viewport: { width: 320, height: 640 }, device: 'on a narrow phone' };
const DESK = { viewport: { width: 1280, height: 800 }, device: 'at a desk' };

describe.concurrent('a survey link', () => {
  it.each([WITH_SCRIPTS, WITHOUT_SCRIPTS])(
    'that a robot answers, which fills in what people do not see, is counted and flagged $scripts',
    async ({ javaScriptEnabled, scripts }) => {
      const unitId = `robot-${scripts.replace(' ', '-')}`;
      await office.openUnit(unitId);
      await answeredByTenOthers(office, unitId);
      const [link = ''] = await office.surveys(unitId);
      const { page } = await takePhone(office.browser, { javaScriptEnabled });

      await page.goto(link);
      await choose(page, ANSWERS);
      await page.locator('[name=website]').fill('https://spam.example', { force: true });
      await sendAndBeThanked(page);

      const row = await office.figures(unitId);
      expect(row?.coverage).toMatchObject({ answered: 11, flags: { honeypot: 1 } });
    },
  );

  it.each([
    { ...WITH_SCRIPTS, ...PHONE, unitId: 'js-320' },
    { ...WITH_SCRIPTS, ...DESK, unitId: 'js-1280' },
    { ...WITHOUT_SCRIPTS, ...PHONE, unitId: 'html-320' },
    { ...WITHOUT_SCRIPTS, ...DESK, unitId: 'html-1280' },
  ])(
    'is answered, sent, thanked and counted $scripts $device, and is used afterwards',
    async ({ unitId, javaScriptEnabled, viewport }) => {
      await office.openUnit(unitId);
      await answeredByTenOthers(office, unitId);
      const [link = ''] = await office.surveys(unitId);
      const { page, troubles } = await takePhone(office.browser, { javaScriptEnabled, viewport });

      expect((await page.goto(link))?.status()).toBe(200);
      expect(await page.locator('header').innerText()).toMatch(/Unit uji[^]*Layanan ektp/);
      await choose(page, ANSWERS);
      await page.locator('#comment').fill('Cepat dan ramah');
      await page.locator('#who-age').selectOption('26-35');
      await sendAndBeThanked(page);
      expect(await receiptOn(page)).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);

      const row = await office.figures(unitId);
      expect(row?.coverage).toMatchObject({ invited: 11, answered: 11 });
      expect(await office.scores(unitId)).toMatchObject({
        persyaratan: [1, 0, 0, 10],
        prosedur: [0, 1, 0, 10],
        waktu: [0, 0, 1, 10],
        biaya: [0, 0, 0, 11],
        produk: [0, 0, 1, 10],
        sarana: [0, 0, 0, 10],
      });
      expect(await office.scores(unitId, 'ani')).toMatchObject({ perilaku: [1, 0, 0, 10] });

      expect((await page.goto(link))?.status()).toBe(410);
      expect(await headingOf(page)).toBe('Tautan ini sudah dipakai. Terima kasih.');
      expect(troubles).toEqual([]);
    },
  );

  it.each([
    { ...WITH_SCRIPTS, unitId: 'js-twice' },
    { ...WITHOUT_SCRIPTS, unitId: 'html-twice' },
  ])('open in two tabs is counted once, with the same thanks for both, $scripts', async (is) => {
    const { unitId, javaScriptEnabled } = is;
    await office.openUnit(unitId);
    await answeredByTenOthers(office, unitId);
    const [link = ''] = await office.surveys(unitId);
    const { context, page: first, troubles } = await takePhone(office.browser, { javaScriptEnabled });
    const second = await context.newPage();
    const third = await context.newPage();
    for (const tab of [first, second, third]) await tab.goto(link);

    await choose(first, { perilaku: 1 });
    await sendAndBeThanked(first);
    await choose(second, { perilaku: 3, sarana: 3 });
    await sendAndBeThanked(second);
    const before = await office.figures(unitId);
    const said = await office.scores(unitId);
    // Counted by now, so that the server could know.
    await choose(third, { perilaku: 2, sarana: 2 });
    await sendAndBeThanked(third);

    expect(await receiptOn(second)).toBe(await receiptOn(first));
    expect(await receiptOn(third)).toBe(await receiptOn(first));
    expect(await office.figures(unitId)).toEqual(before);
    expect(await office.scores(unitId)).toEqual(said);
    expect(before?.coverage.answered).toBe(11);
    expect(said).toMatchObject({ perilaku: [1, 0, 0, 10], sarana: [0, 0, 0, 10] });
    expect(troubles).toEqual([]);
  });

  it('tapped twice sends once', async () => {
    await office.openUnit('js-tap');
    const [link = ''] = await office.surveys('js-tap');
    const { page, requests } = await takePhone(office.browser);
    await page.goto(link);
    await page.route(RESPONSES, async (route) => {
      // A slow line, so that the second tap comes while the first is on its way.
      await page.waitForTimeout(500);
      await route.continue();
    });

    await choose(page, { perilaku: 4 });
    await page.locator('form button').dblclick();
    await isThanked(page);

    expect(requests.filter((request) => request.method() === 'POST')).toHaveLength(1);
    expect((await office.figures('js-tap'))?.coverage.answered).toBe(1);
  });

  it('tapped twice without scripts counts once', async () => {
    await office.openUnit('html-tap');
    const [link = ''] = await office.surveys('html-tap');
    const { page } = await takePhone(office.browser, { javaScriptEnabled: false });
    await page.goto(link);

    await choose(page, { perilaku: 4 });
    await page.locator('form button').dblclick();
    await isThanked(page);

    expect((await office.figures('html-tap'))?.coverage.answered).toBe(1);
  });

  it.each([
    { ...WITH_SCRIPTS, unitId: 'js-skip' },
    { ...WITHOUT_SCRIPTS, unitId: 'html-skip' },
  ])('counts no answer to what was skipped, $scripts', async ({ unitId, javaScriptEnabled }) => {
    await office.openUnit(unitId);
    await answeredByTenOthers(office, unitId);
    const [link = ''] = await office.surveys(unitId);
    const { page } = await takePhone(office.browser, { javaScriptEnabled });
    await page.goto(link);

    await choose(page, { perilaku: 1, waktu: 1 });
    await skip(page, 'waktu');
    await sendAndBeThanked(page);

    expect(await office.scores(unitId)).toMatchObject({
      perilaku: [1, 0, 0, 10],
      waktu: [0, 0, 0, 10],
      sarana: [0, 0, 0, 10],
    });
  });
});

describe.concurrent('a form that is sent empty', () => {
  it('comes back with its comment and a summary that leads to the first question', async () => {
    await office.openUnit('html-empty');
    const [link = ''] = await office.surveys('html-empty');
    const { page } = await takePhone(office.browser, { javaScriptEnabled: false });
    await page.goto(link);

    await page.locator('#comment').fill('Dua\nbaris');
    const [answer] = await Promise.all([page.waitForResponse((sent) => sent.url().includes('&again')), send(page)]);

    expect(answer.status()).toBe(422);
    expect(await page.title()).toMatch(/^Galat: /);
    expect(await page.locator('#comment').inputValue()).toBe('Dua\nbaris');
    await page.getByRole('alert').getByRole('link', { name: 'Jawablah sekurang-kurangnya satu pertanyaan.' }).click();
    expect(new URL(page.url()).hash).toBe('#q-persyaratan-1');
    expect(await page.evaluate('document.activeElement.id')).toBe('q-persyaratan-1');

    await choose(page, { perilaku: 4 });
    await sendAndBeThanked(page);
    expect((await office.figures('html-empty'))?.coverage.answered).toBe(1);
  });

  it('with scripts says so at once, and sends nothing', async () => {
    await office.openUnit('js-empty');
    const [link = ''] = await office.surveys('js-empty');
    const { page, requests, troubles } = await takePhone(office.browser);
    await page.goto(link);

    await send(page);
    await page.getByRole('alert').getByRole('link').waitFor();

    expect(await page.evaluate('document.activeElement.id')).toBe('summary');
    expect(await page.title()).toMatch(/^Galat: Survei Kepuasan Masyarakat/);
    expect(requests.filter((request) => request.method() === 'POST')).toEqual([]);
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('q-persyaratan-1');
    expect(troubles).toEqual([]);
  });
});

describe.concurrent('a form with a mistake', () => {
  it.each([
    { ...WITH_SCRIPTS, unitId: 'js-wrong' },
    { ...WITHOUT_SCRIPTS, unitId: 'html-wrong' },
  ])('comes back with every answer and a link to the field, and is then taken, $scripts', async (is) => {
    await office.openUnit(is.unitId);
    const [link = ''] = await office.surveys(is.unitId);
    const { page, troubles } = await takePhone(office.browser, is);
    await page.goto(link);

    await choose(page, ANSWERS);
    await page.locator('#who-sex').selectOption('P');
    await page.evaluate("document.getElementById('comment').removeAttribute('maxlength')");
    await page.locator('#comment').fill('x'.repeat(1001));
    await send(page);
    await page.locator('#comment-error').waitFor();

    expect(await chosen(page)).toEqual(ANSWERS);
    expect(await page.locator('#who-sex').inputValue()).toBe('P');
    expect(await page.locator('#comment').inputValue()).toBe('x'.repeat(1001));
    await page
      .getByRole('alert')
      .getByRole('link', { name: /Komentar terlalu panjang/ })
      .click();
    expect(await page.evaluate('document.activeElement.id')).toBe('comment');

    await page.locator('#comment').fill('x');
    await sendAndBeThanked(page);
    expect((await office.figures(is.unitId))?.coverage.answered).toBe(1);
    expect(troubles).toEqual([]);
  });
});

describe.concurrent('going back without scripts', () => {
  it('never asks to send a form once more: what was typed is there until it is taken, and nothing of it afterwards', async () => {
    await office.openUnit('html-kembali');
    const [link = ''] = await office.surveys('html-kembali');
    const { page, requests, troubles } = await takePhone(office.browser, { javaScriptEnabled: false });
    await page.goto(link);
    await page.locator('#comment').fill('Dua\nbaris');
    await send(page);
    await page.getByRole('alert').waitFor();

    await page.goBack();
    expect(await page.locator('#comment').inputValue()).toBe('Dua\nbaris');
    expect(await page.title()).not.toMatch(/^Galat/);
    await page.goForward();
    await page.reload();
    expect(await page.title()).toMatch(/^Galat/);
    expect(await page.locator('#comment').inputValue()).toBe('Dua\nbaris');
    await choose(page, { perilaku: 4 });
    await sendAndBeThanked(page);
    const receipt = await receiptOn(page);
    await page.reload();
    expect(await receiptOn(page)).toBe(receipt);
    await office.tera.counted();
    await page.goBack();
    expect(await headingOf(page)).toBe('Tautan ini sudah dipakai. Terima kasih.');
    await page.goBack();
    expect(await headingOf(page)).toBe('Tautan ini sudah dipakai. Terima kasih.');

    expect(requests.filter((request) => request.method() === 'POST')).toHaveLength(2);
    expect((await office.figures('html-kembali'))?.coverage.answered).toBe(1);
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['tera_device']);
    expect(troubles).toEqual([]);
  });
});

describe.concurrent('the length of the form', () => {
  const LONG = {
    name: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh Raya',
    services: [
      { id: 'ektp', name: 'Perekaman dan penerbitan KTP elektronik' },
      { id: 'kk', name: 'Penerbitan kartu keluarga baru' },
    ],
    counters: [{ id: 'loket-1', name: 'Loket 1 Pelayanan Administrasi Kependudukan' }],
  };

  it.each(['id', 'en'])(
    'is four screens of a phone at most, and the first question is answered on the first (%s)',
    async (lang) => {
      const unitId = `pendek-${lang}`;
      await office.openUnit(unitId, LONG);
      const [ticket = ''] = await office.surveys(unitId);
      const poster = `${office.tera.url}/s/${await office.posterToken(unitId, 'loket-1')}`;
      const { page } = await takePhone(office.browser);

      for (const url of [ticket, poster]) {
        await page.setViewportSize({ width: 360, height: 740 });
        await page.goto(`${url}?lang=${lang}`);
        expect(await page.evaluate('document.documentElement.scrollHeight / 740')).toBeLessThanOrEqual(4);
        await page.setViewportSize({ width: 320, height: 640 });
        const bottoms = await page.evaluate(
          "[...document.querySelectorAll('#q-persyaratan label')].slice(0, 4).map((label) => label.getBoundingClientRect().bottom)",
        );
        for (const bottom of bottoms as number[]) expect(bottom).toBeLessThanOrEqual(640);
      }
    },
  );
});

describe.concurrent('what a phone kept', () => {
  it('is gone when the answer is known to be there, also if nobody told the phone that it was taken', async () => {
    await office.openUnit('js-lupa');
    const [link = ''] = await office.surveys('js-lupa');
    const { context, page } = await takePhone(office.browser);
    await page.goto(link);
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await page.route(RESPONSES, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await choose(page, ANSWERS);
    await page.locator('#comment').fill('Rahasia');
    await send(page);
    await page.getByRole('status').getByText('akan dikirim saat tersambung').waitFor();
    expect(await page.evaluate('localStorage.length')).toBe(1);
    await page.close();
    await office.tera.counted();

    const later = await context.newPage();
    expect((await later.goto(link))?.status()).toBe(410);

    expect(await later.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    expect((await office.figures('js-lupa'))?.coverage.answered).toBe(1);
  });

  it('of links whose time is over is forgotten by the next survey', async () => {
    await office.openUnit('js-sapu');
    const [link = ''] = await office.surveys('js-sapu');
    const { page } = await takePhone(office.browser);
    await page.goto(`${office.tera.url}/v1/health`);
    await page.evaluate(`
      localStorage.setItem('tera:t~1~lama', JSON.stringify({ at: Date.now() - 31 * 86400000, pending: [['q.waktu', '1']] }));
      localStorage.setItem('tera:t~1~baru', JSON.stringify({ at: Date.now() - 86400000, pending: [['q.waktu', '1']] }));
      localStorage.setItem('tera:t~1~dulu', JSON.stringify({ id: 'r-1' }));
    `);

    await page.goto(link);

    expect(await page.evaluate('Object.keys(localStorage)')).toEqual(['tera:t~1~baru']);
  });
});

describe.concurrent('the language of the page', () => {
  const HEADINGS = { id: 'Bagaimana pelayanan kami?', en: 'How was our service?' };

  it.each([
    { accepts: 'id-ID,id;q=0.9,en;q=0.8', lang: 'id' as const },
    { accepts: 'en-GB,en;q=0.9', lang: 'en' as const },
    { accepts: 'fr-FR,en;q=0.5,id;q=0.4', lang: 'en' as const },
    { accepts: 'ja', lang: 'id' as const },
    { accepts: undefined, lang: 'id' as const },
  ])('is $lang for a phone that asks for $accepts', async ({ accepts, lang }) => {
    const unitId = `bahasa-${(accepts ?? 'tanpa').slice(0, 2)}`;
    await office.openUnit(unitId);
    const [link = ''] = await office.surveys(unitId);

    const answer = await fetch(link, accepts === undefined ? {} : { headers: { 'accept-language': accepts } });

    expect(await answer.text()).toContain(`<html lang="${lang}"`);
  });

  it('follows the phone, and then the citizen, up to the thanks', async () => {
    await office.openUnit('languages');
    const [link = ''] = await office.surveys('languages');
    const { page } = await takePhone(office.browser, { javaScriptEnabled: false, locale: 'en-GB' });

    await page.goto(link);
    expect(await headingOf(page)).toBe(HEADINGS.en);
    await page.getByRole('link', { name: 'Bahasa Indonesia' }).click();
    await page.waitForURL(/lang=id/);
    expect(await headingOf(page)).toBe(HEADINGS.id);
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(/lang=en/);
    expect(await headingOf(page)).toBe(HEADINGS.en);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await choose(page, { perilaku: 4 });
    await sendAndBeThanked(page);

    expect(await headingOf(page)).toBe('Thank you.');
    await office.figures('languages');
    await page.goto(`${link}?lang=en`);
    expect(await headingOf(page)).toBe('This link has been used. Thank you.');
  });
});

describe.concurrent('a line that breaks', () => {
  it('before the answers are on their way: they are sent when it is back, once', async () => {
    await office.openUnit('js-offline');
    const [link = ''] = await office.surveys('js-offline');
    const { context, page } = await takePhone(office.browser);
    await page.goto(link);
    await choose(page, ANSWERS);

    await context.setOffline(true);
    await send(page);
    await page.getByRole('status').getByText('akan dikirim saat tersambung').waitFor();
    await context.setOffline(false);
    await isThanked(page);

    expect((await office.figures('js-offline'))?.coverage.answered).toBe(1);
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });

  it('after the server took them: they are sent again, and counted once', async () => {
    await office.openUnit('js-cut');
    await answeredByTenOthers(office, 'js-cut');
    const [link = ''] = await office.surveys('js-cut');
    const { page } = await takePhone(office.browser);
    await page.goto(link);
    const sent: unknown[] = [];
    let taken = 0;
    await page.route(RESPONSES, async (route) => {
      sent.push(route.request().postDataJSON());
      if (sent.length > 1) return route.continue();
      taken = (await route.fetch()).status();
      await route.abort('connectionreset');
    });

    await choose(page, ANSWERS);
    await sendAndBeThanked(page);

    expect(taken).toBe(202);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect((await office.figures('js-cut'))?.coverage.answered).toBe(11);
    expect(await office.scores('js-cut')).toMatchObject({ perilaku: [1, 0, 0, 10] });
  });

  it('for long: the answers outlive the page, and a second tab does not send them twice', async () => {
    await office.openUnit('js-reload');
    const [link = ''] = await office.surveys('js-reload');
    const { context, page } = await takePhone(office.browser);
    const ids = new Set<unknown>();
    const refuse = async (route: Route): Promise<void> => {
      ids.add((route.request().postDataJSON() as { responseId: string }).responseId);
      await route.abort('internetdisconnected');
    };
    await context.route(RESPONSES, refuse);
    await page.goto(link);
    await choose(page, ANSWERS);
    await page.locator('#comment').fill('Baris satu\nBaris dua');
    await send(page);
    await page.getByRole('status').getByText('akan dikirim saat tersambung').waitFor();

    await page.reload();
    await page.getByRole('status').getByText('akan dikirim saat tersambung').waitFor();

    expect(await chosen(page)).toEqual(ANSWERS);
    expect(await page.locator('#comment').inputValue()).toBe('Baris satu\nBaris dua');
    const second = await context.newPage();
    await second.goto(link);
    expect(await chosen(second)).toEqual(ANSWERS);
    await context.unroute(RESPONSES, refuse);
    await Promise.all([isThanked(page), isThanked(second)]);
    expect(ids.size).toBe(1);
    expect((await office.figures('js-reload'))?.coverage.answered).toBe(1);
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });

  it('for the whole service: the answers wait for a door that is busy, and do not lose their place', async () => {
    await office.openUnit('js-busy');
    const [link = ''] = await office.surveys('js-busy');
    const { page } = await takePhone(office.browser);
    await page.goto(link);
    let refusals = 0;
    await page.route(RESPONSES, (route) =>
      refusals++ === 0 ? route.fulfill({ status: 503, headers: { 'retry-after': '1' } }) : route.continue(),
    );

    await choose(page, ANSWERS);
    await send(page);
    await page.getByRole('status').getByText('Layanan sedang sibuk').waitFor();
    await isThanked(page);

    expect((await office.figures('js-busy'))?.coverage.answered).toBe(1);
  });
});

describe.concurrent('a link that is flooded', () => {
  it.each([
    { ...WITH_SCRIPTS, unitId: 'js-flood', says: 'Layanan sedang sibuk' },
    { ...WITHOUT_SCRIPTS, unitId: 'html-flood', says: 'Jawaban Anda belum terkirim' },
  ])('takes no more for a while, and loses nothing that was filled in, $scripts', async (is) => {
    await office.openUnit(is.unitId);
    const [link = ''] = await office.surveys(is.unitId);
    const { page, troubles } = await takePhone(office.browser, is);
    await page.goto(link);
    await choose(page, ANSWERS);
    await page.locator('#comment').fill('Cepat dan ramah');
    await untilThereIsTimeInThisMinute();
    const flood = async () => (await office.tera.client.answer(aResponse(tokenOf(link), allAnswered(1)))).status;
    while ((await flood()) !== 429);

    const [answer] = await Promise.all([page.waitForResponse((got) => got.request().method() === 'POST'), send(page)]);
    await page.getByText(is.says).waitFor();

    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
    expect(await chosen(page)).toEqual(ANSWERS);
    expect(await page.locator('#comment').inputValue()).toBe('Cepat dan ramah');
    expect((await office.figures(is.unitId))?.coverage.answered).toBe(1);
    expect(troubles).toEqual([]);
  });
});

describe.concurrent('a link that is not what it claims to be', () => {
  const PARTS = ['kind', 'key id', 'unit', 'ticket', 'expiry', 'signature'];
  const POSTER_PARTS = ['kind', 'key id', 'unit', 'counter', 'signature'];

  it('is not known, whichever part was changed, and changes no figure', async () => {
    await office.openUnit('palsu');
    await office.openUnit('palsu2');
    const [link = ''] = await office.surveys('palsu');
    const poster = await office.posterToken('palsu', 'loket-1');
    const { page, troubles } = await takePhone(office.browser);
    const before = await office.figuresByOfficer('palsu');
    const tampered = [
      ...PARTS.map((part, index) => ({ part: `ticket ${part}`, token: withChanged(tokenOf(link), index) })),
      ...POSTER_PARTS.map((part, index) => ({ part: `poster ${part}`, token: withChanged(poster, index) })),
      { part: 'another unit that exists', token: tokenOf(link).replace('~palsu~', '~palsu2~') },
      { part: 'its end cut off', token: tokenOf(link).slice(0, -1) },
      { part: 'more at its end', token: `${tokenOf(link)}x` },
    ];

    for (const { part, token } of tampered) {
      const url = `${office.tera.url}/s/${token}`;
      const shown = await page.goto(url);
      expect([part, shown?.status(), await headingOf(page)]).toEqual([part, 404, 'Tautan ini tidak kami kenali.']);
      expect([part, await postedTo(url)]).toEqual([part, 404]);
      const { status } = await office.tera.client.answer(aResponse(token, allAnswered(4)));
      expect([part, status]).toEqual([part, 422]);
    }

    expect(await office.figuresByOfficer('palsu')).toEqual(before);
    expect(await office.figuresByOfficer('palsu2')).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('of a ticket is closed when its time is over, and changes no figure', async () => {
    await office.openUnit('lewat');
    await office.surveys('lewat');
    const before = await office.figures('lewat');
    const { page } = await takePhone(office.browser);
    const token = office.expiredToken('lewat');
    const url = `${office.tera.url}/s/${token}`;

    expect((await page.goto(url))?.status()).toBe(410);
    expect(await headingOf(page)).toBe('Survei ini sudah ditutup.');
    expect(await postedTo(url)).toBe(410);
    expect((await office.tera.client.answer(aResponse(token, allAnswered(4)))).status).toBe(422);

    expect(await office.figures('lewat')).toEqual(before);
  });

  it('of a poster never rates an officer, whatever is claimed beside it', async () => {
    await office.openUnit('poster');
    await office.surveys('poster');
    const poster = await office.posterToken('poster', 'loket-1');
    const before = await office.figuresByOfficer('poster');
    const [kind, keyId, unitId, counterId, signature] = poster.split('~');
    const { page } = await takePhone(office.browser);

    for (const token of [
      [kind, keyId, unitId, 'ani', signature],
      [kind, keyId, unitId, counterId, 'ani', signature],
      ['t', keyId, unitId, 'ektp', 'ani', 'T-1', 'zzzzzz', signature],
    ]) {
      const url = `${office.tera.url}/s/${token.join('~')}`;
      expect((await page.goto(url))?.status()).toBe(404);
      expect(await postedTo(url)).toBe(404);
    }
    expect(await postedTo(`${office.tera.url}/s/${poster}`, { officerId: 'ani', 'who.officerId': 'ani' })).not.toBe(
      404,
    );
    const url = `${office.tera.url}/s/${poster}`;
    expect((await page.goto(`${url}?officerId=ani`))?.status()).toBe(200);
    await choose(page, ANSWERS);
    await page.locator('#service').selectOption('kk');
    await sendAndBeThanked(page);

    const after = await office.figuresByOfficer('poster');
    expect(rowOf('ani', after)).toEqual(rowOf('ani', before));
    expect(rowOf('budi', after)).toBeUndefined();
    expect(await office.scores('poster', 'ani')).toEqual({});
    const { rows } = await office.tera.client.indicators('poster', currentYear(), ['service']);
    expect(rows.map(({ serviceId, satisfaction }) => [serviceId, satisfaction.answered])).toContainEqual(['kk', 1]);
    expect((await office.figures('poster'))?.satisfaction.answered).toBeGreaterThan(0);
  });
});

describe('a secret that is replaced', () => {
  it('opens the links in circulation as long as it is kept, and none of them afterwards', async () => {
    const folder = temporaryFolder();
    const { page } = await takePhone(office.browser);
    const status = async (url: string, token: string): Promise<number | undefined> =>
      (await page.goto(`${url}/s/${token}`))?.status();
    let tera = await startTera({ dataDir: folder });
    await tera.client.putUnit('contoh', aDocument());
    const { surveys } = await tera.client.push('contoh', aServedTicket('T-1'));
    const old = tokenOf(surveys[0]?.url ?? '');
    expect(await status(tera.url, old)).toBe(200);
    await tera.stop();

    const { value } = linkSecretIn(folder);
    replaceLinkSecret(folder, { ...value, baru: 'rahasia-baru-untuk-uji-saja', signWith: 'baru' });
    tera = await startTera({ dataDir: folder });
    const more = await tera.client.push('contoh', aServedTicket('T-2'));
    const fresh = tokenOf(more.surveys[0]?.url ?? '');
    expect(fresh.split('~')[1]).toBe('baru');
    expect([await status(tera.url, old), await status(tera.url, fresh)]).toEqual([200, 200]);
    await tera.stop();

    replaceLinkSecret(folder, { baru: 'rahasia-baru-untuk-uji-saja', signWith: 'baru' });
    tera = await startTera({ dataDir: folder });
    expect([await status(tera.url, old), await status(tera.url, fresh)]).toEqual([404, 200]);
    expect(await status(tera.url, old)).toBe(404);
    expect(await postedTo(`${tera.url}/s/${old}`)).toBe(404);
    expect((await tera.client.answer(aResponse(old, allAnswered(1)))).status).toBe(422);
    await tera.counted();
    const { rows } = await tera.client.indicators('contoh', String(new Date().getUTCFullYear()));
    expect(rows[0]?.coverage).toMatchObject({ invited: 2, answered: 0 });
    await tera.stop();
  });
});

/** What is counted by the minute is forgotten with it. */
async function untilThereIsTimeInThisMinute(): Promise<void> {
  const left = MINUTE - (Date.now() % MINUTE);
  if (left < 15 * SECOND) await sleep(left);
}

/** The status of a plain form that is sent to a link. */
async function postedTo(url: string, more: Readonly<Record<string, string>> = {}): Promise<number> {
  const body = new URLSearchParams({
    'q.perilaku': '4',
    responseId: crypto.randomUUID(),
    startedAt: new Date().toISOString(),
    lang: 'id',
    ...more,
  });
  return (await fetch(url, { method: 'POST', body, redirect: 'manual' })).status;
}

/** The token with one letter of one of its parts replaced by another that may stand there. */
function withChanged(token: string, index: number): string {
  return token
    .split('~')
    .map((part, at) => (at === index ? (part.startsWith('z') ? 'y' : 'z') + part.slice(1) : part))
    .join('~');
}

function replaceLinkSecret(folder: string, value: Readonly<Record<string, string>>): void {
  const file = join(folder, 'secrets.json');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  writeFileSync(file, JSON.stringify({ ...texts, [linkSecretIn(folder).name]: JSON.stringify(value) }));
}

function rowOf<Row extends { readonly officerId?: string | null | undefined }>(
  officerId: string,
  rows: readonly Row[],
): Row | undefined {
  return rows.find((row) => row.officerId === officerId);
}
