// What each schema takes, and how it names what it does not: the path of the field and a code that a client can act on.
import { END_OF_INSTANTS, FIRST_INSTANT, type Instant, TICKET_EVENT_TYPES, UNCOUNTED_ATTEMPT } from '@tera/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import {
  BySchema,
  CounterIdSchema,
  EventIdSchema,
  FactMessageSchema,
  IndicatorQuerySchema,
  InstantSchema,
  LocalDaySchema,
  NewKeySchema,
  OfficerIdSchema,
  PeriodSchema,
  RegistryDocumentSchema,
  ResponseSchema,
  ServiceIdSchema,
  TicketEventSchema,
  TicketIdSchema,
  TicketPushSchema,
  TrendQuerySchema,
  UnitIdSchema,
  instantText,
  problem,
  read,
} from './index.ts';

/** `path code` of each error; none when the input is good. */
function faults(schema: z.ZodType, input: unknown): string[] {
  const result = read(schema, input);
  return result.ok ? [] : result.errors.map(({ path, code }) => `${path} ${code}`);
}

const event = { eventId: 'e-1', ticketId: 'A-001', type: 'called', occurredAt: '2026-11-20T08:00:00+07:00' };
const document = { name: 'Kantor', timeZone: 'Asia/Jakarta', services: [], officers: [], counters: [] };
const response = { link: 't~1~x', responseId: 'r-1', answers: { perilaku: 4 } };
const newKey = { name: 'Loket', scopes: ['tickets:write'], units: ['contoh'] };

describe('an id', () => {
  it.each([
    ['unit', UnitIdSchema, 40],
    ['service', ServiceIdSchema, 40],
    ['officer', OfficerIdSchema, 40],
    ['counter', CounterIdSchema, 40],
    ['ticket', TicketIdSchema, 64],
    ['event', EventIdSchema, 64],
  ])('of a %s has letters, digits and . _ : - and its length', (_, schema, longest) => {
    expect(faults(schema, 'a')).toEqual([]);
    expect(faults(schema, `0${'._:-Aa'.repeat(11)}`.slice(0, longest))).toEqual([]);
    expect(faults(schema, 'x'.repeat(longest))).toEqual([]);
    expect(faults(schema, 'x'.repeat(longest + 1))).toEqual([' too_big']);
    for (const bad of ['', '-a', '.a', 'a b', 'a#b', 'a~b', 'a/b', 'a|b', 'é', 'a\n', '*']) {
      expect(faults(schema, bad)).toEqual([' invalid_format']);
    }
    expect(faults(schema, 7)).toEqual([' invalid_type']);
    expect(faults(schema, undefined)).toEqual([' required']);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-20T08:00+07:00', '2026-11-20T01:00:00.000Z'],
    ['2026-11-20T08:00:00+07:00', '2026-11-20T01:00:00.000Z'],
    ['2026-11-20T08:00:00.5+09:00', '2026-11-19T23:00:00.500Z'],
    ['2026-11-20T01:00:00Z', '2026-11-20T01:00:00.000Z'],
    ['2026-11-20T01:00:00.123456Z', '2026-11-20T01:00:00.123Z'],
    ['2024-02-29T00:00:00-05:30', '2024-02-29T05:30:00.000Z'],
  ])('%s is %s', (text, utc) => {
    const result = read(InstantSchema, text);

    expect(result.ok && instantText(result.value)).toBe(utc);
  });

  it.each([
    '2026-11-20T08:00:00',
    '2026-11-20 08:00:00Z',
    '2026-11-20',
    '2026-11-20T24:00:00Z',
    '2026-11-20T08:00:60Z',
    '2026-02-29T08:00:00Z',
    '2026-11-20T08:00:00+0700',
    '2026-11-20T08:00:00+24:00',
    '20 November 2026 08.00',
    '',
    1_795_136_400_000,
    null,
  ])('%j has no offset or is no time', (text) => {
    const result = read(InstantSchema, text);

    expect(result).toMatchObject({ ok: false, errors: [{ message: expect.stringContaining('ISO 8601') as string }] });
  });

  it.each([
    '1999-12-31T23:59:59.999Z',
    '2101-01-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
    '0000-01-01T00:00:00Z',
    // What is written is of those years, and the instant is not.
    '2000-01-01T06:59:59+07:00',
    '2100-12-31T23:00:00-07:00',
  ])('%s is none of the years of which anything is told', (text) => {
    expect(read(InstantSchema, text)).toMatchObject({
      ok: false,
      errors: [{ code: 'invalid_value', message: expect.stringContaining('of the years 2000 to 2100') as string }],
    });
  });

  it.each([
    '2000-01-01T00:00:00Z',
    '1999-12-31T23:00:00-07:00',
    '2100-12-31T23:59:59.999Z',
    '2101-01-01T06:00:00+07:00',
  ])('%s still is one of them', (text) => {
    expect(faults(InstantSchema, text)).toEqual([]);
  });

  it('is the same when it is written and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST_INSTANT, max: END_OF_INSTANTS - 1 }), (instant: Instant) => {
        expect(InstantSchema.parse(instantText(instant))).toBe(instant);
      }),
    );
  });
});

