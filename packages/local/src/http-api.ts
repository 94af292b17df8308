// API Gateway's HTTP API, as far as functions and clients can tell: requests become events, what functions return becomes
// answers. It keeps no more than 10 MB of a request in memory and survives clients that are slow or go away.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { preflightAnswer, withCors } from './cors.ts';
import type { InvocationOutcome } from './function-host.ts';
import { answerOf, functionFailed, gatewayAnswer, type HttpAnswer } from './http-answer.ts';
import { eventOf, targetOf } from './http-event.ts';
import { routerOf } from './routes.ts';
import type { HttpApiSpec } from './template.ts';

/** The limit of an HTTP API for a request body. */
const maxBodyBytes = 10 * 1024 * 1024;

export interface HttpApiOptions {
  readonly api: HttpApiSpec;
  readonly accountId: string;
  readonly invoke: (functionName: string, event: unknown) => Promise<InvocationOutcome>;
  /** The clock of the functions, by which a client may know how far its own is off. */
  readonly now?: () => number;
}

export function httpApi({ api, accountId, invoke, now = Date.now }: HttpApiOptions): RequestListener {
  const routeFor = routerOf(api.routes);

  async function answer(request: IncomingMessage, requestId: string): Promise<HttpAnswer | undefined> {
    const { method = 'GET', url = '/' } = request;
    const target = targetOf(url);
    if (target === undefined) return gatewayAnswer(400, 'Bad Request');
    const matched = routeFor(method, target.path);
    if (matched === undefined) return gatewayAnswer(404, 'Not Found');

    const body = await readBody(request);
    if (body === 'aborted') return undefined;
    if (body === 'too large') return gatewayAnswer(413, 'Request Entity Too Large');

    const event = eventOf({ request, target, matched, body, accountId, requestId, now: new Date(now()) });
    const { functionName, timeoutMs } = matched.route;
    const outcome = await within(timeoutMs, invoke(functionName, event));
    if (outcome === undefined) return gatewayAnswer(504, 'Endpoint request timed out');
    return outcome.kind === 'returned' ? answerOf(outcome.payload) : functionFailed;
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomBytes(11).toString('base64');
    const { origin, 'access-control-request-method': requestedMethod } = request.headers;
    try {
      const preflight = preflightAnswer(api.cors, { method: request.method, origin, requestedMethod });
      if (preflight !== undefined) {
        send(response, preflight, requestId, now());
        return;
      }
      const result = await answer(request, requestId);
      if (result === undefined) return;
      send(response, { ...result, headers: withCors(api.cors, origin, result.headers) }, requestId, now());
    } catch {
      // A header that cannot be sent, for example.
      send(response, functionFailed, requestId, now());
    }
  }

  return (request, response) => {
    // A client that goes away is no error of ours; without a listener it would be an uncaught one.
    request.on('error', () => response.destroy());
    void respond(request, response);
  };
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer, requestId: string, now: number): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, date: new Date(now).toUTCString(), 'apigw-requestid': requestId });
  response.end(body);
}

/** What is over the limit is not kept; Node reads the rest away, so that the client gets to see the answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | 'too large' | 'aborted'> {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) return 'too large';
  const { promise, resolve } = Promise.withResolvers<Buffer | 'too large' | 'aborted'>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBodyBytes) {
      chunks.length = 0;
      resolve('too large');
    } else {
      chunks.push(chunk);
    }
  });
  request.on('end', () => resolve(Buffer.concat(chunks)));
  request.on('close', () => resolve('aborted'));
  return promise;
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  const timer = sleep(milliseconds, undefined, { signal: over.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, timer]);
  } finally {
    over.abort();
  }
}
