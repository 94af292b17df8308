// The settings in which dev and prod differ, and nothing else: what is the same everywhere stays with the construct
// that it belongs to. A stage is named once, on the command line, and travels from there as an object.

import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

export type StageName = 'dev' | 'prod';

export interface Stage {
  readonly name: StageName;
  /** What becomes of tables, secrets and undelivered facts when they leave the template. */
  readonly removalPolicy: RemovalPolicy;
  /** Whether a table refuses to be deleted, also by hand. */
  readonly deletionProtection: boolean;
  readonly logRetention: RetentionDays;
  /** Below this level the functions write nothing. */
  readonly logLevel: 'DEBUG' | 'INFO';
  /** How many aggregators may count at once: more is faster, but they meet on the same cells more often. */
  readonly aggregators: number;
  /** How long the aggregator waits for a batch to fill: cells are written once per batch, so waiting saves writes. */
  readonly batchWindow: Duration;
  /** For the whole API, all callers together. */
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  /** `topic` makes an SNS topic for whoever is on duty to subscribe to; `console` only colours the console. */
  readonly alarmDestination: 'topic' | 'console';
}

const stages: Readonly<Record<StageName, Stage>> = {
  dev: {
    name: 'dev',
    removalPolicy: RemovalPolicy.DESTROY,
    deletionProtection: false,
    logRetention: RetentionDays.ONE_WEEK,
    logLevel: 'DEBUG',
    aggregators: 2,
    batchWindow: Duration.seconds(1),
    throttle: { requestsPerSecond: 50, burst: 100 },
    alarmDestination: 'console',
  },
  prod: {
    name: 'prod',
    removalPolicy: RemovalPolicy.RETAIN,
    deletionProtection: true,
    logRetention: RetentionDays.THREE_MONTHS,
    logLevel: 'INFO',
    aggregators: 4,
    batchWindow: Duration.seconds(5),
    throttle: { requestsPerSecond: 500, burst: 1000 },
    alarmDestination: 'topic',
  },
};

/** @throws when there is no such stage: a misspelt stage must not be deployed as another one. */
export function stageNamed(name: unknown): Stage {
  switch (name) {
    case 'dev':
    case 'prod':
      return stages[name];
    default:
      throw new Error(`There is no stage ${JSON.stringify(name)}: use -c stage=dev or -c stage=prod.`);
  }
}
