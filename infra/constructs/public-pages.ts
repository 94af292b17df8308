// The pages that anybody opens: what is published of each unit. They may read what is published and what is counted, and nothing of
// keys, people, sessions, tickets or answers.

import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface PublicPagesProps extends House {
  readonly api: Api;
  readonly tables: Tables;
}

export class PublicPages extends Construct {
  constructor(scope: Construct, id: string, { api, tables, ...house }: PublicPagesProps) {
    super(scope, id);

    const publicPage = new ServiceFunction(this, 'PublicPage', {
      ...house,
      name: 'public-page',
      whenThisFails:
        'The public cannot see what is published of a unit, and waiting rooms keep their last picture; nothing is lost.',
      memory: 1024,
      // The quarter of a large unit is read for its page; the gateway gives up after 30 s.
      timeout: Duration.seconds(25),
    });
    const { registry, indicators } = tables;
    publicPage.uses(registry.under('units', 'publicUnits', 'releases'), 'dynamodb:GetItem');
    publicPage.uses(registry.under('unitList', 'releases', 'followUps', 'brought'), 'dynamodb:Query');
    publicPage.uses(indicators, 'dynamodb:Query');
    publicPage.knows('PUBLIC_URL', api.url);
    api.route(publicPage);
  }
}
