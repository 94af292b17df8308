// Counts queued facts into the indicators. How many messages it gets at once decides what counting costs: a cell is
// written once per batch, however many facts of it are inside.

import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import { aggregatorTimeout, type FactsQueue } from './facts-queue.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface AggregationProps extends House {
  readonly tables: Tables;
  readonly factsQueue: FactsQueue;
}

export class Aggregation extends Construct {
  constructor(scope: Construct, id: string, { tables, factsQueue, ...house }: AggregationProps) {
    super(scope, id);

    const aggregate = new ServiceFunction(this, 'Aggregate', {
      ...house,
      name: 'aggregate',
      whenThisFails: 'Nothing is lost, but figures stop moving: answers and times wait in the queue.',
      environment: {
        FACTS_TABLE: tables.facts.tableName,
        INDICATORS_TABLE: tables.indicators.tableName,
        REGISTRY_TABLE: tables.registry.tableName,
      },
      memory: 1769,
      timeout: aggregatorTimeout,
    });
    // It takes away pointers to evidence that has moved, and never a fact.
    aggregate.allow(tables.facts.tableArn, 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    aggregate.allow(tables.indicators.tableArn, 'dynamodb:UpdateItem');
    aggregate.allow(tables.registry.tableArn, 'dynamodb:GetItem');

    const { queue } = factsQueue;
    aggregate.allow(queue.queueArn, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
    new EventSourceMapping(this, 'FromQueue', {
      target: aggregate.lambda,
      eventSourceArn: queue.queueArn,
      batchSize: 1000,
      maxBatchingWindow: house.stage.batchWindow,
      maxConcurrency: house.stage.aggregators,
      reportBatchItemFailures: true,
    });

    raiseAlarm(this, 'ThrottlesAlarm', {
      metric: aggregate.lambda.metricThrottles({ period: Duration.minutes(5) }),
      atLeast: 1,
      periods: 3,
      whenThisFails: 'Figures fall behind: the account has no Lambda concurrency left for the aggregator.',
      runbook: 'aggregate-is-throttled',
      alarmTopic: house.alarmTopic,
    });
  }
}
