// Shows tickets as they stand, to counters and to whoever answers for the figures. It can write nothing.

import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { GrantedResource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface TicketsProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly cursorSecret: GrantedResource<'secret'>;
}

export class TicketLists extends Construct {
  constructor(scope: Construct, id: string, { api, tables, cursorSecret, ...house }: TicketsProps) {
    super(scope, id);

    const listTickets = new ServiceFunction(this, 'ListTickets', {
      ...house,
      name: 'list-tickets',
      whenThisFails:
        'Counters see their own tickets alone, and nobody which have something set aside; nothing is lost, and figures stand.',
    });
    listTickets.uses(tables.registry.under('units', 'keys'), 'dynamodb:GetItem');
    listTickets.uses(tables.facts.under('setAside'), 'dynamodb:Query');
    listTickets.uses(tables.openTickets, 'dynamodb:Query');
    listTickets.uses(tables.facts, 'dynamodb:BatchGetItem');
    listTickets.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    api.route(listTickets);
  }
}
