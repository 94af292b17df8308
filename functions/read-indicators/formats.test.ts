// The same answer in every format: what a caller must say to get it, and that names which are formulas stay text. Files
// are read back by libraries that did not write them.
import type { OfficerId } from '@tera/domain';
import { answered, pushed } from '@tera/testing/counting';
import { aResponse, allAnswered, ani, at, budi, chargedTo, contoh, ektp, kk, servedTicket } from '@tera/testing/facts';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { aReader } from './testing.ts';

const ROWS = 'GET /v1/units/{unitId}/indicators';
const SKM = 'GET /v1/units/{unitId}/skm';
const TREND = 'GET /v1/units/{unitId}/officers/{officerId}/indicators';
const FORMULA = "=cmd|' /C calc'!A0";
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const period = '2026-11';
const TARGETS = [
  { indicator: 'onTime.share', value: 0.8, decree: 'Keputusan 1/2026' },
  { indicator: 'service.p50', value: 600 },
];

const answersOf = (count: number, officerId: OfficerId, score: 3 | 4) =>
  Array.from({ length: count }, (_, index) =>
    answered(
      contoh,
      `${officerId}-${index}`,
      aResponse({
        responseId: `${officerId}-${index}`,
        answers: allAnswered(score),
        respondent: { sex: 'L' },
      }),
      chargedTo({ officerId, serviceId: ektp }),
    ),
  );

const reader = aReader({
  contoh: {
    officers: [
      { id: ani, name: 'Ani', nip: '000000000000000001' },
      { id: budi, name: FORMULA },
    ],
    targets: TARGETS,
  },
});
beforeAll(async () => {
  await reader.count(
    [
      pushed(contoh, [...servedTicket('A-1'), ...servedTicket('A-2', { officerId: budi, serviceId: kk })]),
      ...answersOf(12, ani, 4),
      ...answersOf(11, budi, 3),
    ],
    at('12:00'),
  );
  await reader.publish(contoh, '2026-11');
});

describe('rows as CSV', () => {
  it('have a line for each row, with ids of the catalogue on top', async () => {
    const { status, headers, html: text } = await reader.fetch(ROWS, { period, by: 'officer', format: 'csv' });

    expect({ status, type: headers['content-type'], name: headers['content-disposition'] }).toEqual({
      status: 200,
      type: 'text/csv; charset=utf-8',
      name: 'attachment; filename="tera-contoh-2026-11.csv"',
    });
    const lines = parse(text, { columns: true });
    expect(lines).toMatchObject([
      { officerId: 'ani', officerName: 'Ani', 'tickets.completed': '1', 'satisfaction.ikm': '100' },
      // The name is text to whoever opens the file.
      { officerId: 'budi', officerName: `'${FORMULA}`, 'tickets.completed': '1', 'satisfaction.ikm': '75' },
      { officerId: '', 'wait.mean': '600' },
    ]);
  });

  it('are for an Indonesian spreadsheet when asked: a mark of UTF-8, semicolons and decimal commas', async () => {
    const query = { period, format: 'csv', bom: 'true', numbers: 'indonesian', header: 'titles' };
    const { html: text } = await reader.fetch(ROWS, query);

    expect(text.startsWith('\uFEFF')).toBe(true);
    const [line] = parse(text, { columns: true, bom: true, delimiter: ';' });
    expect(line).toMatchObject({ Responden: '23', 'Indeks Kepuasan Masyarakat (IKM)': '88,04' });
  });

  it('are the evaluation form of each officer when asked', async () => {
    const { html: text } = await reader.fetch(ROWS, { period, by: 'officer', format: 'csv', table: 'evaluation' });
    const lines = parse(text, { columns: true });

    expect(lines).toContainEqual(
      expect.objectContaining({
        officerId: 'ani',
        rencanaHasilKerja: '',
        indicator: 'onTime.share',
        aspek: 'waktu',
        targetValue: '0.8',
        realisationValue: '1',
        decree: 'Keputusan 1/2026',
        umpanBalik: '',
      }),
    );
  });
});

describe('rows as XLSX', () => {
  it('are typed cells, a sheet for each table', async () => {
    const answer = await reader.fetch(ROWS, { period, by: 'officer' }, { headers: { accept: XLSX } });
    const bytes = await bytesOf({ period, by: 'officer', format: 'xlsx' });
    const { sheets } = await readXlsx(bytes);

    expect(answer.headers['content-type']).toBe(XLSX);
    expect(sheets.map(({ name }) => name)).toEqual(['Indikator', 'Evaluasi kinerja']);
    const [head, first, second] = sheets[0]?.rows ?? [];
    const column = head?.indexOf('Nama pegawai') ?? -1;
    expect([first?.[column], second?.[column]]).toEqual(['Ani', FORMULA]);
    expect(first?.[head?.indexOf('Responden') ?? -1]).toBe(12);
  });
});

describe('the survey report', () => {
  it('is a page to print for whoever opens it in a browser', async () => {
    const browser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
    const { headers, html } = await reader.fetch(SKM, { period }, browser);

    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(html).toContain('88,04');
    expect(html).not.toContain('<script');
  });

  it('is a poster when asked', async () => {
    const { html } = await reader.fetch(SKM, { period, format: 'html', view: 'poster' });

    expect(html).toContain('88,04');
    expect(html).not.toContain('Ani');
  });

  it.each([
    ['elements', 9],
    ['summary', 1],
  ] as const)('has its table of %s as CSV', async (table, lines) => {
    const { html: text } = await reader.fetch(SKM, { period, format: 'csv', table });

    expect(parse(text, { columns: true })).toHaveLength(lines);
  });
});

