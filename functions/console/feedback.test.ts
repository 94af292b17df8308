// What people say about the system, by the forms of its page on a real engine: who hears it, who answers, and what is not taken.
import * as routes from '@tera/contracts/routes';
import { HOUR, type Instant, MINUTE, SECOND } from '@tera/domain';
import { auditStore } from '@tera/store';
import { TABLES, anEngine, putUnit } from '@tera/testing/engine';
import { aDocument, aNewUnit, ani, at } from '@tera/testing/facts';
import { type PageAnswer, aForm } from '@tera/testing/http';
import { textOf, valuesOf } from '@tera/testing/page';
import { beforeAll, describe, expect, it } from 'vitest';
import { onView } from '@tera/in-person';
import { showFeedback, takeFeedback } from './feedback.ts';
import { type OpenConsole, type Visitor, openConsole } from '@tera/testing/console';
import { figureDeps } from './testing.ts';

const engine = anEngine();
const clock: { now: Instant } = { now: at('09:00') };
const [unit, other] = [aNewUnit(), aNewUnit()];
const PAGE = 'GET /console/feedback';
const FORM = 'POST /console/feedback';
let here: OpenConsole;

beforeAll(async () => {
  await putUnit(engine, unit, aDocument({ name: 'Kelurahan Cempaka' }));
  await putUnit(engine, other, aDocument({ name: 'Kelurahan Melati' }));
  here = openConsole(
    engine,
    () => clock.now,
    (parts) => {
      const deps = figureDeps(engine, parts);
      return [
        onView(routes.consoleFeedback, deps, (view) => showFeedback(view, deps)),
        onView(routes.sendConsoleFeedback, deps, (view, event) => takeFeedback(view, event, deps)),
      ];
    },
  );
});

const officer = () => here.signIn([{ role: 'officer', units: [unit], officerId: ani }], 'Adi Contoh');
const hrOf = (...units: string[]) => here.signIn([{ role: 'hr', units }]);

/** The page, and the fields that its first form would send. */
async function open(who: Visitor, query: Readonly<Record<string, string>> = {}): Promise<PageAnswer> {
  const page = await who.visit({ routeKey: PAGE, query });
  expect(page.status).toBe(200);
  return page;
}

type Fields = Readonly<Record<string, string>>;

/** As the form of the page sends it, unless the test sends something else. */
async function say(who: Visitor, text: string, changes: Fields = {}, headers: Fields = {}): Promise<PageAnswer> {
  clock.now += SECOND;
  const form = await formOf(who);
  const sent = aForm({ token: who.token, form, unit, text, ...changes });
  return who.visit({ routeKey: FORM, ...sent, headers: { ...sent.headers, ...headers } });
}

async function formOf(who: Visitor): Promise<string> {
  return /name="form" value="([^"]+)"/.exec((await open(who)).html)?.[1] ?? '';
}

/** The message that stands first in what others have said. */
const messageOn = ({ html }: PageAnswer) => /name="message" value="([^"]+)"/.exec(html)?.[1] ?? '';

const see = async (who: Visitor) => textOf((await open(who)).html);

const isOfUnit = (units: readonly string[]) => units.includes(unit);

async function seenBy(text: string, ...roles: Parameters<OpenConsole['signIn']>[0]): Promise<boolean> {
  return (await see(await here.signIn(roles))).includes(text);
}

/** Whether the page says so at this address. */
async function saysSent(who: Visitor, query: Fields): Promise<boolean> {
  return (await open(who, query)).html.includes('sudah terkirim');
}

async function heardAnywhere(text: string): Promise<number> {
  const items = await engine.items('registry', 'FEEDBACK#');
  return items.filter((item) => item['text']?.S?.includes(text)).length;
}

