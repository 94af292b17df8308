// Reading the cells of a period. A cell is flat: every number but one is a counter, and cells merge by addition. The mirrors
// of contested tickets lie beside the cells and are never among them.
import {
  type CellKey,
  type Counters,
  type OfficerId,
  type Period,
  type UnitId,
  isCellKey,
  parseCellKey,
} from '@tera/domain';
import { type Item, S, text, that } from './attributes.ts';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import { inParallel } from './in-parallel.ts';
import { WRITE_MARK } from './stored-cell.ts';

export type ReadCells = (readonly [CellKey, Counters])[];

export interface PeriodCells {
  readonly cells: ReadCells;
  /** The mirrors: what the contested tickets add to the cells of the same names. Cells minus mirrors is without them. */
  readonly contested: ReadCells;
}

export interface ReadWishes {
  /** Only this officer's; `null`: only nobody's. */
  readonly officerId?: OfficerId | null | undefined;
  /** Unless asked for, a read may miss the writes of the last second, and costs half as much. */
  readonly consistency?: 'strong' | undefined;
}

export interface IndicatorStore {
  /** The day or month cells that add up to the period, and their mirrors. */
  readonly read: (unitId: UnitId, period: Period, wishes?: ReadWishes) => Promise<PeriodCells>;
  /** The cells alone. */
  readonly cells: (unitId: UnitId, period: Period) => Promise<ReadCells>;
  /** The cells of one officer alone (`null`: of nobody); only these are read and paid for. */
  readonly officerCells: (unitId: UnitId, officerId: OfficerId | null, period: Period) => Promise<ReadCells>;
}

const PARTS_AT_ONCE = 4;

export function indicatorStore(client: DynamoClient, table: string): IndicatorStore {
  const partition = (unitId: UnitId, part: string, wishes: ReadWishes) =>
    queryPartition(client, table, `${unitId}#${part}`, wishes);

  const read: IndicatorStore['read'] = async (unitId, period, wishes = {}) => {
    const parts = await inParallel(period.parts, PARTS_AT_ONCE, async (part) => ({
      part,
      items: await partition(unitId, part, wishes),
    }));
    const [cells, contested]: [ReadCells, ReadCells] = [[], []];
    for (const { part, items } of parts) {
      for (const item of items) {
        const key = that(`${part}#${text(item, 'sk')}`, isCellKey);
        (parseCellKey(key).contested === true ? contested : cells).push([key, countersOf(item)]);
      }
    }
    return { cells, contested };
  };

  return {
    read,
    cells: async (unitId, period) => (await read(unitId, period)).cells,
    officerCells: async (unitId, officerId, period) => (await read(unitId, period, { officerId })).cells,
  };
}

async function queryPartition(
  client: DynamoClient,
  table: string,
  partition: string,
  { officerId, consistency }: ReadWishes,
): Promise<Item[]> {
  const found: Item[] = [];
  const [condition, values] =
    officerId === undefined
      ? ['pk = :pk', {}]
      : ['pk = :pk AND begins_with(sk, :officer)', { ':officer': S(`${officerId ?? '-'}#`) }];
  let from: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: condition,
        ExpressionAttributeValues: { ':pk': S(partition), ...values },
        ConsistentRead: consistency === 'strong',
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    found.push(...Items);
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

function countersOf(item: Item): Counters {
  const counters: Record<string, number> = {};
  for (const name in item) {
    const amount = item[name]?.N;
    if (amount !== undefined && name !== WRITE_MARK) counters[name] = Number(amount);
  }
  return counters;
}
