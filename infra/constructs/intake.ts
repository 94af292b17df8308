// Takes what counters and citizens send, checks it against the registry and the tickets that are there, and queues it. Its
// functions may not write a single fact: they see the registry, tickets and queues. One of them counts how often it is called,
// erases comments, and remembers which sheets of paper were typed in.

import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { GrantedResource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';
import type { WatchedQueue } from './watched-queue.ts';

interface IntakeProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly factsQueue: WatchedQueue;
  readonly chargesQueue: WatchedQueue;
  readonly linkSecret: GrantedResource<'secret'>;
  readonly responseSecret: GrantedResource<'secret'>;
  readonly presenceSecret: GrantedResource<'secret'>;
  readonly qminderSecret: GrantedResource<'secret'>;
  readonly sessionSecret: GrantedResource<'secret'>;
}

export class Intake extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      api,
      tables,
      factsQueue,
      chargesQueue,
      linkSecret,
      responseSecret,
      presenceSecret,
      qminderSecret,
      sessionSecret,
      ...house
    }: IntakeProps,
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
    // With a receipt it erases what was written: it alone knows what a receipt comes to.
    acceptResponse.uses(
      tables.facts.under('waitingComments'),
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:DeleteItem',
    );
    acceptResponse.uses(tables.facts.under('comments'), 'dynamodb:Query', 'dynamodb:DeleteItem');
    acceptResponse.uses(tables.registry.under('audit'), 'dynamodb:PutItem');
    acceptResponse.uses(chargesQueue.queue, 'sqs:SendMessage');
    // What is brought in of an earlier day goes into no period that is published.
    acceptResponse.uses(tables.registry.under('releases'), 'dynamodb:Query');
    // An answer is found under a pseudonym of its ticket, and a mark says that there is one.
    acceptResponse.uses(responseSecret, 'secretsmanager:GetSecretValue');
    acceptResponse.uses(presenceSecret, 'secretsmanager:GetSecretValue');
    // Sheets of paper are typed here by who is signed in: what is on them goes the same way, and needs the same secret.
    acceptResponse.uses(tables.registry.under('people', 'sessions'), 'dynamodb:GetItem');
    acceptResponse.uses(sessionSecret, 'secretsmanager:GetSecretValue');
    acceptResponse.uses(
      tables.facts.under('paper'),
      'dynamodb:PutItem',
      'dynamodb:DeleteItem',
      'dynamodb:UpdateItem',
      'dynamodb:Query',
    );
    acceptResponse.knows('PUBLIC_URL', api.url);
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
      // The ticket as it is counted: whether it has ended, and whose its answer is.
      intake.uses(tables.facts, 'dynamodb:BatchGetItem');
    }
    for (const intake of [acceptTicketEvents, acceptResponse]) {
      intake.uses(tables.registry.under('units', 'keys'), 'dynamodb:GetItem');
      intake.uses(linkSecret, 'secretsmanager:GetSecretValue');
    }
    for (const intake of [acceptTicketEvents, acceptResponse, acceptQminder]) intake.knows('PUBLIC_URL', api.url);
  }
}
