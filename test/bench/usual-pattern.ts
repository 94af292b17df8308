// What the aggregator is measured against: counting as it is usually written, event by event, each behind an idempotency
// record that expires. It is told for free what each event adds, and it reads nothing, so it does less than would be needed.

import type { CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Contribution, type Counters, type TicketEvent, type UnitId, DAY, MINUTE } from '@tera/domain';
import { type TableNames, inParallel, storedCells, tableDefinitions } from '@tera/store';
import type { QueueRecord } from '../../functions/aggregate/incoming.ts';

export type UsualTables = TableNames & { readonly idempotency: string };

const EVENTS_AT_ONCE = 32;

/** The same tables as ours, and one for the idempotency records. */
export function usualTables(names: UsualTables): CreateTableCommandInput[] {
  return [
    ...tableDefinitions(names),
    {
      TableName: names.idempotency,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    },
  ];
}

/** Counts the events of the records; `addedBy` says what each adds, by the id of the event. */
export async function countTheUsualWay(
  records: readonly QueueRecord[],
  client: DynamoDBClient,
  tables: UsualTables,
  addedBy: ReadonlyMap<string, Contribution>,
): Promise<void> {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const events = records.flatMap(({ body }) => {
    const message = JSON.parse(body) as { unitId: UnitId; events: TicketEvent[] };
    return message.events.map((event) => ({ unitId: message.unitId, event }));
  });
  await inParallel(events, EVENTS_AT_ONCE, async ({ unitId, event }) => {
    const added = addedBy.get(event.eventId);
    if (added === undefined) throw new Error('an event adds nothing that is known');
    if (!(await openIdempotencyRecord(documents, tables.idempotency, event.eventId))) return;
    await documents.send(
      new PutCommand({
        TableName: tables.facts,
        Item: { pk: unitId, sk: `T#${event.ticketId}#${event.eventId}`, ...event },
      }),
    );
    for (const [key, counters] of added) {
      for (const cell of storedCells(unitId, key, counters)) {
        await addToCell(documents, tables.indicators, { pk: `${unitId}#${cell.period}`, sk: cell.sk }, cell.counters);
      }
    }
    await closeIdempotencyRecord(documents, tables.idempotency, event.eventId);
  });
}

/** False when the event was counted before. */
async function openIdempotencyRecord(
  documents: DynamoDBDocumentClient,
  table: string,
  eventId: string,
): Promise<boolean> {
  const now = Date.now();
  try {
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          id: `aggregate#${eventId}`,
          status: 'INPROGRESS',
          expiration: Math.floor((now + DAY) / 1000),
          inProgressExpiration: now + MINUTE,
        },
        ConditionExpression:
          'attribute_not_exists(#id) OR #expiration < :seconds OR (#status = :inProgress AND #until < :milliseconds)',
        ExpressionAttributeNames: {
          '#id': 'id',
          '#expiration': 'expiration',
          '#status': 'status',
          '#until': 'inProgressExpiration',
        },
        ExpressionAttributeValues: {
          ':seconds': Math.floor(now / 1000),
          ':inProgress': 'INPROGRESS',
          ':milliseconds': now,
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

async function closeIdempotencyRecord(
  documents: DynamoDBDocumentClient,
  table: string,
  eventId: string,
): Promise<void> {
  await documents.send(
    new UpdateCommand({
      TableName: table,
      Key: { id: `aggregate#${eventId}` },
      UpdateExpression: 'SET #status = :completed, #expiration = :expiration, #answer = :answer',
      ExpressionAttributeNames: { '#status': 'status', '#expiration': 'expiration', '#answer': 'data' },
      ExpressionAttributeValues: {
        ':completed': 'COMPLETED',
        ':expiration': Math.floor((Date.now() + DAY) / 1000),
        ':answer': { counted: true },
      },
    }),
  );
}

async function addToCell(
  documents: DynamoDBDocumentClient,
  table: string,
  cell: Readonly<Record<string, string>>,
  counters: Counters,
): Promise<void> {
  const entries = Object.entries(counters);
  await documents.send(
    new UpdateCommand({
      TableName: table,
      Key: cell,
      UpdateExpression: `ADD ${entries.map((_, index) => `#n${index} :n${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#n${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(entries.map(([, amount], index) => [`:n${index}`, amount])),
    }),
  );
}
