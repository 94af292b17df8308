// Requests made from the served document: as it says, a little otherwise, and now and then odd in a way that it never says.

import * as fc from 'fast-check';
import { type OddBody, type RawCall, oddBody, oddRequest, oddValue } from '../support/odd-requests.ts';
import type { FuzzedCall } from './call.ts';
import type { Document, JsonSchema, Operation, Parameter } from './document.ts';
import type { Known } from './known.ts';

const LAST_YEAR = String(new Date().getUTCFullYear() - 1);

interface Keys {
  /** For all scopes and units. */
  readonly every: string;
  /** For one scope of one unit. */
  readonly some: string;
}

/** @param link of a survey, so that responses get as far as they can. */
export function requestsFor(document: Document, known: Known, keys: Keys, link: string): fc.Arbitrary<FuzzedCall> {
  const made = fc.oneof(...document.operations.map((operation) => requestFor(operation, document, known)));
  const odd = fc.oneof(
    oddRequest.map(({ withKey: isKnown, ...call }: RawCall) => ({ call, key: isKnown ? keys.every : undefined })),
    oddBody(link).map(({ method, path, body }: OddBody) => ({
      call: { method, path, body, headers: { 'content-type': 'application/json' } },
      key: keys.every,
    })),
  );
  const key = weighted<string | undefined>(
    [88, fc.constant(keys.every)],
    [6, fc.constant(keys.some)],
    [3, fc.constant(undefined)],
    [3, fc.constant('tera_000000000000_x')],
  );
  return fc.oneof(
    { weight: 85, arbitrary: fc.tuple(made, key).map(([call, text]) => withKey(call, text)) },
    { weight: 15, arbitrary: odd.map(({ key: text, call }) => withKey(call, text)) },
  );
}

function withKey(call: FuzzedCall, key: string | undefined): FuzzedCall {
  return key === undefined ? call : { ...call, headers: { ...call.headers, authorization: `Bearer ${key}` } };
}

function requestFor(operation: Operation, document: Document, known: Known): fc.Arbitrary<FuzzedCall> {
  const { path, method, parameters, body } = operation;
  const values = valuesOf(document, known, INSTEAD.find(({ of }) => of.test(operation.route))?.known ?? {});
  const paths = fc.record(
    Object.fromEntries(parameters.filter(isIn('path')).map(({ name, schema }) => [name, values.text(name, schema)])),
  );
  const pathname = paths.map((names) =>
    path.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => encodeURIComponent(String(names[name]))),
  );
  const query = queryFor(parameters.filter(isIn('query')), values);
  const headers = headersFor(parameters.filter(isIn('header')), body !== undefined);
  const json = body === undefined ? fc.constant(undefined) : bodyFor(body, values);
  return fc
    .record({ method: methodFor(method), pathname, query, headers, json })
    .map(({ json: content, query: parts, pathname: at, ...call }) => ({
      method: call.method,
      headers: call.headers,
      path:
        parts.length === 0
          ? at
          : `${at}?${parts.map(([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&')}`,
      body: content === undefined || call.method === 'GET' || call.method === 'HEAD' ? undefined : content,
    }));
}

/** Of what some operations are asked about instead: what is replaced, and what would be waited for because it is new. */
const INSTEAD: readonly { readonly of: RegExp; readonly known: Readonly<Record<string, readonly string[]>> }[] = [
  { of: /^PUT /, known: { unitId: ['unit-acak', 'unit-acak-2'] } },
  { of: /\/rebuild$/, known: { period: [LAST_YEAR, `${LAST_YEAR}-Q4`, `${LAST_YEAR}-11`] } },
];

function isIn(place: Parameter['in']) {
  return (parameter: Parameter): boolean => parameter.in === place;
}

function methodFor(method: string): fc.Arbitrary<string> {
  return method === 'GET'
    ? weighted([90, fc.constant('GET')], [7, fc.constant('HEAD')], [3, fc.constantFrom('PATCH', 'OPTIONS', 'DELETE')])
    : weighted([96, fc.constant(method)], [4, fc.constantFrom('PATCH', 'HEAD', 'GET', 'PUT')]);
}

