// Rows period by period: each period as if it were asked for by itself, whose they are by name, and what is nobody's.
import { MINUTE, type UnitId } from '@tera/domain';
import { broughtStore } from '@tera/store';
import { answered, pushed, ruled } from '@tera/testing/counting';
import { aResponse, allAnswered, ani, at, budi, contoh, kk, servedTicket } from '@tera/testing/facts';
import { TABLES, TESTER, aKey } from '@tera/testing/engine';
import { refusal } from '@tera/testing/http';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asked, aReader } from './testing.ts';

const ROWS = 'GET /v1/units/{unitId}/indicators';
const TREND = 'GET /v1/units/{unitId}/officers/{officerId}/indicators';
const DAYS = ['2026-09-10', '2026-10-05', '2026-11-19', '2026-11-20'];
const ladang = 'ladang' as UnitId;

const reader = aReader({
  contoh: {
    officers: [
      { id: ani, name: 'Ani' },
      { id: budi, name: 'Budi' },
    ],
    targets: [{ indicator: 'service.p50', value: 600 }],
  },
  [ladang]: {},
});
beforeAll(async () => {
  for (const [index, day] of DAYS.entries()) {
    const noon = at(`${day} 12:00`);
    const moved = (events: ReturnType<typeof servedTicket>) =>
      events.map((event) => ({ ...event, occurredAt: noon + (event.occurredAt - at('12:00')) }));
    const tickets = [...servedTicket(`A-${index}`), ...servedTicket(`B-${index}`, { officerId: budi, serviceId: kk })];
    const answers = Array.from({ length: index === 3 ? 12 : 2 }, (_, n) =>
      answered(
        contoh,
        `k-${index}-${n}`,
        aResponse({ responseId: `r-${index}-${n}`, receivedAt: noon, answers: allAnswered(4) }),
      ),
    );
    await reader.count([pushed(contoh, moved(tickets)), ...answers], noon + MINUTE);
  }
  await reader.count([ruled(contoh, 'A-3', { state: 'contested', at: at('12:30'), objectionId: 'o-1' })], at('12:31'));
});

