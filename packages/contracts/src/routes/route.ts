// What a route is, said once: the function serves it, the CDK app adds it to the gateway, the OpenAPI document and the
// README are made of it, and clients' calls are typed by it. What a route may answer stands in it, so a function that
// answers something else does not compile.
import type * as z from 'zod';
import type { RefusalName } from '../errors.ts';
import type { Effects, Format } from '../format.ts';
import type { FunctionName } from '../function-name.ts';
import type { Scope } from '../key.ts';
import type { NameIn } from './path-to.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
/** A method and a path, as the gateway writes its route keys. */
export type Call = `${Method} /${string}`;

/**
 * Who may call.
 * - `anyone`: whoever has what the body or the path names, such as a survey link
 * - `any key`: whoever has one, for whatever it is
 * - `signature`: a sender without a key, who signs what it sends in this header
 * - `scope`: a key with it, or with one of them. `unit` names the path's parameter whose unit the key must cover; `units: 'by the work'` says
 *   that the units stand elsewhere and the work itself looks
 */
export type Allowed<Name extends string = string> =
  'anyone' | 'any key' | { readonly signature: string } | Scoped<Name>;

/** A route that forgets to say what a key of one officer may do does not compile. */
type Scoped<Name extends string> = {
  readonly scope: OneOf<Scope>;
  readonly officer: OfOneOfficer<Name>;
} & ({ readonly unit: Name } | { readonly units: 'by the work' });

type OneOf<T> = T | readonly [T, ...T[]];

/**
 * What the key of one officer may do.
 * - `refused`: nothing: what is asked is the unit's, or of all
 * - `in`: the path's parameter that must name this very officer
 * - `by the work`: the work looks, and tells or takes what is that officer's own
 */
export type OfOneOfficer<Name extends string = string> = 'refused' | 'by the work' | { readonly in: Name };

export interface RouteBody {
  readonly schema: z.ZodType;
  /** Most bytes; more are refused unread. */
  readonly bytes: number;
  /** The same body as it is documented, where parts of it are only read later. */
  readonly documented?: z.ZodType;
}

/** JSON by this schema. */
export interface JsonAnswer<Schema extends z.ZodType = z.ZodType> {
  readonly is: string;
  readonly schema: Schema;
  /** Other formats in which the same is answered. */
  readonly formats?: readonly Exclude<Format, 'json'>[];
  /** The caller may keep it and ask whether it still holds. */
  readonly kept?: true;
  /** It has an `ETag`, to change it by. */
  readonly tagged?: true;
}
/** A page and nothing else. */
export interface PageAnswer {
  readonly is: string;
  readonly page: true;
}
/** No body. */
export interface EmptyAnswer {
  readonly is: string;
}

/** The formats in which a route answers, the first for whoever wants nothing in particular; none where there is no body. */
export function offeredBy(answers: Answers): readonly Format[] {
  const [answer] = Object.values(answers) as readonly (JsonAnswer | PageAnswer | EmptyAnswer | undefined)[];
  if (answer === undefined) return [];
  if ('page' in answer) return ['html'];
  return 'schema' in answer ? ['json', ...(answer.formats ?? [])] : [];
}

export interface Answers {
  readonly 200?: JsonAnswer | PageAnswer;
  readonly 201?: JsonAnswer;
  readonly 202?: JsonAnswer;
  readonly 204?: EmptyAnswer;
}

interface RouteParts<Name extends string = string> {
  readonly call: Call;
  /** In camel case; the `operationId` of the document. */
  readonly name: string;
  readonly function: FunctionName;
  readonly summary: string;
  readonly description?: string;
  readonly allowed: Allowed<Name>;
  /** Without a schema the query is empty: any parameter is unknown. `format` is read by the chain, for every route. */
  readonly query?: z.ZodType;
  /** A change of something that is there needs its `ETag` in `If-Match`, so that nobody's change is lost to another's. */
  readonly conditional?: true;
  /** The answer is a list that comes in pages: its query takes `PAGE_QUERY`, and its answer has a `next`. */
  readonly paged?: true;
  /** Which parameters change an answer only sometimes; otherwise they are refused by their names. */
  readonly effects?: Effects;
  readonly body?: RouteBody;
  readonly answers: Answers;
  /**
   * What becomes of the same request twice.
   * - `remembered`: with an `Idempotency-Key` it is done once, and its answer given again for a day
   * - `harmless`: its own ids see to it that nothing is done twice, with the header or without
   */
  readonly repeated?: 'remembered' | 'harmless';
  /** Those of the work; what the chain refuses by itself (key, size, type, schemas) is derived. */
  readonly refusals: readonly RefusalName[];
}

/** What a path's parameters are read with. */
type PathOfCall<C extends Call> = [NameIn<C>] extends [never]
  ? { readonly path?: never }
  : { readonly path: Readonly<Record<NameIn<C>, z.ZodType>> };

/** Whoever may send the same twice is told what becomes of it. */
type RepeatedOfCall<C extends Call> = C extends `POST ${string}`
  ? { readonly repeated: NonNullable<RouteParts['repeated']> }
  : { readonly repeated?: never };

/** A route of the API: JSON, and problem documents. */
export interface ApiRoute extends RouteParts {
  readonly path?: Readonly<Record<string, z.ZodType>>;
}

/** A page or a file for browsers, which reads its request itself and never answers a problem document. */
export interface PageRoute {
  readonly call: Call;
  readonly function: FunctionName;
  readonly summary: string;
  readonly page: true;
}

export type Route = ApiRoute | PageRoute;

/** The route as it is written, with what the compiler can know of it. */
export function route<const C extends Call, const R extends RouteParts<NameIn<C>>>(
  parts: R & { readonly call: C } & PathOfCall<C> & RepeatedOfCall<C>,
): R & { readonly call: C } {
  return parts;
}

export function pageRoute<const R extends Omit<PageRoute, 'page'>>(parts: R): R & { readonly page: true } {
  return { ...parts, page: true };
}

export function isPage(one: Route): one is PageRoute {
  return 'page' in one;
}

/** A read value whose parts nobody changes. */
type Unchanging<Value> = Value extends object ? { readonly [Name in keyof Value]: Unchanging<Value[Name]> } : Value;

/** A part without a schema is not read. */
type ReadBy<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;

/** What the work of a route is given. */
export interface ReadRequest<R extends ApiRoute> {
  readonly path: { readonly [Name in keyof R['path']]: ReadBy<R['path'][Name]> };
  readonly query: ReadBy<R['query']>;
  readonly body: R['body'] extends { readonly schema: infer Schema } ? ReadBy<Schema> : ReadBy<R['body']>;
}

/** Statuses with JSON, and what their bodies are. */
export type JsonOf<R extends ApiRoute> = {
  [Status in keyof R['answers']]: R['answers'][Status] extends { readonly schema: infer Schema extends z.ZodType }
    ? { readonly status: Status; readonly body: Unchanging<z.input<Schema>> }
    : never;
}[keyof R['answers']];

/** The body of one JSON answer of a route. */
export type BodyOf<R extends ApiRoute, Status extends number = 200 | 201 | 202> = Extract<
  JsonOf<R>,
  { readonly status: Status }
>['body'];

/** The refusals that a route's work may answer. */
export type RefusalOf<R extends ApiRoute> = R['refusals'][number];
