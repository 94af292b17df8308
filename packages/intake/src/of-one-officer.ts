// What the key of one officer may push: what is that officer's own, and what is nobody's. Whose a ticket is, is asked as it stood
// when the event happened, because a counter may tell late; what holds for the whole ticket is asked as it stands. A ticket that
// is not counted yet cannot be known here: what is read of it keeps to the same rule (`hears` in the domain).
import {
  type Instant,
  type OfficerId,
  type Sender,
  type Ticket,
  type TicketEvent,
  type TicketId,
  type UnitId,
  ownerOf,
} from '@tera/domain';
import { type FactReader, factName } from '@tera/store';
import { type BadEvent, type GoodEvent, rejected } from './judge.ts';

export type Tickets = ReadonlyMap<TicketId, Ticket>;

/** The tickets that the events are about, as far as they are counted. */
export async function ticketsOf(
  unitId: UnitId,
  good: readonly GoodEvent[],
  facts: Pick<FactReader, 'read'>,
  now: Instant,
): Promise<Tickets> {
  const ids = [...new Set(good.map(({ event }) => event.ticketId))];
  const keys = ids.map((id) => ({ unitId, kind: 'ticket', id }) as const);
  const found = await facts.read(keys, now);
  return new Map(
    keys.flatMap((key) => {
      const fact = found.get(factName(key));
      return fact === undefined ? [] : [[key.id, fact.state.events]];
    }),
  );
}

/** One event after the other, as they happened: what is taken of a ticket says whose it is for those that follow. */
export function withoutOthers(
  good: readonly GoodEvent[],
  sentBy: Sender & { readonly officerId: OfficerId },
  counted: Tickets,
): { good: GoodEvent[]; bad: BadEvent[] } {
  const tickets = new Map(counted);
  const own = new Set<GoodEvent>();
  const bad: BadEvent[] = [];
  for (const entry of good.toSorted((a, b) => a.event.occurredAt - b.event.occurredAt || a.index - b.index)) {
    const { event, index } = entry;
    const ticket: Ticket = tickets.get(event.ticketId) ?? new Map();
    const doubt = doubtOf(event, ticket, sentBy.officerId);
    if (doubt === undefined) {
      own.add(entry);
      tickets.set(event.ticketId, new Map(ticket).set(event.eventId, { ...event, sentBy }));
    } else {
      const path = `events.${index}.${doubt.field}`;
      bad.push(rejected(index, event.eventId, [{ path, code: 'other_officer', message: doubt.message }]));
    }
  }
  return { good: good.filter((entry) => own.has(entry)), bad };
}

interface Doubt {
  readonly field: keyof TicketEvent;
  readonly message: string;
}

function doubtOf(event: TicketEvent, ticket: Ticket, officerId: OfficerId): Doubt | undefined {
  if (event.undoes !== undefined) return doubtOfUndo(event, ticket, officerId);
  const owner = ownerOf(holdsForAll(event) ? ticket : asOf(ticket, event.occurredAt));
  const isHandedOn = event.type === 'transferred' && owner === officerId;
  if (event.officerId !== undefined && event.officerId !== officerId && !isHandedOn) {
    return { field: 'officerId', message: `this key is of the officer '${officerId}', and the event names another` };
  }
  const isOwn = owner === officerId || (owner === undefined && event.type !== 'corrected');
  // The id of an event that another officer's key has told already.
  const told = ticket.get(event.eventId)?.sentBy?.officerId;
  if (isOwn && (told === undefined || told === officerId)) return undefined;
  return {
    field: 'ticketId',
    message: `this key is of the officer '${officerId}', and the ticket is not that officer's, or not counted yet`,
  };
}

/** A press that is not counted yet may be the officer's own: who counts asks the same again. */
function doubtOfUndo({ eventId, undoes }: TicketEvent, ticket: Ticket, officerId: OfficerId): Doubt | undefined {
  const known = [eventId, undoes].flatMap((id) => (id === undefined ? [] : (ticket.get(id) ?? [])));
  if (known.every(({ sentBy }) => sentBy?.officerId === officerId)) return undefined;
  return {
    field: 'undoes',
    message: `this key is of the officer '${officerId}', and takes back only what came with a key of that officer`,
  };
}

/** Wherever they stand among the events: they change what was before them. */
function holdsForAll({ type, accurate }: TicketEvent): boolean {
  return type === 'issued' || type === 'reopened' || type === 'corrected' || accurate === false;
}

function asOf(ticket: Ticket, at: Instant): Ticket {
  return new Map([...ticket].filter(([, { occurredAt }]) => occurredAt <= at));
}
