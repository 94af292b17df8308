// Makes the tables of the template, in dynoxide or in whatever DynamoDB is named. Apart from the engine, because the AWS
// client is slow to load: the engine starts meanwhile.

import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type TableDescription,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { StartProblem } from '../problem.ts';
import type { TableDefinition, TableSpec } from '../template.ts';

/**
 * Makes the tables that are missing, with their time to live.
 * @throws StartProblem for a table that is there with other keys or indexes.
 */
export async function createTables(client: DynamoDBClient, tables: readonly TableSpec[]): Promise<void> {
  await Promise.all(tables.map((table) => createTable(client, table)));
}

async function createTable(
  client: DynamoDBClient,
  { name, definition, timeToLiveAttribute }: TableSpec,
): Promise<void> {
  try {
    const { TableDescription: made } = await client.send(new CreateTableCommand(definition));
    if (made?.TableStatus !== 'ACTIVE') await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName: name });
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    const { Table: existing } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (shapeOf(existing) !== shapeOf(definition)) {
      throw new StartProblem(`The table ${name} is there with other keys or indexes: start once with --fresh.`);
    }
    return;
  }
  if (timeToLiveAttribute !== undefined) {
    const specification = { Enabled: true, AttributeName: timeToLiveAttribute };
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: specification }));
  }
}

/** Keys and indexes as one comparable text. */
function shapeOf(table: TableDefinition | TableDescription | undefined): string {
  type Keys = { readonly KeySchema?: TableDescription['KeySchema'] | undefined } | undefined;
  const keys = (it: Keys) => it?.KeySchema?.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`);
  const indexes = [...(table?.GlobalSecondaryIndexes ?? []), ...(table?.LocalSecondaryIndexes ?? [])]
    .map((it) => [it.IndexName, keys(it), it.Projection?.ProjectionType])
    .toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));
  return JSON.stringify([keys(table), indexes]);
}
