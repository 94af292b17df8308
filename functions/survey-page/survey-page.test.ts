// What a link shows to whoever opens it, in which language, with which status; and that opening it changes nothing.
import type { CounterId, ServiceId, UnitId } from '@tera/domain';
import { formCookie } from '@tera/http';
import { DEVICE_LIFETIME, openedAt, shortAddress } from '@tera/links';
import { returnedForm } from '@tera/pages';
import { NOW, aDocument, contoh } from '@tera/testing/facts';
import { LINK, SECRETS, aDeviceCookie, aKioskLink, aLink, aPosterLink } from '@tera/testing/links';
import { inlinedIn, skeletonOf, textOf, valuesOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { aVisitor } from './testing.ts';

const hostile = `<script>alert(1)</script>"' onload='alert(1)'; DROP TABLE facts--`;

const valueOf = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];

describe('a ticket’s link', () => {
  it('shows the form about its service, and names no officer and no ticket', async () => {
    const { status, html } = await aVisitor().open(aLink());

    expect(status).toBe(200);
    expect(textOf(html)).toContain('Kantor Contoh');
    expect(textOf(html)).toContain('KTP elektronik');
    expect(textOf(html)).not.toMatch(/Ani|TIKET|Loket/);
    expect(html).toContain(`action="/s/${aLink()}"`);
  });

  it('makes a responseId of its own for each view, and says on the server’s clock when that was', async () => {
    const visitor = aVisitor();
    const [first, second] = [await visitor.open(aLink()), await visitor.open(aLink())];

    expect(valueOf(first.html, 'responseId')).toMatch(/^[0-9a-f-]{36}$/);
    expect(valueOf(second.html, 'responseId')).not.toBe(valueOf(first.html, 'responseId'));
    expect(valueOf(first.html, 'startedAt')).toBe(new Date(NOW).toISOString());
  });

  it('whose service the registry no longer has is still about the unit', async () => {
    const { status, html } = await aVisitor({ serviceId: 'dihapus-7' as ServiceId }).open(aLink());

    expect(status).toBe(200);
    expect(textOf(html)).not.toContain('dihapus-7');
  });

  it('whose ticket is not counted yet is about the unit', async () => {
    const { status, html } = await aVisitor({ isCounted: false }).open(aLink());

    expect(status).toBe(200);
    expect(textOf(html)).toContain('Kantor Contoh');
    expect(textOf(html)).not.toContain('KTP elektronik');
  });

  it('that was answered says thank you, and asks nothing', async () => {
    const { status, html } = await aVisitor({ answered: ['TIKET-0042'] }).open(aLink());

    expect(status).toBe(410);
    expect(textOf(html)).toContain('Tautan ini sudah dipakai. Terima kasih.');
    expect(html).not.toContain('<form');
  });

  it('that was made again looks the same whether it was answered or not: who makes it learns nothing', async () => {
    const link = aLink({ isRemade: true });
    const pages = await Promise.all([[], ['TIKET-0042']].map((answered) => aVisitor({ answered }).open(link)));

    const [before, after] = pages.map(({ status, html }) => ({ status, text: textOf(html) }));
    expect(before).toMatchObject({ status: 200 });
    expect(after).toEqual(before);
  });

  it('has in its form when it was opened, signed for it alone', async () => {
    const { html } = await aVisitor().open(aLink());

    const opening = valueOf(html, 'opened') ?? '';
    expect(openedAt(opening, aLink(), SECRETS)).toBe(NOW);
    expect(openedAt(opening, aPosterLink(), SECRETS)).toBeUndefined();
  });

  it('of another ticket is not answered by that', async () => {
    expect((await aVisitor({ answered: ['TIKET-0041'] }).open(aLink())).status).toBe(200);
  });

  it.each([
    ['at its last second', LINK.expiresAt - 1, 200],
    ['from its end on', LINK.expiresAt, 410],
  ])('%s is open or closed', async (_, now, status) => {
    expect((await aVisitor({ now }).open(aLink())).status).toBe(status);
  });

  it('of a unit that is closed is closed too, on the day and after it', async () => {
    const days = ['2026-11-21', '2026-11-20', '2026-11-01'] as const;
    const pages = days.map((closedFrom) => aVisitor({ unit: aDocument({ closedFrom }) }).open(aLink()));

    expect((await Promise.all(pages)).map(({ status }) => status)).toEqual([200, 410, 410]);
  });

  it('that has expired says that the survey is closed', async () => {
    const { html } = await aVisitor({ now: LINK.expiresAt }).open(aLink());

    expect(textOf(html)).toContain('Survei ini sudah ditutup.');
  });
});

