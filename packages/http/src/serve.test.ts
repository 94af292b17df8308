// The chain of an endpoint: who is refused and why, in which order, and that every refusal has the same shape.
import type { ApiRoute, OfOneOfficer } from '@tera/contracts';
import * as all from '@tera/contracts/routes';
import { ani, storedKey } from '@tera/testing/facts';
import { type Sent, aContext, quietObserver, requestOf, send, sendForPage } from '@tera/testing/http';
import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { makeApiKey } from './api-key.ts';
import type { KnownKey } from './authenticate.ts';
import { cursors } from './cursors.ts';
import type { PageAsked } from './request.ts';
import type { Proof } from './read-request.ts';
import { type Reply, namesTag, refuse } from './reply.ts';
import type { HttpHandler, RouteRequest } from './request.ts';
import { type ServeDeps, on, onUnknown, serve } from './serve.ts';

const now = Date.parse('2026-11-20T08:00:00+07:00');
const Body = z.strictObject({ name: z.string().max(20), list: z.array(z.int()).max(5).optional() });
const Query = z.strictObject({ n: z.coerce.number().optional() });
const made = makeApiKey();

/** A route with everything: a scope for a unit, a query, and a body of at most 100 bytes. */
const THINGS: ApiRoute = {
  call: 'POST /v1/units/{unitId}/things',
  name: 'pushThings',
  function: 'describe-api',
  summary: 'Things',
  allowed: { scope: 'tickets:write', unit: 'unitId', officer: 'by the work' },
  path: { unitId: z.string().max(5) },
  query: Query,
  body: { schema: Body, bytes: 100 },
  answers: { 200: { is: 'Things', schema: z.unknown(), kept: true } },
  refusals: [],
};
/** The same asked for to be read, as far as the gateway can tell. */
const READ = 'GET /v1/units/{unitId}/things';
const { path: _path, query: _query, body: _body, ...without } = THINGS;
/** One with nothing. */
const OPEN: ApiRoute = { ...without, call: 'GET /v1/things', allowed: 'anyone' };

type Work = (request: RouteRequest) => Reply | Promise<Reply>;

interface House {
  readonly key?: Partial<KnownKey>;
  readonly route?: Partial<ApiRoute>;
  readonly work?: Work;
  readonly proof?: Proof;
}

/** As the work of a route whose answers the compiler does not know. */
function handlerOf(route: ApiRoute, work: Work, deps: ServeDeps, proof?: Proof): HttpHandler {
  const known = work as (request: unknown) => never;
  const sealed = { ...route, allowed: { signature: 'X-Seal' } } as const;
  return (
    proof === undefined
      ? on<ApiRoute & { readonly allowed: 'anyone' }>(route as never, known)
      : on(sealed, known, proof)
  ).handler(deps);
}

function aDoor({ key = {}, route = {}, work = () => ({ status: 200, body: {} }), proof }: House = {}) {
  const stored = storedKey(made, { scopes: ['tickets:write'], units: ['u1'], ...key });
  const observed = quietObserver();
  const keys = { find: (id: string) => Promise.resolve(id === stored.keyId ? stored : undefined) };
  const deps = { ...observed, keys, cursors: cursors(() => Promise.resolve('a secret')), now: () => now };
  const handler = handlerOf({ ...THINGS, ...route }, work, deps, proof);
  const good: Sent = { key: made.key, path: { unitId: 'u1' }, json: { name: 'x' } };
  return {
    good,
    observed,
    /** What comes of a good request in which something is otherwise. */
    send: (otherwise: Sent = {}) => send(handler, { ...good, ...otherwise }),
    sendForPage: (headers: Readonly<Record<string, string>> = {}) =>
      sendForPage(handler, { ...good, headers: { 'content-type': 'application/json', ...headers } }),
  };
}

/** Open to anyone, with nothing to read. */
function anOpenDoor(work: Work): HttpHandler {
  return handlerOf(OPEN, work, { ...quietObserver(), now: () => now });
}

/** An endpoint that believes a good seal; `seen` hears what it was shown. */
function aSealedDoor(seen: (text: string) => void = () => undefined) {
  return aDoor({
    proof: ({ path, headers, bytes }) => {
      seen(`${path['unitId']} ${Buffer.from(bytes).toString()}`);
      return Promise.resolve(headers['x-seal'] === 'good' ? undefined : refuse(401, 'x-seal', 'unauthenticated', 'no'));
    },
  });
}

