// Everything that the door refuses: its status, a problem document, and the field that is to blame. Nothing that a
// client sends is the server's fault.

import { request } from 'node:http';
import type { OfficerId } from '@tera/domain';
import * as fc from 'fast-check';
import { aDocument } from '@tera/testing/facts';
import { type Call, aStack, tokenOf } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { DAY, MINUTE, localDay } from '../support/calendar.ts';
import { FUZZED_UNIT, type RawCall, oddBody, oddRequest } from '../support/odd-requests.ts';
import { aServedTicket, ago, anEvent } from '../support/one-shot-tickets.ts';
import { refusal } from '../support/refusal.ts';

const UNIT = FUZZED_UNIT;
const OTHER = 'kecamatan-lain';
const PUSH = `/v1/units/${UNIT}/ticket-events`;
const INDICATORS = `/v1/units/${UNIT}/indicators`;
const ALL_SCOPES = [
  'tickets:write',
  'indicators:read',
  'objections:decide',
  'snapshots:write',
  'registry:read',
  'registry:write',
];
/** Of other units' figures nothing is read, and nothing is said about them; with an answer for each route. */
const SNAPSHOT = `/v1/units/${UNIT}/snapshots/20260101T000000000Z-00000000`;
const READS: readonly (readonly [string, string, Call?])[] = [
  ['GET', `/v1/units/${UNIT}/skm?period=2026`],
  ['GET', `/v1/units/${UNIT}/officers/ani/indicators?from=2026&to=2026`],
  ['GET', `/v1/units/${UNIT}/officers/ani/evidence?period=2026`],
  ['GET', `/v1/units/${UNIT}/objections`],
  ['GET', `/v1/units/${UNIT}/facts/A-1/objections`],
  ['POST', `/v1/units/${UNIT}/facts/A-1/objections`, { json: { reason: 'tidak benar' } }],
  ['GET', `/v1/units/${UNIT}/snapshots`],
  ['POST', `/v1/units/${UNIT}/snapshots`, { json: { period: '2026' } }],
  ['GET', SNAPSHOT],
  ['GET', `${SNAPSHOT}/changes`],
];
const WRITES: typeof READS = [
  ['POST', `/v1/units/${UNIT}/facts/A-1/decision`, { json: { outcome: 'refused', reason: 'sudah benar' } }],
  ['POST', `/v1/units/${UNIT}/rebuild`, { json: { period: '2026', apply: true } }],
];
const MEGABYTE = 1024 * 1024;
const today = localDay(Date.now(), 'Asia/Jakarta');

const tera = aStack({ units: { [UNIT]: aDocument(), [OTHER]: aDocument() } });
let link: string;
/** For all scopes and units. */
let everyKey: string;

beforeAll(async () => {
  const { surveys } = await tera.client.push(UNIT, aServedTicket('A-1'));
  link = tokenOf(surveys[0]?.url ?? '');
  ({ key: everyKey } = await tera.client.makeKey({ scopes: ALL_SCOPES, units: ['*'] }));
});

describe('a body that cannot be read', () => {
  const json = { 'content-type': 'application/json' };
  const cases: Record<string, readonly [Call, number, string, string]> = {
    'no JSON': [{ body: '{"events": [', headers: json }, 422, '', 'not_json'],
    'no body': [{ headers: json }, 422, '', 'not_json'],
    'no UTF-8': [{ body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), headers: json }, 422, '', 'not_json'],
    'another type': [
      { body: '{"events":[]}', headers: { 'content-type': 'text/plain' } },
      415,
      'content-type',
      'not_json',
    ],
    'a form': [
      { body: 'events=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'content-type',
      'not_json',
    ],
    'no type': [{ body: new Uint8Array([0x7b, 0x7d]) }, 415, 'content-type', 'not_json'],
    'an array': [{ json: [] }, 422, '', 'invalid_type'],
    null: [{ json: null }, 422, '', 'invalid_type'],
    compressed: [
      { body: '{"events":[]}', headers: { ...json, 'content-encoding': 'gzip' } },
      415,
      'content-encoding',
      'encoded',
    ],
    'another charset': [
      { body: '{"events":[]}', headers: { 'content-type': 'application/json; charset=iso-8859-1' } },
      415,
      'content-type',
      'not_utf8',
    ],
    'over 1 MB': [{ body: ' '.repeat(MEGABYTE + 1), headers: json }, 413, '', 'too_large'],
  };
  it.each(Object.entries(cases))('%s', async (_, [call, status, path, code]) => {
    expect(await tera.client.call('POST', PUSH, call)).toMatchObject(refusal(status, { path, code }));
  });

  it('of exactly 1 MB is still taken', async () => {
    const text = JSON.stringify({ events: aServedTicket('B-1') });
    const body = text + ' '.repeat(MEGABYTE - text.length);

    expect((await tera.client.call('POST', PUSH, { body, headers: json })).status).toBe(202);
  });

  it('of over 16 KB is no survey response', async () => {
    const response = { link, responseId: 'r-1', answers: { perilaku: 4 }, comment: 'x'.repeat(16 * 1024) };

    expect(await tera.client.answer(response)).toMatchObject(refusal(413, { path: '', code: 'too_large' }));
  });
});

