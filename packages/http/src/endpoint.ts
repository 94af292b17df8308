// The house chain of an HTTP endpoint: who calls, what they sent, the work, and every failure as a problem document.
// The order of the refusals is part of the contract: 401, 403, 413, 415, 422, then what the work finds. Only a signature is
// looked at after the size, for it is over the body.
import { MetricUnit, type Metrics } from '@aws-lambda-powertools/metrics';
import middy from '@middy/core';
import { type Scope, read } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import type { KeyStore } from '@tera/store';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type * as z from 'zod';
import { type Caller, authenticate } from './authenticate.ts';
import { compressed } from './compression.ts';
import type { Observer } from './observe.ts';
import { type Refusal, type Reply, refuse, resultOf } from './reply.ts';
import { bodyBytes, jsonBody } from './request-body.ts';

/** What an endpoint takes; a part without a schema is not read. */
export interface EndpointSpec<Path, Query, Body> {
  /** The scope that the caller's key needs; without one the endpoint is open to anyone. */
  readonly scope?: Scope;
  readonly path?: z.ZodType<Path>;
  readonly query?: z.ZodType<Query>;
  readonly body?: { readonly schema: z.ZodType<Body>; readonly bytes: number };
  /** For a sender without a key, who signs what it sends: why that is not believed, if it is not. */
  readonly proof?: (request: UnreadRequest) => Promise<Refusal | undefined>;
}

/** A request before anything of it is read. */
export interface UnreadRequest {
  readonly path: Readonly<Record<string, string | undefined>>;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body as it was sent: a signature is over these and not over what they mean. */
  readonly bytes: Uint8Array;
}

export interface EndpointDeps extends Observer {
  /** Needed by every endpoint with a scope. */
  readonly keys?: Pick<KeyStore, 'find'>;
  readonly now: () => Instant;
}

export interface Request<Path, Query, Body> {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  /** Whose key it is; an endpoint without a scope gets a caller with no unit. */
  readonly caller: Caller;
  /** As they were sent, for an endpoint that is open to anyone and looks at them itself. */
  readonly authorization: string | undefined;
  readonly cookies: readonly string[];
  /** The `Accept` header, for an endpoint that answers in several formats. */
  readonly accept: string | undefined;
}

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

const ANYONE: Caller = { keyId: '', units: [] };

export function endpoint<Path, Query, Body>(
  spec: EndpointSpec<Path, Query, Body>,
  deps: EndpointDeps,
  work: (request: Request<Path, Query, Body>) => Promise<Reply> | Reply,
): HttpHandler {
  const authorize = authorization(spec.scope, deps);
  const answer = (reply: Reply, { headers }: APIGatewayProxyEventV2) => {
    if ('refused' in reply) countRefusal(reply, deps.metrics);
    const result = compressed(resultOf(reply, headers['if-none-match']), headers['accept-encoding']);
    return fits(result) ? result : compressed(resultOf(TOO_LARGE_PLAIN), headers['accept-encoding']);
  };
  const requests = new WeakMap<APIGatewayProxyEventV2, Request<Path, Query, Body>>();
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(
    async (event: APIGatewayProxyEventV2) => {
      const request = requests.get(event);
      if (request === undefined) throw new Error('the chain let a request through unread');
      return answer(await work(request), event);
    },
  )
    .use([...deps.middlewares])
    .before(async ({ event }) => {
      // Anything returned from here ends the chain: a refusal is the answer.
      const admitted = await admit(event, spec, authorize);
      if ('refused' in admitted) return answer(admitted, event);
      requests.set(event, admitted);
      return undefined;
    })
    // Attached last, so that it is the first to hear of an error.
    .onError((request) => {
      deps.logger.error('The endpoint failed', { error: request.error ?? new Error('unknown') });
      deps.metrics.addMetric('Failed', 'Count', 1);
      request.response = resultOf(
        refuse(500, '', 'internal', 'something failed on our side; it is safe to send the same again'),
      );
    });
  return (event, context) => handler(event, context);
}

/** What Lambda takes as an answer, less a margin for headers: 6 MB of JSON, in which the body is one escaped text. */
const ANSWER_BYTES = 6_000_000;

function fits({ body = '' }: APIGatewayProxyStructuredResultV2): boolean {
  // No character becomes more than six (`\\u001f`), so a small body need not be measured.
  return body.length < ANSWER_BYTES / 6 || Buffer.byteLength(JSON.stringify(body)) <= ANSWER_BYTES;
}

const TOO_LARGE_PLAIN = refuse(
  406,
  'accept-encoding',
  'too_large_plain',
  'this answer is too large to travel uncompressed: send Accept-Encoding: gzip (curl --compressed), or ask for less',
);

/** A metric of its own, so that one dimension does not spread to the others of the request. */
function countRefusal({ refused, errors }: Refusal, metrics: Pick<Metrics, 'singleMetric'>): void {
  const metric = metrics.singleMetric();
  metric.addDimension('Reason', errors[0]?.code ?? String(refused));
  metric.addMetric('Refused', MetricUnit.Count, 1);
}

type Authorize = (header: string | undefined, unitId: string | undefined) => Promise<Caller | Refusal>;

function authorization(scope: Scope | undefined, { keys, now }: EndpointDeps): Authorize {
  if (scope === undefined) return () => Promise.resolve(ANYONE);
  if (keys === undefined) throw new Error('an endpoint with a scope needs the keys');
  return (header, unitId) => authenticate(header, scope, unitId, { keys, now });
}

const NO_BODY = { bytes: new Uint8Array() };

/** Everything before the work: either the request, read and allowed, or the first reason to refuse it. */
async function admit<Path, Query, Body>(
  event: APIGatewayProxyEventV2,
  spec: EndpointSpec<Path, Query, Body>,
  authorize: Authorize,
): Promise<Request<Path, Query, Body> | Refusal> {
  const parameters = event.pathParameters ?? {};
  const caller = await authorize(event.headers['authorization'], parameters['unitId']);
  if ('refused' in caller) return caller;

  const sent = spec.body === undefined ? NO_BODY : bodyBytes(event, spec.body.bytes);
  if ('refused' in sent) return sent;
  const doubt = await spec.proof?.({ path: parameters, headers: event.headers, bytes: sent.bytes });
  if (doubt !== undefined) return doubt;
  const json = spec.body === undefined ? { json: undefined } : jsonBody(event, sent.bytes);
  if ('refused' in json) return json;

  const path = part(spec.path, parameters);
  const query = part(spec.query, event.queryStringParameters ?? {});
  const body = part(spec.body?.schema, json.json);
  const errors = [path, query, body].flatMap((result) => (result.ok ? [] : result.errors));
  if (!path.ok || !query.ok || !body.ok) return { refused: 422, errors };
  return {
    path: path.value,
    query: query.value,
    body: body.value,
    caller,
    authorization: event.headers['authorization'],
    cookies: event.cookies ?? [],
    accept: event.headers['accept'],
  };
}

/** A part of the request by its schema; a part that the endpoint does not take is typed `undefined` by its absence. */
function part<Value>(schema: z.ZodType<Value> | undefined, input: unknown) {
  return schema === undefined ? { ok: true as const, value: undefined as Value } : read(schema, input);
}
