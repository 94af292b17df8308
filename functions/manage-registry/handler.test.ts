// Units and keys through the exported handler, on the real engine: who may do what, and what is shown of a key.
import { createHash } from 'node:crypto';
import { DAY, type RegistryDocument } from '@tera/domain';
import { makeApiKey } from '@tera/http';
import { type ApiKey, registryStore } from '@tera/store';
import { askByContract } from '@tera/testing/contract';
import { TABLES, anEngine, putKey, secretsManager } from '@tera/testing/engine';
import { aDocument, ektp, storedKey } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, refusal, send } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';

const engine = anEngine();
const handler = aHandler(() => import('./index.ts'), { engine, secrets: secretsManager() });

/** Someone with a key that was put into the table by hand, as the first key of an installation is. */
async function aHolder(fields: Partial<ApiKey> = {}) {
  const made = makeApiKey();
  await putKey(engine, storedKey(made, { scopes: ['registry:read', 'registry:write'], ...fields }));
  const { keyId, key } = made;
  return {
    keyId,
    key,
    /** Sends, and holds every answer to what is documented. */
    send: (routeKey: string, sent: Sent = {}) => askByContract(handler, { routeKey, key, ...sent }),
  };
}

const unit = (unitId: string) => ({ path: { unitId } });
const newKey = (fields: Readonly<Record<string, unknown>> = {}) => ({
  json: { name: 'Loket 1–4', scopes: ['tickets:write'], units: ['contoh'], ...fields },
});
const SETUP = 'GET /v1/units/{unitId}/counter-setup';
const [PUT, GET] = ['PUT /v1/units/{unitId}', 'GET /v1/units/{unitId}'];
const [MAKE, LIST, REVOKE] = ['POST /v1/keys', 'GET /v1/keys', 'DELETE /v1/keys/{keyId}'];

describe('a unit', () => {
  it('is answered as it is stored, and got as it was put', async () => {
    const admin = await aHolder();
    const document = aDocument({ name: '  Kantor Kecamatan  ' });

    const put = await admin.send(PUT, { ...unit('kecamatan'), json: document });
    const got = await admin.send(GET, unit('kecamatan'));

    expect(put).toMatchObject({ status: 200, body: { ...document, name: 'Kantor Kecamatan' } });
    expect(got).toMatchObject({ status: 200, body: put.body });
  });

  it('is replaced whole, and a function that remembers it sees the change at once', async () => {
    const admin = await aHolder();
    await admin.send(PUT, { ...unit('whole'), json: aDocument() });
    await admin.send(GET, unit('whole'));
    // Somebody else, in another process.
    await registryStore(engine.client, TABLES.registry).putUnit(
      'whole' as never,
      aDocument({ officers: [] }),
      Date.now(),
    );

    expect((await admin.send(GET, unit('whole'))).body).toMatchObject({ officers: [] });
  });

  it('remembers the standard that a new one replaces', async () => {
    const admin = await aHolder();

    await admin.send(PUT, { ...unit('standards'), json: withStandard(15) });
    const { body } = await admin.send(PUT, { ...unit('standards'), json: withStandard(10, '2026-07-01') });

    expect(body).toEqual(withStandard(10, '2026-07-01'));
    const stored = await registryStore(engine.client, TABLES.registry).unit('standards' as never);
    expect(stored?.standardOn(ektp, '2026-06-30')?.minutes).toBe(15);
  });

  it('that does not exist is 404, and one with a wrong name is 422', async () => {
    const admin = await aHolder();

    expect(await admin.send(GET, unit('nowhere'))).toMatchObject(refusal(404, 'unitId', 'unknown_unit'));
    expect(await admin.send(GET, unit('no where'))).toMatchObject(refusal(422, 'unitId', 'invalid_format'));
  });

  it('with a mistake in it is refused by the path of the mistake', async () => {
    const admin = await aHolder();
    const wrong = {
      ...aDocument(),
      services: [{ id: 'ektp', name: 'KTP', standard: { measure: 'service', minute: 5 } }],
    };

    const { status, body } = await admin.send(PUT, { ...unit('wrong'), json: wrong });

    expect(status).toBe(422);
    expect((body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
      'services.0.standard.minutes',
      'services.0.standard.minute',
    ]);
  });

  it('that is too large is 413, in what is sent or in what would be stored', async () => {
    const admin = await aHolder();
    const officers = Array.from({ length: 5000 }, (_, index) => ({ id: `p-${index}`, name: noise() }));

    expect(await admin.send(PUT, { ...unit('large'), body: ' '.repeat(1024 * 1024 + 1) })).toMatchObject(
      refusal(413, '', 'too_large'),
    );
    expect(await admin.send(PUT, { ...unit('large'), json: { ...aDocument(), officers } })).toMatchObject(
      refusal(413, '', 'too_large'),
    );
    expect(await admin.send(GET, unit('large'))).toMatchObject({ status: 404 });
  });

  it('needs the scope to read and the scope to write, each', async () => {
    const reader = await aHolder({ scopes: ['registry:read'] });
    const writer = await aHolder({ scopes: ['registry:write'] });

    expect(await reader.send(PUT, { ...unit('contoh'), json: aDocument() })).toMatchObject(
      refusal(403, '', 'wrong_scope'),
    );
    expect(await writer.send(GET, unit('contoh'))).toMatchObject(refusal(403, '', 'wrong_scope'));
    expect(await reader.send(LIST)).toMatchObject(refusal(403, '', 'wrong_scope'));
  });

  it('is out of reach for the key of another one', async () => {
    const neighbour = await aHolder({ units: ['lain'] });

    expect(await neighbour.send(PUT, { ...unit('contoh'), json: aDocument() })).toMatchObject(
      refusal(403, 'unitId', 'other_unit'),
    );
    expect(await neighbour.send(GET, unit('contoh'))).toMatchObject(refusal(403, 'unitId', 'other_unit'));
  });
});

