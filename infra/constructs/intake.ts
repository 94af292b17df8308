// Takes what counters and citizens send, checks it against the registry and queues it. Its functions may not write a single
// fact: they see the registry and the queue, one of them counts how often it is called, and one looks whose a ticket is.

import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { FactsQueue } from './facts-queue.ts';
import type { Resource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface IntakeProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly factsQueue: FactsQueue;
  readonly linkSecret: Resource<'secret'>;
  readonly responseSecret: Resource<'secret'>;
  readonly qminderSecret: Resource<'secret'>;
}

export class Intake extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { api, tables, factsQueue, linkSecret, responseSecret, qminderSecret, ...house }: IntakeProps,
  ) {
    super(scope, id);

    const acceptTicketEvents = new ServiceFunction(this, 'AcceptTicketEvents', {
      ...house,
      name: 'accept-ticket-events',
      whenThisFails:
        'Counters cannot hand in their times: they keep them and try again, and citizens get no survey link.',
      memory: 1024,
    });
    // The key of one officer says nothing of another's ticket.
    acceptTicketEvents.uses(tables.facts, 'dynamodb:BatchGetItem');
    api.route(acceptTicketEvents);

    const acceptResponse = new ServiceFunction(this, 'AcceptResponse', {
      ...house,
      name: 'accept-response',
      whenThisFails: 'Citizens cannot send their answers, and few of them will try a second time.',
    });
    // It counts how often an answer was sent, beside the facts and never in them.
    acceptResponse.uses(tables.facts.under('limits'), 'dynamodb:UpdateItem');
    api.route(acceptResponse);

    const acceptQminder = new ServiceFunction(this, 'AcceptQminder', {
      ...house,
      name: 'accept-qminder',
      whenThisFails:
        'The times of offices with Qminder do not come in, and what Qminder does not send again is missing.',
    });
    acceptQminder.uses(qminderSecret, 'secretsmanager:GetSecretValue');
    // It has no key: what it sends is signed.
    acceptQminder.uses(tables.registry.under('units'), 'dynamodb:GetItem');
    api.route(acceptQminder);

    for (const intake of [acceptTicketEvents, acceptResponse, acceptQminder]) {
      intake.uses(factsQueue.queue, 'sqs:SendMessage');
    }
    for (const intake of [acceptTicketEvents, acceptResponse]) {
      intake.uses(tables.registry.under('units', 'keys'), 'dynamodb:GetItem');
      intake.uses(linkSecret, 'secretsmanager:GetSecretValue');
      // An answer is found under a pseudonym of its ticket: to keep it, and to move it when the ticket is corrected.
      intake.uses(responseSecret, 'secretsmanager:GetSecretValue');
    }
    for (const intake of [acceptTicketEvents, acceptQminder]) intake.knows('PUBLIC_URL', api.url);
  }
}