const ODD_TEXT = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.toWellFormed()),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    '1e3',
    'null',
    '__proto__',
    '../',
    'a'.repeat(2000),
    '198501012010012001',
    '\u202E',
  ),
);

function queryFor(parameters: readonly Parameter[], values: Values): fc.Arbitrary<readonly [string, string][]> {
  const given = parameters.map(({ name, schema, required = false }) =>
    fc
      .option(values.text(name, schema), { freq: required ? 20 : 1, nil: undefined })
      .map((value): [string, string][] => (value === undefined ? [] : [[name, value]])),
  );
  const more = weighted<readonly [string, string][]>(
    [90, fc.constant([])],
    [4, fc.tuple(fc.constantFrom('x', 'format', 'key', 'constructor'), ODD_TEXT).map((pair) => [pair])],
    [
      3,
      fc.constantFrom('json', 'csv', 'xlsx', 'html', 'pdf').map((format): [string, string][] => [['format', format]]),
    ],
    [
      3,
      fc
        .constantFrom(...parameters.map(({ name }) => name), 'limit')
        .chain((name) => ODD_TEXT.map((text): [string, string][] => [[name, text]])),
    ],
  );
  return fc.tuple(fc.tuple(...given), more).map(([known, others]) => known.flat().concat(others));
}

function headersFor(parameters: readonly Parameter[], hasBody: boolean): fc.Arbitrary<Record<string, string>> {
  const accept = weighted<string | undefined>(
    [80, fc.constant(undefined)],
    [8, fc.constantFrom('*/*', 'application/json')],
    [8, fc.constantFrom('text/csv', 'text/html', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')],
    [4, fc.constantFrom('image/png', 'application/xml', 'nonsense')],
  );
  const type = weighted<string | undefined>(
    [94, fc.constant('application/json')],
    [3, fc.constantFrom('application/json; charset=utf-8', 'application/json;charset="UTF-8"')],
    [3, fc.constantFrom('text/plain', 'application/json; charset=latin1', undefined)],
  );
  const encoding = weighted<string | undefined>([98, fc.constant(undefined)], [2, fc.constantFrom('gzip', 'br')]);
  const isRemembered = parameters.some(({ name }) => name === 'Idempotency-Key');
  const once = weighted<string | undefined>(
    [isRemembered ? 70 : 100, fc.constant(undefined)],
    [isRemembered ? 30 : 0, fc.constantFrom('a', 'b', 'c', '7f3c2f0a-6c1e-4b41-9a39-0d6f2f1f5a10', 'two words')],
  );
  return fc
    .record({
      accept,
      'content-type': hasBody ? type : fc.constant(undefined),
      'content-encoding': hasBody ? encoding : fc.constant(undefined),
      'idempotency-key': once,
    })
    .map((headers) =>
      Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    );
}

function bodyFor(schema: JsonSchema, values: Values): fc.Arbitrary<Buffer> {
  const good = values.json('', schema);
  const json = weighted(
    [60, good],
    [
      36,
      fc
        .tuple(good, fc.nat(), fc.nat({ max: 3 }), oddValue)
        .map(([value, at, how, odd]) => mutated(value, at, how, odd)),
    ],
    [4, oddValue],
  );
  const text = json.map((value) => Buffer.from(JSON.stringify(value) ?? ''));
  return weighted<Buffer>(
    [98, text],
    [1, fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes))],
    [1, text.map((bytes) => bytes.subarray(0, bytes.length / 2))],
  );
}

