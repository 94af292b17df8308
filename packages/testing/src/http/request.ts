// Requests as the HTTP API hands them to a function (payload format 2.0), made from what a test wants to say.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { type HttpHandler, type PageAsked, type Reply, resultOf } from '@tera/http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

export interface Sent {
  /** Such as `PUT /v1/units/{unitId}`. */
  readonly routeKey?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  /** The text of an API key, `tera_…`. */
  readonly key?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; bytes go as base64, as the gateway sends what is not text. */
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  /** The parsed body; `undefined` when there is none. */
  readonly body: unknown;
}

/** An answer for a browser: its text, decompressed. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  readonly cookies: readonly string[];
  readonly html: string;
  /** The same before it was read as text. */
  readonly bytes: Uint8Array;
  /** Bytes of the body as they travel. */
  readonly wireBytes: number;
}

export async function sendForPage(handler: HttpHandler, sent: Sent): Promise<PageAnswer> {
  const result = await handler(requestOf(sent), aContext());
  const { statusCode: status = 0, headers = {}, cookies = [], body = '', isBase64Encoded = false } = result;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const plain = DECOMPRESS[String(headers['content-encoding'] ?? 'identity')]?.(bytes) ?? Buffer.alloc(0);
  return { status, headers, cookies, html: plain.toString('utf8'), bytes: plain, wireBytes: bytes.length };
}

const DECOMPRESS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  identity: (bytes) => bytes,
  br: (bytes) => brotliDecompressSync(bytes),
  gzip: (bytes) => gunzipSync(bytes),
};

/** A page of a list as a work is asked for it; here a cursor is the place that it stands for. */
export function aPage(after?: string): PageAsked {
  return { after, nextAfter: (place) => Promise.resolve(place ?? null) };
}

/** A form as a browser posts it. */
export function aForm(fields: Readonly<Record<string, string>> | URLSearchParams): Sent {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  };
}

export async function send(handler: HttpHandler, sent: Sent = {}): Promise<Answer> {
  return answerOf(await handler(requestOf(sent), aContext()));
}

/** For `toMatchObject`: an answer that refuses, with what it names first. */
export function refusal(status: number, path: string, code: string) {
  return { status, body: { errors: [{ path, code }] } };
}

/** What a caller gets of it. */
export function answerTo(reply: Reply): Answer {
  return answerOf(resultOf(reply, { requestId: 'test' }));
}

function answerOf({ statusCode = 0, headers = {}, body }: APIGatewayProxyStructuredResultV2): Answer {
  return { status: statusCode, headers, body: body === undefined ? undefined : JSON.parse(body) };
}

export function requestOf({
  routeKey = 'POST /v1/things',
  path,
  query,
  headers,
  cookies,
  key,
  json,
  body,
}: Sent): APIGatewayProxyEventV2 {
  const text = json === undefined ? body : JSON.stringify(json);
  const isBinary = text !== undefined && typeof text !== 'string';
  const [method = '', pattern = ''] = routeKey.split(' ');
  const rawPath = pattern.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => encodeURIComponent(path?.[name] ?? ''));
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(cookies === undefined ? {} : { cookies: [...cookies] }),
    ...(path === undefined ? {} : { pathParameters: { ...path } }),
    ...(query === undefined ? {} : { queryStringParameters: { ...query } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'test',
      routeKey,
      stage: '$default',
      time: '20/Nov/2026:01:15:00 +0000',
      timeEpoch: 0,
    },
    isBase64Encoded: isBinary,
    ...(text === undefined ? {} : { body: isBinary ? Buffer.from(text).toString('base64') : text }),
  };
}

/** `remaining`: milliseconds until the function would be stopped. */
export function aContext(remaining: () => number = () => 60_000): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'test',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:test',
    memoryLimitInMB: '512',
    awsRequestId: 'test',
    logGroupName: 'test',
    logStreamName: 'test',
    getRemainingTimeInMillis: remaining,
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
