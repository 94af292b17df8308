// The front as clients and functions see it: a real server, real sockets, and a function that the test plays itself.

import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { serve } from '@tera/testing/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from './fixtures/until.ts';
import type { InvocationOutcome } from './function-host.ts';
import { httpApi } from './http-api.ts';
import type { CorsSpec } from './template.ts';

type Play = (event: APIGatewayProxyEventV2) => unknown;

interface Door {
  readonly url: string;
  readonly port: number;
  readonly events: readonly APIGatewayProxyEventV2[];
}

/** A front whose every route leads to the function `play`. */
async function aDoor({
  play = () => ({ statusCode: 200 }),
  cors,
  timeoutMs = 30_000,
  now = Date.now,
}: Partial<Setup> = {}): Promise<Door> {
  const routeKeys = ['GET /hello/{name}', 'POST /things', 'ANY /any/{proxy+}'];
  const routes = routeKeys.map((routeKey) => ({ routeKey, functionName: 'play', timeoutMs }));
  const events: APIGatewayProxyEventV2[] = [];
  const invoke = async (_: string, event: unknown): Promise<InvocationOutcome> => {
    events.push(event as APIGatewayProxyEventV2);
    const payload: unknown = await play(event as APIGatewayProxyEventV2);
    return payload === 'fails'
      ? { kind: 'failed', errorType: 'Error', errorMessage: 'not for clients' }
      : { kind: 'returned', payload };
  };
  const { url, stop } = await serve(httpApi({ api: { routes, cors }, accountId: '000000000000', invoke, now }));
  onTestFinished(stop);
  return { url, port: Number(new URL(url).port), events };
}

interface Setup {
  readonly play: Play;
  readonly cors: CorsSpec | undefined;
  readonly timeoutMs: number;
  readonly now: () => number;
}

describe('the event of a request', () => {
  it('has the fields of payload format 2.0', async () => {
    const door = await aDoor();

    await fetch(`${door.url}/hello/siti?a=1&b=x%20y&a=2`, { headers: { 'User-Agent': 'test', Host: 'ignored' } });

    expect(door.events).toMatchObject([
      {
        version: '2.0',
        routeKey: 'GET /hello/{name}',
        rawPath: '/hello/siti',
        rawQueryString: 'a=1&b=x%20y&a=2',
        queryStringParameters: { a: '1,2', b: 'x y' },
        pathParameters: { name: 'siti' },
        isBase64Encoded: false,
        requestContext: {
          accountId: '000000000000',
          apiId: 'local',
          domainName: '127.0.0.1',
          http: {
            method: 'GET',
            path: '/hello/siti',
            protocol: 'HTTP/1.1',
            sourceIp: '127.0.0.1',
            userAgent: 'test',
          },
          routeKey: 'GET /hello/{name}',
          stage: '$default',
          time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
          timeEpoch: expect.any(Number),
          requestId: expect.stringMatching(/./),
        },
      },
    ]);
    expect(door.events[0]).not.toHaveProperty('body');
    expect(door.events[0]).not.toHaveProperty('cookies');
  });

  it('decodes the path and its parameters, as the real gateway does', async () => {
    const door = await aDoor();

    await fetch(`${door.url}/hello/si%20ti`);

    expect(door.events[0]).toMatchObject({ rawPath: '/hello/si ti', pathParameters: { name: 'si ti' } });
  });

  it('has header names in lower case, repeats joined by commas, and cookies apart', async () => {
    const door = await aDoor();
    const request = httpRequest(`${door.url}/hello/siti`, {
      headers: { 'X-Thing': ['one', 'two'], Cookie: 'a=1; b=2', Connection: 'close' },
    });
    request.end();
    await once(request, 'response');

    const { headers, cookies } = door.events[0] ?? {};
    expect(headers).toMatchObject({ 'x-thing': 'one,two', 'x-forwarded-for': '127.0.0.1', 'content-length': '0' });
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('connection');
    expect(cookies).toEqual(['a=1', 'b=2']);
  });

  it.each(['text/csv', 'application/json', 'application/json; charset=utf-8', 'application/xml'])(
    'has a body of type %s as text',
    async (type) => {
      const door = await aDoor();

      await fetch(`${door.url}/things`, { method: 'POST', body: 'né', headers: { 'Content-Type': type } });

      expect(door.events[0]).toMatchObject({ body: 'né', isBase64Encoded: false });
    },
  );

  it.each(['application/x-www-form-urlencoded', 'application/octet-stream', 'application/problem+json', ''])(
    'has a body of type "%s" in base64',
    async (type) => {
      const door = await aDoor();

      const body = new Blob(['né'], { type });
      await fetch(`${door.url}/things`, { method: 'POST', body });

      expect(door.events[0]).toMatchObject({ body: Buffer.from('né').toString('base64'), isBase64Encoded: true });
    },
  );
});

