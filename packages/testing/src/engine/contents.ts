// What the tables hold besides what a test is about: units, keys, and facts that nobody has counted.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Instant, NOTHING, type RegistryDocument, type UnitId } from '@tera/domain';
import { makeApiKey } from '@tera/http/api-key';
import { type ApiKey, type Author, type Fact, factItem, keyStore, registryStore } from '@tera/store';
import { beforeAll } from 'vitest';
import { aDocument, storedKey } from '../facts/index.ts';
import { type Engine, TABLES } from './dynamodb.ts';

export type MadeKey = ReturnType<typeof makeApiKey>;

/** A key that is known from before the first test on; it is made at once, so that tables of cases can have it. */
export function aKey(engine: Engine, fields: Partial<ApiKey>): MadeKey {
  const made = makeApiKey();
  beforeAll(() => putKey(engine, storedKey(made, fields)));
  return made;
}

export function putKey({ client }: Engine, key: ApiKey): Promise<void> {
  return keyStore(client, TABLES.registry).put(key);
}

/** Whoever does by hand what a test stands on. */
export const TESTER: Author = { name: 'a test' };

/** Replaces the unit's document, if there is one. `at`: now, unless a test says otherwise. */
export async function putUnit(
  { client }: Pick<Engine, 'client'>,
  unitId: UnitId,
  document: RegistryDocument = aDocument(),
  at: Instant = Date.now(),
): Promise<void> {
  const registry = registryStore(client, TABLES.registry);
  const replaces = (await registry.unitWithVersion(unitId))?.version ?? 0;
  const outcome = await registry.putUnit({ unitId, document, replaces, by: TESTER, at });
  if (outcome !== 'stored') throw new Error(`the unit '${unitId}' is not stored: ${outcome}`);
}

/** As the aggregator would leave it, except that no cell holds it: `applied` says which cells should. */
export async function putFact({ sdk }: Engine, fact: Pick<Fact, 'key' | 'state'> & Partial<Fact>): Promise<void> {
  const Item = factItem({ applied: NOTHING, partial: false, version: 1, ...fact });
  await sdk.send(new PutItemCommand({ TableName: TABLES.facts, Item }));
}
