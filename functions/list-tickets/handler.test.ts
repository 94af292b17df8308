// The exported handler, on the real engine: who sees which tickets, page by page, and that one which was put right is gone.
import type { TicketEvent, TicketId } from '@tera/domain';
import { complaints } from '@tera/testing/contract';
import { countingOn, pushed } from '@tera/testing/counting';
import { aKey, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { ani, budi, citra, contoh, event, servedTicket } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, send } from '@tera/testing/http';
import { beforeAll, describe, expect, it } from 'vitest';

const ROUTE = 'GET /v1/units/{unitId}/tickets';

const engine = anEngine();
const handler = aHandler(() => import('./index.ts'), { engine, secrets: secretsManager() });
const counterKey = aKey(engine, { scopes: ['tickets:write'], units: [contoh] });
const hrKey = aKey(engine, { scopes: ['indicators:read'], units: [contoh] });
const anisKey = aKey(engine, { scopes: ['indicators:read'], units: [contoh], officerId: ani });
const citrasKey = aKey(engine, { scopes: ['indicators:read'], units: [contoh], officerId: citra });
const officeKey = aKey(engine, { scopes: ['registry:read'], units: [contoh] });
const strangerKey = aKey(engine, { scopes: ['tickets:write'], units: ['lain'] });
const count = countingOn(engine);

const list = (key: string | undefined, query: Readonly<Record<string, string>> = { state: 'set-aside' }) => {
  const sent: Sent = { query, ...(key === undefined ? {} : { key }) };
  return send(handler, { routeKey: ROUTE, path: { unitId: contoh }, ...sent });
};

/** The same number on the next day, for somebody else. */
function again(ticketId: string): TicketEvent[] {
  const told = { ticketId: ticketId as TicketId, reason: 'alasan rahasia' };
  return [
    event('issued', '2026-11-21 08:00', told),
    event('completed', '2026-11-21 08:20', { ...told, officerId: budi }),
  ];
}

beforeAll(async () => {
  await putUnit(engine, contoh);
  await count(...['A-1', 'A-2', 'A-3', 'A-4'].map((id) => pushed(contoh, servedTicket(id))));
  await count(...['A-1', 'A-2', 'A-3'].map((id) => pushed(contoh, again(id))));
});

describe('tickets of which something is set aside', () => {
  it('are listed with what it is and why, for a counter and for HR, without what clerks wrote', async () => {
    const answer = await list(counterKey.key);

    expect(answer).toMatchObject({
      status: 200,
      body: {
        tickets: ['A-1', 'A-2', 'A-3'].map((ticketId) => ({
          ticketId,
          reasons: ['issued_again'],
          events: [
            { type: 'issued', occurredAt: '2026-11-21T01:00:00.000Z', reason: 'issued_again' },
            { type: 'completed', officerId: 'budi', reason: 'issued_again' },
          ],
        })),
        next: null,
      },
    });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(JSON.stringify(answer.body)).not.toContain('rahasia');
    expect((await list(hrKey.key)).body).toEqual(answer.body);
  });

  it('come page by page', async () => {
    const first = await list(hrKey.key, { state: 'set-aside', limit: '2' });
    const { next } = first.body as { next: string };
    const second = await list(hrKey.key, { state: 'set-aside', limit: '2', cursor: next });

    expect(first.body).toMatchObject({ tickets: [{ ticketId: 'A-1' }, { ticketId: 'A-2' }] });
    expect(second.body).toMatchObject({ tickets: [{ ticketId: 'A-3' }], next: null });
  });

  it('are seen by an officer who has a part in them', async () => {
    expect((await list(anisKey.key)).body).toMatchObject({ tickets: [{}, {}, {}] });
    expect((await list(citrasKey.key)).body).toEqual({ tickets: [], next: null });
  });

  it('are gone once they were put right', async () => {
    const ticketId = 'A-4' as TicketId;
    await count(pushed(contoh, [event('started', '2026-11-21 08:00', { ticketId, officerId: budi })]));
    const before = await list(hrKey.key);
    await count(pushed(contoh, [event('reopened', '2026-11-21 07:59', { ticketId })]));

    const after = await list(hrKey.key);

    expect(before.body).toMatchObject({ tickets: [{}, {}, {}, { ticketId: 'A-4', reasons: ['begun_again'] }] });
    expect(after.body).toMatchObject({ tickets: ['A-1', 'A-2', 'A-3'].map((id) => ({ ticketId: id })), next: null });
  });

  it.each<[string, string | undefined, Readonly<Record<string, string>> | undefined, number, string]>([
    ['without a key', undefined, undefined, 401, 'unauthenticated'],
    ['with a key that reads the registry', officeKey.key, undefined, 403, 'wrong_scope'],
    ['with another unit’s key', strangerKey.key, undefined, 403, 'other_unit'],
    ['without a state', hrKey.key, {}, 422, 'state: required'],
    ['with a cursor that is none of ours', hrKey.key, { state: 'set-aside', cursor: 'A-3' }, 422, 'unknown_cursor'],
    ['with a limit of none', hrKey.key, { state: 'set-aside', limit: '0' }, 422, 'limit'],
  ])('are refused %s', async (_, key, query, status, code) => {
    const refused = await list(key, query);

    expect(refused).toMatchObject({ status, body: { status } });
    expect(JSON.stringify(refused.body)).toContain(code);
    expect(complaints(ROUTE, refused)).toEqual([]);
  });
});
