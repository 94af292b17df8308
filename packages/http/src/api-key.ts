// The text of an API key, `tera_<keyId>_<secret>`: made here, read here, and compared here in constant time.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface PresentedKey {
  readonly keyId: string;
  readonly secret: string;
}

/** A new key; the hash is what is stored, the text is what its holder gets. */
export function makeApiKey(): { keyId: string; secretHash: string; key: string } {
  const keyId = randomBytes(6).toString('hex');
  const secret = randomBytes(24).toString('hex');
  return { keyId, secretHash: hashSecret(secret), key: `tera_${keyId}_${secret}` };
}

/** What an `Authorization` header presents; `undefined` when it is no bearer key of ours. */
export function presentedKey(authorization: string | undefined): PresentedKey | undefined {
  const match = /^Bearer\s+tera_([A-Za-z0-9]{1,40})_([A-Za-z0-9_-]{1,200})\s*$/i.exec(authorization ?? '');
  const [, keyId, secret] = match ?? [];
  return keyId === undefined || secret === undefined ? undefined : { keyId, secret };
}

/** Whether the secret is the one whose hash is stored; takes as long when it is not. */
export function secretMatches(secret: string, secretHash: string): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex');
  const stored = Buffer.from(secretHash, 'hex');
  return stored.length === given.length && timingSafeEqual(given, stored);
}

/** What is stored of a secret: its SHA-256, in hexadecimal. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
