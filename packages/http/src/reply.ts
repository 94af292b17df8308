// What an endpoint answers: a body, or a refusal that becomes a problem document. A refusal is a value inside and is
// written in one place.
import { type FieldError, type ProblemStatus, problem } from '@tera/contracts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type Reply =
  /** With an `etag` the caller may keep the answer, and asks whether it still holds. */
  | { readonly status: 200 | 201 | 202; readonly body: unknown; readonly etag?: string | undefined }
  | { readonly file: ReplyFile; readonly etag?: string | undefined }
  | { readonly status: 204 }
  | { readonly page: HtmlPage }
  | Refusal;

/** A rendered page, or an image; its headers are its own. */
export interface HtmlPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/** Bytes or a text of some type; its headers go before the usual ones. */
export interface ReplyFile {
  readonly type: string;
  readonly content: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Refusal {
  readonly refused: ProblemStatus;
  readonly errors: readonly FieldError[];
  readonly detail?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Members beside the standard ones, as RFC 9457 allows. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
}

/** Refuses because of one field, or of the request as a whole when `path` is empty. */
export function refuse(refused: ProblemStatus, path: string, code: string, message: string): Refusal {
  return { refused, errors: [{ path, code, message }] };
}

/** `ifNoneMatch`: the header of that name, for an answer with an `etag`. */
export function resultOf(reply: Reply, ifNoneMatch?: string): APIGatewayProxyStructuredResultV2 {
  if ('refused' in reply) {
    const { refused, errors, detail, headers = {}, more = {} } = reply;
    return {
      statusCode: refused,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', ...COMMON_HEADERS, ...headers },
      body: JSON.stringify({ ...problem(refused, errors, detail), ...more }),
    };
  }
  if ('page' in reply)
    return { statusCode: reply.page.status, headers: { ...reply.page.headers }, body: reply.page.html };
  const { etag } = 'body' in reply || 'file' in reply ? reply : {};
  const headers = { ...COMMON_HEADERS, ...(etag === undefined ? {} : { etag, 'cache-control': 'private, no-cache' }) };
  if (etag !== undefined && matches(etag, ifNoneMatch)) return { statusCode: 304, headers };
  if ('file' in reply) return fileResult(reply.file, headers);
  if (reply.status === 204) return { statusCode: 204, headers };
  return {
    statusCode: reply.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(reply.body),
  };
}

function fileResult({ type, content, headers: own = {} }: ReplyFile, headers: Readonly<Record<string, string>>) {
  const isText = typeof content === 'string';
  return {
    statusCode: 200,
    headers: { 'content-type': type, ...headers, ...own },
    body: isText ? content : Buffer.from(content).toString('base64'),
    ...(isText ? {} : { isBase64Encoded: true }),
  };
}

/** The weak comparison of RFC 9110, 13.1.2: a proxy that compressed the answer may have made its tag weak. */
function matches(etag: string, ifNoneMatch = ''): boolean {
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}

const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;
