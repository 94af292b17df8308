// Accepted facts on their way to the aggregator, and those that it gave back too often. The queue belongs to the data
// and not to a worker: what is in it was answered with 202, so it must outlive any worker.

import { Duration } from 'aws-cdk-lib/core';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { raiseAlarm } from './alarm.ts';
import { type Resource, queueResource } from './resource.ts';

/** An aggregator that takes longer is ended; what it did not answer for comes back. */
export const aggregatorTimeout = Duration.seconds(60);

interface FactsQueueProps {
  readonly stage: Stage;
  readonly alarmTopic: ITopic | undefined;
}

export class FactsQueue extends Construct {
  readonly queue: Resource<'queue'>;

  constructor(scope: Construct, id: string, { stage, alarmTopic }: FactsQueueProps) {
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
      visibilityTimeout: Duration.seconds(6 * aggregatorTimeout.toSeconds()),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    this.queue = queueResource('FACTS_QUEUE_URL', queue);

    raiseAlarm(this, 'DeadLettersAlarm', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(1),
        statistic: 'Maximum',
      }),
      atLeast: 1,
      whenThisFails: 'Accepted answers or times were refused five times and are missing from the figures.',
      runbook: 'facts-in-the-dead-letter-queue',
      alarmTopic,
    });
    raiseAlarm(this, 'AgeAlarm', {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' }),
      atLeast: Duration.minutes(15).toSeconds(),
      whenThisFails: 'Nothing is lost yet, but the figures are more than a quarter of an hour behind what was sent.',
      runbook: 'facts-wait-too-long',
      alarmTopic,
    });
  }
}
