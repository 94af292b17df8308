// A function that serves routes: each request goes through one chain of middlewares, which reads from top to bottom, to the
// work of its route. A function that leaves out one of its routes does not compile.
import middy from '@middy/core';
import type { ApiRoute, Call, CallsOf, FunctionName, PageRoute } from '@tera/contracts';
import { madeOnce } from '@tera/domain';
import { accessLine } from './access-line.ts';
import { answer } from './answer.ts';
import { presentedKey } from './api-key.ts';
import { type KeyDeps, authenticated } from './authenticate.ts';
import type { Observer } from './observe.ts';
import type { Cursors } from './cursors.ts';
import { type PageDeps, type PageReply, pageHandler } from './page.ts';
import { prefersPage } from './negotiate.ts';
import { type NamedOnce, ONCE_HEADER, type Once } from './once.ts';
import { paged } from './paged.ts';
import { problems } from './problems.ts';
import { type Proof, type ReadEvent, readRequest } from './read-request.ts';
import { type Refusal, type Reply, type ReplyTo, refuse } from './reply.ts';
import type { HttpEvent, HttpHandler, HttpResult, RouteRequest, Spoken } from './request.ts';

export interface ServeDeps extends Observer {
  /** Needed by every route with a scope. */
  readonly keys?: KeyDeps['keys'];
  /** Needed by every route that is done once. */
  readonly once?: Once;
  /** Needed by every route with pages. */
  readonly cursors?: Cursors;
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

/** What a browser is told of a path that no route knows; `undefined` where that is a problem document as to anybody. */
export interface UnknownPages extends Pick<PageDeps, 'sorry'> {
  readonly work: (event: HttpEvent, methods: readonly string[]) => PageReply | undefined;
}

/** Whatever no route knows. `methodsAt`: the methods that there are at a path. `pages`: for whoever prefers one. */
export function onUnknown(
  methodsAt: (path: string) => readonly string[],
  { work, sorry }: UnknownPages,
): Served<'$default'> {
  return {
    call: '$default',
    handler: (deps) => {
      // Nothing of such a request is read: it is refused whatever it holds.
      const problem = middy<HttpEvent, Spoken>()
        .use([...deps.middlewares])
        .use(answer({ answers: {} }, deps))
        .use(problems(deps))
        .handler((event) => Promise.resolve({ reply: unknownRoute(methodsAt(event.rawPath)) }));
      return (event, context) => {
        const told = prefersPage(event.headers['accept']) ? work(event, methodsAt(event.rawPath)) : undefined;
        return told === undefined
          ? resultIn(problem(event, context))
          : pageHandler({ ...deps, sorry }, () => told)(event, context);
      };
    },
  };
}

function unknownRoute(methods: readonly string[]): Refusal<'404 unknown_route' | '405 wrong_method'> {
  if (methods.length === 0) {
    return refuse(404, '', 'unknown_route', 'there is nothing at this path; see /v1/openapi.json');
  }
  const allow = methods.join(', ');
  return refuse(405, '', 'wrong_method', `at this path there is ${allow}`, { headers: { allow } });
}

/** The handler of the function `name`, which serves every one of its routes. */
export function serve<const Name extends FunctionName, const All extends readonly Served[]>(
  name: Name,
  deps: ServeDeps,
  served: All & Complete<CallsOf<Name>, All[number]['call']>,
): HttpHandler {
  // The chain of a route is made for its first request: a cold start is for one of them.
  const handlers = new Map<string, () => HttpHandler>(
    served.map(({ call, handler }) => [call, madeOnce(() => handler(deps))]),
  );
  return (event, context) => {
    const handler = handlers.get(event.routeKey.replace(/^HEAD /, 'GET '))?.();
    // The gateway and this list are made from the same routes; a difference is a defect of a deployment.
    if (handler === undefined) throw new Error(`${name} has no handler for '${event.routeKey}'`);
    return handler(event, context).then((result) => asSent(result, event));
  };
}

/** To `HEAD` an answer is as to `GET`, without its body; and what came over TLS is told to come so for a year. */
function asSent(result: HttpResult, { headers, requestContext }: HttpEvent): HttpResult {
  const { body, isBase64Encoded, ...head } = result;
  const sent = requestContext.http.method === 'HEAD' ? head : result;
  // Over plain http, which the gateway of AWS does not speak, a browser has to pass it over (RFC 6797, 8.1).
  if (headers['x-forwarded-proto'] !== 'https') return sent;
  return { ...sent, headers: { ...sent.headers, 'strict-transport-security': 'max-age=31536000' } };
}

/** Anything, where nothing is left out or served twice over; else what no list can be, which names the calls. */
type Complete<Wanted extends Call, Given extends string> = [
  Exclude<Wanted, Given> | Exclude<Given, Wanted | '$default'>,
] extends [never]
  ? unknown
  : { readonly notServedOrNotItsOwn: Exclude<Wanted, Given> | Exclude<Given, Wanted | '$default'> };

function chain(
  route: Omit<ApiRoute, 'name' | 'function' | 'summary' | 'refusals'>,
  work: AnyWork,
  deps: ServeDeps,
  proof: Proof | undefined,
): HttpHandler {
  const once = onceIn(route, deps);
  const handler = middy<HttpEvent & ReadEvent, Spoken>()
    .use([...deps.middlewares])
    .use(accessLine(deps))
    .use(answer(route, deps))
    .use(problems(deps))
    .use(authenticated(route.allowed, deps))
    .use(readRequest(route, proof))
    .use(paged(route, deps.cursors))
    .handler(async (event: HttpEvent & ReadEvent): Promise<Spoken> => {
      const { read } = event;
      return { reply: await once({ call: route.call, named: namedIn(event), read }, () => work(read)) };
    });
  return (event, context) => {
    // By its types a middleware is given what those before it add; none of that is there yet.
    return resultIn(handler(event as Parameters<typeof handler>[0], context));
  };
}

function onceIn({ repeated }: Pick<ApiRoute, 'repeated'>, { once }: ServeDeps): Once {
  if (repeated !== 'remembered') return async (_request, work) => work();
  if (once === undefined) throw new Error('a route that is done once needs to remember what it has answered');
  return once;
}

function namedIn({ headers }: HttpEvent): NamedOnce | undefined {
  const [name, secret] = [headers[ONCE_HEADER], presentedKey(headers['authorization'])?.secret];
  return name === undefined || secret === undefined ? undefined : { name, secret };
}

async function resultIn(speaking: Promise<Spoken>): Promise<HttpResult> {
  const { result } = await speaking;
  if (result === undefined) throw new Error('the chain has no answer');
  return result;
}
