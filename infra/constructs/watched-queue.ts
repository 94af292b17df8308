// Messages on their way to a worker, and those that it gave back too often. A queue belongs to the data and not to a worker:
// what is in it was promised to somebody, so it must outlive any worker.

import { Duration } from 'aws-cdk-lib/core';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { SettingName } from '@tera/contracts';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { type RunbookSection, raiseAlarm } from './alarm.ts';
import { type GrantedResource, queueResource } from './resource.ts';

/** A worker of either queue that takes longer is ended; what it did not answer for comes back. */
export const workerTimeout = Duration.seconds(60);

interface WatchedQueueProps {
  readonly stage: Stage;
  readonly alarmTopic: ITopic | undefined;
  /** Where functions are told that it is. */
  readonly variable: SettingName;
  /** How often a message is handed out before it is put aside. */
  readonly tries: number;
  /** What is missing when a message was put aside, and when the oldest has waited for a quarter of an hour; and their sections. */
  readonly whenPutAside: Trouble;
  readonly whenLate: Trouble;
}

interface Trouble {
  readonly whenThisFails: string;
  readonly runbook: RunbookSection;
}

export class WatchedQueue extends Construct {
  readonly queue: GrantedResource<'queue'>;

  constructor(
    scope: Construct,
    id: string,
    { stage, alarmTopic, variable, tries, whenPutAside, whenLate }: WatchedQueueProps,
  ) {
    super(scope, id);

    const common = {
      // The longest that SQS offers: time for people to notice and mend, over a long holiday too.
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: stage.removalPolicy,
    };
    const deadLetters = new Queue(this, 'DeadLetters', common);
    const queue = new Queue(this, 'Queue', {
      ...common,
      // AWS asks for six times the timeout, so that a throttled batch is not handed out a second time meanwhile.
      visibilityTimeout: Duration.seconds(6 * workerTimeout.toSeconds()),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: tries },
    });
    this.queue = queueResource(variable, queue);

    raiseAlarm(this, 'DeadLettersAlarm', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      atLeast: 1,
      ...whenPutAside,
      alarmTopic,
    });
    raiseAlarm(this, 'AgeAlarm', {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      atLeast: Duration.minutes(15).toSeconds(),
      ...whenLate,
      alarmTopic,
    });
  }
}
