// The AwsSolutions rules of cdk-nag, for both stages. A misspelt acknowledgement is accepted in silence, so the
// exceptions are listed here once more, and a bad stack has to be found bad.

import { App, Stack, Validations } from 'aws-cdk-lib/core';
import { Table, AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { teraApp } from '../../infra/tera-app.ts';

describe('the AwsSolutions rules', () => {
  it.each(['dev', 'prod'] as const)('find nothing in %s', (stage) => {
    expect(violations(teraApp({ stage, bundling: false }))).toEqual([]);
  });

  it('are set aside in these places only, each with its reason', () => {
    const acknowledged = teraApp({ stage: 'prod', bundling: false })
      .node.findAll()
      .flatMap(({ node }) =>
        node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) => Object.keys(data as object).map((id) => `${node.path} ${id.split('::').at(-1)}`)),
      );

    expect(acknowledged).toEqual([
      'tera-prod-data/LinkSecret AwsSolutions-SMG4',
      'tera-prod-data/ResponseSecret AwsSolutions-SMG4',
      'tera-prod-data/PresenceSecret AwsSolutions-SMG4',
      'tera-prod-data/QminderSecret AwsSolutions-SMG4',
      'tera-prod-data/CursorSecret AwsSolutions-SMG4',
      'tera-prod-data/SessionSecret AwsSolutions-SMG4',
      'tera-prod-data/OidcSecret AwsSolutions-SMG4',
      // A second factor is offered and not demanded, and the Plus plan costs more than all else.
      'tera-prod-data/People AwsSolutions-COG2',
      'tera-prod-data/People AwsSolutions-COG3',
      'tera-prod-data/People AwsSolutions-COG8',
      'tera-prod-service/Api/Http AwsSolutions-APIG4',
    ]);
  });

  it('find what is wrong with a bad stack', () => {
    const app = new App();
    const bad = new Stack(app, 'Bad');
    new Queue(bad, 'PlainQueue');
    new Table(bad, 'TableThatCannotBeRestored', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
    new Role(bad, 'RoleThatMayDoAnything', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }).addToPolicy(
      new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }),
    );

    expect(violations(app)).toEqual(
      expect.arrayContaining([
        'AwsSolutions-SQS3 Bad/PlainQueue/Resource',
        'AwsSolutions-SQS4 Bad/PlainQueue/Resource',
        'AwsSolutions-DDB3 Bad/TableThatCannotBeRestored/Resource',
        'AwsSolutions-IAM5[Action::dynamodb:*] Bad/RoleThatMayDoAnything/DefaultPolicy/Resource',
        'AwsSolutions-IAM5[Resource::*] Bad/RoleThatMayDoAnything/DefaultPolicy/Resource',
      ]),
    );
  });
});

function violations(app: App): readonly string[] {
  return new AwsSolutionsChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
}
