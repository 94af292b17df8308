// The tickets of which something is set aside, a page at a time, with what it is and why. It is worked out of the ticket as it
// is now, so a number that was put right is no longer among them.
import { type SetAsideTicket, instantText } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Instant, type OfficerId, type TicketState, asideReasonsOf, setAsideOf } from '@tera/domain';
import { type Asked, type ReplyTo, unknownUnit } from '@tera/http';
import { type FactReader, type RegistryStore, type SetAsideStore, factName } from '@tera/store';

export interface Deps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly setAside: SetAsideStore;
  readonly facts: FactReader;
  readonly now: () => Instant;
}

export type TicketsRequest = Asked<typeof routes.listTickets, 'path' | 'query' | 'page' | 'caller'>;

export async function listTickets(
  { path: { unitId }, query: { limit }, page, caller }: TicketsRequest,
  { registry, setAside, facts, now }: Deps,
): Promise<ReplyTo<typeof routes.listTickets>> {
  if ((await registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  // One more than asked for tells that there is a next page.
  const found = await setAside.tickets(unitId, { after: page.after, most: limit + 1 });
  const ids = found.slice(0, limit);
  const keys = ids.map((id) => ({ unitId, kind: 'ticket', id }) as const);
  const read = await facts.read(keys, now());
  const tickets = keys.flatMap((key) => {
    const state = read.get(factName(key))?.state;
    return state !== undefined && isFor(caller.officerId, state) ? shown(key.id, state) : [];
  });
  return { status: 200, body: { tickets, next: await page.nextAfter(found.length > limit ? ids.at(-1) : undefined) } };
}

/** A key of one officer sees the tickets in which that one has a part. */
function isFor(officerId: OfficerId | undefined, { events }: TicketState): boolean {
  return officerId === undefined || [...events.values()].some((event) => event.officerId === officerId);
}

/** Nothing, where the ticket was put right, or is forgotten. Without reasons of clerks: they may name a citizen. */
function shown(ticketId: string, state: TicketState): SetAsideTicket[] {
  const reasons = asideReasonsOf(state);
  if (reasons.length === 0) return [];
  const events = setAsideOf(state.events).map(({ event, reason }) => ({
    eventId: event.eventId,
    type: event.type,
    occurredAt: instantText(event.occurredAt),
    serviceId: event.serviceId,
    officerId: event.officerId,
    counterId: event.counterId,
    reason,
  }));
  return [{ ticketId, reasons: [...reasons], events }];
}
