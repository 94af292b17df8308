// Who calls, and whether they may. 401 says nothing of why, so that a guess learns nothing; 403 names the scope, the unit or the
// officer, because the caller is known by then. One read of one key answers it: what a key was made with stands in the key.
import type { MiddlewareObj } from '@middy/core';
import { ALL_UNITS, type Allowed, type OfOneOfficer, type Scope } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import { presentedKey, secretMatches } from './api-key.ts';
import type { Caller } from './caller.ts';
import { Refused, orRefused } from './problems.ts';
import { type Refusal, refuse } from './reply.ts';
import type { HttpEvent } from './request.ts';

/** What is kept of a key, as far as it says what its holder may do. A key that is revoked has none that it made alive. */
export interface KnownKey extends Caller {
  readonly secretHash: string;
  readonly revokedAt?: Instant | undefined;
}

export interface KeyDeps {
  readonly keys: { readonly find: (keyId: string) => Promise<KnownKey | undefined> };
  readonly now: () => Instant;
}

/** An event whose caller is known. */
export interface CallerEvent {
  readonly caller: Caller;
}

const ANYONE: Caller = { keyId: '', name: '', scopes: [], units: [], madeBy: [] };

/** Lets through whom the route allows. Whoever needs no key is nobody in particular. */
export function authenticated(
  allowed: Allowed,
  { keys, now }: Partial<Pick<KeyDeps, 'keys'>> & Pick<KeyDeps, 'now'>,
): MiddlewareObj<HttpEvent & CallerEvent> {
  const who = callerBy(allowed, keys, now);
  return {
    before: async (request) => {
      const { event } = request;
      const caller = orRefused(await who(event));
      request.event = Object.assign(event, { caller });
      // The caller is noted before, so that the access log can say whose key it was that may not.
      const refusal = whyNot(caller, allowed, event.pathParameters ?? {});
      if (refusal !== undefined) throw new Refused(refusal);
    },
  };
}

type NoCaller = Refusal<'401 unauthenticated'>;

function callerBy(
  allowed: Allowed,
  keys: KeyDeps['keys'] | undefined,
  now: KeyDeps['now'],
): (event: HttpEvent) => Promise<Caller | NoCaller> {
  if (isWithoutKey(allowed)) return () => Promise.resolve(ANYONE);
  if (keys === undefined) throw new Error('a route with a scope needs the keys');
  return ({ headers }) => authenticate(headers['authorization'], { keys, now });
}

/** No secret hashes to this; comparing with it makes an unknown key take as long as a wrong secret. */
const NO_HASH = '0'.repeat(64);

/** Who presents this key. */
export async function authenticate(
  authorization: string | undefined,
  { keys, now }: KeyDeps,
): Promise<Caller | NoCaller> {
  const presented = presentedKey(authorization);
  if (presented === undefined) return UNAUTHENTICATED;
  const key = await keys.find(presented.keyId);
  const matches = secretMatches(presented.secret, key?.secretHash ?? NO_HASH);
  const live = key !== undefined && key.revokedAt === undefined && (key.expiresAt ?? Number.POSITIVE_INFINITY) > now();
  if (!matches || !live) return UNAUTHENTICATED;
  const { keyId, name, scopes, units, officerId, expiresAt, madeBy } = key;
  return { keyId, name, scopes, units, officerId, expiresAt, madeBy };
}

/** `path`: the parameters of the path, as they were sent. */
export function whyNot(
  caller: Caller,
  allowed: Allowed,
  path: Readonly<Record<string, string | undefined>>,
): Refusal | undefined {
  if (isWithoutKey(allowed) || allowed === 'any key') return undefined;
  const { scope, officer } = allowed;
  const refusal = withoutRight(caller, scope, 'unit' in allowed ? (path[allowed.unit] ?? '') : undefined);
  if (refusal !== undefined || mayAsOfficer(caller, officer, path)) return refusal;
  return otherOfficer(typeof officer === 'object' ? officer.in : '');
}

/** Why the caller may not do what a scope is for, in a unit if one is named. */
export function withoutRight(
  { scopes, units }: Caller,
  scope: Scope | readonly Scope[],
  unitId: string | undefined,
): Refusal<'403 wrong_scope' | '403 other_unit'> | undefined {
  const wanted = [scope].flat();
  if (!wanted.some((one) => scopes.includes(one))) {
    return refuse(403, '', 'wrong_scope', `this key has not the scope ${wanted.join(' or ')}`);
  }
  if (unitId === undefined || mayActFor(units, unitId)) return undefined;
  // Of the key's own units: of others it learns nothing.
  const meant = units.find((own) => own.toLowerCase() === unitId.toLowerCase());
  const hint = meant === undefined ? '' : `; unit ids are case-sensitive: did you mean '${meant}'?`;
  return refuse(403, 'unitId', 'other_unit', `this key is not for this unit${hint}`);
}

function mayAsOfficer(
  { officerId }: Caller,
  officer: OfOneOfficer,
  path: Readonly<Record<string, string | undefined>>,
): boolean {
  if (officerId === undefined || officer === 'by the work') return true;
  return officer !== 'refused' && path[officer.in] === officerId;
}

function isWithoutKey(allowed: Allowed): allowed is 'anyone' | { readonly signature: string } {
  return allowed === 'anyone' || (typeof allowed === 'object' && 'signature' in allowed);
}

/** Whether a key for `units` covers a unit, or all of them when `unitId` is `*`. */
export function mayActFor(units: readonly string[], unitId: string): boolean {
  return units.includes(ALL_UNITS) || units.includes(unitId);
}

/** The refusal of the key of one officer where something is another's, or the unit's. */
export function otherOfficer(path: string): Refusal<'403 other_officer'> {
  return refuse(403, path, 'other_officer', 'this key is of one officer, and this is not that officer’s own');
}

const UNAUTHENTICATED = refuse(
  401,
  'authorization',
  'unauthenticated',
  'expected a valid key in the header, as Authorization: Bearer tera_…',
  { headers: { 'www-authenticate': 'Bearer' } },
);
