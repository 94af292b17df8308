// The three tables (design.md §4) as the engine is asked for them. The CDK app defines the same tables for AWS; a test
// holds the two together.
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

export interface TableNames {
  readonly facts: string;
  readonly indicators: string;
  readonly registry: string;
}

export const EVIDENCE_INDEX = 'evidence';
/** The facts' time-to-live attribute, in seconds since 1970. */
export const TTL_ATTRIBUTE = 'expiresAt';

/** Begins the partition key of the facts table's counters of a rate limit; no unit's id holds a `#`. */
export const LIMIT_PREFIX = 'LIMIT#';

export function tableDefinitions(names: TableNames): CreateTableCommandInput[] {
  const table = (TableName: string): CreateTableCommandInput => ({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: strings('pk', 'sk'),
    KeySchema: key('pk', 'sk'),
  });
  return [
    {
      ...table(names.facts),
      AttributeDefinitions: strings('pk', 'sk', 'evidencePk', 'evidenceSk'),
      GlobalSecondaryIndexes: [
        {
          IndexName: EVIDENCE_INDEX,
          KeySchema: key('evidencePk', 'evidenceSk'),
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    },
    table(names.indicators),
    table(names.registry),
  ];
}

function strings(...names: string[]): CreateTableCommandInput['AttributeDefinitions'] {
  return names.map((name) => ({ AttributeName: name, AttributeType: 'S' }));
}

function key(partition: string, sort: string): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}
