// The exported handler, on the real engine: who sees which tickets, page by page, and that what has ended, or was put right, is gone.
import type { CounterId, TicketEvent, TicketId } from '@tera/domain';
import { complaints } from '@tera/testing/contract';
import { countingOn, pushed } from '@tera/testing/counting';
import { aKey, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { ani, budi, citra, contoh, ektp, event, servedTicket } from '@tera/testing/facts';
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
const anisCounterKey = aKey(engine, { scopes: ['tickets:write'], units: [contoh], officerId: ani });
const officeKey = aKey(engine, { scopes: ['registry:read'], units: [contoh] });
const strangerKey = aKey(engine, { scopes: ['tickets:write'], units: ['lain'] });
const count = countingOn(engine);

const list = (key: string | undefined, query: Readonly<Record<string, string>> = { state: 'set-aside' }) => {
  const sent: Sent = { query, ...(key === undefined ? {} : { key }) };
  return send(handler, { routeKey: ROUTE, path: { unitId: contoh }, ...sent });
};
const openOnes = (key: string, query: Readonly<Record<string, string>> = {}) => list(key, { state: 'open', ...query });

const day19 = '2026-11-19T01:00:00.000Z';
const of = (ticketId: string) => ({ ticketId: ticketId as TicketId });
const QUEUE: TicketEvent[] = [
  event('issued', '2026-11-19 08:00', { ...of('Q-0'), serviceId: ektp }),
  event('issued', '08:00', { ...of('Q-1'), serviceId: ektp, number: 'A001' }),
  event('started', '08:10', { ...of('Q-1'), officerId: ani, counterId: 'loket-1' as CounterId }),
  event('issued', '08:01', { ...of('Q-2'), serviceId: ektp, number: 'A002' }),
  event('started', '08:10', { ...of('Q-2'), officerId: budi }),
  event('held', '08:12', of('Q-2')),
  event('issued', '08:02', { ...of('Q-3'), serviceId: ektp }),
  event('started', '08:10', { ...of('Q-3'), officerId: ani }),
  event('transferred', '08:12', { ...of('Q-3'), officerId: citra }),
  event('issued', '08:03', { ...of('Q-4'), serviceId: ektp }),
  event('called', '08:12', of('Q-4')),
  ...servedTicket('Q-5'),
];

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
  await count(pushed(contoh, QUEUE));
  await count(...['A-1', 'A-2', 'A-3', 'A-4'].map((id) => pushed(contoh, servedTicket(id))));
  await count(...['A-1', 'A-2', 'A-3'].map((id) => pushed(contoh, again(id))));
});

describe('tickets that are open', () => {
  it('are listed as they stand, for a counter and for HR, those issued first coming first', async () => {
    const answer = await openOnes(counterKey.key);

    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      tickets: [
        { ticketId: 'Q-0', serviceId: 'ektp', state: 'waiting', since: day19, issuedAt: day19 },
        {
          ticketId: 'Q-1',
          number: 'A001',
          serviceId: 'ektp',
          state: 'serving',
          since: '2026-11-20T01:10:00.000Z',
          issuedAt: '2026-11-20T01:00:00.000Z',
          counterId: 'loket-1',
          officerId: 'ani',
        },
        {
          ticketId: 'Q-2',
          number: 'A002',
          serviceId: 'ektp',
          state: 'held',
          since: '2026-11-20T01:12:00.000Z',
          issuedAt: '2026-11-20T01:01:00.000Z',
          officerId: 'budi',
        },
        {
          ticketId: 'Q-3',
          serviceId: 'ektp',
          state: 'waiting',
          since: '2026-11-20T01:12:00.000Z',
          issuedAt: '2026-11-20T01:02:00.000Z',
          officerId: 'citra',
        },
        {
          ticketId: 'Q-4',
          serviceId: 'ektp',
          state: 'called',
          since: '2026-11-20T01:12:00.000Z',
          issuedAt: '2026-11-20T01:03:00.000Z',
        },
      ],
      next: null,
    });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect((await openOnes(hrKey.key)).body).toEqual(answer.body);
  });

  it('come page by page, and from an instant on', async () => {
    const first = await openOnes(hrKey.key, { limit: '3' });
    const { next } = first.body as { next: string };

    expect(idsIn(first)).toEqual(['Q-0', 'Q-1', 'Q-2']);
    expect(idsIn(await openOnes(hrKey.key, { limit: '3', cursor: next }))).toEqual(['Q-3', 'Q-4']);
    expect(idsIn(await openOnes(hrKey.key, { issuedFrom: '2026-11-20T08:02:00+07:00' }))).toEqual(['Q-3', 'Q-4']);
  });

  it('are an officer’s own for a key of that one, and for a counter of theirs those too that nobody has', async () => {
    expect(idsIn(await openOnes(anisKey.key))).toEqual(['Q-1']);
    expect(idsIn(await openOnes(citrasKey.key))).toEqual(['Q-3']);
    expect(idsIn(await openOnes(anisCounterKey.key))).toEqual(['Q-0', 'Q-1', 'Q-4']);
  });

  it('are refused with a beginning that is not asked for', async () => {
    const answer = await list(hrKey.key, { state: 'set-aside', issuedFrom: '2026-11-20T08:02:00+07:00' });

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'issuedFrom', code: 'not_allowed' }] } });
  });
});

const idsIn = ({ body }: { readonly body: unknown }) =>
  (body as { readonly tickets: readonly { readonly ticketId: string }[] }).tickets.map(({ ticketId }) => ticketId);

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
