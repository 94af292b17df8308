// Which tickets are open, on the real engine: counters press at random, take some of it back, and tell it in pieces, out of order
// and twice. The list is what the presses came to, told by whoever pressed; and once all tickets have ended nothing is left of it.
import {
  type CounterId,
  type EventId,
  type Instant,
  MINUTE,
  type OfficerId,
  type OpenTicket,
  SECOND,
  type TicketEvent,
  type TicketId,
  type UnitId,
  openTicketOf,
} from '@tera/domain';
import { type OpenPlace, openTicketStore } from '@tera/store';
import { depsOn, pushed, ticketFact } from '@tera/testing/counting';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aNewUnit, ani, at, budi, ektp } from '@tera/testing/facts';
import { arrivalsOf, lives, tell } from '@tera/testing/lives';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aggregate } from './aggregate.ts';
import type { QueueRecord } from './incoming.ts';

const engine = anEngine();
const MORNING = at('08:00');

type Listed = Omit<OpenPlace, 'place'>;

/** How a ticket stands by what was pressed; nothing once it has ended. */
type Standing = Pick<OpenTicket, 'state' | 'since' | 'officerId' | 'counterId'> | undefined;

/** One ticket while it is pressed. It is a second opinion: it reads no event back. */
class Desk {
  readonly events: TicketEvent[] = [];
  standing: Standing;
  now: Instant;
  readonly #ticketId: TicketId;

  constructor(ticketId: TicketId, begins: Instant) {
    this.#ticketId = ticketId;
    this.now = begins;
    this.#write('issued', { serviceId: ektp, number: 'A001' });
    this.standing = { state: 'waiting', since: begins, officerId: undefined, counterId: undefined };
  }

  press(choice: number, officerId: OfficerId, counterId: CounterId, isUndone: boolean): void {
    this.now += 2 * MINUTE;
    const before = this.standing;
    const press = this.#step(choice, officerId, counterId);
    if (!isUndone) return;
    this.now += 5 * SECOND;
    this.#write('corrected', { undoes: press, reason: 'salah tekan' });
    this.standing = before;
  }

  #step(choice: number, officerId: OfficerId, counterId: CounterId): EventId {
    const before = this.standing;
    const since = this.now;
    const here = { officerId, counterId };
    const steps: Record<'ended' | OpenTicket['state'], readonly (() => EventId)[]> = {
      ended: [() => this.#to('reopened', { counterId }, { state: 'waiting', since, counterId, officerId: undefined })],
      waiting: [
        () => this.#to('called', here, { state: 'called', since, ...here }),
        () => this.#to('started', here, { state: 'serving', since, ...here }),
        () => this.#to('cancelled', { counterId }, undefined),
      ],
      called: [
        () => this.#to('called', here, { state: 'called', since, ...here }),
        () => this.#to('started', here, { state: 'serving', since, ...here }),
        () => this.#to('no_show', {}, undefined),
      ],
      serving: [
        () => this.#to('held', {}, before && { ...before, state: 'held', since }),
        () => this.#to('completed', { serviceId: ektp }, undefined),
        () => this.#to('transferred', { counterId }, { state: 'waiting', since, counterId, officerId: undefined }),
        () => {
          const to = before?.officerId === ani ? budi : ani;
          return this.#to(
            'transferred',
            { officerId: to, counterId },
            { state: 'waiting', since, counterId, officerId: to },
          );
        },
      ],
      held: [
        () => this.#to('resumed', {}, before && { ...before, state: 'serving', since }),
        () => this.#to('left', {}, undefined),
      ],
    };
    const possible =
      before?.state === 'waiting' && before.officerId !== undefined
        ? [steps.waiting[1]]
        : steps[before?.state ?? 'ended'];
    const step = possible[choice % possible.length];
    if (step === undefined) throw new Error('there is always a step');
    return step();
  }

  #to(type: TicketEvent['type'], fields: Partial<TicketEvent>, standing: Standing): EventId {
    this.standing = standing;
    return this.#write(type, fields);
  }

  #write(type: TicketEvent['type'], fields: Partial<TicketEvent>): EventId {
    const eventId = `${this.#ticketId}-${this.events.length}` as EventId;
    this.events.push({ ...fields, type, eventId, ticketId: this.#ticketId, occurredAt: this.now });
    return eventId;
  }
}

const presses = fc.array(
  fc.record({
    choice: fc.nat({ max: 11 }),
    officerId: fc.constantFrom(ani, budi),
    counterId: fc.constantFrom('loket-1', 'loket-2') as fc.Arbitrary<CounterId>,
    isUndone: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  }),
  { maxLength: 12 },
);

