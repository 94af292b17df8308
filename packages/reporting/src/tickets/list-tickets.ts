// Tickets as they stand, a page at a time. Open ones come as the index has them. What is set aside is worked out of the ticket as
// it is now, so a number that was put right is no longer among them.
import { type OpenTicketRow, type SetAsideTicket, instantText } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Instant, type OfficerId, type TicketState, asideReasonsOf, setAsideOf } from '@tera/domain';
import { type Asked, type ReplyTo, unknownUnit } from '@tera/http';
import {
  type FactReader,
  type OpenPlace,
  type OpenTicketStore,
  type RegistryStore,
  type SetAsideStore,
  factName,
} from '@tera/store';

export interface OpenTicketDeps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly open: OpenTicketStore;
  readonly now: () => Instant;
}

interface Deps extends OpenTicketDeps {
  readonly setAside: SetAsideStore;
  readonly facts: FactReader;
}

type TicketsRequest = Asked<typeof routes.listTickets, 'path' | 'query' | 'page' | 'caller'>;

type TicketsReply = Promise<ReplyTo<typeof routes.listTickets>>;

export async function listTickets(request: TicketsRequest, deps: Deps): TicketsReply {
  return request.query.state === 'open' ? listOpenTickets(request, deps) : listSetAside(request, deps);
}

/** Whatever state is asked for. */
export async function listOpenTickets(
  { path: { unitId }, query: { limit, issuedFrom }, page, caller }: TicketsRequest,
  { registry, open, now }: OpenTicketDeps,
): TicketsReply {
  if ((await registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  // One more than asked for tells that there is a next page.
  const found = await open.tickets(unitId, { after: page.after, issuedFrom, most: limit + 1, now: now() });
  const places = found.slice(0, limit);
  const tickets = places.filter(({ ticket: { officerId } }) => mayBeTaken(caller, officerId)).map(rowOf);
  const last = found.length > limit ? places.at(-1)?.place : undefined;
  return { status: 200, body: { tickets, next: await page.nextAfter(last) } };
}

/** With the key of one officer a counter shows what that one has, and the queue: what is nobody's yet may become that officer's. */
function mayBeTaken({ officerId: own, scopes }: TicketsRequest['caller'], holder: OfficerId | undefined): boolean {
  if (own === undefined || holder === own) return true;
  return holder === undefined && scopes.includes('tickets:write');
}

function rowOf({ ticketId, ticket }: OpenPlace): OpenTicketRow {
  return { ticketId, ...ticket, since: instantText(ticket.since), issuedAt: instantText(ticket.issuedAt) };
}

async function listSetAside(
  { path: { unitId }, query: { limit }, page, caller }: TicketsRequest,
  { registry, setAside, facts, now }: Deps,
): TicketsReply {
  if ((await registry.unit(unitId)) === undefined) return unknownUnit(unitId);
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
