// A unit's registry document in DynamoDB, replaced whole: head and body in one transaction, on the condition that the
// version is the one that was read.
import { type Instant, type RegistryDocument, type UnitId, formerStandards, localDayOf } from '@tera/domain';
import { N, number } from './attributes.ts';
import { type DynamoClient, TransactWriteItemsCommand } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import { packedBody, registryBody } from './registry-body.ts';
import { type VersionedRegistryReader, registryKey, registryReader } from './registry-reader.ts';

export interface RegistryStore extends VersionedRegistryReader {
  /** Replaces the document. `too-large` when it does not fit in an item even compressed. */
  readonly putUnit: (
    unitId: UnitId,
    document: RegistryDocument,
    now: Instant,
  ) => Promise<'stored' | 'too-large' | 'contended'>;
}

const BODY_BYTES = 390 * 1024;
const WRITES_TRIED = 5;
/** Milliseconds; doubled with each try, and drawn anew, so that writers that met do not meet again. */
const FIRST_PAUSE = 50;

export function registryStore(client: DynamoClient, table: string): RegistryStore {
  const getItem = itemReader(client, table);
  return {
    ...registryReader(client, table),

    putUnit: async (unitId, document, now) => {
      const today = localDayOf(now, document.timeZone);
      for (let tries = 0; tries < WRITES_TRIED; tries++) {
        const previous = await getItem(registryKey(unitId, 'BODY'));
        const before = previous === undefined ? undefined : await registryBody(previous);
        const version = previous === undefined ? 0 : number(previous, 'version');
        const former = before === undefined ? [] : formerStandards(before.document, before.former, document, today);
        const body = await packedBody({ document, former });
        if (body.length > BODY_BYTES) return 'too-large';
        if (await replace(client, table, unitId, version, body)) return 'stored';
        await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_PAUSE * 2 ** tries));
      }
      return 'contended';
    },
  };
}

async function replace(
  client: DynamoClient,
  table: string,
  unitId: UnitId,
  version: number,
  body: Uint8Array,
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
        ],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'TransactionCanceledException') return false;
    throw error;
  }
}
