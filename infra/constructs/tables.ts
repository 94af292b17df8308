// The three tables (docs/access-patterns.md), apart so that a function's rights say what it does. Their keys, their index and
// the beginnings of their partition keys are packages/store's; here is what AWS is to do with them.

import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  type SchemaOptions,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import type { SettingName } from '@tera/contracts';
import { RESTORABLE_DAYS, TABLE_DESIGNS, type IndexDesign, type TableDesign, type TableKey } from '@tera/store/tables';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { GrantedResource } from './resource.ts';

type Designs = typeof TABLE_DESIGNS;

/** A table of which a function may be given a part. */
interface InParts<Name extends keyof Designs> {
  /** The items whose partition key begins as these sorts of items do (packages/store/src/tables.ts), and no other. */
  readonly under: (
    ...sorts: readonly [keyof Designs[Name]['partitions'], ...(keyof Designs[Name]['partitions'])[]]
  ) => GrantedResource<'table'>;
}

export class Tables extends Construct {
  readonly facts: GrantedResource<'table'> & InParts<'facts'>;
  /** The keys of facts, and nothing of what is in them. */
  readonly factKeys: GrantedResource<'table'>;
  /** Where the facts behind a figure are found. */
  readonly evidence: GrantedResource<'index'>;
  /** The tickets that are open now. */
  readonly openTickets: GrantedResource<'index'>;
  readonly indicators: GrantedResource<'table'>;
  /** Nobody has rights on the whole of it: each function names the sorts of items that it uses, also to read. */
  readonly registry: InParts<'registry'>;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);

    const { facts, indicators, registry } = TABLE_DESIGNS;
    const factsTable = this.table('Facts', facts, stage);
    this.facts = { ...whole('FACTS_TABLE', factsTable), ...inParts('FACTS_TABLE', factsTable, facts) };
    this.factKeys = {
      ...whole('FACTS_TABLE', factsTable),
      attributes: [facts.key.partition, facts.key.sort],
    };
    this.evidence = index('FACTS_TABLE', factsTable, 'evidence');
    this.openTickets = index('FACTS_TABLE', factsTable, 'open');
    this.indicators = whole('INDICATORS_TABLE', this.table('Indicators', indicators, stage));
    this.registry = inParts('REGISTRY_TABLE', this.table('Registry', registry, stage), registry);
  }

  private table(id: string, { key, indexes, timeToLive }: TableDesign, stage: Stage): Table {
    const props: TableProps = {
      ...schemaOf(key),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: RESTORABLE_DAYS,
      },
      deletionProtection: stage.deletionProtection,
      removalPolicy: stage.removalPolicy,
      ...(timeToLive === undefined ? {} : { timeToLiveAttribute: timeToLive }),
    };
    const table = new Table(this, id, props);
    for (const [indexName, indexKey] of Object.entries(indexes)) {
      table.addGlobalSecondaryIndex({ indexName, ...schemaOf(indexKey), ...projectionOf(indexKey) });
    }
    return table;
  }
}

function schemaOf({ partition, sort }: TableKey): Required<SchemaOptions> {
  return {
    partitionKey: { name: partition, type: AttributeType.STRING },
    sortKey: { name: sort, type: AttributeType.STRING },
  };
}

function projectionOf({ holds }: IndexDesign) {
  return holds.length === 0
    ? { projectionType: ProjectionType.KEYS_ONLY }
    : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...holds] };
}

function whole(variable: SettingName, { tableName, tableArn }: Table): GrantedResource<'table'> {
  return { kind: 'table', variable, value: tableName, arn: tableArn };
}

function index(
  variable: SettingName,
  { tableName, tableArn }: Table,
  name: keyof Designs['facts']['indexes'],
): GrantedResource<'index'> {
  return { kind: 'index', variable, value: tableName, arn: `${tableArn}/index/${name}` };
}

function inParts<Sort extends string>(
  variable: SettingName,
  table: Table,
  { partitions }: { readonly partitions: Readonly<Record<Sort, string>> },
) {
  return {
    under: (...sorts: readonly Sort[]): GrantedResource<'table'> => ({
      ...whole(variable, table),
      leadingKeys: sorts.map((sort) => patternOf(partitions[sort])),
    }),
  };
}

/** A beginning that ends with `#` is followed by an id; any other is the whole key. */
function patternOf(beginning: string): string {
  return beginning.endsWith('#') ? `${beginning}*` : beginning;
}
