// The form as a browser without any script sends it: what was taken leads to the thanks, what was not comes back as it was
// filled, and what no person typed is never a person's mistake.
import { DAY, ELEMENTS, type UnitId } from '@tera/domain';
import { formIn, type PageReply } from '@tera/http';
import { NOW, aDocument, at, chargedTo } from '@tera/testing/facts';
import { requestOf } from '@tera/testing/http';
import { LINK, SECRETS, aDeviceCookie, aKioskLink, aLink, aPosterLink, secretsOf } from '@tera/testing/links';
import { inlinedIn, skeletonOf, tagsOf, textOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { sorryForm } from './accept-form.ts';
import { aDesk } from './testing.ts';

const all = Object.fromEntries(ELEMENTS.map((element, index) => [`q.${element}`, String(1 + (index % 4))]));
const filled = {
  ...all,
  comment: 'Cepat\r\ndan ramah',
  'who.sex': 'P',
  'who.age': '26-35',
  'who.education': 'S1/D4',
  'who.work': 'petani',
  responseId: '7f3c2f0a-6c1e-4b41-9a39-0d6f2f1f5a10',
  startedAt: new Date(NOW - 90_000).toISOString(),
  lang: 'en',
  website: '',
};

const DEVICE = aDeviceCookie();

/** A comment that does not become shorter. */
function longNoise(): string {
  return Array.from({ length: 1000 }, (_, place) => String.fromCodePoint(0x4e00 + ((place * 7919) % 20_000))).join('');
}

function pageIn(reply: PageReply) {
  if (!('page' in reply)) throw new Error('a test expects a page');
  return reply.page;
}

function wayIn(reply: PageReply): string {
  if (!('seeOther' in reply)) throw new Error('a test expects a way to another page');
  return reply.seeOther;
}

describe('a form', () => {
  it('is queued with every field that it has', async () => {
    const desk = aDesk();

    await desk.post(filled, { cookies: ['other=1', DEVICE] });

    expect(desk.queued).toEqual([
      {
        v: 1,
        kind: 'response',
        unitId: 'contoh',
        key: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/) as string,
        response: {
          responseId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
          receivedAt: at('00:00'),
          attempt: 1,
          channel: 'ticket',
          isLinked: true,
          questionnaire: 'skm-2017.2',
          answers: Object.fromEntries(ELEMENTS.map((element, index) => [element, 1 + (index % 4)])),
          respondent: { sex: 'P', age: '26-35', education: 'S1/D4', work: 'petani' },
          language: 'en',
          flags: ['fast'],
        },
        comment: {
          id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
          text: 'Cepat\ndan ramah',
          period: '2026-Q4',
          week: '2026-W47',
          serviceId: 'ektp',
          source: 'tickets',
        },
        charge: { to: chargedTo(), order: expect.any(Number) as number },
        mark: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/) as string,
        device: expect.stringMatching(/^2026-11-20\./) as string,
      },
    ]);
    expect(desk.counted).toEqual({ Accepted: 1 });
  });

  it('leads to the thanks in its language, with the receipt that the JSON door gives as well', async () => {
    const desk = aDesk();

    const way = wayIn(await desk.post(filled));
    const { body } = await desk.answer({ link: aLink(), responseId: 'other', answers: { waktu: 1 } });

    const { receipt } = body as { receipt: string };
    expect(way).toBe(`/s/${aLink()}/thanks?lang=en&receipt=${receipt}`);
  });

  it('a second time gets the same thanks, and the same key', async () => {
    const desk = aDesk();

    const ways = [wayIn(await desk.post(filled)), wayIn(await desk.post({ ...all, 'q.waktu': '1', lang: 'en' }))];

    expect(ways[1]).toBe(ways[0]);
    expect(desk.queued[1]?.key).toBe(desk.queued[0]?.key);
  });

  it('with one answer and nothing else is enough: what was skipped is absent', async () => {
    const desk = aDesk();

    wayIn(await desk.post({ ...Object.fromEntries(ELEMENTS.map((element) => [`q.${element}`, ''])), 'q.biaya': '4' }));

    expect(desk.queued[0]?.response).toMatchObject({ answers: { biaya: 4 }, respondent: {} });
    expect(desk.queued[0]?.comment?.text).toBeUndefined();
  });

  it('at a kiosk is one of a kiosk, and its thanks show no receipt to the next citizen', async () => {
    const desk = aDesk();

    const way = wayIn(await desk.post({ ...filled, link: aKioskLink(), lang: 'id' }, { cookies: [DEVICE] }));

    expect(way).toBe(`/s/${aKioskLink()}/thanks?lang=id`);
    expect(desk.queued[0]?.response.channel).toBe('kiosk');
    expect(desk.queued[0]?.device).toBeUndefined();
  });

  it.each([
    [aLink(), 'ticket'],
    [aPosterLink(), 'poster'],
  ])('is none of a kiosk because it says so: %s', async (link, channel) => {
    const desk = aDesk();

    const way = wayIn(await desk.post({ ...filled, link, kiosk: '1', channel: 'kiosk' }));

    expect(way).toMatch(/thanks\?lang=en&receipt=/);
    expect(desk.queued[0]?.response.channel).toBe(channel);
  });

  it('at a poster counts to the unit', async () => {
    const desk = aDesk();

    wayIn(await desk.post({ ...filled, link: aPosterLink() }));

    expect(desk.queued[0]).toMatchObject({
      key: expect.stringMatching(/^p\.[\w-]{22}$/) as string,
      response: { channel: 'poster' },
    });
    expect(desk.queued[0]?.response.officerId).toBeUndefined();
  });

  it('at a poster is charged to the service that is chosen in it, and to the unit alone where none is', async () => {
    const desk = aDesk();

    for (const serviceId of ['ektp', '']) wayIn(await desk.post({ ...filled, link: aPosterLink(), serviceId }));

    expect(desk.queued.map(({ charge }) => charge?.to)).toEqual([{ kind: 'unit', serviceId: 'ektp' }, undefined]);
  });

  it('at a poster comes back where the service is gone in the meantime', async () => {
    const desk = aDesk();

    const { status, html } = pageIn(
      await desk.post({ ...filled, link: aPosterLink(), serviceId: 'paspor', lang: 'id' }),
    );

    expect(status).toBe(422);
    expect(textOf(html)).toContain('Layanan yang Anda terima: Pilih salah satu layanan yang tersedia');
    expect(desk.queued).toEqual([]);
  });

  it('of a ticket takes no notice of a service that it did not ask for', async () => {
    const desk = aDesk();

    wayIn(await desk.post({ ...filled, serviceId: 'paspor' }));

    expect(desk.queued[0]?.charge?.to).toMatchObject({ serviceId: 'ektp' });
  });

  it('has its comment masked, and counted with its line breaks as the citizen saw them', async () => {
    const desk = aDesk();
    const longest = 'a\r\n'.repeat(500);

    wayIn(await desk.post({ ...filled, comment: 'NIK saya 3273 0101 0190 0001' }));
    wayIn(await desk.post({ ...filled, comment: longest }));

    expect(desk.queued.map(({ comment }) => comment?.text)).toEqual([
      'NIK saya [disamarkan]',
      'a\n'.repeat(500).trim(),
    ]);
  });

  it('is taken with what was pasted along with its comment and cannot be seen, and keeps none of it', async () => {
    const desk = aDesk();

    await desk.post({ ...filled, comment: '\u200Ecepat\u0007 \u202Edan\u202C ramah' });

    expect(desk.queued[0]?.comment?.text).toBe('cepat dan ramah');
  });

  it('that a robot filled is taken and flagged, however much it wrote', async () => {
    const desk = aDesk();

    wayIn(await desk.post({ ...filled, website: 'https://spam.example/'.repeat(100) }));

    expect(desk.queued[0]?.response.flags).toContain('honeypot');
  });

  it('needs no cookie and sets none', async () => {
    const reply = await aDesk().post(filled);

    expect(reply.cookies).toBeUndefined();
  });
});

