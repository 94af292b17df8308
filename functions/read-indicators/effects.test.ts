// A parameter is taken where it changes the answer that is asked for, and refused where it would not: every one of them, in every
// format, on figures in which it could.
import { ELEMENTS } from '@tera/domain';
import { answered, pushed, ruled } from '@tera/testing/counting';
import { aResponse, allAnswered, ani, at, budi, chargedTo, contoh, ektp, kk, servedTicket } from '@tera/testing/facts';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asked, aReader } from './testing.ts';

const reader = aReader({ contoh: { targets: [{ indicator: 'service.p50', value: 600 }] } });
beforeAll(async () => {
  await reader.count(
    [
      pushed(contoh, [...servedTicket('A-1'), ...servedTicket('A-2', { officerId: budi, serviceId: kk })]),
      ruled(contoh, 'A-2', { state: 'contested', at: at('10:00'), objectionId: 'o-1' }),
      ...Array.from({ length: 40 }, (_, n) =>
        answered(
          contoh,
          `k-${n}`,
          aResponse({
            responseId: `r-${n}`,
            answers: { ...allAnswered(4), [ELEMENTS[n % 9] ?? 'waktu']: 3 },
            respondent: { sex: 'P' },
          }),
          chargedTo({ officerId: n % 2 === 0 ? ani : budi, serviceId: ektp }),
        ),
      ),
    ],
    at('12:00'),
  );
  await reader.publish(contoh, '2026-11');
});

const COMMON = { lang: ['en'], numbers: ['indonesian'], bom: ['true'], header: ['titles'] };
const period = '2026-11';
const ROUTES: readonly (readonly [string, Asked, Readonly<Record<string, readonly string[]>>])[] = [
  [
    'GET /v1/units/{unitId}/indicators',
    { period },
    { ...COMMON, by: ['officer', 'service'], contested: ['without'], table: ['evaluation'] },
  ],
  [
    'GET /v1/units/{unitId}/indicators',
    { period, by: 'officer' },
    { ...COMMON, contested: ['without'], table: ['evaluation'] },
  ],
  [
    'GET /v1/units/{unitId}/indicators',
    { from: period, to: period },
    { ...COMMON, by: ['officer', 'service'], contested: ['without'], table: ['evaluation'], grain: ['year'] },
  ],
  [
    'GET /v1/units/{unitId}/officers/{officerId}/indicators',
    { from: period, to: period },
    { ...COMMON, grain: ['year'] },
  ],
  [
    'GET /v1/units/{unitId}/skm',
    { period },
    { ...COMMON, weight: ['0.11'], contested: ['without'], table: ['summary', 'respondents'], view: ['poster'] },
  ],
  [
    'GET /v1/units/{unitId}/skm',
    { period, table: 'respondents' },
    { ...COMMON, weight: ['0.11'], contested: ['without'] },
  ],
  ['GET /v1/units/{unitId}/skm', { period, table: 'summary' }, { ...COMMON, weight: ['0.11'], contested: ['without'] }],
  ['GET /v1/units/{unitId}/skm', { period, view: 'poster' }, { ...COMMON, weight: ['0.11'], contested: ['without'] }],
  ['GET /v1/skm', { period, units: contoh }, { ...COMMON, weight: ['0.11'] }],
];

const cases = ROUTES.flatMap(([route, query, wishes]) =>
  ['json', 'csv', 'xlsx', 'html'].flatMap((format) =>
    Object.entries(wishes).flatMap(([name, values]) =>
      values.map((value) => ({ route, query: { ...query, format }, name, value })),
    ),
  ),
);

describe('a parameter', () => {
  it('is taken where it changes the answer, and else refused by its name', { timeout: 60_000 }, async () => {
    const wrong: string[] = [];
    for (const { route, query, name, value } of cases) {
      const [plain, wished] = [await fetched(route, query), await fetched(route, { ...query, [name]: value })];
      if (plain.status !== 200) continue;
      const asked = `${route} ${new URLSearchParams({ ...query, [name]: value }).toString()}`;
      if (wished.status === 200 && wished.content === plain.content) wrong.push(`${asked} changes nothing`);
      if (wished.status !== 200 && wished.refusedFor !== `${name} no_effect`)
        wrong.push(`${asked} is ${wished.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is refused in so many cases that the rule is tried', () => {
    expect(cases.length).toBeGreaterThan(150);
  });

  it.each([
    [{ period, lang: 'en' }, 'lang'],
    [{ period, format: 'csv', lang: 'en' }, 'lang'],
    [{ period, bom: 'true' }, 'bom'],
    [{ period, format: 'xlsx', numbers: 'indonesian' }, 'numbers'],
    [{ period, format: 'html', table: 'rows' }, 'table'],
    [{ period, format: 'html', by: 'service' }, 'by'],
  ])('without effect is named: %j', async (query, name) => {
    const answer = await reader.ask('GET /v1/units/{unitId}/indicators', query);

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: name, code: 'no_effect' }] } });
  });

  it('of the survey report without effect is named', async () => {
    const skm = 'GET /v1/units/{unitId}/skm';
    const csv = { period, format: 'csv', table: 'respondents' };

    expect(await reader.ask(skm, { ...csv, weight: '0.11' })).toMatchObject({ body: { errors: [{ path: 'weight' }] } });
    expect(await reader.ask(skm, { ...csv, contested: 'without' })).toMatchObject({
      body: { errors: [{ path: 'contested' }] },
    });
    expect(await reader.ask(skm, { period, view: 'poster' })).toMatchObject({ body: { errors: [{ path: 'view' }] } });
  });
});

interface Fetched {
  readonly status: number;
  readonly content: string;
  readonly refusedFor: string;
}

/** Without the moment at which it was made. */
async function fetched(route: string, query: Asked): Promise<Fetched> {
  const { status, html, bytes } = await reader.fetch(route, query, { path: { unitId: contoh, officerId: ani } });
  const [first] = status === 422 ? (JSON.parse(html) as { errors: { path: string; code: string }[] }).errors : [];
  const plain = html.replaceAll(/"?\d{4}-\d\d-\d\dT[\d:.]+Z"?/g, '').replaceAll(/pukul \d\d\.\d\d|at \d\d:\d\d/g, '');
  return {
    status,
    content: query['format'] === 'xlsx' ? Buffer.from(bytes).toString('base64') : plain,
    refusedFor: `${first?.path} ${first?.code}`,
  };
}
