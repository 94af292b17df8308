// The metrics that our functions count, for the alarms. Namespace, name and dimensions are those under which they are kept:
// an alarm with one dimension more or less would ask for a metric that nobody ever writes, and stay silent for good.

import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Duration } from 'aws-cdk-lib/core';
import type { DimensionsOf, MetricName } from '@tera/contracts';
import type { Stage } from '../stages.ts';

/** Each stage has its own, or a failure in dev would call for prod where both are in one account. */
export function metricsNamespace({ name }: Stage): string {
  return `Tera/${name}`;
}

/** The sum over each period. */
export function ownMetric<Name extends MetricName>(
  name: Name,
  dimensions: DimensionsOf<Name>,
  period: Duration,
  stage: Stage,
): Metric {
  return new Metric({
    namespace: metricsNamespace(stage),
    metricName: name,
    dimensionsMap: { ...dimensions },
    statistic: Stats.SUM,
    period,
  });
}
