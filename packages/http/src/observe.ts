// One logger and one set of metrics for a function, and the middleware that flushes them. Neither ever gets a body, a
// header or an id of a person.
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';

export interface Observer {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly middlewares: readonly MiddlewareObj[];
}

/** Reads its names from the POWERTOOLS_ variables of the function. */
export function observer(): Observer {
  const logger = new Logger();
  const metrics = new Metrics();
  return {
    logger,
    metrics,
    middlewares: [injectLambdaContext(logger, { resetKeys: true }), published(metrics)],
  };
}

/** Publishes what there is; the middleware of Powertools warns in the log of every request that has nothing to count. */
function published(metrics: Metrics): MiddlewareObj {
  const publish = () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  };
  return { after: publish, onError: publish };
}
