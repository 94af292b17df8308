// Asking for the survey report through the exported handler, from cells that the aggregator really wrote.
import { ELEMENTS, type SurveyResponse, type UnitId } from '@tera/domain';
import { type QueueRecord, answered, pushed } from '@tera/testing/counting';
import { followUpStore } from '@tera/store';
import { TABLES, TESTER, aKey } from '@tera/testing/engine';
import { aDocument, aResponse, allAnswered, at, budi, chargedTo, contoh, kk, servedTicket } from '@tera/testing/facts';
import type { Sent } from '@tera/testing/http';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Asked, aReader } from './testing.ts';

const ROUTE = 'GET /v1/units/{unitId}/skm';
const QUIET = 'sepi' as UnitId;
let responses = 0;

const tickets = (count: number, prefix: string, fields: Parameters<typeof servedTicket>[1] = {}) =>
  Array.from({ length: count }, (_, index) => servedTicket(`${prefix}-${index}`, fields)).flat();
const answers = (count: number, fields: Partial<SurveyResponse>, to = chargedTo(), unitId = contoh): QueueRecord[] =>
  Array.from({ length: count }, () => {
    const responseId = `r-${responses++}`;
    return answered(unitId, responseId, aResponse({ responseId, ...fields }), to);
  });

const reader = aReader({ contoh: {}, [QUIET]: {} });
const counter = aKey(reader.engine, { scopes: ['tickets:write'] });

beforeAll(async () => {
  await reader.count(
    [
      pushed(contoh, tickets(40, 'A')),
      pushed(contoh, tickets(10, 'B', { officerId: budi, serviceId: kk })),
      pushed(contoh, tickets(1, 'C', { day: '2026-12-01' })),
      ...answers(12, { answers: allAnswered(4), respondent: { sex: 'P', work: 'petani' } }),
      ...answers(
        11,
        { answers: { ...allAnswered(3), biaya: undefined } },
        chargedTo({ officerId: budi, serviceId: kk }),
      ),
      ...answers(10, { answers: allAnswered(2), channel: 'poster' }, chargedTo({})),
      pushed(QUIET, tickets(20, 'A')),
      ...answers(9, { answers: allAnswered(1), respondent: { sex: 'L' } }, chargedTo(), QUIET),
    ],
    at('12:00'),
  );
  await reader.publish(contoh, '2026-11');
  await reader.publish(QUIET, '2026-11');
});

const ask = (query: Asked, sent?: Sent) => reader.ask(ROUTE, query, sent);

