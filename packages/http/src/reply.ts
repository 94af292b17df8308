// What an endpoint answers: a body, or a refusal that becomes a problem document. A refusal is a value inside and is
// written in one place.
import { type FieldError, type ProblemStatus, problem } from '@tera/contracts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export type Reply =
  | { readonly status: 200 | 201 | 202; readonly body: unknown }
  | { readonly status: 204 }
  | { readonly page: HtmlPage }
  | Refusal;

/** A rendered page, or an image; its headers are its own. */
export interface HtmlPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
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

export function resultOf(reply: Reply): APIGatewayProxyStructuredResultV2 {
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
  if (reply.status === 204) return { statusCode: 204, headers: COMMON_HEADERS };
  return {
    statusCode: reply.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...COMMON_HEADERS },
    body: JSON.stringify(reply.body),
  };
}

const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;