/** What a client gets when the function returns `payload`. */
async function answer(payload: unknown): Promise<Response> {
  const { url } = await aDoor({ play: () => payload });
  return fetch(`${url}/hello/x`);
}

describe('the answer to a client', () => {
  it('tells what time it is for the functions, by which a client sets its own', async () => {
    const door = await aDoor({ now: () => Date.parse('2026-11-21T09:00:00Z') });

    const { headers } = await fetch(`${door.url}/hello/siti`);

    expect(headers.get('date')).toBe('Sat, 21 Nov 2026 09:00:00 GMT');
  });

  it('is what the function says', async () => {
    const response = await answer({
      statusCode: 201,
      headers: { 'Content-Type': 'text/csv', 'X-Number': 7, Connection: 'close' },
      cookies: ['a=1; HttpOnly', 'b=2'],
      body: 'x,y',
    });

    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(response.headers.get('x-number')).toBe('7');
    expect(response.headers.get('connection')).toBe('keep-alive');
    expect(response.headers.get('apigw-requestid')).toBeTruthy();
    expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
    expect(await response.text()).toBe('x,y');
  });

  it('is decoded from base64', async () => {
    const response = await answer({
      statusCode: 200,
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    });

    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0, 255]));
  });

  it('is plain text when the function names no type', async () => {
    expect((await answer({ statusCode: 200, body: 'x' })).headers.get('content-type')).toBe(
      'text/plain; charset=utf-8',
    );
  });

  it.each([
    ['an object without a status', { unit: 'contoh' }, '{"unit":"contoh"}'],
    ['a text', 'hello', 'hello'],
    ['nothing', null, 'null'],
  ])('is 200 and JSON for %s', async (_, payload, body) => {
    const response = await answer(payload);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toBe(body);
  });

  it.each([
    ['fails', 'fails'],
    ['returns a status that is none', { statusCode: 'fine' }],
    ['returns a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['returns a header that is no text', { statusCode: 200, headers: { a: {} } }],
    ['returns a header that cannot be sent', { statusCode: 200, headers: { a: 'x\ny' } }],
  ])('is 500 when the function %s', async (_, payload) => {
    const response = await answer(payload);

    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"message":"Internal Server Error"}');
  });

  it('is 404 where no route leads', async () => {
    const { url } = await aDoor();
    const responses = await Promise.all([
      fetch(`${url}/nowhere`),
      fetch(`${url}/hello/x`, { method: 'DELETE' }),
      fetch(`${url}/hello/x`, { method: 'HEAD' }),
    ]);

    expect(responses.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await responses[0]?.text()).toBe('{"message":"Not Found"}');
  });

  it('is 400 for a path that cannot be decoded', async () => {
    const { url } = await aDoor();

    expect((await fetch(`${url}/hello/%zz`)).status).toBe(400);
  });

  it('is 504 when the function takes too long', async () => {
    const never = Promise.withResolvers().promise;
    const { url } = await aDoor({ play: () => never, timeoutMs: 20 });

    const response = await fetch(`${url}/hello/x`);

    expect(response.status).toBe(504);
    expect(await response.text()).toBe('{"message":"Endpoint request timed out"}');
  });

  it('to HEAD has no body', async () => {
    const { url } = await aDoor({ play: () => ({ statusCode: 200, body: 'x' }) });

    const response = await fetch(`${url}/any/thing`, { method: 'HEAD' });

    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('a body over 10 MB', () => {
  const tenMegabytes = 10 * 1024 * 1024;

  it('is refused with 413, and the limit itself is not', async () => {
    const { url, events } = await aDoor();
    const post = (body: RequestInit['body']) => fetch(`${url}/things`, { method: 'POST', body: body ?? '' });

    const refused = await post(new Uint8Array(tenMegabytes + 1));
    const accepted = await post(new Uint8Array(tenMegabytes));

    expect([refused.status, accepted.status]).toEqual([413, 200]);
    expect(await refused.text()).toBe('{"message":"Request Entity Too Large"}');
    expect(events).toHaveLength(1);
  });

  it('is refused as well when its length was not announced', async () => {
    const { url, events } = await aDoor();
    const request = httpRequest(`${url}/things`, { method: 'POST' });
    const chunk = Buffer.alloc(1024 * 1024);
    for (let sent = 0; sent <= tenMegabytes; sent += chunk.length) request.write(chunk);
    request.end();

    const [response] = await once(request, 'response');

    expect(response.statusCode).toBe(413);
    expect(await text(response)).toBe('{"message":"Request Entity Too Large"}');
    expect(events).toHaveLength(0);
  });
});

describe('clients that go away', () => {
  it('do no harm, in the middle of a request or before the answer', async () => {
    const answering = Promise.withResolvers<unknown>();
    const door = await aDoor({ play: () => answering.promise });

    const cutOff = connect(door.port, '127.0.0.1');
    cutOff.write('POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this');
    const impatient = connect(door.port, '127.0.0.1');
    impatient.write('GET /hello/x HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => door.events[0]);
    cutOff.destroy();
    impatient.destroy();
    await Promise.all([once(cutOff, 'close'), once(impatient, 'close')]);
    answering.resolve({ statusCode: 200 });

    expect((await fetch(`${door.url}/hello/x`)).status).toBe(200);
    expect(door.events.map(({ rawPath }) => rawPath)).toEqual(['/hello/x', '/hello/x']);
  });
});

describe('cross-origin requests', () => {
  const cors: CorsSpec = {
    allowOrigins: ['https://example.org'],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['content-type'],
    exposeHeaders: ['etag'],
    allowCredentials: false,
    maxAgeSeconds: 60,
  };
  const preflight = { Origin: 'https://example.org', 'Access-Control-Request-Method': 'POST' };

  it('get their preflight from the gateway, whatever the path', async () => {
    const { url, events } = await aDoor({ cors });

    const response = await fetch(`${url}/nowhere`, { method: 'OPTIONS', headers: preflight });

    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': 'https://example.org',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '60',
    });
    expect(events).toHaveLength(0);
  });

  it('get the headers of the configuration and not of the function', async () => {
    const headers = { 'Access-Control-Allow-Origin': '*', etag: 'x' };
    const { url } = await aDoor({ cors, play: () => ({ statusCode: 200, headers }) });
    const get = (Origin: string) => fetch(`${url}/hello/x`, { headers: { Origin } });

    const [known, stranger] = await Promise.all([get('https://example.org'), get('https://example.com')]);

    expect(known.headers.get('access-control-allow-origin')).toBe('https://example.org');
    expect(known.headers.get('access-control-expose-headers')).toBe('etag');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('are nothing special without a configuration', async () => {
    const { url } = await aDoor();

    expect((await fetch(`${url}/hello/x`, { method: 'OPTIONS', headers: preflight })).status).toBe(404);
  });
});
