// Compresses a text answer as the browser can take it. An HTTP API passes on what a function gives it, so this is the
// only place where a page becomes small.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** Shorter than this, an answer fits in one packet as it is. */
const WORTHWHILE = 1000;

/** The same answer, in brotli or gzip where the `Accept-Encoding` header allows it. */
export function compressed(
  result: APIGatewayProxyStructuredResultV2,
  acceptEncoding: string | undefined,
): APIGatewayProxyStructuredResultV2 {
  const { body, headers } = result;
  const encoding = preferredEncoding(acceptEncoding ?? '');
  if (encoding === undefined || body === undefined || body.length < WORTHWHILE || result.isBase64Encoded === true) {
    return { ...result, headers: { ...headers, vary: varying(headers) } };
  }
  const bytes =
    encoding === 'br'
      ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : gzipSync(body, { level: 9 });
  return {
    ...result,
    headers: { ...headers, 'content-encoding': encoding, vary: varying(headers) },
    body: bytes.toString('base64'),
    isBase64Encoded: true,
  };
}

/** What the answer depends on already, and its encoding. */
function varying({ vary }: NonNullable<APIGatewayProxyStructuredResultV2['headers']> = {}): string {
  return vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding`;
}

/** Brotli before gzip; one that the browser gives the weight 0 is refused. */
function preferredEncoding(header: string): 'br' | 'gzip' | undefined {
  const accepted = new Set(
    header
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]?.trim()),
  );
  return (['br', 'gzip'] as const).find((encoding) => accepted.has(encoding));
}
