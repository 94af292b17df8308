// The exported handler, on the real engines: what it takes from the environment, what travels to a phone, and what it
// never logs.
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import type { CounterId, TicketId, UnitId } from '@tera/domain';
import { presenceMark } from '@tera/links';
import { TABLES, anEngine, putFact, putUnit, secretsManager } from '@tera/testing/engine';
import { aDocument, at, contoh, servedTicket, ticketKey, ticketState } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type PageAnswer, capturedOutput } from '@tera/testing/http';
import { aKioskLink, aLink, aPosterLink } from '@tera/testing/links';
import { textOf } from '@tera/testing/page';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { visitorOf } from './testing.ts';

const expiresAt = Date.now() + 86_400_000;
const today = () => new Date().toISOString().slice(0, 10);

const engine = anEngine();
const secrets = secretsManager();
const handler = aHandler(() => import('./index.ts'), { engine, secrets, logLevel: 'DEBUG' });
beforeAll(() => putUnit(engine, contoh, anOrdinaryOffice()));

function anOrdinaryOffice() {
  return aDocument({
    name: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh Utara',
    contact: 'Pejabat Pengelola Informasi dan Dokumentasi, telepon (021) 555-0100, ppid@contoh.example',
    services: [{ id: 'ektp', name: 'Penerbitan kartu tanda penduduk elektronik karena hilang atau rusak' }],
    counters: [{ id: 'loket-1', name: 'Loket 1 – Lansia, ibu hamil dan penyandang disabilitas' }],
  });
}

async function taken(pk: string, sk: string): Promise<void> {
  const Key = { pk: { S: pk }, sk: { S: sk } };
  await engine.sdk.send(new DeleteItemCommand({ TableName: TABLES.registry, Key }));
}

describe('the function', () => {
  it('shows the form of a link, read from the registry and the secret', async () => {
    const page = await visitorOf(handler).open(aLink({ expiresAt }));

    expect(page.status).toBe(200);
    expect(textOf(page.html)).toContain('Kabupaten Contoh Utara');
    expect(page.cookies).toHaveLength(1);
  });

  it('knows a link as used when it is marked as answered, and not before', async () => {
    const link = aLink({ expiresAt, ticketId: 'USED' as TicketId });
    const key = { unitId: contoh, kind: 'presence', id: presenceMark('marks', contoh, 'USED' as TicketId) } as const;
    const before = (await visitorOf(handler).open(link)).status;

    await putFact(engine, { key, state: { on: at('00:00') } });

    expect([before, (await visitorOf(handler).open(link)).status]).toEqual([200, 410]);
  });

  it('says what the ticket was for, once it is counted', async () => {
    const link = aLink({ expiresAt, ticketId: 'COUNTED' as TicketId });
    const before = await visitorOf(handler).open(link);

    await putFact(engine, { key: ticketKey('COUNTED'), state: ticketState(servedTicket('COUNTED', { day: today() })) });

    const service = 'Penerbitan kartu tanda penduduk elektronik';
    expect(textOf(before.html)).not.toContain(service);
    expect(textOf((await visitorOf(handler).open(link)).html)).toContain(service);
  });

  it('needs nothing of a unit but what is public of it', async () => {
    const unitId = 'tanpa-dokumen' as UnitId;
    await putUnit(engine, unitId, anOrdinaryOffice());
    for (const sk of ['HEAD', 'BODY']) await taken(`UNIT#${unitId}`, sk);

    const page = await visitorOf(handler).open(aPosterLink({ unitId, counterId: 'loket-1' as CounterId }));

    expect(page.status).toBe(200);
    expect(textOf(page.html)).toContain('Loket 1 – Lansia');
    expect(textOf(page.html)).toContain('ppid@contoh.example');
  });

  it('shows the form of a unit that was last put before there was anything public of it', async () => {
    const unitId = 'lama' as UnitId;
    await putUnit(engine, unitId, anOrdinaryOffice());
    await taken(`PUBLIC#${unitId}`, 'PAGE');

    const page = await visitorOf(handler).open(aPosterLink({ unitId, counterId: 'loket-1' as CounterId }));

    expect(page.status).toBe(200);
    expect(textOf(page.html)).toContain('Kabupaten Contoh Utara');
    expect(textOf(page.html)).not.toContain('Loket 1');
  });

  it('changes nothing, however often a link is opened', async () => {
    const before = [await engine.items('facts'), await engine.items('registry')];

    for (const link of [aLink({ expiresAt }), aPosterLink(), 'halo']) {
      const { open, thanks, qr } = visitorOf(handler);
      for (const page of [open, thanks, qr]) await page(link);
    }

    expect([await engine.items('facts'), await engine.items('registry')]).toEqual(before);
    expect(await engine.items('indicators')).toEqual([]);
  });
});

