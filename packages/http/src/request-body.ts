// The body of a request, before any schema sees it: its size, its type, its JSON. What is compressed or in another charset
// is refused by its headers: the gateway may hand it on as a text, and then nobody could tell any more.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Refusal, refuse } from './reply.ts';

/** The body as it was sent, whether the gateway passed it on as text or as base64. `most`: the bytes that it may have. */
export function bodyBytes(event: APIGatewayProxyEventV2, most: number): { bytes: Uint8Array } | Refusal {
  const declared = Number(event.headers['content-length'] ?? 0);
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return declared > most || raw.length > most
    ? refuse(413, '', 'too_large', `the body has more than ${most} bytes`)
    : { bytes: raw };
}

/** Whether it is sent as it is, as far as its headers say. */
export function isPlain({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): boolean {
  return /^\s*(?:identity\s*)?$/i.test(headers['content-encoding'] ?? '');
}

/** Whether it is UTF-8, as far as its headers say; without a word of it, it is. */
export function isUtf8({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): boolean {
  const charsets = (headers['content-type'] ?? '').matchAll(/;\s*charset\s*=\s*("[^"]*"|[^;,\s]*)/gi);
  return Array.from(charsets).every(([, charset = '']) => /^"?utf-?8"?$/i.test(charset));
}

/** The parsed JSON, or why there is none. */
export function jsonBody(event: APIGatewayProxyEventV2, bytes: Uint8Array): { json: unknown } | Refusal {
  if (!isPlain(event)) {
    return refuse(415, 'content-encoding', 'encoded', 'expected the body as it is, without a Content-Encoding');
  }
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    return refuse(
      415,
      'content-type',
      'not_json',
      `expected Content-Type: application/json, not '${type.slice(0, 100)}'`,
    );
  }
  if (!isUtf8(event)) return refuse(415, 'content-type', 'not_utf8', 'expected UTF-8, and no other charset');
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), measurable) };
  } catch (error) {
    return refuse(422, '', 'not_json', `the body is not JSON: ${whyUnreadable(error).slice(0, 200)}`);
  }
}

function whyUnreadable(error: unknown): string {
  if (error instanceof SyntaxError) return error.message;
  return error instanceof RangeError ? 'it is nested too deeply' : 'the body is not UTF-8';
}

/**
 * Zod measures whatever has a `length`, also where a text or a list is expected, and an object in that place may be one that
 * cannot be compared with a number: the comparison would throw. No field of ours is called so, and null is as wrong.
 */
function measurable(name: string, value: unknown): unknown {
  return name === 'length' && typeof value === 'object' ? null : value;
}