describe('an answer in some format', () => {
  it('is not sent again to who has it, and each format is known by a tag of its own', async () => {
    const json = await reader.fetch(ROWS, { period });
    const csv = await reader.fetch(ROWS, { period, format: 'csv' });
    const tag = String(json.headers['etag']);

    const again = await reader.fetch(ROWS, { period }, { headers: { 'if-none-match': tag } });

    expect(again).toMatchObject({ status: 304, html: '' });
    expect(csv.headers['etag']).not.toBe(tag);
  });

  it.each([
    ['format', 'pdf'],
    ['numbers', 'roman'],
    ['contested', 'maybe'],
    ['table', 'all'],
  ])('is refused for %s=%s', async (name, value) => {
    const answer = await reader.ask(ROWS, { period, [name]: value });

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: name }] } });
  });
});

describe('a trend', () => {
  const path = { unitId: contoh, officerId: ani };

  it('has a row for each period, those without anything among them', async () => {
    const { body } = await reader.ask(TREND, { from: '2026-09', to: '2026-11', grain: 'month' }, { path });

    expect(body).toMatchObject({
      officerId: 'ani',
      grain: 'month',
      rows: [
        { period: '2026-09', tickets: { completed: 0 }, satisfaction: { n: 0 } },
        { period: '2026-10', tickets: { completed: 0 } },
        { period: '2026-11', tickets: { completed: 1 }, service: { n: 1, mean: 300 }, satisfaction: { n: 12 } },
      ],
    });
  });

  it('by day is of the days of the span, which ends before its last', async () => {
    const { body } = await reader.ask(TREND, { from: '2026-11-19', to: '2026-11-22', grain: 'day' }, { path });

    expect(body).toMatchObject({
      rows: [
        { period: '2026-11-19', tickets: { completed: 0 } },
        { period: '2026-11-20', tickets: { completed: 1 } },
        { period: '2026-11-21', tickets: { completed: 0 } },
      ],
    });
  });

  it('has nothing of the waits, which are the unit’s', async () => {
    const { body } = await reader.ask(TREND, { from: '2026-11', to: '2026-11' }, { path });

    expect(body).toMatchObject({ rows: [{ wait: { n: 0 } }] });
  });

  it.each([
    [{ from: '2026-11-21', to: '2026-11-21' }, 'to'],
    [{ from: '2020', to: '2026', grain: 'day' }, 'to'],
    [{ from: 'kemarin', to: '2026' }, 'from'],
    [{ from: '2026', to: '2026', grain: 'hour' }, 'grain'],
  ])('of %j is refused because of %s', async (query, name) => {
    expect(await reader.ask(TREND, query, { path })).toMatchObject({ status: 422, body: { errors: [{ path: name }] } });
  });

  it('of nobody is 404', async () => {
    const stranger = { path: { unitId: contoh, officerId: 'siapa' } };

    expect(await reader.ask(TREND, { from: '2026-11', to: '2026-11' }, stranger)).toMatchObject({
      status: 404,
      body: { errors: [{ path: 'officerId', code: 'unknown_officer' }] },
    });
  });

  it('is a table as well', async () => {
    const { html: text } = await reader.fetch(TREND, { from: '2026-10', to: '2026-11', format: 'csv' }, { path });

    expect(parse(text, { columns: true })).toMatchObject([{ period: '2026-10' }, { period: '2026-11' }]);
  });
});

describe('what an officer’s row says beside its figures', () => {
  it('is what was to be reached, how the officer compares, and what asks for a look', async () => {
    const { body } = await reader.ask(ROWS, { period, by: 'officer' });

    expect(body).toMatchObject({
      rows: [
        {
          officerId: 'ani',
          achievements: [
            { indicator: 'service.p50', target: 600, direction: 'lower' },
            { indicator: 'onTime.share', target: 0.8, realisation: 1, achievement: 1.25, decree: 'Keputusan 1/2026' },
          ],
          comparison: { perilaku: { difference: { value: 1, finding: 'berbeda nyata', others: { n: 11, nrr: 3 } } } },
          caseMix: null,
          flags: [
            { code: 'few_answers', n: 12, limit: 30 },
            { code: 'more_answers', invited: 1, answered: 12, share: 12, limit: 1 },
          ],
          contested: { tickets: 0 },
        },
        { officerId: 'budi', service: { n: 1 } },
        // What is the unit's own is compared with nothing.
        expect.not.objectContaining({ comparison: expect.anything() as unknown }),
      ],
    });
  });

  it('is measured by service against that service', async () => {
    const { body } = await reader.ask(ROWS, { period, by: 'officer,service' });

    expect(body).toMatchObject({ rows: [{ officerId: 'ani', serviceId: ektp, caseMix: null }, {}, {}, {}, {}] });
  });
});

async function bytesOf(query: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const { bytes } = await reader.fetch(ROWS, query);
  return bytes;
}

describe('an answer with names in it', () => {
  it('is sent again once a name has changed, though no figure has', async () => {
    const query = { period, by: 'officer', format: 'csv' };
    const before = await reader.fetch(ROWS, query);
    await reader.putUnit(contoh, {
      officers: [
        { id: ani, name: 'Ani Baru', nip: '000000000000000001' },
        { id: budi, name: FORMULA },
      ],
      targets: TARGETS,
    });

    const after = await reader.fetch(ROWS, query, { headers: { 'if-none-match': String(before.headers['etag']) } });

    expect(after.status).toBe(200);
    expect(after.html).toContain('Ani Baru');
  });
});
