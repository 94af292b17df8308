// The whole embedded stack in the process of a test file, in a folder of its own: the same as `npm start -- --empty`, but
// a test can ask whether the queue is empty, and so compare figures once instead of waiting for them to look right.

import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, type ScanCommandOutput, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { FactMessage } from '@tera/contracts';
import { DAY, type Instant, type RegistryDocument, SECOND, type UnitId, parsePeriod } from '@tera/domain';
import { type StackOptions, issueKeys, settingOf, startStack } from '@tera/local';
import {
  type DynamoClient,
  type ReadCells,
  type TableNames,
  chargeOutbox,
  dynamoClient,
  factQueue,
  indicatorStore,
  keyStore,
  sqsClient,
} from '@tera/store';
import { beforeAll } from 'vitest';
import { type Started, duringTests } from '../during-tests.ts';
import { newFolder } from '../folder.ts';
import { type Client, clientOf } from './client.ts';

export interface Tera {
  readonly adminKey: string;
  readonly url: string;
  /** Calls with the administrator's key, which is for all units. */
  readonly client: Client;
  /** Puts facts on the queue as the door would, but with dates of their own. */
  readonly enqueue: (facts: readonly FactMessage[]) => Promise<void>;
  /** Resolves when everything that was accepted has been counted, and every answer has been told whose it is. */
  readonly counted: () => Promise<void>;
  /**
   * Lets the next night be for all units, each a day after the one before and the first tomorrow. Afterwards everything that
   * was counted is in the numbers that are told as of a night, and what became due is published: for fourteen nights nothing
   * of today.
   */
  readonly night: () => Promise<void>;
  /** Calls who publishes, for the night of today as the clock of the functions has it. */
  readonly nightOfToday: () => Promise<void>;
  /** Sets the clock of every function, in a stack that was started with an offset. */
  readonly setClock: (at: Instant) => void;
  /** What is stored, for whoever has to know more than is shown. */
  readonly stored: { readonly client: DynamoClient; readonly tables: TableNames };
  /** What is counted of a period, also what citizens said: that is told to nobody before it is released. */
  readonly cells: (unitId: string, period: string) => Promise<ReadCells>;
  /** Whatever lies in the three tables, as JSON, an item each. */
  readonly storedItems: () => Promise<readonly string[]>;
  /** Queue name → URL, and what an AWS client has to be told to reach them. */
  readonly queueUrls: ReadonlyMap<string, string>;
  readonly awsEnvironment: Readonly<Record<string, string>>;
  /** Where its keys and secrets are. */
  readonly dataDir: string;
}

export interface StackWishes {
  /** Of a stack that has ended, which stays afterwards; without one, a new folder that goes with the stack. */
  readonly dataDir?: string;
  /** Puts something into the folder before the stack finds it. */
  readonly prepare?: (dataDir: string) => void;
  /** The clock of the schedules, where it is not the machine's. */
  readonly now?: NonNullable<StackOptions['now']>;
  /** By how much every function's clock is before the machine's. */
  readonly clockOffsetMs?: number;
  /** Who can be chosen at the issuer, where it is not the example people. */
  readonly people?: NonNullable<StackOptions['people']>;
}

/** The stack, for the tests of this file or of the `describe` around the call; `units`: what is registered in it. */
export function aStack({
  units = {},
  ...wishes
}: StackWishes & { readonly units?: Readonly<Record<string, RegistryDocument>> } = {}): Tera {
  const tera = duringTests(() => startTera(wishes));
  beforeAll(async () => {
    for (const [unitId, document] of Object.entries(units)) await tera.client.putUnit(unitId, document);
  });
  return tera;
}

/** Far beyond what counting takes; a message that failed only comes back after minutes. */
const COUNTED_WITHIN = 60 * SECOND;
const POLL_EVERY = 50;

