// Puts the local stack together: engines, then tables and queues, then functions, then the door, and takes it apart in the
// opposite order. Everything it needs to know about Tera comes from the templates.

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { SettingName } from '@tera/contracts';
import { cacheFolder, compileCache, repository } from './cache-folder.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { startDynamoDb } from './engines/dynamodb.ts';
import type { ExamplePerson } from './engines/issuer.ts';
import { isOfIssuer } from './engines/issuer-path.ts';
import { type EngineCredentials, credentialsFor, type Endpoints, externalEndpoints } from './engines/endpoints.ts';
import { startSecrets, withMissingSecrets } from './engines/secrets.ts';
import { localQueueUrl, startSqs } from './engines/sqs.ts';
import { examplePeople } from './example/people.ts';
import { type FunctionHost, hostFunctions } from './function-host.ts';
import { httpApi } from './http-api.ts';
import { objectIn } from './json.ts';
import { StartProblem } from './problem.ts';
import { startSchedules } from './schedules.ts';
import { synthesiseTera } from './synthesis.ts';
import { describeSystem, type LateUrls, type SystemDescription, type Templates } from './template.ts';

export interface StackOptions {
  readonly dataDir: string;
  /** 0 lets the operating system choose. */
  readonly port?: number;
  /** Empties the data folder first. */
  readonly fresh?: boolean;
  /** Where endpoints of other engines may be named. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Another system than Tera, for tests; its entries are relative to `root`. */
  readonly templates?: () => Promise<Templates>;
  readonly root?: string;
  /** What time it is for the schedules, in milliseconds since 1970, before `clockOffsetMs`. */
  readonly now?: () => number;
  /** By how many milliseconds the clocks of the functions and the schedules are ahead of the machine's. */
  readonly clockOffsetMs?: number | undefined;
  /** Who can be chosen at the issuer of this machine; the example people unless somebody says otherwise. */
  readonly people?: readonly ExamplePerson[];
  /** Where to listen; this machine alone unless somebody says otherwise. */
  readonly host?: string;
  /** One line for whoever watches. */
  readonly onProgress?: (line: string) => void;
  /** Something that the stack cannot do without has ended. */
  readonly onFailure?: (error: Error) => void;
}

export interface Stack {
  readonly url: string;
  readonly description: SystemDescription;
  readonly dataFolder: DataFolder;
  readonly endpoints: Endpoints;
  readonly credentials: EngineCredentials;
  readonly region: string;
  /** Which engines are ours; the others were named in the environment. */
  readonly embedded: { readonly dynamoDb: boolean; readonly sqs: boolean };
  /** What the functions are told, all together: `FACTS_TABLE`, `FACTS_QUEUE_URL`, … */
  readonly settings: Readonly<Record<string, string>>;
  /** Queue name → URL. */
  readonly queueUrls: ReadonlyMap<string, string>;
  /** Invokes a function past the HTTP API and the queues. */
  readonly invoke: FunctionHost['invoke'];
  /** Loads the functions that nobody has called yet. */
  readonly warm: () => Promise<void>;
  /** Sets the clocks of a stack that was started with an offset, at once for whoever is called afterwards. */
  readonly setClockOffset: (milliseconds: number) => void;
  /** Answers what was asked, finishes the batches and scheduled runs in hand, and ends. */
  readonly stop: () => Promise<void>;
}

/** What the functions are told under a name. @throws where none is told anything by it */
export function settingOf({ settings }: Pick<Stack, 'settings'>, name: SettingName): string {
  const value = settings[name];
  if (value === undefined) throw new Error(`no function is told ${name}`);
  return value;
}

const accountId = '000000000000';