const longest = () => aLink({ expiresAt, ticketId: 't'.repeat(64) as TicketId });

describe('what travels to a phone', () => {
  it.each([
    ['br', { lang: 'id' }],
    ['br', { lang: 'en' }],
    ['gzip', { lang: 'id' }],
    ['gzip', { lang: 'en' }],
  ])('is one answer of at most 10 KB, headers included, in %s for %j', async (encoding, query) => {
    for (const link of [aLink({ expiresAt }), longest(), aPosterLink(), aKioskLink()]) {
      const page = await visitorOf(handler).open(link, { query, headers: { 'accept-encoding': encoding } });

      expect(page).toMatchObject({ status: 200, headers: { 'content-encoding': encoding } });
      expect(page.wireBytes + headerBytes(page)).toBeLessThanOrEqual(10 * 1024);
      // Nothing else is fetched: what a tag would load is inside.
      expect(page.html).not.toMatch(/<(?:link[^>]+stylesheet|script[^>]+src|img|iframe)|url\((?!["']?data:)|@import/);
    }
  });

  it('is readable without any compression too', async () => {
    const page = await visitorOf(handler).open(aLink({ expiresAt }));

    expect(page.headers).not.toHaveProperty('content-encoding');
    expect(page.html).toMatch(/^<!doctype html>/);
  });
});

describe('the log', () => {
  it('knows no address, no link and no cookie, whatever is opened', async () => {
    const device = 'D'.repeat(22);
    const link = aLink({ expiresAt, ticketId: 'UNLUCKY' as TicketId });
    const sent = {
      query: { lang: 'en', receipt: 'K7QM-2F9X' },
      cookies: [`tera_device=${device}`],
      headers: { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'a phone' },
    };
    vi.resetModules();
    vi.stubEnv('REGISTRY_TABLE', 'a-registry-that-is-not-there');
    const { handler: broken } = await import('./index.ts');
    const statuses: number[] = [];

    const lines = await capturedOutput(async () => {
      for (const each of [handler, broken]) {
        const { open, thanks, qr } = visitorOf(each);
        for (const page of [open, thanks, qr]) statuses.push((await page(link, sent)).status);
      }
    });

    expect(statuses).toEqual([200, 200, 200, 503, 503, 503]);
    expect(lines).toContain('The page failed');
    for (const secret of [
      link,
      'UNLUCKY',
      device,
      'K7QM',
      '203.0.113.7',
      '192.0.2.1',
      'a phone',
      'marks',
      'a secret',
    ]) {
      expect(lines).not.toContain(secret);
    }
  });
});

/** As a browser receives them over HTTP/1.1. */
function headerBytes({ headers, cookies }: PageAnswer): number {
  const lines = [...Object.entries(headers), ...cookies.map((cookie) => ['set-cookie', cookie] as const)];
  return lines.reduce(
    (bytes, [name, value]) => bytes + `${name}: ${String(value)}\r\n`.length,
    'HTTP/1.1 200 OK\r\n\r\n'.length,
  );
}
