// The body of a form, as a browser sends it without any script.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isPlain, isUtf8 } from './request-body.ts';

/** The fields of an urlencoded form in UTF-8; `undefined` when it is none or larger than `bytes`. Lines end with LF. */
export function formBody(event: APIGatewayProxyEventV2, bytes: number): URLSearchParams | undefined {
  const raw = bytesOf(event);
  const type = event.headers['content-type'] ?? '';
  if (!isPlain(event) || !isUtf8(event)) return undefined;
  if (raw.length > bytes || !/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) return undefined;
  const fields = new URLSearchParams(raw.toString('utf8'));
  // A browser sends a text's line breaks as CRLF, and its length was counted with LF.
  return new URLSearchParams(
    Array.from(fields, ([name, value]): [string, string] => [name, value.replaceAll('\r\n', '\n')]),
  );
}

/** Whether more was typed than `bytes`, which `formBody` does not read. */
export function isTooLarge(event: APIGatewayProxyEventV2, bytes: number): boolean {
  return bytesOf(event).length > bytes;
}

function bytesOf({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Buffer {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}
