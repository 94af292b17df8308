// The three tables on a real engine of their own, and clients whose calls a test can come between. A call that is let
// through and then failed has really happened: that is how a timeout after the commit looks from here.
import {
  type AttributeValue,
  type DynamoDBClient,
  ProvisionedThroughputExceededException,
  ScanCommand,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { CellKey, Counters } from '@tera/domain';
import { startDynamoDbInMemory } from '@tera/local';
import {
  type DynamoClient,
  type DynamoCommand,
  type TableNames,
  WRITE_MARK,
  dynamoClient,
  tableDefinitions,
} from '@tera/store';
import { type Started, duringTests } from '../during-tests.ts';

export const TABLES: TableNames = { facts: 'facts', indicators: 'indicators', registry: 'registry' };

export type Item = Record<string, AttributeValue>;

export interface Engine {
  readonly endpoint: string;
  readonly client: DynamoClient;
  /** What a test does to the tables, or sees in them, behind the back of what it tests. */
  readonly sdk: DynamoDBClient;
  /** A client of the same tables, whose calls go through `interference`. */
  readonly clientWith: (interference: Interference) => DynamoClient;
  /** All items of a table, or those whose partition begins with `under`. */
  readonly items: (table: keyof TableNames, under?: string) => Promise<Item[]>;
}

export interface Call {
  /** Such as `PutItem`. */
  readonly name: string;
  /** How many calls of this name this client has made, this one included. */
  readonly nth: number;
  readonly input: object;
}

/** Answers a call: with what `proceed` gives, something else, or an exception. */
export type Interference = (call: Call, proceed: () => Promise<object>) => Promise<object>;

/** The tables, empty, for the tests of this file or of the `describe` around the call. */
export function anEngine(): Engine {
  return duringTests(startEngine);
}

/** For a test that wants tables of its own. */
export async function startEngine(): Promise<Engine & Started> {
  const { client: sdk, endpoint, stop } = await startDynamoDbInMemory(tableDefinitions(TABLES));
  const client = localClient(endpoint);
  return {
    endpoint,
    client,
    sdk,
    clientWith: (interference) => interposed(client, interference),
    items: async (table, under) => {
      const items: Item[] = [];
      const filter =
        under === undefined
          ? {}
          : { FilterExpression: 'begins_with(pk, :under)', ExpressionAttributeValues: { ':under': { S: under } } };
      let from: Item | undefined;
      do {
        const page = await sdk.send(
          new ScanCommand({
            TableName: TABLES[table],
            ...filter,
            ...(from === undefined ? {} : { ExclusiveStartKey: from }),
          }),
        );
        items.push(...(page.Items ?? []));
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return items;
    },
    stop,
  };
}

/**
 * What a unit's day and month cells hold, and their mirrors, by `<period>#<officer>#<service>`. Counters of zero are left out,
 * and so are empty cells.
 */
export async function cellsOf(engine: Pick<Engine, 'items'>, unitId: string): Promise<Map<CellKey, Counters>> {
  const cells = new Map<CellKey, Counters>();
  for (const item of await engine.items('indicators', `${unitId}#`)) {
    const period = item['pk']?.S?.slice(unitId.length + 1) ?? '';
    const counters = Object.entries(item).flatMap(([name, { N }]) =>
      N === undefined || N === '0' || name === WRITE_MARK ? [] : [[name, Number(N)] as const],
    );
    if (counters.length > 0) cells.set(`${period}#${item['sk']?.S}` as CellKey, Object.fromEntries(counters));
  }
  return cells;
}

/** What DynamoDB says when another transaction has an item of ours in its hands. */
export function conflict(actions = 2): TransactionCanceledException {
  return canceled(['TransactionConflict', ...Array.from({ length: actions - 1 }, () => 'None')]);
}

export function canceled(codes: readonly string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
}

export function throttle(): ProvisionedThroughputExceededException {
  return new ProvisionedThroughputExceededException({
    message: 'The level of configured throughput was exceeded',
    $metadata: {},
  });
}

/** The answer that did not come: whether the engine has done it cannot be told from here. */
export function timeout(): Error {
  return Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
}

/** A client of an engine on this machine. */
export function localClient(endpoint: string): DynamoClient {
  return dynamoClient({
    endpoint,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

function interposed(client: DynamoClient, interference: Interference): DynamoClient {
  const counts = new Map<string, number>();
  return {
    send: async <Input, Output>(command: DynamoCommand<Input, Output>, options?: { abortSignal?: AbortSignal }) => {
      const { operation: name, input } = command;
      const nth = (counts.get(name) ?? 0) + 1;
      counts.set(name, nth);
      const proceed = async () => (await client.send(command, options)) as object;
      return (await interference({ name, nth, input: input as object }, proceed)) as Output;
    },
  };
}