const problemOf = (status: number, path: string, code: string) => ({
  status,
  body: { status, errors: [{ path, code }] },
});

describe('a good request', () => {
  it('comes to the work with all its parts read, and its answer is JSON that nobody keeps', async () => {
    const door = aDoor({ work: (request) => ({ status: 201, body: request }) });

    const answer = await door.send({ query: { n: '7' } });

    expect(answer).toEqual({
      status: 201,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
      },
      body: {
        path: { unitId: 'u1' },
        query: { n: 7 },
        body: { name: 'x' },
        caller: { keyId: made.keyId, name: 'Kunci uji', scopes: ['tickets:write'], units: ['u1'], madeBy: [] },
        format: 'json',
        cookies: [],
        browser: {},
      },
    });
  });

  it('may have its JSON in base64, with any JSON content type, and with a byte order mark', async () => {
    const door = aDoor({ work: ({ body }) => ({ status: 200, body }) });
    const json = JSON.stringify({ name: 'Siti 🙂' });

    expect((await door.send({ json: undefined, body: Buffer.from(json) })).body).toEqual({ name: 'Siti 🙂' });
    expect((await door.send({ json: undefined, body: Buffer.from(`\uFEFF${json}`) })).status).toBe(200);
    for (const type of [
      'application/json; charset=utf-8',
      'Application/JSON',
      'application/problem+json',
      'application/json;charset=UTF-8',
    ]) {
      expect((await door.send({ headers: { 'content-type': type } })).status).toBe(200);
    }
  });

  it('without a body to answer gets none', async () => {
    const answer = await aDoor({ work: () => ({ status: 204 }) }).send();

    expect(answer).toMatchObject({ status: 204, body: undefined });
    expect(answer.headers).not.toHaveProperty('content-type');
  });

  it('comes with its cookies, and may be answered with a page as it is', async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, html: '<p>Poster</p>' };
    const handler = anOpenDoor(({ cookies }) => ({
      page: { ...page, html: `<p>${cookies.join()}</p>` },
    }));

    expect(await sendForPage(handler, { cookies: ['a=1', 'b=2'] })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html' },
      html: '<p>a=1,b=2</p>',
    });
  });

  it('is answered in fewer bytes where the caller can read them', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({ n }));
    const handler = anOpenDoor(() => ({ status: 200, body: { rows } }));

    const answer = await sendForPage(handler, { headers: { 'accept-encoding': 'gzip' } });

    expect(answer.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(JSON.parse(answer.html)).toEqual({ rows });
    expect(answer.wireBytes).toBeLessThan(answer.html.length / 2);
  });

  it('needs no key where the endpoint is open, and is then for no unit', async () => {
    const open = anOpenDoor(({ caller }) => ({ status: 200, body: caller }));

    expect((await send(open)).body).toEqual({ keyId: '', name: '', scopes: [], units: [], madeBy: [] });
  });
});

