// The promise of the whole counting, on the real engine: tickets of all kinds, in pieces, shuffled, repeated, in batches that
// come again after every failure, with faults before and after the commit, end in cells that are the sum of the tickets.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type EventId,
  type TicketEvent,
  type TicketId,
  type UnitId,
  factContribution,
  monthOf,
  parseCellKey,
} from '@tera/domain';
import { UNIT, depsOn, pushed, sumOf, ticketFact } from '@tera/testing/counting';
import { type Interference, anEngine, cellsOf, conflict, throttle, timeout } from '@tera/testing/engine';
import { aNewUnit } from '@tera/testing/facts';
import { arrivalsOf, lives, tell } from '@tera/testing/lives';
import { type Deps, aggregate } from './aggregate.ts';
import type { QueueRecord } from './incoming.ts';

const engine = anEngine();

/** What goes wrong with one call, counted over all of them. */
interface Fault {
  readonly call: number;
  readonly when: 'before' | 'after';
  readonly error: 'conflict' | 'throttle' | 'timeout';
}

const fault: fc.Arbitrary<Fault> = fc.record({
  call: fc.nat({ max: 30 }),
  when: fc.constantFrom('before', 'after'),
  error: fc.constantFrom('conflict', 'throttle', 'timeout'),
});

/** Some tickets, each in pieces; all pieces in one order, cut into batches, some of which are delivered twice. */
const traffic = fc.array(lives(), { minLength: 1, maxLength: 6 }).chain((told) => {
  const tickets = told.map((life, index) => ofTicket(`A-${index}`, tell(life).events));
  return fc.tuple(...tickets.map((events) => arrivalsOf(events))).chain((pieces) => {
    const all = pieces.flat().filter((piece) => piece.length > 0);
    return fc.record({
      tickets: fc.constant(tickets),
      pieces: fc.shuffledSubarray(all, { minLength: all.length }),
      batchSize: fc.integer({ min: 1, max: 12 }),
      twice: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      atOnce: fc.integer({ min: 1, max: 3 }),
      faults: fc.array(fault, { maxLength: 8 }),
    });
  });
});

it('whatever happens on the way, the cells are the sum of the tickets', async () => {
  await fc.assert(
    fc.asyncProperty(traffic, async ({ tickets, pieces, batchSize, twice, atOnce, faults }) => {
      const unit = aNewUnit();
      const client = engine.clientWith(failing(faults));
      const records = pieces.map((events) => pushed(unit, events));
      const batches = inBatches(records, batchSize).flatMap((batch, index) =>
        twice[index % twice.length] === true ? [batch, batch] : [batch],
      );

      await deliver(batches, atOnce, depsOn(client));

      expect(await cellsOf(engine, unit)).toEqual(sumOf(tickets));
      await expectFactsOf(unit, tickets);
      await expectEvidenceOf(unit, tickets);
    }),
    // Shrinking a failure goes through the engine as well: it may take its time, but not all of ours.
    { numRuns: 40, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
});

/** As the queue does it: some batches at a time, and what was not done comes again until it is. */
async function deliver(batches: readonly QueueRecord[][], atOnce: number, deps: Deps): Promise<void> {
  const waiting = [...batches];
  for (let round = 0; waiting.length > 0; round++) {
    if (round > 500) throw new Error('the batches never come to an end');
    const now = waiting.splice(0, atOnce);
    const again = await Promise.all(now.map((batch) => notDone(batch, deps)));
    waiting.push(...again.filter((batch) => batch.length > 0));
  }
}

/** The records that must come again; all of them, when the function itself has failed. */
async function notDone(batch: QueueRecord[], deps: Deps): Promise<QueueRecord[]> {
  try {
    const { failed } = await aggregate(batch, deps);
    return batch.filter(({ messageId }) => failed.includes(messageId));
  } catch {
    return batch;
  }
}

function failing(faults: readonly Fault[]): Interference {
  let calls = 0;
  return async (_, proceed) => {
    const found = faults.find(({ call }) => call === calls);
    calls += 1;
    if (found === undefined) return proceed();
    if (found.when === 'after') await proceed();
    throw { conflict, throttle, timeout }[found.error]();
  };
}

async function expectFactsOf(unit: UnitId, tickets: readonly (readonly TicketEvent[])[]): Promise<void> {
  const items = (await engine.items('facts', unit)).filter(({ pk, sk }) => pk?.S === unit && sk?.S?.startsWith('T#'));
  const kept = items.map((item) => [item['sk']?.S, Object.keys(item['events']?.M ?? {}).length] as const);
  expect(new Map(kept)).toEqual(new Map(tickets.map((events, index) => [`T#A-${index}`, events.length])));
}

/** Each ticket is found under every officer, or nobody, that it adds to: once, and nowhere else. */
async function expectEvidenceOf(unit: UnitId, tickets: readonly (readonly TicketEvent[])[]): Promise<void> {
  const found = (await engine.items('facts', unit)).flatMap(({ pk, evidencePk, evidenceSk }) =>
    pk?.S === unit && evidencePk !== undefined ? [`${evidencePk.S} ${evidenceSk?.S}`] : [],
  );
  const places = tickets.flatMap((events, index) =>
    Array.from(factContribution('ticket', ticketFact(events).state, UNIT).keys(), (key) => {
      const { day, officerId = '-' } = parseCellKey(key);
      return `${unit}#${officerId}#${monthOf(day)} ${day}#T#A-${index}`;
    }),
  );
  expect(found).toHaveLength(new Set(found).size);
  expect(new Set(found)).toEqual(new Set(places));
}

function ofTicket(id: string, events: readonly TicketEvent[]): TicketEvent[] {
  return events.map((event) => ({ ...event, ticketId: id as TicketId, eventId: `${id}.${event.eventId}` as EventId }));
}

function inBatches<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
