// A push: what is accepted is queued, what is not is named, and the good events never pay for the bad ones.
import { FactMessageSchema, MESSAGE_BYTES } from '@tera/contracts';
import { DAY, MINUTE, type TicketId, type UnitId } from '@tera/domain';
import { openLink, responseKey } from '@tera/links';
import { complaints } from '@tera/testing/contract';
import { NOW, contoh } from '@tera/testing/facts';
import { SECRETS } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { RESPONSE_SECRET, aDoor, written } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/ticket-events';
const instant = (ms: number) => new Date(ms).toISOString();

describe('a push of ticket events', () => {
  it('is queued as it was sent, in order', async () => {
    const door = aDoor();
    const events = [
      written('issued'),
      written('started', { counterId: 'loket-1' }),
      written('completed', { accurate: false }),
    ];

    const answer = await door.push(events);

    expect(answer).toMatchObject({ status: 202, body: { accepted: 3, rejected: [], retry: [] } });
    expect(door.taken).toEqual([
      {
        v: 1,
        kind: 'ticket-events',
        unitId: 'contoh',
        events: events.map(inMilliseconds),
      },
    ]);
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('accepts the good ones and names the bad one', async () => {
    const door = aDoor();

    const answer = await door.push([
      written('issued'),
      written('issued', { serviceId: 'paspor', eventId: 'bad' }),
      written('called'),
    ]);

    expect(answer).toMatchObject({
      status: 202,
      body: {
        accepted: 2,
        rejected: [
          { index: 1, eventId: 'bad', code: 'unknown_service', message: expect.stringContaining("'paspor'") as string },
        ],
      },
    });
    expect(door.taken.flatMap((message) => ('events' in message ? message.events : []))).toHaveLength(2);
    expect(door.counted).toEqual({ Accepted: 2, 'Rejected{unknown_service}': 1 });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it.each([
    ['unknown_service', written('called', { serviceId: 'paspor' }), 'serviceId'],
    ['unknown_service', written('completed', { services: [{ serviceId: 'paspor', quantity: 2 }] }), 'services'],
    ['unknown_officer', written('started', { officerId: 'citra' }), 'officerId'],
    ['unknown_counter', written('called', { counterId: 'loket-9' }), 'counterId'],
    ['clock_ahead', written('called', { occurredAt: instant(NOW + 10 * MINUTE + 1) }), 'occurredAt'],
    ['too_old', written('called', { occurredAt: instant(NOW - 730 * DAY - 1) }), 'occurredAt'],
    ['required', written('issued', { serviceId: undefined }), 'serviceId'],
    ['required', written('corrected', { officerId: undefined }), 'officerId'],
    ['unknown_field', written('called', { nik: '1' }), 'nik'],
    ['invalid_format', written('called', { ticketId: 'A#1' }), 'ticketId'],
    ['too_big', written('called', { ticketId: 'A'.repeat(65) }), 'ticketId'],
    ['invalid_value', written('paused'), 'type'],
    ['invalid_union', written('called', { occurredAt: '2026-11-20 08:00' }), 'occurredAt'],
    ['invalid_type', written('called', { accurate: 'no' }), 'accurate'],
  ])('rejects an event as %s and says where', async (code, bad, field) => {
    const door = aDoor();

    const { status, body } = await door.push([written('called'), bad]);

    expect({ status, body }).toMatchObject({ status: 202, body: { accepted: 1, rejected: [{ index: 1, code }] } });
    expect((body as { rejected: { message: string }[] }).rejected[0]?.message).toContain(`${field}: `);
    expect(door.counted).toEqual({ Accepted: 1, [`Rejected{${code}}`]: 1 });
  });

  it('takes what is at the very edge of the clock, for history can be loaded', async () => {
    const edges = [instant(NOW + 10 * MINUTE), instant(NOW - 730 * DAY)].map((occurredAt) =>
      written('called', { occurredAt }),
    );

    expect((await aDoor().push(edges)).body).toMatchObject({ accepted: 2, rejected: [] });
  });

  it.each([null, 'event', 7, [], {}])('rejects %j without an event id, and goes on', async (nonsense) => {
    const answer = await aDoor().push([nonsense, written('called')]);

    expect(answer.body).toMatchObject({ accepted: 1, rejected: [{ index: 0, eventId: null }] });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('names all that is wrong with an event in one message', async () => {
    const { body } = await aDoor().push([
      written('called'),
      written('started', { officerId: 'citra', serviceId: 'paspor' }),
    ]);

    expect((body as { rejected: { message: string }[] }).rejected[0]?.message).toMatch(/^serviceId: .*; officerId: /);
  });

  it('does not answer more than a function may, however much is wrong', async () => {
    const fields = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`k${index}`, 1]));

    const { body } = await aDoor().push([written('called'), { ...written('called'), ...fields }]);

    expect(JSON.stringify(body).length).toBeLessThan(1_000_000);
  });

  it('of a unit that there is not is 404', async () => {
    const door = aDoor();

    const answer = await door.push([written('called')], 'lain' as UnitId);

    expect(answer).toMatchObject({ status: 404, body: { errors: [{ path: 'unitId', code: 'unknown_unit' }] } });
    expect(door.offered).toEqual([]);
    expect(complaints(ROUTE, answer)).toEqual([]);
  });
});

describe('a push in which nothing is good', () => {
  it('is 422 that names every field, and every event', async () => {
    const door = aDoor();

    const answer = await door.push([
      written('issued', { serviceId: undefined }),
      written('started', { officerId: 'citra', eventId: 'x' }),
    ]);

    expect(answer).toMatchObject({
      status: 422,
      body: {
        errors: [
          { path: 'events.0.serviceId', code: 'required' },
          { path: 'events.1.officerId', code: 'unknown_officer' },
        ],
        rejected: [
          { index: 0, code: 'required' },
          { index: 1, eventId: 'x', code: 'unknown_officer' },
        ],
      },
    });
    expect(door.offered).toEqual([]);
    expect(door.counted).toEqual({ 'Rejected{required}': 1, 'Rejected{unknown_officer}': 1 });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });
});

describe('the queue', () => {
  it('gets messages of at most 64 KB, as few as possible', async () => {
    const door = aDoor();

    await door.push(wordy(500));

    const sizes = door.taken.map((message) => Buffer.byteLength(JSON.stringify(message)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MESSAGE_BYTES);
    expect(sizes).toHaveLength(Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / MESSAGE_BYTES));
  });

  it('that does not take a message is asked again with its events, and only with those', async () => {
    const door = aDoor({ takes: (_, index) => index !== 1 });
    const events = [written('issued', { serviceId: 'paspor' }), ...wordy(500)];

    const answer = await door.push(events);

    const refused = door.offered[1];
    const left = refused?.kind === 'ticket-events' ? refused.events.map(({ eventId }) => eventId as string) : [];
    expect(left.length).toBeGreaterThan(0);
    expect(answer).toMatchObject({ status: 202, body: { accepted: 500 - left.length, rejected: [{ index: 0 }] } });
    const { retry } = answer.body as { retry: { index: number; eventId: string }[] };
    expect(retry.map(({ eventId }) => eventId)).toEqual(left);
    for (const { index, eventId } of retry) expect(events[index]).toMatchObject({ eventId });
    expect(door.counted).toMatchObject({ Accepted: 500 - left.length });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('that takes nothing is 503, to be tried again', async () => {
    const door = aDoor({ takes: () => false });

    const answer = await door.push([written('completed', { eventId: 'e' }), written('paused')]);

    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { errors: [{ code: 'queue_unavailable' }], retry: [{ index: 0, eventId: 'e' }], rejected: [{ index: 1 }] },
    });
    expect(answer.body).not.toHaveProperty('surveys');
    expect(complaints(ROUTE, answer)).toEqual([]);
  });
});

describe('a correction', () => {
  const toBudi = { eventId: 'x-1', ticketId: 'A-001', officerId: 'budi', serviceId: 'kk' };

  it('moves the answer to its ticket as well, which is known by a pseudonym alone', async () => {
    const door = aDoor();

    const answer = await door.push([written('called'), written('corrected', toBudi)]);

    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, retry: [] } });
    expect(door.taken.map(({ kind }) => kind)).toEqual(['ticket-events', 'answer-move']);
    expect(door.taken[1]).toEqual({
      v: 1,
      kind: 'answer-move',
      unitId: 'contoh',
      key: responseKey(RESPONSE_SECRET, contoh, 'A-001' as TicketId),
      move: { eventId: 'x-1', at: Date.parse('2026-11-20T08:00:00+07:00'), officerId: 'budi', serviceId: 'kk' },
    });
    expect(FactMessageSchema.safeParse(door.taken[1]).success).toBe(true);
    expect(JSON.stringify(door.taken[1])).not.toContain('A-001');
  });

  it('that is rejected moves nothing', async () => {
    const door = aDoor();

    await door.push([written('called'), written('corrected', { officerId: 'citra' })]);

    expect(door.offered.map(({ kind }) => kind)).toEqual(['ticket-events']);
  });

  it('whose move the queue did not take is sent again, and nothing else is', async () => {
    const door = aDoor({ takes: ({ kind }) => kind === 'ticket-events' });

    const answer = await door.push([written('called'), written('corrected', toBudi), written('completed')]);

    expect(answer).toMatchObject({
      status: 202,
      body: { accepted: 2, retry: [{ index: 1, eventId: 'x-1' }], surveys: [{ ticketId: 'A-001' }] },
    });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('is sent again when the queue took its move and not the event', async () => {
    const door = aDoor({ takes: ({ kind }) => kind === 'answer-move' });

    expect(await door.push([written('corrected', toBudi)])).toMatchObject({
      status: 503,
      body: { retry: [{ index: 0, eventId: 'x-1' }] },
    });
  });

  it('is all that the secret of answers is read for', async () => {
    const door = aDoor({ responseSecret: () => Promise.reject(new Error('no such secret')) });

    expect((await door.push([written('completed')])).status).toBe(202);
    await expect(door.push([written('corrected', toBudi)])).rejects.toThrow('no such secret');
    expect(door.offered).toHaveLength(1);
  });
});

describe('the survey links', () => {
  it('are one for each ticket that the push completed, about who completed it', async () => {
    const { body } = await aDoor().push([
      written('issued', { ticketId: 'A-1' }),
      written('completed', { ticketId: 'A-1' }),
      written('completed', { ticketId: 'A-2', officerId: 'budi', serviceId: 'kk' }),
      written('no_show', { ticketId: 'A-3' }),
    ]);

    const surveys = surveysOf(body);
    expect(surveys.map(({ ticketId }) => ticketId)).toEqual(['A-1', 'A-2']);
    const [, second] = surveys;
    const token = second?.url.replace('https://tera.example/s/', '') ?? '';
    expect(openLink(token, SECRETS, NOW)).toEqual({
      state: 'open',
      link: { unitId: 'contoh', serviceId: 'kk', officerId: 'budi', ticketId: 'A-2', expiresAt: NOW + 30 * DAY },
    });
    expect(openLink(token, SECRETS, NOW + 30 * DAY)).toMatchObject({ state: 'expired' });
  });

  it('are one for a ticket that was completed twice, about its last completion in the push', async () => {
    const { body } = await aDoor().push([
      written('completed'),
      written('reopened'),
      written('completed', { officerId: 'budi' }),
    ]);

    const [survey, ...others] = surveysOf(body);
    expect(others).toEqual([]);
    expect(openLink(survey?.url.split('/s/')[1] ?? '', SECRETS, NOW)).toMatchObject({ link: { officerId: 'budi' } });
  });

  it('are not made for what was rejected or not queued', async () => {
    const filler = Array.from({ length: 300 }, (_, index) =>
      written('called', { ticketId: `B-${index}`, reason: 'x'.repeat(200) }),
    );
    const door = aDoor({ takes: (_, index) => index === 0 });

    const { body } = await door.push([
      written('completed', { ticketId: 'A-queued' }),
      written('completed', { ticketId: 'A-rejected', officerId: 'citra' }),
      ...filler,
      written('completed', { ticketId: 'A-left' }),
    ]);

    expect(surveysOf(body).map(({ ticketId }) => ticketId)).toEqual(['A-queued']);
  });
});

function inMilliseconds(event: Record<string, unknown>): Record<string, unknown> {
  return { ...event, occurredAt: Date.parse('2026-11-20T08:00:00+07:00') };
}

function wordy(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    written('called', { reason: 'x'.repeat(200), ticketId: `A-${index}` }),
  );
}

function surveysOf(body: unknown): { ticketId: string; url: string }[] {
  return (body as { surveys: { ticketId: string; url: string }[] }).surveys;
}

describe('a push that is only judged', () => {
  it('says what would be taken and what not, and takes nothing', async () => {
    const door = aDoor();
    const events = [written('issued'), written('issued', { serviceId: 'paspor' }), written('completed')];

    const [judged, pushed] = [await door.validate(events), await aDoor().push(events)];

    expect(judged).toMatchObject({
      status: 200,
      body: { accepted: 2, rejected: [{ index: 1, code: 'unknown_service' }] },
    });
    expect(judged.body).toEqual({ ...(pushed.body as object), surveys: [] });
    expect(door.offered).toEqual([]);
    expect(door.counted).toEqual({});
    expect(complaints(ROUTE, judged)).toEqual([]);
  });

  it('is answered also where nothing would be taken', async () => {
    expect(await aDoor().validate([written('issued', { serviceId: 'paspor' }), 5])).toMatchObject({
      status: 200,
      body: { accepted: 0, rejected: [{ code: 'unknown_service' }, { code: 'invalid_type' }] },
    });
    expect(await aDoor().validate([written('issued')], 'lain' as UnitId)).toMatchObject({ status: 404 });
  });
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => written('held', { occurredAt: instant(NOW - (count - index) * MINUTE) }));

describe('a ticket with more events than one keeps', () => {
  it('loses its oldest ones at the door, by their names', async () => {
    const events = many(203);

    const answer = await aDoor().push([...events, written('issued', { ticketId: 'B-001' })]);

    expect(answer).toMatchObject({ status: 202, body: { accepted: 201 } });
    expect((answer.body as { rejected: object[] }).rejected).toMatchObject(
      [0, 1, 2].map((index) => ({ index, eventId: events[index]?.['eventId'], code: 'too_many_events' })),
    );
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('is not one whose events were sent twice', async () => {
    const events = many(150);

    expect(await aDoor().push([...events, ...events])).toMatchObject({ body: { accepted: 300, rejected: [] } });
  });
});
