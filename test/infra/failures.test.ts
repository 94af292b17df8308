// What a function counts when something fails is what its alarm listens to. Every function runs as it is, with the environment
// of its template, against an AWS that denies everything; no code of ours is replaced.

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ScheduledRunSchema } from '@tera/contracts';
import { type FunctionHost, type SystemDescription, type Templates, describeSystem, hostFunctions } from '@tera/local';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as z from 'zod';
import { teraApp } from '../../infra/tera-app.ts';
import { capturedOutput, aContext, requestOf } from '@tera/testing/http';
import { functionsIn, systemOf } from './templates.ts';

const prod = systemOf('prod');
const root = resolve(import.meta.dirname, '../..');
const place = { region: 'ap-southeast-3', accountId: '111122223333' };
const system = describeSystem(
  Object.fromEntries(
    teraApp({ stage: 'prod', bundling: false })
      .synth()
      .stacks.map(({ stackName, template }) => [stackName, template as Templates[string]]),
  ),
  place,
);
const names = [...functionsIn(prod.resources.values()).keys()];
/** Nothing can be denied to these: they use nothing. */
const alone = ['counter-page', 'describe-api'];

let aws: Server;
let host: FunctionHost;
let logFolder: string;

beforeAll(async () => {
  aws = createServer((_, response) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type: 'com.amazonaws#AccessDeniedException', message: 'not authorized' }));
  });
  await once(aws.listen(0, '127.0.0.1'), 'listening');
  logFolder = mkdtempSync(join(tmpdir(), 'tera-failures-'));
  const endpoint = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;
  host = hostFunctions({
    ...place,
    functions: system.functions,
    root,
    logFolder,
    environment: (spec) => ({
      ...environmentOf(spec),
      ...credentials,
      ...serviceEndpoints(endpoint),
    }),
  });
  for (const name of names) for (const event of eventsFor(name)) await host.invoke(name, event);
  // What was written is whole only when the thread that wrote it has ended.
  await host.stop();
});

afterAll(async () => {
  rmSync(logFolder, { recursive: true, force: true });
  aws.close();
  await once(aws, 'close');
});

describe('a function to which the first thing that it asks for is denied', () => {
  it.each(names.filter((name) => !alone.includes(name)))('is heard by the alarm of its failures: %s', (name) => {
    const lines = readFileSync(join(logFolder, `${name}.log`), 'utf8').split('\n');

    expect(lines.join('\n')).toContain('AccessDeniedException');
    expect(emitted(lines)).toContainEqual(alarmOf(name));
  });

  it('is each of those that have a right', () => {
    const withRights = [...prod.ofType('AWS::Lambda::Function').values()].filter(({ Properties }) => {
      const { Variables } = Properties['Environment'] as { Variables: Readonly<Record<string, string>> };
      return Object.keys(Variables).some((variable) => /_(?:TABLE|URL|ARN)$/.test(variable));
    });

    expect([...functionsIn(withRights).keys(), ...alone].toSorted()).toEqual(names.toSorted());
  });
});

describe('a function that asks for nothing', () => {
  it.each(alone)('and fails is heard by the alarm of its failures: %s', async (name) => {
    const spec = specOf(name);
    for (const [variable, value] of Object.entries(environmentOf(spec))) vi.stubEnv(variable, value);
    vi.resetModules();
    const { handler } = (await import(resolve(root, spec.entry))) as {
      readonly handler: (event: unknown, context: object) => Promise<unknown>;
    };
    const [event] = eventsFor(name);

    const output = await capturedOutput(() => handler(failingOnce(event ?? {}), aContext()));

    expect(emitted(output.split('\n'))).toContainEqual(alarmOf(name));
    vi.unstubAllEnvs();
  });
});

/** A metric as its alarm must name it. */
interface Kept {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, unknown>>;
}

function alarmOf(name: string): Kept {
  const alarm = [...prod.ofType('AWS::CloudWatch::Alarm').values()].find(
    ({ Properties: { MetricName, AlarmDescription } }) =>
      MetricName === 'Failed' && String(AlarmDescription).endsWith(`#${name}-fails`),
  )?.Properties;
  const dimensions = (alarm?.['Dimensions'] ?? []) as readonly { readonly Name: string; readonly Value: string }[];
  return {
    namespace: String(alarm?.['Namespace']),
    name: String(alarm?.['MetricName']),
    dimensions: Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, Value])),
  };
}

/**
 * What CloudWatch keeps of these lines.
 * Source: "Specification: Embedded metric format", Amazon CloudWatch User Guide.
 */
function emitted(lines: readonly string[]): readonly Kept[] {
  return lines
    .filter((line) => line.includes('"CloudWatchMetrics"'))
    .map((line) => JSON.parse(line) as EmbeddedMetrics)
    .flatMap((line) =>
      line['_aws'].CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
        Metrics.flatMap(({ Name }) =>
          Dimensions.map((set) => ({
            namespace: Namespace,
            name: Name,
            dimensions: Object.fromEntries(set.map((dimension) => [dimension, line[dimension]])),
          })),
        ),
      ),
    );
}

interface EmbeddedMetrics extends Readonly<Record<string, unknown>> {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
}

/** One for each way into the function: its routes, its queue, or its schedules. */
function eventsFor(name: string): readonly object[] {
  const { api, mappings, schedules } = system;
  const batch = { Records: [{ messageId: 'm-1', body: JSON.stringify(aMessage) }] };
  return [
    ...api.routes.filter(({ functionName }) => functionName === name).map(({ routeKey }) => aCall(routeKey)),
    ...mappings.filter(({ functionName }) => functionName === name).map(() => batch),
    ...schedules.filter(({ functionName }) => functionName === name).map(() => aRun),
  ];
}

/** A call that comes as far as the first thing that the function asks for: it has a key, a signature, and the cookie of a session. */
function aCall(routeKey: string): object {
  const path = Object.fromEntries(
    [...routeKey.matchAll(/\{(\w+)\+?\}/g)].map(([, parameter = '']) => [parameter, 'x']),
  );
  return requestOf({
    routeKey,
    path,
    key: 'tera_abc_def',
    headers: { 'x-qminder-signature': '0'.repeat(64) },
    cookies: ['tera_session=a.b.c.d.e', '__Host-tera_session=a.b.c.d.e'],
    json: {},
  });
}

const aRun: z.input<typeof ScheduledRunSchema> = { scheduledTime: '2026-11-20T01:00:00Z' };

const aMessage = {
  v: 1,
  kind: 'ticket-events',
  unitId: 'contoh',
  events: [
    {
      eventId: 'e-1',
      ticketId: 'A-1',
      type: 'issued',
      occurredAt: Date.parse('2026-11-20T08:00:00+07:00'),
      serviceId: 'ektp',
    },
  ],
};

/** The event, whose headers cannot be read the first time that anybody looks: what a defect in the chain would be. */
function failingOnce(event: object): object {
  let looked = 0;
  return {
    ...event,
    get headers() {
      if (looked++ === 0) throw new Error('a defect');
      return {};
    },
  };
}

type FunctionSpec = SystemDescription['functions'][number];

function specOf(name: string): FunctionSpec {
  const found = system.functions.find((spec) => spec.name === name);
  if (found === undefined) throw new Error(`The app has no function ${name}.`);
  return found;
}

function environmentOf(spec: FunctionSpec): Readonly<Record<string, string>> {
  return spec.environment({ apiUrl: 'https://tera.example', queueUrl: (queue) => `https://sqs.example/1/${queue}` });
}

const credentials = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' };

function serviceEndpoints(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_SQS: endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
  };
}
