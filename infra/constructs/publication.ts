// Publishes what citizens said: every night what is due, and by hand. What it has published it can neither change nor delete:
// the condition on the put is the code's, and the rights hold that it updates and deletes nothing.

import { Duration } from 'aws-cdk-lib/core';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import type { Api } from './api.ts';
import { ownMetric } from './metric.ts';
import type { Schedules } from './schedules.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface PublicationProps extends House {
  readonly api: Api;
  readonly schedules: Schedules;
  readonly tables: Tables;
}

export class ReleasePublishing extends Construct {
  constructor(scope: Construct, id: string, { api, schedules, tables, ...house }: PublicationProps) {
    super(scope, id);
    const { registry } = tables;

    const publish = new ServiceFunction(this, 'Publish', {
      ...house,
      name: 'publish',
      whenThisFails: 'Satisfaction is not published when it is due, and running figures stand still; nothing is lost.',
      // Room for the quarter of a large unit. With more, V8 doubles what it lets lie of the young, and is hardly quicker.
      memory: 1280,
      // Every unit of a night; the gateway gives up after 30 s, and what was begun is made all the same.
      timeout: Duration.minutes(15),
    });
    publish.uses(registry.under('units', 'keys'), 'dynamodb:GetItem');
    publish.uses(registry.under('unitList', 'objections', 'rulingsOutbox'), 'dynamodb:Query');
    publish.uses(
      registry.under('releases'),
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:ConditionCheckItem',
    );
    publish.uses(registry.under('followUps', 'brought'), 'dynamodb:Query', 'dynamodb:PutItem');
    // What is public of a unit, where it was put by software of before.
    publish.uses(registry.under('publicUnits'), 'dynamodb:GetItem', 'dynamodb:PutItem');
    publish.uses(registry.under('audit'), 'dynamodb:PutItem');
    publish.uses(tables.indicators, 'dynamodb:Query');
    publish.uses(tables.facts, 'dynamodb:BatchGetItem');
    publish.uses(tables.facts.under('chargesOutbox'), 'dynamodb:Query');
    // How many answers an office has just brought in.
    publish.uses(tables.facts.under('limits'), 'dynamodb:GetItem');
    // What was answered is remembered beside the facts, and no fact is written.
    publish.uses(tables.facts.under('once'), 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    publish.uses(tables.evidence, 'dynamodb:Query');
    api.route(publish);
    // Half past midnight in the west of Indonesia, half past two in the east: the day before is over everywhere.
    schedules.call(publish, { EveryNight: ScheduleExpression.cron({ minute: '30', hour: '17' }) });

    raiseAlarm(this, 'ReleasesOverdueAlarm', {
      metric: ownMetric('ReleasesOverdue', { service: 'publish' }, Duration.days(1), house.stage),
      atLeast: 1,
      whenThisFails: 'A release has been due for three days: its office waits for figures that cannot be made.',
      runbook: 'releases-are-overdue',
      alarmTopic: house.alarmTopic,
    });
  }
}
