// A request as the chain hands it from one middleware to the next, and to the work.
import type { ApiRoute, Format, ReadRequest } from '@tera/contracts';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { BrowserSays } from './came-from.ts';
import type { Caller } from './caller.ts';
import type { Reply } from './reply.ts';

export type HttpEvent = APIGatewayProxyEventV2;
export type HttpResult = APIGatewayProxyStructuredResultV2;
export type HttpHandler = (event: HttpEvent, context: Context) => Promise<HttpResult>;

/** What the work of a route is given: what was sent, read by the route's schemas, and who sent it. */
export interface RouteRequest<R extends ApiRoute = ApiRoute> extends ReadRequest<R> {
  /** Whose key it is; a route that is open to anyone gets a caller with no unit. */
  readonly caller: Caller;
  /** As they were sent, for a route that is open to anyone and looks at them itself. */
  readonly cookies: readonly string[];
  /** What a browser says of where this comes from. */
  readonly browser: BrowserSays;
  /** The `If-Match` header, for a route that changes what is there. */
  readonly ifMatch: string | undefined;
  /** Of a list that comes in pages. */
  readonly page: R extends { readonly paged: true } ? PageAsked : undefined;
  /** In which of the route's formats it is answered. */
  readonly format: Format;
}

/** Where a page begins, and how the next one is asked for. */
export interface PageAsked {
  /** The place behind which to go on; `undefined` on the first page. */
  readonly after: string | undefined;
  /** `next` of the answer, by the place behind which the next page begins; null where there is none. */
  readonly nextAfter: (place: string | undefined) => Promise<string | null>;
}

/** The parts of a request that a work needs. */
export type Asked<R extends ApiRoute, Part extends keyof RouteRequest<R>> = Pick<RouteRequest<R>, Part>;

/** A request before anything of it is read. */
export interface UnreadRequest {
  readonly path: Readonly<Record<string, string | undefined>>;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body as it was sent: a signature is over these and not over what they mean. */
  readonly bytes: Uint8Array;
}

/** The id that the gateway gave a request, and that stands in its log, in ours and in a problem document. */
export function requestIdOf({ requestContext }: Pick<HttpEvent, 'requestContext'>): string {
  return requestContext.requestId;
}

/** What the chain has to say: first in our words, at its end in the gateway's. */
export interface Spoken {
  readonly reply?: Reply;
  readonly result?: HttpResult;
}