/** For whoever starts and ends it by itself. */
export async function startTera({ dataDir, prepare, ...wishes }: StackWishes = {}): Promise<Tera & Started> {
  const folder = dataDir === undefined ? newFolder() : { path: dataDir, stop: () => undefined };
  prepare?.(folder.path);
  // Nothing of the environment: a test must never write to somebody's tables.
  const stack = await startStack({ dataDir: folder.path, port: 0, environment: {}, ...wishes });
  const { region, credentials, endpoints } = stack;
  let { clockOffsetMs = 0 } = wishes;
  const now = () => Date.now() + clockOffsetMs;
  const dynamoDb = dynamoClient({ endpoint: endpoints.dynamoDb, region, credentials });
  const sdk = new DynamoDBClient({ endpoint: endpoints.dynamoDb, region, credentials });
  const sqs = new SQSClient({ endpoint: endpoints.sqs, region, credentials });
  const queue = factQueue(
    sqsClient({ endpoint: endpoints.sqs, region, credentials }),
    settingOf(stack, 'FACTS_QUEUE_URL'),
    (error) => {
      throw error;
    },
  );
  const { adminKey } = await issueKeys(stack.dataFolder, keyStore(dynamoDb, settingOf(stack, 'REGISTRY_TABLE')), now());
  const messages = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const [name, url] of stack.queueUrls) counts[name] = await messagesIn(sqs, url);
    return counts;
  };
  const emptied = async (): Promise<void> => {
    const deadline = Date.now() + COUNTED_WITHIN;
    let left = await messages();
    while (Object.values(left).some((count) => count > 0)) {
      if (Date.now() > deadline) throw new Error(`not counted: ${JSON.stringify(left)}`);
      await sleep(POLL_EVERY);
      left = await messages();
    }
  };
  let nights = 0;
  let lastNight = Promise.resolve();
  const night = async (): Promise<void> => {
    nights += 1;
    await nightAt(now() + nights * DAY);
  };
  const nightAt = async (at: Instant): Promise<void> => {
    for (const name of ['publish', 'keep-comments'] as const) {
      const outcome = await stack.invoke(name, { scheduledTime: new Date(at).toISOString() });
      if (outcome.kind === 'failed') throw new Error(`the night failed: ${JSON.stringify(outcome)}`);
    }
  };
  const tables: TableNames = {
    facts: settingOf(stack, 'FACTS_TABLE'),
    indicators: settingOf(stack, 'INDICATORS_TABLE'),
    registry: settingOf(stack, 'REGISTRY_TABLE'),
  };
  const charges = chargeOutbox(dynamoDb, tables.facts);
  const indicators = indicatorStore(dynamoDb, tables.indicators);
  return {
    adminKey,
    url: stack.url,
    client: clientOf(stack.url, adminKey),
    enqueue: async (facts) => {
      const taken = await queue.send(facts);
      if (!taken.every(Boolean)) throw new Error('the queue did not take everything');
    },
    counted: async () => {
      await emptied();
      // What the schedule would do within a minute.
      while (!(await charges.isEmpty())) {
        await stack.invoke('charge-answers', { scheduledTime: new Date().toISOString() });
        await emptied();
      }
    },
    // One after the other, also for tests that run side by side.
    night: () => (lastNight = lastNight.then(night)),
    nightOfToday: () => nightAt(now()),
    setClock: (at) => {
      clockOffsetMs = at - Date.now();
      stack.setClockOffset(clockOffsetMs);
    },
    stored: { client: dynamoDb, tables },
    cells: async (unitId, text) => {
      const period = parsePeriod(text);
      if (period === undefined) throw new Error(`no period: ${text}`);
      return (await indicators.read(unitId as UnitId, period, { consistency: 'strong' })).cells;
    },
    storedItems: async () => {
      const names = Object.values(tables);
      return (await Promise.all(names.map((table) => itemsOf(sdk, table)))).flat();
    },
    stop: async () => {
      sdk.destroy();
      sqs.destroy();
      await stack.stop();
      folder.stop();
    },
    dataDir: folder.path,
    queueUrls: stack.queueUrls,
    awsEnvironment: {
      AWS_ENDPOINT_URL_SQS: endpoints.sqs,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_REGION: region,
    },
  };
}

async function itemsOf(sdk: DynamoDBClient, TableName: string): Promise<string[]> {
  const items: string[] = [];
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await sdk.send(new ScanCommand({ TableName, ExclusiveStartKey: from }));
    items.push(...(page.Items ?? []).map((item) => JSON.stringify(item)));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}

/** Waiting ones and those in somebody's hands; the dead-letter queue's as well, which nobody ever empties. */
async function messagesIn(sqs: SQSClient, url: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return (
    Number(Attributes['ApproximateNumberOfMessages']) + Number(Attributes['ApproximateNumberOfMessagesNotVisible'])
  );
}
