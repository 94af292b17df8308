// Deciding an objection, once, and not by whoever filed it. Upheld, the ticket is corrected or counts no more; refused, it counts
// as if nobody had objected. Nothing is changed here but the objection: the figures hear of it through the facts queue.
import type { FieldError, JsonOf, NewDecision, ObjectionCorrection, RefusalName, RefusalOf } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { Instant, UnitRegistry } from '@tera/domain';
import { type Asked, type Caller, type Refusal, type ReplyTo, refuse, unknownUnit } from '@tera/http';
import type { Decision, Objection, ObjectionStore, RegistryReader } from '@tera/store';
import { objectionBody } from './objection-body.ts';
import { type StoredTicketDeps, isAboutToBeForgotten, storedTicket } from './stored-ticket.ts';
import { NOT_QUEUED, type TellDeps, tellFigures, tellWhatIsLeft } from './tell-figures.ts';

export interface DecideDeps extends TellDeps, StoredTicketDeps {
  readonly registry: RegistryReader;
  readonly objections: Pick<ObjectionStore, 'find' | 'ofFact' | 'decide'>;
}

type Named = typeof routes.decideObjection;
type Open = typeof routes.decideOpenObjection;

export type DecideRequest<R extends Named | Open = Open> = Asked<R, 'path' | 'body'> & { readonly caller: Decider };
type Decider = Pick<Caller, 'keyId' | 'name' | 'madeBy'>;

const DECISIONS_TRIED = 5;

/** Decides the objection that the path names. */
export function decideObjection(request: DecideRequest<Named>, deps: DecideDeps): Promise<ReplyTo<Named>> {
  const { objectionId, factId } = request.path;
  return decide(request, deps, (objections) => {
    const named = objections.find((objection) => objection.objectionId === objectionId);
    return (
      named ?? refuse(404, 'objectionId', 'unknown_objection', `there is no objection '${objectionId}' to '${factId}'`)
    );
  });
}

/** Decides the one that is open; when the last one was decided just so, this is the same request once more. */
export function decideOpenObjection(request: DecideRequest, deps: DecideDeps): Promise<ReplyTo<Open>> {
  return decide(request, deps, (objections) => {
    const last = objections.at(-1);
    const isMeant = last !== undefined && (last.decided === undefined || isSame(last.decided, request));
    return isMeant
      ? last
      : refuse(404, 'factId', 'no_open_objection', `no objection to '${request.path.factId}' is open`);
  });
}

/** What either way may come to, but for an objection that is not found. */
type Decided = JsonOf<Open> | Refusal<Extract<RefusalOf<Named>, RefusalOf<Open>>>;

async function decide<NotFound extends RefusalName>(
  request: DecideRequest,
  deps: DecideDeps,
  meant: (objections: readonly Objection[]) => Objection | Refusal<NotFound>,
): Promise<Decided | Refusal<NotFound>> {
  const { path, body, caller } = request;
  const { unitId, factId } = path;
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  let found = meant(await deps.objections.ofFact(unitId, factId));
  if ('refused' in found) return found;
  if (isOwn(found, caller)) return SELF_DECISION;
  for (let tries = 0; tries < DECISIONS_TRIED && found.decided === undefined; tries++) {
    const doubt = doubtOf(body, unit) ?? (await lateness(path, body, deps));
    if (doubt !== undefined) return doubt;
    const decided = decisionOf(body, caller, Math.max(deps.now(), found.filed.at + 1));
    if (await deps.objections.decide(found, decided)) {
      const objection = { ...found, decided };
      return (await tellFigures(objection, deps)) ? { status: 200, body: objectionBody(objection) } : NOT_QUEUED;
    }
    // Somebody else was faster, or this request was, and its answer was lost.
    found = (await deps.objections.find(unitId, found.objectionId)) ?? found;
  }
  return sameOrConflict(found, request, deps);
}

