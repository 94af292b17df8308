// What every outbox does: the items of one partition wait there until a queue has what they say. They are read strongly, in the
// order of their keys, and one that is sent twice because it could not be taken out says the same twice.
import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type Item, N, S } from './attributes.ts';
import { DeleteItemCommand, type DynamoClient, QueryCommand } from './aws/dynamodb.ts';

/** Hears why an item cannot be read. */
export type Spoiled = (why: unknown) => void;

export interface Outbox<Waiting> {
  /**
   * Those whose sort keys are as `keys` says, in pages of `most`. `spoiled` hears of an item that this could not have written,
   * which is then left out; without it, that is an error.
   */
  readonly pages: (keys: KeyRange, most: number, spoiled?: Spoiled) => AsyncGenerator<Waiting[], void>;
  /** How many there are; of thousands, those of the engine's first page. */
  readonly count: (keys: KeyRange) => Promise<number>;
  /** Nothing happens where it is gone already, or is another one than the item by then. */
  readonly remove: (key: Item, only?: { readonly version: number }) => Promise<void>;
}

/** Everything, what is before a key, or what begins with a text. */
export type KeyRange = { readonly before: string } | { readonly under: string } | 'all';

/** `read` says what an item of it is. @throws for what was never written */
export function outboxAt<Waiting>(
  client: DynamoClient,
  table: string,
  partition: string,
  read: (item: Item) => Waiting,
): Outbox<Waiting> {
  const those = (keys: KeyRange): QueryCommandInput => {
    const [condition, values] = conditionOf(keys);
    return {
      TableName: table,
      KeyConditionExpression: `pk = :outbox${condition}`,
      ExpressionAttributeValues: { ':outbox': S(partition), ...values },
      ConsistentRead: true,
    };
  };
  return {
    pages: async function* (keys, most, spoiled = doThrow) {
      let after: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({ ...those(keys), Limit: most, ...(after && { ExclusiveStartKey: after }) }),
        );
        yield (page.Items ?? []).flatMap((item) => readable(() => read(item), spoiled));
        after = page.LastEvaluatedKey;
      } while (after !== undefined);
    },

    count: async (keys) => {
      const { Count = 0 } = await client.send(new QueryCommand({ ...those(keys), Select: 'COUNT' }));
      return Count;
    },

    remove: async (Key, only) => {
      const condition = only && {
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': N(only.version) },
      };
      try {
        await client.send(new DeleteItemCommand({ TableName: table, Key, ...condition }));
      } catch (error) {
        // Somebody is putting it there anew at this moment, or takes it out as well.
        if (!(error instanceof Error) || !OVERTAKEN.has(error.name)) throw error;
      }
    },
  };
}

const OVERTAKEN: ReadonlySet<string> = new Set(['TransactionConflictException', 'ConditionalCheckFailedException']);

function doThrow(why: unknown): never {
  throw why;
}

function readable<Waiting>(read: () => Waiting, spoiled: Spoiled): Waiting[] {
  try {
    return [read()];
  } catch (error) {
    spoiled(error);
    return [];
  }
}

function conditionOf(keys: KeyRange): readonly [condition: string, values: Item] {
  if (keys === 'all') return ['', {}];
  return 'before' in keys
    ? [' AND sk < :key', { ':key': S(keys.before) }]
    : [' AND begins_with(sk, :key)', { ':key': S(keys.under) }];
}
