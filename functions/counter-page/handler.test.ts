// The exported handler: every file that the counter consists of, for anyone, small on the way.
import { COUNTER_FILES } from '@tera/counter-app';
import type { HttpHandler } from '@tera/http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { sendForPage } from '../../packages/http/src/testing/request.ts';

let handler: HttpHandler;
beforeAll(async () => {
  for (const [name, value] of Object.entries(QUIET_ENVIRONMENT)) vi.stubEnv(name, value);
  ({ handler } = await import('./index.ts'));
});
afterAll(() => void vi.unstubAllEnvs());

describe('the function', () => {
  it.each(Object.keys(COUNTER_FILES))('answers %s', async (routeKey) => {
    const answer = await sendForPage(handler, { routeKey });

    expect(answer.status).toBe(200);
    expect(answer.html).toBe(COUNTER_FILES[routeKey as keyof typeof COUNTER_FILES].html);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('compresses the page, and sets no cookie', async () => {
    const answer = await sendForPage(handler, { routeKey: 'GET /counter', headers: { 'accept-encoding': 'gzip, br' } });

    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.wireBytes).toBeLessThan(answer.html.length / 2);
    expect(answer.cookies).toEqual([]);
  });
});