describe('a poster’s link', () => {
  it('ends with its unit', async () => {
    const visitor = aVisitor({ unit: aDocument({ closedFrom: '2026-11-20' }) });

    expect((await visitor.open(aPosterLink())).status).toBe(410);
  });

  it('shows the form about its counter, as often as anyone likes', async () => {
    const { status, html } = await aVisitor({ answered: ['TIKET-0042'] }).open(aPosterLink());

    expect(status).toBe(200);
    expect(textOf(html)).toContain('Loket 1');
    expect(textOf(html)).toContain('Layanan yang Anda terima Tidak tahu / lainnya KTP elektronik Kartu Keluarga');
  });

  it('of the whole unit, or of a counter that is gone, is about the unit', async () => {
    for (const counterId of [undefined, 'loket-9' as CounterId]) {
      const { status, html } = await aVisitor().open(aPosterLink({ counterId }));

      expect(status).toBe(200);
      expect(textOf(html)).not.toContain('Loket');
    }
  });
});

describe('a link that is none of ours', () => {
  const parts = aLink().split('~');
  it.each(parts.map((part, index) => [index, part] as const))('for another part %i is unknown', async (index, part) => {
    const changed = parts.map((kept, at) => (at === index ? `z${part.slice(1)}` : kept)).join('~');

    expect((await aVisitor().open(changed)).status).toBe(404);
  });

  it.each([
    ['is nonsense', 'halo'],
    ['is empty', ''],
    ['makes a poster name an officer', `${aPosterLink()}~ani`],
    ['is of a unit that is gone', aLink({ unitId: 'lain' as UnitId })],
    ['is of a retired key', aLink({}, { signWith: '0', secrets: new Map([['0', 'retired']]) })],
    ['is markup', hostile],
  ])('because it %s is unknown everywhere, and says so kindly', async (_, link) => {
    const { open, thanks, qr } = aVisitor();

    for (const page of [await open(link), await thanks(link), await qr(link)]) {
      expect(page.status).toBe(404);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(textOf(page.html)).toContain('Tautan ini tidak kami kenali.');
      expect(page.html).not.toContain('<script>alert');
      expect(page.cookies).toEqual([]);
    }
  });
});

describe('an address that is typed from a poster', () => {
  const poster = { unitId: contoh, counterId: 'loket-1' as CounterId };

  it('leads to the poster’s survey, which opens in the language of the phone', async () => {
    const { status, headers } = await aVisitor().type(shortAddress(poster, SECRETS).toUpperCase());

    expect([status, headers['location']]).toEqual([303, `/s/${aPosterLink(poster)}`]);
  });

  it('does so all in capitals, and with what a hand adds to it', async () => {
    const address = shortAddress(poster, SECRETS);
    const { type, typeInCapitals } = aVisitor();

    const typed = [
      await typeInCapitals(address.toUpperCase()),
      await type(`${address}/`),
      await type(`${address}.`),
      await type(` ${address.replace('-', ' - ')} /`),
    ];

    expect(new Set(typed.map(({ headers }) => headers['location']))).toEqual(new Set([`/s/${aPosterLink(poster)}`]));
  });

  it('that is mistyped says so kindly, in the language of the phone', async () => {
    for (const typed of ['contoh-22222222', 'contoh', `${shortAddress(poster, SECRETS)}/x`, '/', hostile]) {
      const { status, html } = await aVisitor().type(typed);
      expect(status).toBe(404);
      expect(textOf(html)).toContain('Alamat ini tidak kami kenali.');
      expect(html).not.toContain('<script>alert');
    }
    const { html } = await aVisitor().type('x', { headers: { 'accept-language': 'en' } });
    expect(textOf(html)).toContain('We do not know this address.');
  });
});

