// Counts queued facts into the indicators. How many messages it gets at once decides what counting costs: a cell is
// written once per batch, however many facts of it are inside.

import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import { ownMetric } from './metric.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';
import { type WatchedQueue, workerTimeout } from './watched-queue.ts';

interface AggregationProps extends House {
  readonly tables: Tables;
  readonly factsQueue: WatchedQueue;
}

export class Aggregation extends Construct {
  constructor(scope: Construct, id: string, { tables, factsQueue, ...house }: AggregationProps) {
    super(scope, id);

    const aggregate = new ServiceFunction(this, 'Aggregate', {
      ...house,
      name: 'aggregate',
      whenThisFails: 'Nothing is lost, but figures stop moving: answers and times wait in the queue.',
      memory: 1769,
      timeout: workerTimeout,
    });
    // It takes away what comes and goes with a fact, such as pointers to evidence that has moved, and never a fact.
    aggregate.uses(tables.facts, 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    aggregate.uses(tables.indicators, 'dynamodb:UpdateItem');
    aggregate.uses(tables.registry.under('units'), 'dynamodb:GetItem');
    aggregate.consumes(factsQueue.queue, {
      batchSize: 1000,
      maxBatchingWindow: house.stage.batchWindow,
      maxConcurrency: house.stage.aggregators,
    });

    const period = Duration.minutes(5);
    const its = { service: 'aggregate' } as const;
    raiseAlarm(this, 'ThrottlesAlarm', {
      metric: aggregate.lambda.metricThrottles({ period }),
      atLeast: 1,
      periods: 3,
      whenThisFails: 'Figures fall behind: the account has no Lambda concurrency left for the aggregator.',
      runbook: 'aggregate-is-throttled',
      alarmTopic: house.alarmTopic,
    });
    raiseAlarm(this, 'UnreadableAlarm', {
      metric: ownMetric('Unreadable', its, period, house.stage),
      atLeast: 1,
      whenThisFails: 'What was accepted cannot be read and is not counted; it ends in the dead-letter queue.',
      runbook: 'messages-cannot-be-read',
      alarmTopic: house.alarmTopic,
    });
    raiseAlarm(this, 'FactsRefusedAlarm', {
      metric: ownMetric('FactsRefused', its, period, house.stage),
      atLeast: 1,
      whenThisFails:
        'Tickets or answers cannot be written and are missing from the figures until the reason is mended.',
      runbook: 'facts-are-refused',
      alarmTopic: house.alarmTopic,
    });
  }
}