describe('a day, and a period,', () => {
  it.each(['2000-01-01', '2100-12-31'])('of the years of which anything is told is good: %s', (day) => {
    expect([faults(LocalDaySchema, day), faults(PeriodSchema, day)]).toEqual([[], []]);
  });

  it.each(['1999-12-31', '2101-01-01', '9998-01-01', '0001-01-01'])('of no such year is refused: %s', (day) => {
    expect([faults(LocalDaySchema, day), faults(PeriodSchema, day)]).toEqual([[' invalid_value'], [' invalid_value']]);
  });

  it.each(['1999', '1999-W52', '1999-Q4', '2101', '2101-01', '2101-S1'])('that is longer likewise: %s', (period) => {
    expect(read(PeriodSchema, period)).toMatchObject({
      ok: false,
      errors: [{ code: 'invalid_value', message: expect.stringContaining('2000 to 2100') as string }],
    });
  });

  it.each(['1999', '2101-01-01'])('at an end of a trend likewise: %s', (edge) => {
    expect(faults(TrendQuerySchema, { from: edge, to: edge })).toEqual(['from invalid_value', 'to invalid_value']);
  });

  it('by week may begin in the year before, where the first days of a trend lie', () => {
    expect(faults(TrendQuerySchema, { from: '2000-01-01', to: '2000-01', grain: 'week' })).toEqual([]);
  });
});

