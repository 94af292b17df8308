// An observer that says nothing on the console, and keeps what it was told so that a test can ask.
import { Logger } from '@aws-lambda-powertools/logger';
import type { Meter } from '@tera/contracts';
import type { Observer } from '@tera/http';

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