describe('what an officer says', () => {
  it('is read and answered by HR of the unit, and the officer sees the answer', async () => {
    const adi = await officer();
    expect(await say(adi, 'Tombol cetak\ntidak ketemu.')).toMatchObject({
      status: 303,
      headers: { location: '/console/feedback?said=1' },
    });
    expect(await see(adi)).toContain('Kelurahan Cempaka, 20 November 2026 pukul 09.00 WIB · Belum dijawab');

    const sari = await hrOf(unit);
    const page = await open(sari);
    expect(textOf(page.html)).toContain('Adi Contoh , Kelurahan Cempaka');
    expect(await say(sari, 'Ada di kanan atas.', { message: messageOn(page) })).toMatchObject({
      status: 303,
      headers: { location: `/console/feedback?answered=${messageOn(page)}&unit=${unit}` },
    });

    const text = await see(adi);
    expect(text).toMatch(/Tombol cetak tidak ketemu\. Dijawab Sari Contoh, .* Ada di kanan atas\./);
    expect(text).not.toContain('Belum dijawab');
  });

  it('is read by an administrator of the unit or of all, and by nobody else', async () => {
    await say(await officer(), 'Hanya untuk yang berwenang.');
    expect(await seenBy('Hanya untuk yang berwenang.', { role: 'admin', units: ['*'] })).toBe(true);
    expect(await seenBy('Hanya untuk yang berwenang.', { role: 'admin', units: [unit] })).toBe(true);
    expect(await seenBy('Hanya untuk yang berwenang.', { role: 'hr', units: [other] })).toBe(false);
    expect(
      await seenBy(
        'Hanya untuk yang berwenang.',
        { role: 'supervisor', units: ['*'] },
        { role: 'auditor', units: ['*'] },
      ),
    ).toBe(false);
    expect(await seenBy('Hanya untuk yang berwenang.', { role: 'officer', units: [unit], officerId: ani })).toBe(false);
    expect(await seenBy('Hanya untuk yang berwenang.')).toBe(false);
  });

  it('stays the officer’s own where they go to another unit, and who is no HR any more hears nothing', async () => {
    const [adi, sari] = [await officer(), await hrOf(unit)];
    await say(adi, 'Sebelum saya pindah.');
    expect(await see(sari)).toContain('Sebelum saya pindah.');

    await here.setRoles(adi.personId, [{ role: 'officer', units: [other], officerId: ani }]);
    await here.setRoles(sari.personId, [{ role: 'supervisor', units: [unit] }]);

    expect(await see(adi)).toContain('Sebelum saya pindah.');
    expect(await see(sari)).not.toContain('Sebelum saya pindah.');
  });

  it('is said once by a form that is sent twice', async () => {
    const adi = await officer();
    const form = await formOf(adi);
    for (let n = 0; n < 2; n++) expect(await say(adi, 'Sekali saja.', { form })).toMatchObject({ status: 303 });
    expect(await say(adi, 'Sekali saja, tetapi lain.', { form })).toMatchObject({ status: 303 });

    expect(await heardAnywhere('Sekali saja')).toBe(2);
  });

  it('is told by the audit, and not what it was', async () => {
    const adi = await officer();
    await say(adi, 'Pendapat pribadi saya.');

    const { entries } = await auditStore(engine.client, TABLES.registry).read({ most: 100, mayRead: isOfUnit });
    const entry = entries.find(({ by }) => by.keyId === `person:${adi.personId}`);
    expect(entry).toMatchObject({
      what: 'feedback.said',
      by: { keyId: `person:${adi.personId}`, name: 'Adi Contoh' },
    });
    expect(JSON.stringify(entries)).not.toContain('Pendapat pribadi');
  });
});

describe('that something was sent', () => {
  it('is said to whoever has just said it, and to nobody who only opens the address', async () => {
    const [adi, sari] = [await officer(), await hrOf(unit)];
    expect(await saysSent(adi, { said: '1' })).toBe(false);

    await say(adi, 'Baru saja.');
    expect(await saysSent(adi, { said: '1' })).toBe(true);
    expect(await saysSent(sari, { said: '1' })).toBe(false);
    const before = clock.now;
    clock.now += 3 * MINUTE;
    expect(await saysSent(adi, { said: '1' })).toBe(false);
    clock.now = before;
  });

  it('is said of an answer to whoever has just answered that', async () => {
    const [adi, sari, other2] = [await officer(), await hrOf(unit), await hrOf(unit)];
    await say(adi, 'Apa jawabannya?');
    const answered = { answered: messageOn(await open(sari)), unit };
    expect(await saysSent(sari, answered)).toBe(false);

    await say(sari, 'Ini.', { message: answered.answered });
    expect(await saysSent(sari, answered)).toBe(true);
    expect(await saysSent(other2, answered)).toBe(false);
    expect(await saysSent(adi, answered)).toBe(false);
    expect(await saysSent(sari, { answered: 'x', unit })).toBe(false);
  });
});

