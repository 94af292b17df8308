// What becomes of a webhook whose signature is good.
import { complaints } from '@tera/testing/contract';
import { describe, expect, it } from 'vitest';
import { aDoor, aTicket } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/webhooks/qminder';

describe('a webhook about a ticket', () => {
  it('becomes ticket events in the queue', async () => {
    const door = aDoor();

    const answer = await door.tell('ticket_called', aTicket());

    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, rejected: [], ignored: false } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(door.taken).toMatchObject([
      {
        kind: 'ticket-events',
        unitId: 'contoh',
        events: [
          { ticketId: '90001', type: 'called', counterId: '3' },
          { type: 'started', officerId: '14267', occurredAt: Date.parse('2026-11-20T08:12:00+07:00') },
        ],
      },
    ]);
    expect(door.counted).toMatchObject({ Accepted: 2 });
  });

  it('is the same events when it is sent again', async () => {
    const door = aDoor();

    await door.tell('ticket_called', aTicket());
    await door.tell('ticket_called', aTicket());

    expect(door.taken[1]).toEqual(door.taken[0]);
  });

  it('leaves the visitor outside', async () => {
    const door = aDoor();

    await door.tell('ticket_called', aTicket());

    expect(JSON.stringify(door.taken)).not.toMatch(/Warga|6200/);
  });

  it('is taken without what names a clerk whom the registry does not know', async () => {
    const door = aDoor();

    const answer = await door.tell('ticket_called', aTicket({ called: { date: '2026-11-20T01:12:00Z', caller: 99 } }));

    expect(answer).toMatchObject({
      status: 202,
      body: { accepted: 1, rejected: [{ index: 1, code: 'unknown_officer' }] },
    });
    expect(door.taken).toMatchObject([{ events: [{ type: 'called' }] }]);
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(door.counted).toMatchObject({ 'Rejected{unknown_officer}': 1 });
  });

  it.each([
    ['ticket_created', {}],
    ['ticket_called', {}],
    [
      'ticket_cancelled',
      { called: undefined, status: 'CANCELLED_BY_CLERK', cancelled: { date: '2026-11-20T01:30:00Z' } },
    ],
    ['ticket_served', { status: 'SERVED', served: { date: '2026-11-20T01:30:00Z' } }],
  ])('of the line of another office leaves nothing of its %s here, and is no failure', async (type, fields) => {
    const door = aDoor();

    const answer = await door.tell(type, aTicket({ line: 99999, ...fields }));

    expect(answer).toMatchObject({ status: 202, body: { accepted: 0, ignored: false } });
    expect(answer.body).toMatchObject({
      rejected: expect.arrayContaining([expect.objectContaining({ code: 'unknown_service' })]),
    });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(door.taken).toEqual([]);
  });

  it('is to be sent again when the queue did not take it, or not all of it', async () => {
    const answer = await aDoor({ takes: () => false }).tell('ticket_called', aTicket());

    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { retry: [{}, {}] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('is nothing for a unit that is not registered', async () => {
    expect(await aDoor().tell('ticket_called', aTicket(), 'lain' as never)).toMatchObject({
      status: 404,
      body: { errors: [{ path: 'unitId', code: 'unknown_unit' }] },
    });
  });

  it('is refused when it holds no ticket', async () => {
    expect(await aDoor().tell('ticket_called', { status: 'CALLED' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'data.id', code: 'required' }] },
    });
  });
});

describe('a webhook about something else', () => {
  it.each([
    ['line_changed', { id: 37338, name: 'Pendaftaran' }],
    ['ticket_changed', aTicket({ status: 'NEW', called: undefined })],
    ['something_new', null],
  ])('such as %s is taken and ignored', async (type, data) => {
    const door = aDoor();

    const answer = await door.tell(type, data);

    expect(answer).toMatchObject({ status: 202, body: { accepted: 0, rejected: [], ignored: true } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(door.taken).toEqual([]);
    expect(door.counted).toEqual({ Ignored: 1 });
  });
});
