// Functions that are called by the clock. A schedule only hands its event over: what Lambda has taken it tries three times, and
// the function's own alarms hear what becomes of that; here is heard what Lambda never got.

import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ContextAttribute,
  Schedule,
  type ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import type { ScheduledRun } from '@tera/contracts';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarm.ts';
import type { House, ServiceFunction } from './service-function.ts';

/** How long a call that Lambda does not take is tried; after that it is for the next one, and somebody is told. */
const triedFor = Duration.minutes(15);

export class Schedules extends Construct {
  /** Of our own, because its metrics are told apart by the group alone. */
  private readonly group: ScheduleGroup;

  constructor(scope: Construct, id: string, { stage, alarmTopic }: House) {
    super(scope, id);

    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `tera-${stage.name}`,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    raiseAlarm(this, 'DroppedAlarm', {
      metric: this.group.metricDropped({ period: Duration.minutes(5), statistic: 'Sum' }),
      atLeast: 1,
      whenThisFails: 'What is done by the clock alone is not done: a function could not be called at its time.',
      runbook: 'a-scheduled-call-is-dropped',
      alarmTopic,
    });
  }

  /** Has the function called at each of these times, under their names, and told for when it is called. */
  call(called: ServiceFunction, times: Readonly<Record<string, ScheduleExpression>>): void {
    const { functionArn } = called.lambda;
    const role = new Role(called, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': this.group.scheduleGroupArn },
        },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));

    const event = { scheduledTime: ContextAttribute.scheduledTime } satisfies Record<keyof ScheduledRun, string>;
    const target = {
      arn: functionArn,
      role,
      input: ScheduleTargetInput.fromObject(event),
      retryPolicy: { maximumEventAgeInSeconds: triedFor.toSeconds(), maximumRetryAttempts: 185 },
    };
    for (const [name, schedule] of Object.entries(times)) {
      new Schedule(called, name, { schedule, scheduleGroup: this.group, target: { bind: () => target } });
    }
  }
}
