// What is fixed about an event when it is recorded.
import { TicketEventSchema } from '@tera/contracts';
import { maskedComment } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import type { NewTicketEvent, TicketEvent } from './wire.ts';
import { type Pen, writeDown } from './write-down.ts';

const NOW = Date.parse('2026-11-21T02:00:00Z');

function written(event: Partial<NewTicketEvent>, pen: Partial<Pen> = {}): TicketEvent {
  const whole = { ticketId: 'A-1', type: 'called', ...event } as NewTicketEvent;
  const { json } = writeDown(whole, {
    now: () => NOW,
    makeId: () => 'made',
    correction: () => undefined,
    lastOf: () => -Infinity,
    ...pen,
  });
  return JSON.parse(json) as TicketEvent;
}

describe('an event that is recorded', () => {
  it('gets an id and a time where it has none, and keeps its own', () => {
    expect(written({})).toEqual({
      ticketId: 'A-1',
      type: 'called',
      eventId: 'made',
      occurredAt: '2026-11-21T02:00:00.000Z',
    });
    const own = { eventId: 'mine', occurredAt: '2026-11-21T08:59:00+07:00' };
    expect(written(own)).toMatchObject(own);
    expect(written({ occurredAt: new Date(NOW) })).toMatchObject({ occurredAt: '2026-11-21T02:00:00.000Z' });
  });

  it.each([
    [{ ticketId: '' }, 'ticketId is missing'],
    [{ type: undefined }, 'type is missing'],
    [{ occurredAt: 'tomorrow' }, 'occurredAt is not a time'],
    [{ occurredAt: '2026-11-21T09:00:00' }, 'occurredAt needs an offset'],
    [{ occurredAt: new Date(Number.NaN) }, 'occurredAt is not a time'],
    [{ reason: 'x'.repeat(70_000) }, 'more than 64 KB'],
  ])('is refused at once when it could never be sent: %j', (event, why) => {
    expect(() => written(event as Partial<NewTicketEvent>)).toThrow(why);
  });
});

describe('the time of an event on a computer whose clock is wrong', () => {
  it('is moved by the offset, with a mark that the server takes and stores', () => {
    const event = written({ occurredAt: '2026-11-21T09:00:00+07:00' }, { correction: () => 42_000 });

    expect(event).toMatchObject({
      occurredAt: '2026-11-21T02:00:42.000Z',
      reason: 'clock corrected by +42 s',
    });
    expect(event).not.toHaveProperty('accurate');
    expect(TicketEventSchema.safeParse(event).success).toBe(true);
  });

  it('is left alone when it is off by half a minute or less', () => {
    const event = { occurredAt: '2026-11-21T09:00:00+07:00' };

    expect(written(event, { correction: () => 30_000 })).toMatchObject(event);
    expect(written(event, { correction: () => -30_000 })).not.toHaveProperty('reason');
  });

  it('is marked behind a reason that is there, which is shortened when both are too long', () => {
    const pen = { correction: () => -3_600_000 };

    expect(written({ reason: 'salah loket' }, pen).reason).toBe('salah loket; clock corrected by -1 h 0 min 0 s');
    const long = written({ reason: '😀'.repeat(100) }, pen);
    expect(long.reason).toHaveLength(200);
    expect(long.reason).toMatch(/😀…; clock corrected by -1 h 0 min 0 s$/u);
    expect(TicketEventSchema.safeParse(long).success).toBe(true);
  });

  it('is marked in a way that survives the masking of numbers, however far off it was', () => {
    const { reason } = written({}, { correction: () => 17 * 365.25 * 86_400_000 });

    expect(maskedComment(reason ?? '')).toBe(reason);
  });
});

describe('the time of an event after the clock was set back', () => {
  it('is never before the last event that is known of the ticket', () => {
    expect(written({}, last(20_000))).toMatchObject({ occurredAt: '2026-11-21T02:00:20.001Z' });
    expect(written({}, last(20_000))).not.toHaveProperty('reason');
    expect(written({}, { ...last(-20_000), correction: () => -60_000 })).toMatchObject({
      occurredAt: '2026-11-21T01:59:40.001Z',
    });
  });

  it('says by how much it was moved, where that is more than clocks differ', () => {
    expect(written({ reason: 'ramai' }, last(3_599_999))).toMatchObject({
      occurredAt: '2026-11-21T03:00:00.000Z',
      reason: 'ramai; clock corrected by +1 h 0 min 0 s',
    });
  });

  it('stays as it is where nothing went before, and where somebody has said it', () => {
    expect(written({}, last(-1))).toMatchObject({ occurredAt: '2026-11-21T02:00:00.000Z' });
    expect(written({ occurredAt: new Date(NOW) }, last(60_000))).toMatchObject({
      occurredAt: '2026-11-21T02:00:00.000Z',
    });
  });
});

/** The last event of the ticket was so long after now. */
function last(after: number): Partial<Pen> {
  return { lastOf: () => NOW + after };
}