describe('a ticket event', () => {
  it('of each type is good with what it needs', () => {
    const needs = { serviceId: 'ektp', officerId: 'p-01', reason: 'salah petugas' };

    for (const type of TICKET_EVENT_TYPES) expect(faults(TicketEventSchema, { ...event, ...needs, type })).toEqual([]);
  });

  it.each([
    ['issued', ['serviceId required']],
    ['started', ['officerId required']],
    ['completed', ['serviceId required']],
    ['corrected', ['reason required', 'officerId required']],
    ['called', []],
    ['transferred', []],
    ['no_show', []],
  ])('%s without anything more: %j', (type, expected) => {
    expect(faults(TicketEventSchema, { ...event, type })).toEqual(expected);
  });

  it('that corrects needs one of officer, service and outcome', () => {
    const corrected = { ...event, type: 'corrected', reason: 'keliru' };

    expect(faults(TicketEventSchema, { ...corrected, outcome: 'unresolved' })).toEqual([]);

    expect(faults(TicketEventSchema, { ...corrected, officerId: 'p-02' })).toEqual([]);
    expect(faults(TicketEventSchema, { ...corrected, serviceId: 'kk' })).toEqual([]);
  });

  it('that completes may tell what was done, each service once', () => {
    const completed = { ...event, type: 'completed', serviceId: 'ektp' };
    const faultsOf = (...services: readonly unknown[]) => faults(TicketEventSchema, { ...completed, services });
    const many = Array.from({ length: 51 }, (_, index) => ({ serviceId: `s-${index}`, quantity: 1 }));

    expect(faultsOf({ serviceId: 'ektp', quantity: 1 }, { serviceId: 'kk', quantity: 10_000 })).toEqual([]);
    expect(faultsOf(...many.slice(1))).toEqual([]);
    expect(faultsOf(...many)).toEqual(['services too_big']);
    expect(faultsOf()).toEqual(['services too_small']);
    expect(faultsOf({ serviceId: 'kk', quantity: 0 })).toEqual(['services.0.quantity too_small']);
    expect(faultsOf({ serviceId: 'kk', quantity: 10_001 })).toEqual(['services.0.quantity too_big']);
    expect(faultsOf({ serviceId: 'kk', quantity: 1.5 })).toEqual(['services.0.quantity invalid_type']);
    expect(faultsOf({ serviceId: 'kk', quantity: 1, price: 5 })).toEqual(['services.0.price unknown_field']);
    expect(faultsOf({ serviceId: 'kk', quantity: 1 }, { serviceId: 'kk', quantity: 2 })).toEqual([
      'services.1.serviceId duplicate',
    ]);
  });

  it('that does not complete tells of no work', () => {
    const started = { ...event, type: 'started', officerId: 'p-01', services: [{ serviceId: 'kk', quantity: 1 }] };

    expect(faults(TicketEventSchema, started)).toEqual(['services not_allowed']);
  });

  it('names every field that is wrong', () => {
    const wrong = {
      eventId: '',
      ticketId: 'A'.repeat(65),
      type: 'paused',
      occurredAt: 'now',
      outcome: 'ok',
      accurate: 'no',
      reason: '',
      nik: '1',
    };

    expect(faults(TicketEventSchema, wrong)).toEqual([
      'eventId invalid_format',
      'ticketId too_big',
      'type invalid_value',
      'occurredAt invalid_union',
      'outcome invalid_value',
      'accurate invalid_type',
      'reason too_small',
      'nik unknown_field',
    ]);
  });

  it('that is no object is one fault', () => {
    for (const wrong of [null, 'event', 7, [event]])
      expect(faults(TicketEventSchema, wrong)).toEqual([' invalid_type']);
  });

  it('takes no field that only looks like one of an object', () => {
    expect(
      faults(TicketEventSchema, JSON.parse(`{"__proto__":{"serviceId":"x"},${JSON.stringify(event).slice(1)}`)),
    ).toEqual(['__proto__ unknown_field']);
  });
});

describe('a push', () => {
  it('has 1 to 500 events, whatever they are', () => {
    expect(faults(TicketPushSchema, { events: [null] })).toEqual([]);
    expect(faults(TicketPushSchema, { events: Array.from({ length: 500 }, () => 1) })).toEqual([]);
    expect(faults(TicketPushSchema, { events: Array.from({ length: 501 }, () => 1) })).toEqual(['events too_big']);
    expect(faults(TicketPushSchema, { events: [] })).toEqual(['events too_small']);
    expect(faults(TicketPushSchema, {})).toEqual(['events required']);
    expect(faults(TicketPushSchema, [event])).toEqual([' invalid_type']);
    expect(faults(TicketPushSchema, { events: [event], unit: 'x' })).toEqual(['unit unknown_field']);
  });
});

describe('a survey response', () => {
  it('is good with one answer, and with everything', () => {
    const full = {
      ...response,
      answers: {
        persyaratan: 1,
        prosedur: 2,
        waktu: 3,
        biaya: 4,
        produk: 1,
        kompetensi: 2,
        perilaku: 3,
        pengaduan: 4,
        sarana: 1,
      },
      comment: 'x'.repeat(1000),
      respondent: { sex: 'P', age: '51+', education: 'S1/D4', work: 'TNI' },
      language: 'id',
      startedAt: '2026-11-20T08:00:00+07:00',
    };

    expect(faults(ResponseSchema, response)).toEqual([]);
    expect(faults(ResponseSchema, full)).toEqual([]);
  });

  it.each([
    [{ perilaku: 5 }, ['answers.perilaku invalid_value']],
    [{ perilaku: 0 }, ['answers.perilaku invalid_value']],
    [{ perilaku: 3.5 }, ['answers.perilaku invalid_value']],
    [{ perilaku: '4' }, ['answers.perilaku invalid_value']],
    [{ perilaku: null }, ['answers.perilaku invalid_value']],
    [{ perilaku: 4, U7: 4 }, ['answers.U7 unknown_field']],
    [{}, ['answers invalid_value']],
    [[4], ['answers invalid_type']],
  ])('with the answers %j is refused', (answers, expected) => {
    expect(faults(ResponseSchema, { ...response, answers })).toEqual(expected);
  });

  it.each(['ticket', 'kiosk', 'assisted', 'whatsapp', null])('cannot say by which channel it came: %j', (channel) => {
    expect(faults(ResponseSchema, { ...response, channel })).toEqual(['channel unknown_field']);
  });

  it.each(['', 'https://spam.example'])(
    'has no field that only robots fill in: that is the form’s, with %j',
    (website) => {
      expect(faults(ResponseSchema, { ...response, website })).toEqual(['website unknown_field']);
    },
  );

  it('has room for nothing that names a person', () => {
    const named = {
      ...response,
      name: 'x',
      respondent: { sex: 'X', nik: '1', age: '15–25' },
      comment: 'x'.repeat(1001),
    };

    expect(faults(ResponseSchema, named)).toEqual([
      'comment too_big',
      'respondent.sex invalid_value',
      'respondent.age invalid_value',
      'respondent.nik unknown_field',
      'name unknown_field',
    ]);
  });
});

