// Reading the cells of a period, page by page: what a page holds is taken in and let go before the next, so that a year of a large
// unit fits. A cell is flat: every number but one is a counter, and cells merge by addition. The mirrors of contested tickets lie
// beside the cells and are never among them.
import {
  NUMBER_COUNTERS,
  type Cell,
  type CellKey,
  type CounterName,
  type Counters,
  type OfficerId,
  type Period,
  type Tally,
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

export interface PeriodSums extends PeriodCells {
  /** Of the cells as they are stored, by day or month, how many were asked and answered, and with which flags. */
  readonly numbers: ReadCells;
}

export interface ReadWishes {
  /** Only this officer's; `null`: only nobody's. */
  readonly officerId?: OfficerId | null | undefined;
  /** Unless asked for, a read may miss the writes of the last second, and costs half as much. */
  readonly consistency?: 'strong' | undefined;
}

export interface CellWishes extends ReadWishes {
  /** Of a cell only these counters, and no cell that has none of them; what is read and paid for is the same. */
  readonly only?: ((cell: Cell) => (counter: CounterName) => boolean) | undefined;
}

export interface IndicatorStore {
  /** The day or month cells that add up to the period, and their mirrors. */
  readonly read: (unitId: UnitId, period: Period, wishes?: CellWishes) => Promise<PeriodCells>;
  /** The same added up: one cell for each officer and service, under the first day or month of the period. */
  readonly sums: (unitId: UnitId, period: Period, wishes?: ReadWishes) => Promise<PeriodSums>;
}

const PARTS_AT_ONCE = 4;

export function indicatorStore(client: DynamoClient, table: string): IndicatorStore {
  const each = async (unitId: UnitId, { parts }: Period, wishes: ReadWishes, visit: Visit) => {
    await inParallel(parts, PARTS_AT_ONCE, async (part) => {
      for await (const items of pagesOf(client, table, `${unitId}#${part}`, wishes)) {
        for (const item of items) visit(that(`${part}#${text(item, 'sk')}`, isCellKey), item);
      }
    });
  };
  return {
    read: async (unitId, period, { only, ...wishes } = {}) => {
      const found: PeriodCells = { cells: [], contested: [] };
      await each(unitId, period, wishes, (key, item) => {
        const cell = parseCellKey(key);
        const counters: Tally = {};
        addItem(counters, item, only?.(cell));
        if (only === undefined || Object.keys(counters).length > 0) {
          (cell.contested === true ? found.contested : found.cells).push([key, counters]);
        }
      });
      // Several days or months come at once.
      return { cells: found.cells.sort(byKey), contested: found.contested.sort(byKey) };
    },

    sums: async (unitId, period, wishes = {}) => {
      const sums = new Map<CellKey, Tally>();
      const numbers: ReadCells = [];
      await each(unitId, period, wishes, (key, item) => {
        const sumKey = `${period.parts[0]}${key.slice(key.indexOf('#'))}` as CellKey;
        let sum = sums.get(sumKey);
        if (sum === undefined) sums.set(sumKey, (sum = {}));
        addItem(sum, item);
        if (parseCellKey(key).contested === true) return;
        const own = numbersIn(item);
        if (own !== undefined) numbers.push([key, own]);
      });
      const [contested = [], cells = []] = [true, false].map((isMirror) =>
        [...sums].filter(([key]) => (parseCellKey(key).contested === true) === isMirror),
      );
      return { cells, contested, numbers };
    },
  };
}

function byKey([a]: ReadCells[number], [b]: ReadCells[number]): number {
  return a < b ? -1 : 1;
}

/** Of each item that is found; in no order of days or months. */
type Visit = (key: CellKey, item: Item) => void;

async function* pagesOf(
  client: DynamoClient,
  table: string,
  partition: string,
  { officerId, consistency }: ReadWishes,
): AsyncGenerator<readonly Item[], void> {
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
    yield Items;
    from = LastEvaluatedKey;
  } while (from !== undefined);
}

/** Looked up by their names: of a cell's counters they are a tenth. */
function numbersIn(item: Item): Counters | undefined {
  let numbers: Tally | undefined;
  for (const counter of NUMBER_COUNTERS) {
    const amount = item[counter]?.N;
    if (amount !== undefined) (numbers ??= {})[counter] = Number(amount);
  }
  return numbers;
}

/** Adds an item's counters, or those that are wanted, to a tally in place. */
function addItem(tally: Tally, item: Item, isWanted?: (counter: CounterName) => boolean): void {
  for (const name in item) {
    const amount = item[name]?.N;
    const counter = name as CounterName;
    if (amount === undefined || name === WRITE_MARK || isWanted?.(counter) === false) continue;
    tally[counter] = (tally[counter] ?? 0) + Number(amount);
  }
}
