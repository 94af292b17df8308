// Units and keys: what the office says about itself, who may ask for what, and who changed it. Its one function may write units
// and keys; every other function may only look things up in them.

import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { GrantedResource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import { softwareVersion } from './software-version.ts';
import type { Tables } from './tables.ts';

interface RegistryProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly cursorSecret: GrantedResource<'secret'>;
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
    manageRegistry.knows('SOFTWARE_VERSION', softwareVersion());
    const { registry } = tables;
    manageRegistry.uses(registry.under('units', 'keys'), 'dynamodb:GetItem', 'dynamodb:PutItem');
    // Revoking a key asks, in the same transaction, whether another one that can make keys stays.
    manageRegistry.uses(registry.under('keys'), 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem');
    manageRegistry.uses(registry.under('publicUnits', 'unitList', 'audit'), 'dynamodb:PutItem');
    manageRegistry.uses(registry.under('keys', 'people', 'unitList', 'audit'), 'dynamodb:Query');
    // A person who may sign in no more is gone, and what they did stays in the audit.
    manageRegistry.uses(registry.under('people'), 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    // Whether anything is counted by the days of a unit, of which its time zone is made.
    manageRegistry.uses(tables.factKeys, 'dynamodb:Query');
    // What was answered is remembered beside the facts, and no fact is within reach.
    manageRegistry.uses(tables.facts.under('once'), 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    // Which browser counter gives out which numbers.
    manageRegistry.uses(tables.facts.under('numbers'), 'dynamodb:PutItem');
    manageRegistry.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    api.route(manageRegistry);
  }
}
