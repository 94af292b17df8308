// Objections with their trail, oldest first. Reading only reads: of a ruling that still waits it says what it says of others.
import type * as routes from '@tera/contracts/routes';
import { type Asked, type ReplyTo, unknownUnit } from '@tera/http';
import type { ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';

export interface ReadDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'list'>;
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
  return { status: 200, body: { unitId, objections: objections.map(objectionBody), next: next ?? null } };
}
