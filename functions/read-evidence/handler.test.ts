// Asking for evidence through the exported handler, of facts that the aggregator really counted.
import { CATALOGUE, type EventId, type OfficerId, type TicketEvent, type TicketId, type UnitId } from '@tera/domain';
import { askByContract } from '@tera/testing/contract';
import { type QueueRecord, answered, countingOn, pushed, record, ruled } from '@tera/testing/counting';
import { aKey, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { aNewUnit, aResponse, allAnswered, ani, at, budi, event, kk, servedTicket } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import type { Sent } from '@tera/testing/http';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Evidence, added, allPages, evidenceIn } from './testing.ts';

const KNOWN = 'samsat' as UnitId;
const ROUTE = 'GET /v1/units/{unitId}/officers/{officerId}/evidence';
const engine = anEngine();
const handler = aHandler(() => import('./index.ts'), { engine, secrets: secretsManager() });
const ours = aKey(engine, { scopes: ['indicators:read'] });
const counter = aKey(engine, { scopes: ['tickets:write'] });

beforeAll(() => putUnit(engine, KNOWN));

const keyOfAni = aKey(engine, { scopes: ['indicators:read'], officerId: ani });

/** A unit of its own for each test, with what the records say. */
async function aUnitWith(...records: ((unitId: UnitId) => QueueRecord)[]): Promise<UnitId> {
  const unitId = aNewUnit();
  await putUnit(engine, unitId);
  await count(unitId, ...records);
  return unitId;
}

async function count(unitId: UnitId, ...records: ((unitId: UnitId) => QueueRecord)[]): Promise<void> {
  await countingOn(engine, { now: Date.now })(...records.map((recordOf) => recordOf(unitId)));
}

/** Asks, and holds every answer to what is documented. */
const ask = (unitId: string, officerId: string, query: Readonly<Record<string, string>>, sent: Sent = {}) =>
  askByContract(handler, { routeKey: ROUTE, path: { unitId, officerId }, key: ours.key, query, ...sent });

