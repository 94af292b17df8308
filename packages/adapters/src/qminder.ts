// Qminder's webhooks as ticket events. A webhook carries the ticket as it stands now, so each one tells again what the
// earlier ones told: the ids are made of Qminder's own, and hearing it twice changes nothing. Names, phone numbers and
// other fields of the visitor are never read.
import { type QminderWebhook, type WrittenTicketEvent, read } from '@tera/contracts';
import * as z from 'zod';
import { idOfForeign } from './foreign-id.ts';
import { type Mapped, written } from './mapped.ts';

/** Leaves room in an event id of 64 for the type and the time. */
const ID_LONGEST = 36;

const id = z.union([z.string().max(100), z.number()]).nullish();
const time = z.iso.datetime({ offset: true, error: 'expected an ISO 8601 time' });
const moment = z.object({ date: time }).nullish();

const Ticket = z.object({
  id: z.union([z.string().min(1).max(ID_LONGEST), z.number()]),
  status: z.string().max(40).optional(),
  line: id,
  created: moment,
  called: z.object({ date: time, caller: id, desk: id }).nullish(),
  served: moment,
  cancelled: moment,
  /** Each time the visitor was with a clerk; the last one has no end while it lasts. */
  interactions: z
    .array(z.object({ start: time, end: time.nullish(), line: id, user: id, desk: id }))
    .max(100)
    .nullish(),
});
type Ticket = z.infer<typeof Ticket>;

/** What a webhook tells about a ticket, in the order in which it happened. */
export function qminderEvents({ type, data }: QminderWebhook): Mapped {
  if (!type.startsWith('ticket_')) return { ignored: type };
  const result = read(Ticket, data, ['data']);
  if (!result.ok) return { errors: result.errors };
  const ticket = result.value;
  const events = [...issued(type, ticket), ...turns(ticket), ...end(ticket)];
  return events.length === 0 ? { ignored: type } : { events };
}

/** Only where the ticket is new: later its line may be another one. */
function issued(type: string, ticket: Ticket): WrittenTicketEvent[] {
  if (type !== 'ticket_created' || ticket.created == null) return [];
  return [event(ticket, 'issued', ticket.created.date)];
}

interface Turn {
  readonly start: string;
  readonly end: string | undefined;
  readonly serviceId: string | undefined;
  readonly officerId: string | undefined;
  readonly counterId: string | undefined;
}

/** A clerk who calls begins to serve: Qminder has no event between the two. */
function turns(ticket: Ticket): WrittenTicketEvent[] {
  const all = turnsOf(ticket);
  return all.flatMap(({ start, end: until, serviceId, officerId, counterId }, index) => {
    const begun = [
      event(ticket, 'called', start, { serviceId, counterId }),
      event(ticket, 'started', start, { serviceId, officerId, counterId }),
    ];
    const isLast = index === all.length - 1;
    // Back in the line, or forwarded to another one; the last turn of a ticket that is over ends with the ticket.
    const isGivenBack = until !== undefined && (!isLast || ticket.status === 'NEW');
    // Handed to the next clerk without a pause: that clerk's start ends this turn.
    const next = all[index + 1];
    const goesOn = next !== undefined && until !== undefined && Date.parse(next.start) <= Date.parse(until);
    return isGivenBack && !goesOn ? begun.concat(event(ticket, 'transferred', until, { serviceId })) : begun;
  });
}

function turnsOf({ line: lineNow, called, interactions }: Ticket): Turn[] {
  if (interactions != null && interactions.length > 0) {
    return interactions
      .map(({ start, end: until, line, user, desk }) => ({
        start,
        end: until ?? undefined,
        serviceId: idOfForeign(line ?? lineNow),
        officerId: idOfForeign(user),
        counterId: idOfForeign(desk),
      }))
      .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  }
  if (called == null) return [];
  const [officerId, counterId] = [idOfForeign(called.caller), idOfForeign(called.desk)];
  return [{ start: called.date, end: undefined, serviceId: idOfForeign(lineNow), officerId, counterId }];
}

const END_OF_STATUS = {
  SERVED: 'completed',
  NOSHOW: 'no_show',
  CANCELLED: 'left',
  CANCELLED_BY_CLERK: 'cancelled',
} as const;

/** Without a time of its own an end is that of the last turn; without that, it is left out. */
function end(ticket: Ticket): WrittenTicketEvent[] {
  const type = END_OF_STATUS[ticket.status as keyof typeof END_OF_STATUS] as
    (typeof END_OF_STATUS)[keyof typeof END_OF_STATUS] | undefined;
  if (type === undefined) return [];
  const last = turnsOf(ticket).at(-1);
  const own = type === 'completed' ? ticket.served : ticket.cancelled;
  const at = own?.date ?? last?.end;
  if (at === undefined) return [];
  return [event(ticket, type, at, type === 'completed' ? { officerId: last?.officerId } : {})];
}

/**
 * The time is in the id: a ticket may be called more than once. The line is on every event, so that an office that hears
 * of another's tickets takes nothing of them.
 */
function event(
  ticket: Ticket,
  type: WrittenTicketEvent['type'],
  at: string,
  fields: Partial<WrittenTicketEvent> = {},
): WrittenTicketEvent {
  const ticketId = idOfForeign(ticket.id) ?? '';
  return written({
    eventId: `${ticketId}.${type}.${Date.parse(at)}`,
    ticketId,
    type,
    occurredAt: new Date(at).toISOString(),
    serviceId: idOfForeign(ticket.line),
    ...fields,
  });
}
