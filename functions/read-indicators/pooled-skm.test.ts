// Several units as one: respondents are pooled, each unit has its line in the recap, and a pool never tells what one of
// its units hides.
import type { Score, UnitId } from '@tera/domain';
import { answered, pushed } from '@tera/testing/counting';
import { aResponse, allAnswered, at, servedTicket } from '@tera/testing/facts';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { aReader } from './testing.ts';

const ROUTE = 'GET /v1/skm';
const period = '2026-11';

const answersOf = (unitId: string, count: number, score: Score) =>
  Array.from({ length: count }, (_, index) =>
    answered(
      unitId as UnitId,
      `${unitId}-${index}`,
      aResponse({
        responseId: `${unitId}-${index}`,
        answers: allAnswered(score),
        respondent: { sex: 'P', education: 'SMA', work: 'swasta' },
      }),
    ),
  );

const reader = aReader({
  alun: { name: 'Kelurahan Alun' },
  bukit: { name: 'Kelurahan Bukit' },
  cendana: { name: 'Kelurahan Cendana' },
  dermaga: { name: 'Kelurahan Dermaga' },
  edelweis: { name: 'Kelurahan Edelweis', publishes: 'quarter' },
});
beforeAll(async () => {
  await reader.count(
    [
      ...answersOf('alun', 30, 4),
      ...answersOf('bukit', 10, 3),
      ...answersOf('cendana', 9, 1),
      ...answersOf('edelweis', 30, 2),
      pushed('alun' as UnitId, servedTicket('A-1')),
    ],
    at('12:00'),
  );
  await reader.publish('alun' as UnitId, '2026-11');
  await reader.publish('bukit' as UnitId, '2026-11');
  await reader.publish('cendana' as UnitId, '2026-11');
});

const ask = (query: Readonly<Record<string, string>>) => reader.ask(ROUTE, query, { path: {} });

describe('the report of several units', () => {
  it('pools their respondents', async () => {
    const { body } = await ask({ units: 'alun,bukit,dermaga', period });

    expect(body).toMatchObject({
      units: [
        { unitId: 'alun', name: 'Kelurahan Alun', n: 30 },
        { unitId: 'bukit', name: 'Kelurahan Bukit', n: 10 },
        { unitId: 'dermaga', name: 'Kelurahan Dermaga', n: 0 },
      ],
      n: 40,
      population: 1,
      // (30 × 4 + 10 × 3) ÷ 40 × 25
      ikm: 93.75,
      mutu: 'A',
      respondents: { sex: { L: 0, P: 40, notAnswered: 0 } },
    });
    expect(body).not.toHaveProperty('respondents.service');
  });

  it('has a line for each in the columns of the recap, in their order', async () => {
    const { body } = await ask({ units: 'alun,cendana', period });
    const [first, second] = (body as { recap: Record<string, unknown>[] }).recap;

    expect(Object.keys(first ?? {}).join(' ')).toBe(
      'NO OPP U1 U2 U3 U4 U5 U6 U7 U8 U9 L P SD SMP SMA D1-D3 S1/D4 S2 S3 PNS TNI Polri Swasta Wirausaha Pelajar ' +
        'Petani Lainnya POPULASI SAMPEL NRR TERTIMBANG NILAI IKM KATEGORI',
    );
    expect(first).toMatchObject({ NO: 1, OPP: 'Kelurahan Alun', U1: 4, P: 30, SMA: 30, Swasta: 30, 'NILAI IKM': 100 });
    expect(second).toMatchObject({ NO: 2, OPP: 'Kelurahan Cendana', U1: null, P: 9, 'NILAI IKM': null });
    expect(second).toMatchObject({ KATEGORI: 'kurang dari 10 jawaban' });
  });

  it('leaves out and names the units whose total is not shown, or not yet', async () => {
    const { body } = await ask({ units: 'alun,bukit,cendana,edelweis', period });

    expect(body).toMatchObject({ n: 40, ikm: 93.75, leftOut: ['cendana', 'edelweis'] });
    expect(body).toMatchObject({
      units: [
        { status: 'reliable' },
        { status: 'provisional' },
        { status: 'suppressed', why: 'few' },
        { status: 'within' },
      ],
    });
  });

  it('of none whose total is shown has no figure', async () => {
    expect((await ask({ units: 'cendana', period })).body).toMatchObject({
      n: 0,
      status: 'none',
      ikm: null,
      elements: [],
      respondents: null,
      leftOut: ['cendana'],
    });
  });

  it('counts a unit that is named twice once', async () => {
    expect((await ask({ units: 'bukit,bukit', period })).body).toMatchObject({ n: 10, ikm: 75 });
  });

  it('is the recap as CSV', async () => {
    const query = { units: 'alun,bukit', period, format: 'csv' };
    const { html: text } = await reader.fetch(ROUTE, query, { path: {} });

    expect(parse(text, { columns: true })).toMatchObject([
      { NO: '1', 'NILAI IKM': '100' },
      { NO: '2', U9: '3' },
    ]);
  });

  it.each([
    ['alun,rahasia', 403, 'other_unit'],
    ['alun,tidak-ada', 404, 'unknown_unit'],
    ['alun,,bukit', 422, 'custom'],
    ['', 422, 'custom'],
  ])('of %s is refused', async (units, status, code) => {
    const answer = await ask({ units, period });

    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      errors: [{ path: 'units', code: code === 'custom' ? 'invalid_value' : code }],
    });
  });
});
