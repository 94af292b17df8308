// Hears objections and their decisions. It adds entries to its own part of the registry table and to the audit, and sends messages
// to the facts queue; it can change no figure, no unit and no key by itself.

import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { FactsQueue } from './facts-queue.ts';
import type { Resource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface ObjectionsProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly factsQueue: FactsQueue;
  readonly responseSecret: Resource<'secret'>;
}

export class Objections extends Construct {
  constructor(scope: Construct, id: string, { api, tables, factsQueue, responseSecret, ...house }: ObjectionsProps) {
    super(scope, id);

    const hearObjections = new ServiceFunction(this, 'HearObjections', {
      ...house,
      name: 'hear-objections',
      whenThisFails: 'Officers cannot object to their figures and nobody can decide; what was filed is kept.',
    });
    hearObjections.uses(tables.registry.under('units', 'keys'), 'dynamodb:GetItem');
    // The trail is only added to: nothing here may update or delete, and what it puts lies apart from units and keys.
    hearObjections.uses(tables.registry.under('objections'), 'dynamodb:Query', 'dynamodb:PutItem');
    hearObjections.uses(tables.registry.under('audit'), 'dynamodb:PutItem');
    hearObjections.uses(tables.facts, 'dynamodb:BatchGetItem');
    hearObjections.uses(factsQueue.queue, 'sqs:SendMessage');
    hearObjections.uses(responseSecret, 'secretsmanager:GetSecretValue');
    api.route(hearObjections);
  }
}
