// A client of the HTTP contract for commands: one call, one answer, and every refusal as a failure that says what to do.
// It sends the key to the address that was named and follows no redirect with it.
import { type ApiRoute, type NameIn, ProblemSchema } from '@tera/contracts';
import { filledPath } from '@tera/contracts/path-to';
import type * as z from 'zod';
import { Failure, reasonOf } from './failure.ts';

/** What a call of a route needs: the names in its path, and what it takes. */
export type Wanted<R extends ApiRoute> = ([NameIn<R['call']>] extends [never]
  ? { readonly path?: never }
  : { readonly path: Readonly<Record<NameIn<R['call']>, string>> }) &
  (R extends { readonly query: unknown }
    ? { readonly query?: Readonly<Record<string, string | undefined>> }
    : { readonly query?: never }) &
  (R extends { readonly body: unknown } ? { readonly json: unknown } : { readonly json?: never }) &
  (R extends { readonly conditional: true }
    ? { readonly ifMatch?: string | undefined }
    : { readonly ifMatch?: never }) &
  (R extends { readonly repeated: 'remembered' }
    ? { readonly idempotencyKey?: string | undefined }
    : { readonly idempotencyKey?: never });

/** What the good answer of a route says. */
type SaidBy<R extends ApiRoute> = z.output<
  Extract<R['answers'][keyof R['answers']], { readonly schema: z.ZodType }>['schema']
>;

/** The same once the types have done their work. */
interface Sent {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly json?: unknown;
  readonly ifMatch?: string | undefined;
  readonly idempotencyKey?: string | undefined;
}

export interface ServerAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** Without parameters, in lower case. */
  readonly mediaType: string;
}

export interface ServerApi {
  readonly url: string;
  /** Whatever the server says. @throws Failure only where there is no answer. */
  readonly call: <R extends ApiRoute>(route: R, wanted: Wanted<R>) => Promise<ServerAnswer>;
  /** A good answer's bytes. @throws Failure */
  readonly fetchBytes: <R extends ApiRoute>(route: R, wanted: Wanted<R>) => Promise<ServerAnswer>;
  /** A good answer, read by the route's own schema; `json` is all that the server said. @throws Failure */
  readonly fetchJson: <R extends ApiRoute>(route: R, wanted: Wanted<R>) => Promise<ReadAnswer<R>>;
  /** The same of an answer that is there. @throws Failure */
  readonly readJson: <R extends ApiRoute>(route: R, answer: ServerAnswer) => ReadAnswer<R>;
}

interface ReadAnswer<R extends ApiRoute> {
  readonly value: SaidBy<R>;
  readonly json: unknown;
}

/** Longer than the server ever works on a request. */
const PATIENCE = 40_000;

/** How the server is reached. */
export interface Network {
  readonly fetch: typeof fetch;
  /** Aborted by Ctrl-C and by SIGTERM. */
  readonly ended: AbortSignal;
}

export function apiOf(url: string, key: string | undefined, { fetch, ended }: Network): ServerApi {
  const call = async (route: ApiRoute, { path = {}, query = {}, ...sent }: Sent): Promise<ServerAnswer> => {
    const { json, ifMatch, idempotencyKey } = sent;
    try {
      const response = await fetch(`${url}${filledPath(route.call, path)}${queryText(query)}`, {
        method: route.call.slice(0, route.call.indexOf(' ')),
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), ended]),
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      const { status, headers } = response;
      const mediaType = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      return { status, headers, mediaType, bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch (error) {
      if (ended.aborted) throw error;
      throw new Failure(
        'unreachable',
        `${url} cannot be reached: ${reasonOf(error)}.`,
        'Check the address and the network; `tera doctor` looks at both.',
        { cause: error },
      );
    }
  };
  const goodAnswer = (answer: ServerAnswer): ServerAnswer => {
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw failureOf(answer, url);
  };
  const readJson = <R extends ApiRoute>(route: R, given: ServerAnswer): ReadAnswer<R> => {
    const { status } = goodAnswer(given);
    const json = jsonOf(given);
    const answer = Object.entries(route.answers).find(([name]) => Number(name) === status)?.[1];
    const result = answer !== undefined && 'schema' in answer ? answer.schema.safeParse(json) : undefined;
    // What its own schema has read is what the route says.
    if (result?.success === true) return { value: result.data as SaidBy<R>, json };
    throw new Failure(
      'unreachable',
      `${url} answered something that this version of tera does not understand.`,
      'Compare the versions with `tera doctor`.',
    );
  };
  return {
    url,
    call,
    fetchBytes: async (route: ApiRoute, wanted: Sent) => goodAnswer(await call(route, wanted)),
    fetchJson: async <R extends ApiRoute>(route: R, wanted: Wanted<R>) => readJson(route, await call(route, wanted)),
    readJson,
  };
}

/** What is needed of a problem document: also of one that an older server gives. */
const ProblemOfAnySchema = ProblemSchema.unwrap().pick({ detail: true, errors: true });
type ProblemOfAny = z.infer<typeof ProblemOfAnySchema>;

/** `undefined` where it is none. */
export function jsonOf({ bytes, mediaType }: ServerAnswer): unknown {
  if (!/[/+]json$/.test(mediaType)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

export function problemOf(answer: ServerAnswer): ProblemOfAny | undefined {
  const result = ProblemOfAnySchema.safeParse(jsonOf(answer));
  return result.success ? result.data : undefined;
}

/** What an answer that is not a good one means for whoever sits at the terminal. */
export function failureOf(answer: ServerAnswer, url: string): Failure {
  const { status, headers } = answer;
  const problem = problemOf(answer);
  const location = headers.get('location');
  if (status >= 300 && status < 400) {
    return new Failure(
      'unreachable',
      `${url} sends elsewhere${location === null ? '' : `, to ${location}`}.`,
      'Name the final address with --url.',
    );
  }
  if (status === 429 || status >= 500) {
    const after = headers.get('retry-after');
    return new Failure(
      'unreachable',
      `The server cannot answer now (HTTP ${status}).`,
      `Try again ${after === null ? 'in a minute' : `in ${after} s`}; nothing is lost.`,
    );
  }
  if (problem === undefined) {
    return new Failure(
      'unreachable',
      `What answers at ${url} is not Tera, or not a version that has this (HTTP ${status}).`,
      'Check the address; `tera doctor` compares the versions.',
    );
  }
  if (status === 401) {
    return new Failure(
      'key',
      'The server does not accept the key.',
      'It may be mistyped, expired or revoked: `tera doctor` looks closer.',
    );
  }
  if (status === 403)
    return new Failure(
      'key',
      `The key is not allowed to do this: ${problem.detail}.`,
      problem.errors.some(({ code }) => code === 'officer_unknown')
        ? 'Use a key that says whose it is (`tera key create --officer <id>`), or leave out the tickets.'
        : 'Ask for a key with the scope and the unit.',
    );
  if (status === 404) return new Failure('missing', sentence(problem.errors[0]?.message ?? problem.detail));
  return new Failure('refused', describedBy(problem));
}

function describedBy({ detail, errors }: ProblemOfAny): string {
  const lines = errors.map(({ path, code, message }) => `\n  ${path === '' ? '' : `${path}: `}${message} (${code})`);
  return lines.length > 0 ? `The server refuses it:${lines.join('')}` : sentence(detail);
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?)]$/.test(capital) ? capital : `${capital}.`;
}

function queryText(query: NonNullable<Sent['query']>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
