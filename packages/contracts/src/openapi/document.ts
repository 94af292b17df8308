// The OpenAPI 3.1 document, made by walking the routes: it says what they say, and nothing that they do not.
import * as z from 'zod';
import { type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, createDocument } from 'zod-openapi';
import { GATEWAY_REFUSALS, GatewayRefusalSchema, errorCatalogue } from '../error-catalogue.ts';
import { ERRORS, type ErrorStatus, type RefusalName } from '../errors.ts';
import { FORMATS } from '../format.ts';
import { ProblemSchema } from '../problem.ts';
import { API_ROUTES } from '../routes/index.ts';
import {
  type Answers,
  type ApiRoute,
  type EmptyAnswer,
  type JsonAnswer,
  type PageAnswer,
  offeredBy,
} from '../routes/route.ts';

const DESCRIPTION = `Tera takes what citizens answer and what counters clock, counts it exactly once, and serves it as
objective indicators for each civil servant.

Instants are ISO 8601 with an offset, of the years 2000 to 2100, durations seconds. Every error is a problem document
(RFC 9457) whose \`errors\` name the fields, and whose \`type\` can be opened; its codes are listed at \`/v1/errors\`. What the gateway refuses by
itself is a \`GatewayRefusal\`. Where there is \`GET\` there is \`HEAD\`; another method at a known path is 405 with
\`Allow\`.

A parameter or a field that is not documented is refused, and so is one that would change nothing of the answer. An
answer is in the format that \`format=\` names, else the one that \`Accept\` wants most; where there is none of them it is
406. A cursor is for the same question and the same key as the page that gave it.`;

/** The document for this version of the API. */
export function openApiDocument(version: string): ReturnType<typeof createDocument> {
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Tera',
      version,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: pathsOf(API_ROUTES),
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key, `tera_<keyId>_<secret>`.' } },
    },
  });
  return withErrorCodes(document);
}

/** An open list: a client that was made of it must take a code that it does not know, because there will be more. */
function withErrorCodes(document: ReturnType<typeof createDocument>): ReturnType<typeof createDocument> {
  const { components = {} } = document;
  const { schemas = {} } = components;
  const codes = [...new Set(errorCatalogue().map(({ code }) => code))].toSorted();
  const ErrorCode = Object.assign({}, schemas['ErrorCode'], { 'x-extensible-enum': codes });
  return { ...document, components: { ...components, schemas: { ...schemas, ErrorCode } } };
}

function pathsOf(routes: readonly ApiRoute[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) {
    const [method = '', path = ''] = route.call.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: ApiRoute): ZodOpenApiOperationObject {
  const { allowed, name, summary, path, body } = route;
  const scopes = typeof allowed === 'object' && 'scope' in allowed ? [allowed.scope].flat() : [];
  const [scope, ...others] = scopes.map((one) => `\`${one}\``);
  const does = others.length === 0 ? '' : ` ${others.join(' or ')} does as well.`;
  const description = [scope === undefined ? undefined : `Scope ${scope}.${does}`, route.description]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
  const parameters = parametersOf(route);
  return {
    operationId: name,
    summary,
    ...(description === '' ? {} : { description }),
    ...securityOf(route),
    requestParams: {
      ...(path === undefined ? {} : { path: z.object(path) }),
      ...(parameters === undefined ? {} : { query: z.object(parameters) }),
      ...headersAsked(route),
    },
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { [FORMATS.json]: { schema: body.documented ?? body.schema } },
          },
        }),
    responses: { ...answersOf(route.answers), ...refusalsOf(route) },
  };
}

function headersAsked({ allowed, repeated, conditional }: ApiRoute): { readonly header?: z.ZodObject } {
  const headers = {
    ...(typeof allowed === 'object' && 'signature' in allowed ? { [allowed.signature]: z.string() } : {}),
    ...(conditional === undefined ? {} : { 'If-Match': IF_MATCH }),
    ...(repeated === undefined ? {} : { 'Idempotency-Key': IDEMPOTENCY_KEYS[repeated] }),
  };
  return Object.keys(headers).length === 0 ? {} : { header: z.object(headers) };
}

const IF_MATCH = z.string().optional().meta({ description: 'The `ETag` that was read.' });

const IDEMPOTENCY_KEYS = {
  remembered: z
    .string()
    .max(255)
    .regex(/^[\x21-\x7E]+$/)
    .optional()
    .meta({
      description:
        'Made once for what is to be done, such as a UUID. Sent again within a day with the same request and by the same key, it is answered as before, with `Idempotency-Replayed: true`, and nothing is done twice; with another request it is 422.',
    }),
  harmless: z.string().optional().meta({
    description: 'Taken, and not needed: the ids in the body see to it that nothing is done twice, however late.',
  }),
};

/** What may stand in the query: also the format, where there are several. */
function parametersOf({ query, answers }: ApiRoute): z.ZodRawShape | undefined {
  const offered = offeredBy(answers);
  const format = { format: z.enum(offered).optional().meta({ description: FORMAT_DESCRIPTION }) };
  const whole = query === undefined ? undefined : made(query);
  if (!(whole instanceof z.ZodObject)) return offered.length > 1 ? format : undefined;
  // Each as it is once it is made: what it is for is said of that.
  const shape = Object.fromEntries(Object.entries(whole.shape).map(([name, schema]) => [name, made(schema)] as const));
  return offered.length > 1 ? { ...shape, ...format } : shape;
}

