// One logger and one set of metrics for a function, and the middleware that flushes them. Neither ever gets a body, a
// header or an id of a person.
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';
import { METRICS, type Meter } from '@tera/contracts';
import type { HttpEvent } from './request.ts';

export interface Observer {
  readonly logger: Logger;
  readonly metrics: Meter;
  readonly middlewares: readonly MiddlewareObj[];
}

/** Reads its names from the POWERTOOLS_ variables of the function. */
export function observer(): Observer {
  const logger = new Logger();
  const metrics = new Metrics();
  return {
    logger,
    metrics: meter(metrics),
    middlewares: [injectLambdaContext(logger, { resetKeys: true }), named(logger), published(metrics)],
  };
}

/** Logs and counts what is thrown, and lets it be thrown: for a function that answers no request. */
export function countingFailures(
  { logger, metrics }: Pick<Observer, 'logger' | 'metrics'>,
  words: string,
): MiddlewareObj {
  return {
    onError: ({ error }) => {
      logger.error(words, { error: error ?? new Error('unknown') });
      metrics.add('Failed', 1);
    },
  };
}

/** Every line of a request has the id that its caller was told, where it came through the gateway. */
function named(logger: Logger): MiddlewareObj {
  return {
    before: ({ event }) => {
      const { requestContext } = event as Partial<HttpEvent>;
      if (requestContext !== undefined) logger.appendKeys({ requestId: requestContext.requestId });
    },
  };
}

function meter(metrics: Metrics): Meter {
  return {
    add: (name, value) => {
      metrics.addMetric(name, METRICS[name].unit, value);
    },
    addBy: (name, dimensions, value, notes = {}) => {
      const metric = metrics.singleMetric();
      const { unit, by }: { unit: 'Count' | 'Seconds'; by: readonly string[] } = METRICS[name];
      if (!by.includes('service')) metric.clearDefaultDimensions();
      for (const [dimension, text] of Object.entries<string>(dimensions)) metric.addDimension(dimension, text);
      for (const [note, text] of Object.entries(notes)) metric.addMetadata(note, text);
      metric.addMetric(name, unit, value);
    },
  };
}

/** Publishes what there is; the middleware of Powertools warns in the log of every request that has nothing to count. */
function published(metrics: Metrics): MiddlewareObj {
  const publish = () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  };
  return { after: publish, onError: publish };
}
