// What the local stack understands of a synthesised app; the app is a real one, put through the CDK.

import { beforeAll, describe, expect, it } from 'vitest';
import { smallApp } from './fixtures/small-app.ts';
import { describeSystem, type SystemDescription, type Templates } from './template.ts';

const place = { region: 'ap-southeast-3', accountId: '000000000000' };

describe('reading a CDK app', () => {
  let templates: Templates;
  let system: SystemDescription;

  beforeAll(() => {
    templates = smallApp();
    system = describeSystem(templates, place);
  });

  it('finds every function by its source folder or file, with its time limit', () => {
    expect(system.functions).toMatchObject([
      { name: 'echo', entry: 'fixtures/echo.ts', exportName: 'handler', timeoutSeconds: 7 },
      { name: 'enqueue', entry: 'fixtures/enqueue.ts' },
      { name: 'record', entry: 'fixtures/record.ts' },
      { name: 'note', entry: 'fixtures/note.ts' },
    ]);
  });

  it('resolves the environment across stacks, with the URLs that are only known when everything listens', () => {
    const urls = { apiUrl: 'http://127.0.0.1:1', queueUrl: (name: string) => `http://127.0.0.1:2/${name}` };
    const environments = Object.fromEntries(system.functions.map((spec) => [spec.name, spec.environment(urls)]));

    expect(environments).toEqual({
      echo: {
        PUBLIC_URL: 'http://127.0.0.1:1',
        SEAL_ARN: 'arn:aws:secretsmanager:ap-southeast-3:000000000000:secret:small-data-Seal-local0',
        TABLE_ARN: 'arn:aws:dynamodb:ap-southeast-3:000000000000:table/small-data-Notes',
        TABLE_NAME_AGAIN: 'small-data-Notes',
        PLACE: 'ap-southeast-3/small-data-Notes/${kept}',
      },
      enqueue: { QUEUE_URL: 'http://127.0.0.1:2/small-data-Inbox' },
      record: { TABLE: 'small-data-Notes' },
      note: { TABLE: 'small-data-Notes' },
    });
  });

  it('turns a global table into what CreateTable takes', () => {
    expect(system.tables).toEqual([
      {
        name: 'small-data-Notes',
        timeToLiveAttribute: 'expiresAt',
        definition: {
          TableName: 'small-data-Notes',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: ['pk', 'sk', 'kind'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          GlobalSecondaryIndexes: [
            {
              IndexName: 'byKind',
              KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
              Projection: { ProjectionType: 'KEYS_ONLY' },
            },
          ],
        },
      },
    ]);
  });

  it('has the dead-letter queue before the queue that names it', () => {
    expect(system.queues.map(({ name }) => name)).toEqual(['small-data-DeadLetters', 'small-data-Inbox']);
    expect(system.queues[1]).toMatchObject({
      deadLetterQueue: 'small-data-DeadLetters',
      attributes: {
        VisibilityTimeout: '1',
        RedrivePolicy:
          '{"deadLetterTargetArn":"arn:aws:sqs:ap-southeast-3:000000000000:small-data-DeadLetters","maxReceiveCount":2}',
      },
    });
  });

  it('reads the mapping of a queue to a function', () => {
    expect(system.mappings).toEqual([
      {
        queueName: 'small-data-Inbox',
        functionName: 'record',
        batchSize: 100,
        windowSeconds: 1,
        maximumConcurrency: 3,
        reportsBatchItemFailures: true,
      },
    ]);
  });

  it('reads the schedules that are enabled, with their time zone and what they say to their function', () => {
    const at = '"at":"<aws.scheduler.scheduled-time>"';

    expect(system.schedules).toEqual([
      {
        name: 'small-service-EachMinute',
        arn: 'arn:aws:scheduler:ap-southeast-3:000000000000:schedule/default/small-service-EachMinute',
        functionName: 'note',
        expression: 'rate(1 minute)',
        timeZone: 'Etc/UTC',
        input: `{"note":"EachMinute",${at}}`,
      },
      {
        name: 'small-service-Nightly',
        arn: 'arn:aws:scheduler:ap-southeast-3:000000000000:schedule/default/small-service-Nightly',
        functionName: 'note',
        expression: 'cron(0 2 * * ? *)',
        timeZone: 'Asia/Jayapura',
        input: `{"note":"Nightly",${at}}`,
      },
    ]);
  });

  it('reads routes with the time that their integration allows', () => {
    expect(system.api.routes).toEqual([
      { routeKey: 'GET /echo/{word}', functionName: 'echo', timeoutMs: 30_000 },
      { routeKey: 'POST /inbox', functionName: 'enqueue', timeoutMs: 5_000 },
    ]);
    expect(system.api.cors).toMatchObject({ allowOrigins: ['https://example.org'], allowMethods: ['GET'] });
  });

  it('reads how a secret is generated', () => {
    expect(system.secrets).toMatchObject([
      { name: 'small-data-Seal', generate: { GenerateStringKey: '1', SecretStringTemplate: '{"signWith":"1"}' } },
    ]);
  });

  it.each([
    ['that begins at a date', { StartDate: '2026-11-20T00:00:00Z' }, 'has a StartDate'],
    ['without an event', { Target: {} }, 'says no event in JSON'],
    ['with an event that is no JSON', { Target: { Input: 'halo' } }, 'says no event in JSON'],
    ['of nothing that there is', { Target: { Input: '{}', Arn: 'arn:aws:sqs:::x' } }, 'leads to no function'],
  ])('names a schedule %s', (_, Properties, message) => {
    const schedule = { Type: 'AWS::Scheduler::Schedule', Properties };

    expect(() => describeSystem({ odd: { Resources: { Schedule: schedule } } }, place)).toThrow(message);
  });

  it('names what it cannot resolve', () => {
    const bucket = { Type: 'AWS::S3::Bucket' };
    const queue = {
      Type: 'AWS::SQS::Queue',
      Properties: { VisibilityTimeout: { 'Fn::GetAtt': ['Bucket', 'WebsiteURL'] } },
    };

    expect(() => describeSystem({ odd: { Resources: { Bucket: bucket, Queue: queue } } }, place)).toThrow(
      'does not know WebsiteURL of Bucket (AWS::S3::Bucket) in odd',
    );
  });
});
