// API keys at rest: who holds one, for what, which key made it, and the SHA-256 of its secret. A key and all that were made with
// it are one family, and this file keeps the rule of it: at no moment is a key alive that was made with one that is revoked.
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type DynamoClient, QueryCommand, TransactWriteItemsCommand } from './aws/dynamodb.ts';
import { ALL_UNITS, type Key, instantText, personAsKey } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, L, N, S, optionalNumber, present } from './attributes.ts';
import { type ApiKey, KEY_VERSION, type KeyReader, apiKeyOf, keyItemKey, keyReader } from './key-reader.ts';
import { personKey } from './person-reader.ts';
import { KEY_PARTITION } from './tables.ts';
import { transact, tried } from './transact.ts';

export interface KeyStore extends KeyReader {
  /** Puts a key by hand, as the first one of an installation is. Rejects where the id is taken. */
  readonly put: (key: ApiKey) => Promise<void>;
  /** `gone`: the key that makes it has been revoked meanwhile, or the person is registered no more. */
  readonly make: (key: ApiKey, by: Author) => Promise<'made' | 'gone' | 'contended'>;
  /** All keys, also expired and revoked ones, in the order of their ids. */
  readonly list: () => Promise<ApiKey[]>;
  /**
   * Revokes a key and all that were made with it. A key that was revoked before keeps its first time.
   * `last`: no other key could make keys for its units for as long; then nothing is revoked.
   */
  readonly revoke: (keyId: string, by: Author, at: Instant) => Promise<'revoked' | 'none' | 'last' | 'contended'>;
}

/** Most keys that are revoked in one transaction, each with its entry of the audit. */
const REVOKED_AT_ONCE = 45;

export function keyStore(client: DynamoClient, table: string): KeyStore {
  const list = () => listed(client, table);
  return {
    ...keyReader(client, table),

    put: async (key) => {
      const items = [putOf(table, key), ...(await auditPuts(table, madeEntry(key, BY_HAND)))];
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    },

    make: async (key, by) => {
      const maker = key.madeBy[0] ?? '';
      const items = [putOf(table, key), stillAround(maker, table), ...(await auditPuts(table, madeEntry(key, by)))];
      const outcome = await tried(() => transact(client, items));
      return outcome === 'done' ? 'made' : outcome === 'refused' ? 'gone' : 'contended';
    },

    list: async () => (await list()).map(apiKeyOf),

    revoke: async (keyId, by, at) => {
      const wish = { keyId, by, at };
      const outcome = await tried(
        async () => revokeFamily(await list(), wish, client, table),
        (found) => found === 'refused' || found === 'busy',
      );
      return outcome === 'refused' || outcome === 'busy' ? 'contended' : outcome;
    },
  };
}

/** What is told of a key, in answers and in the audit. */
export function keyBody({ madeBy, createdAt, expiresAt, revokedAt, ...key }: Omit<ApiKey, 'secretHash'>): Key {
  const { keyId, name, scopes, units, officerId } = key;
  const [createdBy] = madeBy;
  return {
    keyId,
    name,
    scopes: [...scopes],
    units: [...units],
    ...(officerId === undefined ? {} : { officerId }),
    createdAt: instantText(createdAt),
    ...(createdBy === undefined ? {} : { createdBy }),
    ...(expiresAt === undefined ? {} : { expiresAt: instantText(expiresAt) }),
    ...(revokedAt === undefined ? {} : { revokedAt: instantText(revokedAt) }),
  };
}

interface Revocation {
  readonly keyId: string;
  readonly by: Author;
  readonly at: Instant;
}

/**
 * The deepest first, so that whatever comes between two transactions finds no key alive whose maker is revoked. A key is revoked
 * only if it has made no other one since it was looked at; otherwise everybody is looked at once more.
 */