describe('a registry document', () => {
  it('is taken as it is, with names trimmed', () => {
    const service = {
      id: 'ektp',
      name: ' KTP ',
      standard: { measure: 'turnaround', minutes: 0.5, decree: 'SK 1/2026', validFrom: '2026-01-01' },
    };
    const full = {
      ...document,
      services: [service],
      officers: [{ id: 'p', name: 'P', nip: '199001012015041001', active: false }],
      counters: [{ id: 'l', name: 'L' }],
    };

    expect(read(RegistryDocumentSchema, full)).toEqual({
      ok: true,
      value: { ...full, services: [{ ...service, name: 'KTP' }] },
    });
  });

  it('names what is wrong deep inside it', () => {
    const wrong = {
      name: ' ',
      timeZone: 'Asia/Djakarta-Raya',
      questionnaire: 'skm-9',
      services: [{ id: 'a', name: 'A', standard: { measure: 'wait', minutes: 0, validFrom: '2026-02-30', minute: 5 } }],
      officers: [{ id: 'p 1', name: 'P', nip: '1234' }],
    };

    expect(faults(RegistryDocumentSchema, wrong)).toEqual([
      'name too_small',
      'timeZone invalid_value',
      'questionnaire invalid_value',
      'services.0.standard.measure invalid_value',
      'services.0.standard.minutes too_small',
      'services.0.standard.validFrom invalid_value',
      'services.0.standard.minute unknown_field',
      'officers.0.id invalid_format',
      'officers.0.nip invalid_format',
      'counters required',
    ]);
  });

  it('has every id once among its services, its officers and its counters', () => {
    const twice = [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
      { id: 'a', name: 'A again' },
    ];

    expect(faults(RegistryDocumentSchema, { ...document, services: twice, officers: twice, counters: twice })).toEqual([
      'services.2.id duplicate',
      'officers.2.id duplicate',
      'counters.2.id duplicate',
    ]);
  });

  it.each(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Pontianak'])('may be in %s', (timeZone) => {
    expect(faults(RegistryDocumentSchema, { ...document, timeZone })).toEqual([]);
  });
});

describe('a new key', () => {
  it('is for units or for all of them', () => {
    expect(faults(NewKeySchema, newKey)).toEqual([]);
    expect(faults(NewKeySchema, { ...newKey, units: ['*'], expiresAt: '2027-01-01T00:00:00+07:00' })).toEqual([]);
    expect(faults(NewKeySchema, { ...newKey, officerId: 'p-01' })).toEqual([]);
  });

  it('names what is wrong', () => {
    expect(
      faults(NewKeySchema, { name: ' ', scopes: ['admin'], units: ['a b'], expiresAt: '2027-01-01', keyId: 'mine' }),
    ).toEqual([
      'name too_small',
      'scopes.0 invalid_value',
      'units.0 invalid_format',
      'expiresAt invalid_union',
      'keyId unknown_field',
    ]);
    expect(faults(NewKeySchema, { ...newKey, officerId: '198501012010011001 X' })).toEqual([
      'officerId invalid_format',
    ]);
    expect(faults(NewKeySchema, { ...newKey, scopes: [], units: [] })).toEqual(['scopes too_small', 'units too_small']);
  });
});

