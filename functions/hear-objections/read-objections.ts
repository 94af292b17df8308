// Objections with their trail, oldest first. Reading finishes what was left: an entry that the queue had not taken is
// sent now, and the answer does not depend on whether it was.
import type * as routes from '@tera/contracts/routes';
import { type Asked, type ReplyTo, unknownUnit } from '@tera/http';
import type { ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';
import { type QueueDeps, queueRulings } from './queue-ruling.ts';

export interface ReadDeps extends QueueDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'list' | 'noteQueued'>;
}

/** Most objections of one answer. */
const PER_PAGE = 100;

export async function factObjections(
  { path }: Asked<typeof routes.getFactObjections, 'path'>,
  deps: ReadDeps,
): Promise<ReplyTo<typeof routes.getFactObjections>> {
  const { unitId, factId } = path;
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const objections = await deps.objections.ofFact(unitId, factId);
  await queueRulings(objections, deps);
  return { status: 200, body: { unitId, factId, objections: objections.map(objectionBody) } };
}

export async function listObjections(
  { path, query }: Asked<typeof routes.listObjections, 'path' | 'query'>,
  deps: ReadDeps,
): Promise<ReplyTo<typeof routes.listObjections>> {
  const { unitId } = path;
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const wishes = { state: query.state, after: query.cursor, most: PER_PAGE };
  const { objections, next } = await deps.objections.list(unitId, wishes);
  await queueRulings(objections, deps);
  return { status: 200, body: { unitId, objections: objections.map(objectionBody), next: next ?? null } };
}
