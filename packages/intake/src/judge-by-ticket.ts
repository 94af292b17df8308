// What of a push only the ticket itself can tell: whether a number is given out again, whether there is room for more, and which
// tickets the push completes. It is read as it is counted, so what is still in the queue is not known here; whoever counts sets
// aside what comes through.
import {
  EVENTS_PER_TICKET,
  NEW_TICKET,
  type Instant,
  type Sender,
  type TicketEvent,
  type TicketId,
  type TicketState,
  type TicketSurvey,
  type UnitId,
  mergeTicket,
  setAsideOf,
  surveyOf,
} from '@tera/domain';
import { type FactReader, factName } from '@tera/store';
import { type BadEvent, type GoodEvent, refusalOf } from './judge.ts';

export interface TicketDeps {
  readonly facts: FactReader;
  readonly now: () => Instant;
}

/** The survey of a ticket that a push completes. */
export interface PushedSurvey extends TicketSurvey {
  readonly ticketId: TicketId;
  /** The ticket was completed before, and has given its link. */
  readonly isRemade: boolean;
}

export interface ByTicket {
  /** Issues of a ticket that has ended. They are queued all the same: what follows under the number is known by them. */
  readonly issuedAgain: ReadonlyMap<GoodEvent, BadEvent>;
  /** What a ticket has no room for. */
  readonly surplus: ReadonlyMap<GoodEvent, BadEvent>;
  /** Completions that are none of a later life of the number. */
  readonly completions: ReadonlySet<GoodEvent>;
  /** Of the tickets that are completed once all of the push is counted. */
  readonly surveys: ReadonlyMap<TicketId, PushedSurvey>;
}

/** Reads only the tickets whose life the push begins or ends, and those of which it tells more than one keeps. */
export async function judgeByTicket(
  unitId: UnitId,
  good: readonly GoodEvent[],
  { facts, now }: TicketDeps,
  sentBy: Sender | undefined,
): Promise<ByTicket> {
  const pushed = Map.groupBy(good, ({ event }) => event.ticketId);
  const keys = Array.from(pushed, ([id, its]) => ({ id, its }))
    .filter(({ its }) => its.length > EVENTS_PER_TICKET || its.some(({ event: { type } }) => READ_FOR.has(type)))
    .map(({ id }) => ({ unitId, kind: 'ticket', id }) as const);
  const stored = keys.length === 0 ? undefined : await facts.read(keys, now());
  const [issuedAgain, surplus] = [new Map<GoodEvent, BadEvent>(), new Map<GoodEvent, BadEvent>()];
  const completions = new Set<GoodEvent>();
  const surveys = new Map<TicketId, PushedSurvey>();
  for (const key of keys) {
    const its = pushed.get(key.id) ?? [];
    const state = stored?.get(factName(key))?.state ?? NOT_THERE;
    const { ticket, dropped } = mergeTicket(
      state.events,
      its.map(({ event }) => (sentBy === undefined ? event : { ...event, sentBy })),
    );
    const survey = surveyOf({ events: ticket, hasSurplus: dropped > 0 ? true : state.hasSurplus });
    if (survey !== undefined)
      surveys.set(key.id, { ...survey, ticketId: key.id, isRemade: surveyOf(state) !== undefined });
    const aside = new Map(setAsideOf(ticket).map((one) => [one.event.eventId, one]));
    for (const one of its) {
      const { eventId, type } = one.event;
      const later = aside.get(eventId);
      if (!ticket.has(eventId)) surplus.set(one, tooMany(one));
      else if (later === undefined && type === 'completed') completions.add(one);
      else if (later?.isAfterEnd === true && type === 'issued') issuedAgain.set(one, ended(one));
    }
  }
  return { issuedAgain, surplus, completions, surveys };
}

const NOT_THERE: TicketState = { events: NEW_TICKET };

const READ_FOR: ReadonlySet<TicketEvent['type']> = new Set(['issued', 'completed']);

function ended(one: GoodEvent): BadEvent {
  return refusalOf(
    one,
    'ticketId',
    'ticket_ended',
    `${named(one)} has ended, and an id is never used again: ${ADVICE}`,
  );
}

function tooMany(one: GoodEvent): BadEvent {
  const message = `${named(one)} has more than ${EVENTS_PER_TICKET} events, and this is one of the earliest: ${ADVICE}`;
  return refusalOf(one, 'ticketId', 'too_many_events', message);
}

const ADVICE = 'a number that begins anew has the day in its ticketId';

function named({ event: { ticketId } }: { readonly event: { readonly ticketId: TicketId } }): string {
  return `the ticket '${ticketId}'`;
}