interface Rows {
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

const rowsOf = async (query: Asked) => (await reader.ask(ROWS, query)).body as Rows;

describe('the rows of a span', () => {
  const grains = {
    day: ['2026-11-19', '2026-11-20'],
    month: ['2026-09', '2026-10', '2026-11'],
    quarter: ['2026-Q3', '2026-Q4'],
    semester: ['2026-S2'],
    year: ['2026'],
  };
  const questions: readonly Asked[] = [
    {},
    { by: 'officer' },
    { by: 'service' },
    { by: 'officer,service' },
    { contested: 'without' },
  ];
  const cases = Object.entries(grains).flatMap(([grain, periods]) =>
    questions.map((question) => ({ grain, periods, question })),
  );

  it.each(cases)('by $grain are those of each period by itself: $question', async ({ grain, periods, question }) => {
    const [from, to] = grain === 'day' ? ['2026-11-19', '2026-11-21'] : ['2026-09', '2026-11'];
    const series = await rowsOf({ from, to, grain, ...question });

    const alone = await Promise.all(
      periods.map(async (period) => {
        const { rows, from: first, to: last } = await rowsOf({ period, ...question });
        return rows.map((row) => Object.assign(row, { period, from: first, to: last }));
      }),
    );
    expect(series.rows).toEqual(alone.flat());
    expect(series.rows.length).toBeGreaterThan(0);
  });

  it('say of what they are, and are by month unless said otherwise', async () => {
    const series = await rowsOf({ from: '2026-09-10', to: '2026-11-20' });

    expect(series).toMatchObject({
      period: '2026-09-01/2026-12-01',
      grain: 'month',
      from: '2026-08-31T17:00:00.000Z',
      to: '2026-11-30T17:00:00.000Z',
    });
    expect(series.rows.map(({ period }) => period)).toEqual(['2026-09', '2026-10', '2026-11']);
  });

  it('come in every format that the route offers', async () => {
    const query = { from: '2026-09', to: '2026-11', by: 'officer' };

    const csv = await reader.fetch(ROWS, { ...query, format: 'csv' });
    const xlsx = await reader.fetch(ROWS, { ...query, format: 'xlsx' });
    const html = await reader.fetch(ROWS, { ...query, format: 'html', lang: 'en' });

    const lines = parse(csv.html, { columns: true });
    expect(lines).toHaveLength(9);
    expect(lines[0]).toMatchObject({ period: '2026-09', officerId: 'ani', officerName: 'Ani' });
    const { sheets } = await readXlsx(xlsx.bytes);
    expect(sheets[0]?.rows).toHaveLength(10);
    expect(html.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', vary: 'accept, accept-encoding' });
    expect(html.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(html.html).toContain('Indicators through time');
    expect(html.html.match(/Budi/g)).toHaveLength(3);
  });

  it('are none where nothing was counted', async () => {
    expect(await rowsOf({ from: '2025', to: '2025', grain: 'quarter' })).toMatchObject({ rows: [] });
    expect((await reader.fetch(ROWS, { from: '2025', to: '2025', format: 'html' })).html).toContain('Tidak ada');
  });

  it('are at most of 400 periods', async () => {
    expect((await reader.ask(ROWS, { from: '2025-10-18', to: '2026-11-22', grain: 'day' })).status).toBe(200);
    expect(await reader.ask(ROWS, { from: '2025-10-17', to: '2026-11-22', grain: 'day' })).toMatchObject(
      refusal(422, 'to', 'invalid_value'),
    );
  });

  it.each([
    [{}, 'period', 'required'],
    [{ from: '2026-09' }, 'to', 'required'],
    [{ to: '2026-09' }, 'from', 'required'],
    [{ grain: 'day' }, 'from', 'required'],
    [{ period: '2026-09', to: '2026-10' }, 'to', 'not_together'],
    [{ period: '2026-09', grain: 'day' }, 'grain', 'not_together'],
    [{ from: '2026-10', to: '2026-09' }, 'to', 'invalid_value'],
    [{ from: '2026-09', to: '2026-10', grain: 'week' }, 'grain', 'invalid_value'],
    [{ from: 'kemarin', to: '2026-10' }, 'from', 'invalid_value'],
    [{ from: '2026-09', to: '2026-10', format: 'csv', table: 'evaluation' }, 'table', 'no_effect'],
  ] as const)('are refused for %j', async (query, path, code) => {
    expect(await reader.ask(ROWS, query)).toMatchObject(refusal(422, path, code));
  });
});

describe('whose a row is', () => {
  it('is said by name, as the registry has it today', async () => {
    const { rows } = await rowsOf({ period: '2026-11', by: 'officer,service' });

    expect(
      rows.map(({ officerId, officerName, serviceId, serviceName }) => [
        officerId,
        officerName,
        serviceId,
        serviceName,
      ]),
    ).toEqual([
      ['ani', 'Ani', 'ektp', expect.any(String)],
      ['budi', 'Budi', 'kk', expect.any(String)],
      [null, null, 'ektp', expect.any(String)],
      [null, null, 'kk', expect.any(String)],
    ]);
    await reader.putUnit(contoh, { officers: [{ id: ani, name: 'Ani Baru' }] });
    const later = await rowsOf({ period: '2026-11', by: 'officer' });
    await reader.putUnit(contoh, {
      officers: [
        { id: ani, name: 'Ani' },
        { id: budi, name: 'Budi' },
      ],
    });

    expect(later.rows).toMatchObject([{ officerName: 'Ani Baru' }, { officerId: 'budi', officerName: null }, {}]);
    expect(later.rows[0]).not.toHaveProperty('serviceName');
  });
});

describe('the trend of an officer whom nobody has rated', () => {
  it('awaits a release that is due wherever the unit has answers, as the rows do', async () => {
    const query = { from: '2026-08', to: '2026-12' };
    const trend = (await reader.ask(TREND, query, { path: { unitId: contoh, officerId: budi } })).body as Rows;

    expect(trend.rows.map((row) => (row['satisfaction'] as { status: string }).status)).toEqual([
      'none',
      'awaiting',
      'awaiting',
      'awaiting',
      'awaiting',
    ]);
    for (const row of trend.rows.slice(1, 4)) {
      const { rows } = await rowsOf({ period: String(row['period']), by: 'officer' });
      const { satisfaction, coverage } = rows.find(({ officerId }) => officerId === budi) ?? {};

      expect(row).toMatchObject({ satisfaction, coverage });
    }
  });
});

describe('the trend of what is nobody’s', () => {
  const ofNobody = { path: { unitId: contoh, officerId: '-' } };

  it('has the row without an officer of each period', async () => {
    const trend = (await reader.ask(TREND, { from: '2026-08', to: '2026-11' }, ofNobody)).body as Rows;

    expect(trend).toMatchObject({ officerId: null });
    expect(trend.rows.map(({ period }) => period)).toEqual(['2026-08', '2026-09', '2026-10', '2026-11']);
    expect(trend.rows[0]).toMatchObject({ tickets: { completed: 0 }, wait: { n: 0 }, satisfaction: { n: 0 } });
    for (const period of ['2026-09', '2026-10', '2026-11']) {
      const { rows } = await rowsOf({ period, by: 'officer' });
      const alone = rows.find(({ officerId }) => officerId === null);
      const row = trend.rows.find((each) => each['period'] === period) ?? {};

      expect(alone).toMatchObject({ wait: row['wait'], tickets: row['tickets'], satisfaction: row['satisfaction'] });
      expect(row).toMatchObject({ officerId: null, officerName: null });
    }
    expect(trend.rows[1]).toMatchObject({ wait: { n: 2 } });
  });

  it('is also there where nothing is', async () => {
    const nowhere = { path: { unitId: ladang, officerId: '-' } };

    expect(await reader.ask(TREND, { from: '2026-11', to: '2026-11' }, nowhere)).toMatchObject({
      status: 200,
      body: { rows: [{ tickets: { completed: 0 } }] },
    });
  });
});

const { key } = aKey(reader.engine, { scopes: ['indicators:read'], units: ['lama', 'contoh'] });

const trend = async (unitId: UnitId, query: Asked) =>
  ((await reader.ask(ROWS, query, { path: { unitId }, key })).body as Rows).rows;

describe('what an office has brought along', () => {
  const lama = 'lama' as UnitId;
  const elements = { waktu: 3.25, biaya: { sum: 480, n: 120 } };
  const figure = { n: 120, elements, source: 'Laporan SKM', enteredBy: 'k', enteredAt: at('08:00'), version: 1 };
  beforeAll(async () => {
    const store = broughtStore(reader.engine.client, TABLES.registry);
    await reader.putUnit(lama, { targets: [{ indicator: 'satisfaction.ikm', value: 80 }] });
    for (const period of ['2020', '2021', '2021-11', '2026']) {
      await store.put(lama, { ...figure, period }, undefined, TESTER);
      await store.put(contoh, { ...figure, period }, undefined, TESTER);
    }
    await reader.publish(contoh, '2026-11');
  });

  it('stands in the trend of the unit where nothing is released, each period by itself', async () => {
    const years = await trend(lama, { from: '2019', to: '2021', grain: 'year' });

    expect(years).toMatchObject([
      {
        period: '2020',
        satisfaction: {
          n: 120,
          status: 'brought',
          ikm: 90.63,
          mutu: 'A',
          ci95: null,
          elements: {},
          releases: [],
          brought: { source: 'Laporan SKM', elements: { waktu: 3.25, biaya: 4 } },
        },
        tickets: { completed: 0 },
      },
      { period: '2021' },
    ]);
    const months = await trend(lama, { from: '2021-10', to: '2021-12' });
    expect(months.map(({ period }) => period)).toEqual(['2021-11']);
  });

  it('is added to nothing, and nothing is derived from it', async () => {
    const [year] = await trend(lama, { from: '2021', to: '2021', grain: 'year' });

    expect(year).toMatchObject({
      satisfaction: { n: 120 },
      achievements: [{ indicator: 'satisfaction.ikm', realisation: null, achievement: null }],
    });
    // A semester of a month that was brought has nothing.
    expect(await trend(lama, { from: '2021-S2', to: '2021-S2', grain: 'semester' })).toEqual([]);
  });

  it('is not in rows by officer or service, nor in a report', async () => {
    expect(await trend(lama, { from: '2020', to: '2021', grain: 'year', by: 'officer' })).toEqual([]);
    expect(await trend(lama, { from: '2020', to: '2021', grain: 'year', by: 'service' })).toEqual([]);
    const report = await reader.ask('GET /v1/units/{unitId}/skm', { period: '2020' }, { path: { unitId: lama }, key });
    expect(report.body).toMatchObject({ status: 'none', n: 0, ikm: null });
  });

  it('gives way to a release of any of its days', async () => {
    const years = await trend(contoh, { from: '2020', to: '2026', grain: 'year' });

    expect(years.map(({ period, satisfaction }) => [period, (satisfaction as { status: string }).status])).toEqual([
      ['2020', 'brought'],
      ['2021', 'brought'],
      ['2026', 'provisional'],
    ]);
  });

  it('says in every format out of what it was brought', async () => {
    const query = { from: '2020', to: '2021', grain: 'year' };
    const sent = { path: { unitId: lama }, key };
    const { html: csv } = await reader.fetch(ROWS, { ...query, format: 'csv' }, sent);
    const [line] = parse(csv, { columns: true }) as Record<string, string>[];
    const { html: page } = await reader.fetch(ROWS, { ...query, format: 'html' }, sent);

    expect(line).toMatchObject({
      'satisfaction.status': 'brought',
      'satisfaction.statusText': 'dibawa dari Laporan SKM',
      'satisfaction.brought.source': 'Laporan SKM',
      'satisfaction.brought.elements.waktu': '3.25',
      'satisfaction.elements.waktu.nrr': '',
    });
    expect(page).toContain('90,63');
    expect(page).toContain('dibawa dari Laporan SKM');
  });
});
