// A request with an `Idempotency-Key` is done once: over the real store, with callers who send twice, at once, or something else.
import { type OnceStore, onceStore } from '@tera/store';
import type { ApiRoute } from '@tera/contracts';
import { DAY, MINUTE } from '@tera/domain';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { TABLES, anEngine } from '@tera/testing/engine';
import { storedKey } from '@tera/testing/facts';
import { type Sent, quietObserver, send } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { makeApiKey } from './api-key.ts';
import { onceOnly } from './once.ts';
import type { Reply } from './reply.ts';
import { refuse } from './reply.ts';
import { type ServeDeps, on } from './serve.ts';

const engine = anEngine();
const noon = Date.parse('2026-11-20T12:00:00+07:00');

const THINGS: ApiRoute = {
  call: 'POST /v1/units/{unitId}/things',
  name: 'makeThing',
  function: 'describe-api',
  summary: 'Things',
  allowed: { scope: 'tickets:write', unit: 'unitId' },
  path: { unitId: z.string() },
  body: { schema: z.strictObject({ name: z.string(), note: z.string().optional() }), bytes: 1000 },
  answers: { 201: { is: 'A thing', schema: z.unknown() } },
  repeated: 'remembered',
  refusals: [],
};

interface Wishes {
  readonly route?: Partial<ApiRoute>;
  readonly work?: () => Promise<Reply> | Reply;
  readonly once?: OnceStore;
}

/** A door at which two callers ask; every thing that is made has a number of its own. */
function aDoor({ route = {}, work, once = onceStore(engine.client, TABLES.facts) }: Wishes = {}) {
  const [siti, budi] = [makeApiKey(), makeApiKey()];
  let made = 0;
  let at = noon;
  const known = [siti, budi].map((key) => storedKey(key, { scopes: ['tickets:write'], units: ['u1', 'u2'] }));
  const observed = quietObserver();
  const now = () => at;
  const deps: ServeDeps = {
    ...observed,
    keys: { find: (id) => Promise.resolve(known.find(({ keyId }) => keyId === id)) },
    once: onceOnly(once, { ...observed, now }),
    now,
  };
  const usual = (): Reply => ({ status: 201, body: { number: ++made, secret: 'rahasia' } });
  const { handler } = on<ApiRoute & { readonly allowed: 'anyone' }>(
    { ...THINGS, ...route } as never,
    (work ?? usual) as unknown as (request: unknown) => never,
  );
  const ask = handler(deps);
  return {
    made: () => made,
    budi: budi.key,
    setClock: (instant: number) => {
      at = instant;
    },
    send: (idempotencyKey: string | undefined, sent: Sent = {}) => {
      const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
      return send(ask, { key: siti.key, path: { unitId: 'u1' }, json: { name: 'x' }, headers, ...sent });
    },
  };
}

describe('a request that is sent twice', () => {
  it('is done once, and answered alike', async () => {
    const door = aDoor();

    const [first, second] = [await door.send('a-1'), await door.send('a-1')];

    expect(first).toMatchObject({ status: 201, body: { number: 1 } });
    expect(second).toMatchObject({ status: 201, body: first.body, headers: { 'idempotency-replayed': 'true' } });
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(door.made()).toBe(1);
  });

  it('is the same in whatever order its fields stand', async () => {
    const door = aDoor();
    await door.send('order', { json: { name: 'x', note: 'y' } });

    expect(await door.send('order', { json: { note: 'y', name: 'x' } })).toMatchObject({ body: { number: 1 } });
  });

  it('is done twice without the header, after a day, with another header, and by another caller', async () => {
    const door = aDoor();
    await door.send('day');
    await door.send(undefined);
    await door.send('another-day');
    await door.send('day', { key: door.budi });
    door.setClock(noon + DAY + 1000);
    const later = await door.send('day');

    expect(later).toMatchObject({ status: 201, body: { number: 5 } });
    expect(later.headers).not.toHaveProperty('idempotency-replayed');
  });

  it('is refused when it is another request: of another body, or at another path', async () => {
    const door = aDoor();
    await door.send('b-1');

    for (const other of [{ json: { name: 'z' } }, { path: { unitId: 'u2' } }]) {
      expect(await door.send('b-1', other)).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'idempotency-key', code: 'other_body' }] },
      });
    }
    expect(door.made()).toBe(1);
  });

  it.each(['', 'x'.repeat(256), 'a b', 'é'])('is refused with what is no key: %j', async (key) => {
    const door = aDoor();

    expect(await door.send(key)).toMatchObject({ status: 422, body: { errors: [{ path: 'idempotency-key' }] } });
    expect(door.made()).toBe(0);
  });

  it('is not even looked for on behalf of whoever has no key', async () => {
    const door = aDoor();
    await door.send('c-1');

    expect(await door.send('c-1', { key: 'tera_0_0' })).toMatchObject({ status: 401 });
  });
});

