// Brings what citizens wrote into the list, by night, and shows it to whoever answers it. It reads neither answers nor tickets, and
// holds no secret by which a comment could be found with either.

import { Duration } from 'aws-cdk-lib/core';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { GrantedResource } from './resource.ts';
import type { Schedules } from './schedules.ts';
import { type House, ServiceFunction } from './service-function.ts';
import { softwareVersion } from './software-version.ts';
import type { Tables } from './tables.ts';

interface CommentsProps extends House {
  readonly api: Api;
  readonly schedules: Schedules;
  readonly tables: Tables;
  readonly cursorSecret: GrantedResource<'secret'>;
}

export class Comments extends Construct {
  constructor(scope: Construct, id: string, { api, schedules, tables, cursorSecret, ...house }: CommentsProps) {
    super(scope, id);
    const { facts, registry } = tables;

    const keepComments = new ServiceFunction(this, 'KeepComments', {
      ...house,
      name: 'keep-comments',
      whenThisFails: 'What citizens wrote stays unread: it does not come into the list, or nobody can see the list.',
      memory: 1024,
      // Every unit of a night; the gateway gives up after 30 s.
      timeout: Duration.minutes(5),
    });
    keepComments.knows('SOFTWARE_VERSION', softwareVersion());
    keepComments.uses(registry.under('units', 'keys'), 'dynamodb:GetItem');
    keepComments.uses(registry.under('unitList'), 'dynamodb:Query');
    keepComments.uses(registry.under('audit'), 'dynamodb:PutItem');
    keepComments.uses(facts.under('waitingComments'), 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    keepComments.uses(
      facts.under('comments'),
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    );
    // Which services enough have answered.
    keepComments.uses(tables.indicators, 'dynamodb:Query');
    // What was answered is remembered beside the facts, and no fact is within reach.
    keepComments.uses(facts.under('once'), 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    keepComments.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    api.route(keepComments);
    // Half past midnight in the west of Indonesia, half past two in the east: the day before is over everywhere.
    schedules.call(keepComments, { EveryNight: ScheduleExpression.cron({ minute: '30', hour: '17' }) });
  }
}
