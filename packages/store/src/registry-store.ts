// A unit's registry document in DynamoDB, replaced whole: head, body, what of it is public, the line in the list of units and the
// entry of the audit in one transaction, on the condition that the version is the one that was read.
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type DynamoClient, QueryCommand } from './aws/dynamodb.ts';
import {
  type Instant,
  type RegistryDocument,
  type UnitId,
  formerStandards,
  localDayOf,
  publishingWith,
} from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, N, S, number } from './attributes.ts';
import { publicUnitPut } from './public-unit.ts';
import { packedBody, registryBody } from './registry-body.ts';
import { itemReader } from './item-reader.ts';
import { type VersionedRegistryReader, registryKey, registryReader } from './registry-reader.ts';
import { UNIT_LIST_PARTITION } from './tables.ts';
import { transact, tried } from './transact.ts';
import { type ListedUnit, listedUnit, unitListKey } from './unit-list.ts';

/** What replaces what. */
export interface UnitChange {
  readonly unitId: UnitId;
  readonly document: RegistryDocument;
  /** The version that it replaces, as it was read; 0 for a unit that is not there. */
  readonly replaces: number;
  readonly by: Author;
  readonly at: Instant;
}

export interface RegistryStore extends VersionedRegistryReader {
  /**
   * Replaces the document. `stale`: there is another version by now. `too-large`: it does not fit in an item even compressed.
   */
  readonly putUnit: (change: UnitChange) => Promise<'stored' | 'stale' | 'too-large' | 'contended'>;
  /** In the order of their ids, from the one after `after` on. */
  readonly units: (after?: string) => AsyncGenerator<ListedUnit, void>;
}

const BODY_BYTES = 390 * 1024;

export function registryStore(client: DynamoClient, table: string): RegistryStore {
  const getItem = itemReader(client, table);
  return {
    ...registryReader(client, table),

    putUnit: async (change) => {
      const { unitId, document, replaces, by, at } = change;
      const previous = await getItem(registryKey(unitId, 'BODY'));
      const before = previous === undefined ? undefined : await registryBody(previous);
      if ((previous === undefined ? 0 : number(previous, 'version')) !== replaces) return 'stale';
      const today = localDayOf(at, document.timeZone);
      const former = before === undefined ? [] : formerStandards(before.document, before.former, document, today);
      const publishing = publishingWith(document, today, before?.publishing, before === undefined);
      const body = await packedBody({ document, former, publishing });
      if (body.length > BODY_BYTES) return 'too-large';
      const what = before === undefined ? 'unit.made' : 'unit.changed';
      const audited = { at, by, what, units: [unitId], of: unitId, before: before?.document, after: document } as const;
      const items = [
        ...documentPuts(table, change, body),
        await publicUnitPut(table, unitId, replaces + 1, document),
        ...(await auditPuts(table, audited)),
      ];
      const outcome = await tried(() => transact(client, items));
      return outcome === 'done' ? 'stored' : outcome === 'refused' ? 'stale' : 'contended';
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

function documentPuts(table: string, change: UnitChange, body: Uint8Array): TransactWriteItem[] {
  const { unitId, document, replaces } = change;
  const version = N(replaces + 1);
  const condition =
    replaces === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': N(replaces) } };
  const listed = { ...unitListKey(unitId), name: S(document.name), timeZone: S(document.timeZone) };
  return [
    { Put: { TableName: table, Item: { ...registryKey(unitId, 'HEAD'), version }, ...condition } },
    { Put: { TableName: table, Item: { ...registryKey(unitId, 'BODY'), version, body: { B: body } } } },
    { Put: { TableName: table, Item: listed } },
  ];
}
