// Units and keys: what the office says about itself and who may ask for what. Its one function may write the registry;
// every other function may only look things up in it.

import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { Resource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import type { Tables } from './tables.ts';

interface RegistryProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly cursorSecret: Resource<'secret'>;
}

export class Registry extends Construct {
  constructor(scope: Construct, id: string, { api, tables, cursorSecret, ...house }: RegistryProps) {
    super(scope, id);

    const manageRegistry = new ServiceFunction(this, 'ManageRegistry', {
      ...house,
      name: 'manage-registry',
      whenThisFails:
        'Administrators can neither change a unit nor make or revoke a key, and no browser counter can be set up; counting and reading go on.',
    });
    const { registry } = tables;
    manageRegistry.uses(registry.under('units', 'unitList', 'keys'), 'dynamodb:GetItem', 'dynamodb:PutItem');
    manageRegistry.uses(registry.under('keys'), 'dynamodb:UpdateItem', 'dynamodb:Query');
    // What was answered is remembered beside the facts, and no fact is within reach.
    manageRegistry.uses(tables.facts.under('once'), 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    manageRegistry.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    api.route(manageRegistry);
  }
}
