// API keys: made with a secret that is shown once, listed without it, revoked for good. Nobody can make, see or revoke
// a key that reaches further than their own units.
import { type Key, instantText } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { Instant } from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, makeApiKey, mayActFor, refuse } from '@tera/http';
import type { ApiKey, KeyStore } from '@tera/store';

/** What the id of a key may look like; of another one the engine would not even take the question. */
const KEY_ID = /^[A-Za-z0-9]{1,40}$/;

interface Deps {
  readonly keys: KeyStore;
  readonly now: () => Instant;
}

export async function createKey(
  { caller, body }: Asked<typeof routes.createKey, 'caller' | 'body'>,
  { keys, now }: Deps,
): Promise<ReplyTo<typeof routes.createKey>> {
  const foreign = body.units.find((unit) => !mayActFor(caller.units, unit));
  if (foreign !== undefined) return refuse(403, 'units', 'other_unit', `this key is not for the unit '${foreign}'`);
  const createdAt = now();
  if (body.expiresAt !== undefined && body.expiresAt <= createdAt) {
    return refuse(422, 'expiresAt', 'in_the_past', 'expected an instant in the future');
  }
  const { keyId, secretHash, key } = makeApiKey();
  const stored: ApiKey = { ...body, keyId, secretHash, createdAt };
  await keys.put(stored);
  return { status: 201, body: { ...publicKey(stored), key } };
}

export async function listKeys(
  { caller, query: { officer, limit }, page }: Asked<typeof routes.listKeys, 'caller' | 'query' | 'page'>,
  { keys }: Deps,
): Promise<ReplyTo<typeof routes.listKeys>> {
  const { after = '' } = page;
  const visible = (await keys.list()).filter(
    (key) => key.keyId > after && reaches(caller, key) && (officer === undefined || key.officerId === officer),
  );
  const shown = visible.slice(0, limit);
  const next = await page.nextAfter(visible.length > limit ? shown.at(-1)?.keyId : undefined);
  return { status: 200, body: { keys: shown.map(publicKey), next } };
}

export async function revokeKey(
  { caller, path }: Asked<typeof routes.revokeKey, 'caller' | 'path'>,
  { keys, now }: Deps,
): Promise<ReplyTo<typeof routes.revokeKey>> {
  const key = KEY_ID.test(path.keyId) ? await keys.find(path.keyId) : undefined;
  // A key of other units is as good as none: its existence is not told.
  if (key === undefined || !reaches(caller, key)) return refuse(404, 'keyId', 'unknown_key', 'there is no such key');
  await keys.revoke(key.keyId, now());
  return { status: 204 };
}

function reaches(caller: Caller, key: ApiKey): boolean {
  return key.units.every((unit) => mayActFor(caller.units, unit));
}

function publicKey({ keyId, name, scopes, units, officerId, createdAt, expiresAt, revokedAt }: ApiKey): Key {
  return {
    keyId,
    name,
    scopes: [...scopes],
    units: [...units],
    ...(officerId === undefined ? {} : { officerId }),
    createdAt: instantText(createdAt),
    ...(expiresAt === undefined ? {} : { expiresAt: instantText(expiresAt) }),
    ...(revokedAt === undefined ? {} : { revokedAt: instantText(revokedAt) }),
  };
}
