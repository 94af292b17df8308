// Hears objections and their decisions. It adds entries to its own part of the registry table and to the audit, and sends
// messages to the facts queue; it can change no figure, no unit and no key by itself. What the queue does not take at once waits
// in the outbox, and is sent by the clock.

import { Duration } from 'aws-cdk-lib/core';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import type { Api } from './api.ts';
import { ownMetric } from './metric.ts';
import type { GrantedResource } from './resource.ts';
import type { Schedules } from './schedules.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';
import type { WatchedQueue } from './watched-queue.ts';

interface ObjectionsProps extends House {
  readonly api: Api;
  readonly schedules: Schedules;
  readonly tables: Tables;
  readonly factsQueue: WatchedQueue;
  readonly cursorSecret: GrantedResource<'secret'>;
}

export class Objections extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { api, schedules, tables, factsQueue, cursorSecret, ...house }: ObjectionsProps,
  ) {
    super(scope, id);
    const { registry } = tables;

    const hearObjections = new ServiceFunction(this, 'HearObjections', {
      ...house,
      name: 'hear-objections',
      whenThisFails: 'Officers cannot object to their figures and nobody can decide; what was filed is kept.',
    });
    hearObjections.uses(registry.under('units', 'keys'), 'dynamodb:GetItem');
    // The trail is only added to: nothing may update or delete there, and what is put lies apart from units and keys.
    hearObjections.uses(registry.under('objections'), 'dynamodb:Query', 'dynamodb:PutItem');
    hearObjections.uses(registry.under('audit'), 'dynamodb:PutItem');
    hearObjections.uses(registry.under('rulingsOutbox'), 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    hearObjections.uses(tables.facts, 'dynamodb:BatchGetItem');
    // What was answered is remembered beside the facts.
    hearObjections.uses(tables.facts.under('once'), 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    hearObjections.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    api.route(hearObjections);

    const sendRulings = new ServiceFunction(this, 'SendRulings', {
      ...house,
      name: 'send-rulings',
      whenThisFails: 'Objections and decisions that the queue did not take at once do not reach the figures.',
      timeout: Duration.minutes(1),
    });
    sendRulings.uses(registry.under('rulingsOutbox'), 'dynamodb:Query', 'dynamodb:DeleteItem');
    sendRulings.uses(registry.under('objections'), 'dynamodb:Query');
    schedules.call(sendRulings, { EveryFiveMinutes: ScheduleExpression.rate(Duration.minutes(5)) });

    for (const teller of [hearObjections, sendRulings]) teller.uses(factsQueue.queue, 'sqs:SendMessage');

    raiseAlarm(this, 'RulingsOverdueAlarm', {
      metric: ownMetric('RulingsOverdue', { service: 'send-rulings' }, Duration.minutes(5), house.stage),
      atLeast: 1,
      whenThisFails: 'Somebody objected or decided, and for a quarter of an hour the figures have not heard of it.',
      runbook: 'rulings-wait-too-long',
      alarmTopic: house.alarmTopic,
    });
  }
}
