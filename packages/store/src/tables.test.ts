// The tables that the tests ask the engine for are those that the CDK app defines for AWS.
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVIDENCE_INDEX, TTL_ATTRIBUTE, tableDefinitions } from './tables.ts';

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>>;
}

describe('the tables of the CDK app', () => {
  let tables: Record<string, unknown>[];

  beforeAll(async () => {
    const { teraApp } = await import('../../../infra/tera-app.ts');
    const templates = teraApp({ stage: 'prod', bundling: false })
      .synth()
      .stacksRecursively.map(({ template }) => template as Template);
    tables = templates
      .flatMap(({ Resources }) => Object.entries(Resources))
      .filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table')
      .map(([id, { Properties }]) => Object.assign(Properties, { id }));
  }, 60_000);

  it.each(['facts', 'indicators', 'registry'] as const)('have the keys and indexes that the store uses: %s', (name) => {
    const ours = tableDefinitions({ facts: '', indicators: '', registry: '', [name]: name }).find(
      ({ TableName }) => TableName === name,
    );
    const theirs = tables.find(({ id }) => String(id).toLowerCase().includes(name)) as
      CreateTableCommandInput | undefined;

    expect(shapeOf(theirs)).toEqual(shapeOf(ours));
  });

  it('are these three and no other', () => {
    expect(tables).toHaveLength(3);
  });

  it('let facts expire by the attribute that the store writes, and nothing else expire', () => {
    const expiring = tables.filter((table) => table['TimeToLiveSpecification'] !== undefined);

    expect(expiring).toMatchObject([{ TimeToLiveSpecification: { AttributeName: TTL_ATTRIBUTE, Enabled: true } }]);
    expect(expiring[0]).toMatchObject({ GlobalSecondaryIndexes: [{ IndexName: EVIDENCE_INDEX }] });
  });
});

function shapeOf(table: CreateTableCommandInput | undefined) {
  return {
    BillingMode: table?.BillingMode,
    KeySchema: table?.KeySchema,
    AttributeDefinitions: table?.AttributeDefinitions?.toSorted(byName),
    GlobalSecondaryIndexes: table?.GlobalSecondaryIndexes,
  };
}

function byName(a: { AttributeName?: string | undefined }, b: { AttributeName?: string | undefined }): number {
  return String(a.AttributeName) < String(b.AttributeName) ? -1 : 1;
}