describe('the survey report', () => {
  it('has the figures of the period, what they rest on, and how and when they were made', async () => {
    const { status, body } = await ask({ period: '2026-11' });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      unitId: 'contoh',
      period: '2026-11',
      from: '2026-10-31T17:00:00.000Z',
      to: '2026-11-30T17:00:00.000Z',
      timeZone: 'Asia/Jakarta',
      methodVersion: expect.any(String) as string,
      weight: 'exact',
      n: 33,
      status: 'reliable',
      population: 50,
      sampleTarget: 44,
      respondents: {
        sex: { L: 0, P: 12, notAnswered: 21 },
        work: { petani: 12, notAnswered: 21 },
        service: [
          { serviceId: 'ektp', n: 12 },
          { serviceId: 'kk', n: 11 },
          { serviceId: null, n: 10 },
        ],
      },
      channels: { ticket: 23, poster: 10, kiosk: 0, assisted: 0, import: 0 },
    });
    expect(body).not.toHaveProperty('serviceId');
  });

  it('divides each element by its own answers, and rounds once', async () => {
    const { body } = await ask({ period: '2026-Q4' });
    const { elements, ...rest } = body as { elements: { code: string }[] };

    expect(elements.map(({ code }) => code)).toEqual(ELEMENTS);
    expect(elements[0]).toEqual({ code: 'persyaratan', sum: 101, n: 33, nrr: 3.0606, weighted: 0.3401 });
    expect(elements[3]).toEqual({ code: 'biaya', sum: 68, n: 22, nrr: 3.0909, weighted: 0.3434 });
    // (8 × 101/33 + 68/22) ÷ 9 × 25
    expect(rest).toMatchObject({ ni: 3.064, ikm: 76.6, mutu: 'C', predicate: 'Kurang Baik' });
  });

  it.each([
    ['exact', 100, 4],
    ['0.111', 99.9, 3.996],
    ['0.11', 99, 3.96],
  ])('by the weight %s of nothing but fours is %d', async (weight, ikm, ni) => {
    expect((await ask({ period: '2026', weight, service: 'ektp' })).body).toMatchObject({ weight, ikm, ni, mutu: 'A' });
  });

  it('of a service is of its answers and tickets alone', async () => {
    expect((await ask({ period: '2026-11', service: 'kk' })).body).toMatchObject({
      serviceId: 'kk',
      n: 11,
      status: 'provisional',
      population: 10,
      sampleTarget: 10,
      // Of eight elements, each 1/8: nobody was asked to pay.
      ikm: 75,
      // Of a service alone it is not told who answered, nor how.
      respondents: null,
      channels: null,
    });
  });

  it('of fewer than ten responses has who they were, and no figure', async () => {
    const { status, body } = await ask({ period: '2026-11' }, { path: { unitId: QUIET } });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      n: 0,
      answered: 9,
      status: 'suppressed',
      why: 'few',
      population: 20,
      sampleTarget: 19,
    });
    expect(body).toMatchObject({ ni: null, ikm: null, mutu: null, predicate: null, elements: [] });
    expect(body).toMatchObject({ respondents: { sex: { L: 9 } }, channels: { ticket: 9 } });
  });

  it('before the release says when it is, and has no figure and nobody', async () => {
    const waiting = await ask({ period: '2026-12' });

    expect(waiting.body).toMatchObject({ n: 0, status: 'awaiting', due: '2027-01-15', ikm: null, elements: [] });
    expect(waiting.body).toMatchObject({ respondents: null, channels: null, releases: [] });
  });

  it('of part of a release period says as what it is published', async () => {
    expect((await ask({ period: '2026-11-20' })).body).toMatchObject({
      n: 0,
      answered: 33,
      status: 'within',
      publishedAs: '2026-11',
      ikm: null,
    });
  });

  it('of a longer period is of the releases in it, and names those to come', async () => {
    expect((await ask({ period: '2026-Q4' })).body).toMatchObject({
      n: 33,
      ikm: 76.6,
      releases: [{ period: '2026-11', revision: 1 }],
      awaiting: ['2026-12'],
    });
  });

  it('has what is done about the elements of its releases, and proposes the weakest', async () => {
    const plan = {
      period: '2026-11',
      element: 'biaya',
      what: 'Memasang daftar biaya',
      who: 'Seksi Pelayanan',
      until: '2027-06-30',
    } as const;
    const put = { unitId: contoh, followUp: { ...plan, version: 1 }, before: undefined, by: TESTER, at: at('12:00') };
    await followUpStore(reader.engine.client, TABLES.registry).put(put);

    const planned = { ...plan, status: 'planned', term: 'short', done: null };
    const { body } = await ask({ period: '2026-Q4' });
    const { followUps } = body as { followUps: { element: string; status: string }[] };
    expect(followUps.at(-1)).toEqual(planned);
    // The other eight are alike, and weaker than this one.
    expect(followUps.slice(0, -1)).toEqual(Array(8).fill(expect.objectContaining({ status: 'proposed' })));
    expect((await ask({ period: '2026-11', service: 'kk' })).body).toMatchObject({ followUps: null });
    expect((await ask({ period: '2026-12' })).body).toMatchObject({ followUps: [] });
    const csv = await reader.fetch(ROUTE, { period: '2026-11', format: 'csv', table: 'followUps' });
    expect(csv.html).toContain('biaya,Biaya/Tarif,2026-11,Memasang daftar biaya,Seksi Pelayanan,2027-06-30');
  });

  it('of a period without anything is 200 and empty', async () => {
    expect(await ask({ period: '2019' })).toMatchObject({
      status: 200,
      body: { n: 0, status: 'none', population: 0, sampleTarget: 0, ikm: null },
    });
  });

  it('of a service that the unit no longer offers is there for as long as it has figures', async () => {
    const [first] = aDocument().services;
    await reader.putUnit(contoh, { services: first === undefined ? [] : [first] });
    await vi.waitFor(async () => {
      expect(await ask({ period: '2019', service: 'kk' })).toMatchObject({ status: 404 });
    });

    expect(await ask({ period: '2026-11', service: 'kk' })).toMatchObject({ status: 200, body: { n: 11 } });
  });

  it.each([
    ['no period', {}, {}, 422, 'period'],
    ['a weight that nobody prints', { period: '2026', weight: '0.1111' }, {}, 422, 'weight'],
    ['a service that is no id', { period: '2026', service: 'e ktp' }, {}, 422, 'service'],
    ['a service that the unit does not have', { period: '2026', service: 'paspor' }, {}, 404, 'service'],
    ['a parameter that there is not', { period: '2026', by: 'officer' }, {}, 422, 'by'],
    ['no key', { period: '2026' }, { key: '' }, 401, 'authorization'],
    ['a key for something else', { period: '2026' }, { key: counter.key }, 403, ''],
    ['another unit', { period: '2026' }, { path: { unitId: 'lain' } }, 403, 'unitId'],
    ['a unit that there is not', { period: '2026' }, { path: { unitId: 'tidak-ada' } }, 404, 'unitId'],
  ])('is refused for %s', async (_, query, sent, status, path) => {
    expect(await ask(query, sent)).toMatchObject({ status, body: { errors: [{ path }] } });
  });
});