describe('what no person typed', () => {
  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['with signs', '../../etc'],
    ['too long', 'x'.repeat(65)],
    ['markup', '<script>'],
  ])('a responseId that is %s is made anew', async (_, responseId) => {
    const desk = aDesk();

    wayIn(await desk.post({ ...all, ...(responseId === undefined ? {} : { responseId }) }));

    expect(desk.queued[0]?.response.responseId).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(['', 'kemarin', '2026', '0', '2026-13-01T00:00:00Z', '+275760-09-13T00:00:00.000Z', '-271821-04-20', '<b>'])(
    'a startedAt of %j says nothing of how long it took',
    async (startedAt) => {
      const desk = aDesk();

      wayIn(await desk.post({ ...all, startedAt }));

      expect(desk.queued[0]?.response.flags).toEqual(['fast']);
    },
  );

  it.each([
    ['xx', 'en', 'en'],
    ['', 'en-GB,en', 'en'],
    ['EN', 'id', 'en'],
    ['fr', '', 'id'],
  ])('a language of %j is what the browser asks for (%j): %s', async (lang, accepted, expected) => {
    const desk = aDesk();

    wayIn(await desk.post({ ...all, lang }, { headers: { 'accept-language': accepted } }));

    expect(desk.queued[0]?.response.language).toBe(expected);
  });

  it('fields that there are not are not read', async () => {
    const desk = aDesk();

    wayIn(
      await desk.post({ ...all, 'q.ramah': '4', 'who.name': 'Siti', nik: '3273', officerId: 'budi', unitId: 'lain' }),
    );

    expect(JSON.stringify(desk.queued)).not.toMatch(/Siti|3273|budi|lain"|ramah"/);
  });
});

