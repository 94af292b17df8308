// What pages that anybody opens say of a unit, apart from its document: there stand the names and numbers of its officers, and the
// page of citizens has no right to read them. It is put in the transaction of the document, and by the night where it is missing
// or was left behind, as by software of before or of a version that was gone back to.
import type { Put, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  type LocalDay,
  type PublicDocument,
  type PublicUnit,
  type UnitId,
  isCounterId,
  isLocalDay,
  isServiceId,
  isTimeZone,
  publicDocument,
  publicUnit,
} from '@tera/domain';
import { type Item, N, S, binary, number, that } from './attributes.ts';
import { type DynamoClient, PutItemCommand } from './aws/dynamodb.ts';
import { gunzipped, gzipped } from './compressed.ts';
import { itemReader } from './item-reader.ts';
import type { VersionedUnit } from './registry-reader.ts';
import { PUBLIC_PREFIX } from './tables.ts';
import { listedUnit, unitListKey } from './unit-list.ts';

export interface PublicUnitReader {
  readonly unit: (unitId: UnitId) => Promise<PublicUnit | undefined>;
}

export interface PublicUnitStore {
  /** Puts what is public of the unit, where it is not there as it should be. */
  readonly renew: (unitId: UnitId, registered: VersionedUnit) => Promise<'as it was' | 'renewed'>;
}

/** The form that is written. One that has more in it gets the next number, and the next night puts it for every unit. */
const FORM = 1;

/** Of a unit whose public item nobody has put yet there is its name, from the list of all units. */
export function publicUnitReader(client: DynamoClient, table: string): PublicUnitReader {
  const getItem = itemReader(client, table);
  return {
    unit: async (unitId) => {
      const item = await getItem(keyOf(unitId));
      if (item !== undefined) return publicUnit(await documentIn(item));
      const listed = await getItem(unitListKey(unitId));
      if (listed === undefined) return undefined;
      const { name, timeZone } = listedUnit(listed);
      return publicUnit({ name, timeZone, services: [], counters: [] });
    },
  };
}

export function publicUnitStore(client: DynamoClient, table: string): PublicUnitStore {
  const getItem = itemReader(client, table);
  return {
    renew: async (unitId, { version, unit }) => {
      const item = await getItem(keyOf(unitId));
      if (item !== undefined && number(item, 'version') >= version && number(item, 'form') === FORM) return 'as it was';
      const put = await publicPut(table, unitId, version, unit.document);
      try {
        await client.send(
          new PutItemCommand({
            ...put,
            // Whoever has put a newer document meanwhile has put this as well.
            ConditionExpression: 'attribute_not_exists(pk) OR version <= :version',
            ExpressionAttributeValues: { ':version': N(version) },
          }),
        );
      } catch (error) {
        if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return 'as it was';
        throw error;
      }
      return 'renewed';
    },
  };
}

/** For the transaction that puts the document of this version. */
export async function publicUnitPut(...of: Parameters<typeof publicPut>): Promise<TransactWriteItem> {
  return { Put: await publicPut(...of) };
}

async function publicPut(
  table: string,
  unitId: UnitId,
  version: number,
  document: Parameters<typeof publicDocument>[0],
): Promise<Pick<Put, 'TableName' | 'Item'> & { readonly TableName: string; readonly Item: Item }> {
  const content = await gzipped(JSON.stringify(publicDocument(document)));
  return {
    TableName: table,
    Item: { ...keyOf(unitId), version: N(version), form: N(FORM), content: { B: content } },
  };
}

function keyOf(unitId: UnitId): Item {
  return { pk: S(PUBLIC_PREFIX + unitId), sk: S('PAGE') };
}

/** By hand: a schema would be half of the page's bundle. @throws for what none of ours has written */
async function documentIn(item: Item): Promise<PublicDocument> {
  const json = objectIn(JSON.parse((await gunzipped(binary(item, 'content'))).toString('utf8')));
  return {
    name: textIn(json, 'name'),
    timeZone: that(textIn(json, 'timeZone'), (text): text is string => isTimeZone(text)),
    questionnaire: optionalTextIn(json, 'questionnaire'),
    contact: optionalTextIn(json, 'contact'),
    services: namedIn(json, 'services', isServiceId),
    counters: namedIn(json, 'counters', isCounterId),
    closedFrom: dayIn(json, 'closedFrom'),
  };
}

type Json = Readonly<Record<string, unknown>>;

function objectIn(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notOurs('an object');
  return value as Json;
}

function textIn(json: Json, name: string): string {
  const text = optionalTextIn(json, name);
  if (text === undefined) throw notOurs(name);
  return text;
}

function optionalTextIn(json: Json, name: string): string | undefined {
  const value = json[name];
  if (value !== undefined && typeof value !== 'string') throw notOurs(name);
  return value;
}

function dayIn(json: Json, name: string): LocalDay | undefined {
  const text = optionalTextIn(json, name);
  return text === undefined ? undefined : that(text, isLocalDay);
}

function namedIn<Id extends string>(json: Json, name: string, isId: (text: string) => text is Id) {
  const list = json[name];
  if (!Array.isArray(list)) throw notOurs(name);
  return list.map(objectIn).map((one) => ({ id: that(textIn(one, 'id'), isId), name: textIn(one, 'name') }));
}

function notOurs(what: string): Error {
  return new Error(`what is public of a unit is not as it was ever put: ${what}`);
}
