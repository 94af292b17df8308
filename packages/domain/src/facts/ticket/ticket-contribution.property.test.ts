// The promise of the counting: the figures equal an independent account of the ticket's life, and whatever the order,
// repetition and grouping in which its events arrive, the tally that was kept by differences ends the same.

import { addTo, counterEntries } from '../../counters.ts';
import * as fc from 'fast-check';
import { type Line, ani, at, budi, cellsOf, ektp, eventsOf, kk, rules, told } from '@tera/testing/facts';
import { arrivalsOf, lives, standards, tell } from '@tera/testing/lives';
import { describe, expect, it } from 'vitest';
import { type Contribution, NOTHING, difference, parseCellKey } from '../contribution.ts';
import { ticketContribution } from './ticket-contribution.ts';
import { NEW_TICKET, TICKET_EVENT_TYPES, type TicketEvent, mergeTicket } from './ticket.ts';
import { MINUTE, localDayOf } from '../../time/time.ts';

const standard = rules({ measure: 'turnaround', minutes: 60 });

/** What the aggregator does with one ticket: merge a piece, write the difference, remember what is applied. */
function tallyOf(pieces: readonly (readonly TicketEvent[])[]): { tally: Contribution; applied: Contribution } {
  const written: Contribution[] = [];
  let ticket = NEW_TICKET;
  let applied: Contribution = NOTHING;
  for (const piece of pieces) {
    ticket = mergeTicket(ticket, piece).ticket;
    const next = ticketContribution(ticket, standard);
    written.push(difference(next, applied));
    applied = next;
  }
  return { tally: difference(cellsOf(...written), NOTHING), applied };
}

/** An event of any kind at one of a few instants, so that many fall together. */
const anyLine: fc.Arbitrary<Line> = fc.record(
  {
    type: fc.constantFrom(...TICKET_EVENT_TYPES),
    occurredAt: fc.integer({ min: 0, max: 30 }).map((minutes) => at('08:00') + minutes * MINUTE),
    officerId: fc.constantFrom(ani, budi),
    serviceId: fc.constantFrom(ektp, kk),
    outcome: fc.constantFrom('resolved', 'unresolved'),
    accurate: fc.constantFrom(true, true, true, false),
  },
  { requiredKeys: ['type', 'occurredAt'] },
);

describe('the contribution of a ticket', () => {
  it('equals the account of whoever watched its life', () => {
    fc.assert(
      fc.property(lives(), standards(), (life, held) => {
        const { events, figures, endedAt } = tell(life, held);

        const contribution = ticketContribution(mergeTicket(NEW_TICKET, events).ticket, rules(held));

        expect(told(contribution)).toEqual(figures);
        const days = new Set(Array.from(contribution.keys(), (key) => parseCellKey(key).day));
        expect([...days]).toEqual([localDayOf(endedAt, 'Asia/Jakarta')]);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not care in which order, how often or in how many pieces the events arrive', () => {
    const arrivals = lives().chain((life) => {
      const { events } = tell(life);
      return fc.tuple(fc.constant(events), arrivalsOf(events));
    });
    fc.assert(
      fc.property(arrivals, ([events, pieces]) => {
        const whole = ticketContribution(mergeTicket(NEW_TICKET, events).ticket, standard);

        const { tally, applied } = tallyOf(pieces);

        expect(applied).toEqual(whole);
        expect(tally).toEqual(whole);
      }),
      { numRuns: 400 },
    );
  });

  it('is the sum of the differences of its events, one at a time, and taking it away again leaves nothing', () => {
    fc.assert(
      fc.property(lives(), (life) => {
        const { events } = tell(life);
        const { tally, applied } = tallyOf(events.map((event) => [event]));

        expect(tally).toEqual(applied);
        expect(difference(NOTHING, tally)).toEqual(difference(difference(NOTHING, applied), NOTHING));
        expect(difference(applied, tally).size).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('is made of whole numbers above zero only', () => {
    fc.assert(
      fc.property(lives(), (life) => {
        const contribution = ticketContribution(mergeTicket(NEW_TICKET, tell(life).events).ticket, standard);
        const amounts = Array.from(contribution.values(), counterEntries).flat();

        expect(amounts.every(([, amount]) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('makes sense of nonsense: any events come to one end at most, the same in any order', () => {
    const arrivals = fc.array(anyLine, { maxLength: 25 }).chain((lines) => {
      const events = eventsOf(...lines);
      return fc.tuple(fc.constant(events), arrivalsOf(events));
    });
    fc.assert(
      fc.property(arrivals, ([events, pieces]) => {
        const { tally, applied } = tallyOf(pieces);
        const counts: Record<string, number> = {};
        for (const counters of applied.values()) addTo(counts, counters);
        const { completed = 0, noShow = 0, left = 0, cancelled = 0, ...others } = counts;

        expect(tally).toEqual(applied);
        expect(applied).toEqual(ticketContribution(mergeTicket(NEW_TICKET, events).ticket, standard));
        expect(completed + noShow + left + cancelled).toBe(applied.size === 0 ? 0 : 1);
        expect(others['resolved'] ?? 0).toBeLessThanOrEqual(completed);
        expect(others['judged'] ?? 0).toBeLessThanOrEqual(completed);
        expect(others['onTime'] ?? 0).toBeLessThanOrEqual(others['judged'] ?? 0);
        expect(others['excluded'] ?? 0).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });
});
