// API keys at rest: who holds one, for what, and the SHA-256 of its secret. Never cached, so that a revoked key is
// refused at the next request.
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Scope } from '@tera/contracts';
import type { Instant, OfficerId } from '@tera/domain';
import { type Item, L, N, S, number, optionalNumber, optionalText, present, text, texts } from './attributes.ts';

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

export interface KeyStore {
  readonly find: (keyId: string) => Promise<ApiKey | undefined>;
  readonly put: (key: ApiKey) => Promise<void>;
  /** All keys, also expired and revoked ones, in the order of their ids. */
  readonly list: () => Promise<ApiKey[]>;
  /** False when there is no such key. A key that was revoked before keeps its first time. */
  readonly revoke: (keyId: string, at: Instant) => Promise<boolean>;
}

const PARTITION = S('KEY');
const keyOf = (keyId: string) => ({ pk: PARTITION, sk: S(keyId) });

export function keyStore(client: DynamoDBClient, table: string): KeyStore {
  return {
    find: async (keyId) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: keyOf(keyId), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : apiKeyOf(Item);
    },

    put: async (key) => {
      const Item = {
        ...keyOf(key.keyId),
        ...present({
          secretHash: S(key.secretHash),
          name: S(key.name),
          scopes: L(key.scopes),
          units: L(key.units),
          officerId: key.officerId === undefined ? undefined : S(key.officerId),
          createdAt: N(key.createdAt),
          expiresAt: key.expiresAt === undefined ? undefined : N(key.expiresAt),
          revokedAt: key.revokedAt === undefined ? undefined : N(key.revokedAt),
        }),
      };
      await client.send(
        new PutItemCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
      );
    },

    list: async () => {
      const keys: ApiKey[] = [];
      let from: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :keys',
            ExpressionAttributeValues: { ':keys': PARTITION },
            ConsistentRead: true,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        keys.push(...Items.map(apiKeyOf));
        from = LastEvaluatedKey;
      } while (from !== undefined);
      return keys;
    },

    revoke: async (keyId, at) => {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: keyOf(keyId),
            UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :at)',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':at': N(at) },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

function apiKeyOf(item: Item): ApiKey {
  return {
    keyId: text(item, 'sk'),
    secretHash: text(item, 'secretHash'),
    name: text(item, 'name'),
    scopes: texts(item, 'scopes') as Scope[],
    units: texts(item, 'units'),
    officerId: optionalText(item, 'officerId') as OfficerId | undefined,
    createdAt: number(item, 'createdAt'),
    expiresAt: optionalNumber(item, 'expiresAt'),
    revokedAt: optionalNumber(item, 'revokedAt'),
  };
}
