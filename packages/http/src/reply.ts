// What an endpoint answers: a body, or a refusal that becomes a problem document. A refusal is a value inside and is
// written in one place.
import {
  type ErrorCode,
  type ErrorStatus,
  type FieldError,
  type ApiRoute,
  type JsonOf,
  type RefusalName,
  type RefusalOf,
  problem,
} from '@tera/contracts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** Everything that the work of a route may answer. With an `etag` the caller may keep it, and asks whether it still holds. */
export type ReplyTo<R extends ApiRoute> =
  | (JsonOf<R> & { readonly etag?: string | undefined; readonly cookies?: readonly string[] })
  | FileOf<R['answers']>
  | PageOf<R['answers']>
  | EmptyOf<R['answers']>
  | Refusal<RefusalOf<R>>;

type FileOf<Answers> = Answers extends { readonly 200: { readonly kept: true } } ? FileReply : never;
type PageOf<Answers> = Answers extends { readonly 200: { readonly page: true } } ? { readonly page: HtmlPage } : never;
type EmptyOf<Answers> = Answers extends { readonly 204: unknown } ? { readonly status: 204 } : never;

/** The same of any route. */
export type Reply = JsonReply | FileReply | { readonly page: HtmlPage } | { readonly status: 204 } | Refusal;

export interface JsonReply {
  readonly status: 200 | 201 | 202;
  readonly body: unknown;
  readonly etag?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** For a browser that has called. */
  readonly cookies?: readonly string[];
}

export interface FileReply {
  readonly file: ReplyFile;
  readonly etag?: string | undefined;
}

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

declare const named: unique symbol;

/** Why the request is not done. By its names the compiler knows which ones a route may answer. */
export interface Refusal<Name extends RefusalName = RefusalName> {
  readonly refused: ErrorStatus;
  readonly errors: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Members beside the standard ones, as RFC 9457 allows. */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
  /** For the compiler alone. */
  readonly [named]?: Name;
}

interface RefusalExtras {
  /** Seconds after which the same is worth sending again. */
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Refuses because of one field, or of the request as a whole when `path` is empty. */
export function refuse<const Status extends ErrorStatus, const Code extends ErrorCode<Status>>(
  refused: Status,
  path: string,
  code: Code,
  message: string,
  { retryAfter, headers, more }: RefusalExtras = {},
): Refusal<NameOf<Status, Code>> {
  return {
    refused,
    errors: [{ path, code, message }],
    ...(retryAfter === undefined && headers === undefined
      ? {}
      : { headers: { ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }), ...headers } }),
    ...(more === undefined ? {} : { more }),
  };
}

type NameOf<Status extends ErrorStatus, Code extends string> = Extract<RefusalName, `${Status} ${Code}`>;

/**
 * Whether the `If-Match` header names a tag of what is there: by the strong comparison of RFC 9110, 13.1.1, so that a tag which something on
 * the way has made weak does not. `*` names whatever is there.
 */
export function namesTag(ifMatch: string, isOfWhatIsThere: (tag: string) => boolean): boolean {
  return ifMatch.split(',').some((tag) => tag.trim() === '*' || isOfWhatIsThere(tag.trim()));
}

/** The refusal of whoever asks for a unit that is not registered. */
export function unknownUnit(unitId: string, path = 'unitId'): Refusal<'404 unknown_unit'> {
  const small = unitId.toLowerCase();
  // It is worked out of what was asked alone, and tells nobody which units there are.
  const hint = small === unitId ? '' : `; unit ids are case-sensitive: did you mean '${small}'?`;
  return refuse(404, path, 'unknown_unit', `there is no unit '${unitId}'${hint}`);
}

/** The refusal of whoever asks for the links of a unit that serves nobody any more. */
export function unitClosed(unitId: string): Refusal<'410 unit_closed'> {
  return refuse(410, 'unitId', 'unit_closed', `the unit '${unitId}' is closed, and its links with it`);
}

/** What of a request its answer depends on, beside what was asked for. */
export interface Asking {
  /** The id of the request, as the gateway writes it into its log. */
  readonly requestId: string;
  /** The header of that name, for an answer with an `etag`. */
  readonly ifNoneMatch?: string | undefined;
}

export function resultOf(reply: Reply, { requestId, ifNoneMatch }: Asking): APIGatewayProxyStructuredResultV2 {
  if ('refused' in reply) {
    const { refused, errors, headers = {}, more = {} } = reply;
    return {
      statusCode: refused,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', ...COMMON_HEADERS, ...headers },
      body: JSON.stringify({ ...problem(refused, errors, requestId), ...more }),
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
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers, ...reply.headers },
    body: JSON.stringify(reply.body),
    ...(reply.cookies === undefined ? {} : { cookies: [...reply.cookies] }),
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
