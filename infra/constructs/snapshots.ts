// Keeps what HR pulled as it was. It reads sums and never a fact, and what it has kept it can neither change nor delete.

import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { GrantedResource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface SnapshotsProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly cursorSecret: GrantedResource<'secret'>;
}

export class Snapshots extends Construct {
  constructor(scope: Construct, id: string, { api, tables, cursorSecret, ...house }: SnapshotsProps) {
    super(scope, id);

    const keepSnapshots = new ServiceFunction(this, 'KeepSnapshots', {
      ...house,
      name: 'keep-snapshots',
      whenThisFails: 'HR can neither freeze figures nor show what an evaluation rested on; what is kept stays kept.',
      // All tables of a large unit are some seconds of arithmetic: a whole core. The gateway gives up after 30 s.
      memory: 1769,
      timeout: Duration.seconds(25),
    });
    keepSnapshots.uses(tables.indicators, 'dynamodb:Query');
    keepSnapshots.uses(tables.registry.under('units', 'keys', 'snapshots', 'releases'), 'dynamodb:GetItem');
    keepSnapshots.uses(tables.registry.under('releases'), 'dynamodb:Query');
    // Nothing here may update or delete, and what it puts lies apart from units and keys.
    keepSnapshots.uses(tables.registry.under('snapshots'), 'dynamodb:Query', 'dynamodb:PutItem');
    keepSnapshots.uses(tables.registry.under('audit'), 'dynamodb:PutItem');
    // What was answered is remembered beside the facts, and no fact is within reach.
    keepSnapshots.uses(tables.facts.under('once'), 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    keepSnapshots.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    api.route(keepSnapshots);
  }
}
