// What an HTTP client gets for what a function returned (payload format 2.0). A function may return a whole response, or
// anything else, which then becomes a body of JSON; a response that makes no sense is the function's fault: 500.

import type { OutgoingHttpHeaders } from 'node:http';
import { isObject, type JsonObject, listIn } from './json.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

/** An answer of the gateway itself. */
export function gatewayAnswer(status: number, message: string): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}

export const functionFailed = gatewayAnswer(500, 'Internal Server Error');

export function answerOf(payload: unknown): HttpAnswer {
  if (isObject(payload) && payload['statusCode'] !== undefined) return wholeResponse(payload) ?? functionFailed;
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

/** `undefined` when the gateway would not accept it. */
function wholeResponse(response: JsonObject): HttpAnswer | undefined {
  const { statusCode, headers = {}, body, cookies = [], isBase64Encoded } = response;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599) return undefined;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  if (!isObject(headers ?? {})) return undefined;
  const own = headersOf((headers ?? {}) as JsonObject);
  if (own === undefined) return undefined;
  const setCookies = listIn(cookies).filter((cookie) => typeof cookie === 'string');
  return {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...own,
      ...(setCookies.length === 0 ? {} : { 'set-cookie': setCookies }),
    },
    body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

/** Set by whoever writes to the connection. */
const ofTheConnection = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function headersOf(headers: JsonObject): Readonly<Record<string, string>> | undefined {
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    if (!ofTheConnection.has(name.toLowerCase())) entries.push([name.toLowerCase(), String(value)]);
  }
  return Object.fromEntries(entries);
}
