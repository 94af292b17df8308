// An observer that says nothing on the console, and keeps what it was told so that a test can ask.
import { Logger } from '@aws-lambda-powertools/logger';
import type { Meter } from '@tera/contracts';
import type { Observer } from '../observe.ts';

export interface Observed extends Observer {
  /** Metric name → sum; one with a dimension is `Name{value}`. */
  readonly counted: Record<string, number>;
}

export function quietObserver(): Observed {
  const counted: Record<string, number> = {};
  return {
    logger: new Logger({ serviceName: 'test', logLevel: 'SILENT' }),
    metrics: countingIn(counted),
    middlewares: [],
    counted,
  };
}

function countingIn(counted: Record<string, number>): Meter {
  const add = (name: string, value: number) => {
    counted[name] = (counted[name] ?? 0) + value;
  };
  return { add, addBy: (name, dimensions, value) => add(`${name}{${Object.values(dimensions).join(',')}}`, value) };
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
