// API keys: made with a secret that is shown once, listed without it, revoked for good. Nobody can make, see or revoke
// a key that reaches further than their own units.
import { type Key, type NewKey, instantText } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import { type Caller, type Reply, makeApiKey, mayActFor, refuse } from '@tera/http';
import type { ApiKey, KeyStore } from '@tera/store';
import * as z from 'zod';

export const KeyPath = z.object({ keyId: z.string() });

/** What the id of a key may look like; of another one the engine would not even take the question. */
const KEY_ID = /^[A-Za-z0-9]{1,40}$/;

/** Most bytes of the body that asks for a key. */
export const KEY_BYTES = 32 * 1024;

interface Deps {
  readonly keys: KeyStore;
  readonly now: () => Instant;
}

interface From {
  readonly caller: Caller;
}

export async function createKey(
  { caller, body }: From & { readonly body: NewKey },
  { keys, now }: Deps,
): Promise<Reply> {
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

export async function listKeys({ caller }: From, { keys }: Deps): Promise<Reply> {
  const visible = (await keys.list()).filter((key) => reaches(caller, key));
  return { status: 200, body: { keys: visible.map(publicKey) } };
}

export async function revokeKey(
  { caller, path }: From & { path: { keyId: string } },
  { keys, now }: Deps,
): Promise<Reply> {
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