function made(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodLazy ? schema.unwrap() : schema;
}

const FORMAT_DESCRIPTION = 'Goes before the `Accept` header. `html` is for printing on A4, or to be read.';

function securityOf({ allowed }: ApiRoute): Pick<ZodOpenApiOperationObject, 'security'> {
  const needsKey = allowed === 'any key' || (typeof allowed === 'object' && 'scope' in allowed);
  return needsKey ? { security: [{ apiKey: [] }] } : {};
}

function answersOf(answers: Answers): ZodOpenApiOperationObject['responses'] {
  const entries = Object.entries(answers) as readonly [string, JsonAnswer | PageAnswer | EmptyAnswer][];
  const said = entries.map(([status, answer]) => [status, responseOf(answer)] as const);
  const isKept = entries.some(([, answer]) => 'kept' in answer);
  return { ...Object.fromEntries(said), ...(isKept ? { '304': NOT_MODIFIED } : {}) };
}

const NOT_MODIFIED = { description: 'It is still as the `If-None-Match` of the request says' };

function responseOf(answer: JsonAnswer | PageAnswer | EmptyAnswer) {
  return { description: answer.is, ...headersOf(answer), ...contentOf(answer) };
}

function headersOf(answer: JsonAnswer | PageAnswer | EmptyAnswer) {
  return 'kept' in answer || 'tagged' in answer
    ? {
        headers: {
          etag: { schema: { type: 'string' as const }, description: 'For `If-None-Match`, or to change it by.' },
        },
      }
    : {};
}

function contentOf(answer: JsonAnswer | PageAnswer | EmptyAnswer) {
  const file = { schema: z.string() };
  if ('page' in answer) return { content: { [FORMATS.html]: file } };
  if (!('schema' in answer)) return {};
  const others = (answer.formats ?? []).map((format) => [FORMATS[format], file]);
  return { content: { [FORMATS.json]: { schema: answer.schema }, ...Object.fromEntries(others) } };
}

/** By status, with every code that stands behind it; and what the gateway may say before. */
function refusalsOf(route: ApiRoute): ZodOpenApiOperationObject['responses'] {
  const codes = new Map<ErrorStatus, Set<string>>();
  for (const name of [...refusalsOfTheChain(route), ...route.refusals]) {
    const [status = '', code = ''] = name.split(' ');
    const of = Number(status) as ErrorStatus;
    codes.set(of, (codes.get(of) ?? new Set()).add(code));
  }
  const gateway = new Map(Object.entries(GATEWAY_REFUSALS));
  const statuses = new Set([...Array.from(codes.keys(), String), ...gateway.keys()]);
  return Object.fromEntries(
    [...statuses].toSorted().map((status) => {
      const named = codes.get(Number(status) as ErrorStatus);
      const byGateway = gateway.get(status);
      return [
        status,
        {
          description: [
            ...(named === undefined ? [] : [meaningOf(Number(status) as ErrorStatus, named)]),
            ...(byGateway === undefined ? [] : [`By the gateway: ${byGateway}`]),
          ].join(' '),
          content: {
            ...(named === undefined ? {} : { 'application/problem+json': { schema: ProblemSchema } }),
            ...(byGateway === undefined ? {} : { 'application/json': { schema: GatewayRefusalSchema } }),
          },
        },
      ];
    }),
  );
}

/** What a route refuses before its work is asked, or because something fails on the way. */
export function refusalsOfTheChain({
  repeated,
  allowed,
  path,
  query,
  body,
  answers,
  effects,
  paged,
}: ApiRoute): readonly RefusalName[] {
  const offered = offeredBy(answers);
  return [
    ...(allowed === 'anyone' ? [] : (['401 unauthenticated'] as const)),
    ...(typeof allowed === 'object' && 'scope' in allowed ? (['403 wrong_scope'] as const) : []),
    ...(typeof allowed === 'object' && 'unit' in allowed ? (['403 other_unit'] as const) : []),
    ...(typeof allowed === 'object' && 'officer' in allowed && allowed.officer !== 'by the work'
      ? (['403 other_officer'] as const)
      : []),
    ...(body === undefined
      ? []
      : (['413 too_large', '415 not_json', '415 not_utf8', '415 encoded', '422 not_json'] as const)),
    // Any parameter that is not known, also where none is.
    '422 unknown_field',
    ...(query === undefined && body === undefined && isAnything(path) ? [] : (['422 invalid_value'] as const)),
    ...(effects === undefined ? [] : (['422 no_effect'] as const)),
    ...(paged === true ? (['422 unknown_cursor'] as const) : []),
    ...(repeated === 'remembered' ? (['409 in_progress', '422 other_body'] as const) : []),
    '406 not_offered',
    ...(offered.length === 0 ? [] : (['406 not_acceptable'] as const)),
    '500 internal',
    '503 dependency_unavailable',
  ];
}

/** Whether no text can be wrong in the path. */
function isAnything(path: ApiRoute['path'] = {}): boolean {
  return Object.values(path).every((schema) => schema.safeParse('').success);
}

function meaningOf(status: ErrorStatus, codes: ReadonlySet<string>): string {
  const meanings: Readonly<Record<string, string>> = ERRORS[status];
  const words = [...codes].map((code) => `\`${code}\`: ${meanings[code] ?? ''}`).join(' ');
  return status === 422
    ? `The request is not valid; \`errors\` names the fields, by these codes and those of values. ${words}`
    : words;
}
