// Objections with their trail, oldest first. Reading only reads: of a ruling that still waits it says what it says of others.
import type * as routes from '@tera/contracts/routes';
import { instantsOf } from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, otherOfficer, unknownUnit } from '@tera/http';
import type { ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';
import { type StoredTicketDeps, officersOf, storedTicket } from './stored-ticket.ts';

export interface ObjectionsDeps extends StoredTicketDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'list'>;
}

type Reader = { readonly caller: Pick<Caller, 'officerId'> };

export async function factObjections(
  { path, caller }: Asked<typeof routes.getFactObjections, 'path'> & Reader,
  deps: ObjectionsDeps,
): Promise<ReplyTo<typeof routes.getFactObjections>> {
  const { unitId, factId } = path;
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const all = await deps.objections.ofFact(unitId, factId);
  const { officerId } = caller;
  const objections = all.filter(({ filed }) => officerId === undefined || filed.officers.includes(officerId));
  if (officerId !== undefined && objections.length === 0) {
    // Whether anybody objects to another's ticket is that one's own affair.
    const ticket = await storedTicket(unitId, factId, deps);
    if (ticket !== undefined && !officersOf(ticket).includes(officerId)) return otherOfficer('factId');
  }
  return { status: 200, body: { unitId, factId, objections: objections.map(objectionBody) } };
}

export async function listObjections(
  { path, query, page, caller }: Asked<typeof routes.listObjections, 'path' | 'query' | 'page'> & Reader,
  deps: ObjectionsDeps,
): Promise<ReplyTo<typeof routes.listObjections>> {
  const { unitId } = path;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const { state, officer = caller.officerId, period, limit } = query;
  if (caller.officerId !== undefined && officer !== caller.officerId) return otherOfficer('officer');
  const filed = period === undefined ? undefined : instantsOf(period, unit.timeZone);
  const wishes = { state, officerId: officer, filed, after: page.after, most: limit };
  const { objections, next } = await deps.objections.list(unitId, wishes);
  return { status: 200, body: { unitId, objections: objections.map(objectionBody), next: await page.nextAfter(next) } };
}
