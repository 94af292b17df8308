// Units and keys through the exported handler, on the real engine: who may do what, and what is shown of a key.
import { revokeKey } from '@tera/administration';
import { createHash } from 'node:crypto';
import { DAY, type LocalDay, type RegistryDocument, type UnitId, addDays, localDayOf } from '@tera/domain';
import { type Caller, makeApiKey } from '@tera/http';
import type { AuditEntryBody } from '@tera/contracts';
import { SCOPES } from '@tera/contracts';
import { type ApiKey, keyStore, registryStore } from '@tera/store';
import { askByContract, complaints } from '@tera/testing/contract';
import { TABLES, anEngine, putFact, putKey, putUnit, secretsManager, startEngine } from '@tera/testing/engine';
import { aDocument, ani, budi, ektp, servedTicket, storedKey, ticketKey, ticketState } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Answer, type Sent, answerTo, refusal, send } from '@tera/testing/http';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';

const engine = anEngine();
const handler = aHandler(() => import('./index.ts'), { engine, secrets: secretsManager() });
// The units for which keys are made, and one that never goes, so that another one can.
beforeAll(async () => {
  for (const id of ['contoh', 'kedua', 'lain', 'once', 'pages']) await putUnit(engine, id as UnitId);
  await putUnit(engine, 'tanpa-ani' as UnitId, aDocument({ officers: ['budi'] }));
  await putKey(engine, storedKey(makeApiKey(), { scopes: SCOPES }));
});

