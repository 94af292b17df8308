// Reading facts, strongly: for whoever counts, and for whoever only looks.
import { BatchGetItemCommand, type DynamoClient, GetItemCommand, QueryCommand } from './aws/dynamodb.ts';
import type { Contribution, CounterId, FactKey, Instant, KindName, UnitId } from '@tera/domain';
import { type Item, S } from './attributes.ts';
import { placeOfAnswer } from './fact-codecs.ts';
import { factItemKey, factName } from './fact-key.ts';
import { type Fact, appliedIn, factOf } from './fact.ts';
import { inParallel } from './in-parallel.ts';

export interface FactReader {
  /**
   * By `factName`. `spoiled` hears of an item that cannot be read, which is then left out; without it, that is an error.
   */
  readonly read: <K extends KindName>(
    keys: readonly FactKey<K>[],
    now: Instant,
    spoiled?: (key: FactKey<K>, why: unknown) => void,
  ) => Promise<Map<string, Fact<K>>>;
}

const KEYS_PER_READ = 100;
const READS_AT_ONCE = 4;
const ROUNDS_PER_READ = 8;

export function factReader(client: DynamoClient, factsTable: string): FactReader {
  return {
    read: async <K extends KindName>(
      keys: readonly FactKey<K>[],
      now: Instant,
      spoiled: (key: FactKey<K>, why: unknown) => void = doThrow,
    ) => {
      const facts = new Map(keys.map((key): [string, Fact<K>] => [factName(key), factOf(key, undefined, now)]));
      const named = new Map(keys.map((key) => [itemName(factItemKey(key)), key]));
      for (const item of await itemsOf(client, factsTable, named.values())) {
        const key = named.get(itemName(item));
        if (key === undefined) continue;
        try {
          facts.set(factName(key), factOf(key, item, now));
        } catch (error) {
          facts.delete(factName(key));
          spoiled(key, error);
        }
      }
      return facts;
    },
  };
}

export interface AppliedFact {
  readonly key: FactKey;
  readonly applied: Contribution;
  /** Where an answer was given that came through no ticket's link. */
  readonly counterId: CounterId | undefined;
}

/** What cells hold of facts, for whoever needs little else of them: a third less to parse than what `FactReader` reads. */
export interface AppliedReader {
  /** Of those that are there. */
  readonly applied: (keys: readonly FactKey[], now: Instant) => Promise<AppliedFact[]>;
}

export function appliedReader(client: DynamoClient, factsTable: string): AppliedReader {
  return {
    applied: async (keys, now) => {
      const named = new Map(keys.map((key) => [itemName(factItemKey(key)), key]));
      const items = await itemsOf(client, factsTable, named.values(), 'pk, sk, expiresAt, applied, place');
      return items.flatMap((item) => {
        const key = named.get(itemName(item));
        return key === undefined ? [] : [{ key, applied: appliedIn(item, now), counterId: placeOfAnswer(item) }];
      });
    },
  };
}

/** A look that may miss what was written in the last second, and costs half as much. */
export interface FactGlance {
  /** What is known of a fact before it comes is not the fact. */
  readonly has: (key: FactKey) => Promise<boolean>;
  readonly fact: <K extends KindName>(key: FactKey<K>, now: Instant) => Promise<Fact<K>>;
}

export function factGlance(client: DynamoClient, factsTable: string): FactGlance {
  const look = async (key: FactKey): Promise<Item | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: factsTable, Key: factItemKey(key) }));
    return Item;
  };
  return {
    has: async (key) => (await look(key))?.['events'] !== undefined,
    fact: async (key, now) => factOf(key, await look(key), now),
  };
}

/** Whether anything of a unit is kept, of which its keys alone are looked at. */
export function hasFacts(client: DynamoClient, factsTable: string): (unitId: UnitId) => Promise<boolean> {
  return async (unitId) => {
    const { Count = 0 } = await client.send(
      new QueryCommand({
        TableName: factsTable,
        KeyConditionExpression: 'pk = :unit',
        ExpressionAttributeValues: { ':unit': S(unitId) },
        ProjectionExpression: 'pk, sk',
        Select: 'SPECIFIC_ATTRIBUTES',
        ConsistentRead: true,
        Limit: 1,
      }),
    );
    return Count > 0;
  };
}

function doThrow(_: FactKey, why: unknown): never {
  throw why;
}

/** `only`: these attributes, as DynamoDB writes them; what it reads and bills is the same. */
async function itemsOf(client: DynamoClient, table: string, keys: Iterable<FactKey>, only?: string): Promise<Item[]> {
  const batches = chunks([...keys], KEYS_PER_READ);
  const found = await inParallel(batches, READS_AT_ONCE, (batch) => readBatch(client, table, batch, only));
  return found.flat();
}

async function readBatch(
  client: DynamoClient,
  table: string,
  keys: readonly FactKey[],
  only: string | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let left: Item[] = keys.map(factItemKey);
  for (let round = 0; left.length > 0; round++) {
    if (round === ROUNDS_PER_READ) throw new Error('the engine keeps returning unprocessed keys');
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, 2 ** round * 10 * (0.5 + Math.random())));
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [table]: { Keys: left, ConsistentRead: true, ProjectionExpression: only } },
      }),
    );
    items.push(...(Responses?.[table] ?? []));
    left = UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return items;
}

function itemName(item: Item): string {
  return `${item['pk']?.S}#${item['sk']?.S}`;
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}
