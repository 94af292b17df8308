// Who calls, and whether they may. 401 says nothing of why, so that a guess learns nothing; 403 names the scope or the
// unit, because the caller is known by then.
import type { Scope } from '@tera/contracts';
import { ALL_UNITS } from '@tera/contracts';
import type { Instant, OfficerId } from '@tera/domain';
import type { KeyStore } from '@tera/store';
import { presentedKey, secretMatches } from './api-key.ts';
import { type Refusal, refuse } from './reply.ts';

export interface Caller {
  readonly keyId: string;
  /** Unit ids, or `*`. */
  readonly units: readonly string[];
  /** Whose key it is, where one person holds it. */
  readonly officerId?: OfficerId | undefined;
}

/** No secret hashes to this; comparing with it makes an unknown key take as long as a wrong secret. */
const NO_HASH = '0'.repeat(64);

export async function authenticate(
  authorization: string | undefined,
  scope: Scope,
  unitId: string | undefined,
  { keys, now }: { keys: Pick<KeyStore, 'find'>; now: () => Instant },
): Promise<Caller | Refusal> {
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
  return { keyId: key.keyId, units: key.units, officerId: key.officerId };
}

/** Whether a key for `units` covers a unit, or all of them when `unitId` is `*`. */
export function mayActFor(units: readonly string[], unitId: string): boolean {
  return units.includes(ALL_UNITS) || units.includes(unitId);
}

const UNAUTHENTICATED: Refusal = {
  ...refuse(
    401,
    'authorization',
    'unauthenticated',
    'expected a valid key in the header, as Authorization: Bearer tera_…',
  ),
  headers: { 'www-authenticate': 'Bearer' },
};
