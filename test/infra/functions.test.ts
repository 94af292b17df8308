// What every function is, knows and may do. The tables here are written by hand from the design: a right that somebody
// adds in a construct has to be added here too, on purpose.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UnitIdSchema } from '@tera/contracts';
import { LIMIT_PREFIX, OBJECTIONS_PREFIX, SNAPSHOT_PREFIX } from '@tera/store';
import { describe, expect, it } from 'vitest';
import type { StageName } from '../../infra/stages.ts';
import { allowed, functionsIn, systemOf } from './templates.ts';

const prod = systemOf('prod');
const functions = functionsIn(prod.resources.values());

const names = [
  'accept-qminder',
  'accept-response',
  'accept-ticket-events',
  'aggregate',
  'counter-page',
  'describe-api',
  'hear-objections',
  'keep-snapshots',
  'manage-registry',
  'read-evidence',
  'read-indicators',
  'rebuild-cells',
  'survey-links',
  'survey-page',
] as const;

describe('the functions', () => {
  it('are those of the design', () => {
    expect([...functions.keys()].toSorted()).toEqual(names);
  });

  it.each(names)('%s runs on arm64 and Node 24', (name) => {
    expect(functions.get(name)?.Properties).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs24.x' });
  });

  it.each(names)('%s says which file it is made of', (name) => {
    const entry = String(functions.get(name)?.Metadata?.['tera:entry']);

    expect(entry).toBe(`functions/${name}/index.ts`);
    expect(existsSync(resolve(import.meta.dirname, '../..', entry))).toBe(true);
  });

  it.each(names)('%s writes to a log of its own that is thrown away in time', (name) => {
    expect(prod.resources.get(propertiesOf(name).LoggingConfig.LogGroup)).toMatchObject({
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: 90 },
    });
  });

  it('log at the same level for Powertools and for Lambda, which filters once more', () => {
    expect(new Set(levels('dev'))).toEqual(new Set(['DEBUG']));
    expect(new Set(levels('prod'))).toEqual(new Set(['INFO']));
  });
});

describe('the environment', () => {
  it.each([
    [
      'accept-ticket-events',
      {
        REGISTRY_TABLE: 'TablesRegistry',
        FACTS_QUEUE_URL: 'FactsQueue',
        LINK_SECRET_ARN: 'LinkSecret',
        RESPONSE_SECRET_ARN: 'ResponseSecret',
        PUBLIC_URL: 'ApiHttp.ApiEndpoint',
      },
    ],
    [
      'accept-qminder',
      {
        REGISTRY_TABLE: 'TablesRegistry',
        FACTS_QUEUE_URL: 'FactsQueue',
        QMINDER_SECRET_ARN: 'QminderSecret',
        PUBLIC_URL: 'ApiHttp.ApiEndpoint',
      },
    ],
    [
      'accept-response',
      {
        REGISTRY_TABLE: 'TablesRegistry',
        FACTS_TABLE: 'TablesFacts',
        FACTS_QUEUE_URL: 'FactsQueue',
        LINK_SECRET_ARN: 'LinkSecret',
        RESPONSE_SECRET_ARN: 'ResponseSecret',
      },
    ],
    [
      'aggregate',
      { FACTS_TABLE: 'TablesFacts', INDICATORS_TABLE: 'TablesIndicators', REGISTRY_TABLE: 'TablesRegistry' },
    ],
    ['read-indicators', { INDICATORS_TABLE: 'TablesIndicators', REGISTRY_TABLE: 'TablesRegistry' }],
    [
      'read-evidence',
      { FACTS_TABLE: 'TablesFacts', INDICATORS_TABLE: 'TablesIndicators', REGISTRY_TABLE: 'TablesRegistry' },
    ],
    [
      'hear-objections',
      {
        REGISTRY_TABLE: 'TablesRegistry',
        FACTS_TABLE: 'TablesFacts',
        FACTS_QUEUE_URL: 'FactsQueue',
        RESPONSE_SECRET_ARN: 'ResponseSecret',
      },
    ],
    ['keep-snapshots', { INDICATORS_TABLE: 'TablesIndicators', REGISTRY_TABLE: 'TablesRegistry' }],
    [
      'rebuild-cells',
      { FACTS_TABLE: 'TablesFacts', INDICATORS_TABLE: 'TablesIndicators', REGISTRY_TABLE: 'TablesRegistry' },
    ],
    ['manage-registry', { REGISTRY_TABLE: 'TablesRegistry' }],
    [
      'survey-page',
      {
        REGISTRY_TABLE: 'TablesRegistry',
        FACTS_TABLE: 'TablesFacts',
        LINK_SECRET_ARN: 'LinkSecret',
        RESPONSE_SECRET_ARN: 'ResponseSecret',
        PUBLIC_URL: 'ApiHttp.ApiEndpoint',
      },
    ],
    [
      'survey-links',
      {
        REGISTRY_TABLE: 'TablesRegistry',
        FACTS_TABLE: 'TablesFacts',
        LINK_SECRET_ARN: 'LinkSecret',
        PUBLIC_URL: 'ApiHttp.ApiEndpoint',
      },
    ],
    ['describe-api', {}],
    ['counter-page', {}],
  ])('of %s names what it uses and nothing else', (name, own) => {
    expect(functions.get(name)?.Properties['Environment']).toEqual({
      Variables: {
        ...own,
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        POWERTOOLS_METRICS_NAMESPACE: 'Tera',
        POWERTOOLS_SERVICE_NAME: name,
        TERA_STAGE: 'prod',
      },
    });
  });
});

