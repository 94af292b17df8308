// The public pages through the exported handler, from cells that the aggregator really wrote and releases that were really made; and
// beside them what the API answers of the same unit. It is the 20th of December: November is over, and released where a test says so.
import { stoppedClock } from '@tera/testing/clock';
import type { BodyOf } from '@tera/contracts';
import type { readIndicators, readSkm } from '@tera/contracts/routes';
import type { OfficerId, RegistryDocument, ServiceId, SurveyResponse, UnitId } from '@tera/domain';
import { CHANNEL_NAMES, ELEMENT_NAMES, decimalText, intervalText, percentText } from '@tera/exports';
import { broughtStore, followUpStore } from '@tera/store';
import { answered, countingOn, pushed } from '@tera/testing/counting';
import { TABLES, TESTER, aKey, anEngine, putUnit } from '@tera/testing/engine';
import { aDocument, aResponse, allAnswered, at, chargedTo, ektp, kk, present, servedTicket } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, send, sendForPage } from '@tera/testing/http';
import { textOf } from '@tera/testing/page';
import { publishingOn } from '@tera/testing/publishing';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { printedFigures } from '../support/printed-figures.ts';

const TODAY = at('2026-12-20 08:00');
stoppedClock(TODAY);

const engine = anEngine();
const pages = aHandler(() => import('../../functions/public-page/index.ts'), { engine });
const api = aHandler(() => import('../../functions/read-indicators/index.ts'), { engine });
const { key } = aKey(engine, { scopes: ['indicators:read'], units: ['*'] });
const publish = (unitId: UnitId, period: string) => publishingOn(engine)(unitId, period);

const open = 'kantor-a' as UnitId;
const young = 'kantor-b' as UnitId;
const gone = 'tutup' as UnitId;
const kept = 'tutup-lama' as UnitId;
/** What no page may have of anybody. */
const PEOPLE = ['pegawai-x9', 'Nama Rahasia', '198001012005011001'];
const officerId = 'pegawai-x9' as OfficerId;

const office = (fields: Partial<RegistryDocument>): RegistryDocument => ({
  ...aDocument({
    publishes: 'month',
    contact: 'Meja informasi, telepon (021) 555-0100',
    services: [
      { id: 'ektp', name: 'KTP elektronik', standard: { measure: 'service', minutes: 10, decree: 'SK 12/2026' } },
      { id: 'kk', name: 'Kartu Keluarga', standard: { measure: 'turnaround', minutes: 12 } },
      { id: 'akta', name: 'Akta' },
    ],
    officers: [{ id: officerId, name: 'Nama Rahasia', nip: '198001012005011001' }],
  }),
  ...fields,
});

