// What a rebuild reads and mends: the cells of one owner (an officer, or nobody) in a month or on a day, the facts behind
// them, and what the cells should hold. A cell is mended by adding the difference, never by setting it: what arrives
// meanwhile is added as well, and neither is lost.
import {
  type Amounts,
  type DayOrMonth,
  type FactKey,
  type LocalDay,
  type OfficerId,
  type UnitId,
  addDays,
  addTo,
  isLocalDay,
  monthOf,
  parseCellKey,
} from '@tera/domain';
import { type Item, N, S, optionalNumber, text } from './attributes.ts';
import { type DynamoClient, QueryCommand, UpdateItemCommand, isConditionFailure } from './aws/dynamodb.ts';
import { evidenceKeys } from './evidence-index.ts';
import { type Fact } from './fact.ts';
import { factName, kindOfLetter } from './fact-key.ts';
import { inParallel } from './in-parallel.ts';
import { WRITE_MARK, aWriteMark, cellOf, storedCells } from './stored-cell.ts';
import { EVIDENCE_INDEX, type TableNames } from './tables.ts';

/** The cells and facts of one officer, or of nobody, in one month (`2026-11`) or on one day. */
export interface Stretch {
  readonly unitId: UnitId;
  readonly part: DayOrMonth;
  readonly officerId: OfficerId | null;
}

export interface StoredCell {
  /** A day or a month. */
  readonly period: string;
  /** As in `CellToAdd`. */
  readonly sk: string;
  readonly counters: Amounts;
  /** Another one after each write; absent from a cell that is not there. */
  readonly mark?: number | undefined;
}

/** By one text per cell. */
export type StoredCells = ReadonlyMap<string, StoredCell>;

export interface RebuildStore {
  /** Everybody who has a cell in the part; `null` is nobody. */
  readonly owners: (unitId: UnitId, part: DayOrMonth) => Promise<Set<OfficerId | null>>;
  /** The same of a month without looking at its days, of which each adds to the month in the transaction that makes it. */
  readonly holders: (unitId: UnitId, part: DayOrMonth) => Promise<Set<OfficerId | null>>;
  /** Read strongly. Of a day no month. */
  readonly cells: (stretch: Stretch) => Promise<StoredCells>;
  /**
   * The facts that have added to the owner's cells, as the index names them: it may be a moment behind, and what a fact has
   * added is in the fact. Those whose answers were given to somebody else, and tell nobody's cell who gave them, are
   * behind the places of the others.
   */
  readonly factKeys: (stretch: Stretch) => Promise<FactKey[]>;
  /** Adds what is missing (or too much), if the cell still holds what was compared. */
  readonly mend: (unitId: UnitId, compared: StoredCell, missing: Amounts) => Promise<'mended' | 'changed'>;
}

const PARTITIONS_AT_ONCE = 8;
/** An expression has at most 4 KB. */
const COUNTERS_PER_UPDATE = 60;

export function rebuildStore(client: DynamoClient, tables: Pick<TableNames, 'facts' | 'indicators'>): RebuildStore {
  const query = async (input: ConstructorParameters<typeof QueryCommand>[0]): Promise<Item[]> => {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({ ...input, ...(from === undefined ? {} : { ExclusiveStartKey: from }) }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  };

  const holdersIn = async (unitId: UnitId, periods: readonly string[]) => {
    const found = await inParallel(periods, PARTITIONS_AT_ONCE, async (period) => {
      const items = await query({
        TableName: tables.indicators,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': S(`${unitId}#${period}`) },
        ProjectionExpression: 'sk',
      });
      return items.map((item) => cellOf({ period, sk: text(item, 'sk') }).officerId ?? null);
    });
    return new Set(found.flat());
  };

  return {
    owners: (unitId, part) => holdersIn(unitId, periodsOf(part)),

    holders: (unitId, part) => holdersIn(unitId, [part]),

    cells: async ({ unitId, part, officerId }) => {
      const found = await inParallel(periodsOf(part), PARTITIONS_AT_ONCE, async (period) => ({
        period,
        items: await query({
          TableName: tables.indicators,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :owner)',
          ExpressionAttributeValues: { ':pk': S(`${unitId}#${period}`), ':owner': S(`${officerId ?? '-'}#`) },
          ConsistentRead: true,
        }),
      }));
      const cells = new Map<string, StoredCell>();
      for (const { period, items } of found) {
        for (const item of items) {
          const sk = text(item, 'sk');
          cells.set(cellName(period, sk), storedCell(period, sk, item));
        }
      }
      return cells;
    },

    factKeys: async ({ unitId, part, officerId }) => {
      const items = await query({
        TableName: tables.facts,
        IndexName: EVIDENCE_INDEX,
        KeyConditionExpression: 'evidencePk = :pk AND begins_with(evidenceSk, :part)',
        ExpressionAttributeValues: {
          ':pk': S(`${unitId}#${officerId ?? '-'}#${part.slice(0, 7)}`),
          ':part': S(part),
        },
      });
      // By name: a fact that has just moved may be there by an old entry and a new one.
      const keys = items.flatMap((item) => factKeyOf(unitId, text(item, 'evidenceSk')));
      return [...new Map(keys.map((key) => [factName(key), key])).values()];
    },

    mend: async (unitId, { period, sk, counters, mark }, missing) => {
      const names = Object.keys(missing);
      let seen = mark;
      for (let at = 0; at < names.length; at += COUNTERS_PER_UPDATE) {
        const some = names.slice(at, at + COUNTERS_PER_UPDATE);
        const next = aWriteMark();
        const update = updateOf({ counters, seen }, some, missing, next);
        try {
          const Key = { pk: S(`${unitId}#${period}`), sk: S(sk) };
          await client.send(new UpdateItemCommand({ TableName: tables.indicators, Key, ...update }));
        } catch (error) {
          if (isConditionFailure(error) || isConflict(error)) return 'changed';
          throw error;
        }
        seen = next;
      }
      return 'mended';
    },
  };
}

