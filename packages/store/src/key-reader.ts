// Finding an API key. Never cached, so that a revoked key is refused at the next request.
import { SCOPES, type Scope } from '@tera/contracts';
import { type Instant, type OfficerId, isOfficerId } from '@tera/domain';
import { type Item, S, number, optionalNumber, optionalText, optionalThat, text, texts } from './attributes.ts';
import type { GetItem } from './registry-reader.ts';
import { KEY_PARTITION } from './tables.ts';

export interface ApiKey {
  readonly keyId: string;
  /** SHA-256 of the secret, in hexadecimal. */
  readonly secretHash: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Unit ids, or `*`. */
  readonly units: readonly string[];
  /** Whose key it is, where one person holds it. */
  readonly officerId?: OfficerId | undefined;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant | undefined;
  readonly revokedAt?: Instant | undefined;
}

export interface KeyReader {
  readonly find: (keyId: string) => Promise<ApiKey | undefined>;
}

export function keyItemKey(keyId: string): Item {
  return { pk: S(KEY_PARTITION), sk: S(keyId) };
}

/** Over any way of reading an item: the SDK, or the lean reads. */
export function keyReader(getItem: GetItem): KeyReader {
  return {
    find: async (keyId) => {
      const item = await getItem(keyItemKey(keyId));
      return item === undefined ? undefined : apiKeyOf(item);
    },
  };
}

export function apiKeyOf(item: Item): ApiKey {
  return {
    keyId: text(item, 'sk'),
    secretHash: text(item, 'secretHash'),
    name: text(item, 'name'),
    // What this version does not know, it cannot allow.
    scopes: texts(item, 'scopes').filter(isScope),
    units: texts(item, 'units'),
    officerId: optionalThat(optionalText(item, 'officerId'), isOfficerId),
    createdAt: number(item, 'createdAt'),
    expiresAt: optionalNumber(item, 'expiresAt'),
    revokedAt: optionalNumber(item, 'revokedAt'),
  };
}

function isScope(name: string): name is Scope {
  return SCOPES.some((scope) => scope === name);
}
