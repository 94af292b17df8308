// What must not be lost, and what must not be counted twice: tables, the facts queue with its way to the aggregator,
// and the secrets.

import { UnitIdSchema } from '@tera/contracts';
import { DAY, RESTORABLE_FOR } from '@tera/domain';
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
    // As far back as the survey page counts in when it says when an answer is gone.
    const restorable = {
      PointInTimeRecoverySpecification: {
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: RESTORABLE_FOR / DAY,
      },
    };

    expect(prod.resources.get(table)?.Properties).toMatchObject(restorable);
    expect(dev.resources.get(table)?.Properties).toMatchObject(restorable);
  });

  it('let facts expire, and what people said about the system, and nothing else', () => {
    const expiring = [...prod.ofType('AWS::DynamoDB::Table')].flatMap(([name, { Properties }]) =>
      Properties['TimeToLiveSpecification'] === undefined ? [] : [[name, Properties['TimeToLiveSpecification']]],
    );

    expect(Object.fromEntries(expiring)).toEqual({
      TablesFacts: { AttributeName: 'expiresAt', Enabled: true },
      TablesRegistry: { AttributeName: 'feedbackUntil', Enabled: true },
    });
  });

  it('find the facts behind a figure by an index that holds keys only', () => {
    expect(prod.resources.get('TablesFacts')?.Properties).toMatchObject({
      GlobalSecondaryIndexes: expect.arrayContaining([
        {
          IndexName: 'evidence',
          KeySchema: [
            { AttributeName: 'evidencePk', KeyType: 'HASH' },
            { AttributeName: 'evidenceSk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ]),
    });
  });

  it('find the tickets that are open by an index that holds what a list shows, and no event of them', () => {
    expect(prod.resources.get('TablesFacts')?.Properties).toMatchObject({
      GlobalSecondaryIndexes: expect.arrayContaining([
        {
          IndexName: 'open',
          KeySchema: [
            { AttributeName: 'openPk', KeyType: 'HASH' },
            { AttributeName: 'openSk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['open', 'expiresAt'] },
        },
      ]),
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
    expect(fates(prod)).toHaveLength(2 * 15);
    expect(new Set(fates(prod))).toEqual(new Set(['Retain']));
  });

  it('goes in dev', () => {
    expect(fates(dev)).toHaveLength(2 * 14);
    expect(new Set(fates(dev))).toEqual(new Set(['Delete']));
  });
});

describe.each([
  ['Facts', 'aggregate', 5],
  ['Charges', 'charge-answers', 50],
] as const)('the queue of %s', (name, worker, tries) => {
  const queue = prod.resources.get(`${name}Queue`)?.Properties;
  const works = functionsIn(prod.resources.values()).get(worker)?.Properties;

  it('hides a batch for six times as long as its worker may take', () => {
    expect(Number(works?.['Timeout'])).toBeGreaterThan(0);
    expect(Number(queue?.['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * Number(works?.['Timeout']));
  });

  it('puts aside what came back so often and keeps it for 14 days', () => {
    expect(queue?.['RedrivePolicy']).toEqual({ deadLetterTargetArn: `${name}DeadLetters.Arn`, maxReceiveCount: tries });
    expect(prod.resources.get(`${name}DeadLetters`)?.Properties['MessageRetentionPeriod']).toBe(14 * 24 * 60 * 60);
  });

  it.each([`${name}Queue`, `${name}DeadLetters`])('is encrypted and speaks TLS only: %s', (one) => {
    const policies = [...prod.ofType('AWS::SQS::QueuePolicy').values()].filter(({ Properties }) =>
      (Properties['Queues'] as string[]).includes(one),
    );

    expect(prod.resources.get(one)?.Properties).toMatchObject({ SqsManagedSseEnabled: true });
    expect(policies.map(({ Properties }) => Properties['PolicyDocument'])).toMatchObject([
      { Statement: [{ Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
    ]);
  });
});

describe('the queues', () => {
  it.each([
    ['dev', dev, { window: 1, aggregators: 2 }],
    ['prod', prod, { window: 5, aggregators: 4 }],
  ] as const)('feed few workers with large batches in %s, each message answered for by itself', (_, system, few) => {
    expect([...system.ofType('AWS::Lambda::EventSourceMapping').values()].map(({ Properties }) => Properties)).toEqual([
      {
        BatchSize: 1000,
        EventSourceArn: 'FactsQueue.Arn',
        FunctionName: 'AggregationAggregateFunction',
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumBatchingWindowInSeconds: few.window,
        ScalingConfig: { MaximumConcurrency: few.aggregators },
      },
      {
        BatchSize: 100,
        EventSourceArn: 'ChargesQueue.Arn',
        FunctionName: 'ChargesChargeAnswersFunction',
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumBatchingWindowInSeconds: few.window,
        ScalingConfig: { MaximumConcurrency: 2 },
      },
    ]);
  });
});

describe('the secrets', () => {
  it('are made in the shape that the functions read', () => {
    expect(prod.resources.get('LinkSecret')?.Properties).toMatchObject({
      GenerateSecretString: { GenerateStringKey: '1', SecretStringTemplate: '{"signWith":"1"}', PasswordLength: 64 },
    });
    for (const name of ['ResponseSecret', 'PresenceSecret']) {
      expect(prod.resources.get(name)?.Properties).toMatchObject({
        GenerateSecretString: { GenerateStringKey: 'key', SecretStringTemplate: '{}', PasswordLength: 64 },
      });
    }
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
