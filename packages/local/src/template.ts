// What the local stack has to run, read from the synthesised templates: the one description of the system, so nothing
// here names a table, a queue or a route of Tera. Names that CloudFormation would make up are made of the logical id.

import { basename, dirname } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { type Resource, type ResourceValues, resolverOf, type Templates } from './intrinsics.ts';
import { isJson, isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from './json.ts';
import { StartProblem } from './problem.ts';

export type { Templates } from './intrinsics.ts';

export interface SystemDescription {
  readonly functions: readonly FunctionSpec[];
  readonly tables: readonly TableSpec[];
  /** Dead-letter queues come before the queues that name them. */
  readonly queues: readonly QueueSpec[];
  readonly secrets: readonly SecretSpec[];
  readonly mappings: readonly MappingSpec[];
  /** Those that are enabled. */
  readonly schedules: readonly ScheduleSpec[];
  readonly api: HttpApiSpec;
}

export interface FunctionSpec {
  /** Its `FunctionName`, else the folder of its entry: `accept-ticket-events`. */
  readonly name: string;
  readonly logicalId: string;
  /** The TypeScript file, as the template's metadata `tera:entry` says; relative to the repository. */
  readonly entry: string;
  readonly exportName: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Later than the rest, because the URLs in it are known only when the engines and the HTTP API listen. */
  readonly environment: (urls: LateUrls) => Readonly<Record<string, string>>;
}

export interface LateUrls {
  readonly queueUrl: (queueName: string) => string;
  readonly apiUrl: string;
}

export interface TableSpec {
  readonly name: string;
  readonly definition: TableDefinition;
  readonly timeToLiveAttribute: string | undefined;
}

export type TableDefinition = Pick<
  CreateTableCommandInput,
  | 'TableName'
  | 'AttributeDefinitions'
  | 'KeySchema'
  | 'GlobalSecondaryIndexes'
  | 'LocalSecondaryIndexes'
  | 'BillingMode'
>;

export interface QueueSpec {
  readonly name: string;
  readonly arn: string;
  /** As SetQueueAttributes takes them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly deadLetterQueue: string | undefined;
}

export interface SecretSpec {
  readonly name: string;
  readonly arn: string;
  readonly value: string | undefined;
  readonly generate: JsonObject | undefined;
}

export interface MappingSpec {
  readonly queueName: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** How many batches may be in hand at once. */
  readonly maximumConcurrency: number;
  readonly reportsBatchItemFailures: boolean;
}

export interface ScheduleSpec {
  readonly name: string;
  readonly arn: string;
  readonly functionName: string;
  /** `rate(5 minutes)` or `cron(0 2 * * ? *)`. */
  readonly expression: string;
  /** In which a `cron` is meant. */
  readonly timeZone: string;
  /** The event as JSON, with keywords such as `<aws.scheduler.scheduled-time>`. */
  readonly input: string;
}

export interface HttpApiSpec {
  readonly routes: readonly RouteSpec[];
  readonly cors: CorsSpec | undefined;
}

export interface RouteSpec {
  /** `GET /v1/units/{unitId}`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly functionName: string;
  readonly timeoutMs: number;
}

export interface CorsSpec {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds: number | undefined;
}

export interface TemplatePlace {
  readonly region: string;
  readonly accountId: string;
}

const tableTypes = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'];
const apiId = 'local';

/** @throws StartProblem when the templates have something that the local stack cannot run. */
export function describeSystem(templates: Templates, { region, accountId }: TemplatePlace): SystemDescription {
  const resources = Object.entries(templates).flatMap(([stack, { Resources = {} }]) =>
    Object.entries(Resources).map(([logicalId, resource]) => ({ stack, logicalId, resource })),
  );
  const physicalNames = namesOf(resources);
  const nameOf = (stack: string, logicalId: string): string => physicalNames.get(`${stack}/${logicalId}`) ?? logicalId;
  const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${accountId}:${rest}`;

  // Everything but the two kinds of URL is known before anything runs.
  const unknownYet: LateUrls = {
    queueUrl: (name) => `${name} (its URL is known later)`,
    get apiUrl(): string {
      throw new StartProblem('Only the environment of a function may name the URL of the API.');
    },
  };
  const resolver = (urls: LateUrls) =>
    resolverOf(templates, {
      region,
      accountId,
      resource: (stack, logicalId, resource) => valuesOf(resource, nameOf(stack, logicalId), arn, urls),
    });
  const resolve = resolver(unknownYet);

  const ofType = (...types: readonly string[]) =>
    resources
      .filter(({ resource }) => types.includes(resource.Type))
      .map(({ stack, logicalId, resource }) => ({
        stack,
        logicalId,
        resource,
        name: nameOf(stack, logicalId),
        // Resolved property by property: one that nobody reads may hold what nothing here can know.
        property: (key: string): unknown => resolve(stack, resource.Properties?.[key]),
      }));
  type Found = ReturnType<typeof ofType>[number];

  const functions = ofType('AWS::Lambda::Function').map(
    ({ stack, logicalId, resource, name, property }): FunctionSpec => {
      const entry = textIn(resource.Metadata?.['tera:entry']);
      if (entry === undefined) {
        throw new StartProblem(`${logicalId} in ${stack} does not say its source file in the metadata tera:entry.`);
      }
      const variables = objectIn(resource.Properties?.['Environment'])?.['Variables'];
      return {
        name,
        logicalId,
        entry,
        exportName: textIn(property('Handler'))?.split('.').at(-1) ?? 'handler',
        timeoutSeconds: numberIn(property('Timeout')) ?? 3,
        memoryMb: numberIn(property('MemorySize')) ?? 128,
        environment: (urls) => textsOf(resolver(urls)(stack, variables ?? {})),
      };
    },
  );

  /** The function that a name, an ARN or an invocation URI leads to. */
  const functionAt = (address: unknown, from: string): string => {
    const text = textIn(address) ?? '';
    const found = functions.find(
      ({ name }) => text === name || text.split('/').includes(arn('lambda', `function:${name}`)),
    );
    if (found === undefined) throw new StartProblem(`${from} leads to no function of these stacks: ${text}`);
    return found.name;
  };

  const queues = ofType('AWS::SQS::Queue').map(({ name, property }): QueueSpec => ({
    name,
    arn: arn('sqs', name),
    attributes: queueAttributes(property),
    deadLetterQueue: textIn(objectIn(property('RedrivePolicy'))?.['deadLetterTargetArn'])
      ?.split(':')
      .at(-1),
  }));

  const mappings = ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ property }) => property('Enabled') !== false)
    .map(({ logicalId, property }): MappingSpec => {
      const queue = queues.find((it) => it.arn === property('EventSourceArn'));
      if (queue === undefined) throw new StartProblem(`${logicalId} reads from something that is not a queue.`);
      if (property('FilterCriteria') !== undefined) {
        throw new StartProblem(`${logicalId} has filter criteria, which the local stack does not apply.`);
      }
      return {
        queueName: queue.name,
        functionName: functionAt(property('FunctionName'), logicalId),
        batchSize: numberIn(property('BatchSize')) ?? 10,
        windowSeconds: numberIn(property('MaximumBatchingWindowInSeconds')) ?? 0,
        // Without a limit Lambda begins with five batches at once; here it stays at five.
        maximumConcurrency: numberIn(objectIn(property('ScalingConfig'))?.['MaximumConcurrency']) ?? 5,
        reportsBatchItemFailures: listIn(property('FunctionResponseTypes')).includes('ReportBatchItemFailures'),
      };
    });

  const schedules = ofType('AWS::Scheduler::Schedule')
    .filter(({ property }) => property('State') !== 'DISABLED')
    .map(({ stack, logicalId, resource, name, property }): ScheduleSpec => {
      for (const limit of ['StartDate', 'EndDate']) {
        if (property(limit) !== undefined) {
          throw new StartProblem(`${logicalId} has a ${limit}, which the local stack does not heed.`);
        }
      }
      // Not all of the target is resolved: the role that is in it is nothing here.
      const target = objectIn(resource.Properties?.['Target']);
      const input = textIn(resolve(stack, target?.['Input']));
      if (input === undefined || !isJson(input)) {
        throw new StartProblem(`${logicalId} says no event in JSON, and the local stack makes none up.`);
      }
      const group = textIn(property('GroupName')) ?? 'default';
      return {
        name,
        arn: arn('scheduler', `schedule/${group}/${name}`),
        functionName: functionAt(resolve(stack, target?.['Arn']), logicalId),
        expression: textIn(property('ScheduleExpression')) ?? '',
        timeZone: textIn(property('ScheduleExpressionTimezone')) ?? 'UTC',
        input,
      };
    });

  const apis = ofType('AWS::ApiGatewayV2::Api');
  if (apis.length > 1) throw new StartProblem('The templates have several HTTP APIs; the local stack serves one.');
  const integrations = ofType('AWS::ApiGatewayV2::Integration');
  const integrationOf = (route: Found): Found => {
    const id = textIn(route.property('Target'))?.split('/').at(-1);
    const found = integrations.find(({ stack, name }) => stack === route.stack && name === id);
    if (found === undefined) throw new StartProblem(`The route ${route.logicalId} has no integration.`);
    return found;
  };
  const routes = ofType('AWS::ApiGatewayV2::Route').map((route): RouteSpec => {
    const integration = integrationOf(route);
    return {
      routeKey: textIn(route.property('RouteKey')) ?? '$default',
      functionName: functionAt(integration.property('IntegrationUri'), route.logicalId),
      timeoutMs: numberIn(integration.property('TimeoutInMillis')) ?? 30_000,
    };
  });

  return {
    functions,
    tables: ofType(...tableTypes).map(({ name, property }) => tableSpec(name, property)),
    queues: queues.toSorted(
      (a, b) => Number(a.deadLetterQueue !== undefined) - Number(b.deadLetterQueue !== undefined),
    ),
    secrets: ofType('AWS::SecretsManager::Secret').map(({ name, property }) => ({
      name,
      arn: secretArn(arn, name),
      value: textIn(property('SecretString')),
      generate: objectIn(property('GenerateSecretString')),
    })),
    mappings,
    schedules,
    api: { routes, cors: corsSpec(apis[0]?.property('CorsConfiguration')) },
  };
}

type Property = (key: string) => unknown;
type Arn = (service: string, rest: string) => string;

function valuesOf(resource: Resource, name: string, arn: Arn, urls: LateUrls): ResourceValues {
  switch (resource.Type) {
    case 'AWS::DynamoDB::GlobalTable':
    case 'AWS::DynamoDB::Table':
      return values(name, { Arn: () => arn('dynamodb', `table/${name}`), TableName: () => name });
    case 'AWS::SQS::Queue':
      return values(urls.queueUrl(name), {
        Arn: () => arn('sqs', name),
        QueueName: () => name,
        QueueUrl: () => urls.queueUrl(name),
      });
    case 'AWS::Lambda::Function':
      return values(name, { Arn: () => arn('lambda', `function:${name}`) });
    case 'AWS::SecretsManager::Secret':
      return values(secretArn(arn, name), { Id: () => secretArn(arn, name) });
    case 'AWS::ApiGatewayV2::Api':
      return values(apiId, { ApiEndpoint: () => urls.apiUrl, ApiId: () => apiId });
    default:
      return values(name, {});
  }
}

function values(ref: string, attributes: Readonly<Record<string, () => string>>): ResourceValues {
  return { ref, attribute: (key) => attributes[key]?.() };
}

/** Secrets Manager ends every ARN with six characters of its own. */
function secretArn(arn: Arn, name: string): string {
  return arn('secretsmanager', `secret:${name}-local0`);
}

/**
 * Physical names, by `<stack>/<logicalId>`: the one that the template gives; for a function its source folder; else the
 * stack and the logical id, without the hash that CDK puts behind it as long as that names one thing only.
 */
function namesOf(
  resources: readonly { readonly stack: string; readonly logicalId: string; readonly resource: Resource }[],
): ReadonlyMap<string, string> {
  const wished = resources.map(({ stack, logicalId, resource }) => {
    const { Properties: properties = {}, Metadata: metadata = {} } = resource;
    const given = ['FunctionName', 'TableName', 'QueueName'].map((key) => textIn(properties[key])).find(Boolean);
    const secret = resource.Type === 'AWS::SecretsManager::Secret' ? textIn(properties['Name']) : undefined;
    const entry = textIn(metadata['tera:entry']);
    const short =
      given ?? secret ?? (entry === undefined ? `${stack}-${logicalId.replace(/[0-9A-F]{8}$/, '')}` : folderOf(entry));
    return { key: `${stack}/${logicalId}`, type: resource.Type, short, long: `${stack}-${logicalId}` };
  });
  const uses = new Map<string, number>();
  for (const { type, short } of wished) uses.set(`${type} ${short}`, (uses.get(`${type} ${short}`) ?? 0) + 1);
  return new Map(wished.map(({ key, type, short, long }) => [key, uses.get(`${type} ${short}`) === 1 ? short : long]));
}

function folderOf(entry: string): string {
  const file = basename(entry).replace(/\.[cm]?[jt]s$/, '');
  return file === 'index' ? basename(dirname(entry)) : file;
}

function tableSpec(name: string, property: Property): TableSpec {
  // GlobalTable and Table differ from CreateTable in what is billed and replicated; only the keys matter here. What is
  // given here has been checked by CloudFormation's own types when CDK synthesised it.
  const indexes = (key: string) =>
    listIn(property(key))
      .filter(isObject)
      .map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }));
  const global = indexes('GlobalSecondaryIndexes');
  const local = indexes('LocalSecondaryIndexes');
  const timeToLive = objectIn(property('TimeToLiveSpecification'));
  return {
    name,
    definition: {
      TableName: name,
      AttributeDefinitions: property('AttributeDefinitions'),
      KeySchema: property('KeySchema'),
      ...(global.length === 0 ? {} : { GlobalSecondaryIndexes: global }),
      ...(local.length === 0 ? {} : { LocalSecondaryIndexes: local }),
      BillingMode: 'PAY_PER_REQUEST',
    } as TableDefinition,
    timeToLiveAttribute: timeToLive?.['Enabled'] === true ? textIn(timeToLive['AttributeName']) : undefined,
  };
}

function queueAttributes(property: Property): Readonly<Record<string, string>> {
  const plain = [
    'VisibilityTimeout',
    'MessageRetentionPeriod',
    'DelaySeconds',
    'ReceiveMessageWaitTimeSeconds',
    'MaximumMessageSize',
  ].flatMap((key) => {
    const value = numberIn(property(key));
    return value === undefined ? [] : [[key, String(value)] as const];
  });
  const redrive = objectIn(property('RedrivePolicy'));
  return {
    ...Object.fromEntries(plain),
    ...(redrive === undefined ? {} : { RedrivePolicy: JSON.stringify(redrive) }),
  };
}

function corsSpec(value: unknown): CorsSpec | undefined {
  const cors = objectIn(value);
  if (cors === undefined) return undefined;
  const texts = (key: string) => listIn(cors[key]).filter((it) => typeof it === 'string');
  return {
    allowOrigins: texts('AllowOrigins'),
    allowMethods: texts('AllowMethods'),
    allowHeaders: texts('AllowHeaders'),
    exposeHeaders: texts('ExposeHeaders'),
    allowCredentials: cors['AllowCredentials'] === true,
    maxAgeSeconds: numberIn(cors['MaxAge']),
  };
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(objectIn(value) ?? {}).map(([key, it]) => [key, String(it)]));
}
