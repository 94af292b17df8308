// The document that describes the API is a valid one, and says of every route what the design says of it.
import { API_ROUTES } from '../routes/index.ts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { complaints, contractOf } from '@tera/testing/contract';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './document.ts';
import { problem } from '../problem.ts';

const document = JSON.parse(JSON.stringify(openApiDocument('1.2.3'))) as {
  readonly info: { readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
};

interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly description?: string;
  readonly responses: Record<string, unknown>;
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) =>
    Object.assign({ route: `${method.toUpperCase()} ${path}` }, operation),
  ),
);

describe('the OpenAPI document', () => {
  it('is a valid one of version 3.1', async () => {
    const validator = new Validator();

    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(document.info.version).toBe('1.2.3');
  });

  it('has every route of the API, each with its own name', () => {
    expect(operations.map(({ route }) => route).sort()).toEqual(API_ROUTES.map(({ call }) => call).sort());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('shows no field that only the form of a page has', () => {
    expect(JSON.stringify(document)).not.toContain('website');
  });

  it('allows the key of one officer for units by name, and not for all', () => {
    const { complaintsAboutBody } = contractOf(document);
    const key = { name: 'Ani', scopes: ['indicators:read'] };
    const allowed = [{ units: ['contoh'], officerId: 'ani' }, { units: ['contoh', '*'] }];

    for (const whose of allowed) expect(complaintsAboutBody('POST /v1/keys', { ...key, ...whose })).toEqual([]);
    expect(complaintsAboutBody('POST /v1/keys', { ...key, units: ['contoh', '*'], officerId: 'ani' })).not.toEqual([]);
  });

  it('says which routes need a key, and that they may refuse it', () => {
    const open = operations.filter(({ security }) => security === undefined);
    const withKey = operations.filter((operation) => !open.includes(operation));

    expect(open.map(({ route }) => route).sort()).toEqual([
      'GET /v1/errors',
      'GET /v1/errors/{name}',
      'GET /v1/health',
      'GET /v1/indicator-catalogue',
      'GET /v1/openapi.json',
      'POST /v1/responses',
      'POST /v1/units/{unitId}/webhooks/qminder',
    ]);
    const ofAnyKey = new Set(['GET /v1/me', 'GET /v1/units']);
    for (const { description, responses } of withKey.filter(({ route }) => !ofAnyKey.has(route))) {
      expect(description).toMatch(/^Scope `[a-z]+:[a-z]+`\./);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403']));
    }
    for (const { responses } of withKey) expect(Object.keys(responses)).toContain('401');
  });

  it('says of every route with a body or a parameter that it may be too large, of a wrong type, or not valid', () => {
    const withBody = operations.filter(({ route }) => /^(POST|PUT) /.test(route));

    for (const { responses } of withBody)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['413', '415', '422']));
  });
});

describe('whether an answer conforms', () => {
  it('is found out by its status, its type and its body', () => {
    expect(complaints('GET /v1/health', answer(200, { status: 'ok', version: '1' }))).toEqual([]);
    expect(complaints('GET /v1/health', answer(200, { status: 'ill', version: '1' }))).toHaveLength(1);
    expect(complaints('GET /v1/health', answer(200, { status: 'ok', version: '1' }, 'text/html'))).toHaveLength(1);
    expect(complaints('GET /v1/health', answer(201, { status: 'ok', version: '1' }))).toHaveLength(1);
    expect(complaints('DELETE /v1/keys/{keyId}', { status: 204, headers: {}, body: undefined })).toEqual([]);
    expect(complaints('GET /v1/keys', answer(401, problem(401, [], 'abc='), 'application/problem+json'))).toEqual([]);
    expect(complaints('GET /v1/keys', answer(401, { title: 'no' }, 'application/problem+json'))).not.toEqual([]);
  });
});

function answer(status: number, body: unknown, type = 'application/json') {
  return { status, headers: { 'content-type': `${type}; charset=utf-8` }, body };
}
