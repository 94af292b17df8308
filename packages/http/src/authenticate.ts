// Who calls, and whether they may. 401 says nothing of why, so that a guess learns nothing; 403 names the scope or the
// unit, because the caller is known by then.
import type { MiddlewareObj } from '@middy/core';
import { ALL_UNITS, type Allowed, type Scope } from '@tera/contracts';
import type { Instant, OfficerId } from '@tera/domain';
import { presentedKey, secretMatches } from './api-key.ts';
import { orRefused } from './problems.ts';
import { type Refusal, refuse } from './reply.ts';
import type { HttpEvent } from './request.ts';

export interface Caller {
  readonly keyId: string;
  readonly scopes: readonly Scope[];
  /** Unit ids, or `*`. */
  readonly units: readonly string[];
  /** Whose key it is, where one person holds it. */
  readonly officerId?: OfficerId | undefined;
}

/** What is kept of a key, as far as it says what its holder may do. */
export interface KnownKey {
  readonly keyId: string;
  readonly secretHash: string;
  readonly scopes: readonly Scope[];
  readonly units: readonly string[];
  readonly officerId?: OfficerId | undefined;
  readonly expiresAt?: Instant | undefined;
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

const ANYONE: Caller = { keyId: '', scopes: [], units: [] };

/** Lets through whom the route allows. Whoever needs no key is nobody in particular. */
export function authenticated(
  allowed: Allowed,
  { keys, now }: Partial<Pick<KeyDeps, 'keys'>> & Pick<KeyDeps, 'now'>,
): MiddlewareObj<HttpEvent & CallerEvent> {
  const who = callerBy(allowed, keys, now);
  return {
    before: async (request) => {
      request.event = Object.assign(request.event, { caller: await who(request.event) });
    },
  };
}

function callerBy(
  allowed: Allowed,
  keys: KeyDeps['keys'] | undefined,
  now: KeyDeps['now'],
): (event: HttpEvent) => Promise<Caller> {
  if (allowed === 'anyone' || 'signature' in allowed) return () => Promise.resolve(ANYONE);
  if (keys === undefined) throw new Error('a route with a scope needs the keys');
  return async ({ headers, pathParameters = {} }) => {
    const unitId = 'unit' in allowed ? (pathParameters[allowed.unit] ?? '') : undefined;
    return orRefused(await authenticate(headers['authorization'], allowed.scope, unitId, { keys, now }));
  };
}

/** No secret hashes to this; comparing with it makes an unknown key take as long as a wrong secret. */
const NO_HASH = '0'.repeat(64);

/** Who presents this key, where it has the scope and, if one is named, is for the unit. */
export async function authenticate(
  authorization: string | undefined,
  scope: Scope,
  unitId: string | undefined,
  { keys, now }: KeyDeps,
): Promise<Caller | Refusal<'401 unauthenticated' | '403 wrong_scope' | '403 other_unit'>> {
  const presented = presentedKey(authorization);
  if (presented === undefined) return UNAUTHENTICATED;
  const key = await keys.find(presented.keyId);
  const matches = secretMatches(presented.secret, key?.secretHash ?? NO_HASH);
  const live = key !== undefined && key.revokedAt === undefined && (key.expiresAt ?? Number.POSITIVE_INFINITY) > now();
  if (!matches || !live) return UNAUTHENTICATED;
  if (!key.scopes.includes(scope)) return refuse(403, '', 'wrong_scope', `this key has not the scope ${scope}`);
  if (unitId !== undefined && !mayActFor(key.units, unitId)) {
    return refuse(403, 'unitId', 'other_unit', 'this key is not for this unit');
  }
  return { keyId: key.keyId, scopes: key.scopes, units: key.units, officerId: key.officerId };
}

/** Whether a key for `units` covers a unit, or all of them when `unitId` is `*`. */
export function mayActFor(units: readonly string[], unitId: string): boolean {
  return units.includes(ALL_UNITS) || units.includes(unitId);
}

const UNAUTHENTICATED = refuse(
  401,
  'authorization',
  'unauthenticated',
  'expected a valid key in the header, as Authorization: Bearer tera_…',
  { headers: { 'www-authenticate': 'Bearer' } },
);