beforeAll(async () => {
  const since = at('2026-07-01 08:00');
  await putUnit(engine, open, office({ name: 'Zamrud' }), since);
  await putUnit(engine, young, office({ name: 'Anggrek' }), since);
  await putUnit(engine, gone, office({ name: 'Tutup', closedFrom: '2026-12-01' }), since);
  await putUnit(engine, kept, office({ name: 'Tutup lama', closedFrom: '2026-12-01' }), since);
  let answers = 0;
  const given = (unitId: UnitId, count: number, fields: Partial<SurveyResponse>, serviceId: ServiceId = ektp) =>
    Array.from({ length: count }, () => {
      const responseId = `r-${answers++}`;
      const charge = fields.channel === 'poster' ? chargedTo({}) : chargedTo({ officerId, serviceId });
      return answered(unitId, responseId, aResponse({ responseId, ...fields }), charge);
    });
  let tickets = 0;
  const served = (unitId: UnitId, count: number, fields: Parameters<typeof servedTicket>[1]) =>
    pushed(unitId, Array.from({ length: count }, () => servedTicket(`T-${tickets++}`, fields)).flat());
  await countingOn(engine, { now: () => TODAY })(
    served(open, 20, { officerId }),
    served(open, 9, { officerId, serviceId: kk }),
    served(open, 7, { officerId, day: '2026-12-03' }),
    ...given(open, 15, { answers: allAnswered(4) }),
    ...given(open, 12, { answers: { ...allAnswered(3), biaya: undefined }, flags: ['quick'] }, kk),
    ...given(open, 11, { answers: allAnswered(2), channel: 'poster' }),
    ...given(open, 14, { answers: allAnswered(1), receivedAt: at('2026-12-03 09:00') }),
    served(young, 12, { officerId }),
    ...given(young, 12, { answers: allAnswered(1) }),
    ...given(kept, 12, { answers: allAnswered(3) }),
  );
  await publish(open, '2026-11');
  await publish(kept, '2026-11');
  const brought = { n: 120, elements: { waktu: 3.25 }, source: 'Laporan SKM 2020', enteredBy: 'k', enteredAt: TODAY };
  const before = { ...brought, period: '2020', version: 1 };
  await broughtStore(engine.client, TABLES.registry).put(open, before, undefined, TESTER);
  const plan = { what: 'Memasang papan alur', who: 'Seksi Pelayanan', until: '2027-06-30' } as const;
  await followUpStore(engine.client, TABLES.registry).put({
    unitId: open,
    followUp: { ...plan, period: '2026-11', element: 'pengaduan', version: 1 },
    before: undefined,
    by: TESTER,
    at: TODAY,
  });
});

const get = (routeKey: string, unitId: string, query: Sent['query'] = {}, sent: Sent = {}) =>
  sendForPage(pages, { routeKey, path: { unitId }, query, ...sent });
const front = (query: Sent['query'] = {}) => sendForPage(pages, { routeKey: 'GET /', query });
const unit = (unitId: string, query?: Sent['query'], sent?: Sent) => get('GET /u/{unitId}', unitId, query, sent);
const poster = (unitId: string, query?: Sent['query']) => get('GET /u/{unitId}/poster', unitId, query);
const screen = (unitId: string, query?: Sent['query']) => get('GET /u/{unitId}/screen', unitId, query);

async function answerOf(routeKey: string, query: Sent['query']): Promise<unknown> {
  return (await send(api, { routeKey, path: { unitId: open }, key, query: { ...query } })).body;
}
const skm = async () =>
  (await answerOf('GET /v1/units/{unitId}/skm', { period: '2026-11' })) as BodyOf<typeof readSkm, 200>;
const rows = async (query: Sent['query']) =>
  ((await answerOf('GET /v1/units/{unitId}/indicators', query)) as BodyOf<typeof readIndicators, 200>).rows;