describe('who has no role, or one for all units', () => {
  it('speaks in general, which is heard by who is for all units', async () => {
    const tamu = await here.signIn([]);
    expect(await say(tamu, 'Saya belum punya peran.', { unit: '*' })).toMatchObject({ status: 303 });

    expect(await see(await hrOf(unit))).not.toContain('Saya belum punya peran.');
    expect(await see(await hrOf('*'))).toContain('Saya belum punya peran.');
  });
});

describe('a form', () => {
  it('without the token of its session is not taken: none, a forged one, another person’s, or that of another session', async () => {
    const adi = await officer();
    const [sari, again] = [await hrOf(unit), await here.signInAgain(adi.personId)];

    for (const token of ['', 'x'.repeat(24), sari.token, again.token]) {
      const page = await say(adi, 'Bukan dari halaman ini.', { token });
      expect(page.status).toBe(403);
      // Whoever has typed it does not lose it.
      expect(page.html).toContain('Bukan dari halaman ini.</textarea');
    }
    expect(await heardAnywhere('Bukan dari halaman ini.')).toBe(0);
  });

  it('of a page of somebody else is not taken', async () => {
    const adi = await officer();
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://lain.example' },
    ] as readonly Fields[]) {
      expect(await say(adi, 'Dari halaman lain.', {}, headers)).toMatchObject({ status: 403 });
    }
    expect(await say(adi, 'Dari halaman kami.', {}, { 'sec-fetch-site': 'same-origin' })).toMatchObject({
      status: 303,
    });
    expect(await heardAnywhere('Dari halaman lain.')).toBe(0);
  });

  it('that is sent when the session is over is given back, so that what was typed can be copied', async () => {
    const adi = await officer();
    const sent = aForm({ token: adi.token, form: await formOf(adi), unit, text: '<b>Tanpa</b> sesi.' });

    const page = await adi.visit({ routeKey: FORM, ...sent, cookies: [] });
    expect(page.status).toBe(403);
    expect(textOf(page.html)).toContain('Belum ada yang terkirim.');
    expect(page.html).toContain('&lt;b&gt;Tanpa&lt;/b&gt; sesi.</textarea');
    expect(page.html).toContain('href="/sign-in?to=%2Fconsole%2Ffeedback"');
    expect(await heardAnywhere('Tanpa')).toBe(0);
  });

  it('of nobody who is signed in leads to signing in where nothing was typed, or somebody else’s page has sent it', async () => {
    const adi = await officer();
    const empty = aForm({ token: adi.token, form: await formOf(adi), unit, text: ' ' });
    const foreign = aForm({ unit, text: 'Dari halaman lain.' });

    for (const sent of [empty, { ...foreign, headers: { ...foreign.headers, 'sec-fetch-site': 'cross-site' } }]) {
      expect(await adi.visit({ routeKey: FORM, ...sent, cookies: [] })).toMatchObject({
        status: 303,
        headers: { location: '/sign-in?to=%2Fconsole%2Ffeedback' },
      });
    }
  });

  it('is for a unit that one is in, and an answer for one that one hears', async () => {
    const [adi, sari, stranger] = [await officer(), await hrOf(unit), await hrOf(other)];
    await say(adi, 'Siapa yang boleh menjawab?');
    const message = messageOn(await open(sari));

    expect(await say(adi, 'Untuk unit lain.', { unit: other })).toMatchObject({ status: 404 });
    expect(await say(adi, 'Untuk semua.', { unit: '*' })).toMatchObject({ status: 404 });
    expect(await say(adi, 'Saya jawab sendiri.', { message })).toMatchObject({ status: 404 });
    expect(await say(stranger, 'Dari unit lain.', { message })).toMatchObject({ status: 404 });
    expect(await say(stranger, 'Dengan unit sendiri.', { message, unit: other })).toMatchObject({ status: 404 });
    expect(await say(sari, 'Untuk yang tidak ada.', { message: `${message.slice(0, -1)}_` })).toMatchObject({
      status: 404,
    });
    expect(await heardAnywhere('Untuk')).toBe(0);
    expect(await see(adi)).toContain('Siapa yang boleh menjawab?');
    expect(await see(adi)).not.toMatch(/Saya jawab sendiri|Dari unit lain|Dengan unit sendiri/);
  });

  it.each([
    ['nothing', ' \n ', 'Tulislah sesuatu'],
    ['too much', 'a'.repeat(1001), 'Terlalu panjang'],
    ['far too much', 'a'.repeat(100_000), 'Terlalu panjang'],
    ['a NIK', 'Bu Siti, 3273014101900001, marah.', 'Ada NIK'],
    ['a NIK in groups', 'NIK 3273 0141 0190 0001', 'Ada NIK'],
    ['a telephone number', 'Hubungi 0812-3456-7890 ya', 'Ada NIK'],
    ['what cannot be seen', 'terbalik \u202E ini', 'tidak terlihat'],
  ])('with %s shows it again with why, and sends nothing', async (_, text, why) => {
    const adi = await officer();
    const page = await say(adi, text);

    expect(page.status).toBe(422);
    expect(textOf(page.html)).toContain(why);
    expect(page.html).toContain(text.trim());
    expect(valuesOf('aria-invalid', page.html)).toEqual(['true']);
    expect(await see(adi)).toContain('Anda belum menyampaikan apa pun.');
  });

  it('with more than is read of any form is said to be too long', async () => {
    const page = await say(await officer(), 'a'.repeat(300_000));

    expect([page.status, textOf(page.html).includes('Isian ini terlalu panjang')]).toEqual([413, true]);
  });

  it('with an answer that is not taken shows it at its message', async () => {
    const [adi, sari] = [await officer(), await hrOf(unit)];
    await say(adi, 'Bagaimana menghubungi Anda?');
    const page = await say(sari, 'Di 081234567890', { message: messageOn(await open(sari)) });

    expect(page.status).toBe(422);
    expect(textOf(page.html)).toContain('Bagaimana menghubungi Anda?');
    expect(page.html).toMatch(/<details\s+open>/);
    expect(page.html).toContain('Di 081234567890</textarea');
  });

  it('may have a number of a ticket, of a decree and of a day in it, and markup stays what was typed', async () => {
    const adi = await officer();
    const text = 'Tiket 20261121-A-0012 & Perwali 12/2026 <b>tebal</b>, 21 11 2026';
    expect(await say(adi, text)).toMatchObject({ status: 303 });

    expect((await open(adi)).html).toContain('&lt;b&gt;tebal&lt;/b&gt;');
    expect(await heardAnywhere(text)).toBe(1);
  });

  it('that was shown longer ago than any session lasts is not taken, nor one of tomorrow', async () => {
    const adi = await officer();
    const form = await formOf(adi);
    const [tomorrow, garbage] = [`zzzzzzzzz${form.slice(9)}`, 'x'];
    const before = clock.now;
    clock.now += 9 * HOUR;
    const later = await here.signInAgain(adi.personId);
    for (const old of [form, tomorrow, garbage]) {
      expect(await say(later, 'Terlalu lama.', { form: old })).toMatchObject({ status: 403 });
    }
    clock.now = before;
    expect(await heardAnywhere('Terlalu lama.')).toBe(0);
  });
});

it('a page has fifty of what is said, and leads to those before', async () => {
  const [adi, sari] = [await officer(), await here.signIn([{ role: 'hr', units: [unit] }])];
  for (let n = 0; n < 51; n++) {
    await say(adi, `Nomor ${n}.`);
  }
  for (const who of [adi, sari]) {
    const page = await open(who);
    expect(page.html).toContain('Nomor 50.');
    expect(page.html).not.toContain('Nomor 0.');
    const older = valuesOf('href', page.html).find((href) => /[bB]efore=/.test(href));
    const query = Object.fromEntries(new URL(older ?? '', 'https://tera.example').searchParams);
    expect((await open(who, query)).html).toContain('Nomor 0.');
  }
});
