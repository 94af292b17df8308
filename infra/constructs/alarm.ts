// The house alarm: it says what breaks for whom and which section of docs/runbook.md helps. Silence is not an alarm:
// a unit that sends nothing at night is not a failure.

import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { FunctionName } from '@tera/contracts';
import type { Construct } from 'constructs';

/** The headings of docs/runbook.md that are an alarm's, as GitHub makes links of them. */
export type RunbookSection =
  | `${FunctionName}-fails`
  | 'a-scheduled-call-is-dropped'
  | 'aggregate-is-throttled'
  | 'callers-are-turned-away'
  | 'charges-in-the-dead-letter-queue'
  | 'charges-wait-too-long'
  | 'counters-have-drifted'
  | 'facts-are-refused'
  | 'facts-in-the-dead-letter-queue'
  | 'facts-wait-too-long'
  | 'keys-are-refused'
  | 'keys-reach-too-far'
  | 'messages-cannot-be-read'
  | 'releases-are-overdue'
  | 'rulings-wait-too-long'
  | 'the-api-answers-5xx';

interface AlarmProps {
  readonly metric: Metric;
  /** In the unit of the metric, per period of the metric. */
  readonly atLeast: number;
  /** For how many periods on end before anybody is called; one, unless said otherwise. */
  readonly periods?: number;
  /** One sentence: what breaks for whom. */
  readonly whenThisFails: string;
  readonly runbook: RunbookSection;
  readonly alarmTopic: ITopic | undefined;
}

export function raiseAlarm(scope: Construct, id: string, props: AlarmProps): void {
  const alarm = new Alarm(scope, id, {
    metric: props.metric,
    threshold: props.atLeast,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: props.periods ?? 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${props.whenThisFails} See docs/runbook.md#${props.runbook}`,
  });
  if (props.alarmTopic !== undefined) alarm.addAlarmAction(new SnsAction(props.alarmTopic));
}
