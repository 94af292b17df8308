// How many answers an office has brought in for a release period, and when it last did: a release waits until they are counted. Beside
// the facts and never in them, and only of what an office sends: of a citizen no moment is kept.
import { type Instant, KEPT_FOR, SECOND, type UnitId } from '@tera/domain';
import { type Item, N, S, instant, number } from './attributes.ts';
import { type DynamoClient, UpdateItemCommand } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import { LIMIT_PREFIX } from './tables.ts';

export interface ImportMark {
  /** All that the queue was asked to take so far; one that it did not take, or that adds nothing, is among them. */
  readonly sent: number;
  readonly at: Instant;
}

export interface ImportMarks {
  /** Before they are sent, so that none is on its way of which this says nothing. */
  readonly note: (unitId: UnitId, period: string, count: number, at: Instant) => Promise<void>;
  readonly last: (unitId: UnitId, period: string) => Promise<ImportMark | undefined>;
}

export function importMarks(client: DynamoClient, factsTable: string): ImportMarks {
  const getItem = itemReader(client, factsTable);
  return {
    note: async (unitId, period, count, at) => {
      await client.send(
        new UpdateItemCommand({
          TableName: factsTable,
          Key: keyOf(unitId, period),
          UpdateExpression: 'ADD sent :count SET #at = :at, expiresAt = :end',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: {
            ':count': N(count),
            ':at': N(at),
            ':end': N(Math.ceil((at + KEPT_FOR) / SECOND)),
          },
        }),
      );
    },
    last: async (unitId, period) => {
      const item = await getItem(keyOf(unitId, period));
      return item && { sent: number(item, 'sent'), at: instant(item, 'at') };
    },
  };
}

function keyOf(unitId: UnitId, period: string): Item {
  return { pk: S(`${LIMIT_PREFIX}imports#${unitId}`), sk: S(period) };
}