/** Someone with a key that was put into the table by hand, as the first key of an installation is. */
async function aHolder(fields: Partial<ApiKey> = {}) {
  const made = makeApiKey();
  await putKey(engine, storedKey(made, { scopes: SCOPES, ...fields }));
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
/** By the tag of an answer. */
const ifMatch = ({ headers }: Answer) => ({ headers: { 'if-match': String(headers['etag']) } });
const ifNoneMatch = ({ headers }: Answer) => ({ headers: { 'if-none-match': String(headers['etag']) } });
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
    expect(got).toMatchObject({ status: 200, body: put.body, headers: { etag: put.headers['etag'] } });
    expect(await admin.send(GET, { ...unit('kecamatan'), ...ifNoneMatch(put) })).toMatchObject({ status: 304 });
  });

  it('that is there is replaced only by who says which version that one has read', async () => {
    const admin = await aHolder();
    const first = await admin.send(PUT, { ...unit('versions'), json: aDocument() });
    const put = (sent: Sent) => admin.send(PUT, { ...unit('versions'), json: aDocument({ officers: [] }), ...sent });

    expect(await put({})).toMatchObject(refusal(428, 'if-match', 'if_match_required'));
    expect(await put({ headers: { 'if-match': '"99"' } })).toMatchObject(refusal(412, 'if-match', 'stale'));
    expect(await put({ headers: { 'if-match': `W/${String(first.headers['etag'])}` } })).toMatchObject(
      refusal(412, 'if-match', 'stale'),
    );
    const second = await put(ifMatch(first));
    expect(second).toMatchObject({ status: 200, body: { officers: [] } });
    expect(await put(ifMatch(first))).toMatchObject(refusal(412, 'if-match', 'stale'));
    expect((await put(ifMatch(second))).status).toBe(200);
    expect((await put({ headers: { 'if-match': '*' } })).status).toBe(200);
  });

  it('that is new needs no version, and is not there to be matched', async () => {
    const admin = await aHolder();

    expect(await admin.send(PUT, { ...unit('unseen'), json: aDocument(), headers: { 'if-match': '*' } })).toMatchObject(
      refusal(412, 'if-match', 'stale'),
    );
    expect((await admin.send(PUT, { ...unit('unseen'), json: aDocument() })).status).toBe(200);
  });

  it('loses nothing of two administrators who each add an officer', async () => {
    const [one, other] = [await aHolder(), await aHolder()];
    await one.send(PUT, { ...unit('both'), json: aDocument({ officers: [] }) });
    const add = async (admin: typeof one, officer: string) => {
      for (;;) {
        const read = await admin.send(GET, unit('both'));
        const { officers, ...document } = read.body as RegistryDocument;
        const json = { ...document, officers: [...officers, { id: officer, name: officer }] };
        const { status } = await admin.send(PUT, { ...unit('both'), json, ...ifMatch(read) });
        if (status === 200) return;
        expect(status).toBe(412);
      }
    };

    await Promise.all([
      ...['a-1', 'a-2', 'a-3'].map((officer) => add(one, officer)),
      ...['b-1', 'b-2', 'b-3'].map((officer) => add(other, officer)),
    ]);

    const { officers } = (await one.send(GET, unit('both'))).body as RegistryDocument;
    expect(officers.map(({ id }) => id).toSorted()).toEqual(['a-1', 'a-2', 'a-3', 'b-1', 'b-2', 'b-3']);
  });

  it('keeps its time zone once anything is counted by it', async () => {
    const admin = await aHolder();
    const put = await admin.send(PUT, { ...unit('zona'), json: aDocument() });
    const moved = await admin.send(PUT, {
      ...unit('zona'),
      json: aDocument({ timeZone: 'Asia/Makassar' }),
      ...ifMatch(put),
    });
    await putFact(engine, { key: ticketKey('A-1', 'zona' as UnitId), state: ticketState(servedTicket('A-1')) });
    const again = (timeZone: string) =>
      admin.send(PUT, { ...unit('zona'), json: aDocument({ timeZone, name: 'Baru' }), ...ifMatch(moved) });

    expect([put.status, moved.status]).toEqual([200, 200]);
    expect(await again('Asia/Jakarta')).toMatchObject(refusal(409, 'timeZone', 'time_zone_fixed'));
    expect((await again('Asia/Makassar')).status).toBe(200);
  });

  it.each(['UTC', 'UTC+7', 'EST5EDT', 'Etc/GMT-7', 'WIB', '+07:00', 'Asia/Bandung'])(
    'has the time zone of a place, and not %s',
    async (timeZone) => {
      const admin = await aHolder();

      expect(await admin.send(PUT, { ...unit('zona-lain'), json: aDocument({ timeZone }) })).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'timeZone' }] },
      });
    },
  );

  it('is replaced whole, and a function that remembers it sees the change at once', async () => {
    const admin = await aHolder();
    await admin.send(PUT, { ...unit('whole'), json: aDocument() });
    await admin.send(GET, unit('whole'));
    // Somebody else, in another process.
    await putUnit(engine, 'whole' as UnitId, aDocument({ officers: [] }));

    expect((await admin.send(GET, unit('whole'))).body).toMatchObject({ officers: [] });
  });

  it('remembers the standard that a new one replaces', async () => {
    const admin = await aHolder();

    const first = await admin.send(PUT, { ...unit('standards'), json: withStandard(15) });
    const { body } = await admin.send(PUT, {
      ...unit('standards'),
      json: withStandard(10, '2026-07-01'),
      ...ifMatch(first),
    });

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
  services: [{ id: ektp, name: 'KTP', standard: { measure: 'service', minutes: 15, decree: 'SK 1' } }],
  officers: [
    { id: 'ani', name: 'Ani', nip: '199001012015032001' },
    { id: 'budi', name: 'Budi', active: false },
    { id: 'cici', name: 'Cici', active: true },
  ],
  counters: [{ id: 'loket-1', name: 'Loket 1', prefix: 'K' }],
});