async function evidenceOf(
  unitId: UnitId,
  officerId: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Evidence> {
  const { status, body } = await ask(unitId, officerId, { period: '2026-11', ...query });
  expect({ status, body }).toMatchObject({ status: 200 });
  return evidenceIn(body);
}

const pages = (unitId: UnitId, officerId: string, query: Readonly<Record<string, string>>) =>
  allPages((cursor) => evidenceOf(unitId, officerId, cursor === undefined ? query : { ...query, cursor }));

const tickets =
  (...told: readonly (readonly TicketEvent[])[]) =>
  (unitId: UnitId) =>
    pushed(unitId, told.flat());

const answers = (many: number) =>
  Array.from({ length: many }, (_, index) => (unitId: UnitId) => {
    const key = `k-${index}`;
    return answered(unitId, key, aResponse({ responseId: key, answers: ALL_FOUR }));
  });
const ALL_FOUR = allAnswered(4);

const rule = (id: string, state: 'contested' | 'annulled') => (unitId: UnitId) =>
  ruled(unitId, id, { state, at: at('11:00'), objectionId: 'o-1' });

const idsIn = (evidence: readonly Evidence[]) => evidence.flatMap(({ facts }) => facts.map(({ factId }) => factId));

describe('a ticket that is asked for by its id', () => {
  it('is found by a part of it, in capitals or not, page by page', async () => {
    const unitId = await aUnitWith(tickets(...['A-1', 'A-12', 'B-2', 'A-112'].map((id) => servedTicket(id))));

    expect(idsIn(await pages(unitId, 'ani', { ticket: 'a-1', limit: '1' })).toSorted()).toEqual([
      'A-1',
      'A-112',
      'A-12',
    ]);
    expect(idsIn(await pages(unitId, 'ani', { ticket: '12', indicator: 'service.p50' })).toSorted()).toEqual([
      'A-112',
      'A-12',
    ]);
    expect(idsIn(await pages(unitId, 'ani', { ticket: 'C' }))).toEqual([]);
    expect(await ask(unitId, 'ani', { period: '2026-11', ticket: 'A 1' })).toMatchObject({ status: 422 });
  });
});

describe('who may look', () => {
  it('is with the key of one officer that officer, at the own tickets alone', async () => {
    const unitId = await aUnitWith(tickets(servedTicket('A-1')));
    const asAni = (officerId: string) => ask(unitId, officerId, { period: '2026-11' }, { key: keyOfAni.key });

    expect((await asAni('ani')).status).toBe(200);
    for (const other of ['budi', 'zul', '-']) {
      expect(await asAni(other)).toMatchObject({ status: 403, body: { errors: [{ code: 'other_officer' }] } });
    }
  });
});

describe('the events of a ticket', () => {
  it('say with which key each was sent, as far as one is known', async () => {
    const sentBy = { keyId: 'k1' };
    const unitId = await aUnitWith((id) =>
      record({ v: 1, kind: 'ticket-events', unitId: id, events: servedTicket('A-1').slice(1), sentBy }),
    );
    await count(unitId, (id) => pushed(id, servedTicket('A-1').slice(0, 1)));

    const { facts } = await evidenceOf(unitId, 'ani');

    expect(facts[0]?.events.map(({ type, keyId }) => [type, keyId])).toEqual([
      ['issued', undefined],
      ['started', 'k1'],
      ['completed', 'k1'],
    ]);
  });

  it('say of a press that was taken back that it is in no figure', async () => {
    const slip = event('held', '2026-11-20 08:11', { ticketId: 'A-1' as TicketId });
    const undo = event('corrected', '2026-11-20 08:12', { ticketId: 'A-1' as TicketId, undoes: slip.eventId });
    const unitId = await aUnitWith(tickets([...servedTicket('A-1'), slip, undo]));

    const { facts } = await evidenceOf(unitId, 'ani');

    expect(facts[0]?.added).toMatchObject({ service: { n: 1, seconds: 300 } });
    expect(facts[0]?.events.map(({ type, passedOver }) => [type, passedOver])).toEqual([
      ['issued', undefined],
      ['started', undefined],
      ['completed', undefined],
      ['held', true],
      ['corrected', true],
    ]);
  });
});

describe('the tickets behind an officer’s figures', () => {
  it('come by day, with what happened to them and what each added', async () => {
    const unitId = await aUnitWith(
      tickets(
        servedTicket('A-2'),
        servedTicket('A-1', { day: '2026-11-19', serviceId: kk }),
        servedTicket('B-1', { officerId: budi }),
      ),
    );

    const { facts, figure, sum, next, ...head } = await evidenceOf(unitId, 'ani');

    expect(facts).toEqual([
      expect.objectContaining({ factId: 'A-1', day: '2026-11-19', serviceId: 'kk' }),
      {
        factId: 'A-2',
        kind: 'ticket',
        day: '2026-11-20',
        serviceId: 'ektp',
        events: [
          { type: 'issued', occurredAt: '2026-11-20T01:00:00.000Z', serviceId: 'ektp' },
          { type: 'started', occurredAt: '2026-11-20T01:10:00.000Z', officerId: 'ani' },
          {
            type: 'completed',
            occurredAt: '2026-11-20T01:15:00.000Z',
            officerId: 'ani',
            serviceId: 'ektp',
            outcome: 'resolved',
          },
        ],
        added: {
          completed: 1,
          resolved: 1,
          invited: 1,
          judged: 1,
          onTime: 1,
          service: { n: 1, seconds: 300 },
          turnaround: { n: 1, seconds: 900 },
        },
      },
    ]);
    expect(sum).toEqual(figure);
    expect(figure).toMatchObject({ completed: 2, judged: 1, service: { n: 2, seconds: 600 } });
    expect(next).toBeNull();
    expect(head).toMatchObject({
      unitId,
      period: '2026-11',
      from: '2026-10-31T17:00:00.000Z',
      timeZone: 'Asia/Jakarta',
      officerId: 'ani',
      indicator: null,
      complete: true,
    });
  });

  it('are for an indicator only those that add to it, with only that', async () => {
    const unitId = await aUnitWith(
      tickets(servedTicket('A-1'), [
        ...servedTicket('A-2'),
        event('reopened', '09:00', { ticketId: 'A-2' as TicketId }),
      ]),
    );

    const { facts, figure, sum, indicator } = await evidenceOf(unitId, 'ani', { indicator: 'tickets.reopened' });

    expect(indicator).toBe('tickets.reopened');
    expect(facts).toMatchObject([{ factId: 'A-2', added: { reopened: 1 } }]);
    expect(facts).toHaveLength(1);
    expect([figure, sum]).toEqual([{ reopened: 1 }, { reopened: 1 }]);
  });

  it('are those of the days that were asked for', async () => {
    const unitId = await aUnitWith(
      tickets(
        servedTicket('A-1', { day: '2026-10-31' }),
        servedTicket('A-2', { day: '2026-11-01' }),
        servedTicket('A-3', { day: '2026-11-02' }),
      ),
    );

    const ids = async (period: string) => idsIn([await evidenceOf(unitId, 'ani', { period })]);
    expect(await ids('2026-11-01')).toEqual(['A-2']);
    // Monday 26 October to Sunday 1 November.
    expect(await ids('2026-W44')).toEqual(['A-1', 'A-2']);
    expect(await ids('2026-Q4')).toEqual(['A-1', 'A-2', 'A-3']);
    expect(await ids('2026-10')).toEqual(['A-1']);
    expect(await ids('2025')).toEqual([]);
  });

  it('go with a correction, and with every officer who served stays what is theirs', async () => {
    const unitId = await aUnitWith(tickets(servedTicket('A-1'), handedOver('A-2')));
    await count(
      unitId,
      tickets([event('corrected', '11:00', { officerId: budi, reason: 'keliru' })].map(ofTicket('A-1'))),
    );

    const ofAni = await evidenceOf(unitId, 'ani');
    const ofBudi = await evidenceOf(unitId, 'budi');

    expect(ofAni.facts).toMatchObject([{ factId: 'A-2', added: { service: { n: 1, seconds: 120 } } }]);
    expect(Object.keys(ofAni.figure)).toEqual(['service']);
    expect(ofBudi.facts.map(({ factId }) => factId)).toEqual(['A-1', 'A-2']);
    expect(ofBudi.figure).toMatchObject({ completed: 2, service: { n: 2, seconds: 480 } });
    expect([ofAni.sum, ofBudi.sum]).toEqual([ofAni.figure, ofBudi.figure]);
    expect(JSON.stringify(ofBudi)).not.toContain('keliru');
  });

  it('say when somebody objects, and are gone when the objection was upheld', async () => {
    const unitId = await aUnitWith(tickets(servedTicket('A-1'), servedTicket('A-2')));
    await count(unitId, rule('A-1', 'contested'), rule('A-2', 'annulled'));

    const { facts, figure, sum } = await evidenceOf(unitId, 'ani');

    expect(facts.map(({ factId, contested }) => [factId, contested])).toEqual([['A-1', true]]);
    expect(figure).toMatchObject({ completed: 1, service: { n: 1, seconds: 300 } });
    expect(sum).toEqual(figure);
  });
});

describe('what is the unit’s own', () => {
  it('are the waits of everybody’s tickets, and who was never served', async () => {
    const unitId = await aUnitWith(
      tickets(
        servedTicket('A-1'),
        servedTicket('B-1', { officerId: budi }),
        servedTicket('B-2', { officerId: budi, day: '2026-10-05' }),
        [event('issued', '09:00'), event('no_show', '09:30')].map(ofTicket('C-1')),
      ),
    );

    const all = await evidenceOf(unitId, '-', { period: '2026-Q4' });
    const waits = await evidenceOf(unitId, '-', { period: '2026-Q4', indicator: 'wait.p90' });

    expect(all.officerId).toBeNull();
    expect(all.figure).toEqual({ noShow: 1, wait: { n: 3, seconds: 1800 } });
    expect(all.sum).toEqual(all.figure);
    expect(idsIn([all])).toEqual(['B-2', 'C-1', 'A-1', 'B-1']);
    expect(waits.figure).toEqual({ wait: { n: 3, seconds: 1800 } });
    expect(idsIn([waits])).toEqual(['B-2', 'A-1', 'B-1']);
    expect(waits.facts.every((fact) => Object.keys(fact.added).join() === 'wait')).toBe(true);
  });

  it('is no officer’s', async () => {
    const unitId = await aUnitWith(tickets(servedTicket('A-1')));

    expect(await evidenceOf(unitId, 'ani', { indicator: 'wait.mean' })).toMatchObject({ figure: {}, facts: [] });
  });
});

describe('a page', () => {
  it('has as many facts as were asked for, and says where the next one begins', async () => {
    const unitId = await aUnitWith(
      tickets(
        ...Array.from({ length: 19 }, (_, index) => servedTicket(`A-${index}`, { day: `2026-1${index % 2}-05` })),
      ),
    );

    const whole = await evidenceOf(unitId, 'ani', { period: '2026-Q4', limit: '200' });
    for (const limit of ['1', '2', '3', '7', '8', '19']) {
      const read = await pages(unitId, 'ani', { period: '2026-Q4', limit });

      expect(read.every(({ facts }) => facts.length <= Number(limit))).toBe(true);
      expect(read.slice(0, -1).every(({ facts }) => facts.length === Number(limit))).toBe(true);
      expect(idsIn(read)).toEqual(idsIn([whole]));
      expect(added(read.map(({ sum }) => sum))).toEqual(whole.figure);
      expect(read.every(({ figure }) => JSON.stringify(figure) === JSON.stringify(whole.figure))).toBe(true);
    }
    expect(whole.facts).toHaveLength(19);
  });

  it('goes through the waits of several officers', async () => {
    const unitId = await aUnitWith(
      tickets(
        ...Array.from({ length: 9 }, (_, index) =>
          servedTicket(`A-${index}`, index % 2 === 0 ? {} : { officerId: budi }),
        ),
      ),
    );

    const read = await pages(unitId, '-', { limit: '2' });

    expect(new Set(idsIn(read)).size).toBe(9);
    expect(idsIn(read)).toHaveLength(9);
    expect(added(read.map(({ sum }) => sum))).toEqual({ wait: { n: 9, seconds: 5400 } });
  });

  it('ends earlier where the events are many, so that it stays below what a function may answer', async () => {
    const unitId = await aUnitWith(...Array.from({ length: 60 }, (_, index) => tickets(eventfulTicket(`A-${index}`))));

    const read = await pages(unitId, 'ani', { limit: '200' });

    expect(read.map(({ facts }) => facts.length)).toEqual([50, 10]);
    expect(JSON.stringify(read[0]).length).toBeLessThan(4_000_000);
    expect(added(read.map(({ sum }) => sum))).toEqual(read[0]?.figure);
  });

  it('may be empty before the last one, when a rare figure has to be searched for', async () => {
    const rare = [...servedTicket('Z-1'), event('reopened', '09:00', { ticketId: 'Z-1' as TicketId })];
    const usual = Array.from({ length: 1_000 }, (_, index) => servedTicket(`A-${index}`));
    const unitId = await aUnitWith(tickets(...usual.slice(0, 500)), tickets(...usual.slice(500)), tickets(rare));

    const read = await pages(unitId, 'ani', { indicator: 'tickets.reopened' });

    expect(read.map((page) => idsIn([page]))).toEqual([[], ['Z-1']]);
  });
});

describe('what citizens answered', () => {
  it('is in no evidence, however many answered', async () => {
    const without = await aUnitWith(tickets(servedTicket('A-1')));
    const unitId = await aUnitWith(tickets(servedTicket('A-1')), ...answers(40));

    for (const officerId of ['ani', '-']) {
      const { facts, figure, sum } = await evidenceOf(without, officerId);
      expect(await evidenceOf(unitId, officerId)).toMatchObject({ facts, figure, sum });
    }
  });

  it('is not asked for: its figures are refused, and the refusal says where they are', async () => {
    const unitId = await aUnitWith(...answers(40));

    for (const { id } of CATALOGUE.filter((indicator) => indicator.id.startsWith('satisfaction.'))) {
      expect(await ask(unitId, 'ani', { period: '2026-11', indicator: id })).toMatchObject({
        status: 422,
        body: {
          errors: [
            {
              path: 'indicator',
              code: 'not_of_tickets',
              message: expect.stringContaining('never one by one') as string,
            },
          ],
        },
      });
    }
  });

  it('is not behind the coverage either, which has the links of the tickets', async () => {
    const unitId = await aUnitWith(tickets(servedTicket('A-1')), ...answers(12));

    expect(await evidenceOf(unitId, 'ani', { indicator: 'coverage.share' })).toMatchObject({
      figure: { invited: 1 },
      facts: [{ factId: 'A-1', added: { invited: 1 } }],
    });
  });
});

describe('evidence', () => {
  it('of an officer who is no longer in the registry is there for as long as there are figures', async () => {
    const gone = 'lama' as OfficerId;
    const unitId = await aUnitWith(tickets(servedTicket('A-1', { officerId: gone })));

    expect(idsIn([await evidenceOf(unitId, gone)])).toEqual(['A-1']);
    expect(await ask(unitId, gone, { period: '2025' })).toMatchObject({ status: 404 });
  });

  it('says when the facts of a figure may be forgotten', async () => {
    const unitId = await aUnitWith(tickets(servedTicket('A-1')));

    expect(await evidenceOf(unitId, 'ani', { period: '2019' })).toMatchObject({ complete: false, facts: [] });
  });

  it('is refused with a cursor that somebody wrote, whatever it says', async () => {
    const unitId = await aUnitWith((id) => pushed(id, servedTicket('A-1')));
    const position = { month: '2026-11', keeper: 'ani', after: { day: '2026-11-20', id: 'A-1' } };
    for (const written of [position, { ...position, keeper: 'a#b' }, { ...position, month: '~' }, {}]) {
      const place = Buffer.from(JSON.stringify(written)).toString('base64url');
      for (const cursor of [place, `${place}.`, `${place}.${'A'.repeat(22)}`]) {
        expect(await ask(unitId, 'ani', { period: '2026-11', cursor })).toMatchObject({
          status: 422,
          body: { errors: [{ path: 'cursor', code: 'unknown_cursor' }] },
        });
      }
    }
  });

  it('is refused with a cursor of another question, and with none of ours', async () => {
    const unitId = await aUnitWith(tickets(servedTicket('A-1'), servedTicket('A-2')));
    const { next } = await evidenceOf(unitId, 'ani', { limit: '1' });
    const cursor = next ?? '';

    expect(await ask(unitId, 'ani', { period: '2026-11', limit: '1', cursor })).toMatchObject({ status: 200 });
    for (const [officerId, query] of [
      ['ani', { period: '2026-11', cursor: 'x' }],
      ['ani', { period: '2026-11', cursor: '' }],
      ['ani', { period: '2026-Q4', cursor }],
      ['ani', { period: '2026-11', indicator: 'wait.n', cursor }],
      ['budi', { period: '2026-11', cursor }],
      ['-', { period: '2026-11', cursor }],
    ] as const) {
      expect(await ask(unitId, officerId, query)).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'cursor' }] },
      });
    }
  });

  it.each([
    ['no period', {}, {}, 422, 'period'],
    ['a period that there is not', { period: '2026-13' }, {}, 422, 'period'],
    ['an indicator that there is not', { period: '2026', indicator: 'tickets' }, {}, 422, 'indicator'],
    ['a page of nothing', { period: '2026', limit: '0' }, {}, 422, 'limit'],
    ['a page that is too long', { period: '2026', limit: '201' }, {}, 422, 'limit'],
    ['a parameter that there is not', { period: '2026', by: 'officer' }, {}, 422, 'by'],
    ['an officer that is no id', { period: '2026' }, { path: { unitId: KNOWN, officerId: '#' } }, 422, 'officerId'],
    ['an officer that there is not', { period: '2026' }, { path: { unitId: KNOWN, officerId: 'x' } }, 404, 'officerId'],
    ['a unit that there is not', { period: '2026' }, { path: { unitId: 'lain', officerId: 'ani' } }, 404, 'unitId'],
    ['no key', { period: '2026' }, { key: '' }, 401, 'authorization'],
    ['a key for something else', { period: '2026' }, { key: counter.key }, 403, ''],
  ])('is refused for %s', async (_, query, sent, status, path) => {
    const answer = await ask(KNOWN, 'ani', query, sent);
    expect(answer).toMatchObject({ status, body: { errors: [{ path }] } });
  });
});

function ofTicket(id: string): (event: TicketEvent) => TicketEvent {
  return (each) => ({ ...each, ticketId: id as TicketId, eventId: `${id}-${each.eventId}` as EventId });
}

/** Two minutes by ani, then three by budi, who completes it. */
function handedOver(id: string): TicketEvent[] {
  const [issued, started, completed] = servedTicket(id);
  if (issued === undefined || started === undefined || completed === undefined) throw new Error('three events');
  const taken = { ...started, eventId: `${id}-taken` as EventId, occurredAt: at('08:12'), officerId: budi };
  return [issued, started, taken, { ...completed, officerId: budi }];
}

/** As many events as a ticket keeps, each with the longest ids. */
function eventfulTicket(id: string): TicketEvent[] {
  const counterId = 'x'.repeat(40) as never;
  const holds = Array.from({ length: 197 }, (_, index) =>
    Object.assign(event(index % 2 === 0 ? 'held' : 'resumed', '08:10', { counterId, ticketId: id as TicketId }), {
      occurredAt: at('08:10') + 1_000 * index,
      eventId: `${id}-${index}` as EventId,
    }),
  );
  return [...servedTicket(id), ...holds];
}
