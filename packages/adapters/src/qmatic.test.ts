// Visit events of Qmatic Orchestra, in each way in which they are written, become the events of a ticket.
import { describe, expect, it } from 'vitest';
import { qmaticReader } from './qmatic.ts';
import served from './samples/qmatic-served.json' with { type: 'json' };
import transferred from './samples/qmatic-transferred.json' with { type: 'json' };
import { eventsIn, figures, lines } from './testing/told.ts';

const WIB = 'Asia/Jakarta';
const reader = (confirms: boolean, timeZone = WIB) => qmaticReader({ timeZone, confirms });
const visit = (eventName: string, parameters: object = {}, eventTime = '2026-11-20T08:00:00.000+0700') => ({
  eventName,
  eventTime,
  parameters: { branchId: 2, visitId: 703, ...parameters },
});

/** Whom the confirmation of a visit names. */
function officerOf(parameters: object): string | undefined {
  return eventsIn(reader(true)(visit('VISIT_CONFIRM', parameters)))[0]?.officerId;
}

/** All events; what is ignored gives none. */
function told(records: readonly unknown[], read: ReturnType<typeof qmaticReader>) {
  return records.flatMap((record) => {
    const mapped = read(record);
    return 'ignored' in mapped ? [] : eventsIn(mapped);
  });
}

describe('a visit where staff confirm that the visitor came', () => {
  it('is issued, called, started and completed, by whom the earlier events named', () => {
    expect(lines(told(served, reader(true)))).toEqual([
      '08:00 issued 11',
      '08:10 called @4',
      '08:11 started 31 @4',
      '08:21 completed 11 31',
    ]);
    expect(figures(told(served, reader(true)))).toMatchObject({ wait: 10, served: [['31', 10]], officerId: '31' });
  });

  it('changes nothing when its events are sent again', () => {
    const again = told([...served, ...served], reader(true));

    expect(figures(again)).toMatchObject({ wait: 10, served: [['31', 10]], conflicts: 0, duplicates: 4 });
  });
});

describe('a visit where nobody confirms', () => {
  it('is served from the call on', () => {
    expect(figures(told(served, reader(false)))).toMatchObject({ wait: 10, served: [['31', 11]] });
  });

  it('divides the service where it is handed on, with times in the zone of the branch', () => {
    expect(figures(told(transferred, reader(false)))).toMatchObject({
      officerId: '32',
      serviceId: '11',
      wait: 5,
      served: [
        ['31', 7],
        ['32', 9],
      ],
    });
    expect(told(transferred, reader(false, 'Asia/Makassar'))[0]?.occurredAt).toBe('2026-11-20T00:00:00.000Z');
  });

  it('is not given to who handed it on, when the next call names nobody', () => {
    const records = [visit('VISIT_CALL', { userId: 31 }), visit('VISIT_TRANSFER_TO_QUEUE'), visit('VISIT_CALL')];

    expect(lines(told(records, reader(false))).at(-1)).toBe('08:00 started');
  });

  it('is no service when the visitor does not come', () => {
    const records = [
      visit('VISIT_CREATE', { service: 11 }),
      visit('VISIT_CALL', { userId: 31 }, '2026-11-20T08:04:00.000+0700'),
      visit('VISIT_NOSHOW', {}, '2026-11-20T08:06:00.000+0700'),
    ];

    expect(figures(told(records, reader(false)))).toMatchObject({ end: 'no_show', served: [] });
  });
});

describe('an event of Orchestra', () => {
  it.each([
    ['VISIT_CREATE', 'issued 11'],
    ['VISIT_RECALL', 'called'],
    ['VISIT_CONFIRM', 'started 31'],
    ['VISIT_END', 'completed 11 31'],
    ['VISIT_NOSHOW', 'no_show'],
    ['VISIT_REMOVE', 'cancelled'],
    ['VISIT_RECYCLE', 'transferred'],
    ['VISIT_TRANSFER_TO_QUEUE', 'transferred'],
    ['VISIT_TRANSFER_TO_USER_POOL', 'transferred'],
    ['VISIT_TRANSFER_TO_SERVICE_POINT_POOL', 'transferred'],
  ])('named %s is %s', (eventName, line) => {
    expect(lines(eventsIn(reader(true)(visit(eventName, { service: 11, userId: 31 }))))).toEqual([`08:00 ${line}`]);
  });

  it.each(['VISIT_NEXT', 'USER_SESSION_START', 'SERVICE_POINT_OPEN', 'RESET'])('named %s is ignored', (eventName) => {
    expect(reader(true)(visit(eventName))).toEqual({ ignored: eventName });
  });

  it('is read as a record of the event store too', () => {
    const { eventName, eventTime, parameters } = visit('VISIT_CREATE', { serviceOrigId: 11 });

    expect(lines(eventsIn(reader(true)({ id: 85, eventName, eventTime, parameterMap: parameters })))).toEqual([
      '08:00 issued 11',
    ]);
  });

  it.each([
    ['2026-11-20T08:00:00.000+0700', '2026-11-20T01:00:00.000Z'],
    ['2026-11-20T08:00:00+07:00', '2026-11-20T01:00:00.000Z'],
    ['2026-11-20T08:00:00Z', '2026-11-20T08:00:00.000Z'],
    ['2026-11-20T08:00:00', '2026-11-20T01:00:00.000Z'],
  ])('of %s happened at %s', (eventTime, occurredAt) => {
    expect(eventsIn(reader(true)(visit('VISIT_CREATE', {}, eventTime)))[0]?.occurredAt).toBe(occurredAt);
  });

  it.each(['kemarin', '2026-02-31T08:00:00', '2026-02-31T08:00:00+0700', '2026-11-20'])(
    'of the time %j is an error',
    (eventTime) => {
      expect(reader(true)(visit('VISIT_CREATE', {}, eventTime))).toMatchObject({ errors: [{ path: 'eventTime' }] });
    },
  );

  it('is an error when it is about no visit, or no event at all', () => {
    expect(reader(true)({ ...visit('VISIT_END'), parameters: {} })).toMatchObject({
      errors: [{ path: 'parameters.visitId' }],
    });
    expect(reader(true)({ hello: 'world' })).toMatchObject({ errors: [{ path: '' }] });
  });

  it('names the officer by the number, and by the login name where there is none', () => {
    expect(officerOf({ userId: 31, user: 'petugas31' })).toBe('31');
    expect(officerOf({ userId: 0, user: 'Petugas 31' })).toBe('petugas-31');
    expect(officerOf({})).toBeUndefined();
  });

  it('keeps its ids within the bounds, however long the numbers are', () => {
    const long = visit('VISIT_TRANSFER_TO_QUEUE', { branchId: '9'.repeat(30), visitId: '9'.repeat(30) });

    expect(figures(eventsIn(reader(true)(long)))).toMatchObject({ conflicts: 0 });
  });
});