describe('a form with a mistake', () => {
  it.each([
    ['no answer at all', { ...filled, ...Object.fromEntries(ELEMENTS.map((e) => [`q.${e}`, ''])) }, '#q-persyaratan-1'],
    ['a score that there is not', { ...filled, 'q.waktu': '5' }, '#q-waktu-1'],
    ['a score that is no number', { ...filled, 'q.perilaku': 'bagus' }, '#q-perilaku-1'],
    ['a comment that is too long', { ...filled, comment: 'x'.repeat(1001) }, '#comment'],
    ['another sex', { ...filled, 'who.sex': 'X' }, '#who-sex'],
    ['another age', { ...filled, 'who.age': '17' }, '#who-age'],
    ['another education', { ...filled, 'who.education': 'SMK' }, '#who-education'],
    ['other work', { ...filled, 'who.work': 'presiden' }, '#who-work'],
  ])('comes back with it named and linked: %s', async (_, fields, link) => {
    const desk = aDesk();

    const { status, html } = pageIn(await desk.post(fields));

    expect(status).toBe(422);
    expect(html).toContain(`href="${link}"`);
    expect(desk.queued).toEqual([]);
    expect(desk.limited).toEqual([]);
    expect(desk.counted).toEqual({});
  });

  it('keeps everything that was filled in, and says whose page it is', async () => {
    const { html } = pageIn(await aDesk().post({ ...filled, 'who.work': 'presiden', lang: 'id' }));

    for (const [index, element] of ELEMENTS.entries()) {
      expect(html).toMatch(new RegExp(`id="q-${element}-${1 + (index % 4)}"[^>]*checked`));
    }
    expect(tagsOf(html).filter((tag) => /\schecked\b/.test(tag))).toHaveLength(ELEMENTS.length);
    expect(html).toContain('Cepat\ndan ramah</textarea>');
    for (const value of ['P', '26-35', 'S1/D4'])
      expect(html).toMatch(new RegExp(`<option value="${value}"\\s+selected`));
    expect(html).toContain(`name="responseId" value="${filled.responseId}"`);
    expect(html).toContain(`name="startedAt" value="${filled.startedAt}"`);
    expect(html).toContain(`action="/s/${aLink()}"`);
    expect(textOf(html)).toContain('Kantor Contoh');
    expect(textOf(html)).toContain('KTP elektronik');
  });

  it('comes back by a page of its own where the browser keeps cookies, and that leaves no form to send once more', async () => {
    const desk = aDesk();

    const reply = await desk.post({ ...filled, 'q.waktu': '9', lang: 'id' }, { cookies: [DEVICE] });

    expect(wayIn(reply)).toBe(`/s/${aLink()}?lang=id&again`);
    const [cookie = ''] = reply.cookies ?? [];
    expect(cookie).toMatch(/; Path=\/s\/t~.*; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/);
    expect(Object.fromEntries(formIn([cookie.split(';')[0] ?? '']) ?? [])).toMatchObject({
      'q.perilaku': '3',
      'q.waktu': '9',
      comment: 'Cepat\ndan ramah',
      responseId: filled.responseId,
      wrong: 'answers.waktu',
    });
    expect(desk.queued).toEqual([]);
  });

  it('that is corrected takes the cookie of the mistaken one away', async () => {
    const desk = aDesk();
    const [cookie = ''] = (await desk.post({ ...filled, 'q.waktu': '9' }, { cookies: [DEVICE] })).cookies ?? [];

    const reply = await desk.post(filled, { cookies: [DEVICE, cookie.split(';')[0] ?? ''] });

    expect(wayIn(reply)).toContain('/thanks?');
    expect(reply.cookies).toEqual([`tera_form=; Path=/s/${aLink()}; Max-Age=0; HttpOnly; SameSite=Lax; Secure`]);
  });

  it.each<[string, Record<string, string>, { queueTakes?: boolean }, string[]]>([
    ['where it is too long for a cookie', { comment: longNoise() }, {}, [DEVICE]],
    ['at a kiosk', { link: aKioskLink() }, {}, [DEVICE]],
    ['where the browser keeps no cookies', {}, {}, []],
    ['where nothing in it is wrong', { 'q.waktu': '3' }, { queueTakes: false }, [DEVICE]],
  ])('comes back in its place %s', async (_, fields, house, cookies) => {
    const reply = await aDesk(house).post({ ...filled, 'q.waktu': '9', ...fields }, { cookies });

    expect(pageIn(reply).status).toBeGreaterThanOrEqual(422);
    expect(reply.cookies).toBeUndefined();
  });

  it('at a kiosk stays one', async () => {
    const { html } = pageIn(await aDesk().post({ link: aKioskLink(), lang: 'en' }));

    expect(html).toContain('class="kiosk"');
    expect(html).toContain('<html lang="en"');
  });

  it('is given hidden fields that work where its own did not', async () => {
    const { html } = pageIn(await aDesk().post({ responseId: '../..', startedAt: 'kemarin' }));

    expect(html).toContain(`name="startedAt" value="${new Date(NOW).toISOString()}"`);
    expect(html).toMatch(/name="responseId" value="[0-9a-f-]{36}"/);
  });

  it('shows what was typed as text only', async () => {
    const hostile = `</textarea><script>alert(1)</script>"' onfocus=alert(1) x='"><img src=x onerror=alert(1)>'; DROP TABLE--`;
    const wrong = { ...filled, 'q.waktu': '9' };
    const harmless = pageIn(await aDesk().post(wrong)).html;

    for (const name of [
      'comment',
      'website',
      'lang',
      'q.waktu',
      'q.biaya',
      'who.sex',
      'who.age',
      'startedAt',
      'responseId',
    ]) {
      const { html } = pageIn(await aDesk().post({ ...wrong, lang: 'en', [name]: hostile }));

      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img');
      expect(inlinedIn(html, 'script')).toBe(inlinedIn(harmless, 'script'));
      for (const tag of skeletonOf(html)) expect(tag).not.toMatch(/onfocus|onerror/);
    }
  });
});

