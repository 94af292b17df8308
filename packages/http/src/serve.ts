// A function that serves routes: each request goes through one chain of middlewares, which reads from top to bottom, to the
// work of its route. A function that leaves out one of its routes does not compile.
import middy from '@middy/core';
import type { ApiRoute, Call, CallsOf, FunctionName, PageRoute } from '@tera/contracts';
import { accessLine } from './access-line.ts';
import { answer } from './answer.ts';
import { type KeyDeps, authenticated } from './authenticate.ts';
import type { Observer } from './observe.ts';
import { type PageDeps, type PageReply, pageHandler } from './page.ts';
import { problems } from './problems.ts';
import { type Proof, type ReadEvent, readRequest } from './read-request.ts';
import { type Reply, type ReplyTo, refuse } from './reply.ts';
import type { HttpEvent, HttpHandler, RouteRequest, Spoken } from './request.ts';

export interface ServeDeps extends Observer {
  /** Needed by every route with a scope. */
  readonly keys?: KeyDeps['keys'];
  readonly now: KeyDeps['now'];
}

/** A route and what answers it, before the observer and the keys are known. */
export interface Served<C extends string = string> {
  readonly call: C;
  readonly handler: (deps: ServeDeps) => HttpHandler;
}

type Work<R extends ApiRoute> = (request: RouteRequest<R>) => Promise<ReplyTo<R>> | ReplyTo<R>;
/** What the chain has to know of it: the types of a route have done their work by then. */
type AnyWork = (request: RouteRequest) => Promise<Reply> | Reply;

/** `proof`: for a route that is signed, why a request is not believed, if it is not. */
export function on<const R extends ApiRoute>(
  route: R,
  work: NoInfer<Work<R>>,
  ...[proof]: R['allowed'] extends { readonly signature: string } ? [Proof] : []
): Served<R['call']> {
  // The request is read by the route's own schemas, so it is what the work expects.
  const known = work as AnyWork;
  return { call: route.call, handler: (deps) => chain(route, known, deps, proof) };
}

/** A page: its work reads the request itself, and says sorry in words. */
export function onPage<const R extends PageRoute>(
  route: R,
  work: (event: HttpEvent) => Promise<PageReply> | PageReply,
  sorry: PageDeps['sorry'],
): Served<R['call']> {
  return { call: route.call, handler: (deps) => pageHandler({ ...deps, sorry }, work) };
}

/** Whatever no route knows. */
export const onUnknown: Served<'$default'> = {
  call: '$default',
  handler: (deps) => chain({ allowed: 'anyone' }, () => UNKNOWN_ROUTE, deps, undefined),
};

const UNKNOWN_ROUTE = refuse(
  404,
  '',
  'unknown_route',
  'there is nothing at this path and method; see /v1/openapi.json',
);

/** The handler of the function `name`, which serves every one of its routes. */
export function serve<const Name extends FunctionName, const All extends readonly Served[]>(
  name: Name,
  deps: ServeDeps,
  served: All & Complete<CallsOf<Name>, All[number]['call']>,
): HttpHandler {
  const handlers = new Map(served.map(({ call, handler }) => [call, handler(deps)]));
  return (event, context) => {
    const handler = handlers.get(event.routeKey);
    // The gateway and this list are made from the same routes; a difference is a defect of a deployment.
    if (handler === undefined) throw new Error(`${name} has no handler for '${event.routeKey}'`);
    return handler(event, context);
  };
}

/** Anything, where nothing is left out or served twice over; else what no list can be, which names the calls. */
type Complete<Wanted extends Call, Given extends string> = [
  Exclude<Wanted, Given> | Exclude<Given, Wanted | '$default'>,
] extends [never]
  ? unknown
  : { readonly notServedOrNotItsOwn: Exclude<Wanted, Given> | Exclude<Given, Wanted | '$default'> };

function chain(
  route: Pick<ApiRoute, 'allowed' | 'path' | 'query' | 'body'>,
  work: AnyWork,
  deps: ServeDeps,
  proof: Proof | undefined,
): HttpHandler {
  const handler = middy<HttpEvent & ReadEvent, Spoken>()
    .use([...deps.middlewares])
    .use(accessLine(deps))
    .use(answer(deps))
    .use(problems(deps))
    .use(authenticated(route.allowed, deps))
    .use(readRequest(route, proof))
    .handler(async ({ read }: ReadEvent): Promise<Spoken> => ({ reply: await work(read) }));
  return async (event, context) => {
    // By its types a middleware is given what those before it add; none of that is there yet.
    const { result }: Spoken = await handler(event as Parameters<typeof handler>[0], context);
    if (result === undefined) throw new Error('the chain has no answer');
    return result;
  };
}