describe('a question for indicators', () => {
  it.each(['2026-11-21', '2026-W47', '2026-11', '2026-Q4', '2026-S2', '2026'])('may be about %s', (name) => {
    expect(read(PeriodSchema, name)).toMatchObject({ ok: true, value: { name } });
  });

  it.each(['2026-13', '2026-02-30', '2025-W53', '26-11', 'November', '2026-Q5', '', undefined])(
    'is refused about %j, with what it may be',
    (name) => {
      expect(read(PeriodSchema, name)).toMatchObject({
        ok: false,
        errors: [{ message: expect.stringContaining('2026-W47') as string }],
      });
    },
  );

  it('may ask by officer, by service, or by both in any order', () => {
    expect(
      ['officer', 'service', 'officer,service', 'service, officer', 'officer,officer'].map((by) => BySchema.parse(by)),
    ).toEqual([['officer'], ['service'], ['officer', 'service'], ['officer', 'service'], ['officer']]);
    for (const by of ['', 'counter', 'officer,', 'Officer']) expect(faults(BySchema, by)).toEqual([' invalid_value']);
  });

  it('names a parameter that is not one', () => {
    expect(faults(IndicatorQuerySchema, { period: '2026', group: 'officer' })).toEqual(['group unknown_field']);
    expect(faults(IndicatorQuerySchema, {})).toEqual(['period required']);
  });
});

describe('a message of the queue', () => {
  const queued = { v: 1, kind: 'ticket-events', unitId: 'contoh', events: [{ ...event, occurredAt: FIRST_INSTANT }] };

  it('is good in the version that is written now', () => {
    expect(faults(FactMessageSchema, queued)).toEqual([]);
    expect(
      faults(FactMessageSchema, {
        v: 1,
        kind: 'response',
        unitId: 'contoh',
        key: 'abc',
        response: {
          responseId: 'r',
          receivedAt: FIRST_INSTANT,
          channel: 'ticket',
          questionnaire: 'skm-2017.1',
          answers: { waktu: 1 },
        },
      }),
    ).toEqual([]);
  });

  it('may carry the device and the flags of an answer, and only flags that there are', () => {
    const answers = { waktu: 1 };
    const fields = {
      responseId: 'r',
      receivedAt: FIRST_INSTANT,
      channel: 'kiosk',
      questionnaire: 'skm-2017.1',
      answers,
    };
    const message = { v: 1, kind: 'response', unitId: 'contoh', key: 'abc', device: '2026-11-20.x' };

    expect(faults(FactMessageSchema, { ...message, response: { ...fields, flags: ['fast', 'honeypot'] } })).toEqual([]);
    expect(faults(FactMessageSchema, { ...message, response: { ...fields, flags: ['slow'] } })).toEqual([
      'response.flags.0 invalid_value',
    ]);
    expect(faults(FactMessageSchema, { ...message, response: fields, device: 'x'.repeat(65) })).toEqual([
      'device too_big',
    ]);
  });

  it('of a version or a kind that is not known is not guessed at', () => {
    expect(faults(FactMessageSchema, { ...queued, v: 2 })).toEqual(['v invalid_value']);
    expect(faults(FactMessageSchema, { ...queued, kind: 'complaint' })).toEqual(['kind invalid_union']);
    expect(faults(FactMessageSchema, { ...queued, events: [] })).toEqual(['events too_small']);
  });

  it('has instants that are times: a fact of the year 300000 would stop the batch that counts it', () => {
    const ever = { ...queued, events: [{ ...event, occurredAt: 8_640_000_000_000_001 }] };

    expect(faults(FactMessageSchema, ever)).toEqual(['events.0.occurredAt too_big']);
  });

  it.each([
    [FIRST_INSTANT - 1, 'too_small'],
    [END_OF_INSTANTS, 'too_big'],
  ])('has no instant of another year than those of which anything is told: %i', (instant, code) => {
    const at = instant;
    const given = { responseId: 'r', receivedAt: at, channel: 'kiosk', questionnaire: 'skm-2017.1' };
    const common = { v: 1, unitId: 'contoh' };
    const ruling = { state: 'clear', at, objectionId: 'o-1' };
    const messages = [
      { ...queued, events: [{ ...event, occurredAt: at }] },
      { ...common, kind: 'response', key: 'k', response: { ...given, answers: { waktu: 1 } } },
      { ...common, kind: 'ruling', fact: { kind: 'ticket', id: 'A-1' }, ruling },
      { ...common, kind: 'answer-charge', key: 'k', charge: { to: { kind: 'annulled' }, order: 1 }, on: at },
    ];

    expect(messages.flatMap((message) => faults(FactMessageSchema, message))).toEqual([
      `events.0.occurredAt ${code}`,
      `response.receivedAt ${code}`,
      `ruling.at ${code}`,
      `on ${code}`,
    ]);
  });

  it('may say which attempt an answer is, and need not: it was not always counted', () => {
    const given = { responseId: 'r', receivedAt: FIRST_INSTANT, channel: 'ticket', questionnaire: 'skm-2017.1' };
    const messageOf = (attempt?: number) =>
      faults(FactMessageSchema, {
        v: 1,
        kind: 'response',
        unitId: 'contoh',
        key: 'k',
        response: { ...given, answers: { waktu: 1 }, attempt },
      });

    expect([messageOf(), messageOf(1), messageOf(UNCOUNTED_ATTEMPT)]).toEqual([[], [], []]);
    expect([messageOf(0), messageOf(1.5)]).toEqual([['response.attempt too_small'], ['response.attempt invalid_type']]);
  });
});