describe('a body that is no form of ours', () => {
  it.each([
    ['of another type', { headers: { 'content-type': 'text/plain' }, body: 'q.waktu=4' }],
    ['of several parts', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'q.waktu=4' }],
    ['as JSON', { json: { answers: { waktu: 4 } } }],
    [
      'over 32 KB',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `q.waktu=4&x=${'y'.repeat(33_000)}` },
    ],
    ['without anything', { headers: {} }],
  ])('is a form without an answer: %s', async (_, sent) => {
    const desk = aDesk();

    const { status, html } = pageIn(await desk.postRaw(sent));

    expect(status).toBe(422);
    expect(html).toContain('href="#q-persyaratan-1"');
    expect(desk.queued).toEqual([]);
  });

  it('holds the longest comment that there can be', async () => {
    const desk = aDesk();

    // Nine bytes a character: the worst of this encoding.
    wayIn(await desk.post({ ...filled, comment: '語'.repeat(1000) }));

    expect(desk.queued[0]?.comment?.text).toBe('語'.repeat(1000));
  });
});

describe('a link', () => {
  const parts = aLink().split('~');
  it.each(parts.map((part, index) => [index, part] as const))(
    'with another part %i is unknown',
    async (index, part) => {
      const desk = aDesk();
      const link = parts.map((kept, place) => (place === index ? `z${part.slice(1)}` : kept)).join('~');

      expect(pageIn(await desk.post({ ...filled, link }))).toMatchObject({ status: 404 });
      expect(desk.queued).toEqual([]);
    },
  );

  it.each([
    ['that is nonsense', { link: 'x' }, {}, 404, 'Tautan ini tidak kami kenali.'],
    [
      'of a poster that is made to name an officer',
      { link: `${aPosterLink()}~ani` },
      {},
      404,
      'Tautan ini tidak kami kenali.',
    ],
    [
      'of a retired key',
      {},
      { secrets: [secretsOf('2', { 2: 'newer' })] as const },
      404,
      'Tautan ini tidak kami kenali.',
    ],
    ['of a unit that is gone', { link: aLink({ unitId: 'lain' as UnitId }) }, {}, 404, 'Tautan ini tidak kami kenali.'],
    ['that has expired', {}, { now: LINK.expiresAt }, 410, 'Survei ini sudah ditutup.'],
  ])('%s gets its own page', async (_, fields, house, status, words) => {
    const desk = aDesk(house);

    const page = pageIn(await desk.post({ ...filled, lang: 'id', ...fields }));

    expect(page.status).toBe(status);
    expect(textOf(page.html)).toContain(words);
    expect(desk.queued).toEqual([]);
  });

  it('of an old key that is still known is as good as a new one', async () => {
    const desk = aDesk({ secrets: [secretsOf('2', { 1: 'a secret', 2: 'newer' })] });

    wayIn(await desk.post({ ...filled, link: aLink({ expiresAt: NOW + DAY }, SECRETS) }));

    expect(desk.queued).toHaveLength(1);
  });
});

