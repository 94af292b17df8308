// The house Lambda: one folder of functions/ bundled into one small ESM file, with rights for its own log and nothing
// else until it `uses` something. It writes its entry file into the template, where the local stack finds it.

import { resolve } from 'node:path';
import { CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  EventSourceMapping,
  type EventSourceMappingOptions,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { FunctionName, SettingName } from '@tera/contracts';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { raiseAlarm } from './alarm.ts';
import { bundling } from './bundling.ts';
import { metricsNamespace, ownMetric } from './metric.ts';
import type { ActionsOn, GrantedResource } from './resource.ts';

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
  /** In MB. The processor grows with it: 1,769 is one whole core. */
  readonly memory?: number;
  readonly timeout?: Duration;
}

const root = resolve(import.meta.dirname, '../..');

export class ServiceFunction extends Construct {
  readonly name: FunctionName;
  readonly lambda: NodejsFunction;
  private readonly capability: Construct;
  private readonly role: Role;
  private readonly settings = new Map<SettingName, string>();

  constructor(
    scope: Construct,
    id: string,
    { name, stage, alarmTopic, whenThisFails, ...props }: ServiceFunctionProps,
  ) {
    super(scope, id);
    this.name = name;
    this.capability = scope;

    const entry = `functions/${name}/index.ts`;
    const logGroup = new LogGroup(this, 'Log', {
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own, because the one that CDK would make has a managed policy for the logs of all functions.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn);

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
        POWERTOOLS_LOG_LEVEL: stage.logLevel,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(stage),
        POWERTOOLS_SERVICE_NAME: name,
        TERA_STAGE: stage.name,
      },
    });
    const resource = this.lambda.node.defaultChild;
    if (CfnResource.isCfnResource(resource)) resource.addMetadata('tera:entry', entry);

    // Lambda hears of what ends a function: a crash, a timeout, a file that does not load. What the function itself has caught
    // and answered with 500 is a success to Lambda, and only the function can count it.
    const alarm = { atLeast: 1, whenThisFails, runbook: `${name}-fails`, alarmTopic } as const;
    const period = Duration.minutes(5);
    raiseAlarm(this, 'ErrorsAlarm', { ...alarm, metric: this.lambda.metricErrors({ period }) });
    raiseAlarm(this, 'FailedAlarm', { ...alarm, metric: ownMetric('Failed', { service: name }, period, stage) });
  }

  /**
   * Tells the function where the resource is, and allows exactly these actions on exactly it. CDK's own grants give more:
   * `grantReadData` has eight actions, and a table with an index brings a wildcard along.
   */
  uses<Kind extends keyof ActionsOn>(
    { variable, value, arn, leadingKeys, attributes }: GrantedResource<Kind>,
    ...actions: readonly [ActionsOn[Kind], ...ActionsOn[Kind][]]
  ): void {
    this.tell(variable, value);
    this.allow(actions, arn, {
      ...(leadingKeys && { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...leadingKeys] } }),
      // Both: who names no attributes asks for all of them.
      ...(attributes && {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...attributes] },
        StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      }),
    });
  }

  /** Tells the function something that needs no right. */
  knows(variable: 'PUBLIC_URL' | 'SOFTWARE_VERSION' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID', value: string): void {
    this.tell(variable, value);
  }

  /** Has Lambda hand over what is in the queue. The function asks the queue for nothing itself, and is not told where it is. */
  consumes({ arn }: GrantedResource<'queue'>, batches: BatchesOfMessages): void {
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arn);
    // Beside the function: its path is its identity, and Lambda takes no second mapping of one queue to one function.
    new EventSourceMapping(this.capability, 'FromQueue', {
      ...batches,
      target: this.lambda,
      eventSourceArn: arn,
      reportBatchItemFailures: true,
    });
  }

  private tell(variable: SettingName, value: string): void {
    const told = this.settings.get(variable);
    if (told !== undefined && told !== value) throw new Error(`${this.node.path} is told two values for ${variable}.`);
    this.settings.set(variable, value);
    this.lambda.addEnvironment(variable, value);
  }

  private allow(actions: readonly string[], arn: string, conditions: Record<string, object> = {}): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [arn], conditions }));
  }
}

type BatchesOfMessages = Required<
  Pick<EventSourceMappingOptions, 'batchSize' | 'maxBatchingWindow' | 'maxConcurrency'>
>;
