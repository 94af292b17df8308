// A line of the log for each request that came with a key: which route, what came of it, and which key it was. The gateway's own
// access log knows no key; both have the request's id. Nothing of a path, a query or a body is in it.
import type { MiddlewareObj } from '@middy/core';
import type { CallerEvent } from './authenticate.ts';
import type { Observer } from './observe.ts';
import type { HttpEvent, Spoken } from './request.ts';

export function accessLine({
  logger,
}: Pick<Observer, 'logger'>): MiddlewareObj<HttpEvent & Partial<CallerEvent>, Spoken> {
  const write: MiddlewareObj<HttpEvent & Partial<CallerEvent>, Spoken>['after'] = ({ event, response }) => {
    const { caller, routeKey, requestContext } = event;
    if (caller === undefined || caller.keyId === '') return;
    logger.info('Answered', {
      keyId: caller.keyId,
      route: routeKey,
      status: response?.result?.statusCode,
      requestId: requestContext.requestId,
    });
  };
  return { after: write, onError: write };
}