describe('when the queue does not take it', () => {
  it('the form comes back with what was filled in, to be sent again', async () => {
    const desk = aDesk({ queueTakes: false, unit: aDocument({ name: 'Kantor <Contoh>' }) });

    const page = pageIn(await desk.post({ ...filled, lang: 'id' }));

    expect(page).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(page.html).toContain('Cepat\ndan ramah</textarea>');
    expect(page.html).toContain(`value="${filled.responseId}"`);
    expect(page.html).toContain('Kantor &lt;Contoh&gt;');
    expect(desk.counted).toEqual({});
  });
});

describe('a form that a page of somebody else sends', () => {
  const evil = 'https://jahat.example';

  it.each<[string, Record<string, string>]>([
    ['as every browser says it', { 'sec-fetch-site': 'cross-site' }],
    ['of a sister of our own address', { 'sec-fetch-site': 'same-site', origin: 'https://lain.tera.example' }],
    ['of an old browser', { origin: evil, host: 'tera.example' }],
  ])('is refused kindly, and taken nowhere, %s', async (_, headers) => {
    const desk = aDesk();

    const page = pageIn(await desk.post(filled, { headers }));

    expect(page.status).toBe(403);
    expect(textOf(page.html)).toContain('These answers were not sent from our page.');
    expect(page.html).toContain(`href="/s/${aLink()}?lang=en"`);
    expect([desk.queued, desk.limited]).toEqual([[], []]);
  });

  it.each<[string, Record<string, string>]>([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['an old phone on our own page', { origin: 'https://tera.example' }],
    ['an old phone that hides where it is', { origin: 'null' }],
    ['an old phone behind another name', { origin: 'https://survei.example', host: 'survei.example' }],
    ['a phone that says nothing', {}],
  ])('is another thing than that of %s', async (_, headers) => {
    const desk = aDesk();

    wayIn(await desk.post(filled, { headers }));

    expect(desk.queued).toHaveLength(1);
  });
});

describe('the apology when all fails', () => {
  it('is in the language of the form, leads back to it, and says when', () => {
    const page = sorryForm(
      requestOf({
        routeKey: 'POST /s/{link}',
        path: { link: aKioskLink() },
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'id' },
        body: 'lang=en',
      }),
    );

    expect(page).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(page.html).toContain('<html lang="en"');
    expect(page.html).toContain(`href="/s/${aKioskLink()}?lang=en"`);
  });
});
