// What runs by the clock: at which times, with which event and right, and who hears when a call never came.

import { ScheduledRunSchema } from '@tera/contracts';
import { describe, expect, it } from 'vitest';
import { allowed, systemOf } from './templates.ts';

interface ScheduleProperties {
  readonly GroupName: string;
  readonly Target: { readonly Arn: string; readonly RoleArn: string; readonly Input: string };
}

const prod = systemOf('prod');
const schedules = [...prod.ofType('AWS::Scheduler::Schedule')].map(
  ([name, { Properties }]) => [name, Properties as unknown as ScheduleProperties] as const,
);

it('the schedules are those of the design', () => {
  const times = schedules.map(([, properties]) => properties);

  expect(times).toMatchObject([
    {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: { Arn: 'ChargesChargeAnswersFunction.Arn' },
    },
    {
      ScheduleExpression: 'rate(5 minutes)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: { Arn: 'ObjectionsSendRulingsFunction.Arn' },
    },
    {
      ScheduleExpression: 'cron(30 17 * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: { Arn: 'PublicationPublishFunction.Arn' },
    },
    {
      ScheduleExpression: 'cron(30 17 * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: { Arn: 'CommentsKeepCommentsFunction.Arn' },
    },
  ]);
});

describe.each(schedules)('the schedule %s', (_, { GroupName, Target }) => {
  it('is in the group of its stage', () => {
    expect(GroupName).toBe('tera-prod');
    expect(prod.resources.get('SchedulesGroup')?.Properties).toEqual({ Name: GroupName });
  });

  it('tells its function for when it is called', () => {
    const event: unknown = JSON.parse(Target.Input.replace('<aws.scheduler.scheduled-time>', '2026-11-20T01:00:00Z'));

    expect(ScheduledRunSchema.parse(event)).toEqual({ scheduledTime: Date.parse('2026-11-20T01:00:00Z') });
  });

  it('may call that function alone, and only in the name of its group', () => {
    const role = Target.RoleArn.replace('.Arn', '');
    const policies = [...prod.ofType('AWS::IAM::Policy').values()].filter(({ Properties }) =>
      (Properties['Roles'] as string[]).includes(role),
    );

    expect(allowed(policies)).toEqual([
      { action: 'lambda:InvokeFunction', resource: Target.Arn, condition: undefined },
    ]);
    expect(prod.resources.get(role)?.Properties).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': 'AWS::AccountId', 'aws:SourceArn': 'SchedulesGroup.Arn' },
            },
          },
        ],
      },
    });
  });

  it('gives a call up before it would be hours late, and its group has somebody told', () => {
    expect(Target).toMatchObject({ RetryPolicy: { MaximumEventAgeInSeconds: 900 } });

    const alarms = [...prod.ofType('AWS::CloudWatch::Alarm').values()].map(({ Properties }) => Properties);
    expect(alarms).toContainEqual(
      expect.objectContaining({
        Namespace: 'AWS/Scheduler',
        MetricName: 'InvocationDroppedCount',
        Dimensions: [{ Name: 'ScheduleGroup', Value: GroupName }],
        Threshold: 1,
      }),
    );
  });
});
