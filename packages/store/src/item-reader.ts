// Reading one item by its key.
import type { Item } from './attributes.ts';
import { type DynamoClient, GetItemCommand } from './aws/dynamodb.ts';

/** The item as it is now, if there is one: read strongly. */
export type GetItem = (key: Item) => Promise<Item | undefined>;

export function itemReader(client: DynamoClient, table: string): GetItem {
  return async (Key) => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item;
  };
}
