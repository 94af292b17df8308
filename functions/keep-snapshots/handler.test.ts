// Freezing figures and getting them back, through the exported handler, from cells that the aggregator really wrote.
import { createHash } from 'node:crypto';
import type { SnapshotBody, SnapshotChanges, SnapshotContent } from '@tera/contracts';
import { CATALOGUE, METHOD_VERSION, type OfficerId, SECOND, type TicketId, type UnitId } from '@tera/domain';
import { stoppedClock } from '@tera/testing/clock';
import { askByContract } from '@tera/testing/contract';
import { answered, countingOn, pushed, ruled } from '@tera/testing/counting';
import { snapshotStore } from '@tera/store';
import { TABLES, aKey, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { aDocument, aResponse, allAnswered, ani, at, budi, contoh, event, kk, servedTicket } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, send, sendForPage } from '@tera/testing/http';
import { publishingOn } from '@tera/testing/publishing';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const MAKE = 'POST /v1/units/{unitId}/snapshots';
const LIST = 'GET /v1/units/{unitId}/snapshots';
const GET = 'GET /v1/units/{unitId}/snapshots/{snapshotId}';
const CHANGES = 'GET /v1/units/{unitId}/snapshots/{snapshotId}/changes';
const lain = 'lain' as UnitId;
const ubah = 'ubah' as UnitId;
const ulang = 'ulang' as UnitId;
const lama = 'lama' as UnitId;

// November is over, and no snapshot is of the same moment as another.
stoppedClock(at('2026-12-05 08:00'));
const engine = anEngine();
const handler = aHandler(() => import('./index.ts'), { engine, secrets: secretsManager() });
const count = countingOn(engine);
const units = [contoh, lain, ubah, ulang, lama, 'kosong'];
const ours = aKey(engine, { scopes: ['indicators:read', 'snapshots:write'], units });
const reader = aKey(engine, { scopes: ['indicators:read'], units });

beforeAll(async () => {
  await putUnit(
    engine,
    contoh,
    aDocument({ publishes: 'month', officers: [{ id: ani, name: 'Ani', nip: '198001012005012001' }] }),
  );
  for (const unitId of [lain, ubah, ulang]) await putUnit(engine, unitId);
  const answers = allAnswered(4);
  await count(
    pushed(
      contoh,
      ['A-1', 'A-2', 'A-3'].flatMap((id) => servedTicket(id)),
    ),
    pushed(contoh, servedTicket('B-1', { officerId: budi, serviceId: kk })),
    ...Array.from({ length: 12 }, (_, n) => answered(contoh, `k-${n}`, aResponse({ responseId: `r-${n}`, answers }))),
  );
  await publishingOn(engine)(contoh, '2026-11');
});

/** Asks, and holds every answer to what is documented. */
const ask = (routeKey: string, sent: Sent = {}) =>
  askByContract(handler, { routeKey, key: ours.key, path: { unitId: contoh }, ...sent });

/** One that nobody has asked for before. */
async function aSnapshot(wishes: object = { period: '2026-11' }, unitId: string = contoh): Promise<SnapshotBody> {
  vi.setSystemTime(Date.now() + SECOND);
  const json = { note: `Catatan ${notes++}`, ...wishes };
  const { status, body } = await ask(MAKE, { json, path: { unitId } });
  expect(status).toBe(201);
  return body as SnapshotBody;
}

let notes = 0;
const of = ({ unitId, snapshotId }: SnapshotBody) => ({ path: { unitId, snapshotId } });
const textOf = async (snapshot: SnapshotBody, headers: Record<string, string> = {}) =>
  sendForPage(handler, { routeKey: GET, key: ours.key, headers, ...of(snapshot) });
const changesSince = async (snapshot: SnapshotBody) => (await ask(CHANGES, of(snapshot))).body as SnapshotChanges;

async function pageOf(unitId: UnitId, query: Record<string, string>) {
  const { body } = await ask(LIST, { path: { unitId }, query });
  return body as { snapshots: SnapshotBody[]; next: string | null };
}

