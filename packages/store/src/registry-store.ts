// A unit's registry document in DynamoDB, replaced whole: head, body and the line in the list of units in one transaction, on the
// condition that the version is the one that was read.
import { type DynamoDBClient, GetItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import {
  type Instant,
  type RegistryDocument,
  type UnitId,
  formerStandards,
  isUnitId,
  localDayOf,
  publishingWith,
} from '@tera/domain';
import { type Item, N, S, number, text, that } from './attributes.ts';
import { packedBody, registryBody } from './registry-body.ts';
import { type GetItem, type VersionedRegistryReader, registryKey, registryReader } from './registry-reader.ts';
import { UNIT_LIST_PARTITION } from './tables.ts';

export interface ListedUnit {
  readonly unitId: UnitId;
  readonly name: string;
  readonly timeZone: string;
}

export interface RegistryStore extends VersionedRegistryReader {
  /** Replaces the document. `too-large` when it does not fit in an item even compressed. */
  readonly putUnit: (
    unitId: UnitId,
    document: RegistryDocument,
    now: Instant,
  ) => Promise<'stored' | 'too-large' | 'contended'>;
  /** In the order of their ids, from the one after `after` on. */
  readonly units: (after?: string) => AsyncGenerator<ListedUnit, void>;
}

const BODY_BYTES = 390 * 1024;
const WRITES_TRIED = 5;
/** Milliseconds; doubled with each try, and drawn anew, so that writers that met do not meet again. */
const FIRST_PAUSE = 50;

export function registryStore(client: DynamoDBClient, table: string): RegistryStore {
  const getItem: GetItem = async (Key) => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item;
  };
  return {
    ...registryReader(getItem),

    putUnit: async (unitId, document, now) => {
      const today = localDayOf(now, document.timeZone);
      for (let tries = 0; tries < WRITES_TRIED; tries++) {
        const previous = await getItem(registryKey(unitId, 'BODY'));
        const before = previous === undefined ? undefined : await registryBody(previous);
        const version = previous === undefined ? 0 : number(previous, 'version');
        const former = before === undefined ? [] : formerStandards(before.document, before.former, document, today);
        const publishing = publishingWith(document, today, before?.publishing, before === undefined);
        const body = await packedBody({ document, former, publishing });
        if (body.length > BODY_BYTES) return 'too-large';
        if (await replace(client, table, { unitId, document, version, body })) return 'stored';
        await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_PAUSE * 2 ** tries));
      }
      return 'contended';
    },

    units: async function* (after) {
      let from: Item | undefined = after === undefined ? undefined : unitListKey(after);
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :units',
            ExpressionAttributeValues: { ':units': S(UNIT_LIST_PARTITION) },
            ConsistentRead: true,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        yield* Items.map(listedUnit);
        from = LastEvaluatedKey;
      } while (from !== undefined);
    },
  };
}

interface Replacing {
  readonly unitId: UnitId;
  readonly document: RegistryDocument;
  /** That it replaces; 0 of a unit that is not there. */
  readonly version: number;
  readonly body: Uint8Array;
}

async function replace(
  client: DynamoDBClient,
  table: string,
  { unitId, document, version, body }: Replacing,
): Promise<boolean> {
  const next = N(version + 1);
  const condition =
    version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': N(version) } };
  try {
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: table, Item: { ...registryKey(unitId, 'HEAD'), version: next }, ...condition } },
          { Put: { TableName: table, Item: { ...registryKey(unitId, 'BODY'), version: next, body: { B: body } } } },
          {
            Put: {
              TableName: table,
              Item: { ...unitListKey(unitId), name: S(document.name), timeZone: S(document.timeZone) },
            },
          },
        ],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'TransactionCanceledException') return false;
    throw error;
  }
}

function unitListKey(unitId: string): Item {
  return { pk: S(UNIT_LIST_PARTITION), sk: S(unitId) };
}

function listedUnit(item: Item): ListedUnit {
  return { unitId: that(text(item, 'sk'), isUnitId), name: text(item, 'name'), timeZone: text(item, 'timeZone') };
}