/** @throws StartProblem when the reader of its sentence can do something about it. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const ending: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ending.splice(0).toReversed()) await end();
  };
  try {
    return await start(options, ending, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: StackOptions,
  ending: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Stack> {
  const { environment = process.env, root = repository, now = Date.now, onProgress, onFailure } = options;
  const { host: address = '127.0.0.1' } = options;
  let { clockOffsetMs } = options;
  const region = environment['AWS_REGION'] ?? 'ap-southeast-3';
  const credentials = credentialsFor(environment);
  const { accessKeyId } = credentials;
  const external = externalEndpoints(environment);
  const failing = onFailure === undefined ? {} : { onFailure };

  const dataFolder = openDataFolder(options.dataDir, { fresh: options.fresh ?? false });
  ending.push(dataFolder.release);

  // The door is there first, so that a taken port is known at once; who knocks early waits.
  const door = Promise.withResolvers<RequestListener>();
  const { url, close } = await listen(door.promise, options.port ?? 3000, address);
  ending.push(close);

  onProgress?.('Starting the engines and reading the CDK app …');
  const startDatabase = async (): Promise<string> => {
    if (external.dynamoDb !== undefined) return external.dynamoDb;
    const engine = await startDynamoDb({ file: join(dataFolder.path, 'dynamodb.db'), accessKeyId, ...failing });
    ending.push(engine.stop);
    return engine.endpoint;
  };
  const startQueues = async () => {
    if (external.sqs !== undefined) return { endpoint: external.sqs, endLongPolls: undefined };
    const engine = await startSqs({ folder: join(dataFolder.path, 'sqs'), region, accessKeyId, ...failing });
    ending.push(engine.stop);
    return engine;
  };
  const templates = options.templates ?? (() => synthesiseTera({ root, cacheFolder }));
  const describe = async () => describeSystem(await templates(), { region, accountId });
  const [dynamoDb, sqs, description, aws] = await allOrFirstError([
    startDatabase(),
    startQueues(),
    describe(),
    loadAwsClients(),
  ]);

  const { DynamoDBClient, SQSClient, createTables, createQueues, startEventSourceMapping } = aws;
  const dynamoDbClient = new DynamoDBClient({ endpoint: dynamoDb, region, credentials: { ...credentials } });
  const sqsClient = new SQSClient({ endpoint: sqs.endpoint, region, credentials: { ...credentials } });
  const secretValues = withMissingSecrets(keptSecrets(dataFolder), description.secrets);
  dataFolder.keep('secrets.json', secretValues);
  const startSecretsManager = async () => {
    const engine = await startSecrets(description.secrets, secretValues, accessKeyId);
    ending.push(engine.stop);
    return engine;
  };
  const [, foundUrls, secrets] = await allOrFirstError([
    reaching(dynamoDb, createTables(dynamoDbClient, description.tables)),
    reaching(sqs.endpoint, createQueues(sqsClient, description.queues)),
    startSecretsManager(),
  ]);
  dynamoDbClient.destroy();
  dataFolder.closeToOthers();

  const queueUrls =
    external.sqs === undefined
      ? new Map(description.queues.map(({ name }) => [name, localQueueUrl(sqs.endpoint, name)]))
      : foundUrls;
  const endpoints: Endpoints = { dynamoDb, sqs: sqs.endpoint, secretsManager: secrets.endpoint };
  const urls: LateUrls = { apiUrl: url, queueUrl: (name) => queueUrls.get(name) ?? name };
  const host = hostFunctions({
    functions: description.functions,
    root,
    region,
    accountId,
    logFolder: join(dataFolder.path, 'logs'),
    compileCache,
    clockOffsetMs,
    environment: (spec) => ({ ...spec.environment(urls), ...serviceVariables(endpoints, credentials) }),
  });
  ending.push(host.stop);

  for (const mapping of description.mappings) {
    const queue = description.queues.find(({ name }) => name === mapping.queueName);
    const running = startEventSourceMapping({
      mapping,
      client: sqsClient,
      queueUrl: urls.queueUrl(mapping.queueName),
      queueArn: queue?.arn ?? mapping.queueName,
      region,
      invoke: host.invoke,
      ...(sqs.endLongPolls === undefined ? {} : { endLongPolls: sqs.endLongPolls }),
      onError: (error) => onProgress?.(`The queue ${mapping.queueName} does not answer: ${String(error)}`),
    });
    ending.push(running.stop);
  }
  const running = startSchedules({
    schedules: description.schedules,
    invoke: host.invoke,
    now: () => now() + (clockOffsetMs ?? 0),
    onFailure: ({ name }, { errorType, errorMessage }) =>
      onProgress?.(`The schedule ${name} has failed: ${errorType}: ${errorMessage}`),
  });
  ending.push(running.stop);
  // Last in, first out: nothing comes through the door any more when the rest ends.
  ending.push(close);
  const [api, issuer] = [
    httpApi({
      api: description.api,
      accountId,
      invoke: host.invoke,
      now: () => Date.now() + (clockOffsetMs ?? 0),
    }),
    issuerAt(url, options.people),
  ];
  door.resolve((request, response) =>
    isOfIssuer((request.url ?? '').split('?')[0] ?? '') ? issuer(request, response) : api(request, response),
  );

  return {
    url,
    description,
    dataFolder,
    endpoints,
    credentials,
    region,
    embedded: { dynamoDb: external.dynamoDb === undefined, sqs: external.sqs === undefined },
    settings: Object.assign({}, ...description.functions.map((spec) => spec.environment(urls))) as Stack['settings'],
    queueUrls,
    invoke: host.invoke,
    warm: host.warm,
    setClockOffset: (milliseconds) => {
      if (clockOffsetMs === undefined) throw new Error('this stack goes by the clock of the machine');
      clockOffsetMs = milliseconds;
      host.setClockOffset(milliseconds);
    },
    stop,
  };
}

/** The issuer of this machine, loaded when somebody first wants to sign in: it is large, and few do. */
function issuerAt(url: string, people: readonly ExamplePerson[] = examplePeople): RequestListener {
  let started: Promise<RequestListener> | undefined;
  return (request, response) => {
    started ??= import('./engines/issuer.ts').then(({ startIssuer }) => startIssuer(url, people));
    void started.then((answer) => answer(request, response));
  };
}

