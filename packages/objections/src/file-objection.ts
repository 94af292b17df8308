// Objecting to a ticket. From here on it is contested: it counts as before, and is counted apart as well, until that is
// decided. A ticket has one open objection at a time, and the same one sent again is the same one.
import { randomBytes } from 'node:crypto';
import type * as routes from '@tera/contracts/routes';
import type { Instant, OfficerId, TicketId } from '@tera/domain';
import { type Asked, type Caller, type Refusal, type ReplyTo, otherOfficer, refuse, unknownUnit } from '@tera/http';
import type { Objection, ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';
import { type StoredTicketDeps, isAboutToBeForgotten, officersOf, storedTicket } from './stored-ticket.ts';
import { NOT_QUEUED, type TellDeps, tellFigures, tellWhatIsLeft } from './tell-figures.ts';

export interface FileDeps extends TellDeps, StoredTicketDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'file'>;
  readonly newId: (at: Instant) => string;
}

type Route = typeof routes.fileObjection;

export type FileRequest = Asked<Route, 'path' | 'body'> & { readonly caller: Filer };
type Filer = Pick<Caller, 'keyId' | 'name' | 'officerId'>;

const FILINGS_TRIED = 5;

export async function fileObjection(request: FileRequest, deps: FileDeps): Promise<ReplyTo<Route>> {
  const { unitId, factId } = request.path;
  const { caller } = request;
  if ((await deps.registry.unit(unitId)) === undefined) return unknownUnit(unitId);
  const ticket = await storedTicket(unitId, factId, deps);
  if (caller.officerId !== undefined) {
    // Of another's ticket the key of one officer does not even learn that it is contested.
    if (ticket === undefined) return notCounted(factId);
    if (!officersOf(ticket).includes(caller.officerId)) return otherOfficer('factId');
  }
  for (let tries = 0; tries < FILINGS_TRIED; tries++) {
    const earlier = await deps.objections.ofFact(unitId, factId);
    const last = earlier.at(-1);
    if (last !== undefined && last.decided === undefined) return sameOrConflict(last, request, deps);
    if (last?.decided?.outcome === 'upheld' && last.decided.correction === undefined) {
      return refuse(
        409,
        'factId',
        'annulled',
        `the objection '${last.objectionId}' was upheld: the fact counts no more`,
      );
    }
    // A ticket that has not ended is in no figure: there is nothing to object to.
    if (ticket === undefined || ticket.applied.size === 0) return notCounted(factId);
    if (isAboutToBeForgotten(ticket, deps.now())) {
      return refuse(
        409,
        'factId',
        'about_to_be_forgotten',
        `the ticket '${factId}' is forgotten before a decision is sure to reach it`,
      );
    }
    const filed = objectionOf(request, officersOf(ticket), last, deps);
    if (!(await deps.objections.file(filed, earlier.length))) continue;
    return (await tellFigures(filed, deps)) ? { status: 201, body: objectionBody(filed) } : NOT_QUEUED;
  }
  return refuse(409, 'factId', 'contended', 'others are objecting to this fact at the same time; read them first');
}

/** The objection's instant in nine letters and something random. */
export function objectionId(at: Instant): string {
  return at.toString(36).padStart(9, '0') + randomBytes(5).toString('hex');
}

function objectionOf(
  { path, body, caller }: FileRequest,
  charged: readonly OfficerId[],
  last: Objection | undefined,
  deps: FileDeps,
): Objection {
  // After the decision before it, whatever the clocks of two machines say: the later ruling is the one that holds.
  const at = Math.max(deps.now(), (last?.decided?.at ?? 0) + 1);
  const { reason, indicator } = body;
  const officers = [...new Set([...charged, ...(caller.officerId === undefined ? [] : [caller.officerId])])];
  const filed = { factId: path.factId, at, by: caller.name, keyId: caller.keyId, reason, indicator, officers };
  return { unitId: path.unitId, objectionId: deps.newId(at), filed };
}

async function sameOrConflict(open: Objection, { body, caller }: FileRequest, deps: TellDeps): Promise<ReplyTo<Route>> {
  const { filed, objectionId: id } = open;
  const { reason, indicator } = body;
  if (filed.reason === reason && filed.keyId === caller.keyId && filed.indicator === indicator) {
    return (await tellWhatIsLeft(open, deps)) ? { status: 200, body: objectionBody(open) } : NOT_QUEUED;
  }
  const message = `the objection '${id}' to this fact is open; it is decided first`;
  return refuse(409, 'factId', 'already_contested', message, { more: { objectionId: id } });
}

function notCounted(factId: TicketId): Refusal<'404 unknown_fact'> {
  return refuse(404, 'factId', 'unknown_fact', `there is no fact '${factId}' in the figures, or not yet`);
}
