// Whatever comes to the door for ticket events: each event is accepted, rejected or to be sent again, and named where it is not
// accepted; what is accepted can be read out of the queue, counted and stored; and nothing of it is ever a failure of ours.
// Through the whole chain, with a queue that is read as the aggregator reads it.
import { ERRORS } from '@tera/contracts';
import { OUTCOMES, TICKET_EVENT_TYPES } from '@tera/domain';
import { whyNotCounted } from '@tera/testing/counting';
import type { Answer } from '@tera/testing/http';
import { BODIES, INSTANTS, RUNS, bodies, choice, combinationsOf, field, ids, texts } from '@tera/testing/odd';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Door, aDoor } from './testing.ts';

const serviceId = ids(40, 'ektp', 'kk');
const done = bodies({ serviceId, quantity: field(fc.integer({ min: 1, max: 10_000 }), [0, 10_001, 1.5, '1']) });
const WORK = { serviceId: 'ektp', quantity: 1 };
const FIELDS = {
  eventId: ids(64),
  ticketId: ids(64),
  type: choice(...TICKET_EVENT_TYPES),
  occurredAt: INSTANTS,
  serviceId,
  officerId: ids(40, 'ani', 'budi'),
  counterId: ids(40, 'loket-1'),
  outcome: choice(...OUTCOMES),
  // Only a completion has a place for it.
  services: {
    good: fc.constant(undefined),
    bad: fc.constantFrom(
      [],
      'ektp',
      [WORK],
      [WORK, WORK],
      Array.from({ length: 51 }, () => WORK),
    ),
  },
  accurate: choice(true, false),
  reason: texts(200),
};
const EVENT = fc.oneof(
  { arbitrary: bodies(FIELDS, ['eventId', 'ticketId', 'type', 'occurredAt', 'serviceId', 'officerId']), weight: 12 },
  { arbitrary: done.map((one) => Object.assign({}, GOOD, { services: [one] })), weight: 2 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
);

/** An event of which every field is right where it may be. */
const GOOD = {
  eventId: 'e-1',
  ticketId: 'A-1',
  type: 'completed',
  occurredAt: '2026-11-20T08:59:00+07:00',
  serviceId: 'ektp',
  officerId: 'ani',
  counterId: 'loket-1',
  outcome: 'resolved',
  services: [{ serviceId: 'ektp', quantity: 2 }],
  accurate: false,
  reason: 'diketik kemudian',
};

describe('the door for ticket events', () => {
  it('takes what can be counted and names the rest, whatever a push says', async () => {
    const push = fc.oneof(
      { arbitrary: fc.array(EVENT, { minLength: 1, maxLength: 4 }).map((events) => ({ events })), weight: 12 },
      { arbitrary: bodies({ events: field(fc.array(EVENT, { maxLength: 2 }), [[], {}, 'x', null]) }), weight: 1 },
    );
    const seen = { accepted: 0, rejected: 0 };

    await fc.assert(
      fc.asyncProperty(push, async (body) => {
        const { accepted, rejected } = await expectEachToBeTakenOrNamed(aDoor(), body);
        seen.accepted += accepted;
        seen.rejected += rejected;
      }),
      RUNS,
    );

    // Or there would be nothing that this shows.
    expect(Math.min(seen.accepted, seen.rejected)).toBeGreaterThan(BODIES / 2);
  });

  it.each(TICKET_EVENT_TYPES)('does so for every combination of the fields of %s', async (type) => {
    const events = [...combinationsOf({ ...GOOD, type })];
    for (const [index, event] of events.entries()) if ('eventId' in event) event['eventId'] = `e-${index}`;
    const door = aDoor();

    for (let from = 0; from < events.length; from += 500) {
      await expectEachToBeTakenOrNamed(door, { events: events.slice(from, from + 500) });
    }

    expect(door.taken.length).toBeGreaterThan(0);
  });

  it('costs no event another: those that are good are taken from among any others', async () => {
    const good = fc.integer({ min: 0, max: 5 });

    await fc.assert(
      fc.asyncProperty(fc.array(EVENT, { maxLength: 4 }), good, async (others, place) => {
        const events = others.toSpliced(place, 0, { ...GOOD, eventId: 'good' });
        const door = aDoor();

        await expectEachToBeTakenOrNamed(door, { events });

        expect(JSON.stringify(door.taken)).toContain('"good"');
      }),
      { ...RUNS, numRuns: BODIES / 5 },
    );
  });
});

async function expectEachToBeTakenOrNamed(door: Door, body: unknown): Promise<Record<'accepted' | 'rejected', number>> {
  const before = door.taken.length;

  const answer = await door.send(body);

  const sent = door.taken.slice(before);
  expect(whyNotCounted(sent.map((message) => JSON.stringify(message)))).toEqual([]);
  const queued = sent.flatMap((message) => (message.kind === 'ticket-events' ? message.events : []));
  expect(answer.status).toBeLessThan(500);
  const { accepted, named } = namedIn(answer);
  expect(queued).toHaveLength(accepted);
  const events = eventsIn(body);
  // A body that is none is refused as a whole, by the name of what is wrong with it.
  const whole = answer.status === 422 && named.length === 0;
  expect(whole || named.length + accepted === events.length).toBe(true);
  expect(new Set(named).size).toBe(named.length);
  return { accepted, rejected: named.length };
}

interface Rejected {
  readonly index: number;
  readonly code: string;
  readonly message: string;
}

/** How many are accepted, and the places of those that are rejected; each of them for a reason that is in the catalogue. */
function namedIn({ status, body }: Answer): { accepted: number; named: number[] } {
  const {
    accepted = 0,
    rejected = [],
    errors = [],
  } = body as {
    accepted?: number;
    rejected?: Rejected[];
    errors?: { code: string; message: string }[];
  };
  const reasons = [...rejected, ...errors];
  expect(status === 202 || errors.length > 0).toBe(true);
  expect(reasons.filter(({ code, message }) => !(code in ERRORS[422]) || message === '')).toEqual([]);
  return { accepted, named: rejected.map(({ index }) => index) };
}

function eventsIn(body: unknown): readonly unknown[] {
  const { events } = body as { events?: unknown };
  return Array.isArray(events) ? events : [];
}