const office = aDocument({
  contact: 'ppid@contoh.go.id',
  services: [{ id: ektp, name: 'KTP', standard: { measure: 'service', minutes: 15 } }],
  officers: [
    { id: 'ani', name: 'Ani', nip: '199001012015032001' },
    { id: 'budi', name: 'Budi', active: false },
    { id: 'cici', name: 'Cici', active: true },
  ],
  counters: [{ id: 'loket-1', name: 'Loket 1' }],
});

describe('what a browser counter chooses from', () => {
  it('is ids and names alone, of those who are active', async () => {
    const admin = await aHolder();
    await admin.send(PUT, { ...unit('setup'), json: office });
    const counter = await aHolder({ scopes: ['tickets:write'], units: ['setup'] });

    expect(await counter.send(SETUP, unit('setup'))).toMatchObject({
      status: 200,
      body: {
        unitId: 'setup',
        name: office.name,
        timeZone: office.timeZone,
        services: [{ id: 'ektp', name: 'KTP' }],
        officers: [
          { id: 'ani', name: 'Ani' },
          { id: 'cici', name: 'Cici' },
        ],
        counters: [{ id: 'loket-1', name: 'Loket 1' }],
      },
    });
    const text = JSON.stringify((await counter.send(SETUP, unit('setup'))).body);
    expect(text).not.toMatch(/nip|1990|standard|minutes|active|contact|ppid/);
  });

  it('is for the key of a counter of that unit', async () => {
    const reader = await aHolder({ scopes: ['registry:read'] });
    const neighbour = await aHolder({ scopes: ['tickets:write'], units: ['lain'] });
    const counter = await aHolder({ scopes: ['tickets:write'] });

    expect(await reader.send(SETUP, unit('setup'))).toMatchObject(refusal(403, '', 'wrong_scope'));
    expect(await neighbour.send(SETUP, unit('setup'))).toMatchObject(refusal(403, 'unitId', 'other_unit'));
    expect(await counter.send(SETUP, unit('nowhere'))).toMatchObject(refusal(404, 'unitId', 'unknown_unit'));
    expect(await counter.send(SETUP, unit('no where'))).toMatchObject(refusal(422, 'unitId', 'invalid_format'));
    expect(await send(handler, { routeKey: SETUP, ...unit('setup') })).toMatchObject({ status: 401 });
  });
});

