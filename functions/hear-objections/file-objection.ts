// Objecting to a ticket. From here on it is contested: it counts as before, and is counted apart as well, until that is
// decided. A ticket has one open objection at a time, and the same one sent again is the same one.
import { randomBytes } from 'node:crypto';
import type { NewObjection } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Instant, type OfficerId, type TicketId, type UnitId, parseCellKey } from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import type { FactReader, Objection, ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';
import { NOT_QUEUED, type QueueDeps, queueRulings } from './queue-ruling.ts';

export interface FileDeps extends QueueDeps {
  readonly registry: RegistryReader;
  readonly facts: FactReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'file' | 'noteQueued'>;
  readonly newId: (at: Instant) => string;
}

type Route = typeof routes.fileObjection;

export type FileRequest = Asked<Route, 'path' | 'body'> & { readonly caller: Pick<Caller, 'keyId'> };

const FILINGS_TRIED = 5;

export async function fileObjection(request: FileRequest, deps: FileDeps): Promise<ReplyTo<Route>> {
  const { unitId, factId } = request.path;
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  for (let tries = 0; tries < FILINGS_TRIED; tries++) {
    const earlier = await deps.objections.ofFact(unitId, factId);
    if (!(await queueRulings(earlier, deps))) return NOT_QUEUED;
    const last = earlier.at(-1);
    if (last !== undefined && last.decided === undefined) return sameOrConflict(last, request.body);
    if (last?.decided?.outcome === 'upheld' && last.decided.correction === undefined) {
      return refuse(
        409,
        'factId',
        'annulled',
        `the objection '${last.objectionId}' was upheld: the fact counts no more`,
      );
    }
    const counted = await countedFor(unitId, factId, deps);
    if (counted === undefined) {
      return refuse(404, 'factId', 'unknown_fact', `there is no fact '${factId}' in the figures, or not yet`);
    }
    const filed = objectionOf(request, counted.officerId, last, deps);
    if (!(await deps.objections.file(filed, earlier.length))) continue;
    return (await queueRulings([filed], deps)) ? { status: 201, body: objectionBody(filed) } : NOT_QUEUED;
  }
  return refuse(409, 'factId', 'contended', 'others are objecting to this fact at the same time; read them first');
}

/** The objection's instant in nine letters and something random. */
export function objectionId(at: Instant): string {
  return at.toString(36).padStart(9, '0') + randomBytes(5).toString('hex');
}

function objectionOf(
  { path, body, caller }: FileRequest,
  officerId: OfficerId | undefined,
  last: Objection | undefined,
  deps: FileDeps,
): Objection {
  // After the decision before it, whatever the clocks of two machines say: the later ruling is the one that holds.
  const at = Math.max(deps.now(), (last?.decided?.at ?? 0) + 1);
  const { reason, by, indicator } = body;
  const filed = { factId: path.factId, officerId, at, by, keyId: caller.keyId, reason, indicator };
  return { unitId: path.unitId, objectionId: deps.newId(at), filed, queued: false };
}

function sameOrConflict(open: Objection, { reason, by, indicator }: NewObjection): ReplyTo<Route> {
  const { filed, objectionId: id } = open;
  if (filed.reason === reason && filed.by === by && filed.indicator === indicator) {
    return { status: 200, body: objectionBody(open) };
  }
  const message = `the objection '${id}' to this fact is open; it is decided first`;
  return refuse(409, 'factId', 'already_contested', message, { more: { objectionId: id } });
}

/**
 * In whose figures a ticket's completion stands, if in anybody's. A ticket that has not ended, and one that nobody knows, are
 * in no figure: there is nothing to object to.
 */
async function countedFor(
  unitId: UnitId,
  factId: TicketId,
  { facts, now }: FileDeps,
): Promise<{ readonly officerId: OfficerId | undefined } | undefined> {
  const found = await facts.read([{ unitId, kind: 'ticket', id: factId }], now());
  const added = [...found.values()].flatMap(({ applied }) => [...applied]);
  if (added.length === 0) return undefined;
  const completed = added.find(([, counters]) => (counters['completed'] ?? 0) > 0);
  return { officerId: completed === undefined ? undefined : parseCellKey(completed[0]).officerId };
}