describe('the page of a unit', () => {
  it('has the figures that the API answers of the last release', async () => {
    const report = await skm();
    const [row] = await rows({ period: '2026-11' });
    const { status, html } = await unit(open);
    const text = textOf(html);

    expect(status).toBe(200);
    expect(report).toMatchObject({ n: 38, status: 'reliable', ikm: expect.any(Number) as number });
    expect(text).toContain(`IKM ${decimalText(present(report.ikm ?? undefined), 2, 'id')} Mutu ${report.mutu}`);
    expect(text).toContain(`95% ${interval(row?.satisfaction.ci95)} Responden 38`);
    for (const { code, nrr } of report.elements) {
      const { ci95 } = present(row?.satisfaction.elements[code]);
      const said = `${decimalText(present(nrr ?? undefined), 2, 'id')} ${interval(ci95)}`;
      expect(text).toContain(`${ELEMENT_NAMES[code].id} ${said}`);
    }
    expect(report.channels).toMatchObject({ ticket: 27, poster: 11 });
    expect(text).toContain(`${CHANNEL_NAMES.ticket.id} 27 ${CHANNEL_NAMES.poster.id} 11`);
  });

  it('says what is to be known of them, and what is done about them', async () => {
    const text = textOf((await unit(open)).html);

    expect(text).toContain('12 dari 38 jawaban perlu dilihat');
    expect(text).toMatch(/Penanganan Pengaduan, Saran dan Masukan Memasang papan alur Seksi Pelayanan 30 Juni 2027/);
    expect(text).toContain('Meja informasi, telepon (021) 555-0100');
    expect(text).toContain('www.lapor.go.id');
    expect(text).toContain('Terbitan berikutnya: Desember 2026, dijadwalkan 15 Januari 2027.');
  });

  it('has the times that the API answers by service, of the last whole month and of the running quarter', async () => {
    const text = textOf((await unit(open)).html);

    for (const period of ['2026-11', '2026-Q4']) {
      const services = await rows({ period, by: 'service' });
      const { tickets, service, onTime } = present(services.find(({ serviceId }) => serviceId === 'ektp'));
      const { time } = printedFigures('id');
      const [half, most] = [service.p50, service.p90].map(time);
      const share = percentText(present(onTime.share ?? undefined), 1, 'id');
      expect(text).toContain(
        `10 menit selama dilayani SK 12/2026 ${tickets.completed} ${half} ${most} ${share} dari ${onTime.n} permohonan`,
      );
    }
    expect(text).toMatch(/Kartu Keluarga 12 menit sejak mengambil nomor 9 \d+ menit .* 0,0% dari 9 permohonan/);
    expect(text).toContain('Akta belum ada standar 0 – – –');
  });

  it('has the index through time, and says what was brought from before', async () => {
    const [before] = await rows({ from: '2020', to: '2020', grain: 'year' });
    const { html } = await unit(open);

    expect(before?.satisfaction).toMatchObject({ status: 'brought', ikm: 81.25 });
    expect(textOf(html)).toContain('Tahun 2020 (dibawa dari Laporan SKM 2020) – 81,25');
    expect(textOf(html)).toMatch(/November 2026 \d\d,\d\d – /);
  });

  it.each([
    ['2026-12', 'terbit 15 Januari 2027'],
    ['2026-10', 'belum diterbitkan oleh unit'],
    ['2026-11-12', 'dalam November 2026'],
    ['2026-Q4', 'tidak menerbitkan hasil untuk periode sepanjang itu'],
  ])('says in words why there is nothing for %s', async (period, why) => {
    const { status, html } = await unit(open, { period });
    const text = textOf(html);

    expect(status).toBe(200);
    expect(text).toContain(why);
    expect(text).not.toMatch(/Mutu [A-D] –|Responden|perlu dilihat/);
    expect(text).toContain('November 2026');
  });

  it('has no figure of what citizens said before the first release', async () => {
    const text = textOf((await unit(young)).html);

    expect(text).toContain('Belum ada IKM yang diterbitkan oleh unit ini.');
    expect(text).not.toMatch(/Mutu [A-D] –|Responden \d|Unsur NRR|Jalur jawaban/);
    expect((await poster(young)).status).toBe(404);
    expect(textOf((await screen(young)).html)).toContain('Belum terbit');
  });

  it('is in English for who asks for it, and keeps that for the pages after it', async () => {
    const chosen = await unit(open, { lang: 'en' });
    const after = await unit(open, {}, { cookies: ['tera_lang=en'] });

    expect(textOf(chosen.html)).toContain('12 of 38 answers should be looked at');
    expect(chosen.cookies).toEqual([expect.stringMatching(/^tera_lang=en; .*Secure$/)]);
    expect(chosen.headers['cache-control']).toBe('private, max-age=60');
    expect(textOf(after.html)).toContain('12 of 38 answers should be looked at');
    expect(after.headers).toMatchObject({
      'cache-control': 'public, max-age=60',
      vary: 'accept-language, cookie, accept-encoding',
    });
  });

  it('is none for a unit that there is not, and for a period that is none', async () => {
    const answers = [await unit('tidak-ada'), await unit('<b>'), await screen('tidak-ada'), await poster('tidak-ada')];
    const misasked = await unit(open, { period: '2026-Q9' });

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(textOf(present(answers[0]).html)).toContain('Unit ini tidak ditemukan');
    expect(misasked.status).toBe(404);
    expect(textOf(misasked.html)).toContain('Periode ini tidak dikenal');
    expect(misasked.headers['cache-control']).toBe('no-store');
  });
});

