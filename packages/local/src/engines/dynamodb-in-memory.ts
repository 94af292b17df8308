// Tables on the real engine for tests: in memory, ready in tens of milliseconds and gone with the test. It knows nothing
// of the CDK app: whoever starts it says which tables it wants.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from '../template.ts';
import { startDynamoDb } from './dynamodb.ts';
import { localCredentials } from './endpoints.ts';
import { createTables } from './tables.ts';

export interface DynamoDbInMemory {
  readonly endpoint: string;
  /** A client of this engine, closed by `stop`. */
  readonly client: DynamoDBClient;
  readonly stop: () => Promise<void>;
}

/** `AWS_ENDPOINT_URL_DYNAMODB` is not looked at: a test must never write to somebody's tables. */
export async function startDynamoDbInMemory(tables: readonly TableDefinition[]): Promise<DynamoDbInMemory> {
  const engine = await startDynamoDb();
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'ap-southeast-3',
    credentials: { ...localCredentials },
  });
  await createTables(
    client,
    tables.map((definition) => ({
      name: definition.TableName ?? '',
      definition,
      timeToLiveAttribute: undefined,
    })),
  );
  return {
    endpoint: engine.endpoint,
    client,
    stop: async () => {
      client.destroy();
      await engine.stop();
    },
  };
}