/** One place of a value is made otherwise: it goes, becomes something odd, or gets a neighbour that nobody knows. */
function mutated(value: unknown, at: number, how: number, odd: unknown): unknown {
  const places = Array.from(placesIn(value));
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return odd;
  const copy = structuredClone(value);
  let parent: Record<string, unknown> = copy as Record<string, unknown>;
  for (const name of place.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
  const last = place.at(-1) ?? '';
  if (how === 0) delete parent[last];
  else if (how === 1) parent[`${last}x`] = odd;
  else parent[last] = odd;
  return copy;
}

function* placesIn(value: unknown): Generator<readonly string[]> {
  if (value === null || typeof value !== 'object') return;
  for (const [name, part] of Object.entries(value)) {
    yield [name];
    for (const deeper of placesIn(part)) yield [name, ...deeper];
  }
}

interface Values {
  readonly json: (name: string, schema: JsonSchema) => fc.Arbitrary<unknown>;
  readonly text: (name: string, schema: JsonSchema) => fc.Arbitrary<string>;
}

function valuesOf(document: Document, known: Known, instead: Readonly<Record<string, readonly string[]>>): Values {
  const pool = (name: string): fc.Arbitrary<unknown> | undefined => {
    const others = instead[name];
    if (others !== undefined) return fc.constantFrom(...others);
    // The pools grow while the run goes on.
    return known.of(name).length === 0 && !['cursor', 'objectionId', 'snapshotId'].includes(name)
      ? undefined
      : fc.nat().map((index) => {
          const values = known.of(name);
          return values.length === 0 ? 'x' : values[index % values.length];
        });
  };
  const json: Values['json'] = (name, schema) => {
    const made = fromSchema(name, schema);
    const there = pool(name);
    return there === undefined || schema.type === 'array' || schema.type === 'object'
      ? made
      : weighted([80, there], [20, made]);
  };
  const fromSchema: Values['json'] = (name, schema) => {
    if (schema.$ref !== undefined) return json(name, document.schemaAt(schema.$ref));
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const options = schema.anyOf ?? schema.oneOf;
    if (options !== undefined) return fc.oneof(...options.map((option) => json(name, option)));
    switch (String(schema.type)) {
      case 'string':
        return textOf(schema);
      case 'integer':
        return fc.oneof(
          fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 1000 }),
          fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 1),
        );
      case 'number':
        return fc.double({
          min: schema.minimum ?? schema.exclusiveMinimum ?? 0.5,
          max: schema.maximum ?? 1000,
          noNaN: true,
          minExcluded: schema.exclusiveMinimum !== undefined,
        });
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(json(name, schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 4, Math.max(4, schema.minItems ?? 0)),
        });
      case 'object':
        return fc.record(
          Object.fromEntries(
            Object.entries(schema.properties ?? {}).map(([property, part]) => [property, json(property, part)]),
          ),
          { requiredKeys: [...(schema.required ?? [])] },
        );
      default:
        return fc.jsonValue({ maxDepth: 1 });
    }
  };
  return {
    json,
    text: (name, schema) => weighted([94, json(name, schema).map(String)], [6, ODD_TEXT]),
  };
}

function textOf({ pattern, format, minLength = 0, maxLength = 60, examples = [] }: JsonSchema): fc.Arbitrary<string> {
  const fits = (text: string) => Array.from(text).length <= maxLength && Array.from(text).length >= minLength;
  const written = examples.filter((example) => typeof example === 'string');
  const example = written.length === 0 ? [] : [fc.constantFrom(...written)];
  if (format === 'date') return fc.constantFrom('2026-11-21', '2024-02-29', '2025-02-29', '2026-13-01');
  if (pattern !== undefined) {
    const matching = fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' }).filter(fits);
    return fc.oneof(matching, ...example);
  }
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 30) }).filter(fits);
  const longest = fc.constantFrom('x', '🙏', ' ').map((character) => character.repeat(Math.min(maxLength, 2000)));
  return fc.oneof(
    free.map((text) => text.toWellFormed()),
    longest,
    ...example,
  );
}

function weighted<Value>(
  ...options: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<Value>])[]
): fc.Arbitrary<Value> {
  return fc.oneof(...options.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}