describe('a push', () => {
  const whole: Record<string, readonly [unknown, string, string]> = {
    'without events': [{}, 'events', 'required'],
    'whose events are text': [{ events: 'issued' }, 'events', 'invalid_type'],
    'of 0 events': [{ events: [] }, 'events', 'too_small'],
    'of 501 events': [
      { events: Array.from({ length: 501 }, (_, index) => anEvent({ eventId: `e-${index}` })) },
      'events',
      'too_big',
    ],
    'with a field that nobody knows': [{ events: [anEvent()], dryRun: true }, 'dryRun', 'unknown_field'],
  };
  it.each(Object.entries(whole))('%s', async (_, [json, path, code]) => {
    expect(await tera.client.call('POST', PUSH, { json })).toMatchObject(refusal(422, { path, code }));
  });

  it('of 500 events is still taken', async () => {
    const events = Array.from({ length: 500 }, (_, index) =>
      anEvent({ eventId: `f-${index}`, ticketId: `F-${index}` }),
    );

    expect(await tera.client.push(UNIT, events)).toMatchObject({ accepted: 500, rejected: [] });
  });

  it('of 201 events of one ticket is taken but for the oldest', async () => {
    const events = Array.from({ length: 201 }, (_, index) =>
      anEvent({ eventId: `g-${index}`, ticketId: 'G-1', occurredAt: ago((300 - index) * MINUTE) }),
    );

    expect(await tera.client.push(UNIT, events)).toMatchObject({
      accepted: 200,
      rejected: [{ index: 0, eventId: 'g-0', code: 'too_many_events' }],
    });
  });

  it('that is only judged is answered alike, and sends nothing', async () => {
    const events = [...aServedTicket('V-1'), anEvent({ serviceId: 'paspor' })];
    const judged = await tera.client.call('POST', `${PUSH}?validate=true`, { json: { events } });
    await tera.counted();

    expect(judged).toMatchObject({
      status: 200,
      json: { accepted: 3, rejected: [{ index: 3, code: 'unknown_service' }], retry: [], surveys: [] },
    });
    expect(await tera.client.call('GET', `/v1/units/${UNIT}/tickets/V-1/link`)).toMatchObject(refusal(404));
    expect(await tera.client.call('POST', `${PUSH}?validate=false`, { json: { events } })).toMatchObject(
      refusal(422, { path: 'validate' }),
    );
  });

  const single: Record<string, readonly [unknown, string, string]> = {
    'that is a number': [5, 'events.0', 'invalid_type'],
    'with a number for an id': [anEvent({ eventId: 5 }), 'events.0.eventId', 'invalid_type'],
    'without an id': [anEvent({ eventId: undefined }), 'events.0.eventId', 'required'],
    'with an id of 65 letters': [anEvent({ eventId: 'e'.repeat(65) }), 'events.0.eventId', 'too_big'],
    'with a # in its ticket': [anEvent({ ticketId: 'A#1' }), 'events.0.ticketId', 'invalid_format'],
    'of an unknown type': [anEvent({ type: 'paused' }), 'events.0.type', 'invalid_value'],
    'with a local time': [anEvent({ occurredAt: '2026-11-20T09:00:00' }), 'events.0.occurredAt', 'invalid_union'],
    'on a date that does not exist': [
      anEvent({ occurredAt: '2026-02-30T09:00:00Z' }),
      'events.0.occurredAt',
      'invalid_union',
    ],
    'of an unknown service': [anEvent({ serviceId: 'paspor' }), 'events.0.serviceId', 'unknown_service'],
    'of an unknown officer': [anEvent({ type: 'started', officerId: 'zul' }), 'events.0.officerId', 'unknown_officer'],
    'at an unknown counter': [anEvent({ counterId: 'loket-9' }), 'events.0.counterId', 'unknown_counter'],
    'issued without a service': [anEvent({ serviceId: undefined }), 'events.0.serviceId', 'required'],
    'started without an officer': [anEvent({ type: 'started' }), 'events.0.officerId', 'required'],
    'completed without a service': [
      anEvent({ type: 'completed', officerId: 'ani', serviceId: undefined }),
      'events.0.serviceId',
      'required',
    ],
    'corrected to nothing': [
      anEvent({ type: 'corrected', serviceId: undefined, reason: 'x' }),
      'events.0.officerId',
      'required',
    ],
    'with an outcome that is none': [anEvent({ outcome: 'maybe' }), 'events.0.outcome', 'invalid_value'],
    'with text for accurate': [anEvent({ accurate: 'no' }), 'events.0.accurate', 'invalid_type'],
    'with a field that nobody knows': [anEvent({ nik: '1' }), 'events.0.nik', 'unknown_field'],
    'eleven minutes ahead of the server': [
      anEvent({ occurredAt: ago(-11 * MINUTE) }),
      'events.0.occurredAt',
      'clock_ahead',
    ],
    'of 731 days ago': [anEvent({ occurredAt: ago(731 * DAY) }), 'events.0.occurredAt', 'too_old'],
  };
  it.each(Object.entries(single))('of one event %s', async (_, [bad, path, code]) => {
    const answer = await tera.client.call('POST', PUSH, { json: { events: [bad] } });

    expect(answer).toMatchObject(refusal(422, { path, code }));
    expect(answer.json).toMatchObject({ rejected: [{ index: 0, code }] });
  });

  it('takes what is nine minutes ahead, and what is 729 days old', async () => {
    const events = [anEvent({ occurredAt: ago(-9 * MINUTE) }), anEvent({ occurredAt: ago(729 * DAY) })];

    expect(await tera.client.push(UNIT, events)).toMatchObject({ accepted: 2, rejected: [] });
  });

  it('with one bad event among many counts the others', async () => {
    await tera.client.putUnit('campuran', aDocument());
    const good = [...aServedTicket('C-1'), ...aServedTicket('C-2')];
    const bad = anEvent({ eventId: 'buruk', serviceId: 'paspor' });

    const result = await tera.client.push('campuran', [...good.slice(0, 3), bad, ...good.slice(3)]);
    await tera.counted();

    expect(result).toMatchObject({
      accepted: 6,
      rejected: [{ index: 3, eventId: 'buruk', code: 'unknown_service', message: expect.stringContaining('paspor') }],
      retry: [],
      surveys: [{ ticketId: 'C-1' }, { ticketId: 'C-2' }],
    });
    const { rows } = await tera.client.indicators('campuran', today.slice(0, 4));
    expect(rows[0]?.tickets.completed).toBe(2);
  });

  it('with only bad events names each of them', async () => {
    const events = [anEvent({ serviceId: 'paspor' }), anEvent({ counterId: 'loket-9', occurredAt: ago(-DAY) })];

    const answer = await tera.client.call('POST', PUSH, { json: { events } });

    expect(answer).toMatchObject(
      refusal(
        422,
        { path: 'events.0.serviceId', code: 'unknown_service' },
        { path: 'events.1.counterId', code: 'unknown_counter' },
        { path: 'events.1.occurredAt', code: 'clock_ahead' },
      ),
    );
  });
});