describe('a key', () => {
  it.each([
    ['no header', { headers: {} }],
    ['another scheme', { headers: { authorization: 'Basic dGVyYQ==' } }],
    ['no key of ours', { headers: { authorization: 'Bearer eyJhbGciOi' } }],
    ['a key that is not known', { headers: { authorization: `Bearer tera_000000000000_${'a'.repeat(48)}` } }],
    ['a wrong secret', { headers: { authorization: `Bearer ${made.key.slice(0, -1)}x` } }],
    ['a secret cut short', { headers: { authorization: `Bearer ${made.key.slice(0, -2)}` } }],
    ['a key with something behind it', { headers: { authorization: `Bearer ${made.key} x` } }],
    ['an empty secret', { headers: { authorization: `Bearer tera_${made.keyId}_` } }],
  ])('is asked for with 401 that tells nothing more: %s', async (_, sent) => {
    const { key: _key, ...good } = aDoor().good;
    const handler = aDoor();

    const answer = await handler.send({ ...good, key: undefined as never, ...sent });

    expect(answer).toMatchObject(problemOf(401, 'authorization', 'unauthenticated'));
    expect(answer.headers).toMatchObject({ 'www-authenticate': 'Bearer' });
    expect(answer.body).toEqual((await aDoor({ key: { revokedAt: 1 } }).send()).body);
  });

  it('that was revoked or whose time is over is as none', async () => {
    expect((await aDoor({ key: { revokedAt: now - 1 } }).send()).status).toBe(401);
    expect((await aDoor({ key: { expiresAt: now } }).send()).status).toBe(401);
    expect((await aDoor({ key: { expiresAt: now + 1 } }).send()).status).toBe(200);
  });

  it('of another scope or unit is told so with 403', async () => {
    expect(await aDoor({ key: { scopes: ['registry:write'] } }).send()).toMatchObject(
      problemOf(403, '', 'wrong_scope'),
    );
    expect(await aDoor({ key: { units: ['u2', 'u11', 'U1'] } }).send()).toMatchObject(
      problemOf(403, 'unitId', 'other_unit'),
    );
  });

  it('of one officer may only what the route says that it may', async () => {
    const ofAni = { scopes: ['tickets:write'], officerId: ani } as const;
    const answered = async (
      officer: OfOneOfficer,
      path: Record<string, string> = {},
      key: Partial<KnownKey> = ofAni,
    ) => {
      const route = { allowed: { scope: 'tickets:write', unit: 'unitId', officer }, path: {} } as const;
      return aDoor({ key, route }).send({ path: { unitId: 'u1', ...path } });
    };

    expect(await answered('refused')).toMatchObject(problemOf(403, '', 'other_officer'));
    expect(await answered({ in: 'officerId' }, { officerId: 'budi' })).toMatchObject(
      problemOf(403, 'officerId', 'other_officer'),
    );
    expect((await answered({ in: 'officerId' }, { officerId: 'ani' })).status).toBe(200);
    expect((await answered('by the work')).status).toBe(200);
    expect((await answered('refused', {}, { scopes: ['tickets:write'] })).status).toBe(200);
  });

  it('is enough by itself where any key will do', async () => {
    const route = { allowed: 'any key', path: {} } as const;

    expect((await aDoor({ route, key: { scopes: [], units: [] } }).send()).status).toBe(200);
    expect((await aDoor({ route, key: { revokedAt: 1 } }).send()).status).toBe(401);
  });

  it('is in a line of the log with what came of it, also when it may not, and its secret is in none', async () => {
    const lines: object[] = [];
    const door = aDoor({ key: { units: ['u2'] } });
    vi.spyOn(door.observed.logger, 'info').mockImplementation((...said) => void lines.push(said));

    await door.send();
    await door.send({ key: undefined as never, headers: {} });

    expect(lines).toEqual([
      ['Answered', { keyId: made.keyId, route: 'POST /v1/things', status: 403, requestId: 'test' }],
    ]);
    expect(JSON.stringify(lines)).not.toContain(made.key);
  });

  it('for all units is for this one', async () => {
    expect((await aDoor({ key: { units: ['*'] } }).send()).status).toBe(200);
  });

  it('is needed where a scope is: an endpoint cannot be made without', () => {
    expect(() => handlerOf(THINGS, () => ({ status: 204 }), { ...quietObserver(), now: () => now })).toThrow('keys');
  });
});

