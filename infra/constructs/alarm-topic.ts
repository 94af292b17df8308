// Where alarms go. The topic stands with the data because its subscriptions are made by hand and would be missed; a
// policy of our own replaces the one that lets CloudWatch publish, so that right is given here again.

import { Aws, RemovalPolicy } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Takes alarms of this account only, over TLS only. */
export function alarmTopic(scope: Construct, id: string): ITopic {
  const topic = new Topic(scope, id, { displayName: 'Tera', enforceSSL: true });
  topic.applyRemovalPolicy(RemovalPolicy.RETAIN);
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  return topic;
}
