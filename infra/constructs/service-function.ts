// The house Lambda: one folder of functions/ bundled into one small ESM file, with rights for its own log and nothing
// else until `allow` gives more. It writes its entry file into the template, where the local stack finds it.

import { resolve } from 'node:path';
import { CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ApplicationLogLevel, Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { raiseAlarm } from './alarm.ts';
import { bundling } from './bundling.ts';

/** The folders of functions/. */
export type FunctionName =
  | 'accept-qminder'
  | 'accept-response'
  | 'accept-ticket-events'
  | 'aggregate'
  | 'counter-page'
  | 'describe-api'
  | 'hear-objections'
  | 'keep-snapshots'
  | 'manage-registry'
  | 'read-evidence'
  | 'read-indicators'
  | 'rebuild-cells'
  | 'survey-links'
  | 'survey-page';

/** What every construct of the service is given. */
export interface House {
  readonly stage: Stage;
  /** Where alarms go; without one they only show in the console. */
  readonly alarmTopic: ITopic | undefined;
}

interface ServiceFunctionProps extends House {
  readonly name: FunctionName;
  /** One sentence for whoever is woken by it: what breaks for whom. */
  readonly whenThisFails: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** In MB. The processor grows with it: 1,769 is one whole core. */
  readonly memory?: number;
  readonly timeout?: Duration;
}

const root = resolve(import.meta.dirname, '../..');

export class ServiceFunction extends Construct {
  readonly lambda: NodejsFunction;
  private readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    { name, stage, alarmTopic, whenThisFails, ...props }: ServiceFunctionProps,
  ) {
    super(scope, id);

    const entry = `functions/${name}/index.ts`;
    const logGroup = new LogGroup(this, 'Log', {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own, because the one that CDK would make has a managed policy for the logs of all functions.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(logGroup.logGroupArn, 'logs:CreateLogStream', 'logs:PutLogEvents');

    this.lambda = new NodejsFunction(this, 'Function', {
      description: `Tera (${stage.name}): ${name}`,
      entry: resolve(root, entry),
      projectRoot: root,
      depsLockFilePath: resolve(root, 'package-lock.json'),
      bundling,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory ?? 512,
      timeout: props.timeout ?? Duration.seconds(10),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // Lambda filters the log once more, by default at INFO: both levels have to be the same one.
      applicationLogLevelV2: ApplicationLogLevel[stage.logLevel],
      environment: {
        ...props.environment,
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_LOG_LEVEL: stage.logLevel,
        POWERTOOLS_METRICS_NAMESPACE: 'Tera',
        POWERTOOLS_SERVICE_NAME: name,
        TERA_STAGE: stage.name,
      },
    });
    const resource = this.lambda.node.defaultChild;
    if (CfnResource.isCfnResource(resource)) resource.addMetadata('tera:entry', entry);

    raiseAlarm(this, 'ErrorsAlarm', {
      metric: this.lambda.metricErrors({ period: Duration.minutes(5) }),
      atLeast: 1,
      whenThisFails,
      runbook: `${name}-fails`,
      alarmTopic,
    });
  }

  /**
   * Exactly these actions on exactly this resource. CDK's own grants give more: `grantReadData` has eight actions, and a
   * table with an index brings a wildcard along.
   */
  allow(resourceArn: string, ...actions: readonly string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [resourceArn] }));
  }

  /** Such an action on those items of a table alone whose partition key begins with `prefix`. */
  allowItems(tableArn: string, prefix: string, ...actions: readonly string[]): void {
    this.role.addToPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] } },
      }),
    );
  }
}
