// What the public sees of Tera, and the links that lead there. Nothing here can change a figure: links are signed,
// pages are rendered, and facts are only read.

import { HttpMethod, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface SurveyProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly linkSecret: Secret;
  readonly responseSecret: Secret;
}

export class Survey extends Construct {
  constructor(scope: Construct, id: string, { api, tables, linkSecret, responseSecret, ...house }: SurveyProps) {
    super(scope, id);

    const environment = {
      REGISTRY_TABLE: tables.registry.tableName,
      FACTS_TABLE: tables.facts.tableName,
      LINK_SECRET_ARN: linkSecret.secretArn,
      PUBLIC_URL: api.url,
    };

    const surveyPage = new ServiceFunction(this, 'SurveyPage', {
      ...house,
      name: 'survey-page',
      whenThisFails: 'Citizens who scan a code see an apology instead of the survey, and most will not come back.',
      environment: { ...environment, RESPONSE_SECRET_ARN: responseSecret.secretArn },
      memory: 1024,
    });
    surveyPage.allow(tables.facts.tableArn, 'dynamodb:GetItem');
    surveyPage.allow(responseSecret.secretArn, 'secretsmanager:GetSecretValue');
    api.route(
      surveyPage,
      HttpRouteKey.with('/s/{link}', HttpMethod.GET),
      HttpRouteKey.with('/s/{link}/thanks', HttpMethod.GET),
      HttpRouteKey.with('/s/{link}/qr.svg', HttpMethod.GET),
    );

    const surveyLinks = new ServiceFunction(this, 'SurveyLinks', {
      ...house,
      name: 'survey-links',
      whenThisFails: 'Counters cannot show a survey link a second time, and no posters can be printed.',
      environment,
    });
    surveyLinks.allow(tables.facts.tableArn, 'dynamodb:BatchGetItem');
    api.route(
      surveyLinks,
      HttpRouteKey.with('/v1/units/{unitId}/tickets/{ticketId}/link', HttpMethod.GET),
      HttpRouteKey.with('/v1/units/{unitId}/posters', HttpMethod.GET),
    );

    for (const reader of [surveyPage, surveyLinks]) {
      reader.allow(tables.registry.tableArn, 'dynamodb:GetItem');
      reader.allow(linkSecret.secretArn, 'secretsmanager:GetSecretValue');
    }
  }
}
