// A function as it is deployed: what its index.ts exports, composed from an environment as it has it in the cloud, on the
// engines of the test's file. It says nothing on the console unless a test wants to see its log.
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, vi } from 'vitest';
import { type Engine, type Queue, type SecretsEndpoint, TABLES } from './engine/index.ts';

export interface Surroundings {
  readonly engine?: Engine;
  readonly queue?: Queue;
  /** Of these it is given `links`, `responses`, `presence`, `qminder` and `cursors`. */
  readonly secrets?: SecretsEndpoint;
  /** `DEBUG`: everything that it would ever say, for the tests of its log. */
  readonly logLevel?: 'DEBUG' | 'SILENT';
}

type Handler<Event, Result> = (event: Event, context: Context) => Result;

/** Loaded before the first test: `load` must be an import of the moment, such as `() => import('./index.ts')`. */
export function aHandler<Event, Result>(
  load: () => Promise<{ readonly handler: Handler<Event, Result> }>,
  surroundings: Surroundings = {},
): Handler<Event, Result> {
  let handler: Handler<Event, Result> | undefined;
  beforeAll(async () => {
    for (const [name, value] of Object.entries(environmentOf(surroundings))) vi.stubEnv(name, value);
    // Composed anew: files of tests share their modules, and another one may have loaded it with tables of its own.
    vi.resetModules();
    ({ handler } = await load());
  });
  afterAll(() => void vi.unstubAllEnvs());
  return (event, context) => {
    if (handler === undefined) throw new Error('the function is called before it was loaded');
    return handler(event, context);
  };
}

function environmentOf({ engine, queue, secrets, logLevel = 'SILENT' }: Surroundings): Record<string, string> {
  return {
    AWS_REGION: 'ap-southeast-3',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    POWERTOOLS_SERVICE_NAME: 'test',
    POWERTOOLS_METRICS_NAMESPACE: 'Tera',
    POWERTOOLS_METRICS_DISABLED: 'true',
    POWERTOOLS_LOG_LEVEL: logLevel,
    PUBLIC_URL: 'https://tera.example/',
    SOFTWARE_VERSION: 'test',
    CURSOR_SECRET_ARN: 'cursors',
    ...(engine && {
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      FACTS_TABLE: TABLES.facts,
      INDICATORS_TABLE: TABLES.indicators,
      REGISTRY_TABLE: TABLES.registry,
    }),
    ...(queue && {
      AWS_ENDPOINT_URL_SQS: queue.endpoint,
      FACTS_QUEUE_URL: queue.url,
      CHARGES_QUEUE_URL: queue.chargesUrl,
    }),
    ...(secrets && {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
      LINK_SECRET_ARN: 'links',
      RESPONSE_SECRET_ARN: 'responses',
      PRESENCE_SECRET_ARN: 'presence',
      SESSION_SECRET_ARN: 'session',
      QMINDER_SECRET_ARN: 'qminder',
    }),
  };
}
