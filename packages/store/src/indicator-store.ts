// Reading the cells of a period. A cell is flat: every numeric attribute is a counter, and cells merge by addition.
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type CellKey, type Counters, type Period, type UnitId } from '@tera/domain';
import { type Item, S, text } from './attributes.ts';
import { inParallel } from './in-parallel.ts';

export interface IndicatorStore {
  /** The day or month cells that add up to the period; read with eventual consistency, at half the price. */
  readonly cells: (unitId: UnitId, period: Period) => Promise<(readonly [CellKey, Counters])[]>;
}

const PARTS_AT_ONCE = 4;

export function indicatorStore(client: DynamoDBClient, table: string): IndicatorStore {
  return {
    cells: async (unitId, period) => {
      const parts = await inParallel(period.parts, PARTS_AT_ONCE, (part) => queryPart(client, table, unitId, part));
      return parts.flat();
    },
  };
}

async function queryPart(
  client: DynamoDBClient,
  table: string,
  unitId: UnitId,
  part: string,
): Promise<(readonly [CellKey, Counters])[]> {
  const cells: (readonly [CellKey, Counters])[] = [];
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :part',
        ExpressionAttributeValues: { ':part': S(`${unitId}#${part}`) },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    for (const item of Items) cells.push([`${part}#${text(item, 'sk')}` as CellKey, countersOf(item)]);
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return cells;
}

function countersOf(item: Item): Counters {
  const counters: Record<string, number> = {};
  for (const name in item) {
    const amount = item[name]?.N;
    if (amount !== undefined) counters[name] = Number(amount);
  }
  return counters;
}
