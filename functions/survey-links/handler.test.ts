// The exported handler, on the real engines: whose key may ask for what, and that nothing is written by asking.
import { stoppedClock } from '@tera/testing/clock';
import { complaints } from '@tera/testing/contract';
import { aKey, anEngine, putFact, putUnit, secretsManager } from '@tera/testing/engine';
import { at, contoh, servedTicket, ticketState, ticketKey } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, capturedOutput, send, sendForPage } from '@tera/testing/http';
import { textOf } from '@tera/testing/page';
import { beforeAll, describe, expect, it } from 'vitest';

const LINK = 'GET /v1/units/{unitId}/tickets/{ticketId}/link';
const POSTERS = 'GET /v1/units/{unitId}/posters';
const FORM = 'GET /v1/units/{unitId}/survey-form';

// The day of its ticket: a month later there is no link any more.
stoppedClock(at('2026-11-21 12:00'));

const engine = anEngine();
const secrets = secretsManager();
const handler = aHandler(() => import('./index.ts'), { engine, secrets, logLevel: 'DEBUG' });
const counterKey = aKey(engine, { scopes: ['tickets:write'], units: [contoh] });
const officeKey = aKey(engine, { scopes: ['registry:read'], units: [contoh] });
const strangerKey = aKey(engine, { scopes: ['tickets:write', 'registry:read'], units: ['lain'] });

beforeAll(async () => {
  await putUnit(engine, contoh);
  await putFact(engine, { key: ticketKey('A-1'), state: ticketState(servedTicket('A-1')) });
});

const link = (sent: Sent) => send(handler, { routeKey: LINK, path: { unitId: contoh, ticketId: 'A-1' }, ...sent });
const posters = (sent: Sent) => send(handler, { routeKey: POSTERS, path: { unitId: contoh }, ...sent });

describe('a ticket’s link', () => {
  it('is made for a counter’s key', async () => {
    const answer = await link({ key: counterKey.key });

    expect(answer).toMatchObject({ status: 200, body: { ticketId: 'A-1' } });
    expect(complaints(LINK, answer)).toEqual([]);
  });

  it.each<[string, Sent, number, string]>([
    ['without a key', {}, 401, 'unauthenticated'],
    ['for a key that reads the registry', { key: officeKey.key }, 403, 'wrong_scope'],
    ['for another unit’s key', { key: strangerKey.key }, 403, 'other_unit'],
    [
      'of a ticket that there is not',
      { key: counterKey.key, path: { unitId: contoh, ticketId: 'A-2' } },
      404,
      'unknown_ticket',
    ],
    [
      'of what is no ticket’s id',
      { key: counterKey.key, path: { unitId: contoh, ticketId: 'A 2' } },
      422,
      'invalid_format',
    ],
    [
      'of an id that is too long',
      { key: counterKey.key, path: { unitId: contoh, ticketId: 'A'.repeat(65) } },
      422,
      'too_big',
    ],
  ])('is refused %s', async (_, sent, status, code) => {
    const refused = await link(sent);

    expect(refused).toMatchObject({ status, body: { status, errors: [{ code }] } });
    expect(complaints(LINK, refused)).toEqual([]);
  });
});

describe('posters', () => {
  it('are printed for a key that reads the registry, as a page with its own policy', async () => {
    const sent = { routeKey: POSTERS, path: { unitId: contoh }, key: officeKey.key, query: { size: 'A5', lang: 'en' } };
    const page = await sendForPage(handler, { ...sent, headers: { 'accept-encoding': 'br' } });

    expect(page).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br', 'cache-control': 'no-store' },
    });
    expect(page.html).toContain('<b>tera.example</b>');
    expect(page.html).toContain('size:A5');
  });

  it.each<[string, Sent, number, string]>([
    ['without a key', {}, 401, 'unauthenticated'],
    ['for a counter’s key', { key: counterKey.key }, 403, 'wrong_scope'],
    ['for another unit’s key', { key: strangerKey.key }, 403, 'other_unit'],
    ['in another size', { key: officeKey.key, query: { size: 'A3' } }, 422, 'invalid_value'],
    ['in another language', { key: officeKey.key, query: { lang: 'jv' } }, 422, 'invalid_value'],
    ['with a parameter that there is not', { key: officeKey.key, query: { officer: 'ani' } }, 422, 'unknown_field'],
  ])('are refused %s', async (_, sent, status, code) => {
    const refused = await posters(sent);

    expect(refused).toMatchObject({ status, body: { status, errors: [{ code }] } });
    expect(complaints(POSTERS, refused)).toEqual([]);
  });
});

describe('the form on paper', () => {
  it('is printed for a key that reads the registry, and says of which service it is', async () => {
    const sent = { routeKey: FORM, path: { unitId: contoh }, key: officeKey.key, query: { service: 'ektp' } };
    const page = await sendForPage(handler, sent);

    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(textOf(page.html)).toContain('Kode formulir contoh/ektp/skm-2017.2');
  });

  it.each<[string, Sent, number, string]>([
    ['without a key', {}, 401, 'unauthenticated'],
    ['for a counter’s key', { key: counterKey.key }, 403, 'wrong_scope'],
    ['for another unit’s key', { key: strangerKey.key }, 403, 'other_unit'],
    ['of a service that there is not', { key: officeKey.key, query: { service: 'paspor' } }, 422, 'unknown_service'],
    ['of what is no id', { key: officeKey.key, query: { service: 'a b' } }, 422, 'invalid_format'],
    ['in another language', { key: officeKey.key, query: { lang: 'jv' } }, 422, 'invalid_value'],
  ])('is refused %s', async (_, sent, status, code) => {
    const refused = await send(handler, { routeKey: FORM, path: { unitId: contoh }, ...sent });

    expect(refused).toMatchObject({ status, body: { status, errors: [{ code }] } });
    expect(complaints(FORM, refused)).toEqual([]);
  });
});

describe('asking', () => {
  it('writes nothing, and leaves no key and no link in the log', async () => {
    const before = [await engine.items('facts'), await engine.items('registry')];
    let url = '';

    const lines = await capturedOutput(async () => {
      const { body } = await link({ key: counterKey.key });
      ({ url } = body as { url: string });
      await posters({ key: counterKey.key });
    });

    expect([await engine.items('facts'), await engine.items('registry')]).toEqual(before);
    for (const secret of [counterKey.key, counterKey.key.split('_')[2] ?? '', url.split('/s/')[1] ?? '', '192.0.2.1']) {
      expect(secret).not.toBe('');
      expect(lines).not.toContain(secret);
    }
  });
});
