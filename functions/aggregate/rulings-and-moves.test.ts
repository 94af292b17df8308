// What is decided about a ticket, and what its correction does to an answer, on the real engine: in any order, any
// number of times, before or after the fact itself.
import {
  type AnswerMove,
  type EventId,
  type Ruling,
  type TicketEvent,
  type UnitId,
  NOT_MOVED,
  firstResponse,
  SECOND,
  laterRuling,
  withMove,
} from '@tera/domain';
import {
  answered,
  depsOn,
  moved,
  pushed,
  responseFact,
  ruled,
  sumOf,
  sumOfFacts,
  ticketFact,
  type KnownFact,
} from '@tera/testing/counting';
import { anEngine, cellsOf } from '@tera/testing/engine';
import { aNewUnit, aResponse, ani, at, budi, ektp, event, kk, servedTicket } from '@tera/testing/facts';
import { arrivalsOf } from '@tera/testing/lives';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate } from './aggregate.ts';
import type { QueueRecord } from './incoming.ts';

const engine = anEngine();

const count = (...records: QueueRecord[]) => aggregate(records, depsOn(engine.client));
const countAt = (clock: string, ...records: QueueRecord[]) =>
  aggregate(records, depsOn(engine.client, { now: () => at(clock) }));

const aRuling = (state: Ruling['state'], clock: string, objectionId = 'o-1'): Ruling => ({
  state,
  at: at(clock),
  objectionId,
});
const aMove = (clock: string, fields: Partial<AnswerMove>): AnswerMove => ({
  eventId: `x-${clock}` as EventId,
  at: at(clock),
  ...fields,
});

describe('a contested ticket', () => {
  it('counts as before, and once more where the contested are counted apart', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')), pushed(unit, servedTicket('A-2')));

    await count(ruled(unit, 'A-1', aRuling('contested', '10:00')));

    const cells = await cellsOf(engine, unit);
    expect(cells).toEqual(
      sumOfFacts([ticketFact(servedTicket('A-1'), aRuling('contested', '10:00')), ticketFact(servedTicket('A-2'))]),
    );
    expect(cells.get('2026-11#ani#ektp')).toMatchObject({ completed: 2 });
    expect(cells.get('2026-11#ani#ektp#contested')).toMatchObject({ completed: 1, s: 300_000 });
  });

  it('whose objection is refused leaves nothing in the mirrors', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')));
    await count(ruled(unit, 'A-1', aRuling('contested', '10:00')));

    await count(ruled(unit, 'A-1', aRuling('clear', '11:00')));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([servedTicket('A-1')]));
  });

  it('that is corrected moves in the mirrors as well', async () => {
    const unit = aNewUnit();
    const correction = event('corrected', '09:00', { officerId: budi, reason: 'salah petugas' });
    const events = [...servedTicket('A-001'), correction];
    const contested = aRuling('contested', '10:00');
    await count(pushed(unit, servedTicket('A-001')), ruled(unit, 'A-001', contested));

    await count(pushed(unit, [correction]));

    const cells = await cellsOf(engine, unit);
    expect(cells).toEqual(sumOfFacts([ticketFact(events, contested)]));
    expect([...cells.keys()].every((key) => key.includes('budi'))).toBe(true);
  });
});

describe('an annulled ticket', () => {
  it('adds nothing any more, keeps what it says, and can be counted again', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')));
    const before = await cellsOf(engine, unit);

    await count(ruled(unit, 'A-1', aRuling('annulled', '10:00')));
    const without = await cellsOf(engine, unit);
    const facts = await engine.items('facts', unit);
    await count(ruled(unit, 'A-1', aRuling('clear', '11:00')));

    expect(without).toEqual(new Map());
    expect(facts.map(({ sk, events }) => [sk?.S, events !== undefined])).toEqual([['T#A-1', true]]);
    // Nothing leads to what adds nothing.
    expect(facts.some(({ evidencePk }) => evidencePk !== undefined)).toBe(false);
    expect(await cellsOf(engine, unit)).toEqual(before);
  });

  it('leaves the answer that was given to it', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')), answered(unit, 'k', aResponse()));

    await count(ruled(unit, 'A-1', aRuling('annulled', '10:00')));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [aResponse()]));
  });

  it('that is told anew stays annulled, whatever events still come', async () => {
    const unit = aNewUnit();
    const [issued, started, completed] = servedTicket('A-1') as [TicketEvent, TicketEvent, TicketEvent];
    await count(pushed(unit, [issued, started]));
    await count(ruled(unit, 'A-1', aRuling('annulled', '10:00')));

    await count(pushed(unit, [completed]));

    expect(await cellsOf(engine, unit)).toEqual(new Map());
  });

  it('may be annulled before it comes', async () => {
    const unit = aNewUnit();
    await count(ruled(unit, 'A-1', aRuling('annulled', '10:00')));

    await count(pushed(unit, servedTicket('A-1')), pushed(unit, servedTicket('A-2')));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([servedTicket('A-2')]));
  });
});

describe('a ruling', () => {
  it('that comes again writes nothing', async () => {
    const unit = aNewUnit();
    await count(pushed(unit, servedTicket('A-1')), ruled(unit, 'A-1', aRuling('contested', '10:00')));

    const { failed, tally } = await count(
      ruled(unit, 'A-1', aRuling('contested', '10:00')),
      ruled(unit, 'A-1', aRuling('clear', '09:00')),
    );

    expect({ failed, changed: tally.factsChanged }).toEqual({ failed: [], changed: 0 });
  });
});