describe('the rights', () => {
  it.each([
    [
      'accept-ticket-events',
      [
        'dynamodb:GetItem on TablesRegistry.Arn',
        'secretsmanager:GetSecretValue on LinkSecret',
        'secretsmanager:GetSecretValue on ResponseSecret',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'accept-qminder',
      [
        'dynamodb:GetItem on TablesRegistry.Arn',
        'secretsmanager:GetSecretValue on QminderSecret',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'accept-response',
      [
        'dynamodb:GetItem on TablesRegistry.Arn',
        'dynamodb:UpdateItem on TablesFacts.Arn if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["LIMIT#*"]}}',
        'secretsmanager:GetSecretValue on LinkSecret',
        'secretsmanager:GetSecretValue on ResponseSecret',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'aggregate',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:DeleteItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn',
        'dynamodb:PutItem on TablesFacts.Arn',
        'dynamodb:UpdateItem on TablesIndicators.Arn',
        'sqs:DeleteMessage on FactsQueue.Arn',
        'sqs:GetQueueAttributes on FactsQueue.Arn',
        'sqs:ReceiveMessage on FactsQueue.Arn',
      ],
    ],
    ['read-indicators', ['dynamodb:GetItem on TablesRegistry.Arn', 'dynamodb:Query on TablesIndicators.Arn']],
    [
      'read-evidence',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn',
        'dynamodb:Query on TablesFacts.Arn/index/evidence',
        'dynamodb:Query on TablesIndicators.Arn',
      ],
    ],
    [
      'hear-objections',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn',
        'dynamodb:PutItem on TablesRegistry.Arn if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["OBJECTIONS#*"]}}',
        'dynamodb:Query on TablesRegistry.Arn if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["OBJECTIONS#*"]}}',
        'secretsmanager:GetSecretValue on ResponseSecret',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'keep-snapshots',
      [
        'dynamodb:GetItem on TablesRegistry.Arn',
        'dynamodb:PutItem on TablesRegistry.Arn if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SNAPSHOT#*"]}}',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SNAPSHOT#*"]}}',
      ],
    ],
    [
      'rebuild-cells',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:DeleteItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn',
        'dynamodb:PutItem on TablesFacts.Arn',
        'dynamodb:Query on TablesFacts.Arn/index/evidence',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:UpdateItem on TablesIndicators.Arn',
      ],
    ],
    [
      'manage-registry',
      [
        'dynamodb:GetItem on TablesRegistry.Arn',
        'dynamodb:PutItem on TablesRegistry.Arn',
        'dynamodb:Query on TablesRegistry.Arn',
        'dynamodb:UpdateItem on TablesRegistry.Arn',
      ],
    ],
    ['describe-api', []],
    ['counter-page', []],
    [
      'survey-page',
      [
        'dynamodb:GetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn',
        'secretsmanager:GetSecretValue on LinkSecret',
        'secretsmanager:GetSecretValue on ResponseSecret',
      ],
    ],
    [
      'survey-links',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn',
        'secretsmanager:GetSecretValue on LinkSecret',
      ],
    ],
  ])('of %s are these and its own log', (name, own) => {
    const { Role, LoggingConfig } = propertiesOf(name);
    const role = Role.replace('.Arn', '');
    const policies = [...prod.ofType('AWS::IAM::Policy').values()].filter(({ Properties }) =>
      (Properties['Roles'] as string[]).includes(role),
    );
    const log = `${LoggingConfig.LogGroup}.Arn`;

    expect(
      allowed(policies)
        .map(({ action, resource, condition }) =>
          [`${action} on ${resource}`, ...(condition === undefined ? [] : [JSON.stringify(condition)])].join(' if '),
        )
        .toSorted(),
    ).toEqual([...own, `logs:CreateLogStream on ${log}`, `logs:PutLogEvents on ${log}`].toSorted());
    expect(Object.keys(prod.resources.get(role)?.Properties ?? {})).toEqual(['AssumeRolePolicyDocument']);
  });

  it.each([
    ['how often a citizen sends', LIMIT_PREFIX, 'LIMIT#'],
    ['objections', OBJECTIONS_PREFIX, 'OBJECTIONS#'],
    ['snapshots', SNAPSHOT_PREFIX, 'SNAPSHOT#'],
  ])('to write down %s reach nothing else: the prefix is that of no unit and of no fact', (_, prefix, expected) => {
    expect(prefix).toBe(expected);
    expect(UnitIdSchema.safeParse(prefix).success).toBe(false);
  });

  it.each(['dev', 'prod'] as const)('allow nothing with a star in %s', (stage) => {
    const policies = [...systemOf(stage).resources.values()].filter(
      ({ Properties }) => Properties['PolicyDocument'] !== undefined,
    );
    const statements = allowed(policies);

    expect(statements.length).toBeGreaterThan(20);
    expect(statements.filter(({ action, resource }) => `${action}${resource}`.includes('*'))).toEqual([]);
  });
});

/** The properties that these tests look into, by name. */
interface FunctionProperties {
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
  readonly LoggingConfig: { readonly ApplicationLogLevel: string; readonly LogGroup: string };
  readonly Role: string;
}

function propertiesOf(name: string): FunctionProperties {
  const found = functions.get(name);
  if (found === undefined) throw new Error(`The app has no function ${name}.`);
  return found.Properties as unknown as FunctionProperties;
}

function levels(stage: StageName): readonly string[] {
  return [...functionsIn(systemOf(stage).resources.values()).values()].flatMap(({ Properties }) => {
    const { Environment, LoggingConfig } = Properties as unknown as FunctionProperties;
    return [Environment.Variables['POWERTOOLS_LOG_LEVEL'] ?? '', LoggingConfig.ApplicationLogLevel];
  });
}