/** All pieces of the tickets, in one order. */
function inPieces(tickets: readonly (readonly TicketEvent[])[]): fc.Arbitrary<readonly (readonly TicketEvent[])[]> {
  return fc.tuple(...tickets.map((events) => arrivalsOf(events))).chain((pieces) => {
    const all = pieces.flat().filter((piece) => piece.length > 0);
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
}

const pressed = fc.array(presses, { minLength: 1, maxLength: 5 }).chain((tickets) => {
  const desks = tickets.map((told, index) => {
    const desk = new Desk(`A-${index}` as TicketId, MORNING + index * MINUTE);
    for (const { choice, officerId, counterId, isUndone } of told) desk.press(choice, officerId, counterId, isUndone);
    return desk;
  });
  return fc.record({ desks: fc.constant(desks), pieces: inPieces(desks.map(({ events }) => events)) });
});

const lived = fc
  .array(lives(), { minLength: 1, maxLength: 5 })
  .chain((told) => inPieces(told.map((life, index) => ofTicket(`A-${index}` as TicketId, tell(life).events))));

it('the list of open tickets is what was pressed and not undone, and empty once all have ended', async () => {
  await fc.assert(
    fc.asyncProperty(pressed, async ({ desks, pieces }) => {
      const unit = aNewUnit();

      for (const piece of pieces) await count([pushed(unit, piece)]);

      expect(await listOf(unit)).toEqual(desks.flatMap(listedOf));
      await count(desks.map(({ events }) => pushed(unit, [endOf(events)])));
      expect(await listOf(unit)).toEqual([]);
      expect(await openItemsOf(unit)).toEqual([]);
    }),
    { numRuns: 40, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
});

it('whatever pieces of whatever lives have come, the list is what their events come to', async () => {
  await fc.assert(
    fc.asyncProperty(lived, async (pieces) => {
      const unit = aNewUnit();
      const come = new Map<TicketId, TicketEvent[]>();

      for (const piece of pieces) {
        for (const event of piece) come.set(event.ticketId, [...(come.get(event.ticketId) ?? []), event]);
        await count([pushed(unit, piece)]);
        expect(await listOf(unit)).toEqual(computed(come));
      }

      await count(Array.from(come.values(), (events) => pushed(unit, [endOf(events)])));
      expect(await openItemsOf(unit)).toEqual([]);
    }),
    { numRuns: 20, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  );
});

function ofTicket(ticketId: TicketId, events: readonly TicketEvent[]): TicketEvent[] {
  return events.map((event) => ({ ...event, ticketId, eventId: `${ticketId}-${event.eventId}` as EventId }));
}

function listedOf({ standing, events }: Desk, index: number) {
  if (standing === undefined) return [];
  const ticket = { ...standing, number: 'A001', serviceId: ektp, issuedAt: events[0]?.occurredAt };
  return [{ ticketId: `A-${index}`, ticket }];
}

/** Long after everything else, so that it is the end whatever was told; somebody who has left is served no more. */
function endOf(events: readonly TicketEvent[]): TicketEvent {
  const last = Math.max(...events.map(({ occurredAt }) => occurredAt));
  const [{ ticketId } = { ticketId: 'A-0' as TicketId }] = events;
  return { ticketId, eventId: `${ticketId}-end` as EventId, type: 'left', occurredAt: last + MINUTE };
}

function computed(tickets: ReadonlyMap<TicketId, readonly TicketEvent[]>): Listed[] {
  return [...tickets]
    .flatMap(([ticketId, events]) => {
      const ticket = openTicketOf(ticketFact(events).state);
      return ticket === undefined ? [] : [{ ticketId, ticket }];
    })
    .sort((a, b) => a.ticket.issuedAt - b.ticket.issuedAt || (a.ticketId < b.ticketId ? -1 : 1));
}

async function count(records: readonly QueueRecord[]): Promise<void> {
  expect((await aggregate([...records], depsOn(engine.client))).failed).toEqual([]);
}

async function listOf(unit: UnitId): Promise<Listed[]> {
  const places = await openTicketStore(engine.client, TABLES.facts).tickets(unit, { most: 100, now: MORNING });
  return places.map(({ ticketId, ticket }) => ({ ticketId, ticket }));
}

async function openItemsOf(unit: UnitId) {
  return (await engine.items('facts', unit)).filter((item) =>
    Object.keys(item).some((name) => name.startsWith('open')),
  );
}
