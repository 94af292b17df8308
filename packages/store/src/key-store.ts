// API keys at rest: who holds one, for what, and the SHA-256 of its secret.
import type { Instant } from '@tera/domain';
import { type Item, L, N, S, present } from './attributes.ts';
import {
  type DynamoClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  isConditionFailure,
} from './aws/dynamodb.ts';
import { type ApiKey, type KeyReader, apiKeyOf, keyItemKey, keyReader } from './key-reader.ts';
import { KEY_PARTITION } from './tables.ts';

export interface KeyStore extends KeyReader {
  readonly put: (key: ApiKey) => Promise<void>;
  /** All keys, also expired and revoked ones, in the order of their ids. */
  readonly list: () => Promise<ApiKey[]>;
  /** False when there is no such key. A key that was revoked before keeps its first time. */
  readonly revoke: (keyId: string, at: Instant) => Promise<boolean>;
}

export function keyStore(client: DynamoClient, table: string): KeyStore {
  return {
    ...keyReader(client, table),

    put: async (key) => {
      const Item = {
        ...keyItemKey(key.keyId),
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
            ExpressionAttributeValues: { ':keys': S(KEY_PARTITION) },
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
            Key: keyItemKey(keyId),
            UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :at)',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':at': N(at) },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
  };
}
