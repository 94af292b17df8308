// Counts a period again from its facts. Beside the aggregator it is the only function that may write facts and cells, and
// it writes them by the same rule.

import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import type { Api } from './api.ts';
import { ownMetric } from './metric.ts';
import type { GrantedResource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';
import type { WatchedQueue } from './watched-queue.ts';

interface RebuildProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly chargesQueue: WatchedQueue;
  readonly cursorSecret: GrantedResource<'secret'>;
}

export class Rebuild extends Construct {
  constructor(scope: Construct, id: string, { api, tables, chargesQueue, cursorSecret, ...house }: RebuildProps) {
    super(scope, id);

    const rebuildCells = new ServiceFunction(this, 'RebuildCells', {
      ...house,
      name: 'rebuild-cells',
      whenThisFails:
        'Nobody can check figures against their facts, or count again under a new standard; both can wait.',
      memory: 1769,
      // It stops by itself in time and says where to go on (functions/rebuild-cells); the gateway gives up after 30 s.
      timeout: Duration.seconds(25),
    });
    rebuildCells.uses(tables.evidence, 'dynamodb:Query');
    // As the aggregator: it takes away pointers to evidence that has moved, and never a fact.
    rebuildCells.uses(tables.facts, 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    rebuildCells.uses(tables.indicators, 'dynamodb:Query', 'dynamodb:UpdateItem');
    rebuildCells.uses(tables.registry.under('units', 'keys'), 'dynamodb:GetItem');
    rebuildCells.uses(chargesQueue.queue, 'sqs:SendMessage');
    rebuildCells.uses(tables.registry.under('audit'), 'dynamodb:PutItem');
    rebuildCells.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    api.route(rebuildCells);

    raiseAlarm(this, 'DriftAlarm', {
      metric: ownMetric('CountersDrifted', { service: 'rebuild-cells' }, Duration.minutes(5), house.stage),
      atLeast: 1,
      whenThisFails: 'Figures that were served did not hold what their facts say: somebody may have been misjudged.',
      runbook: 'counters-have-drifted',
      alarmTopic: house.alarmTopic,
    });
  }
}
