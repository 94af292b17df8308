// Objections with their trail, oldest first. Reading finishes what was left: an entry that the queue had not taken is
// sent now, and the answer does not depend on whether it was.
import type * as routes from '@tera/contracts/routes';
import { instantsOf } from '@tera/domain';
import { type Asked, type ReplyTo, unknownUnit } from '@tera/http';
import type { ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';
import { type QueueDeps, queueRulings } from './queue-ruling.ts';

export interface ReadDeps extends QueueDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'list' | 'noteQueued'>;
}

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
  { path, query, page }: Asked<typeof routes.listObjections, 'path' | 'query' | 'page'>,
  deps: ReadDeps,
): Promise<ReplyTo<typeof routes.listObjections>> {
  const { unitId } = path;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const { state, officer, period, limit } = query;
  const filed = period === undefined ? undefined : instantsOf(period, unit.timeZone);
  const wishes = { state, officerId: officer, filed, after: page.after, most: limit };
  const { objections, next } = await deps.objections.list(unitId, wishes);
  await queueRulings(objections, deps);
  return { status: 200, body: { unitId, objections: objections.map(objectionBody), next: await page.nextAfter(next) } };
}
