// Objections with their trail, oldest first. Reading finishes what was left: an entry that the queue had not taken is
// sent now, and the answer does not depend on whether it was.
import type * as routes from '@tera/contracts/routes';
import { type Asked, type Caller, type ReplyTo, otherOfficer, unknownUnit } from '@tera/http';
import type { ObjectionStore, RegistryReader } from '@tera/store';
import { type TicketDeps, contestableTicket } from './contestable-ticket.ts';
import { objectionBody } from './objection-body.ts';
import { type QueueDeps, queueRulings } from './queue-ruling.ts';

export interface ReadDeps extends QueueDeps, TicketDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'list' | 'noteQueued'>;
}

/** Most objections of one answer. */
const PER_PAGE = 100;

type Reader = { readonly caller: Pick<Caller, 'officerId'> };

export async function factObjections(
  { path, caller }: Asked<typeof routes.getFactObjections, 'path'> & Reader,
  deps: ReadDeps,
): Promise<ReplyTo<typeof routes.getFactObjections>> {
  const { unitId, factId } = path;
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const all = await deps.objections.ofFact(unitId, factId);
  const { officerId } = caller;
  const objections = all.filter(({ filed }) => officerId === undefined || filed.officers.includes(officerId));
  if (officerId !== undefined && objections.length === 0) {
    // Whether anybody objects to another's ticket is that one's own affair.
    const ticket = await contestableTicket(unitId, factId, deps);
    if (ticket?.officers.includes(officerId) === false) return otherOfficer('factId');
  }
  await queueRulings(objections, deps);
  return { status: 200, body: { unitId, factId, objections: objections.map(objectionBody) } };
}

export async function listObjections(
  { path, query, caller }: Asked<typeof routes.listObjections, 'path' | 'query'> & Reader,
  deps: ReadDeps,
): Promise<ReplyTo<typeof routes.listObjections>> {
  const { unitId } = path;
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const wishes = { state: query.state, officerId: caller.officerId, after: query.cursor, most: PER_PAGE };
  const { objections, next } = await deps.objections.list(unitId, wishes);
  await queueRulings(objections, deps);
  return { status: 200, body: { unitId, objections: objections.map(objectionBody), next: next ?? null } };
}
