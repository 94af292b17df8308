// Reading rows through the exported handler, from cells that the aggregator really wrote.
import type { TicketId } from '@tera/domain';
import { answered, pushed } from '@tera/testing/counting';
import { aKey } from '@tera/testing/engine';
import { aResponse, allAnswered, ani, at, budi, contoh, event, kk, servedTicket } from '@tera/testing/facts';
import type { Sent } from '@tera/testing/http';
import { beforeAll, describe, expect, it } from 'vitest';
import { aReader } from './testing.ts';

const ROUTE = 'GET /v1/units/{unitId}/indicators';
const reader = aReader({ contoh: {}, kosong: { timeZone: 'Asia/Jayapura' } });
const ofAni = aKey(reader.engine, { scopes: ['indicators:read'], units: [contoh], officerId: ani });
const everywhere = aKey(reader.engine, { scopes: ['indicators:read'], units: ['*'] });

const answers = allAnswered(4);
beforeAll(async () => {
  await reader.count(
    [
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
    ],
    at('12:00'),
  );
  await reader.publish(contoh, '2026-11');
});

/** Asks, and holds every answer to what is documented. */
async function ask(query: Readonly<Record<string, string>>, sent: Sent = {}) {
  const answer = await reader.ask(ROUTE, query, sent);
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
    expect(await ask({ period: '2026' }, { key: everywhere.key, path: { unitId: 'lain' } })).toMatchObject({
      status: 404,
      body: { errors: [{ path: 'unitId', code: 'unknown_unit' }] },
    });
  });
});

describe('the key of one officer', () => {
  const asAni = { key: ofAni.key };

  it('sees the rows of that officer, and of nobody else', async () => {
    expect((await ask({ period: '2026-11', by: 'officer' }, asAni)).rows).toMatchObject([{ officerId: 'ani' }]);
    expect((await ask({ period: '2026-11', by: 'officer,service' }, asAni)).rows).toMatchObject([
      { officerId: 'ani', serviceId: 'ektp' },
    ]);
    expect((await ask({ period: '2026-10', by: 'officer' }, asAni)).rows).toEqual([]);
  });

  it.each([{}, { by: 'service' }])('sees no row that is about all: %j', async (query) => {
    expect(await ask({ period: '2026-11', ...query }, asAni)).toMatchObject({
      status: 403,
      body: { errors: [{ path: 'by', code: 'other_officer' }] },
    });
  });

  it.each([
    ['rows', { period: '2026-11', format: 'csv' }],
    ['rows of a span', { from: '2026-10', to: '2026-11', format: 'csv' }],
    ['a table to print of a span', { from: '2026-10', to: '2026-11', format: 'html' }],
  ])('has no more in another format: %s', async (_, query) => {
    const { status, html } = await reader.fetch(ROUTE, { by: 'officer', ...query }, asAni);

    expect(status).toBe(200);
    expect(html).toMatch(/ani/i);
    expect(html).not.toMatch(/budi/i);
  });

  it('sees of a span its own rows alone', async () => {
    const span = { from: '2026-10', to: '2026-11' };

    expect((await ask({ ...span, by: 'officer' }, asAni)).rows).toMatchObject([{ officerId: 'ani' }]);
    expect(await ask(span, asAni)).toMatchObject({ status: 403, body: { errors: [{ path: 'by' }] } });
  });

  it('cannot have the report of a period that is printed, which is the unit’s', async () => {
    const byHeader = { ...asAni, headers: { accept: 'text/html' } };

    for (const answer of [
      await ask({ period: '2026-11', by: 'officer', format: 'html' }, asAni),
      await ask({ period: '2026-11', by: 'officer' }, byHeader),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { errors: [{ path: 'format', code: 'other_officer' }] } });
    }
  });

  it.each([
    ['another’s trend', 'GET /v1/units/{unitId}/officers/{officerId}/indicators', { from: '2026', to: '2026' }, 'budi'],
    ['the survey report', 'GET /v1/units/{unitId}/skm', { period: '2026' }, ''],
    ['units pooled', 'GET /v1/skm', { units: 'contoh', period: '2026' }, ''],
  ])('sees not %s', async (_, route, query, officerId) => {
    const path: Record<string, string> = { unitId: 'contoh', ...(officerId === '' ? {} : { officerId }) };

    expect(await reader.ask(route, query, { ...asAni, path })).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'other_officer' }] },
    });
  });

  it('sees its own trend', async () => {
    const route = 'GET /v1/units/{unitId}/officers/{officerId}/indicators';
    const path = { unitId: 'contoh', officerId: 'ani' };

    expect((await reader.ask(route, { from: '2026', to: '2026' }, { ...asAni, path })).status).toBe(200);
  });
});
