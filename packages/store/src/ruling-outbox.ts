// Rulings of which the facts queue may not know yet. Each lies here from the moment in which its objection's entry is stored
// (objection-store.ts puts both in one transaction) until the queue has it. It only names the entry, so it can say nothing
// else, and a ruling that is sent twice because it could not be taken out is one ruling.
import {
  type DynamoDBClient,
  DeleteItemCommand,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { instantText } from '@tera/contracts';
import { type Instant, type UnitId, isUnitId } from '@tera/domain';
import { type Item, S, known, text, that } from './attributes.ts';
import { RULINGS_OUTBOX } from './tables.ts';

/** An entry of an objection that the figures are to hear of. */
export interface WaitingRuling {
  readonly unitId: UnitId;
  readonly objectionId: string;
  readonly entry: 'filed' | 'decided';
  /** The instant of the entry. */
  readonly at: Instant;
}

export interface RulingOutbox {
  readonly holds: (ruling: WaitingRuling) => Promise<boolean>;
  /** Nothing happens where it is gone already. */
  readonly remove: (ruling: WaitingRuling) => Promise<void>;
  /**
   * Those whose entry is older than `before`, oldest first, in pages of `most`. `spoiled` hears of an item that names no
   * ruling, which is then left out; without it, that is an error.
   */
  readonly waiting: (
    before: Instant,
    most: number,
    spoiled?: (why: unknown) => void,
  ) => AsyncGenerator<WaitingRuling[], void>;
  /** How many of them there are; of thousands, those of the engine's first page. */
  readonly count: (before: Instant) => Promise<number>;
}

export function rulingOutbox(client: DynamoDBClient, table: string): RulingOutbox {
  const olderThan = (before: Instant): QueryCommandInput => ({
    TableName: table,
    KeyConditionExpression: 'pk = :outbox AND sk < :before',
    ExpressionAttributeValues: { ':outbox': S(RULINGS_OUTBOX), ':before': S(instantText(before)) },
    ConsistentRead: true,
  });
  return {
    holds: async (ruling) => {
      const Key = rulingOutboxKey(ruling);
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item !== undefined;
    },

    remove: async (ruling) => {
      try {
        await client.send(new DeleteItemCommand({ TableName: table, Key: rulingOutboxKey(ruling) }));
      } catch (error) {
        // A decision is overtaking it at this moment, and takes it out itself.
        if (!(error instanceof Error) || error.name !== 'TransactionConflictException') throw error;
      }
    },

    waiting: async function* (before, most, spoiled = doThrow) {
      let after: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({ ...olderThan(before), Limit: most, ...(after && { ExclusiveStartKey: after }) }),
        );
        yield readable(page.Items ?? [], spoiled);
        after = page.LastEvaluatedKey;
      } while (after !== undefined);
    },

    count: async (before) => {
      const { Count = 0 } = await client.send(new QueryCommand({ ...olderThan(before), Select: 'COUNT' }));
      return Count;
    },
  };
}

/** The item of a ruling, which is nothing but its key: in the order of the keys the oldest is first. */
export function rulingOutboxKey({ unitId, objectionId, entry, at }: WaitingRuling): Item {
  return { pk: S(RULINGS_OUTBOX), sk: S([instantText(at), unitId, objectionId, entry].join('#')) };
}

function doThrow(why: unknown): never {
  throw why;
}

function readable(items: readonly Item[], spoiled: (why: unknown) => void): WaitingRuling[] {
  return items.flatMap((item) => {
    try {
      return [waitingRuling(item)];
    } catch (error) {
      spoiled(error);
      return [];
    }
  });
}

function waitingRuling(item: Item): WaitingRuling {
  const sk = text(item, 'sk');
  const [at = '', unitId = '', objectionId = '', entry = ''] = sk.split('#');
  const ruling: WaitingRuling = {
    unitId: that(unitId, isUnitId),
    objectionId,
    entry: known(entry, ['filed', 'decided']),
    at: Date.parse(at),
  };
  // Under any other key it could not be taken out, and would be sent for ever.
  if (text(rulingOutboxKey(ruling), 'sk') !== sk) throw new Error('the outbox holds a key that it never had');
  return ruling;
}