describe('a form that came back', () => {
  const returned = returnedForm({
    responseId: 'r-7',
    startedAt: '2026-11-20T00:00:00.000Z',
    opened: 'o~1~k3',
    answered: new URLSearchParams({ 'q.waktu': '3', comment: 'Ramah' }),
    problem: { kind: 'invalid', errors: [{ path: 'comment' }] },
  });
  const cookies = [formCookie(returned, '/s', true)?.split(';')[0] ?? ''];
  const again = { query: { again: '', lang: 'id' }, cookies };

  it('is shown as it was filled, with what is wrong, as often as it is asked for', async () => {
    const visitor = aVisitor();

    for (const page of [await visitor.open(aLink(), again), await visitor.open(aLink(), again)]) {
      expect(page.status).toBe(422);
      expect(page.html).toContain('<title>Galat: ');
      expect(page.html).toMatch(/id="q-waktu-3"[^>]*\schecked/);
      expect(page.html).toContain('Ramah</textarea>');
      expect(page.html).toContain('name="responseId" value="r-7"');
      expect(textOf(page.html)).toContain('Komentar terlalu panjang.');
    }
  });

  it('is there without any blame for who goes back to where it began', async () => {
    const { status, html } = await aVisitor().open(aLink(), { cookies });

    expect(status).toBe(200);
    expect(html).toContain('Ramah</textarea>');
    expect(html).not.toContain('<title>Galat');
  });

  it('is empty when it is gone, and at a kiosk', async () => {
    const atKiosk = [aKioskLink(), { query: { again: '' }, cookies }] as const;
    for (const [link, sent] of [[aPosterLink(), { query: { again: '' } }], atKiosk] as const) {
      const { status, html } = await aVisitor().open(link, sent);

      expect(status).toBe(200);
      expect(html).not.toMatch(/Ramah|\schecked/);
    }
  });

  it('is forgotten when its link is known to be answered', async () => {
    const { status, cookies: set } = await aVisitor({ answered: ['TIKET-0042'] }).open(aLink(), again);

    expect(status).toBe(410);
    expect(set).toEqual([`tera_form=; Path=/s/${aLink()}; Max-Age=0; HttpOnly; SameSite=Lax; Secure`]);
  });
});

describe('the cookie', () => {
  it('is set where there is none, and only once a day', async () => {
    const visitor = aVisitor();

    const [cookie = ''] = (await visitor.open(aLink())).cookies;

    expect(cookie).toMatch(
      /^tera_device=d~1~[0-9a-z]+~[\w-]{22}~[\w-]{22}; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect((await visitor.open(aLink(), { cookies: [cookie.split(';')[0] ?? ''] })).cookies).toEqual([]);
  });

  it('is set anew over one that is not ours, that we had not signed, or that has had its day', async () => {
    const visitor = aVisitor();
    const old = aDeviceCookie(SECRETS, NOW - DEVICE_LIFETIME);

    for (const cookie of ['tera_device=forged', `tera_device=${'A'.repeat(22)}`, old]) {
      const [set] = (await visitor.open(aLink(), { cookies: [cookie] })).cookies;
      expect(set).toMatch(/^tera_device=d~/);
    }
  });

  it('is sent without TLS only where the page itself is', async () => {
    const [cookie] = (await aVisitor({ publicUrl: 'http://127.0.0.1:3000' }).open(aLink())).cookies;

    expect(cookie).not.toContain('Secure');
  });

  it('is never set at a kiosk, on the thanks, or where there is nothing to answer', async () => {
    const pages = [
      await aVisitor().open(aKioskLink()),
      await aVisitor().thanks(aLink()),
      await aVisitor().qr(aLink()),
      await aVisitor({ answered: ['TIKET-0042'] }).open(aLink()),
      await aVisitor({ now: LINK.expiresAt }).open(aLink()),
    ];

    expect(pages.map(({ cookies }) => cookies)).toEqual(pages.map(() => []));
  });
});

describe('the language', () => {
  it.each([
    [undefined, undefined, 'id'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'en;q=0.2, id;q=0.8', 'id'],
    ['en', 'id', 'en'],
    ['id', 'en', 'id'],
    ['fr', 'en', 'en'],
  ])('by ?lang=%s, for a browser that asks for %s, is %s on every page', async (lang, accepted, expected) => {
    const sent = {
      ...(lang === undefined ? {} : { query: { lang } }),
      ...(accepted === undefined ? {} : { headers: { 'accept-language': accepted } }),
    };
    const pages = [
      await aVisitor().open(aLink(), sent),
      await aVisitor().thanks(aLink(), sent),
      await aVisitor().open('halo', sent),
      await aVisitor({ now: LINK.expiresAt }).open(aLink(), sent),
      await aVisitor({ answered: ['TIKET-0042'] }).open(aLink(), sent),
      await aVisitor({ isBroken: true }).open(aLink(), sent),
    ];

    for (const { html, headers } of pages) {
      expect(html).toContain(`<html lang="${expected}"`);
      expect(headers['vary']).toContain('accept-language');
    }
  });
});

describe('a kiosk', () => {
  it('gets large targets, and is one by its link', async () => {
    const { html } = await aVisitor().open(aKioskLink());

    expect(html).toContain('class="kiosk"');
    expect(valuesOf('href', html)).toContain(`/s/${aKioskLink()}?lang=en`);
  });

  it.each([aLink(), aPosterLink()])('is made of no other link by an address: %s', async (link) => {
    const { html, cookies } = await aVisitor().open(link, { query: { kiosk: '' } });

    expect(html).not.toContain('class="kiosk"');
    expect(cookies).toHaveLength(1);
  });

  it('is kept by a worker for its own address alone', async () => {
    const { status, headers, html, cookies } = await aVisitor().worker(aKioskLink());

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'service-worker-allowed': `/s/${aKioskLink()}`,
      'content-security-policy': "default-src 'none'; connect-src 'self'",
    });
    expect(html).toContain('addEventListener("fetch"');
    expect(cookies).toEqual([]);
  });

  it.each([
    ['a ticket', aLink()],
    ['a poster', aPosterLink()],
    ['nobody', 'k~1~contoh~~made-up'],
  ])('alone is: the link of %s has no worker', async (_, link) => {
    const { status, headers } = await aVisitor().worker(link);

    expect(status).toBe(404);
    expect(headers['content-type']).toContain('text/html');
    expect(headers).not.toHaveProperty('service-worker-allowed');
  });

  it('is thanked without a receipt, and returns to the start by itself', async () => {
    const { status, headers, html } = await aVisitor().thanks(aKioskLink(), {
      query: { lang: 'en', receipt: 'K7QM-2F9X' },
    });

    expect(status).toBe(200);
    expect(headers['refresh']).toMatch(new RegExp(`^\\d+; url=/s/${aKioskLink()}$`));
    expect(html).not.toContain('K7QM');
  });
});

