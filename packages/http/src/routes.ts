// One function that serves several routes of the gateway: each request goes to the handler of its route key.
import type { HttpHandler } from './endpoint.ts';

/** Keys are the gateway's route keys, such as `PUT /v1/units/{unitId}`. */
export function routes(handlers: Readonly<Record<string, HttpHandler>>): HttpHandler {
  return (event, context) => {
    const handler = handlers[event.routeKey];
    // The gateway and this table are made from the same list of routes; a difference is a defect of a deployment.
    if (handler === undefined) throw new Error(`no handler for the route '${event.routeKey}'`);
    return handler(event, context);
  };
}