describe('the front page', () => {
  it('has every unit by its name, with its last release or that there is none', async () => {
    const { ikm, mutu } = await skm();
    const text = textOf((await front()).html);

    expect(text).toMatch(/Anggrek belum terbit .*Tutup lama November 2026 .*Zamrud November 2026/);
    expect(text).toContain(`Zamrud November 2026 ${decimalText(present(ikm ?? undefined), 2, 'id')} Mutu ${mutu} –`);
    expect(text).toContain('38 responden');
    expect(text).toContain('75,00 Mutu C – Kurang Baik 12 responden belum andal');
  });

  it('leaves a closed unit out of which nothing was published', async () => {
    expect(textOf((await front()).html)).not.toMatch(/Tutup (?!lama)/);
    expect(textOf((await unit(kept)).html)).toContain('Unit ini tidak lagi melayani sejak 1 Desember 2026');
  });
});

describe('the poster and the screen', () => {
  it('print what the API prints', async () => {
    const query = { period: '2026-11', format: 'html', view: 'poster' };
    const routeKey = 'GET /v1/units/{unitId}/skm';
    const printed = await sendForPage(api, { routeKey, path: { unitId: open }, key, query });
    const { status, html, headers } = await poster(open);

    expect(status).toBe(200);
    expect(html).toBe(printed.html);
    expect(headers['content-security-policy']).toBe(printed.headers['content-security-policy']);
  });

  it('show the last release and the last whole month in large', async () => {
    const { ikm } = await skm();
    const { html, headers } = await screen(open);
    const text = textOf(html);

    expect(text).toContain(`${decimalText(present(ikm ?? undefined), 2, 'id')} Mutu`);
    expect(text).toContain('KTP elektronik 10 menit 5,0 menit 100,0%');
    expect(text).toContain('Nilai pelayanan kami lewat tautan pada nomor antrean Anda.');
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="300" /></noscript>');
    expect(headers['content-security-policy']).toMatch(/script-src 'sha256-.*connect-src 'self'/);
  });
});

it('nothing of an officer stands on any page, in any language', async () => {
  const visited = [open, young, kept].flatMap((unitId) => ['id', 'en'].map((lang) => ({ unitId, lang })));
  const asked = visited.map(({ unitId, lang }) => [
    front({ lang }),
    unit(unitId, { lang }),
    unit(unitId, { lang, period: '2026-12' }),
    poster(unitId, { lang }),
    screen(unitId, { lang }),
  ]);
  const all = await Promise.all(asked.flat());

  for (const { html } of all) for (const secret of PEOPLE) expect(html).not.toContain(secret);
});

it('what is published since is there after a minute, and what was read is shown until then', async () => {
  const before = await isAwaited();
  await publish(young, '2026-11');

  const [atOnce, after] = [await isAwaited(), await (vi.setSystemTime(TODAY + 61_000), isAwaited())];

  expect([before, atOnce, after]).toEqual([true, true, false]);
  expect(textOf((await unit(young)).html)).toContain('25,00 Mutu D');
});

/** Whether the front page has nothing of the young unit. */
async function isAwaited(): Promise<boolean> {
  return textOf((await front()).html).includes('Anggrek belum terbit');
}

/** As the page prints it. */
function interval(ends: readonly number[] | null | undefined): string {
  const [low, high] = present(ends ?? undefined);
  return intervalText([present(low), present(high)], 2, 'id');
}
