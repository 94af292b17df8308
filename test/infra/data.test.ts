// What must not be lost, and what must not be counted twice: tables, the facts queue with its way to the aggregator,
// and the secrets.

import { UnitIdSchema } from '@tera/contracts';
import { tableDefinitions } from '@tera/store/tables';
import { describe, expect, it } from 'vitest';
import { functionsIn, type System, systemOf } from './templates.ts';

const dev = systemOf('dev');
const prod = systemOf('prod');
const stateful = new Set(['AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::SecretsManager::Secret', 'AWS::SNS::Topic']);

describe('the tables', () => {
  const byKey = [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ];

  it('are three, keyed alike', () => {
    const tables = prod.ofType('AWS::DynamoDB::Table');

    expect([...tables.keys()]).toEqual(['TablesFacts', 'TablesIndicators', 'TablesRegistry']);
    for (const { Properties } of tables.values()) {
      expect(Properties).toMatchObject({ KeySchema: byKey, BillingMode: 'PAY_PER_REQUEST' });
    }
  });

  it.each(['TablesFacts', 'TablesIndicators', 'TablesRegistry'])('let %s be restored to any second', (table) => {
    const restorable = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };

    expect(prod.resources.get(table)?.Properties).toMatchObject(restorable);
    expect(dev.resources.get(table)?.Properties).toMatchObject(restorable);
  });

  it('let facts expire, and nothing else', () => {
    const expiring = [...prod.ofType('AWS::DynamoDB::Table')].flatMap(([name, { Properties }]) =>
      Properties['TimeToLiveSpecification'] === undefined ? [] : [[name, Properties['TimeToLiveSpecification']]],
    );

    expect(expiring).toEqual([['TablesFacts', { AttributeName: 'expiresAt', Enabled: true }]]);
  });

  it('find the facts behind a figure by an index that holds keys only', () => {
    expect(prod.resources.get('TablesFacts')?.Properties).toMatchObject({
      AttributeDefinitions: ['pk', 'sk', 'evidencePk', 'evidenceSk'].map((name) => ({
        AttributeName: name,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'evidence',
          KeySchema: [
            { AttributeName: 'evidencePk', KeyType: 'HASH' },
            { AttributeName: 'evidenceSk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });

  it('are made by AWS as an engine is asked for them', () => {
    const asked = tableDefinitions({
      facts: 'TablesFacts',
      indicators: 'TablesIndicators',
      registry: 'TablesRegistry',
    });

    for (const { TableName = '', ...definition } of asked) {
      expect(prod.resources.get(TableName)?.Properties).toMatchObject(definition);
    }
  });

  it('refuse to be deleted in prod', () => {
    expect(refusals(prod)).toEqual([true, true, true]);
    expect(refusals(dev)).toEqual([false, false, false]);
  });
});

describe('what holds data', () => {
  it('stays in prod when it leaves the template', () => {
    expect(fates(prod)).toHaveLength(2 * 10);
    expect(new Set(fates(prod))).toEqual(new Set(['Retain']));
  });

  it('goes in dev', () => {
    expect(fates(dev)).toHaveLength(2 * 9);
    expect(new Set(fates(dev))).toEqual(new Set(['Delete']));
  });
});

describe('the facts queue', () => {
  const queue = prod.resources.get('FactsQueue')?.Properties;
  const aggregate = functionsIn(prod.resources.values()).get('aggregate')?.Properties;

  it('hides a batch for six times as long as the aggregator may take', () => {
    expect(Number(aggregate?.['Timeout'])).toBeGreaterThan(0);
    expect(Number(queue?.['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * Number(aggregate?.['Timeout']));
  });

  it('puts aside what came back five times and keeps it for 14 days', () => {
    expect(queue?.['RedrivePolicy']).toEqual({ deadLetterTargetArn: 'FactsDeadLetters.Arn', maxReceiveCount: 5 });
    expect(prod.resources.get('FactsDeadLetters')?.Properties['MessageRetentionPeriod']).toBe(14 * 24 * 60 * 60);
  });

  it.each(['FactsQueue', 'FactsDeadLetters'])('is encrypted and speaks TLS only: %s', (name) => {
    const policies = [...prod.ofType('AWS::SQS::QueuePolicy').values()].filter(({ Properties }) =>
      (Properties['Queues'] as string[]).includes(name),
    );

    expect(prod.resources.get(name)?.Properties).toMatchObject({ SqsManagedSseEnabled: true });
    expect(policies.map(({ Properties }) => Properties['PolicyDocument'])).toMatchObject([
      { Statement: [{ Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
    ]);
  });

  it.each([
    ['dev', dev, { window: 1, aggregators: 2 }],
    ['prod', prod, { window: 5, aggregators: 4 }],
  ] as const)(
    'feeds few aggregators with large batches in %s, each message answered for by itself',
    (_, system, few) => {
      expect(
        [...system.ofType('AWS::Lambda::EventSourceMapping').values()].map(({ Properties }) => Properties),
      ).toEqual([
        {
          BatchSize: 1000,
          EventSourceArn: 'FactsQueue.Arn',
          FunctionName: 'AggregationAggregateFunction',
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          MaximumBatchingWindowInSeconds: few.window,
          ScalingConfig: { MaximumConcurrency: few.aggregators },
        },
      ]);
    },
  );
});

describe('the secrets', () => {
  it('are made in the shape that the functions read', () => {
    expect(prod.resources.get('LinkSecret')?.Properties).toMatchObject({
      GenerateSecretString: { GenerateStringKey: '1', SecretStringTemplate: '{"signWith":"1"}', PasswordLength: 64 },
    });
    expect(prod.resources.get('ResponseSecret')?.Properties).toMatchObject({
      GenerateSecretString: { GenerateStringKey: 'key', SecretStringTemplate: '{}', PasswordLength: 64 },
    });
  });

  it('have no unit for webhooks before one is put in, and are never written over by a template', () => {
    expect(prod.resources.get('QminderSecret')?.Properties).toMatchObject({
      GenerateSecretString: { GenerateStringKey: '-', SecretStringTemplate: '{}' },
    });
    expect(prod.resources.get('QminderSecret')?.Properties).not.toHaveProperty('SecretString');
    expect(UnitIdSchema.safeParse('-').success).toBe(false);
  });
});

/** What becomes of each, when it is removed and when it is replaced. */
function fates(system: System): readonly unknown[] {
  return [...system.resources.values()]
    .filter(({ Type }) => stateful.has(Type))
    .flatMap(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]);
}

function refusals(system: System): readonly unknown[] {
  return [...system.ofType('AWS::DynamoDB::Table').values()].map(
    ({ Properties }) => Properties['DeletionProtectionEnabled'],
  );
}
