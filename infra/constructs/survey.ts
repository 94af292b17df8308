// What the public sees of Tera, and the links that lead there. Nothing here can change a figure: links are signed,
// pages are rendered, and facts are only read.

import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { GrantedResource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface SurveyProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly linkSecret: GrantedResource<'secret'>;
  readonly presenceSecret: GrantedResource<'secret'>;
}

export class Survey extends Construct {
  constructor(scope: Construct, id: string, { api, tables, linkSecret, presenceSecret, ...house }: SurveyProps) {
    super(scope, id);

    const surveyPage = new ServiceFunction(this, 'SurveyPage', {
      ...house,
      name: 'survey-page',
      whenThisFails: 'Citizens who scan a code see an apology instead of the survey, and most will not come back.',
      memory: 1024,
    });
    // A ticket, for what it was for, and the mark of an answered link; no answer can be found from here.
    surveyPage.uses(tables.facts, 'dynamodb:GetItem');
    // What of a unit is public, or its line in the list of them; of an officer there is nothing in either.
    surveyPage.uses(tables.registry.under('publicUnits', 'unitList'), 'dynamodb:GetItem');
    surveyPage.uses(presenceSecret, 'secretsmanager:GetSecretValue');
    api.route(surveyPage);

    const surveyLinks = new ServiceFunction(this, 'SurveyLinks', {
      ...house,
      name: 'survey-links',
      whenThisFails: 'Counters cannot show a survey link a second time, and no posters can be printed.',
    });
    surveyLinks.uses(tables.registry.under('units', 'keys'), 'dynamodb:GetItem');
    surveyLinks.uses(tables.facts, 'dynamodb:BatchGetItem');
    api.route(surveyLinks);

    for (const reader of [surveyPage, surveyLinks]) {
      reader.uses(linkSecret, 'secretsmanager:GetSecretValue');
      reader.knows('PUBLIC_URL', api.url);
    }
  }
}
