// What the API says of itself, through the exported handler; it needs nothing that could fail.
import { Validator } from '@seriousme/openapi-schema-validator';
import { complaints } from '@tera/testing/contract';
import { aHandler } from '@tera/testing/handler';
import { send } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const handler = aHandler(() => import('./index.ts'));

describe('the function', () => {
  it('is alive, and says in which version', async () => {
    const answer = await send(handler, { routeKey: 'GET /v1/health' });

    expect(answer).toMatchObject({ status: 200, body: { status: 'ok', version: manifest.version } });
    expect(complaints('GET /v1/health', answer)).toEqual([]);
  });

  it('answers with a valid OpenAPI document of that version', async () => {
    const answer = await send(handler, { routeKey: 'GET /v1/openapi.json' });

    expect(complaints('GET /v1/openapi.json', answer)).toEqual([]);
    expect(answer.body).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./) as string,
      info: { version: manifest.version },
    });
    expect(await new Validator().validate(answer.body as Record<string, unknown>)).toEqual({ valid: true });
  });

  it('answers everything else with a problem document', async () => {
    const answer = await send(handler, { routeKey: '$default' });

    expect(answer).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      body: { status: 404, errors: [{ path: '', code: 'unknown_route' }] },
    });
  });
});