describe('a new key', () => {
  it('is shown once, and of its secret only the hash is stored', async () => {
    const admin = await aHolder();

    const made = await admin.send(MAKE, newKey({ expiresAt: '2099-01-01T00:00:00+07:00' }));
    const listed = await admin.send(LIST);

    const { key, keyId } = made.body as { key: string; keyId: string };
    const secret = key.slice(`tera_${keyId}_`.length);
    expect(made).toMatchObject({ status: 201, body: { name: 'Loket 1–4', expiresAt: '2098-12-31T17:00:00.000Z' } });
    expect(listed.body).toMatchObject({
      keys: expect.arrayContaining([expect.objectContaining({ keyId })]) as unknown,
    });
    expect(JSON.stringify(listed.body)).not.toMatch(/secret|tera_/);
    const stored = JSON.stringify(await engine.items('registry'));
    expect(stored).not.toContain(secret);
    expect(stored).toContain(createHash('sha256').update(secret).digest('hex'));
  });

  it('asked for twice with one Idempotency-Key is one key, whose secret stands nowhere', async () => {
    const admin = await aHolder({ units: ['once'] });
    const wish = {
      ...newKey({ units: ['once'] }),
      headers: { 'idempotency-key': 'a-1', 'content-type': 'application/json' },
    };

    const [first, second] = [await admin.send(MAKE, wish), await admin.send(MAKE, wish)];

    expect(second.body).toEqual(first.body);
    const { key, keyId } = first.body as { key: string; keyId: string };
    const { keys } = (await admin.send(LIST)).body as { keys: { keyId: string; units: string[] }[] };
    expect(keys.filter((each) => each.units.includes('once')).map((each) => each.keyId)).toContain(keyId);
    expect(keys.filter((each) => each.units.join() === 'once')).toHaveLength(2);
    const stored = JSON.stringify([await engine.items('registry'), await engine.items('facts')]);
    expect(stored).not.toContain(key.slice(`tera_${keyId}_`.length));
    expect(await admin.send(MAKE, { ...wish, ...newKey({ units: ['once'], name: 'Lain' }) })).toMatchObject(
      refusal(422, 'idempotency-key', 'other_body'),
    );
  });

  it('is found in a list that comes in pages, also by the officer who holds it', async () => {
    const admin = await aHolder({ units: ['pages'] });
    for (const officerId of ['ani', 'ani', 'budi']) await admin.send(MAKE, newKey({ units: ['pages'], officerId }));
    const read = async (query: Readonly<Record<string, string>>) =>
      (await admin.send(LIST, { query })).body as {
        keys: { keyId: string; officerId?: string }[];
        next: string | null;
      };

    const pages = [await read({ limit: '3' })];
    pages.push(await read({ limit: '3', cursor: pages[0]?.next ?? '' }));

    const ids = pages.flatMap(({ keys }) => keys.map(({ keyId }) => keyId));
    expect(pages.map(({ keys }) => keys.length)).toEqual([3, 1]);
    expect(pages[1]?.next).toBeNull();
    expect(ids).toEqual((await read({})).keys.map(({ keyId }) => keyId));
    expect((await read({ officer: 'ani' })).keys).toHaveLength(2);
    expect(await admin.send(LIST, { query: { officer: 'ani', cursor: pages[0]?.next ?? '' } })).toMatchObject(
      refusal(422, 'cursor', 'unknown_cursor'),
    );
  });

  it('works at once, until it is revoked, and not a moment longer', async () => {
    const admin = await aHolder();
    const { key, keyId } = (await admin.send(MAKE, newKey({ scopes: ['registry:read'], units: ['ours'] }))).body as {
      key: string;
      keyId: string;
    };
    const asNew = () => send(handler, { routeKey: GET, key, ...unit('ours') });

    expect((await asNew()).status).toBe(404);
    expect(await admin.send(REVOKE, { path: { keyId } })).toMatchObject({ status: 204, body: undefined });
    expect((await asNew()).status).toBe(401);
    expect((await admin.send(LIST)).body).toMatchObject({
      keys: expect.arrayContaining([
        expect.objectContaining({ keyId, revokedAt: expect.any(String) as string }),
      ]) as unknown,
    });
  });

  it('that has expired is as none', async () => {
    const late = await aHolder({ expiresAt: Date.now() - 1 });

    expect((await late.send(LIST)).status).toBe(401);
  });

  it('cannot expire in the past', async () => {
    const admin = await aHolder();

    expect(await admin.send(MAKE, newKey({ expiresAt: new Date(Date.now() - DAY).toISOString() }))).toMatchObject(
      refusal(422, 'expiresAt', 'in_the_past'),
    );
  });

  it.each([
    ['no scope', { scopes: [] }, 'scopes'],
    ['a scope that there is not', { scopes: ['admin'] }, 'scopes.0'],
    ['no unit', { units: [] }, 'units'],
    ['no name', { name: ' ' }, 'name'],
    ['an id of its own', { keyId: 'mine' }, 'keyId'],
  ])('with %s is refused', async (_, fields, path) => {
    expect(await (await aHolder()).send(MAKE, newKey(fields))).toMatchObject({
      status: 422,
      body: { errors: [{ path }] },
    });
  });
});

