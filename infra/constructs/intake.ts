// Takes what counters and citizens send, checks it against the registry and queues it. Its functions may not read or
// write a single fact: they see the registry and the queue, and one of them counts how often it is called.

import { HttpMethod, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { FactsQueue } from './facts-queue.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface IntakeProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly factsQueue: FactsQueue;
  readonly linkSecret: Secret;
  readonly responseSecret: Secret;
  readonly qminderSecret: Secret;
}

export class Intake extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { api, tables, factsQueue, linkSecret, responseSecret, qminderSecret, ...house }: IntakeProps,
  ) {
    super(scope, id);

    const { queue } = factsQueue;
    const environment = {
      REGISTRY_TABLE: tables.registry.tableName,
      FACTS_QUEUE_URL: queue.queueUrl,
      LINK_SECRET_ARN: linkSecret.secretArn,
      RESPONSE_SECRET_ARN: responseSecret.secretArn,
    };

    const acceptTicketEvents = new ServiceFunction(this, 'AcceptTicketEvents', {
      ...house,
      name: 'accept-ticket-events',
      whenThisFails:
        'Counters cannot hand in their times: they keep them and try again, and citizens get no survey link.',
      environment: { ...environment, PUBLIC_URL: api.url },
      memory: 1024,
    });
    api.route(acceptTicketEvents, HttpRouteKey.with('/v1/units/{unitId}/ticket-events', HttpMethod.POST));

    const acceptResponse = new ServiceFunction(this, 'AcceptResponse', {
      ...house,
      name: 'accept-response',
      whenThisFails: 'Citizens cannot send their answers, and few of them will try a second time.',
      environment: { ...environment, FACTS_TABLE: tables.facts.tableName },
    });
    // It counts how often an answer was sent, beside the facts and never in them.
    acceptResponse.allowItems(tables.facts.tableArn, 'LIMIT#', 'dynamodb:UpdateItem');
    api.route(
      acceptResponse,
      HttpRouteKey.with('/v1/responses', HttpMethod.POST),
      HttpRouteKey.with('/s/{link}', HttpMethod.POST),
    );

    const acceptQminder = new ServiceFunction(this, 'AcceptQminder', {
      ...house,
      name: 'accept-qminder',
      whenThisFails:
        'The times of offices with Qminder do not come in, and what Qminder does not send again is missing.',
      environment: {
        REGISTRY_TABLE: tables.registry.tableName,
        FACTS_QUEUE_URL: queue.queueUrl,
        QMINDER_SECRET_ARN: qminderSecret.secretArn,
        PUBLIC_URL: api.url,
      },
    });
    acceptQminder.allow(qminderSecret.secretArn, 'secretsmanager:GetSecretValue');
    api.route(acceptQminder, HttpRouteKey.with('/v1/units/{unitId}/webhooks/qminder', HttpMethod.POST));

    for (const intake of [acceptTicketEvents, acceptResponse, acceptQminder]) {
      intake.allow(tables.registry.tableArn, 'dynamodb:GetItem');
      intake.allow(queue.queueArn, 'sqs:SendMessage');
    }
    for (const intake of [acceptTicketEvents, acceptResponse]) {
      intake.allow(linkSecret.secretArn, 'secretsmanager:GetSecretValue');
      // An answer is found under a pseudonym of its ticket: to keep it, and to move it when the ticket is corrected.
      intake.allow(responseSecret.secretArn, 'secretsmanager:GetSecretValue');
    }
  }
}
