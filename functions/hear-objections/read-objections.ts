// Objections with their trail, oldest first. Reading only reads: of a ruling that still waits it says what it says of others.
import type * as routes from '@tera/contracts/routes';
import { instantsOf } from '@tera/domain';
import { type Asked, type ReplyTo, unknownUnit } from '@tera/http';
import type { ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';

export interface ReadDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'list'>;
}

export async function factObjections(
  { path }: Asked<typeof routes.getFactObjections, 'path'>,
  deps: ReadDeps,
): Promise<ReplyTo<typeof routes.getFactObjections>> {
  const { unitId, factId } = path;
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const objections = await deps.objections.ofFact(unitId, factId);
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
  return { status: 200, body: { unitId, objections: objections.map(objectionBody), next: await page.nextAfter(next) } };
}
