// An observer that says nothing on the console, and keeps what it was told so that a test can ask.
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Observer } from '../observe.ts';

export interface Observed extends Observer {
  /** Metric name → sum; one with a dimension is `Name{value}`. */
  readonly counted: Record<string, number>;
}

export function quietObserver(): Observed {
  const counted: Record<string, number> = {};
  return {
    logger: new Logger({ serviceName: 'test', logLevel: 'SILENT' }),
    metrics: countingMetrics(counted),
    middlewares: [],
    counted,
  };
}

/** Real metrics, whose `addMetric` only counts. */
function countingMetrics(counted: Record<string, number>): Metrics {
  const metrics = new Metrics({ namespace: 'Test', serviceName: 'test' });
  const named: string[] = [];
  metrics.addDimension = (_, value) => {
    named.push(value);
    return metrics;
  };
  metrics.addMetric = (name, _, value) => {
    const full = named.length === 0 ? name : `${name}{${named.join(',')}}`;
    counted[full] = (counted[full] ?? 0) + value;
    return metrics;
  };
  metrics.singleMetric = () => countingMetrics(counted);
  return metrics;
}

/** For a function's own `observer()`, before it is imported: no log lines and no metrics among the test's output. */
export const QUIET_ENVIRONMENT = {
  POWERTOOLS_SERVICE_NAME: 'test',
  POWERTOOLS_METRICS_NAMESPACE: 'Tera',
  POWERTOOLS_METRICS_DISABLED: 'true',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
} as const;
