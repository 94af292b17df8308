// Reading facts, and writing a fact together with what it adds. A write names the version it was read at, so that no
// two writers can both count the same change; what came of it is an answer, not an exception.
import { randomInt } from 'node:crypto';
import type { CancellationReason, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Item, N, S } from './attributes.ts';
import { type DynamoClient, PutItemCommand, TransactWriteItemsCommand } from './aws/dynamodb.ts';
import { FACT_CODECS } from './fact-codecs.ts';
import { type FactToWrite, factItem } from './fact-item.ts';
import { type FactReader, factReader } from './fact-reader.ts';
import type { ItemChange } from './item-change.ts';
import { type CellToAdd, WRITE_MARK, aWriteMark } from './stored-cell.ts';
import type { TableNames } from './tables.ts';

export type WriteResult =
  | { readonly outcome: 'written'; readonly writeUnits: number }
  /** Somebody else has written one of the facts meanwhile: read again. */
  | { readonly outcome: 'stale' }
  /** A conflict, a throttle or an answer that did not come: it may or may not have been written; read again, later. */
  | { readonly outcome: 'busy'; readonly reason: string }
  /** The engine will never take it. */
  | { readonly outcome: 'refused'; readonly reason: string };

export interface FactStore extends FactReader {
  /** Writes facts that add nothing (yet) and have no companions, one by one: half the price of a transaction. */
  readonly put: (fact: FactToWrite) => Promise<WriteResult>;
  /**
   * Writes facts with their companions and adds to cells, all or nothing. At most `ACTIONS_PER_TRANSACTION` of them together.
   */
  readonly commit: (facts: readonly FactToWrite[], cells: readonly CellToAdd[]) => Promise<WriteResult>;
}

export function factStore(client: DynamoClient, tables: Pick<TableNames, 'facts' | 'indicators'>): FactStore {
  return {
    ...factReader(client, tables.facts),

    put: (fact) =>
      outcomeOf(async () => {
        const put = { TableName: tables.facts, ...putOf(fact) };
        const { ConsumedCapacity } = await client.send(new PutItemCommand({ ...put, ReturnConsumedCapacity: 'TOTAL' }));
        return ConsumedCapacity?.CapacityUnits ?? 0;
      }),

    commit: (facts, cells) =>
      outcomeOf(async () => {
        const actions: TransactWriteItem[] = [
          ...facts.map((fact) => ({ Put: { TableName: tables.facts, ...putOf(fact) } })),
          ...facts.flatMap(({ companions }) => companions.map((change) => actionOf(tables.facts, change))),
          ...cells.map((cell) => ({ Update: { TableName: tables.indicators, ...additionOf(cell) } })),
        ];
        const { ConsumedCapacity = [] } = await client.send(
          new TransactWriteItemsCommand({ TransactItems: actions, ReturnConsumedCapacity: 'TOTAL' }),
        );
        return ConsumedCapacity.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      }),
  };
}

function putOf(fact: FactToWrite) {
  const Item = factItem({ ...fact, version: versionAfter(fact) });
  return fact.version === 0
    ? { Item, ConditionExpression: 'attribute_not_exists(pk)' }
    : { Item, ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': N(fact.version) } };
}

/** Far more than there are writes: nobody who has read a version meets it again by chance. */
const VERSIONS = 2 ** 47;

function versionAfter({ key, version }: FactToWrite): number {
  return FACT_CODECS[key.kind].isVersionDrawn === true ? randomInt(1, VERSIONS) : version + 1;
}

function actionOf(TableName: string, change: ItemChange): TransactWriteItem {
  return 'put' in change ? { Put: { TableName, Item: change.put } } : { Delete: { TableName, Key: change.remove } };
}

/** Every write leaves a mark of its own in its cells, also where what it adds comes to zero. */
function additionOf({ unitId, period, sk, counters }: CellToAdd) {
  const names: Record<string, string> = {};
  const values: Item = {};
  const additions: string[] = [];
  for (const name in counters) {
    const place = additions.length.toString(36);
    names[`#${place}`] = name;
    values[`:${place}`] = N(counters[name] ?? 0);
    additions.push(`#${place} :${place}`);
  }
  values[':mark'] = N(aWriteMark());
  return {
    Key: { pk: S(`${unitId}#${period}`), sk: S(sk) },
    UpdateExpression: `ADD ${additions.join(',')} SET ${WRITE_MARK} = :mark`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

async function outcomeOf(write: () => Promise<number>): Promise<WriteResult> {
  try {
    return { outcome: 'written', writeUnits: await write() };
  } catch (error) {
    return failureOf(error);
  }
}

// Names of exceptions and codes of cancellation reasons; a right or a table that is missing is mended by people, and
// trying again until the time is over would not help them.
const REFUSALS = new Set([
  'ValidationException',
  'ValidationError',
  'SerializationException',
  'ItemCollectionSizeLimitExceededException',
  'ItemCollectionSizeLimitExceeded',
  'AccessDeniedException',
  'ResourceNotFoundException',
]);

/** Whatever is not known to be final may have been written: only reading again tells, and nothing is lost by it. */
function failureOf(error: unknown): WriteResult {
  const name = error instanceof Error ? error.name : 'unknown';
  if (name === 'ConditionalCheckFailedException') return { outcome: 'stale' };
  if (name !== 'TransactionCanceledException') {
    return REFUSALS.has(name) ? { outcome: 'refused', reason: messageOf(error) } : { outcome: 'busy', reason: name };
  }
  const codes = reasonsOf(error);
  const refusal = codes.find(({ Code = '' }) => REFUSALS.has(Code));
  if (refusal !== undefined) return { outcome: 'refused', reason: refusal.Message ?? refusal.Code ?? '' };
  if (codes.some(({ Code }) => Code === 'ConditionalCheckFailed')) return { outcome: 'stale' };
  return { outcome: 'busy', reason: codes.find(({ Code }) => Code !== undefined && Code !== 'None')?.Code ?? name };
}

function reasonsOf(error: unknown): readonly CancellationReason[] {
  return error instanceof Error && 'CancellationReasons' in error && Array.isArray(error.CancellationReasons)
    ? (error.CancellationReasons as CancellationReason[])
    : [];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
