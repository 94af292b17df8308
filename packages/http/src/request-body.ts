// The body of a request, before any schema sees it: its size, its type, its JSON.
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

/** The parsed JSON, or why there is none. */
export function jsonBody(event: APIGatewayProxyEventV2, bytes: Uint8Array): { json: unknown } | Refusal {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    return refuse(
      415,
      'content-type',
      'not_json',
      `expected Content-Type: application/json, not '${type.slice(0, 100)}'`,
    );
  }
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'the body is not UTF-8';
    return refuse(422, '', 'not_json', `the body is not JSON: ${why.slice(0, 200)}`);
  }
}