async function revokeFamily(
  items: readonly Item[],
  { keyId, by, at }: Revocation,
  client: DynamoClient,
  table: string,
): Promise<'revoked' | 'none' | 'last' | 'refused' | 'busy'> {
  const keys = items.map((item) => ({ key: apiKeyOf(item), made: madeWith(item) }));
  const head = keys.find(({ key }) => key.keyId === keyId)?.key;
  if (head === undefined) return 'none';
  if (head.revokedAt !== undefined) return 'revoked';
  const isOfFamily = ({ key }: (typeof keys)[number]) => key === head || key.madeBy.includes(keyId);
  const others = keys.filter((one) => !isOfFamily(one)).map(({ key }) => key);
  const heir = heirOf(head, others, at);
  if (heir === 'none') return 'last';

  const family = keys
    .filter((one) => isOfFamily(one) && one.key.revokedAt === undefined)
    .toSorted((a, b) => b.key.madeBy.length - a.key.madeBy.length);
  for (let from = 0; from < family.length; from += REVOKED_AT_ONCE) {
    const some = family.slice(from, from + REVOKED_AT_ONCE);
    const revoked = some.map(({ key, made }) => ({ Update: { TableName: table, ...revocation(key, made, at) } }));
    const entries = some.map(({ key }) =>
      auditPuts(table, {
        at,
        by,
        what: 'key.revoked',
        units: key.units,
        of: key.keyId,
        before: keyBody(key),
        after: keyBody({ ...key, revokedAt: at }),
      }),
    );
    // Two who revoke one another would both go by the other: one of them finds it gone.
    const check = heir === undefined ? [] : [{ ConditionCheck: { TableName: table, ...stillThere(heir.keyId) } }];
    const outcome = await transact(client, [...revoked, ...(await Promise.all(entries)).flat(), ...check]);
    if (outcome !== 'done') return outcome;
  }
  return 'revoked';
}

/**
 * Another key that can make keys for the same units, for as long at least; `none` where there is no such key, `undefined` where
 * none is needed, because the one that goes could make none for the units themselves.
 */
function heirOf(head: ApiKey, others: readonly ApiKey[], at: Instant): ApiKey | 'none' | undefined {
  if (!canMakeKeys(head, at)) return undefined;
  const heir = others.find(
    (other) =>
      canMakeKeys(other, at) &&
      endOf(other) >= endOf(head) &&
      (other.units.includes(ALL_UNITS) || head.units.every((unit) => other.units.includes(unit))),
  );
  return heir ?? 'none';
}

/** The key of one officer makes keys for that officer alone. */
function canMakeKeys(key: ApiKey, at: Instant): boolean {
  const { scopes, officerId, revokedAt } = key;
  return scopes.includes('registry:write') && officerId === undefined && revokedAt === undefined && endOf(key) > at;
}

function endOf({ expiresAt }: ApiKey): Instant {
  return expiresAt ?? Number.POSITIVE_INFINITY;
}

const BY_HAND: Author = { name: 'by hand' };

function madeEntry(key: ApiKey, by: Author) {
  const { keyId, units, createdAt } = key;
  return { at: createdAt, by, what: 'key.made', units, of: keyId, after: keyBody(key) } as const;
}

function putOf(table: string, key: ApiKey): TransactWriteItem {
  const { secretHash, name, scopes, units, officerId, createdAt, madeBy, expiresAt, revokedAt } = key;
  const Item = {
    ...keyItemKey(key.keyId),
    ...present({
      v: N(KEY_VERSION),
      secretHash: S(secretHash),
      name: S(name),
      scopes: L(scopes),
      units: L(units),
      officerId: officerId === undefined ? undefined : S(officerId),
      createdAt: N(createdAt),
      madeBy: L(madeBy),
      expiresAt: expiresAt === undefined ? undefined : N(expiresAt),
      revokedAt: revokedAt === undefined ? undefined : N(revokedAt),
    }),
  };
  return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

/** How many keys an item's key has made. */
function madeWith(item: Item): number {
  return optionalNumber(item, 'made') ?? 0;
}

/** Whoever makes a key must be there at that moment; a key remembers that it has made one. */
function stillAround(maker: string, table: string): TransactWriteItem {
  const personId = personAsKey(maker);
  if (personId === undefined) return { Update: { TableName: table, ...onceMore(maker) } };
  const Key = personKey(personId);
  return { ConditionCheck: { TableName: table, Key, ConditionExpression: 'attribute_exists(pk)' } };
}

function onceMore(keyId: string) {
  return {
    Key: keyItemKey(keyId),
    UpdateExpression: 'ADD made :one',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
    ExpressionAttributeValues: { ':one': N(1) },
  };
}

function revocation({ keyId }: ApiKey, made: number, at: Instant) {
  const hasMadeNoMore = made === 0 ? 'attribute_not_exists(made)' : 'made = :made';
  return {
    Key: keyItemKey(keyId),
    UpdateExpression: 'SET revokedAt = :at',
    ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(revokedAt) AND ${hasMadeNoMore}`,
    ExpressionAttributeValues: { ':at': N(at), ...(made === 0 ? {} : { ':made': N(made) }) },
  };
}

function stillThere(keyId: string) {
  return {
    Key: keyItemKey(keyId),
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
  };
}

async function listed(client: DynamoClient, table: string): Promise<Item[]> {
  const keys: Item[] = [];
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :keys',
        ExpressionAttributeValues: { ':keys': S(KEY_PARTITION) },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    keys.push(...Items);
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return keys;
}
