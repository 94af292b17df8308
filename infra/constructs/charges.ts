// Tells answers whose they are. Beside the door for answers it is the one holder of the secret that joins them to their tickets;
// it reads tickets and sends messages, and can change no figure by itself.

import { Duration } from 'aws-cdk-lib/core';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import { ownMetric } from './metric.ts';
import type { GrantedResource } from './resource.ts';
import type { Schedules } from './schedules.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';
import { type WatchedQueue, workerTimeout } from './watched-queue.ts';

interface ChargesProps extends House {
  readonly schedules: Schedules;
  readonly tables: Tables;
  readonly factsQueue: WatchedQueue;
  readonly chargesQueue: WatchedQueue;
  readonly responseSecret: GrantedResource<'secret'>;
}

export class Charges extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { schedules, tables, factsQueue, chargesQueue, responseSecret, ...house }: ChargesProps,
  ) {
    super(scope, id);

    const chargeAnswers = new ServiceFunction(this, 'ChargeAnswers', {
      ...house,
      name: 'charge-answers',
      whenThisFails: 'Answers to tickets that change, and to some that are just completed, stay with the wrong one.',
      timeout: workerTimeout,
    });
    chargeAnswers.uses(tables.facts, 'dynamodb:BatchGetItem');
    chargeAnswers.uses(tables.facts.under('chargesOutbox'), 'dynamodb:Query', 'dynamodb:DeleteItem');
    chargeAnswers.uses(responseSecret, 'secretsmanager:GetSecretValue');
    chargeAnswers.uses(factsQueue.queue, 'sqs:SendMessage');
    chargeAnswers.consumes(chargesQueue.queue, {
      batchSize: 100,
      maxBatchingWindow: house.stage.batchWindow,
      maxConcurrency: 2,
    });
    schedules.call(chargeAnswers, { EveryMinute: ScheduleExpression.rate(Duration.minutes(1)) });

    raiseAlarm(this, 'ChargesLeftAlarm', {
      metric: ownMetric('ChargesLeft', { service: 'charge-answers' }, Duration.minutes(5), house.stage),
      atLeast: 1,
      periods: 3,
      whenThisFails:
        'Tickets were corrected or annulled, and for a quarter of an hour their answers have not heard of it.',
      runbook: 'charges-wait-too-long',
      alarmTopic: house.alarmTopic,
    });
  }
}