describe('the thanks', () => {
  it('show the receipt that came with them', async () => {
    const { status, html } = await aVisitor().thanks(aLink(), { query: { lang: 'id', receipt: 'K7QM-2F9X' } });

    expect(status).toBe(200);
    expect(textOf(html)).toContain('K7QM-2F9X');
    expect(textOf(html)).toContain('Kantor Contoh');
  });

  it.each(['k7qm-2f9x', 'K7QM2F9X', 'K7QM-2F9X-', 'K7QM-2F9X\n', '1111-0000', '', hostile, 'Hubungi 0812345678'])(
    'show nothing that is no receipt: %j',
    async (receipt) => {
      const [given, without] = [
        await aVisitor().thanks(aLink(), { query: { receipt } }),
        await aVisitor().thanks(aLink()),
      ];

      expect(given.html).toBe(without.html);
    },
  );

  it('are the same when the link has been used, or has expired in the meantime', async () => {
    for (const house of [{ answered: ['TIKET-0042'] }, { now: LINK.expiresAt + 1 }]) {
      const { status, html } = await aVisitor(house).thanks(aLink(), { query: { receipt: 'K7QM-2F9X' } });

      expect(status).toBe(200);
      expect(textOf(html)).toContain('K7QM-2F9X');
    }
  });
});

describe('the QR code', () => {
  it('is a drawing that is safe to open by itself', async () => {
    const { status, headers, html, cookies } = await aVisitor().qr(aLink());

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(html).toMatch(/^<svg\s/);
    expect(html).not.toContain('<script');
    expect(cookies).toEqual([]);
  });

  it('of an expired link is none', async () => {
    expect((await aVisitor({ now: LINK.expiresAt }).qr(aLink())).status).toBe(410);
  });
});

/** Everything that can have a name has this one. */
const named = (name: string) =>
  aVisitor({
    unit: aDocument({
      name,
      contact: name,
      services: [{ id: 'ektp', name }],
      officers: [{ id: 'ani', name }],
      counters: [{ id: 'loket-1', name }],
    }),
  });

describe('what an office calls itself', () => {
  it('comes as text, whatever it is', async () => {
    const links = [aLink(), aPosterLink()];

    for (const link of links) {
      for (const page of ['open', 'thanks'] as const) {
        const [plain, odd] = [await named('Kantor')[page](link), await named(hostile)[page](link)];

        expect(skeletonOf(odd.html)).toEqual(skeletonOf(plain.html));
        expect(inlinedIn(odd.html, 'script')).toBe(inlinedIn(plain.html, 'script'));
        expect(textOf(odd.html)).toContain(hostile);
      }
    }
  });
});

describe('when something fails', () => {
  it('every page is an apology with a way to try again', async () => {
    const { open, thanks, qr } = aVisitor({ isBroken: true });

    for (const page of [await open(aLink()), await thanks(aLink()), await qr(aLink())]) {
      expect(page).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
      expect(valuesOf('href', page.html)).toContain(`/s/${aLink()}?lang=id`);
    }
  });

  it('at a kiosk the next try is at a kiosk', async () => {
    const { html } = await aVisitor({ isBroken: true }).open(aKioskLink(), { query: { lang: 'en' } });

    expect(html).toContain('class="kiosk"');
    expect(valuesOf('href', html)).toContain(`/s/${aKioskLink()}?lang=en`);
  });
});
