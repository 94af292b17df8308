// The embedded DynamoDB: that it is there, that it goes when we go, and that what it answered stays.

import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { heldEngines } from '../fixtures/held-engines.ts';
import { until } from '../fixtures/until.ts';
import { StartProblem } from '../problem.ts';
import type { TableSpec } from '../template.ts';
import { hasClosedNetworks } from './closed-network.ts';
import { startDynamoDbInMemory } from './dynamodb-in-memory.ts';
import { startDynamoDb } from './dynamodb.ts';
import { localCredentials } from './endpoints.ts';
import { createTables } from './tables.ts';

const notes: TableSpec = {
  name: 'notes',
  timeToLiveAttribute: 'expiresAt',
  definition: {
    TableName: 'notes',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  },
};

function aClient(endpoint: string): DynamoDBClient {
  const client = new DynamoDBClient({ endpoint, region: 'ap-southeast-3', credentials: localCredentials });
  onTestFinished(() => client.destroy());
  return client;
}

function put(client: DynamoDBClient, key: string) {
  return client.send(new PutItemCommand({ TableName: 'notes', Item: { pk: { S: key } } }));
}

async function has(client: DynamoDBClient, key: string): Promise<boolean> {
  const { Item: item } = await client.send(new GetItemCommand({ TableName: 'notes', Key: { pk: { S: key } } }));
  return item !== undefined;
}

async function anEngine(folder: string) {
  const engine = await startDynamoDb({ file: `${folder}/dynamodb.db` });
  onTestFinished(engine.stop);
  return aClient(engine.endpoint);
}

describe('the tables', () => {
  it('are made with their time to live, and only once', async () => {
    const client = await anEngine(temporaryFolder());

    await createTables(client, [notes]);
    await put(client, 'kept');
    await createTables(client, [notes]);

    const { TimeToLiveDescription: description } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: 'notes' }),
    );
    expect(description).toMatchObject({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' });
    expect(await has(client, 'kept')).toBe(true);
  });

  it('that are there with another shape are a problem with a way out', async () => {
    const client = await anEngine(temporaryFolder());
    await createTables(client, [notes]);
    const definition: TableSpec['definition'] = {
      ...notes.definition,
      AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }],
    };

    const change = createTables(client, [{ ...notes, definition }]);

    await expect(change).rejects.toThrow(StartProblem);
    await expect(change).rejects.toThrow('--fresh');
  });

  it('can be in memory, for a test', async () => {
    const engine = await startDynamoDbInMemory([notes.definition]);
    onTestFinished(engine.stop);

    await put(engine.client, 'a');

    expect(await has(engine.client, 'a')).toBe(true);
  });
});

describe('the engine', () => {
  it('keeps what it answered when everything is killed, and ends with whoever started it', async () => {
    const folder = temporaryFolder();
    const held = await heldEngines(folder);
    const before = aClient(held.dynamoDb);
    await createTables(before, [notes]);
    await put(before, 'answered');
    await held.kill();

    // Started while the old engine may still be there.
    const after = await anEngine(folder);
    expect(await has(after, 'answered')).toBe(true);
    await put(after, 'later');
    expect(await has(after, 'later')).toBe(true);
    await until(async () => {
      const refused = await fetch(held.dynamoDb).catch((error: unknown) => error);
      return refused instanceof Error ? true : undefined;
    });
  });

  it.runIf(hasClosedNetworks())('that asks for a key is in a network where nobody else reaches its port', async () => {
    const file = `${temporaryFolder()}/dynamodb.db`;
    const engine = await startDynamoDb({ file, accessKeyId: localCredentials.accessKeyId });
    onTestFinished(engine.stop);
    const client = aClient(engine.endpoint);
    await createTables(client, [notes]);
    await put(client, 'kept');

    expect(await has(client, 'kept')).toBe(true);
    const engines = readdirSync('/proc').filter((id) => programOf(id).includes(`\0${file}\0`));
    expect(engines).not.toEqual([]);
    for (const id of engines) expect(networkOf(id)).not.toBe(networkOf('self'));
  });

  it('can be started on a folder whose old engine still lives', async () => {
    const folder = temporaryFolder();
    const old = await anEngine(folder);
    await createTables(old, [notes]);
    await put(old, 'by the old one');

    const young = await anEngine(folder);
    await createTables(young, [notes]);
    await put(young, 'by the young one');

    expect(await has(young, 'by the old one')).toBe(true);
    expect(await has(old, 'by the young one')).toBe(true);
    expect((await young.send(new DescribeTableCommand({ TableName: 'notes' }))).Table?.TableStatus).toBe('ACTIVE');
  });
});

/** The words of a command, each followed by a zero; without the shell that has it in its care. */
function programOf(id: string): string {
  try {
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    return /^[^\0]*dynoxide\0/.test(command) ? command : '';
  } catch {
    // It has ended since it was listed.
    return '';
  }
}

function networkOf(id: string): string {
  return readlinkSync(`/proc/${id}/ns/net`);
}