/** What points the AWS SDK of a function to the engines. */
function serviceVariables(endpoints: Endpoints, credentials: EngineCredentials): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsManager,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: credentials.sessionToken }),
  };
}

function keptSecrets(dataFolder: DataFolder): Record<string, string> {
  const kept = Object.entries(objectIn(dataFolder.read('secrets.json')) ?? {});
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

async function listen(listener: Promise<RequestListener>, port: number, host: string) {
  const server = createServer((request, response) => {
    void listener.then((handle) => handle(request, response));
  });
  // Longer than clients keep an idle connection: one that sends just when it is closed here would get no answer.
  server.keepAliveTimeout = 120_000;
  let isOpen = false;
  let isClosing = false;
  void listener.then(() => (isOpen = true));
  // Node keeps idle connections open while it closes; a client that reuses them would hold us back.
  server.on('request', (_, response) => {
    response.on('close', () => isClosing && setImmediate(() => server.closeIdleConnections()));
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new StartProblem(`Port ${port} is in use: name another one with --port.`);
    }
    if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') {
      throw new StartProblem(`This machine has no address ${host}: --host wants one of its own.`);
    }
    throw error;
  }
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    isClosing = true;
    const closed = once(server, 'close');
    server.close();
    // Who knocked at a door that never opened is not waited for.
    if (!isOpen) server.closeAllConnections();
    await closed;
  };
  const { port: open } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${open}`, close };
}

/** The AWS clients are slow to load, so that happens while the engines start in their own threads and processes. */
async function loadAwsClients() {
  const [{ DynamoDBClient }, { SQSClient }, { createTables }, { createQueues }, { startEventSourceMapping }] =
    await Promise.all([
      import('@aws-sdk/client-dynamodb'),
      import('@aws-sdk/client-sqs'),
      import('./engines/tables.ts'),
      import('./engines/queues.ts'),
      import('./event-source-mapping.ts'),
    ]);
  return { DynamoDBClient, SQSClient, createTables, createQueues, startEventSourceMapping };
}

async function reaching<T>(endpoint: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') throw new StartProblem(`Nothing answers at ${endpoint}.`);
    throw error;
  }
}

/** As Promise.all, but an error waits for the others, so that whatever they start can be ended. */
async function allOrFirstError<T extends readonly Promise<unknown>[] | []>(
  work: T,
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> {
  await Promise.allSettled<unknown>(work);
  return Promise.all(work);
}
