// What the API says of itself, through the exported handler; it needs nothing that could fail.
import { Validator } from '@seriousme/openapi-schema-validator';
import { complaints } from '@tera/testing/contract';
import { aHandler } from '@tera/testing/handler';
import { aContext, requestOf, send } from '@tera/testing/http';
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

  const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  const opened = async (rawPath: string, { accept = BROWSER, method = 'GET', lang = '', query = '' } = {}) => {
    const event = requestOf({ routeKey: '$default', headers: { accept, 'accept-language': lang } });
    event.requestContext.http.method = method;
    return handler({ ...event, rawPath, rawQueryString: query }, aContext());
  };

  it.each(['/nope', '/console/nope', '/console/units/x/nope', '/u', '//jahat.example'])(
    'tells a browser in words that %s is no page, and leads home',
    async (path) => {
      const { statusCode, headers, body } = await opened(path);

      expect([statusCode, headers?.['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(body).toContain('Halaman ini tidak ada');
      expect(body).toContain('href="/console"');
      expect(body).toContain('href="/"');
      expect(body).not.toContain('href="//');
      expect((await opened(path, { lang: 'en' })).body).toContain('There is no such page');
    },
  );

  it('asks nobody to sign in below the console, where somebody may be signed in', async () => {
    expect((await opened('/console/nope')).body).not.toContain('Masuk');
    expect((await opened('/nope')).body).toContain('Masuk');
  });

  it('tells a browser that opens what only a button asks, and which methods there are', async () => {
    const answer = await opened('/sign-out');

    expect(answer).toMatchObject({ statusCode: 405, headers: { allow: 'POST' } });
    expect(answer.body).toContain('Alamat ini bukan halaman');
  });

  it.each([
    ['/console/', '/console'],
    ['/console/units/x/', '/console/units/x'],
    ['/u/contoh//', '/u/contoh'],
  ])('leads from %s, with a slash too many, to %s', async (path, meant) => {
    expect(await opened(path, { query: 'period=2026-05' })).toMatchObject({
      statusCode: 303,
      headers: { location: `${meant}?period=2026-05` },
    });
    expect(await opened(path, { accept: '*/*' })).toMatchObject({ statusCode: 404 });
    expect(await opened(path, { method: 'POST' })).toMatchObject({ statusCode: 404 });
  });

  it.each(['/', '//', '///'])('leads from nowhere to another site (%s)', async (path) => {
    expect((await opened(path)).headers).not.toHaveProperty('location');
  });

  it.each([
    ['/v1/nope', BROWSER],
    ['/v1', BROWSER],
    ['/v2/health/', BROWSER],
    ['/nope', '*/*'],
    ['/nope', 'application/json'],
  ])('keeps to a problem document at %s for who takes %s', async (path, accept) => {
    expect(await opened(path, { accept })).toMatchObject({
      statusCode: 404,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
  });
});
