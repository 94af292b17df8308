// Reading rows through the exported handler, from cells that the aggregator really wrote.
import { ELEMENTS, type TicketId } from '@tera/domain';
import { type HttpHandler, makeApiKey } from '@tera/http';
import { factStore, keyStore, registryStore } from '@tera/store';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { complaints } from '../../packages/contracts/src/testing/conformance.ts';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { type Sent, send } from '../../packages/http/src/testing/request.ts';
import { type Engine, TABLES, startEngine } from '../../packages/store/src/testing/engine.ts';
import {
  aDocument,
  aResponse,
  at,
  budi,
  contoh,
  event,
  kk,
  servedTicket,
} from '../../packages/store/src/testing/makers.ts';
import { aggregate } from '../aggregate/aggregate.ts';
import { answered, pushed } from '../aggregate/testing.ts';

const ROUTE = 'GET /v1/units/{unitId}/indicators';
const ours = makeApiKey();
let engine: Engine;
let handler: HttpHandler;

beforeAll(async () => {
  engine = await startEngine();
  const environment = {
    ...QUIET_ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    INDICATORS_TABLE: TABLES.indicators,
    REGISTRY_TABLE: TABLES.registry,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const registry = registryStore(engine.client, TABLES.registry);
  await registry.putUnit(contoh, aDocument(), Date.now());
  await keyStore(engine.client, TABLES.registry).put({
    ...ours,
    name: 'HR',
    scopes: ['indicators:read'],
    units: [contoh, 'kosong'],
    createdAt: 0,
  });
  const answers = Object.fromEntries(ELEMENTS.map((element) => [element, 4]));
  const records = [
    pushed(contoh, [
      ...servedTicket('A-1'),
      ...servedTicket('A-2'),
      ...servedTicket('A-3', { officerId: budi, serviceId: kk }),
    ]),
    pushed(contoh, servedTicket('A-4', { day: '2026-12-01' })),
    pushed(contoh, [
      event('issued', '09:00', { ticketId: 'A-5' as TicketId }),
      event('no_show', '09:30', { ticketId: 'A-5' as TicketId }),
    ]),
    ...Array.from({ length: 30 }, (_, index) =>
      answered(contoh, `k-${index}`, aResponse({ responseId: `r-${index}`, answers })),
    ),
  ];
  const { failed } = await aggregate(records, {
    facts: factStore(engine.client, TABLES),
    registry,
    now: () => at('12:00'),
    remaining: () => 60_000,
  });
  if (failed.length > 0) throw new Error('what shall be read was not counted');
  ({ handler } = await import('./index.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await engine.stop();
});

/** Asks, and holds every answer to what is documented. */
async function ask(query: Readonly<Record<string, string>>, sent: Sent = {}) {
  const answer = await send(handler, { routeKey: ROUTE, path: { unitId: contoh }, key: ours.key, query, ...sent });
  expect(complaints(ROUTE, answer)).toEqual([]);
  return { ...answer, rows: (answer.body as { rows?: Record<string, unknown>[] }).rows ?? [] };
}

describe('the rows of a period', () => {
  it('come with the period as instants, and with how and when they were made', async () => {
    const { status, body, rows } = await ask({ period: '2026-11' });

    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        unitId: 'contoh',
        period: '2026-11',
        from: '2026-10-31T17:00:00.000Z',
        to: '2026-11-30T17:00:00.000Z',
        timeZone: 'Asia/Jakarta',
        methodVersion: expect.any(String) as string,
      },
    });
    expect(rows).toMatchObject([
      {
        tickets: { completed: 3, resolved: 3, noShow: 1 },
        wait: { n: 3, mean: 600 },
        service: { n: 3, mean: 300 },
        onTime: { n: 2, onTime: 2, share: 1 },
        satisfaction: { n: 30, status: 'reliable', ikm: 100, mutu: 'A' },
        coverage: { invited: 3, answered: 30 },
      },
    ]);
    expect(rows[0]).not.toHaveProperty('officerId');
  });

  it('are by officer, by service, or by both', async () => {
    const officers = await ask({ period: '2026-11-20', by: 'officer' });
    const services = await ask({ period: '2026-W47', by: 'service' });
    const both = await ask({ period: '2026-Q4', by: 'service,officer' });

    expect(
      officers.rows.map(({ officerId, tickets }) => [officerId, (tickets as { completed: number }).completed]),
    ).toEqual([
      ['ani', 2],
      ['budi', 1],
      [null, 0],
    ]);
    expect(services.rows.map(({ serviceId }) => serviceId)).toEqual(['ektp', 'kk', null]);
    expect(both.rows.map(({ officerId, serviceId }) => `${String(officerId)} ${String(serviceId)}`)).toContain(
      'budi kk',
    );
    expect(both.rows.find(({ officerId }) => officerId === 'ani')).toMatchObject({ tickets: { completed: 3 } });
  });

  it('put waiting on no officer', async () => {
    const { rows } = await ask({ period: '2026-11', by: 'officer' });

    expect(rows.map(({ officerId, wait }) => [officerId, (wait as { n: number }).n])).toEqual([
      ['ani', 0],
      ['budi', 0],
      [null, 3],
    ]);
  });

  it('are none where there is nothing', async () => {
    await registryStore(engine.client, TABLES.registry).putUnit(
      'kosong' as never,
      aDocument({ timeZone: 'Asia/Jayapura' }),
      Date.now(),
    );

    expect(await ask({ period: '2019' })).toMatchObject({ status: 200, rows: [] });
    expect((await ask({ period: '2026-11-20' }, { path: { unitId: 'kosong' } })).body).toMatchObject({
      from: '2026-11-19T15:00:00.000Z',
      rows: [],
    });
  });

  it.each([
    ['no period', {}, {}, 422, 'period'],
    ['a period that there is not', { period: '2026-13' }, {}, 422, 'period'],
    ['a grouping that there is not', { period: '2026', by: 'counter' }, {}, 422, 'by'],
    ['a parameter that there is not', { period: '2026', officer: 'ani' }, {}, 422, 'officer'],
    ['no key', { period: '2026' }, { key: '' }, 401, 'authorization'],
    ['another unit', { period: '2026' }, { path: { unitId: 'lain' } }, 403, 'unitId'],
  ])('are refused for %s', async (_, query, sent, status, path) => {
    expect(await ask(query, sent)).toMatchObject({ status, body: { errors: [{ path }] } });
  });

  it('of a unit that there is not are 404', async () => {
    const everywhere = makeApiKey();
    await keyStore(engine.client, TABLES.registry).put({
      ...everywhere,
      name: 'all',
      scopes: ['indicators:read'],
      units: ['*'],
      createdAt: 0,
    });

    expect(await ask({ period: '2026' }, { key: everywhere.key, path: { unitId: 'lain' } })).toMatchObject({
      status: 404,
      body: { errors: [{ path: 'unitId', code: 'unknown_unit' }] },
    });
  });
});
