// Webhooks of Qminder, as its documentation writes them, become the events of a ticket; all names are invented.
import type { QminderWebhook } from '@tera/contracts';
import { describe, expect, it } from 'vitest';
import { qminderEvents } from './qminder.ts';
import forwarded from './samples/qminder-forwarded.json' with { type: 'json' };
import served from './samples/qminder-served.json' with { type: 'json' };
import { eventsIn, figures, lines } from './testing/told.ts';

const all = (webhooks: readonly QminderWebhook[]) => webhooks.flatMap((webhook) => eventsIn(qminderEvents(webhook)));
const about = (type: string, data: object): QminderWebhook => ({ type, data: { id: '90003', line: 37338, ...data } });

describe('the webhooks of a ticket that is served', () => {
  it('are its issue, its call, its start and its completion', () => {
    expect(lines(eventsIn(qminderEvents(served[0]!)))).toEqual(['08:00 issued 37338']);
    expect(lines(eventsIn(qminderEvents(served[1]!)))).toEqual([
      '08:12 called 37338 @3',
      '08:12 started 37338 14267 @3',
    ]);
    expect(lines(eventsIn(qminderEvents(served[2]!))).at(-1)).toBe('08:30 completed 37338 14267');
  });

  it('give the figures, in whatever order and however often they come', () => {
    const expected = { end: 'completed', officerId: '14267', serviceId: '37338', wait: 12, served: [['14267', 18]] };

    expect(figures(all(served))).toMatchObject({ ...expected, conflicts: 0 });
    expect(figures(all([...served, ...served.toReversed()]))).toMatchObject({ ...expected, conflicts: 0 });
  });

  it('carry nothing of the visitor over', () => {
    expect(JSON.stringify(all(served))).not.toMatch(/Warga|Contoh|6200|Kunjungan/);
  });
});

describe('a ticket that is forwarded', () => {
  it('divides the service between the clerks, and ends in the line to which it went', () => {
    expect(figures(all(forwarded))).toMatchObject({
      conflicts: 0,
      end: 'completed',
      officerId: '14270',
      serviceId: '37339',
      wait: 10,
      served: [
        ['14267', 5],
        ['14270', 20],
      ],
    });
  });

  it('is told whole by its last webhook, but for its issue', () => {
    expect(figures(all([forwarded[0]!, forwarded.at(-1)!]))).toMatchObject({
      ...figures(all(forwarded)),
      duplicates: 0,
    });
  });

  it('names on every event the line that it was in, so that another office takes none of it', () => {
    const named = all(forwarded).map(({ type, serviceId }) => `${type} ${serviceId}`);

    expect(new Set(named)).toEqual(
      new Set([
        'issued 37338',
        'called 37338',
        'started 37338',
        'transferred 37338',
        'called 37339',
        'started 37339',
        'completed 37339',
      ]),
    );
  });

  it('leaves the clerk at once, though nobody has called it yet', () => {
    expect(lines(eventsIn(qminderEvents(forwarded[2]!))).at(-1)).toBe('08:15 transferred 37338');
  });

  it('goes from clerk to clerk without a pause', () => {
    const interactions = [
      { start: '2026-11-20T01:10:00Z', end: '2026-11-20T01:15:00Z', user: 1 },
      { start: '2026-11-20T01:15:00Z', end: '2026-11-20T01:20:00Z', user: 2 },
    ];
    const ticket = { status: 'SERVED', interactions, served: { date: '2026-11-20T01:20:00Z' } };

    expect(figures(all([about('ticket_served', ticket)]))).toMatchObject({
      served: [
        ['1', 5],
        ['2', 5],
      ],
    });
  });
});

describe('a ticket that nobody served', () => {
  const calledAndEnded = { interactions: [{ start: '2026-11-20T01:10:00Z', end: '2026-11-20T01:13:00Z', user: 1 }] };

  it.each([
    ['NOSHOW', 'no_show'],
    ['CANCELLED', 'left'],
    ['CANCELLED_BY_CLERK', 'cancelled'],
  ])('of status %s is %s, when its last turn ended', (status, type) => {
    const events = eventsIn(qminderEvents(about('ticket_cancelled', { status, ...calledAndEnded })));

    expect(lines(events).at(-1)).toBe(`08:13 ${type} 37338`);
  });

  it('was never called, and has the time at which it was removed', () => {
    const removed = { status: 'CANCELLED_BY_CLERK', cancelled: { date: '2026-11-20T02:00:00Z', canceller: 1 } };

    expect(lines(eventsIn(qminderEvents(about('ticket_cancelled', removed))))).toEqual(['09:00 cancelled 37338']);
  });

  it('counts as no service of the clerk who called', () => {
    expect(figures(all([about('ticket_changed', { status: 'NOSHOW', ...calledAndEnded })]))).toMatchObject({
      end: 'no_show',
      served: [],
    });
  });
});

describe('a webhook that tells nothing', () => {
  it.each([
    ['is about a line', { type: 'line_changed', data: { id: 37338, name: 'Pendaftaran' } }],
    ['is about a location', { type: 'location_created', data: { id: 1 } }],
    ['is of a kind that Qminder has not yet', { type: 'visit_scored', data: null }],
    ['changes a name', about('ticket_changed', { status: 'NEW', firstName: 'Warga' })],
    ['has no time for what happened', about('ticket_cancelled', { status: 'CANCELLED_BY_CLERK' })],
  ])('is ignored when it %s', (_, webhook) => {
    expect(qminderEvents(webhook)).toEqual({ ignored: webhook.type });
  });

  it('is an error when it is no ticket', () => {
    expect(qminderEvents({ type: 'ticket_created', data: { status: 'NEW' } })).toMatchObject({
      errors: [{ path: 'data.id' }],
    });
    expect(qminderEvents({ type: 'ticket_created', data: 'x' })).toMatchObject({ errors: [{ path: 'data' }] });
    expect(qminderEvents(about('ticket_created', { created: { date: 'kemarin' } }))).toMatchObject({
      errors: [{ path: 'data.created.date' }],
    });
  });
});