describe('a snapshot', () => {
  it('freezes every table of the period with what is needed to read it', async () => {
    const snapshot = await aSnapshot({ note: 'Evaluasi triwulan IV', period: '2026-11' });

    expect(snapshot).toMatchObject({
      unitId: 'contoh',
      period: '2026-11',
      note: 'Evaluasi triwulan IV',
      methodVersion: METHOD_VERSION,
      registryVersion: 1,
      href: `/v1/units/contoh/snapshots/${snapshot.snapshotId}`,
    });
    const content = (await ask(GET, of(snapshot))).body as SnapshotContent;
    expect(content).toMatchObject({
      snapshotId: snapshot.snapshotId,
      note: 'Evaluasi triwulan IV',
      generatedAt: snapshot.createdAt,
      timeZone: 'Asia/Jakarta',
      registryVersion: 1,
      unit: { name: 'Kantor Contoh', officers: [{ id: 'ani', name: 'Ani' }] },
      rows: {
        unit: [{ tickets: { completed: 4 }, satisfaction: { n: 12, ikm: 100 } }],
        officer: [{ officerId: 'ani' }, { officerId: 'budi' }, { officerId: null }],
        service: [{ serviceId: 'ektp' }, { serviceId: 'kk' }],
        officerAndService: [
          { officerId: 'ani', serviceId: 'ektp', tickets: { completed: 3 } },
          { officerId: 'budi', serviceId: 'kk', tickets: { completed: 1 } },
          { officerId: null, serviceId: 'ektp' },
          { officerId: null, serviceId: 'kk' },
        ],
      },
      skm: { weight: 'exact', n: 12, ikm: 100, population: 4, releases: [{ period: '2026-11', revision: 1 }] },
    });
    expect(content.catalogue.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
    expect(JSON.stringify(content)).not.toContain('198001012005012001');
  });

  it('is the same bytes for ever, and its hash is theirs', async () => {
    const snapshot = await aSnapshot();
    const first = await textOf(snapshot);
    await count(pushed(contoh, servedTicket('A-4')));
    await count(
      pushed(contoh, [
        event('corrected', '12:00', { ticketId: 'B-1' as TicketId, officerId: ani, reason: 'salah petugas' }),
      ]),
      ruled(contoh, 'A-1', { state: 'annulled', at: at('13:00'), objectionId: 'o-1' }),
    );
    await putUnit(engine, contoh, aDocument({ name: 'Nama Baru' }));

    const plain = await textOf(snapshot);
    const packed = await textOf(snapshot, { 'accept-encoding': 'gzip' });

    expect([plain.html, packed.html]).toEqual([first.html, first.html]);
    expect(createHash('sha256').update(first.html).digest('hex')).toBe(snapshot.contentHash);
    expect(Buffer.byteLength(first.html)).toBe(snapshot.bytes);
    expect(packed.wireBytes).toBeLessThan(snapshot.bytes / 3);
    expect(first.headers).toMatchObject({
      etag: `"${snapshot.contentHash}"`,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  it('need not be sent again to who has it', async () => {
    const snapshot = await aSnapshot();

    const { status, html } = await textOf(snapshot, { 'if-none-match': `"${snapshot.contentHash}"` });

    expect([status, html]).toEqual([304, '']);
    expect((await textOf(snapshot, { 'if-none-match': '"another"' })).status).toBe(200);
  });

  it('writes the same content in the same order of keys', async () => {
    const { html } = await textOf(await aSnapshot());

    expect(Object.keys(JSON.parse(html) as object)).toEqual(Object.keys(JSON.parse(html) as object).toSorted());
    expect(html).toMatch(/"rows":\{"officer":.*"officerAndService":.*"service":.*"unit":/);
  });
});

const askFor = (json: object) => ask(MAKE, { json, path: { unitId: ulang } });

describe('the same question', () => {
  it('has the same snapshot as long as nothing has changed, and another one afterwards', async () => {
    await count(pushed(ulang, servedTicket('A-1')));
    const first = await askFor({ period: '2026-11' });
    vi.setSystemTime(Date.now() + 60 * SECOND);
    const again = await askFor({ period: '2026-11' });
    await count(pushed(ulang, servedTicket('A-2')));
    const later = await askFor({ period: '2026-11' });

    expect([first.status, again.status, later.status]).toEqual([201, 200, 201]);
    expect(again.body).toEqual(first.body);
    expect(later.body).not.toEqual(first.body);
  });

  it('is another one with another note, or of another period', async () => {
    const statuses = [];
    for (const json of [{ period: '2026-Q4', note: 'a' }, { period: '2026-Q4', note: 'b' }, { period: '2026-Q4' }]) {
      statuses.push((await askFor(json)).status);
    }

    expect(statuses).toEqual([201, 201, 201]);
  });

  it('asked twice at the same time is answered with one snapshot', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => askFor({ period: '2026-S2' })));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(new Set(answers.map(({ body }) => (body as SnapshotBody).snapshotId)).size).toBe(1);
  });
});

describe('what has changed since a snapshot', () => {
  it('is nothing while nothing has', async () => {
    expect(await changesSince(await aSnapshot())).toMatchObject({ same: true, changed: 0, rows: [], skm: [] });
  });

  it('is told figure by figure, of the very rows that changed, and of the versions', async () => {
    await count(
      pushed(ubah, servedTicket('A-1')),
      pushed(ubah, servedTicket('B-1', { officerId: budi, serviceId: kk })),
    );
    const snapshot = await aSnapshot({ period: '2026-11' }, ubah);
    await count(pushed(ubah, servedTicket('B-2', { officerId: budi, serviceId: kk })));
    await putUnit(engine, ubah, aDocument({ name: 'Nama Lain' }));

    const changes = await changesSince(snapshot);

    expect(changes).toMatchObject({
      snapshotId: snapshot.snapshotId,
      createdAt: snapshot.createdAt,
      same: false,
      methodVersion: { was: METHOD_VERSION, now: METHOD_VERSION },
      registryVersion: { was: 1, now: 2 },
    });
    const completed = changes.rows.filter(({ indicator }) => indicator === 'tickets.completed');
    expect(completed).toEqual([
      { indicator: 'tickets.completed', was: 2, now: 3 },
      { officerId: 'budi', indicator: 'tickets.completed', was: 1, now: 2 },
      { serviceId: 'kk', indicator: 'tickets.completed', was: 1, now: 2 },
      { officerId: 'budi', serviceId: 'kk', indicator: 'tickets.completed', was: 1, now: 2 },
    ]);
    expect(changes.rows.filter(({ officerId }) => officerId === 'ani')).toEqual([]);
    expect(changes.skm).toContainEqual({ path: 'population', was: 2, now: 3 });
    expect(changes.changed).toBe(changes.rows.length + changes.skm.length);
  });

  it('is a figure that was none, where a row or what it shows is new', async () => {
    const snapshot = await aSnapshot({ period: '2026-12' });
    const citra = 'citra' as OfficerId;
    await count(pushed(contoh, servedTicket('C-1', { officerId: citra, day: '2026-12-01' })));

    expect((await changesSince(snapshot)).rows).toContainEqual({
      officerId: 'citra',
      indicator: 'tickets.completed',
      was: null,
      now: 1,
    });
  });
});

describe('a snapshot of years ago', () => {
  const rows = { officer: [], service: [], officerAndService: [] };
  const then = {
    methodVersion: '2026.1',
    catalogueVersion: '2026.1',
    registryVersion: 1,
    period: '2026-11',
    timeZone: 'Asia/Jakarta',
    from: '2026-10-31T17:00:00.000Z',
    to: '2026-11-30T17:00:00.000Z',
    generatedAt: '2026-12-01T01:00:00.000Z',
    unit: { name: 'Kantor Lama' },
    // A row without most of what there is today, and with a figure that there is no more.
    rows: { ...rows, unit: [{ tickets: { completed: 1 }, patience: { share: 0.5 } }] },
    skm: { population: 1, sample: { old: true } },
    catalogue: [{ id: 'tickets.completed' }, { id: 'patience.share' }],
  };
  async function kept(snapshotId: string, content: object) {
    await putUnit(engine, lama);
    const { methodVersion, catalogueVersion, registryVersion, period } = then;
    const about = { unitId: lama, snapshotId, period, createdAt: at('2026-12-01 08:00') };
    await snapshotStore(engine.client, TABLES.registry).keep(
      { ...about, methodVersion, catalogueVersion, registryVersion },
      JSON.stringify({ unitId: lama, snapshotId, ...content }),
      snapshotId,
      { name: 'Penguji' },
    );
    return { path: { unitId: lama, snapshotId } };
  }

  it('is compared by the names that its own catalogue had', async () => {
    const { status, body } = await ask(CHANGES, await kept('20261201T010000000Z-00000001', then));

    expect(status).toBe(200);
    expect(body).toMatchObject({ methodVersion: { was: '2026.1', now: METHOD_VERSION } });
    expect((body as SnapshotChanges).rows).toContainEqual({ indicator: 'patience.share', was: 0.5, now: null });
    expect((body as SnapshotChanges).skm).toContainEqual({ path: 'sample.old', was: true, now: null });
  });

  it('of no form that is known is given as it is, and compared with nothing', async () => {
    const spoiled = await kept('20261201T010000000Z-00000002', { ...then, rows: 'gone' });

    expect((await send(handler, { routeKey: GET, key: ours.key, ...spoiled })).body).toMatchObject({ rows: 'gone' });
    expect(await send(handler, { routeKey: CHANGES, key: ours.key, ...spoiled })).toMatchObject({
      status: 500,
      body: { errors: [{ code: 'internal' }] },
    });
  });
});

describe('the list of snapshots', () => {
  it('comes newest first, page by page, and is of one unit', async () => {
    const made = [];
    for (const period of ['2026', '2026-Q4', '2026-11']) made.push(await aSnapshot({ period }, lain));
    const first = await pageOf(lain, { limit: '2' });
    const second = await pageOf(lain, { limit: '2', cursor: first.next ?? '' });

    const newest = made.toSorted((a, b) => (a.snapshotId < b.snapshotId ? 1 : -1));
    expect([...first.snapshots, ...second.snapshots]).toEqual(newest);
    expect(second.next).toBeNull();
  });

  it('is of one period when asked, and its cursor then too', async () => {
    for (const period of ['2026-10', '2026-10']) await aSnapshot({ period }, lain);

    const first = await pageOf(lain, { period: '2026-10', limit: '1' });
    const second = await pageOf(lain, { period: '2026-10', limit: '1', cursor: first.next ?? '' });

    expect([...first.snapshots, ...second.snapshots].map(({ period }) => period)).toEqual(['2026-10', '2026-10']);
    expect(second.next).toBeNull();
    expect(await ask(LIST, { path: { unitId: lain }, query: { cursor: first.next ?? '' } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'cursor', code: 'unknown_cursor' }] },
    });
  });

  it('has one of them where the same wish was sent twice with one Idempotency-Key', async () => {
    const wish = {
      json: { period: '2026-09', note: 'sekali' },
      path: { unitId: lain },
      headers: { 'idempotency-key': 'sekali', 'content-type': 'application/json' },
    };

    const [first, second] = [await ask(MAKE, wish), await ask(MAKE, wish)];

    expect(second).toMatchObject({ status: 201, body: first.body });
    expect((await pageOf(lain, { period: '2026-09' })).snapshots).toHaveLength(1);
  });

  it('has notes without numbers of persons', async () => {
    const { note } = await aSnapshot(
      { period: '2026-08', note: 'Atas permintaan 198501012010012001\n(Bagian Umum)' },
      lain,
    );

    expect(note).toBe('Atas permintaan [disamarkan]\n(Bagian Umum)');
  });
});

describe('snapshots are refused', () => {
  const path = { unitId: contoh, snapshotId: '20261121T020500000Z-4f1c09d2' };
  it.each([
    ['without a period', MAKE, { json: {} }, 422, 'period'],
    ['with a note that is too long', MAKE, { json: { period: '2026', note: 'x'.repeat(501) } }, 422, 'note'],
    ['with a field that there is not', MAKE, { json: { period: '2026', by: 'officer' } }, 422, 'by'],
    ['of a unit that there is not', MAKE, { json: { period: '2026' }, path: { unitId: 'kosong' } }, 404, 'unitId'],
    ['of another unit', MAKE, { json: { period: '2026' }, path: { unitId: 'asing' } }, 403, 'unitId'],
    ['in a list of a unit that there is not', LIST, { path: { unitId: 'kosong' } }, 404, 'unitId'],
    ['with a cursor that is none', LIST, { query: { cursor: 'x' } }, 422, 'cursor'],
    ['by an id that nobody gave', GET, { path }, 404, 'snapshotId'],
    ['by an id that is none', GET, { path: { ...path, snapshotId: 'HEAD' } }, 422, 'snapshotId'],
    ['when changes are asked of none', CHANGES, { path }, 404, 'snapshotId'],
    ['of a period that has not begun', MAKE, { json: { period: '2027-01' } }, 422, 'period'],
    ['with a key that only reads', MAKE, { json: { period: '2026' }, key: reader.key }, 403, ''],
    ['without a key', GET, { path, key: '' }, 401, 'authorization'],
  ])('%s', async (_, routeKey, sent, status, field) => {
    expect(await ask(routeKey, sent)).toMatchObject({ status, body: { errors: [{ path: field }] } });
  });

  it('when they are of another unit than the one that they are asked of', async () => {
    const snapshot = await aSnapshot();

    expect(await ask(GET, { path: { unitId: lain, snapshotId: snapshot.snapshotId } })).toMatchObject({
      status: 404,
    });
  });
});