describe('what a browser counter chooses from', () => {
  it('is ids and names, of those who are active, and what is expected of a service today', async () => {
    const admin = await aHolder();
    await admin.send(PUT, { ...unit('setup'), json: office });
    const counter = await aHolder({ scopes: ['tickets:write'], units: ['setup'] });

    expect(await counter.send(SETUP, unit('setup'))).toMatchObject({
      status: 200,
      body: {
        unitId: 'setup',
        name: office.name,
        timeZone: office.timeZone,
        services: [{ id: 'ektp', name: 'KTP', standard: { measure: 'service', minutes: 15 } }],
        officers: [
          { id: 'ani', name: 'Ani' },
          { id: 'cici', name: 'Cici' },
        ],
        counters: [{ id: 'loket-1', name: 'Loket 1', prefix: 'K' }],
      },
    });
    const text = JSON.stringify((await counter.send(SETUP, unit('setup'))).body);
    expect(text).not.toMatch(/nip|1990|decree|active|contact|ppid/);
  });

  it('is nobody but the officer whose key asks', async () => {
    const admin = await aHolder();
    await admin.send(PUT, { ...unit('setup-ani'), json: office });
    const ofAni = await aHolder({ scopes: ['tickets:write'], units: ['setup-ani'], officerId: ani });

    expect((await ofAni.send(SETUP, unit('setup-ani'))).body).toMatchObject({
      services: [{ id: 'ektp' }],
      officers: [{ id: 'ani', name: 'Ani' }],
      counters: [{ id: 'loket-1' }],
    });
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

function todayAndTomorrow(): string[] {
  const today = localDayOf(Date.now(), 'Asia/Jayapura');
  return [today, addDays(today, 1)];
}

describe('what a browser counter is lent', () => {
  const CLAIM = 'POST /v1/units/{unitId}/number-claims';
  const [one, other] = ['1'.repeat(24), '2'.repeat(24)] as const;
  const twoCounters = aDocument({
    timeZone: 'Asia/Jayapura',
    counters: [{ id: 'loket-1' }, { id: 'loket-2', prefix: 'K' }],
  });
  const anOffice = async (id: string) => {
    const admin = await aHolder();
    await admin.send(PUT, { ...unit(id), json: twoCounters });
    const counter = await aHolder({ scopes: ['tickets:write'], units: [id] });
    return (browserId: string, mark: string, counterId = 'loket-1') =>
      counter.send(CLAIM, { ...unit(id), json: { browserId, mark, counterId } });
  };

  it('is its mark, and the plain numbers of today and tomorrow, which no other browser gets', async () => {
    const claim = await anOffice('nomor');

    const first = await claim(one, 'K7M');
    expect(first).toMatchObject({ status: 200, body: { prefix: 'A', mark: 'own', plainDays: todayAndTomorrow() } });
    expect((await claim(other, 'K7M')).body).toEqual({ prefix: 'A', mark: 'taken', plainDays: [] });
    expect((await claim(other, 'B2B')).body).toEqual({ prefix: 'A', mark: 'own', plainDays: [] });
    expect((await claim(one, 'K7M')).body).toEqual(first.body);
  });

  it('is today and tomorrow of one browser, however many ask at one instant', async () => {
    const claim = await anOffice('nomor-serentak');
    const asked = Array.from({ length: 12 }, (_, nth) =>
      claim(nth.toString(16).repeat(24), `B2${'BCDFGHJKLMNP'.charAt(nth)}`),
    );

    const lent = (await Promise.all(asked)).map(({ body }) => (body as { plainDays: unknown[] }).plainDays);
    expect(lent.filter(({ length }) => length > 0)).toEqual([todayAndTomorrow()]);
  });

  it('is of another counter something else', async () => {
    const claim = await anOffice('nomor-dua');
    await claim(one, 'K7M');

    expect((await claim(other, 'B2B', 'loket-2')).body).toEqual({
      prefix: 'K',
      mark: 'own',
      plainDays: todayAndTomorrow(),
    });
    expect((await claim(one, 'K7M', 'loket-2')).body).toEqual({ prefix: 'K', mark: 'own', plainDays: [] });
  });

  it('is nothing for a counter or a unit that there is not, or for what is none of a browser', async () => {
    const claim = await anOffice('nomor-tiga');
    const counter = await aHolder({ scopes: ['tickets:write'] });
    const json = { browserId: one, mark: 'K7M', counterId: 'loket-1' };

    expect(await claim(one, 'K7M', 'loket-9')).toMatchObject(refusal(422, 'counterId', 'unknown_counter'));
    expect(await claim('x', 'K7M')).toMatchObject(refusal(422, 'browserId', 'invalid_format'));
    expect(await claim(one, 'k7m')).toMatchObject(refusal(422, 'mark', 'invalid_format'));
    expect(await counter.send(CLAIM, { ...unit('nowhere'), json })).toMatchObject(
      refusal(404, 'unitId', 'unknown_unit'),
    );
    expect(await send(handler, { routeKey: CLAIM, ...unit('nomor-tiga'), json })).toMatchObject({ status: 401 });
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
    const ofBudi = await aHolder({ units: ['pages'], officerId: budi });
    expect(await ofBudi.send(LIST, { query: { officer: 'ani' } })).toMatchObject(
      refusal(403, 'officer', 'other_officer'),
    );
    expect(await admin.send(LIST, { query: { officer: 'ani', cursor: pages[0]?.next ?? '' } })).toMatchObject(
      refusal(422, 'cursor', 'unknown_cursor'),
    );
  });

  it('works at once, until it is revoked, and not a moment longer', async () => {
    const admin = await aHolder();
    const { key, keyId } = (await admin.send(MAKE, newKey({ scopes: ['registry:read'] }))).body as {
      key: string;
      keyId: string;
    };
    const asNew = () => send(handler, { routeKey: GET, key, ...unit('contoh') });

    expect((await asNew()).status).toBe(200);
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

const day = (days: number) => new Date(Date.now() + days * DAY).toISOString();

describe('a key that makes a key', () => {
  it('is named in it, and makes what can do less', async () => {
    const local = await aHolder({ scopes: ['registry:write', 'tickets:write'], units: ['contoh', 'kedua'] });

    const made = await local.send(MAKE, newKey({ scopes: ['tickets:write'], units: ['kedua'] }));

    expect(made).toMatchObject({ status: 201, body: { createdBy: local.keyId } });
  });

  it.each([
    ['another scope', { scopes: ['tickets:write', 'indicators:read'] }, 'scopes', 'wrong_scope'],
    ['another unit', { units: ['contoh', 'kedua'] }, 'units', 'other_unit'],
    ['all units', { units: ['*'] }, 'units', 'other_unit'],
    ['a longer life', { expiresAt: day(3) }, 'expiresAt', 'outlives_its_maker'],
    ['a life without an end', {}, 'expiresAt', 'outlives_its_maker'],
  ])('gives none %s than it has', async (_, fields, path, code) => {
    const local = await aHolder({
      scopes: ['registry:write', 'tickets:write'],
      units: ['contoh'],
      expiresAt: Date.now() + 2 * DAY,
    });

    expect(await local.send(MAKE, newKey(fields))).toMatchObject(refusal(403, path, code));
    expect((await local.send(MAKE, newKey({ expiresAt: day(1) }))).status).toBe(201);
  });

  it('of one officer makes keys of that officer alone, and sees and revokes no other', async () => {
    const ofAni = await aHolder({ units: ['contoh'], officerId: ani });
    const other = await aHolder({ units: ['contoh'] });

    expect(await ofAni.send(MAKE, newKey())).toMatchObject(refusal(403, 'officerId', 'other_officer'));
    expect(await ofAni.send(MAKE, newKey({ officerId: 'budi' }))).toMatchObject(
      refusal(403, 'officerId', 'other_officer'),
    );
    expect((await ofAni.send(MAKE, newKey({ officerId: 'ani' }))).status).toBe(201);
    const { keys } = (await ofAni.send(LIST)).body as { keys: { officerId?: string }[] };
    expect(new Set(keys.map(({ officerId }) => officerId))).toEqual(new Set(['ani']));
    expect(await ofAni.send(REVOKE, { path: { keyId: other.keyId } })).toMatchObject(
      refusal(404, 'keyId', 'unknown_key'),
    );
  });

  it('names only units and officers that are there', async () => {
    const admin = await aHolder();

    expect(await admin.send(MAKE, newKey({ units: ['contoh', 'tidak-ada'] }))).toMatchObject(
      refusal(422, 'units.1', 'unknown_unit'),
    );
    expect(await admin.send(MAKE, newKey({ officerId: 'zul' }))).toMatchObject(
      refusal(422, 'officerId', 'unknown_officer'),
    );
    expect(await admin.send(MAKE, newKey({ officerId: 'ani', units: ['contoh', 'tanpa-ani'] }))).toMatchObject(
      refusal(422, 'officerId', 'unknown_officer'),
    );
    expect(await admin.send(MAKE, newKey({ officerId: 'ani', units: ['*'] }))).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'units' }] },
    });
    expect((await admin.send(MAKE, newKey({ officerId: 'ani' }))).status).toBe(201);
  });

  it('goes on so deep, and no deeper', async () => {
    const deep = await aHolder({ madeBy: Array.from({ length: 16 }, (_, index) => `k${index}`) });

    expect(await deep.send(MAKE, newKey())).toMatchObject(refusal(409, '', 'too_deep'));
  });

  it('that is revoked takes with it what it made, and what that made, at once', async () => {
    const admin = await aHolder();
    const holders = [admin];
    for (let generation = 0; generation < 3; generation++) {
      const maker = holders.at(-1) ?? admin;
      const made = await maker.send(MAKE, newKey({ scopes: [...SCOPES], units: ['*'] }));
      const { key, keyId } = made.body as { key: string; keyId: string };
      holders.push({ key, keyId, send: (routeKey, sent) => askByContract(handler, { routeKey, key, ...sent }) });
    }
    const statuses = () => Promise.all(holders.map(async ({ send: ask }) => (await ask(LIST)).status));

    expect(await statuses()).toEqual([200, 200, 200, 200]);
    expect((await admin.send(REVOKE, { path: { keyId: holders[1]?.keyId ?? '' } })).status).toBe(204);
    expect(await statuses()).toEqual([200, 401, 401, 401]);
  });
});

describe('what a key is for', () => {
  const ME = 'GET /v1/me';

  it('is told to whoever has it, whatever its scopes', async () => {
    const expiresAt = Date.now() + DAY;
    const clerk = await aHolder({
      name: 'Loket 3',
      scopes: ['tickets:write'],
      units: ['contoh'],
      officerId: ani,
      expiresAt,
    });

    expect(await clerk.send(ME)).toEqual({
      status: 200,
      headers: expect.anything() as unknown,
      body: {
        keyId: clerk.keyId,
        name: 'Loket 3',
        scopes: ['tickets:write'],
        units: ['contoh'],
        officerId: 'ani',
        expiresAt: new Date(expiresAt).toISOString(),
      },
    });
    expect((await (await aHolder()).send(ME)).body).not.toHaveProperty('officerId');
    expect((await send(handler, { routeKey: ME })).status).toBe(401);
  });
});

describe('the units that a key may act for', () => {
  const UNITS = 'GET /v1/units';

  it('are named, and no other, page by page', async () => {
    const ids = ['daftar-1', 'daftar-2', 'daftar-3', 'daftar-4'];
    for (const id of ids) await putUnit(engine, id as UnitId, aDocument({ name: `Kantor ${id}` }));
    const some = await aHolder({ scopes: ['tickets:write'], units: ['daftar-4', 'daftar-1', 'daftar-3', 'tidak-ada'] });

    const first = await some.send(UNITS, { query: { limit: '2' } });
    const { next } = first.body as { next: string };
    const second = await some.send(UNITS, { query: { limit: '2', cursor: next } });

    expect(first.body).toEqual({
      units: ['daftar-1', 'daftar-3'].map((unitId) => ({ unitId, name: `Kantor ${unitId}`, timeZone: 'Asia/Jakarta' })),
      next,
    });
    expect(second.body).toMatchObject({ units: [{ unitId: 'daftar-4' }], next: null });
    const all = (await (await aHolder()).send(UNITS, { query: { limit: '500' } })).body as { units: object[] };
    expect(all.units.length).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ['a cursor that is none', { cursor: 'x' }, 'cursor'],
    ['a cursor that was not signed here', { cursor: Buffer.from('daftar-1').toString('base64url') }, 'cursor'],
    ['a page of none', { limit: '0' }, 'limit'],
    ['a page that is too long', { limit: '501' }, 'limit'],
    ['a parameter that there is not', { from: '2026-11-21' }, 'from'],
  ])('are not told for %s', async (_, query, path) => {
    expect(await (await aHolder()).send(UNITS, { query })).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });
});

describe('the audit', () => {
  const AUDIT = 'GET /v1/audit';
  const entriesFor = async (holder: Awaited<ReturnType<typeof aHolder>>, query: Record<string, string> = {}) =>
    ((await holder.send(AUDIT, { query: { limit: '100', ...query } })).body as { entries: AuditEntryBody[] }).entries;

  it('says who changed a unit and what it was before', async () => {
    const admin = await aHolder({ name: 'Kasubag' });
    const first = await admin.send(PUT, { ...unit('riwayat'), json: aDocument() });
    await admin.send(PUT, { ...unit('riwayat'), json: aDocument({ name: 'Baru' }), ...ifMatch(first) });
    const auditor = await aHolder({ scopes: ['audit:read'], units: ['riwayat'] });

    expect((await entriesFor(auditor)).filter(({ of }) => of === 'riwayat')).toMatchObject([
      {
        what: 'unit.made',
        of: 'riwayat',
        keyId: admin.keyId,
        name: 'Kasubag',
        before: null,
        after: { name: 'Kantor Contoh' },
      },
      { what: 'unit.changed', keyId: admin.keyId, before: { name: 'Kantor Contoh' }, after: { name: 'Baru' } },
    ]);
  });

  it('says who made and revoked a key, and holds no secret', async () => {
    await putUnit(engine, 'kunci' as UnitId);
    const admin = await aHolder({ units: ['kunci'] });
    const { key, keyId } = (await admin.send(MAKE, newKey({ units: ['kunci'] }))).body as {
      key: string;
      keyId: string;
    };
    await admin.send(REVOKE, { path: { keyId } });

    const entries = (await entriesFor(admin)).filter(({ of }) => of === keyId);

    expect(entries).toMatchObject([
      {
        what: 'key.made',
        keyId: admin.keyId,
        units: ['kunci'],
        before: null,
        after: { keyId, createdBy: admin.keyId },
      },
      { what: 'key.revoked', keyId: admin.keyId, after: { keyId, revokedAt: expect.any(String) as string } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(key.split('_')[2]);
  });

  it('of a change that touches other units too is told only to who is for all of them', async () => {
    const global = await aHolder({ units: ['*'] });
    const { keyId } = (await global.send(MAKE, newKey({ units: ['contoh', 'kedua'] }))).body as { keyId: string };

    const ofUnits = async (units: readonly string[]) =>
      (await entriesFor(await aHolder({ units }), { from: new Date(Date.now() - 60_000).toISOString() })).some(
        ({ of }) => of === keyId,
      );

    expect([await ofUnits(['contoh']), await ofUnits(['contoh', 'kedua']), await ofUnits(['*'])]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('comes page by page, from an instant or a date on, and is the same for ever', async () => {
    const auditor = await aHolder({ scopes: ['audit:read'], units: ['riwayat-2'] });
    for (let time = 0; time < 5; time++)
      await putUnit(engine, 'riwayat-2' as UnitId, aDocument({ name: `Ke-${time}` }));
    const page = async (query: Record<string, string>) =>
      (await auditor.send(AUDIT, { query })).body as { entries: AuditEntryBody[]; next: string | null };

    const first = await page({ limit: '2' });
    const second = await page({ limit: '2', cursor: first.next ?? '' });
    const third = await page({ limit: '2', cursor: second.next ?? '' });

    const names = [first, second, third].flatMap(({ entries }) => entries.map(({ after }) => after?.['name']));
    // The first entry is that of the auditor's own key, of long ago.
    expect(names.slice(1)).toEqual(['Ke-0', 'Ke-1', 'Ke-2', 'Ke-3', 'Ke-4']);
    expect(third.next).toBeNull();
    expect(await page({ limit: '2' })).toEqual(first);
    expect(await page({ from: '2099-01-01' })).toEqual({ entries: [], next: null });
    expect((await page({ from: new Date(Date.now() - DAY).toISOString().slice(0, 10) })).entries).toHaveLength(5);
  });

  it.each([
    ['without its scope', { scopes: ['registry:read'] as const }, {}, 403],
    ['to the key of one officer', { units: ['contoh'], officerId: ani }, {}, 403],
    ['from what is no time', {}, { from: 'kemarin' }, 422],
    ['from a time without an offset', {}, { from: '2026-11-21T08:00:00' }, 422],
    ['from before the years of which anything is told', {}, { from: '1999-12-31T23:59:59Z' }, 422],
    ['from after them', {}, { from: '9999-12-31T23:59:59-12:00' }, 422],
    ['from a cursor that is none', {}, { cursor: 'x' }, 422],
  ])('is not told %s', async (_, fields, query, status) => {
    expect(await (await aHolder(fields)).send(AUDIT, { query })).toMatchObject({ status });
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

  it('the last key that can make keys is refused, and it goes on', async () => {
    const alone = await startEngine();
    onTestFinished(alone.stop);
    const made = makeApiKey();
    await putKey(alone, storedKey(made, { scopes: SCOPES }));
    const keys = keyStore(alone.client, TABLES.registry);
    const caller: Caller = { ...storedKey(made), scopes: SCOPES };

    const answer = answerTo(await revokeKey({ caller, path: { keyId: made.keyId } }, { keys, now: Date.now }));

    expect(answer).toMatchObject(refusal(409, 'keyId', 'last_key'));
    expect(complaints(REVOKE, answer)).toEqual([]);
    expect((await keys.find(made.keyId))?.revokedAt).toBeUndefined();
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

function withStandard(minutes: number, validFrom?: LocalDay): RegistryDocument {
  const standard = { measure: 'service', minutes, ...(validFrom === undefined ? {} : { validFrom }) } as const;
  return aDocument({ services: [{ id: ektp, name: 'KTP', standard }] });
}

/** What does not compress. */
function noise(): string {
  return Array.from({ length: 150 }, () => String.fromCharCode(35 + Math.floor(Math.random() * 50))).join('');
}
