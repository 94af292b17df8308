// What a browser says it can read is what it gets, and what it gets says the same as before.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { compressed } from './compression.ts';

const text = 'Pendapat Anda – “jujur”. '.repeat(100);
const answer = { statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: text };
const encodingFor = (accepted: string | undefined) => compressed(answer, accepted).headers?.['content-encoding'];

describe('a text answer', () => {
  it.each([
    ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ] as const)('in %s comes back to the letter, and says which it is', (encoding, decompress) => {
    const { statusCode, headers, body, isBase64Encoded } = compressed(answer, encoding);
    const bytes = Buffer.from(body ?? '', 'base64');

    expect({ statusCode, headers, isBase64Encoded }).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': encoding,
        vary: 'accept-encoding',
      },
      isBase64Encoded: true,
    });
    expect(decompress(bytes).toString('utf8')).toBe(text);
    expect(bytes.length).toBeLessThan(Buffer.byteLength(text) / 5);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.1', 'br'],
    ['BR', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000, gzip;q=0', undefined],
    ['deflate, identity', undefined],
    ['brotli, x-gzip', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('for a browser that accepts %j is in %j', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });

  it('stays as it is where it cannot be read otherwise, and still says that it might differ', () => {
    expect(compressed(answer, undefined)).toEqual({
      ...answer,
      headers: { ...answer.headers, vary: 'accept-encoding' },
    });
  });

  it('adds to what its answer depends on already', () => {
    const translated = { ...answer, headers: { vary: 'accept-language' } };

    expect(compressed(translated, 'br').headers).toMatchObject({ vary: 'accept-language, accept-encoding' });
  });

  it.each<[string, APIGatewayProxyStructuredResultV2]>([
    ['fits in a packet', { ...answer, body: 'x'.repeat(999) }],
    ['has no body', { statusCode: 204 }],
    ['is bytes already', { ...answer, body: Buffer.from(text).toString('base64'), isBase64Encoded: true }],
  ])('that %s is not touched', (_, small) => {
    const { headers, ...rest } = compressed(small, 'br');

    expect(headers).not.toHaveProperty('content-encoding');
    expect({ headers: undefined, ...rest }).toEqual({ ...small, headers: undefined });
  });
});
