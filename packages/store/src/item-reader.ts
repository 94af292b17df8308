// Reads single items through the SDK: all that a reader of keys and units needs, so that a function which only reads them carries
// nothing of how they are written.
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { GetItem } from './registry-reader.ts';

export function itemReader(client: DynamoDBClient, table: string): GetItem {
  return async (Key) => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item;
  };
}
