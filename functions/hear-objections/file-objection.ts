// Objecting to a ticket. From here on it is contested: it counts as before, and is counted apart as well, until that is
// decided. A ticket has one open objection at a time, and the same one sent again is the same one.
import { randomBytes } from 'node:crypto';
import type { NewObjection } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Instant, type OfficerId, parseCellKey } from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import type { Fact, Objection, ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';
import { type TicketDeps, isAboutToBeForgotten, storedTicket } from './stored-ticket.ts';
import { NOT_QUEUED, type TellDeps, tellFigures, tellWhatIsLeft } from './tell-figures.ts';

export interface FileDeps extends TellDeps, TicketDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'ofFact' | 'file'>;
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
    const last = earlier.at(-1);
    if (last !== undefined && last.decided === undefined) return sameOrConflict(last, request.body, deps);
    if (last?.decided?.outcome === 'upheld' && last.decided.correction === undefined) {
      return refuse(
        409,
        'factId',
        'annulled',
        `the objection '${last.objectionId}' was upheld: the fact counts no more`,
      );
    }
    const ticket = await storedTicket(unitId, factId, deps);
    // A ticket that has not ended is in no figure: there is nothing to object to.
    if (ticket === undefined || ticket.applied.size === 0) {
      return refuse(404, 'factId', 'unknown_fact', `there is no fact '${factId}' in the figures, or not yet`);
    }
    if (isAboutToBeForgotten(ticket, deps.now())) {
      return refuse(
        409,
        'factId',
        'about_to_be_forgotten',
        `the ticket '${factId}' is forgotten before a decision is sure to reach it`,
      );
    }
    const filed = objectionOf(request, creditedOfficer(ticket), last, deps);
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
  officerId: OfficerId | undefined,
  last: Objection | undefined,
  deps: FileDeps,
): Objection {
  // After the decision before it, whatever the clocks of two machines say: the later ruling is the one that holds.
  const at = Math.max(deps.now(), (last?.decided?.at ?? 0) + 1);
  const { reason, by, indicator } = body;
  const filed = { factId: path.factId, officerId, at, by, keyId: caller.keyId, reason, indicator };
  return { unitId: path.unitId, objectionId: deps.newId(at), filed };
}

async function sameOrConflict(
  open: Objection,
  { reason, by, indicator }: NewObjection,
  deps: TellDeps,
): Promise<ReplyTo<Route>> {
  const { filed, objectionId: id } = open;
  if (filed.reason === reason && filed.by === by && filed.indicator === indicator) {
    return (await tellWhatIsLeft(open, deps)) ? { status: 200, body: objectionBody(open) } : NOT_QUEUED;
  }
  const message = `the objection '${id}' to this fact is open; it is decided first`;
  return refuse(409, 'factId', 'already_contested', message, { more: { objectionId: id } });
}

/** In whose figures the ticket's completion stands, if in anybody's. */
function creditedOfficer({ applied }: Fact<'ticket'>): OfficerId | undefined {
  const completed = [...applied].find(([, counters]) => (counters.completed ?? 0) > 0);
  return completed === undefined ? undefined : parseCellKey(completed[0]).officerId;
}