describe('a request that is sent again while it is being done', () => {
  it('is told so, and to come again; and when nobody has come back for a minute, it is done', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const begun = Promise.withResolvers<void>();
    let times = 0;
    const door = aDoor({
      work: () => {
        if (++times > 1) return { status: 201, body: { number: times } };
        begun.resolve();
        return promise;
      },
    });

    const first = door.send('slow');
    await begun.promise;

    expect(await door.send('slow')).toMatchObject({
      status: 409,
      headers: { 'retry-after': '1' },
      body: { errors: [{ code: 'in_progress' }] },
    });
    expect(await door.send('slow', { json: { name: 'other' } })).toMatchObject({ status: 422 });
    door.setClock(noon + MINUTE + 1);
    const second = await door.send('slow');
    resolve({ status: 201, body: { number: 1 } });

    expect(second).toMatchObject({ status: 201, body: { number: 2 } });
    // The first one comes too late to be what is given again.
    expect(await first).toMatchObject({ status: 201, body: { number: 1 } });
    expect(await door.send('slow')).toMatchObject({ body: { number: 2 } });
  });

  it('is done once, however many come at the same moment', async () => {
    const door = aDoor();

    const answers = await Promise.all(Array.from({ length: 20 }, () => door.send('crowd')));

    expect(door.made()).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toSatisfy((seen: Set<number>) =>
      [...seen].every((status) => status === 201 || status === 409),
    );
  });
});

describe('a request that came to nothing', () => {
  it('may be sent again, mended, with the same header', async () => {
    let times = 0;
    const door = aDoor({
      work: () => (++times === 1 ? refuse(409, '', 'contended', 'not now') : { status: 201, body: { number: times } }),
    });

    expect(await door.send('d-1')).toMatchObject({ status: 409 });
    expect(await door.send('d-1', { json: { name: 'mended' } })).toMatchObject({ status: 201, body: { number: 2 } });
  });

  it('may be sent again when it was our own failure', async () => {
    let times = 0;
    const door = aDoor({
      work: () => {
        if (++times === 1) throw new Error('a defect');
        return { status: 201, body: { number: times } };
      },
    });

    expect(await door.send('e-1')).toMatchObject({ status: 500 });
    expect(await door.send('e-1')).toMatchObject({ status: 201, body: { number: 2 } });
  });
});

describe('what is remembered', () => {
  it('can be read by nobody but its caller', async () => {
    await aDoor().send('f-1');

    const { Items = [] } = await engine.client.send(new ScanCommand({ TableName: TABLES.facts }));
    const answers = Items.flatMap(({ answer }) => (answer?.B === undefined ? [] : [Buffer.from(answer.B)]));

    expect(answers.length).toBeGreaterThan(0);
    for (const bytes of answers) expect(bytes.toString('latin1')).not.toMatch(/rahasia|number|201/);
    expect(JSON.stringify(Items)).not.toContain('"f-1"');
  });

  it('that cannot be kept costs nobody the answer', async () => {
    const store = onceStore(engine.client, TABLES.facts);
    const door = aDoor({ once: { ...store, keep: () => Promise.reject(new Error('the table is gone')) } });

    expect(await door.send('g-1')).toMatchObject({ status: 201 });
  });

  it('that cannot be looked for stops the request before anything is made', async () => {
    const store = onceStore(engine.client, TABLES.facts);
    const gone = Object.assign(new Error('no'), { name: 'TimeoutError' });
    const door = aDoor({ once: { ...store, claim: () => Promise.reject(gone) } });

    expect(await door.send('h-1')).toMatchObject({ status: 503 });
    expect(door.made()).toBe(0);
  });
});

describe('a route that needs no memory', () => {
  it('takes the header, and does what it does', async () => {
    const door = aDoor({ route: { repeated: 'harmless' } });

    expect(await door.send('i 1')).toMatchObject({ body: { number: 1 } });
    expect(await door.send('i 1')).toMatchObject({ body: { number: 2 } });
  });

  it('cannot be made without what remembers, where it needs one', () => {
    const route = { ...THINGS, allowed: 'anyone' } as const;
    const served = on(route, () => refuse(404, '', 'unknown_unit', 'no') as never);

    expect(() => served.handler({ ...quietObserver(), now: () => noon })).toThrow('remember');
  });
});