describe('a survey response', () => {
  const bad: Record<string, readonly [Readonly<Record<string, unknown>>, string, string]> = {
    'with a score of 5': [{ answers: { perilaku: 5 } }, 'answers.perilaku', 'invalid_value'],
    'with a score of 0': [{ answers: { perilaku: 0 } }, 'answers.perilaku', 'invalid_value'],
    'with half a score': [{ answers: { perilaku: 3.5 } }, 'answers.perilaku', 'invalid_value'],
    'with a score as text': [{ answers: { perilaku: '4' } }, 'answers.perilaku', 'invalid_value'],
    'with an unknown element': [{ answers: { perilaku: 4, keindahan: 4 } }, 'answers.keindahan', 'unknown_field'],
    'with an element that every object has': [
      { answers: { perilaku: 4, toString: 4 } },
      'answers.toString',
      'unknown_field',
    ],
    'without an answer': [{ answers: {} }, 'answers', 'invalid_value'],
    'without answers': [{ answers: undefined }, 'answers', 'required'],
    'without a link': [{ link: undefined }, 'link', 'required'],
    'without an id': [{ responseId: undefined }, 'responseId', 'required'],
    'with a link that is not ours': [{ link: 'halo' }, 'link', 'unknown_link'],
    'with a name': [{ name: 'Siti' }, 'name', 'unknown_field'],
    'with a field of the form': [{ website: '' }, 'website', 'unknown_field'],
    'with an age that is no band': [{ respondent: { age: '34' } }, 'respondent.age', 'invalid_value'],
    'with a NIK about the respondent': [{ respondent: { nik: '1' } }, 'respondent.nik', 'unknown_field'],
    'with a comment that is too long': [{ comment: 'x'.repeat(1001) }, 'comment', 'too_big'],
    'in a language that we do not speak': [{ language: 'nl' }, 'language', 'invalid_value'],
  };
  it.each(Object.entries(bad))('%s', async (_, [wrong, path, code]) => {
    const answer = await tera.client.answer({ ...aResponse(link, allAnswered(4)), ...wrong });

    expect(answer).toMatchObject(refusal(422, { path, code }));
  });

  it('through a link whose ticket was changed by hand', async () => {
    const forged = link.replace('~A-1~', '~A-2~');
    expect(forged).not.toBe(link);

    expect(await tera.client.answer(aResponse(forged, allAnswered(4)))).toMatchObject(
      refusal(422, {
        path: 'link',
        code: 'unknown_link',
      }),
    );
  });

  it('through a link signed with a key that never was', async () => {
    const unknownKey = link.replace('t~1~', 't~2~');
    expect(unknownKey).not.toBe(link);

    expect(await tera.client.answer(aResponse(unknownKey, allAnswered(4)))).toMatchObject(
      refusal(422, {
        path: 'link',
        code: 'unknown_link',
      }),
    );
  });
});

describe('a caller', () => {
  const json = { events: aServedTicket('A-1') };
  const strangers: Record<string, Call> = {
    'without a key': { key: null },
    'with a malformed key': { key: 'rahasia' },
    'with a key that never was': { key: `tera_000000000000_${'0'.repeat(48)}` },
    'with another scheme': { key: null, headers: { authorization: 'Basic YW5pOnJhaGFzaWE=' } },
    'with an empty header': { key: null, headers: { authorization: '' } },
    'with the key in the query': { key: null },
  };
  it.each(Object.entries(strangers))('%s is not known', async (_, call) => {
    const answer = await tera.client.call('POST', `${PUSH}?key=tera_a_b`, { json, ...call });

    expect(answer).toMatchObject(refusal(401, { path: 'authorization', code: 'unauthenticated' }));
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('with the secret of one key and the name of another is not known', async () => {
    const one = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
    const other = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
    const mixed = one.key.replace(one.keyId, other.keyId);

    expect(await tera.client.call('POST', PUSH, { json, key: mixed })).toMatchObject(
      refusal(401, { code: 'unauthenticated' }),
    );
  });

  it('with a revoked key is not known any more', async () => {
    const { keyId, key } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
    expect((await tera.client.call('POST', PUSH, { json, key })).status).toBe(202);

    expect((await tera.client.call('DELETE', `/v1/keys/${keyId}`)).status).toBe(204);

    await expect
      .poll(async () => (await tera.client.call('POST', PUSH, { json, key })).status, { timeout: 5000 })
      .toBe(401);
  });

  it('with the key of another unit may not push, read or change', async () => {
    const { key } = await tera.client.makeKey({ scopes: ALL_SCOPES, units: [OTHER] });
    const attempts = [
      await tera.client.call('POST', PUSH, { json, key }),
      await tera.client.call('GET', `${INDICATORS}?period=2026`, { key }),
      await tera.client.call('GET', `/v1/units/${UNIT}`, { key }),
      await tera.client.call('PUT', `/v1/units/${UNIT}`, { key, json: aDocument() }),
      ...(await Promise.all(
        [...READS, ...WRITES].map(([method, path, body]) => tera.client.call(method, path, { key, ...body })),
      )),
    ];

    for (const answer of attempts) expect(answer).toMatchObject(refusal(403, { path: 'unitId', code: 'other_unit' }));
  });

  it('cannot tell another unit from one that does not exist', async () => {
    const { key } = await tera.client.makeKey({ scopes: ['indicators:read'], units: [OTHER] });

    const there = await tera.client.call('GET', `${INDICATORS}?period=2026`, { key });
    const nowhere = await tera.client.call('GET', '/v1/units/tidak-ada/indicators?period=2026', { key });

    expect({ ...(nowhere.json as object), instance: '' }).toEqual({ ...(there.json as object), instance: '' });
  });

  it('without the scope of a route may not use it', async () => {
    const counter = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });
    const reader = await tera.client.makeKey({ scopes: ['indicators:read', 'registry:read'], units: [UNIT] });
    const attempts = [
      await tera.client.call('GET', `${INDICATORS}?period=2026`, { key: counter.key }),
      await tera.client.call('GET', '/v1/keys', { key: counter.key }),
      await tera.client.call('POST', PUSH, { json, key: reader.key }),
      await tera.client.call('PUT', `/v1/units/${UNIT}`, { json: aDocument(), key: reader.key }),
      await tera.client.call('POST', '/v1/keys', { json: {}, key: reader.key }),
      await tera.client.call('DELETE', `/v1/keys/${reader.keyId}`, { key: reader.key }),
      ...(await Promise.all(
        READS.map(([method, path, body]) => tera.client.call(method, path, { key: counter.key, ...body })),
      )),
      ...(await Promise.all(
        WRITES.map(([method, path, body]) => tera.client.call(method, path, { key: reader.key, ...body })),
      )),
    ];

    for (const answer of attempts) expect(answer).toMatchObject(refusal(403, { code: 'wrong_scope' }));
  });

  it('cannot make, see or revoke a key that reaches further than its own', async () => {
    const { key } = await tera.client.makeKey({ scopes: ['registry:write'], units: [UNIT] });
    const foreign = await tera.client.makeKey({ scopes: ['tickets:write'], units: [OTHER] });
    const wishes = { name: 'Kunci', scopes: ['tickets:write'], units: ['*'] };

    expect(await tera.client.call('POST', '/v1/keys', { key, json: wishes })).toMatchObject(
      refusal(403, {
        path: 'units',
        code: 'other_unit',
      }),
    );
    expect(await tera.client.call('DELETE', `/v1/keys/${foreign.keyId}`, { key })).toMatchObject(
      refusal(404, {
        path: 'keyId',
        code: 'unknown_key',
      }),
    );
    expect((await tera.client.call('GET', '/v1/keys', { key })).text).not.toContain(foreign.keyId);
  });

  it('is told who it is not before it is told what is wrong with the body', async () => {
    expect(await tera.client.call('POST', PUSH, { key: null, body: '{' })).toMatchObject(
      refusal(401, { code: 'unauthenticated' }),
    );
  });
});