describe('the keys of other units', () => {
  it('cannot be made: nobody gives what they have not', async () => {
    const local = await aHolder({ units: ['contoh', 'kedua'] });

    expect(await local.send(MAKE, newKey({ units: ['contoh', 'lain'] }))).toMatchObject(
      refusal(403, 'units', 'other_unit'),
    );
    expect(await local.send(MAKE, newKey({ units: ['*'] }))).toMatchObject(refusal(403, 'units', 'other_unit'));
    expect((await local.send(MAKE, newKey({ units: ['kedua', 'contoh'] }))).status).toBe(201);
  });

  it('are neither listed nor revoked, nor told to exist', async () => {
    const local = await aHolder({ units: ['mine'] });
    const foreign = await aHolder({ units: ['mine', 'theirs'] });
    const global = await aHolder();

    const { keys } = (await local.send(LIST)).body as { keys: { keyId: string; units: string[] }[] };
    const [of, none] = [
      await local.send(REVOKE, { path: { keyId: foreign.keyId } }),
      await local.send(REVOKE, { path: { keyId: 'none' } }),
    ];

    expect(keys.map(({ keyId }) => keyId)).toEqual([local.keyId]);
    expect(of).toMatchObject(refusal(404, 'keyId', 'unknown_key'));
    expect(of.body).toEqual(none.body);
    expect(await local.send(REVOKE, { path: { keyId: global.keyId } })).toMatchObject({ status: 404 });
    expect((await foreign.send(LIST)).status).toBe(200);
  });
});

describe('revoking', () => {
  it('a key that there is not is 404, whatever it is called', async () => {
    const admin = await aHolder();

    for (const keyId of ['none', 'no key', '*', 'x'.repeat(3000)]) {
      expect(await admin.send(REVOKE, { path: { keyId } })).toMatchObject(refusal(404, 'keyId', 'unknown_key'));
    }
  });

  it('twice is done already', async () => {
    const admin = await aHolder();
    const { keyId } = await aHolder();

    expect(
      [await admin.send(REVOKE, { path: { keyId } }), await admin.send(REVOKE, { path: { keyId } })].map(
        ({ status }) => status,
      ),
    ).toEqual([204, 204]);
  });
});

function withStandard(minutes: number, validFrom?: string): RegistryDocument {
  const standard = { measure: 'service', minutes, ...(validFrom === undefined ? {} : { validFrom }) } as const;
  return aDocument({ services: [{ id: ektp, name: 'KTP', standard }] });
}

/** What does not compress. */
function noise(): string {
  return Array.from({ length: 150 }, () => String.fromCharCode(35 + Math.floor(Math.random() * 50))).join('');
}
