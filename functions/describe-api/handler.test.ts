// What the API says of itself, through the exported handler; it needs nothing that could fail.
import { Validator } from '@seriousme/openapi-schema-validator';
import type { HttpHandler } from '@tera/http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { complaints } from '../../packages/contracts/src/testing/conformance.ts';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { send } from '../../packages/http/src/testing/request.ts';

let handler: HttpHandler;
beforeAll(async () => {
  for (const [name, value] of Object.entries(QUIET_ENVIRONMENT)) vi.stubEnv(name, value);
  ({ handler } = await import('./index.ts'));
});
afterAll(() => void vi.unstubAllEnvs());

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