describe('a request for something that is not there', () => {
  const nowhere: Record<string, readonly [string, string]> = {
    'an unknown path': ['GET', '/v1/tickets'],
    'the root of the API': ['GET', '/v1'],
    'another version': ['GET', '/v2/health'],
    'a path that goes on': ['GET', '/v1/health/now'],
    'a slash too many': ['GET', '/v1/health/'],
  };
  it.each(Object.entries(nowhere))('%s', async (_, [method, path]) => {
    expect(await tera.client.call(method, path)).toMatchObject(refusal(404, { path: '', code: 'unknown_route' }));
  });

  it.each([
    ['another method', 'PATCH', `/v1/units/${UNIT}`, 'GET, HEAD, PUT'],
    ['reading what can only be pushed', 'GET', PUSH, 'POST'],
    ['deleting what can only be read', 'DELETE', INDICATORS, 'GET, HEAD'],
    ['asking what there is', 'OPTIONS', '/v1/keys', 'GET, HEAD, POST'],
    ['changing a page', 'PUT', '/s/abc', 'GET, HEAD, POST'],
  ])('%s, and is told what there is', async (_, method, path, allow) => {
    const answer = await tera.client.call(method, path);

    expect(answer).toMatchObject(refusal(405, { path: '', code: 'wrong_method' }));
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it('a unit', async () => {
    const unknown = { path: 'unitId', code: 'unknown_unit' };
    const push = { json: { events: aServedTicket('A-1') } };

    expect(await tera.client.call('POST', '/v1/units/tidak-ada/ticket-events', push)).toMatchObject(
      refusal(404, unknown),
    );
    expect(await tera.client.call('GET', '/v1/units/tidak-ada/indicators?period=2026')).toMatchObject(
      refusal(404, unknown),
    );
    expect(await tera.client.call('GET', '/v1/units/tidak-ada')).toMatchObject(refusal(404, unknown));
  });

  it('an address with the number of a person in it', async () => {
    const [nip, nik] = ['198501012010012001', '3273015502900001'];
    const unit = `/v1/units/${UNIT}`;

    expect([
      await tera.client.call('GET', `/v1/units/${nip}`),
      await tera.client.call('PUT', `/v1/units/${nip}`, { json: aDocument() }),
      await tera.client.call('GET', `${unit}/officers/${nip}/indicators?from=2026&to=2026`),
      await tera.client.call('GET', `${unit}/skm?period=2026&service=${nik}`),
      await tera.client.call('GET', `${unit}/tickets/${nik}/link`),
      await tera.client.call('GET', `${unit}/facts/${nik}/objections`),
      await tera.client.call('PUT', unit, { json: aDocument({ officers: [{ id: nip as OfficerId, name: 'Ani' }] }) }),
    ]).toMatchObject([
      refusal(422, { path: 'unitId', code: 'long_number' }),
      refusal(422, { path: 'unitId', code: 'long_number' }),
      refusal(422, { path: 'officerId', code: 'long_number' }),
      refusal(422, { path: 'service', code: 'long_number' }),
      refusal(422, { path: 'ticketId', code: 'number_of_a_person' }),
      refusal(422, { path: 'factId', code: 'number_of_a_person' }),
      refusal(422, { path: 'officers.0.id', code: 'long_number' }),
    ]);
  });

  it('a unit whose id cannot be one', async () => {
    expect(await tera.client.call('GET', '/v1/units/a%23b')).toMatchObject(
      refusal(422, { path: 'unitId', code: 'invalid_format' }),
    );
  });

  it('a key', async () => {
    expect(await tera.client.call('DELETE', '/v1/keys/000000000000')).toMatchObject(
      refusal(404, {
        path: 'keyId',
        code: 'unknown_key',
      }),
    );
  });
});

describe('a question about figures', () => {
  const bad: Record<string, readonly [string, string, string]> = {
    'without a period': ['', 'period', 'required'],
    'with a month that does not exist': ['?period=2026-13', 'period', 'invalid_value'],
    'with a day that does not exist': ['?period=2026-02-30', 'period', 'invalid_value'],
    'with a week that does not exist': ['?period=2025-W53', 'period', 'invalid_value'],
    'with a quarter that does not exist': ['?period=2026-Q5', 'period', 'invalid_value'],
    'with words for a period': ['?period=kemarin', 'period', 'invalid_value'],
    'with two periods': ['?period=2026&period=2025', 'period', 'invalid_value'],
    'by something else': ['?period=2026&by=counter', 'by', 'invalid_value'],
    'by nothing': ['?period=2026&by=', 'by', 'invalid_value'],
    'with a parameter that nobody knows': ['?period=2026&weight=exact', 'weight', 'unknown_field'],
    'in a format that there is not': ['?period=2026&format=pdf', 'format', 'invalid_value'],
    'in a language that we do not speak': ['?period=2026&lang=nl', 'lang', 'invalid_value'],
    'with numbers of another country': ['?period=2026&numbers=roman', 'numbers', 'invalid_value'],
    'with a mark that is neither true nor false': ['?period=2026&bom=1', 'bom', 'invalid_value'],
    'with another header': ['?period=2026&header=names', 'header', 'invalid_value'],
    'with another table': ['?period=2026&table=skm', 'table', 'invalid_value'],
    'maybe with contested facts': ['?period=2026&contested=maybe', 'contested', 'invalid_value'],
  };
  it.each(Object.entries(bad))('%s', async (_, [query, path, code]) => {
    expect(await tera.client.call('GET', `${INDICATORS}${query}`)).toMatchObject(refusal(422, { path, code }));
  });
});

describe('a question for the survey report', () => {
  const bad: Record<string, readonly [string, number, string, string]> = {
    'without a period': [`/v1/units/${UNIT}/skm`, 422, 'period', 'required'],
    'with a weight that nobody prints': [`/v1/units/${UNIT}/skm?period=2026&weight=1`, 422, 'weight', 'invalid_value'],
    'of a service that cannot be one': [
      `/v1/units/${UNIT}/skm?period=2026&service=e%23`,
      422,
      'service',
      'invalid_format',
    ],
    'of an unknown service': [`/v1/units/${UNIT}/skm?period=2026&service=paspor`, 404, 'service', 'unknown_service'],
    'with another view': [`/v1/units/${UNIT}/skm?period=2026&view=banner`, 422, 'view', 'invalid_value'],
    'with another table': [`/v1/units/${UNIT}/skm?period=2026&table=evaluation`, 422, 'table', 'invalid_value'],
    'by officer': [`/v1/units/${UNIT}/skm?period=2026&by=officer`, 422, 'by', 'unknown_field'],
    'of several units, without units': ['/v1/skm?period=2026', 422, 'units', 'required'],
    'of several units, without a period': [`/v1/skm?units=${UNIT}`, 422, 'period', 'required'],
    'of several units, one of which has no name': [`/v1/skm?period=2026&units=${UNIT},`, 422, 'units', 'invalid_value'],
    'of several units, one of which is not there': [
      `/v1/skm?period=2026&units=${UNIT},tidak-ada`,
      404,
      'units',
      'unknown_unit',
    ],
    'of 101 units': [
      `/v1/skm?period=2026&units=${Array.from({ length: 101 }, (_, index) => `u-${index}`).join()}`,
      422,
      'units',
      'invalid_value',
    ],
    'of several units, and one service': [
      `/v1/skm?period=2026&units=${UNIT}&service=ektp`,
      422,
      'service',
      'unknown_field',
    ],
  };
  it.each(Object.entries(bad))('%s', async (_, [path, status, field, code]) => {
    expect(await tera.client.call('GET', path)).toMatchObject(refusal(status, { path: field, code }));
  });

  it("of several units, one of which is another's", async () => {
    const { key } = await tera.client.makeKey({ scopes: ['indicators:read'], units: [OTHER] });

    expect(await tera.client.call('GET', `/v1/skm?period=2026&units=${OTHER},${UNIT}`, { key })).toMatchObject(
      refusal(403, { path: 'units', code: 'other_unit' }),
    );
  });
});

describe('a question for a trend', () => {
  const bad: Record<string, readonly [string, string, number, string, string]> = {
    'from nowhere': ['ani', 'to=2026', 422, 'from', 'required'],
    'to nowhere': ['ani', 'from=2026', 422, 'to', 'required'],
    'from a month that does not exist': ['ani', 'from=2026-13&to=2026', 422, 'from', 'invalid_value'],
    'that ends before it begins': ['ani', 'from=2026-06&to=2026-05', 422, 'to', 'invalid_value'],
    'of no day': ['ani', 'from=2026-06-01&to=2026-06-01', 422, 'to', 'invalid_value'],
    'of 730 days': ['ani', 'from=2025&to=2026&grain=day', 422, 'to', 'invalid_value'],
    'of a hundred years': ['ani', 'from=2000&to=2100', 422, 'to', 'invalid_value'],
    'of years of which nothing is told': ['ani', 'from=1999&to=2001', 422, 'from', 'invalid_value'],
    'by the hour': ['ani', 'from=2026&to=2026&grain=hour', 422, 'grain', 'invalid_value'],
    'with a parameter that nobody knows': ['ani', 'from=2026&to=2026&by=service', 422, 'by', 'unknown_field'],
    'of somebody whose id cannot be one': ['a%23b', 'from=2026&to=2026', 422, 'officerId', 'invalid_format'],
    'of somebody who is not there': ['zul', 'from=2026&to=2026', 404, 'officerId', 'unknown_officer'],
  };
  it.each(Object.entries(bad))('%s', async (_, [officer, query, status, path, code]) => {
    const answer = await tera.client.call('GET', `/v1/units/${UNIT}/officers/${officer}/indicators?${query}`);

    expect(answer).toMatchObject(refusal(status, { path, code }));
  });
});

describe('a question for evidence', () => {
  const bad: Record<string, readonly [string, string, number, string, string]> = {
    'without a period': ['ani', '', 422, 'period', 'required'],
    'for an indicator that there is not': ['ani', 'period=2026&indicator=wait.p99', 422, 'indicator', 'invalid_value'],
    'with no facts a page': ['ani', 'period=2026&limit=0', 422, 'limit', 'too_small'],
    'with 201 facts a page': ['ani', 'period=2026&limit=201', 422, 'limit', 'too_big'],
    'with many facts a page': ['ani', 'period=2026&limit=many', 422, 'limit', 'invalid_type'],
    'with a cursor that never was': ['ani', 'period=2026&cursor=abc', 422, 'cursor', 'unknown_cursor'],
    'with a cursor of 1001 letters': ['ani', `period=2026&cursor=${'a'.repeat(1001)}`, 422, 'cursor', 'too_big'],
    'with a parameter that nobody knows': ['ani', 'period=2026&by=service', 422, 'by', 'unknown_field'],
    'as a file, which it is not': ['ani', 'period=2026&format=csv', 406, 'format', 'not_offered'],
    'in a format that nobody knows': ['ani', 'period=2026&format=pdf', 422, 'format', 'invalid_value'],
    'of somebody whose id cannot be one': ['a%23b', 'period=2026', 422, 'officerId', 'invalid_format'],
    'of somebody who is not there': ['zul', 'period=2026', 404, 'officerId', 'unknown_officer'],
  };
  it.each(Object.entries(bad))('%s', async (_, [officer, query, status, path, code]) => {
    const answer = await tera.client.call('GET', `/v1/units/${UNIT}/officers/${officer}/evidence?${query}`);

    expect(answer).toMatchObject(refusal(status, { path, code }));
  });

  it('with the cursor of another question', async () => {
    await tera.client.push(UNIT, [...aServedTicket('E-1'), ...aServedTicket('E-2')]);
    await tera.counted();
    const path = `/v1/units/${UNIT}/officers/ani/evidence`;
    const { json } = await tera.client.call('GET', `${path}?period=${today.slice(0, 4)}&limit=1`);
    const { next } = json as { next: string };

    const answer = await tera.client.call('GET', `${path}?period=${today.slice(0, 7)}&cursor=${next}`);

    expect(answer).toMatchObject(refusal(422, { path: 'cursor', code: 'unknown_cursor' }));
  });
});

describe('an objection', () => {
  const objection = { reason: 'bukan saya yang melayani' };
  const bad: Record<string, readonly [string, unknown, number, string, string]> = {
    'without a reason': ['A-1', {}, 422, 'reason', 'required'],
    'with an empty reason': ['A-1', { ...objection, reason: '' }, 422, 'reason', 'too_small'],
    'with a reason that cannot be seen': ['A-1', { ...objection, reason: '\u200b' }, 422, 'reason', 'too_small'],
    'with a reason of 1001 letters': ['A-1', { ...objection, reason: 'x'.repeat(1001) }, 422, 'reason', 'too_big'],
    'that says by whom it is': ['A-1', { ...objection, by: 'Ani' }, 422, 'by', 'unknown_field'],
    'to an indicator that there is not': [
      'A-1',
      { ...objection, indicator: 'wait' },
      422,
      'indicator',
      'invalid_value',
    ],
    'with a field that nobody knows': ['A-1', { ...objection, officerId: 'budi' }, 422, 'officerId', 'unknown_field'],
    'that is text': ['A-1', 'tidak benar', 422, '', 'invalid_type'],
    'over 16 KB': ['A-1', { ...objection, reason: 'x'.repeat(16 * 1024) }, 413, '', 'too_large'],
    'to a fact whose id cannot be one': ['a%23b', objection, 422, 'factId', 'invalid_format'],
    'to a ticket that is not there': ['A-999', objection, 404, 'factId', 'unknown_fact'],
    'to an answer': ['r~abc', objection, 422, 'factId', 'invalid_format'],
  };
  it.each(Object.entries(bad))('%s', async (_, [factId, json, status, path, code]) => {
    const answer = await tera.client.call('POST', `/v1/units/${UNIT}/facts/${factId}/objections`, { json });

    expect(answer).toMatchObject(refusal(status, { path, code }));
  });

  it.each([
    ['in a state that there is not', '?state=closed', 'state', 'invalid_value'],
    ['after a cursor that cannot be one', '?cursor=A.1', 'cursor', 'unknown_cursor'],
    ['with a parameter that nobody knows', '?factId=A-1', 'factId', 'unknown_field'],
  ])('is not looked for %s', async (_, query, path, code) => {
    expect(await tera.client.call('GET', `/v1/units/${UNIT}/objections${query}`)).toMatchObject(
      refusal(422, { path, code }),
    );
  });
});

describe('a decision', () => {
  const words = { reason: 'sudah diperiksa' };
  const upheld = { outcome: 'upheld', ...words };
  const FACT = 'D-1';

  beforeAll(async () => {
    await tera.client.push(UNIT, aServedTicket(FACT));
    await tera.counted();
    const { key } = await tera.client.makeKey({ scopes: ['indicators:read'], units: [UNIT] });
    const json = { reason: 'tertukar' };
    await tera.client.call('POST', `/v1/units/${UNIT}/facts/${FACT}/objections`, { json, key });
  });

  const bad: Record<string, readonly [string, unknown, number, string, string]> = {
    'without an outcome': [FACT, words, 422, 'outcome', 'invalid_union'],
    'that is none': [FACT, { ...words, outcome: 'maybe' }, 422, 'outcome', 'invalid_union'],
    'without a reason': [FACT, { ...upheld, reason: undefined }, 422, 'reason', 'required'],
    'that says by whom it is': [FACT, { ...upheld, by: 'Camat' }, 422, 'by', 'unknown_field'],
    'with a correction of nothing': [FACT, { ...upheld, correction: {} }, 422, 'correction', 'invalid_value'],
    'that the times were right': [
      FACT,
      { ...upheld, correction: { accurate: true } },
      422,
      'correction.accurate',
      'invalid_value',
    ],
    'for an unknown officer': [
      FACT,
      { ...upheld, correction: { officerId: 'zul' } },
      422,
      'correction.officerId',
      'unknown_officer',
    ],
    'for an unknown service': [
      FACT,
      { ...upheld, correction: { serviceId: 'paspor' } },
      422,
      'correction.serviceId',
      'unknown_service',
    ],
    'that refuses and corrects': [
      FACT,
      { outcome: 'refused', ...words, correction: { officerId: 'budi' } },
      422,
      'correction',
      'unknown_field',
    ],
    'about what nobody objects to': ['A-1', upheld, 404, 'factId', 'no_open_objection'],
    'about a fact whose id cannot be one': ['a%23b', upheld, 422, 'factId', 'invalid_format'],
  };
  it.each(Object.entries(bad))('%s', async (_, [factId, json, status, path, code]) => {
    const answer = await tera.client.call('POST', `/v1/units/${UNIT}/facts/${factId}/decision`, { json });

    expect(answer).toMatchObject(refusal(status, { path, code }));
  });

  it('about an objection that is not there, or cannot be', async () => {
    expect(await decide('0mi9k2x4f')).toMatchObject(refusal(404, { path: 'objectionId', code: 'unknown_objection' }));
    expect(await decide('A.1')).toMatchObject(refusal(422, { path: 'objectionId', code: 'invalid_format' }));
  });

  function decide(objectionId: string) {
    const path = `/v1/units/${UNIT}/facts/${FACT}/objections/${objectionId}/decision`;
    return tera.client.call('POST', path, { json: upheld });
  }
});

describe('a wish for a snapshot', () => {
  const bad: Record<string, readonly [unknown, number, string, string]> = {
    'without a period': [{}, 422, 'period', 'required'],
    'of a month that does not exist': [{ period: '2026-13' }, 422, 'period', 'invalid_value'],
    'of a number': [{ period: 2026 }, 422, 'period', 'invalid_type'],
    'with a note of 501 letters': [{ period: '2026', note: 'x'.repeat(501) }, 422, 'note', 'too_big'],
    'with a field that nobody knows': [{ period: '2026', by: 'officer' }, 422, 'by', 'unknown_field'],
    'over 16 KB': [{ period: '2026', note: 'x'.repeat(16 * 1024) }, 413, '', 'too_large'],
  };
  it.each(Object.entries(bad))('%s', async (_, [json, status, path, code]) => {
    expect(await tera.client.call('POST', `/v1/units/${UNIT}/snapshots`, { json })).toMatchObject(
      refusal(status, { path, code }),
    );
  });

  it.each([
    ['no page of them', '?limit=0', 422, 'limit', 'too_small'],
    ['a page of 101', '?limit=101', 422, 'limit', 'too_big'],
    ['a page of many', '?limit=many', 422, 'limit', 'invalid_type'],
    ['those after a cursor that cannot be one', '?cursor=A-1', 422, 'cursor', 'unknown_cursor'],
    ['one that cannot be', '/kemarin', 422, 'snapshotId', 'invalid_format'],
    ['one that is not there', '/20260101T000000000Z-00000000', 404, 'snapshotId', 'unknown_snapshot'],
    [
      'what changed since one that is not there',
      '/20260101T000000000Z-00000000/changes',
      404,
      'snapshotId',
      'unknown_snapshot',
    ],
  ])('is not answered with %s', async (_, more, status, path, code) => {
    expect(await tera.client.call('GET', `/v1/units/${UNIT}/snapshots${more}`)).toMatchObject(
      refusal(status, { path, code }),
    );
  });
});

describe('a wish to count again', () => {
  const bad: Record<string, readonly [unknown, string, string]> = {
    'without a period': [{ apply: true }, 'period', 'required'],
    'a month that does not exist': [{ period: '2026-13' }, 'period', 'invalid_value'],
    perhaps: [{ period: '2026', apply: 'yes' }, 'apply', 'invalid_type'],
    'from a cursor that never was': [{ period: '2026', cursor: 'awal' }, 'cursor', 'unknown_cursor'],
    'from the cursor of another period': [{ period: '2026-01', cursor: '2026-02~ani' }, 'cursor', 'unknown_cursor'],
    'what has been forgotten': [{ period: '2020-01' }, 'period', 'facts_forgotten'],
    'with a field that nobody knows': [{ period: '2026', force: true }, 'force', 'unknown_field'],
  };
  it.each(Object.entries(bad))('%s', async (_, [json, path, code]) => {
    expect(await tera.client.call('POST', `/v1/units/${UNIT}/rebuild`, { json })).toMatchObject(
      refusal(422, { path, code }),
    );
  });
});

describe('a registry document', () => {
  const services = [{ id: 'ektp', name: 'e-KTP' }];
  const standard = { measure: 'service', minutes: 15 };
  const bad: Record<string, readonly [Readonly<Record<string, unknown>>, string, string]> = {
    'without a name': [{ name: undefined }, 'name', 'required'],
    'with a time zone that is none': [{ timeZone: 'WIB' }, 'timeZone', 'invalid_value'],
    'with a service twice': [{ services: [...services, ...services] }, 'services.1.id', 'duplicate'],
    'with an id that cannot be one': [
      { officers: [{ id: 'ani budi', name: 'Ani' }] },
      'officers.0.id',
      'invalid_format',
    ],
    'with a NIP of 17 digits': [
      { officers: [{ id: 'ani', name: 'Ani', nip: '1'.repeat(17) }] },
      'officers.0.nip',
      'invalid_format',
    ],
    'with a standard of no minutes': [
      { services: [{ ...services[0], standard: { ...standard, minutes: 0 } }] },
      'services.0.standard.minutes',
      'too_small',
    ],
    'with a misspelt standard': [
      { services: [{ ...services[0], standart: standard }] },
      'services.0.standart',
      'unknown_field',
    ],
    'with a questionnaire that is none': [{ questionnaire: 'skm-2030' }, 'questionnaire', 'invalid_value'],
  };
  it.each(Object.entries(bad))('%s', async (_, [wrong, path, code]) => {
    const answer = await tera.client.call('PUT', '/v1/units/unit-baru', { json: { ...aDocument(), ...wrong } });

    expect(answer).toMatchObject(refusal(422, { path, code }));
  });
});

describe('a wish for a key', () => {
  const wishes = { name: 'Kunci', scopes: ['tickets:write'], units: [UNIT] };
  const bad: Record<string, readonly [Readonly<Record<string, unknown>>, string, string]> = {
    'without a name': [{ name: undefined }, 'name', 'required'],
    'with a scope that is none': [{ scopes: ['everything'] }, 'scopes.0', 'invalid_value'],
    'without a scope': [{ scopes: [] }, 'scopes', 'too_small'],
    'without a unit': [{ units: [] }, 'units', 'too_small'],
    'that has expired already': [{ expiresAt: ago(MINUTE) }, 'expiresAt', 'in_the_past'],
  };
  it.each(Object.entries(bad))('%s', async (_, [wrong, path, code]) => {
    expect(await tera.client.call('POST', '/v1/keys', { json: { ...wishes, ...wrong } })).toMatchObject(
      refusal(422, { path, code }),
    );
  });
});

describe('text', () => {
  const corrected = { type: 'corrected', officerId: 'ani' };

  it('with half a character in it, which no table can keep, is refused in an event', async () => {
    const json = { events: [anEvent({ ...corrected, reason: 'tertukar \ud83d' })] };

    const answer = await tera.client.call('POST', PUSH, { json });

    expect(answer).toMatchObject(refusal(422, { path: 'events.0.reason' }));
  });

  it('with half a character in it is refused in the name of a key', async () => {
    const json = { name: 'Loket \ud83d', scopes: ['tickets:write'], units: [UNIT] };

    expect(await tera.client.call('POST', '/v1/keys', { json })).toMatchObject(refusal(422, { path: 'name' }));
  });

  it.each([
    ['a NUL', 'a\u0000b'],
    ['a change of direction', 'a\u202Eb'],
  ])('with %s is refused wherever it would be kept', async (_, text) => {
    const unit = `/v1/units/${UNIT}`;
    const event = anEvent({ ...corrected, reason: text });
    const decision = { outcome: 'refused', reason: text };

    expect([
      await tera.client.call('POST', PUSH, { json: { events: [event] } }),
      await tera.client.answer(aResponse(link, allAnswered(4), { comment: text })),
      await tera.client.call('POST', `${unit}/facts/A-1/objections`, { json: { reason: text } }),
      await tera.client.call('POST', `${unit}/facts/A-1/decision`, { json: decision }),
      await tera.client.call('POST', `${unit}/snapshots`, { json: { period: '2026', note: text } }),
      await tera.client.call('POST', '/v1/keys', { json: { name: text, scopes: ['tickets:write'], units: [UNIT] } }),
      await tera.client.call('PUT', unit, { json: aDocument({ contact: text }) }),
    ]).toMatchObject(
      ['events.0.reason', 'comment', 'reason', 'reason', 'note', 'name', 'contact'].map((path) =>
        refusal(422, { path, code: 'control_character' }),
      ),
    );
  });

  it.each(['Terima kasih 🙏', 'ꦩꦠꦸꦂꦤꦸꦮꦸꦤ꧀', 'dua\nbaris', 'a\uffffb'])('of whole characters is taken: %j', async (text) => {
    const event = anEvent({ ...corrected, eventId: `e-${Buffer.from(text).toString('hex')}`, reason: text });

    expect(await tera.client.call('POST', PUSH, { json: { events: [event] } })).toMatchObject({ status: 202 });
    expect(await tera.client.answer(aResponse(link, allAnswered(4), { comment: text }))).toMatchObject({ status: 202 });
  });
});

describe('nothing that a client sends', () => {
  it('is answered with 5xx: any path, method, header and query', async () => {
    await fc.assert(
      fc.asyncProperty(oddRequest, async (odd) => {
        expect(await statusOf(odd)).toBeLessThan(500);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('is answered with 5xx: any body', async () => {
    await fc.assert(
      fc.asyncProperty(oddBody(link), async ({ method, path, body }) => {
        const headers = { 'content-type': 'application/json' };
        expect(await statusOf({ method, path, headers, withKey: true, body })).toBeLessThan(500);
      }),
      { numRuns: 250, seed: 5 },
    );
  });

  it('stays in a queue once it was accepted', async () => {
    await expect(tera.counted()).resolves.toBeUndefined();
  });
});

/** Past `fetch`, which mends paths and headers before it sends them. */
async function statusOf({ method, path, headers, withKey, body }: RawCall): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const authorization = withKey ? { authorization: `Bearer ${everyKey}` } : {};
  const sent = request(new URL(tera.url), { method, path, headers: { ...headers, ...authorization } }, (answer) => {
    answer.resume();
    answer.on('end', () => resolve(answer.statusCode ?? 0));
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}
