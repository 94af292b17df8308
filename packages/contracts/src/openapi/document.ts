// The OpenAPI 3.1 document, made by walking the routes: it says what they say, and nothing that they do not.
import * as z from 'zod';
import { type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, createDocument } from 'zod-openapi';
import { ERRORS, type ErrorStatus, type RefusalName } from '../errors.ts';
import { FORMATS } from '../format.ts';
import { ProblemSchema } from '../problem.ts';
import { API_ROUTES } from '../routes/index.ts';
import type { Answers, ApiRoute, EmptyAnswer, JsonAnswer, PageAnswer } from '../routes/route.ts';

const DESCRIPTION = `Tera takes what citizens answer and what counters clock, counts it exactly once, and serves it as
objective indicators for each civil servant.

Instants are ISO 8601 with an offset, of the years 2000 to 2100, durations seconds. Every error is a problem document (RFC 9457) whose \`errors\`
name the fields.`;

/** The document for this version of the API. */
export function openApiDocument(version: string): ReturnType<typeof createDocument> {
  return createDocument({
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
  const { allowed, name, summary, path, query, body } = route;
  const scope = typeof allowed === 'object' && 'scope' in allowed ? allowed.scope : undefined;
  const description = [scope === undefined ? undefined : `Scope \`${scope}\`.`, route.description]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
  return {
    operationId: name,
    summary,
    ...(description === '' ? {} : { description }),
    ...securityOf(route),
    requestParams: {
      ...(path === undefined ? {} : { path: z.object(path) }),
      ...(query instanceof z.ZodObject ? { query: z.object(query.shape) } : {}),
      ...headersAskedBy(route),
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

function headersAskedBy({ allowed, conditional }: ApiRoute): { readonly header?: z.ZodObject } {
  if (typeof allowed === 'object' && 'signature' in allowed) {
    return { header: z.object({ [allowed.signature]: z.string() }) };
  }
  if (conditional === undefined) return {};
  return { header: z.object({ 'If-Match': z.string().optional().meta({ description: 'The `ETag` that was read.' }) }) };
}

/** A route that is open to anyone and may refuse a key takes one where it is shown. */
function securityOf({ allowed, refusals }: ApiRoute): Pick<ZodOpenApiOperationObject, 'security'> {
  if (allowed === 'any key' || (typeof allowed === 'object' && 'scope' in allowed))
    return { security: [{ apiKey: [] }] };
  return refusals.includes('401 unauthenticated') ? { security: [{}, { apiKey: [] }] } : {};
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

/** By status, with every code that stands behind it. */
function refusalsOf(route: ApiRoute): ZodOpenApiOperationObject['responses'] {
  const codes = new Map<ErrorStatus, Set<string>>();
  for (const name of [...refusalsOfTheChain(route), ...route.refusals]) {
    const [status = '', code = ''] = name.split(' ');
    const of = Number(status) as ErrorStatus;
    codes.set(of, (codes.get(of) ?? new Set()).add(code));
  }
  return Object.fromEntries(
    [...codes].map(([status, named]) => [
      String(status),
      { description: meaningOf(status, named), content: { 'application/problem+json': { schema: ProblemSchema } } },
    ]),
  );
}

/** What every route refuses that has a key, parameters or a body, before its work is asked. */
export function refusalsOfTheChain({ allowed, path, query, body }: ApiRoute): readonly RefusalName[] {
  return [
    ...(allowed === 'anyone' ? [] : (['401 unauthenticated'] as const)),
    ...(typeof allowed === 'object' && 'scope' in allowed ? (['403 wrong_scope'] as const) : []),
    ...(typeof allowed === 'object' && 'unit' in allowed ? (['403 other_unit'] as const) : []),
    ...(typeof allowed === 'object' && 'officer' in allowed && allowed.officer !== 'by the work'
      ? (['403 other_officer'] as const)
      : []),
    ...(body === undefined ? [] : (['413 too_large', '415 not_json', '422 not_json'] as const)),
    ...(query === undefined && body === undefined && isAnything(path) ? [] : (['422 invalid_value'] as const)),
  ];
}

/** Whether no text can be wrong in the path. */
function isAnything(path: ApiRoute['path'] = {}): boolean {
  return Object.values(path).every((schema) => schema.safeParse('').success);
}

function meaningOf(status: ErrorStatus, codes: ReadonlySet<string>): string {
  if (status === 422) return 'The request is not valid; `errors` names the fields';
  const meanings: Readonly<Record<string, string>> = ERRORS[status];
  return [...codes].map((code) => `\`${code}\`: ${meanings[code] ?? ''}`).join(' ');
}
