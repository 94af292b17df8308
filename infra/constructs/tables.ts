// The three tables (docs/access-patterns.md), apart so that a function's rights say what it does. Here they only have
// keys: what is in an item is known to packages/store.

import { AttributeType, BillingMode, ProjectionType, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export class Tables extends Construct {
  readonly facts: Table;
  readonly indicators: Table;
  readonly registry: Table;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: Stage }) {
    super(scope, id);

    const common: TableProps = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.deletionProtection,
      removalPolicy: stage.removalPolicy,
    };
    this.facts = new Table(this, 'Facts', { ...common, timeToLiveAttribute: 'expiresAt' });
    // Sparse: only facts that stand behind a figure have these attributes.
    this.facts.addGlobalSecondaryIndex({
      indexName: 'evidence',
      partitionKey: { name: 'evidencePk', type: AttributeType.STRING },
      sortKey: { name: 'evidenceSk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.indicators = new Table(this, 'Indicators', common);
    this.registry = new Table(this, 'Registry', common);
  }
}