/**
 * Whoever filed it does not decide it, and neither does a key that the filer has made: its text was the filer's first. Who made
 * the filer's key may decide: the first key of an office has made them all.
 */
function isOwn({ filed }: Objection, { keyId, madeBy }: Decider): boolean {
  return filed.keyId === keyId || madeBy.includes(filed.keyId);
}

const SELF_DECISION = refuse(
  403,
  'objectionId',
  'self_decision',
  'this key has filed the objection, or was made by the key that has: another one decides',
);

async function sameOrConflict(objection: Objection, request: DecideRequest, deps: DecideDeps): Promise<Decided> {
  const { objectionId, decided } = objection;
  if (decided === undefined) {
    return refuse(
      409,
      'objectionId',
      'contended',
      'others are deciding this objection at the same time; read it first',
    );
  }
  if (!isSame(decided, request)) {
    return refuse(409, 'objectionId', 'already_decided', `the objection '${objectionId}' was decided otherwise`);
  }
  return (await tellWhatIsLeft(objection, deps)) ? { status: 200, body: objectionBody(objection) } : NOT_QUEUED;
}

function decisionOf(body: NewDecision, { keyId, name }: Decider, at: Instant): Decision {
  const { outcome, reason } = body;
  return { outcome, at, by: name, keyId, reason, correction: correctionIn(body) };
}

function doubtOf(
  body: NewDecision,
  unit: UnitRegistry,
): Refusal<'422 unknown_officer' | '422 unknown_service'> | undefined {
  const correction = correctionIn(body);
  if (correction === undefined) return undefined;
  const { officerId, serviceId } = correction;
  const errors = [
    ...(officerId === undefined || unit.hasOfficer(officerId) ? [] : [unknown('officer', officerId)]),
    ...(serviceId === undefined || unit.hasService(serviceId) ? [] : [unknown('service', serviceId)]),
  ];
  return errors.length === 0 ? undefined : { refused: 422, errors };
}

/** Whatever is upheld takes effect: a ticket that a ruling may not reach any more has its objection refused. */
async function lateness(
  { unitId, factId }: DecideRequest['path'],
  { outcome }: NewDecision,
  deps: DecideDeps,
): Promise<Refusal<'409 about_to_be_forgotten' | '409 facts_forgotten'> | undefined> {
  if (outcome === 'refused') return undefined;
  const ticket = await storedTicket(unitId, factId, deps);
  const instead = 'the objection can only be refused';
  if (ticket === undefined) {
    const message = `the ticket '${factId}' is forgotten, and what it added to the figures stays; ${instead}`;
    return refuse(409, 'factId', 'facts_forgotten', message);
  }
  if (isAboutToBeForgotten(ticket, deps.now())) {
    const message = `the ticket '${factId}' is forgotten before a decision is sure to reach it; ${instead}`;
    return refuse(409, 'factId', 'about_to_be_forgotten', message);
  }
  return undefined;
}

function unknown(what: 'officer' | 'service', id: string): FieldError {
  const message = `the unit's registry has no ${what} '${id}'`;
  return { path: `correction.${what}Id`, code: `unknown_${what}`, message };
}

/** By the same key, in whatever order its fields came. */
function isSame(decided: Decision, { body, caller }: DecideRequest): boolean {
  const isSaid = signatureOf(decided, decided.correction) === signatureOf(body, correctionIn(body));
  return isSaid && decided.keyId === caller.keyId;
}

function signatureOf(
  { outcome, reason }: Pick<Decision, 'outcome' | 'reason'>,
  correction: ObjectionCorrection | undefined,
): string {
  const { officerId = null, serviceId = null, accurate = null } = correction ?? {};
  return JSON.stringify([outcome, reason, officerId, serviceId, accurate]);
}

function correctionIn(body: NewDecision): ObjectionCorrection | undefined {
  return body.outcome === 'upheld' ? body.correction : undefined;
}
