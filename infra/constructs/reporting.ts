// Serves the indicators. It reads sums and never a fact, so nothing that it answers can name a citizen.

import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import { type House, ServiceFunction } from './service-function.ts';
import { softwareVersion } from './software-version.ts';
import type { Tables } from './tables.ts';

interface ReportingProps extends House {
  readonly api: Api;
  readonly tables: Tables;
}

export class FigureReading extends Construct {
  constructor(scope: Construct, id: string, { api, tables, ...house }: ReportingProps) {
    super(scope, id);

    const readIndicators = new ServiceFunction(this, 'ReadIndicators', {
      ...house,
      name: 'read-indicators',
      whenThisFails: 'HR and unit heads can see neither figures nor the survey report; counting goes on behind it.',
      memory: 1024,
      // A year of a large unit is many pages; the gateway gives up after 30 s.
      timeout: Duration.seconds(25),
    });
    readIndicators.uses(tables.indicators, 'dynamodb:Query');
    readIndicators.uses(tables.registry.under('units', 'keys', 'releases'), 'dynamodb:GetItem');
    readIndicators.uses(tables.registry.under('releases', 'followUps', 'brought'), 'dynamodb:Query');
    // An answer that a browser keeps is asked for again when another version may render it otherwise.
    readIndicators.knows('SOFTWARE_VERSION', softwareVersion());
    api.route(readIndicators);
  }
}
