// A unit's registry document: a small head with the version, read on every use, and the compressed body, read only
// when the version is new. So a change holds at once everywhere, and costs one read unit to notice.
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import {
  type FormerStandard,
  type Instant,
  type RegistryDocument,
  type UnitId,
  type UnitRegistry,
  formerStandards,
  localDayOf,
  unitRegistry,
} from '@tera/domain';
import { type Item, N, S, number } from './attributes.ts';

export interface RegistryStore {
  /** The unit as it is now; `undefined` when there is none. */
  readonly unit: (unitId: UnitId) => Promise<UnitRegistry | undefined>;
  /** Replaces the document. `too-large` when it does not fit in an item even compressed. */
  readonly putUnit: (
    unitId: UnitId,
    document: RegistryDocument,
    now: Instant,
  ) => Promise<'stored' | 'too-large' | 'contended'>;
}

interface Body {
  readonly document: RegistryDocument;
  readonly former: readonly FormerStandard[];
}

interface Known {
  readonly version: number;
  readonly registry: UnitRegistry;
}

const BODY_BYTES = 390 * 1024;
const UNITS_REMEMBERED = 200;
const WRITES_TRIED = 5;
const compress = promisify(gzip);
const decompress = promisify(gunzip);

export function registryStore(client: DynamoDBClient, table: string): RegistryStore {
  const known = new Map<UnitId, Known>();

  const get = async (unitId: UnitId, sk: 'HEAD' | 'BODY') => {
    const Key = { pk: S(`UNIT#${unitId}`), sk: S(sk) };
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item;
  };

  return {
    unit: async (unitId) => {
      const head = await get(unitId, 'HEAD');
      if (head === undefined) return undefined;
      const remembered = known.get(unitId);
      if (remembered?.version === number(head, 'version')) return remembered.registry;
      const item = await get(unitId, 'BODY');
      if (item === undefined) throw new Error('a unit has a head and no body');
      const { document, former } = await bodyOf(item);
      const registry = unitRegistry(document, former);
      if (known.size >= UNITS_REMEMBERED) known.clear();
      known.set(unitId, { version: number(item, 'version'), registry });
      return registry;
    },

    putUnit: async (unitId, document, now) => {
      const today = localDayOf(now, document.timeZone);
      for (let tries = 0; tries < WRITES_TRIED; tries++) {
        const previous = await get(unitId, 'BODY');
        const before = previous === undefined ? undefined : await bodyOf(previous);
        const version = previous === undefined ? 0 : number(previous, 'version');
        const former = before === undefined ? [] : formerStandards(before.document, before.former, document, today);
        const body = await compress(JSON.stringify({ document, former } satisfies Body));
        if (body.length > BODY_BYTES) return 'too-large';
        if (await replace(client, table, unitId, version, body)) return 'stored';
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** tries));
      }
      return 'contended';
    },
  };
}

async function replace(
  client: DynamoDBClient,
  table: string,
  unitId: UnitId,
  version: number,
  body: Uint8Array,
): Promise<boolean> {
  const pk = S(`UNIT#${unitId}`);
  const next = N(version + 1);
  const condition =
    version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': N(version) } };
  try {
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: table, Item: { pk, sk: S('HEAD'), version: next }, ...condition } },
          { Put: { TableName: table, Item: { pk, sk: S('BODY'), version: next, body: { B: body } } } },
        ],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'TransactionCanceledException') return false;
    throw error;
  }
}

async function bodyOf(item: Item): Promise<Body> {
  const packed = item['body']?.B;
  if (packed === undefined) throw new Error("a unit's body item holds no body");
  return JSON.parse((await decompress(packed)).toString('utf8')) as Body;
}