describe('the id of a person, or of what is a person’s', () => {
  const nip = '198501012010012001';

  it('of an office has at most nine digits side by side, in its document and in an address', () => {
    for (const schema of [UnitIdSchema, ServiceIdSchema, OfficerIdSchema, CounterIdSchema]) {
      expect(faults(schema, 'p-123456789.123456789')).toEqual([]);
      for (const id of ['1234567890', `p-${nip}`, '3273015502900001-a']) {
        expect(faults(schema, id)).toEqual([' long_number']);
      }
    }
    const named = { ...document, officers: [{ id: nip, name: 'Ani' }] };
    expect(faults(RegistryDocumentSchema, named)).toEqual(['officers.0.id long_number']);
  });

  it('of a ticket may be a date and a clock, and is no number of a person', () => {
    expect(faults(TicketIdSchema, '202611210905123456-001')).toEqual([]);
    for (const id of [nip, `A-${nip}`, '3273015502900001', '081234567890']) {
      expect(faults(TicketIdSchema, id)).toEqual([' number_of_a_person']);
    }
    expect(faults(TicketEventSchema, { ...event, ticketId: nip })).toEqual(['ticketId number_of_a_person']);
  });

  it('that was taken before is read from the queue, whatever it is', () => {
    const message = {
      v: 1,
      kind: 'ticket-events',
      unitId: '1234567890',
      events: [{ ...event, ticketId: nip, officerId: nip, occurredAt: Date.parse(event.occurredAt) }],
    };

    expect(faults(FactMessageSchema, message)).toEqual([]);
  });
});

describe('a problem document', () => {
  it('says in its detail what its errors say', () => {
    expect(
      problem(
        422,
        [
          { path: 'a.0', code: 'required', message: 'is missing' },
          { path: '', code: 'not_json', message: 'and so on' },
        ],
        'JKJaXmPLvHcESHA=',
      ),
    ).toEqual({
      type: '/v1/errors/invalid-request',
      title: 'The request is not valid',
      status: 422,
      detail: 'a.0: is missing; and so on',
      instance: 'JKJaXmPLvHcESHA=',
      errors: [
        { path: 'a.0', code: 'required', message: 'is missing' },
        { path: '', code: 'not_json', message: 'and so on' },
      ],
    });
    expect(problem(401, [], 'x').detail).toBe('No valid API key');
  });

  it('does not carry a body back: what was sent is not in it', () => {
    const result = read(ResponseSchema, {
      ...response,
      comment: 'NIK 3273'.repeat(200),
      answers: { perilaku: 'rahasia' },
    });

    expect(JSON.stringify(result)).not.toMatch(/3273|rahasia/);
  });

  it('stays small enough to be answered, however much is wrong', () => {
    const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]));

    const result = read(TicketEventSchema, { ...event, ...fields });

    // A function may answer 6 MB; the body that is asked about has at most 1 MB.
    expect(JSON.stringify(result).length).toBeLessThan(100_000);
  });
});