/** What the owner's cells should hold of these facts. Each is counted once, however often the index names it. */
export function rebuiltCells(facts: Iterable<Fact>, { unitId, part, officerId }: Stretch): StoredCells {
  const periods = new Set(periodsOf(part));
  const cells = new Map<string, StoredCell & { counters: Record<string, number> }>();
  for (const { applied } of facts) {
    for (const [key, counters] of applied) {
      const { day, officerId: owner = null } = parseCellKey(key);
      if (owner !== officerId || !day.startsWith(part)) continue;
      for (const { period, sk, counters: added } of storedCells(unitId, key, counters)) {
        if (!periods.has(period)) continue;
        const name = cellName(period, sk);
        let cell = cells.get(name);
        if (cell === undefined) cells.set(name, (cell = { period, sk, counters: {} }));
        addTo(cell.counters, added);
      }
    }
  }
  return cells;
}

/** Whether the stretch is the one under which the fact itself, and no pointer to it, stands in the index. */
export function isAtHome({ key, applied }: Fact, { unitId, part, officerId }: Stretch): boolean {
  const { evidencePk, closedOn } = evidenceKeys(key, applied);
  return (
    evidencePk?.S === `${unitId}#${officerId ?? '-'}#${part.slice(0, 7)}` && closedOn?.S?.startsWith(part) === true
  );
}

function cellName(period: string, sk: string): string {
  return `${period}#${sk}`;
}

/** The partitions of a part: a day's own; a month's days and the month. */
function periodsOf(part: DayOrMonth): string[] {
  if (isLocalDay(part)) return [part];
  const days: LocalDay[] = [];
  for (let day: LocalDay = `${part}-01`; monthOf(day) === part; day = addDays(day, 1)) days.push(day);
  return [...days, part];
}

function storedCell(period: string, sk: string, item: Item): StoredCell {
  const counters: Record<string, number> = {};
  for (const name in item) {
    const amount = item[name]?.N;
    if (amount !== undefined && name !== WRITE_MARK) counters[name] = Number(amount);
  }
  return { period, sk, counters, mark: optionalNumber(item, WRITE_MARK) };
}

function factKeyOf(unitId: UnitId, evidenceSk: string): FactKey[] {
  const [, letter, ...id] = evidenceSk.split('#');
  const kind = kindOfLetter(letter);
  return kind === undefined ? [] : [{ unitId, kind, id: id.join('#') }];
}

interface Seen {
  readonly counters: Amounts;
  readonly seen: number | undefined;
}

function updateOf({ counters, seen }: Seen, some: readonly string[], missing: Amounts, next: number) {
  const names: Record<string, string> = { '#u': WRITE_MARK };
  const values: Item = { ':next': N(next), ...(seen === undefined ? {} : { ':u': N(seen) }) };
  const additions: string[] = [];
  const conditions = [seen === undefined ? 'attribute_not_exists(#u)' : '#u = :u'];
  for (const [index, name] of some.entries()) {
    const held = counters[name];
    names[`#${index}`] = name;
    values[`:a${index}`] = N(missing[name] ?? 0);
    additions.push(`#${index} :a${index}`);
    if (held !== undefined) values[`:h${index}`] = N(held);
    conditions.push(held === undefined ? `attribute_not_exists(#${index})` : `#${index} = :h${index}`);
  }
  return {
    UpdateExpression: `ADD ${additions.join(',')} SET #u = :next`,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

/** Somebody's transaction has the cell in its hands. */
function isConflict(error: unknown): boolean {
  return error instanceof Error && error.name === 'TransactionConflictException';
}
