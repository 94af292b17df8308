// The served document as whoever calls reads it: which operation a request is for, and whether it may be sent so. What a JSON
// Schema cannot say of a request is not asked here.

import { FORMATS } from '@tera/contracts';
import type { Contract } from '@tera/testing/contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FuzzedCall } from './call.ts';

export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

/** As far as a request is made of it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly examples?: readonly unknown[];
}

export interface Operation {
  /** `GET /v1/keys` */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
  /** Media types of its good answers. */
  readonly offers: readonly string[];
  readonly needsKey: boolean;
}

export interface Document {
  readonly operations: readonly Operation[];
  readonly schemaAt: (ref: string) => JsonSchema;
  /** The operation at a decoded path; `undefined` where there is none. */
  readonly operationFor: (method: string, path: string) => Operation | undefined;
  /** What the document has against a request, as far as it can say it; nothing where it may be sent. */
  readonly complaintsAbout: (operation: Operation, call: FuzzedCall) => readonly string[];
  readonly codes: ReadonlySet<string>;
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema & { 'x-extensible-enum'?: string[] }>> };
}

interface DescribedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly security?: readonly object[];
}

export function documentOf({ document, complaintsAboutBody }: Contract): Document {
  const { paths, components } = document as unknown as Described;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const good = Object.entries(described.responses).filter(([status]) => status.startsWith('2'));
      return {
        route: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: described.parameters ?? [],
        body: described.requestBody?.content['application/json']?.schema,
        offers: good.flatMap(([, { content = {} }]) => Object.keys(content)),
        needsKey: (described.security ?? []).length > 0,
      };
    }),
  );
  const isGood = parameterJudge();
  return {
    operations,
    schemaAt: (ref) => {
      const found = components.schemas[ref.replace('#/components/schemas/', '')];
      if (found === undefined) throw new Error(`the document has no ${ref}`);
      return found;
    },
    operationFor: (method, path) =>
      operations.find((operation) => operation.method === method && namesIn(operation.path, path) !== undefined),
    complaintsAbout: (operation, call) => [
      ...complaintsAboutParameters(operation, call, isGood),
      ...(operation.body === undefined ? [] : bodyComplaints(operation.route, call, complaintsAboutBody)),
      ...complaintsAboutHeaders(operation, call),
    ],
    codes: new Set(components.schemas['ErrorCode']?.['x-extensible-enum'] ?? []),
  };
}

function typeNamed(format: string): string {
  return Object.entries<string>(FORMATS).find(([name]) => name === format)?.[1] ?? '';
}

type IsGood = (schema: JsonSchema, text: string) => boolean;

/** A parameter is a text; where its schema wants a number, it is one that is written so. */
function parameterJudge(): IsGood {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const known = new Map<JsonSchema, ValidateFunction>();
  return (schema, text) => {
    const validate = known.get(schema) ?? ajv.compile(schema);
    known.set(schema, validate);
    const value = schema.type === 'integer' && /^\d{1,9}$/.test(text) ? Number(text) : text;
    return validate(value);
  };
}

function complaintsAboutParameters(
  { path, parameters, offers }: Operation,
  { path: sent }: FuzzedCall,
  isGood: IsGood,
): string[] {
  const { pathname, query } = partsOf(sent);
  const names = namesIn(path, pathname) ?? {};
  const known = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  // It is read for every route: what has one format alone may be asked for it, and its document need not say so.
  const isOffered = (name: string) => name === 'format' && offers.includes(typeNamed(query.get(name) ?? ''));
  const unknown = [...query.keys()].filter((name) => !known.has(name) && !isOffered(name));
  return [
    ...unknown.map((name) => `there is no parameter '${name}'`),
    ...parameters.flatMap((parameter) => {
      const { name, schema, required = false } = parameter;
      if (parameter.in === 'header') return [];
      const text = parameter.in === 'path' ? names[name] : query.get(name);
      if (text === undefined) return required ? [`the parameter '${name}' is missing`] : [];
      return isGood(schema, text) ? [] : [`the parameter '${name}' cannot be '${text}'`];
    }),
  ];
}

function bodyComplaints(
  route: string,
  { body, headers }: FuzzedCall,
  complaintsAboutBody: Contract['complaintsAboutBody'],
): readonly string[] {
  const type = headers['content-type'] ?? '';
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type))
    return [`the type of the body is '${type}'`];
  if (headers['content-encoding'] !== undefined) return ['the body is encoded'];
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    // Escaped as such: half of a surrogate pair is no text (RFC 8259, 8.2).
    if (/\\ud[89a-f]/i.test(JSON.stringify(json))) return ['a text has half of a surrogate pair'];
    return complaintsAboutBody(route, json);
  } catch {
    return ['the body is no JSON'];
  }
}

function complaintsAboutHeaders({ offers, parameters }: Operation, { headers, path }: FuzzedCall): string[] {
  const key = headers['idempotency-key'];
  const pattern = parameters.find(({ name }) => name === 'Idempotency-Key')?.schema.pattern;
  const accept = headers['accept'];
  const isTaken =
    accept === undefined ||
    accept.trim() === '' ||
    offers.length === 0 ||
    partsOf(path).query.has('format') ||
    accept.split(',').some((range) => ['*/*', ...offers].includes(range.trim()));
  return [
    ...(key === undefined || pattern === undefined || new RegExp(pattern).test(key)
      ? []
      : ['the Idempotency-Key is none']),
    ...(isTaken ? [] : [`nothing is offered as '${accept}'`]),
  ];
}

export function partsOf(target: string): { readonly pathname: string; readonly query: ReadonlyMap<string, string> } {
  const at = target.indexOf('?');
  const [pathname, search] = at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
  const query = new Map<string, string>();
  // Repeated ones are one, with commas between, as the gateway hands them on.
  for (const [name, value] of new URLSearchParams(search)) {
    const before = query.get(name);
    query.set(name, before === undefined ? value : `${before},${value}`);
  }
  return { pathname, query };
}

/** The names in a path that is as `pattern` says; `undefined` where it is another, or cannot be read. */
function namesIn(pattern: string, pathname: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split('/'), pathname.split('/')];
  if (wanted.length !== given.length) return undefined;
  const names: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const text = decoded(given[index] ?? '');
    if (text === undefined) return undefined;
    if (segment.startsWith('{')) {
      if (text === '') return undefined;
      names[segment.slice(1, -1)] = text;
    } else if (segment !== text) return undefined;
  }
  return names;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
