// An HTTP request as the event of payload format 2.0. Where API Gateway's documentation is silent, this follows what the
// real gateway was seen to do: `rawPath` is decoded, and a form arrives in base64 because only a few types count as text.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { MatchedRoute } from './routes.ts';

export interface RequestTarget {
  /** The decoded segments of the path. */
  readonly path: readonly string[];
  /** As it was sent, without the question mark. */
  readonly rawQueryString: string;
}

/** The target of a request; `undefined` when its percent-encoding is broken. */
export function targetOf(url: string): RequestTarget | undefined {
  const [beforeQuery = '', ...query] = url.split('?');
  // A client may name the whole URL, as it does to a proxy.
  const path = beforeQuery.replace(/^https?:\/\/[^/]*/i, '') || '/';
  try {
    return { path: path.split('/').slice(1).map(decodeURIComponent), rawQueryString: query.join('?') };
  } catch {
    return undefined;
  }
}

export interface EventParts {
  readonly request: IncomingMessage;
  readonly target: RequestTarget;
  readonly matched: MatchedRoute;
  readonly body: Buffer;
  readonly accountId: string;
  readonly requestId: string;
  readonly now: Date;
}

export function eventOf({
  request,
  target,
  matched,
  body,
  accountId,
  requestId,
  now,
}: EventParts): APIGatewayProxyEventV2 {
  const { route, pathParameters } = matched;
  const sourceIp = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const received = headersOf(request);
  const { cookie, ...others } = received;
  const host = received['host'] ?? '';
  const domainName = host.replace(/:\d+$/, '');
  const headers: Record<string, string> = {
    ...others,
    'content-length': String(body.length),
    'x-amzn-trace-id': `Root=1-${Math.floor(now.getTime() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': [received['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
    'x-forwarded-port': /:(\d+)$/.exec(host)?.[1] ?? '80',
    'x-forwarded-proto': 'http',
  };
  const rawPath = `/${target.path.join('/')}`;
  const query = queryOf(target.rawQueryString);
  const isText = isTextual(received['content-type']);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath,
    rawQueryString: target.rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/).filter(Boolean) }),
    headers,
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters: { ...pathParameters } }),
    requestContext: {
      accountId,
      apiId: 'local',
      domainName,
      domainPrefix: domainName.split('.')[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: received['user-agent'] ?? '',
      },
      requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Seen at the real gateway: text of any kind, JSON, XML and JavaScript; everything else, and no type at all, is binary. */
function isTextual(contentType = ''): boolean {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return /^text\/|^application\/(json|xml|javascript)$/.test(type);
}

/** What concerns one connection only, or what the gateway states itself. */
const ofTheConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Names in lower case, repeats joined by commas (cookies by semicolons, as their own syntax wants). */
function headersOf({ rawHeaders }: IncomingMessage): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    if (ofTheConnection.has(name)) continue;
    const before = headers[name];
    headers[name] = before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ','}${value}`;
  }
  return headers;
}

/** Decoded; repeats joined by commas. */
function queryOf(rawQueryString: string): Record<string, string> {
  const query = new URLSearchParams(rawQueryString);
  return Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key).join(',')]));
}

/** `21/Nov/2026:17:14:00 +0000` */
function clfTime(now: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+) GMT$/.exec(now.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