describe('the body', () => {
  it.each([
    ['is longer than it may be', { body: JSON.stringify({ name: 'x'.repeat(100) }) }],
    ['is longer in bytes than in letters', { body: JSON.stringify({ name: 'é'.repeat(50) }) }],
    ['is longer, in base64', { body: Buffer.alloc(101, 0x20) }],
    ['says so itself', { body: '{}', headers: { 'content-type': 'application/json', 'content-length': '101' } }],
    [
      'is longer and hides it',
      { body: ' '.repeat(101), headers: { 'content-type': 'application/json', 'content-length': 'no number' } },
    ],
  ])('gets 413 when it %s', async (_, sent) => {
    expect(await aDoor().send({ json: undefined, ...sent })).toMatchObject(problemOf(413, '', 'too_large'));
  });

  it.each(['gzip', 'br', 'deflate', 'GZIP', 'gzip, identity', 'aws-chunked'])(
    'gets 415 when it is encoded as %s, whatever is in it',
    async (encoding) => {
      const headers = { 'content-type': 'application/json', 'content-encoding': encoding };

      expect(await aDoor().send({ headers })).toMatchObject(problemOf(415, 'content-encoding', 'encoded'));
    },
  );

  it.each(['iso-8859-1', 'utf-16', '"us-ascii"', 'utf-8; charset=latin1', ''])(
    'gets 415 when its charset is %s',
    async (charset) => {
      const headers = { 'content-type': `application/json; charset=${charset}` };

      expect(await aDoor().send({ headers })).toMatchObject(problemOf(415, 'content-type', 'not_utf8'));
    },
  );

  it('may say that it is UTF-8 and not encoded', async () => {
    for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf8']) {
      const headers = { 'content-type': `application/json; charset=${charset}`, 'content-encoding': 'identity' };

      expect(await aDoor().send({ headers })).toMatchObject({ status: 200 });
    }
  });

  it('may be as long as it may be', async () => {
    const body = JSON.stringify({ name: 'x' }).padEnd(100, ' ');

    expect((await aDoor().send({ json: undefined, body })).status).toBe(200);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'text/json',
    'application/xml+json2',
    '',
  ])('gets 415 when its type is %j', async (type) => {
    expect(await aDoor().send({ headers: { 'content-type': type } })).toMatchObject(
      problemOf(415, 'content-type', 'not_json'),
    );
  });

  it.each([
    ['is cut off', '{"name":"x"'],
    ['is empty', ''],
    ['is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['is half a letter', Buffer.from('{"name":"é"}').subarray(0, 10)],
  ])('gets 422 when it %s', async (_, body) => {
    const answer = await aDoor().send({ json: undefined, body, headers: { 'content-type': 'application/json' } });

    expect(answer).toMatchObject(problemOf(422, '', 'not_json'));
  });

  it.each([
    ['nested too deeply', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('is told that it is %s', async (why, body) => {
    const door = aDoor({ route: { body: { schema: Body, bytes: 200_000 } } });

    const answer = await door.send({ json: undefined, body, headers: { 'content-type': 'application/json' } });

    expect(answer).toMatchObject({ status: 422, body: { detail: expect.stringContaining(why) as string } });
  });

  it.each(['name', 'list'])('gets 422 also for a length that nothing can be compared with: %s', async (field) => {
    const json = { name: 'x', [field]: { length: { toString: 1, valueOf: 1 } } };

    expect(await aDoor().send({ json })).toMatchObject(problemOf(422, field, 'invalid_type'));
  });

  it('gets 422 with every wrong field by its path, together with those of the path and the query', async () => {
    const answer = await aDoor({ key: { units: ['*'] } }).send({
      path: { unitId: 'too-long' },
      query: { n: 'x', m: '1' },
      json: { list: [1, 'two'], 'na.me': 1 },
    });

    expect(answer.status).toBe(422);
    expect(
      (answer.body as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => `${path} ${code}`),
    ).toEqual([
      'unitId too_big',
      'n invalid_type',
      'm unknown_field',
      'name required',
      'list.1 invalid_type',
      'na.me unknown_field',
    ]);
  });
});

describe('the order of the refusals', () => {
  it('is 401, 403, 413, 415, 422', async () => {
    const long = 'x'.repeat(101);
    const wrong: Sent = { json: undefined, body: long, headers: { 'content-type': 'text/plain' } };
    const other = { key: { units: ['u2'] } };

    expect((await aDoor(other).send({ ...wrong, key: 'tera_1_2' })).status).toBe(401);
    expect((await aDoor(other).send(wrong)).status).toBe(403);
    expect((await aDoor().send(wrong)).status).toBe(413);
    expect((await aDoor().send({ ...wrong, body: 'x' })).status).toBe(415);
    expect((await aDoor().send({ json: [] })).status).toBe(422);
  });
});

describe('a problem document', () => {
  it('always has the same six members, and its own content type', async () => {
    const doors = [
      await aDoor().send({ key: 'x' }),
      await aDoor({ key: { scopes: [] } }).send(),
      await aDoor().send({ json: {} }),
      await aDoor({ work: () => refuse(404, 'unitId', 'unknown_unit', 'no such unit') }).send(),
      await aDoor({ work: () => refuse(503, '', 'queue_unavailable', 'later') }).send(),
      await aDoor({ work: fails }).send(),
    ];

    for (const { status, headers, body } of doors) {
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(Object.keys(body as object).sort()).toEqual(['detail', 'errors', 'instance', 'status', 'title', 'type']);
      expect(body).toMatchObject({
        status,
        type: expect.stringMatching(/^\/v1\/errors\/[a-z-]+$/) as string,
        instance: 'test',
      });
    }
  });

  it('may have members and headers of its own', async () => {
    const answer = await aDoor({ work: unavailable }).send();

    expect(answer.headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' });
    expect(answer.body).toMatchObject({ retry: [1], title: 'Try again later' });
  });
});

describe('a parameter', () => {
  it('that no route knows is refused, also where there is none at all', async () => {
    expect(
      await send(
        anOpenDoor(() => ({ status: 204 })),
        { query: { key: 'tera_a_b' } },
      ),
    ).toMatchObject(problemOf(422, 'key', 'unknown_field'));
  });

  it('that changes nothing of the answer is refused by its name', async () => {
    const answers: ApiRoute['answers'] = { 200: { is: 'Things', schema: z.unknown(), formats: ['csv'] } };
    const door = aDoor({ route: { answers, effects: { n: ({ format }) => format === 'csv' } } });

    expect(await door.send({ query: { n: '7' } })).toMatchObject(problemOf(422, 'n', 'no_effect'));
    expect((await door.send({ query: { n: '7', format: 'csv' } })).status).toBe(200);
    const headers = { accept: 'text/csv', 'content-type': 'application/json' };
    expect((await door.send({ query: { n: '7' }, headers })).status).toBe(200);
  });
});

describe('the format', () => {
  const answers: ApiRoute['answers'] = { 200: { is: 'Things', schema: z.unknown(), formats: ['csv'] } };
  const told = { route: { answers }, work: ({ format }: RouteRequest): Reply => ({ status: 200, body: { format } }) };

  it('is told to the work, and that it was chosen to whoever keeps the answer', async () => {
    const door = aDoor(told);

    expect(await door.send({ query: { format: 'csv' } })).toMatchObject({
      body: { format: 'csv' },
      headers: { vary: 'accept, accept-encoding' },
    });
    expect((await aDoor().send()).headers['vary']).toBe('accept-encoding');
  });

  it('is 422 where no route knows it, and 406 where this one does not offer it or nothing else is taken', async () => {
    expect(await aDoor(told).send({ query: { format: 'pdf' } })).toMatchObject(
      problemOf(422, 'format', 'invalid_value'),
    );
    expect(await aDoor(told).send({ query: { format: 'xlsx' } })).toMatchObject(
      problemOf(406, 'format', 'not_offered'),
    );
    expect(await aDoor().send({ query: { format: 'csv' } })).toMatchObject(problemOf(406, 'format', 'not_offered'));
    const headers = { accept: 'text/html', 'content-type': 'application/json' };
    const failing = { work: (): Reply => fails() };
    expect(await aDoor(failing).send({ headers })).toMatchObject(problemOf(406, 'accept', 'not_acceptable'));
  });
});

describe('a list that comes in pages', () => {
  const route: Partial<ApiRoute> = {
    paged: true,
    query: z.strictObject({ limit: z.string().optional(), cursor: z.string().optional(), of: z.string().optional() }),
  };
  /** A list whose every page ends after its first thing. */
  const aList = () =>
    aDoor({
      route,
      work: async ({ page }) => {
        const { after, nextAfter } = page as unknown as PageAsked;
        return { status: 200, body: { after: after ?? null, next: await nextAfter(`${after ?? ''}x`) } };
      },
    });

  it('tells the work where a page begins, by the cursor of the page before', async () => {
    const list = aList();
    const first = (await list.send({ query: { of: 'a', limit: '1' } })).body as { next: string };
    const second = await list.send({ query: { cursor: first.next, limit: '5', of: 'a' } });

    expect(second.body).toMatchObject({ after: 'x' });
  });

  it('refuses the cursor of another question, and one that was changed', async () => {
    const list = aList();
    const { next } = (await list.send({ query: { of: 'a' } })).body as { next: string };

    for (const query of [
      { cursor: next },
      { cursor: next, of: 'b' },
      { cursor: `x${next}`, of: 'a' },
      { cursor: '', of: 'a' },
    ]) {
      expect(await list.send({ query })).toMatchObject(problemOf(422, 'cursor', 'unknown_cursor'));
    }
  });
});

describe('a refusal', () => {
  it('is counted by its status, whether the chain refuses or the work', async () => {
    const [chain, work] = [aDoor(), aDoor({ work: () => refuse(403, '', 'own_proposal', 'not your own') })];

    await Promise.all([chain.send({ key: 'x' }), work.send()]);

    expect(chain.observed.counted).toEqual({ 'Refused{401}': 1 });
    expect(work.observed.counted).toEqual({ 'Refused{403}': 1 });
  });
});

describe('a failure on our side', () => {
  it('is 500 that does not say what failed, is logged, and is counted', async () => {
    const door = aDoor({ work: fails });
    const logged: unknown[] = [];
    door.observed.logger.error = (...args: unknown[]) => void logged.push(args);

    const answer = await door.send();

    expect(answer).toMatchObject(problemOf(500, '', 'internal'));
    expect(JSON.stringify(answer)).not.toContain('3273');
    expect(logged).toMatchObject([['The endpoint failed', { error: new Error('a secret: 3273') }]]);
    expect(door.observed.counted).toEqual({ Failed: 1 });
  });

  it('before the work is answered in the same way', async () => {
    const observed = quietObserver();
    const keys = { find: () => Promise.reject(new Error('the table is gone')) };
    const handler = handlerOf(THINGS, () => ({ status: 204 }), { ...observed, keys, now: () => now });

    expect(await send(handler, { key: made.key })).toMatchObject(problemOf(500, '', 'internal'));
  });
});

describe('something that does not answer', () => {
  it.each([
    ['a connection that is refused', Object.assign(new Error('no'), { code: 'ECONNREFUSED' })],
    [
      'one that is refused at two addresses',
      new AggregateError([Object.assign(new Error('no'), { code: 'ECONNREFUSED' })]),
    ],
    [
      'a fetch that fails',
      new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNRESET' }) }),
    ],
    ['an engine that takes too long', Object.assign(new Error('no'), { name: 'TimeoutError' })],
    [
      'an engine that is asked too often',
      Object.assign(new Error('no'), { name: 'ThrottlingException', $fault: 'client' }),
    ],
    ['an engine that fails', Object.assign(new Error('no'), { name: 'SomethingNew', $fault: 'server' })],
  ])('is 503 with a time to come again, and is counted: %s', async (_, error) => {
    const door = aDoor({
      work: () => {
        throw error;
      },
    });

    const answer = await door.send();

    expect(answer).toMatchObject({ ...problemOf(503, '', 'dependency_unavailable'), headers: { 'retry-after': '5' } });
    expect(door.observed.counted).toEqual({ Unavailable: 1, 'Refused{5xx}': 1 });
  });

  it('is not what lacks a right, or a table', async () => {
    for (const name of ['AccessDeniedException', 'ResourceNotFoundException', 'ValidationException']) {
      const door = aDoor({
        work: () => {
          throw Object.assign(new Error('no'), { name, $fault: 'client' });
        },
      });

      expect(await door.send()).toMatchObject(problemOf(500, '', 'internal'));
      expect(door.observed.counted).toMatchObject({ Failed: 1 });
    }
  });
});

describe('the middlewares of the observer', () => {
  it('are asked before and after, whether the request is done, refused or fails', async () => {
    const seen: string[] = [];
    const watch = {
      before: () => void seen.push('before'),
      after: () => void seen.push('after'),
      onError: () => void seen.push('error'),
    };
    const deps = {
      ...quietObserver(),
      middlewares: [watch],
      keys: { find: () => Promise.resolve(undefined) },
      now: () => now,
    };
    await send(handlerOf(OPEN, () => ({ status: 204 }), deps));
    await send(handlerOf(OPEN, () => refuse(404, '', 'unknown_unit', 'no'), deps));
    await send(handlerOf(THINGS, () => ({ status: 204 }), deps));
    await send(handlerOf(OPEN, fails, deps));

    expect(seen).toEqual(['before', 'after', 'before', 'after', 'before', 'error', 'before', 'error']);
  });
});

const A_PAGE = { status: 200, headers: { 'content-type': 'text/html' }, html: '<p>' };

describe('a function with several routes', () => {
  const deps = { ...quietObserver(), now: () => now };
  const handler = serve('describe-api', deps, [
    on(all.health, () => ({ status: 200, body: { status: 'ok', version: '1' } })),
    on(all.openApi, () => ({ status: 200, body: { openapi: '3.1.0' } })),
    on(all.listErrors, () => ({ status: 200, body: { errors: [] } })),
    on(all.describeError, () => ({ status: 200, body: { errors: [] } })),
    onUnknown((path) => (path === '/v1/health' ? ['GET', 'HEAD'] : []), {
      work: ({ rawPath }, methods) =>
        rawPath.startsWith('/v1') ? undefined : { page: { ...A_PAGE, status: methods.length === 0 ? 404 : 405 } },
      sorry: () => A_PAGE,
    }),
  ]);

  it('sends each to its own work', async () => {
    expect(await send(handler, { routeKey: 'GET /v1/health' })).toMatchObject({ status: 200, body: { version: '1' } });
    expect(await send(handler, { routeKey: 'GET /v1/openapi.json' })).toMatchObject({ body: { openapi: '3.1.0' } });
    expect(await send(handler, { routeKey: '$default' })).toMatchObject(problemOf(404, '', 'unknown_route'));
    expect(() => handler({ routeKey: 'PUT /a' } as never, {} as never)).toThrow("'PUT /a'");
  });

  it('answers HEAD as GET, without a body', async () => {
    const [get, head] = [
      await send(handler, { routeKey: 'GET /v1/health' }),
      await send(handler, { routeKey: 'HEAD /v1/health' }),
    ];

    expect(head).toEqual({ ...get, body: undefined });
    expect(await send(handler, { routeKey: 'HEAD /v1/health', query: { x: '1' } })).toMatchObject({
      status: 422,
      body: undefined,
    });
  });

  it('says which methods there are at a path that is known', async () => {
    const answer = await handler({ ...requestOf({ routeKey: '$default' }), rawPath: '/v1/health' }, aContext());

    expect(answer).toMatchObject({ statusCode: 405, headers: { allow: 'GET, HEAD' } });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ errors: [{ code: 'wrong_method' }], instance: 'test' });
  });

  it.each([
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', '/nope', true],
    ['a browser that asks the API', 'text/html,*/*;q=0.8', '/v1/nope', false],
    ['whoever takes anything', '*/*', '/nope', false],
    ['whoever says nothing', '', '/nope', false],
    ['whoever would rather have JSON', 'application/json, text/html;q=0.9', '/nope', false],
  ])('tells %s in its own form that there is nothing', async (_, accept, rawPath, isPage) => {
    const answer = await handler({ ...requestOf({ routeKey: '$default', headers: { accept } }), rawPath }, aContext());

    expect(answer).toMatchObject({
      statusCode: 404,
      headers: { 'content-type': isPage ? 'text/html' : 'application/problem+json; charset=utf-8' },
    });
  });

  it('tells a browser to come over TLS, where it came so', async () => {
    const [secure, plain] = await Promise.all(
      ['https', 'http'].map((scheme) =>
        send(handler, { routeKey: 'GET /v1/health', headers: { 'x-forwarded-proto': scheme } }),
      ),
    );

    expect(secure?.headers).toMatchObject({ 'strict-transport-security': 'max-age=31536000' });
    expect(plain).toMatchObject({ status: 200 });
    expect(plain?.headers).not.toHaveProperty('strict-transport-security');
  });

  it('does not compile without one of them, with one of another function, or with an answer that no route names', () => {
    expect(neverRun).toBeTypeOf('function');
  });
});

/** Only for the compiler: it fails where one of these is no error. */
function neverRun(deps: ServeDeps): void {
  // @ts-expect-error the document of the API is not served
  serve('describe-api', deps, [on(all.health, fine)]);
  const own = [
    on(all.health, fine),
    on(all.openApi, fine),
    on(all.listErrors, fine),
    on(all.describeError, fine),
  ] as const;
  serve('describe-api', deps, own);
  // @ts-expect-error a unit is not for this function to show
  serve('describe-api', deps, [...own, on(all.getUnit, fine)]);
  // @ts-expect-error nothing says that a health check may be refused
  on(all.health, () => refuse(404, '', 'unknown_unit', 'no'));
  // @ts-expect-error the version is missing
  on(all.health, () => ({ status: 200, body: { status: 'ok' } }));
  // @ts-expect-error there is no such code
  refuse(404, '', 'unknown_unti', 'no');
}

function fine(): never {
  throw new Error('never called');
}

function fails(): Reply {
  throw new Error('a secret: 3273');
}

function unavailable(): Reply {
  return refuse(503, '', 'queue_unavailable', 'later', { retryAfter: 5, more: { retry: [1] } });
}

describe('an answer that may be kept', () => {
  const tagged = { work: (): Reply => ({ status: 200, body: { n: 1 }, etag: '"abc"' }) };

  it('says by what it is known', async () => {
    const answer = await aDoor(tagged).send();

    expect(answer).toMatchObject({ status: 200, headers: { etag: '"abc"', 'cache-control': 'private, no-cache' } });
  });

  it.each(['"abc"', 'W/"abc"', '"old", "abc"', '*'])('is not sent again to a caller who has it: %s', async (tag) => {
    const answer = await aDoor(tagged).send({ routeKey: READ, headers: { 'if-none-match': tag } });

    expect(answer).toMatchObject({ status: 304, headers: { etag: '"abc"' }, body: undefined });
  });

  it('of what was changed is sent, whatever the caller has', async () => {
    const answer = await aDoor(tagged).send({ headers: { 'if-none-match': '"abc"' } });

    expect(answer).toMatchObject({ status: 200, headers: { etag: '"abc"' } });
  });

  it('is sent to a caller who has another', async () => {
    const answer = await aDoor(tagged).send({ routeKey: READ, headers: { 'if-none-match': '"old"' } });

    expect(answer).toMatchObject({ status: 200, body: { n: 1 } });
  });
});

describe('the tag of what shall be changed', () => {
  it.each([
    ['"2"', true],
    ['"1", "2"', true],
    ['*', true],
    ['"1"', false],
    ['W/"2"', false],
    ['2', false],
    ['', false],
  ])('is named by %j: %s', (header, isNamed) => {
    expect(namesTag(header, (tag) => tag === '"2"')).toBe(isNamed);
  });

  it('comes to the work as it was sent', async () => {
    const door = aDoor({ work: ({ ifMatch }) => ({ status: 200, body: { ifMatch } }) });

    expect((await door.send({ headers: { 'if-match': '"2"' } })).body).toEqual({ ifMatch: '"2"' });
  });
});

describe('a file', () => {
  it('keeps its type and its bytes', async () => {
    const file = { type: 'application/zip', content: Uint8Array.of(80, 75, 255), headers: { 'x-name': 'a' } };

    const result = await aDoor({ work: () => ({ file }) }).sendForPage();

    expect(result).toMatchObject({ status: 200, headers: { 'content-type': 'application/zip', 'x-name': 'a' } });
    expect(result.wireBytes).toBe(3);
  });
});

describe('an answer larger than a function may give', () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => ({ officerId: `pegawai-${index % 7}`, completed: index }));
  const large = { work: (): Reply => ({ status: 200, body: { rows } }) };

  it('travels compressed', async () => {
    const answer = await aDoor({
      work: () => ({ status: 200, body: { rows: [...rows, ...rows, ...rows] } }),
    }).sendForPage({ 'accept-encoding': 'gzip' });

    expect(answer.status).toBe(200);
    expect(answer.wireBytes).toBeLessThan(3_000_000);
  });

  it('is given plain while it fits', async () => {
    expect(await aDoor(large).sendForPage({})).toMatchObject({ status: 200 });
  });

  it('is refused, with what to do, to a caller who takes nothing compressed', async () => {
    const answer = await aDoor({
      work: () => ({ status: 200, body: { rows: [...rows, ...rows, ...rows] } }),
    }).send();

    expect(answer).toMatchObject(problemOf(406, 'accept-encoding', 'too_large_plain'));
  });
});

describe('an endpoint that asks for a signature', () => {
  const seal = { 'x-seal': 'good' };

  it.each(['{ "name": "x" }', Buffer.from('{ "name": "x" }')])(
    'shows the bytes as they were sent, also when the gateway wraps them',
    async (body) => {
      const seen: string[] = [];
      const door = aSealedDoor((text) => seen.push(text));

      const headers = { ...seal, 'content-type': 'application/json' };

      expect((await door.send({ json: undefined, body, headers })).status).toBe(200);
      expect(seen).toEqual(['u1 { "name": "x" }']);
    },
  );

  it('refuses before the body is read, and after it was weighed', async () => {
    const door = aSealedDoor();

    expect(await door.send({ json: undefined, body: 'no json' })).toMatchObject(
      problemOf(401, 'x-seal', 'unauthenticated'),
    );
    expect(await door.send({ json: { name: 'x'.repeat(200) } })).toMatchObject(problemOf(413, '', 'too_large'));
    expect(await door.send({ json: { name: 7 }, headers: seal })).toMatchObject(problemOf(422, 'name', 'invalid_type'));
  });
});