describe('an answer whose ticket was corrected', () => {
  const response = aResponse({ respondent: { sex: 'P' } });

  it.each([
    ['after the answer', [answered, moved]],
    ['before the answer', [moved, answered]],
  ] as const)('moves to the other officer and service: %s', async (_, order) => {
    const unit = aNewUnit();
    const move = aMove('10:00', { officerId: budi, serviceId: kk });
    const records = { answered: answered(unit, 'k', response), moved: moved(unit, 'k', move) };

    for (const step of order) await count(step === answered ? records.answered : records.moved);

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [{ ...response, officerId: budi, serviceId: kk }]));
  });

  it('is counted nowhere while it has not come', async () => {
    const unit = aNewUnit();

    const { failed } = await count(moved(unit, 'k', aMove('10:00', { officerId: budi })));

    expect(failed).toEqual([]);
    expect(await cellsOf(engine, unit)).toEqual(new Map());
  });

  it('goes back when that is what the last correction says', async () => {
    const unit = aNewUnit();
    await count(answered(unit, 'k', response), moved(unit, 'k', aMove('11:00', { officerId: ani })));

    await count(moved(unit, 'k', aMove('10:00', { officerId: budi })));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [response]));
  });
});

describe('the first of two answers', () => {
  it('counts, and on its own day', async () => {
    const unit = aNewUnit();
    const [late, early] = [
      aResponse({ receivedAt: at('2026-12-01 09:00') }),
      aResponse({ receivedAt: at('2026-11-30 09:00') }),
    ];

    const other = aResponse({ channel: 'kiosk' });

    await count(answered(unit, 'k', late), answered(unit, 'l', other));
    await count(answered(unit, 'k', early));

    expect(await cellsOf(engine, unit)).toEqual(sumOf([], [early, other]));
  });
});

describe('when a cell was changed', () => {
  it('is kept to the second of the write', async () => {
    const unit = aNewUnit();
    const changedAt = async () => {
      const cells = await engine.items('indicators', `${unit}#2026-11`);
      return cells.filter(({ sk }) => sk?.S === 'ani#ektp').map(({ u }) => Number(u?.N) * SECOND);
    };

    await countAt('12:00', pushed(unit, servedTicket('A-1')));
    expect(await changedAt()).toEqual([at('12:00'), at('12:00')]);
    await countAt('13:00', pushed(unit, servedTicket('A-1')));
    expect(await changedAt()).toEqual([at('12:00'), at('12:00')]);
    await countAt('14:00', pushed(unit, servedTicket('A-2')));
    expect(await changedAt()).toEqual([at('14:00'), at('14:00')]);
  });
});

/** All that may be said of one ticket and of one answer, as one message each. */
type Said =
  | { readonly events: readonly TicketEvent[] }
  | { readonly response: ReturnType<typeof aResponse> }
  | { readonly ruling: Ruling }
  | { readonly move: AnswerMove };

const someRuling = fc.record<Ruling>({
  state: fc.constantFrom('contested', 'annulled', 'clear'),
  at: fc.integer({ min: 0, max: 3 }).map((later) => at('10:00') + later),
  objectionId: fc.constantFrom('o-1', 'o-2'),
});
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ events: fc.subarray(servedTicket('A-1'), { minLength: 1 }) }),
  fc.record({
    response: fc
      .record({ minute: fc.nat({ max: 2 }), officerId: fc.constantFrom(ani, budi) })
      .map(({ minute, officerId }) =>
        aResponse({ responseId: `r-${minute}`, receivedAt: at(`09:0${minute}`), officerId }),
      ),
  }),
  fc.record({ ruling: someRuling }),
  fc.record({
    move: fc.record<AnswerMove, 'eventId' | 'at'>(
      {
        eventId: fc.constantFrom('x', 'y').map((id) => id as EventId),
        at: fc.integer({ min: 0, max: 2 }).map((later) => at('10:00') + later),
        officerId: fc.constantFrom(ani, budi),
        serviceId: fc.constantFrom(ektp, kk),
      },
      { requiredKeys: ['eventId', 'at'] },
    ),
  }),
);

function last([first, ...others]: readonly Ruling[]): Ruling | undefined {
  return first === undefined ? undefined : others.reduce(laterRuling, first);
}

/** What it must come to, without looking at any order. */
function told(all: readonly Said[]): KnownFact[] {
  const rulings = all.flatMap((one) => ('ruling' in one ? [one.ruling] : []));
  const events = all.flatMap((one) => ('events' in one ? one.events : []));
  const responses = all.flatMap((one) => ('response' in one ? [one.response] : []));
  const moves = all.flatMap((one) => ('move' in one ? [one.move] : []));
  return [
    ticketFact(events, last(rulings)),
    ...(responses.length === 0
      ? []
      : [
          responseFact(
            responses.reduce((a, b) => firstResponse(a, b)),
            moves.reduce(withMove, NOT_MOVED),
          ),
        ]),
  ];
}

function asRecord(unit: UnitId, one: Said): QueueRecord {
  if ('events' in one) return pushed(unit, one.events);
  if ('response' in one) return answered(unit, 'k', one.response);
  if ('move' in one) return moved(unit, 'k', one.move);
  return ruled(unit, 'A-1', one.ruling);
}

it('whatever is said of a ticket and its answer, in whatever order and how often, the cells are what it comes to', async () => {
  const arrivals = fc
    .array(said, { minLength: 1, maxLength: 12 })
    .chain((all) => fc.tuple(fc.constant(all), arrivalsOf(all)));
  await fc.assert(
    fc.asyncProperty(arrivals, async ([all, batches]) => {
      const unit = aNewUnit();

      for (const batch of batches) {
        expect((await count(...batch.map((one) => asRecord(unit, one)))).failed).toEqual([]);
      }

      expect(await cellsOf(engine, unit)).toEqual(sumOfFacts(told(all)));
    }),
    { numRuns: 100 },
  );
});
