// The exported handler: every file that the counter consists of, for anyone, small on the way.
import { COUNTER_FILES } from '@tera/counter-app';
import { aHandler } from '@tera/testing/handler';
import { sendForPage } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';

const handler = aHandler(() => import('./index.ts'));

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
