// Finding an API key. Never cached, so that a revoked key is refused at the next request; and one read is all that it takes,
// because whatever revokes a key revokes what was made with it in the same step.
import { SCOPES, type Scope } from '@tera/contracts';
import { type Instant, type OfficerId, isOfficerId } from '@tera/domain';
import { type Item, S, number, optionalNumber, optionalText, optionalThat, text, texts } from './attributes.ts';
import type { DynamoClient } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import { KEY_PARTITION } from './tables.ts';

export interface ApiKey {
  readonly keyId: string;
  /** SHA-256 of the secret, in hexadecimal. */
  readonly secretHash: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Unit ids, or `*`. */
  readonly units: readonly string[];
  /** Whose key it is, where one officer holds it. */
  readonly officerId?: OfficerId | undefined;
  readonly createdAt: Instant;
  /** The key that made it, the key that made that one, and so on; none where it was put by hand. */
  readonly madeBy: readonly string[];
  readonly expiresAt?: Instant | undefined;
  readonly revokedAt?: Instant | undefined;
}

export interface KeyReader {
  readonly find: (keyId: string) => Promise<ApiKey | undefined>;
}

/** Which form an item has; the first one said no version. */
export const KEY_VERSION = 2;

export function keyItemKey(keyId: string): Item {
  return { pk: S(KEY_PARTITION), sk: S(keyId) };
}

export function keyReader(client: DynamoClient, table: string): KeyReader {
  const getItem = itemReader(client, table);
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
    scopes: scopesOf(item),
    units: texts(item, 'units'),
    officerId: optionalThat(optionalText(item, 'officerId'), isOfficerId),
    createdAt: number(item, 'createdAt'),
    madeBy: texts(item, 'madeBy'),
    expiresAt: optionalNumber(item, 'expiresAt'),
    revokedAt: optionalNumber(item, 'revokedAt'),
  };
}

/** A key of the first form goes on doing what it could do then, when fewer scopes were for more. */
const ONCE_WITHIN: Partial<Record<Scope, Scope>> = {
  'snapshots:write': 'indicators:read',
  'objections:decide': 'registry:write',
};

/** In one order. A scope that this code does not know gives nothing. */
function scopesOf(item: Item): Scope[] {
  const stored = new Set(texts(item, 'scopes'));
  const isOld = optionalNumber(item, 'v') === undefined;
  return SCOPES.filter((scope) => stored.has(scope) || (isOld && stored.has(ONCE_WITHIN[scope] ?? '')));
}
