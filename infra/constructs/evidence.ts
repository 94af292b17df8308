// Shows the facts behind a figure. It is the one function that HR calls and that reads facts, and it can write nothing.

import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { GrantedResource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface EvidenceProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly cursorSecret: GrantedResource<'secret'>;
}

export class Evidence extends Construct {
  constructor(scope: Construct, id: string, { api, tables, cursorSecret, ...house }: EvidenceProps) {
    super(scope, id);

    const readEvidence = new ServiceFunction(this, 'ReadEvidence', {
      ...house,
      name: 'read-evidence',
      whenThisFails:
        'Nobody can see what a figure is made of, and so nobody can check it; figures are served as before.',
      memory: 1024,
      // The same cells as for the rows of a period, and then a page of facts; the gateway gives up after 30 s.
      timeout: Duration.seconds(25),
    });
    readEvidence.uses(tables.evidence, 'dynamodb:Query');
    readEvidence.uses(tables.facts, 'dynamodb:BatchGetItem');
    readEvidence.uses(tables.indicators, 'dynamodb:Query');
    readEvidence.uses(tables.registry.under('units', 'keys'), 'dynamodb:GetItem');
    readEvidence.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    api.route(readEvidence);
  }
}
