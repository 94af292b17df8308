// Cross-origin answers as an HTTP API with a CORS configuration gives them: it answers a preflight itself, and what the
// function says about origins does not count.

import type { OutgoingHttpHeaders } from 'node:http';
import type { HttpAnswer } from './http-answer.ts';
import type { CorsSpec } from './template.ts';

export interface CrossOriginRequest {
  readonly method: string | undefined;
  readonly origin: string | undefined;
  /** The header `access-control-request-method`. */
  readonly requestedMethod: string | undefined;
}

/** The answer to a preflight; `undefined` when the request is none. */
export function preflightAnswer(cors: CorsSpec | undefined, request: CrossOriginRequest): HttpAnswer | undefined {
  const { method, origin, requestedMethod } = request;
  if (cors === undefined || method !== 'OPTIONS' || origin === undefined || requestedMethod === undefined) {
    return undefined;
  }
  const headers = !allows(cors, origin)
    ? {}
    : {
        ...originHeaders(cors, origin),
        ...list('access-control-allow-methods', cors.allowMethods),
        ...list('access-control-allow-headers', cors.allowHeaders),
        ...(cors.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(cors.maxAgeSeconds) }),
      };
  return { status: 204, headers, body: '' };
}

function list(name: string, values: readonly string[]): Record<string, string> {
  return values.length === 0 ? {} : { [name]: values.join(',') };
}

/** The headers of an ordinary answer, with what the configuration says in place of what the function said. */
export function withCors(
  cors: CorsSpec | undefined,
  origin: string | undefined,
  headers: OutgoingHttpHeaders,
): OutgoingHttpHeaders {
  if (cors === undefined) return headers;
  const others = Object.entries(headers).filter(([name]) => !name.startsWith('access-control-'));
  const own = origin !== undefined && allows(cors, origin) ? originHeaders(cors, origin) : {};
  return { ...Object.fromEntries(others), ...own };
}

function originHeaders(cors: CorsSpec, origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': cors.allowOrigins.includes('*') ? '*' : origin,
    ...(cors.allowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    ...list('access-control-expose-headers', cors.exposeHeaders),
  };
}

/** An origin may be allowed by its scheme only: `https://*`. */
function allows({ allowOrigins }: CorsSpec, origin: string): boolean {
  return allowOrigins.some(
    (allowed) =>
      allowed === '*' || allowed === origin || (allowed.endsWith('://*') && origin.startsWith(allowed.slice(0, -1))),
  );
}
