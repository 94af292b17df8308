// A push: what is accepted is queued, what is not is named, and the good events never pay for the bad ones.
import { MESSAGE_BYTES } from '@tera/contracts';
import { DAY, type EventId, MINUTE, SECOND, type TicketEvent, type UnitId } from '@tera/domain';
import { makeApiKey } from '@tera/http';
import { openLink } from '@tera/links';
import { complaints } from '@tera/testing/contract';
import { ani, at, ektp, event, NOW, servedTicket, storedKey } from '@tera/testing/facts';
import { SECRETS } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { aDoor, written } from './testing.ts';

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
        sentBy: { keyId: 'k1' },
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
  it('is an event like any other: whose the answer to its ticket is says the ticket, once it is counted', async () => {
    const door = aDoor();

    const answer = await door.push([written('called'), written('corrected', { officerId: 'budi', serviceId: 'kk' })]);

    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, retry: [] } });
    expect(door.taken.map(({ kind }) => kind)).toEqual(['ticket-events']);
  });
});

describe('a number that is given out again', () => {
  const yesterday = servedTicket('A-001', { day: '2026-11-19' });
  const tickets = { 'A-001': yesterday };
  const open = { 'A-001': yesterday.slice(0, 2) };
  const second = [
    written('issued', { eventId: 'again', occurredAt: '2026-11-20T08:00:00+07:00' }),
    written('started', { occurredAt: '2026-11-20T08:10:00+07:00' }),
    written('completed', { occurredAt: '2026-11-20T08:20:00+07:00' }),
  ];

  it('is refused where its ticket has ended, by a code and a message that name it', async () => {
    const door = aDoor({ tickets });

    const answer = await door.push(second);

    expect(answer).toMatchObject({
      status: 202,
      body: {
        accepted: 2,
        rejected: [
          {
            index: 0,
            eventId: 'again',
            code: 'ticket_ended',
            message: expect.stringContaining("'A-001'") as string,
          },
        ],
        retry: [],
      },
    });
    expect(door.counted).toEqual({ Accepted: 2, 'Rejected{ticket_ended}': 1 });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('goes on to whoever counts all the same, so that what follows is not taken for the first visit', async () => {
    const door = aDoor({ tickets });

    await door.push(second);

    expect(door.taken.flatMap((message) => ('events' in message ? message.events : []))).toHaveLength(3);
  });

  it('has no survey link, neither in one push nor in several', async () => {
    expect(await linksOf(second, tickets)).toEqual([]);
    expect(await linksOf(second.slice(2), { 'A-001': [...yesterday, ...eventsOfSecond()] })).toEqual([]);
    // Nor where the first still waits, or nobody told more of the second than its completion, or that the number was given out.
    expect(await linksOf(second.slice(2), tickets)).toEqual([]);
    expect(await linksOf(second, open)).toEqual([]);
    expect(await linksOf(second.slice(2), { 'A-001': [...yesterday, ...eventsOfSecond().slice(1)] })).toEqual([]);
  });

  it('is seen within one push, which has the link of the first visit alone', async () => {
    const first = yesterday.map((told) => Object.assign({}, told, { occurredAt: instant(told.occurredAt) }));

    const { body } = await aDoor().push([...first, ...second]);

    expect(body).toMatchObject({ accepted: 5, rejected: [{ index: 3, code: 'ticket_ended' }] });
    const [survey, ...others] = surveysOf(body);
    expect(others).toEqual([]);
    expect(opened(survey?.url)).toMatchObject({ link: { expiresAt: at('2026-11-19 08:15') + 30 * DAY } });
  });

  it('is taken where the first has not ended: who counts sets it aside', async () => {
    expect((await aDoor({ tickets: open }).push(second)).body).toMatchObject({ accepted: 3, rejected: [] });
  });

  it('is no other number: the same event again, an issue that comes late, and a start after a reopening', async () => {
    const again = yesterday.map((told) => Object.assign({}, told, { occurredAt: instant(told.occurredAt) }));
    const late = written('issued', { eventId: 'late', occurredAt: instant(at('2026-11-19 07:50')) });

    expect((await aDoor({ tickets }).push(again)).body).toMatchObject({ accepted: 3, rejected: [] });
    expect((await aDoor({ tickets: { 'A-001': yesterday.slice(1) } }).push([late])).body).toMatchObject({
      rejected: [],
    });
    expect((await aDoor({ tickets }).push([written('reopened'), ...second.slice(1)])).body).toMatchObject({
      accepted: 3,
      rejected: [],
      surveys: [{ ticketId: 'A-001' }],
    });
  });

  it('that the queue did not take is to be sent again, and refused then', async () => {
    const { body } = await aDoor({ tickets, takes: () => false }).push(second);

    expect(body).toMatchObject({ retry: [{ index: 0 }, { index: 1 }, { index: 2 }] });
    expect(body).not.toMatchObject({ rejected: [{ code: 'ticket_ended' }] });
  });
});

describe('more events than a ticket keeps', () => {
  it('are refused, the earliest of them, and the others are taken', async () => {
    const door = aDoor();
    const events = Array.from({ length: 203 }, (_, minute) =>
      written(minute === 202 ? 'completed' : 'called', { occurredAt: instant(at('05:00') + minute * MINUTE) }),
    );

    const answer = await door.push(events);

    expect(answer).toMatchObject({
      status: 202,
      body: { accepted: 200, rejected: [0, 1, 2].map((index) => ({ index, code: 'too_many_events' })), retry: [] },
    });
    expect(door.taken.flatMap((message) => ('events' in message ? message.events : []))).toHaveLength(200);
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it('count those that are there already', async () => {
    const there = Array.from({ length: 200 }, (_, minute) => ({
      ...event('called', '05:00', { eventId: `m-${minute}` as EventId }),
      occurredAt: at('05:00') + minute * MINUTE,
    }));
    const early = written('issued', { eventId: 'early', occurredAt: instant(at('04:00')) });

    expect((await aDoor({ tickets: { 'A-001': there } }).push([early, written('completed')])).body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, eventId: 'early', code: 'too_many_events' }],
    });
  });
});

const countedBefore = (ticketId: string, keyId = 'k1', day = '2026-11-20') =>
  servedTicket(ticketId, { day }).map((one) => Object.assign(one, { sentBy: { keyId } }));

describe('the survey links', () => {
  it('are one for each ticket that the push completed, and name nothing but the ticket', async () => {
    const { body } = await aDoor().push([
      written('issued', { ticketId: 'A-1' }),
      written('completed', { ticketId: 'A-1' }),
      written('completed', { ticketId: 'A-2', officerId: 'budi', serviceId: 'kk' }),
      written('no_show', { ticketId: 'A-3' }),
    ]);

    const surveys = surveysOf(body);
    expect(surveys.map(({ ticketId }) => ticketId)).toEqual(['A-1', 'A-2']);
    expect(opened(surveys[1]?.url)).toEqual({
      state: 'open',
      link: { unitId: 'contoh', ticketId: 'A-2', expiresAt: at('08:00') + 30 * DAY },
    });
    expect(surveys[1]?.url).not.toMatch(/budi|kk/);
  });

  it('are there for a ticket that nobody is known to have served', async () => {
    const { body } = await aDoor().push([written('completed', { officerId: undefined })]);

    expect(surveysOf(body)).toHaveLength(1);
  });

  it('live for thirty days from the completion, and are not made afterwards', async () => {
    const { body } = await aDoor().push([
      written('completed', completedAgo(30 * DAY)),
      written('completed', completedAgo(30 * DAY - SECOND)),
      written('completed', completedAgo(0)),
    ]);

    const surveys = surveysOf(body);
    expect(surveys.map(({ ticketId }) => ticketId)).toEqual([`A-${30 * DAY - SECOND}`, 'A-0']);
    expect(opened(surveys[0]?.url, NOW + SECOND)).toMatchObject({ state: 'expired' });
  });

  it('are one for a ticket that was completed twice, for thirty days from its first completion', async () => {
    const { body } = await aDoor().push([
      written('completed', { occurredAt: '2026-11-20T08:40:00+07:00' }),
      written('completed', { occurredAt: '2026-11-20T08:00:00+07:00' }),
      written('reopened', { occurredAt: '2026-11-20T08:10:00+07:00' }),
    ]);

    const [survey, ...others] = surveysOf(body);
    expect(others).toEqual([]);
    expect(opened(survey?.url)).toEqual({
      state: 'open',
      link: { unitId: 'contoh', ticketId: 'A-001', expiresAt: at('08:00') + 30 * DAY },
    });
  });

  const again = [
    written('reopened', { ticketId: 'A-1', occurredAt: '2026-11-20T08:20:00+07:00' }),
    written('started', { ticketId: 'A-1', occurredAt: '2026-11-20T08:21:00+07:00' }),
    written('completed', { ticketId: 'A-1', occurredAt: '2026-11-20T08:25:00+07:00' }),
  ];

  it('of a ticket that was completed before say so, and begin no new time', async () => {
    const [survey] = surveysOf((await aDoor({ tickets: { 'A-1': countedBefore('A-1') } }).push(again)).body);

    expect(opened(survey?.url)).toMatchObject({ link: { isRemade: true, expiresAt: at('08:15') + 30 * DAY } });
  });

  it('are not made for an old ticket that is completed once more', async () => {
    const old = { 'A-1': countedBefore('A-1', 'k1', '2026-10-20') };

    expect(surveysOf((await aDoor({ tickets: old }).push(again)).body)).toEqual([]);
  });

  it('are not another counter’s to get, by whatever it tells of the ticket', async () => {
    const keys = { theirs: storedKey(makeApiKey(), { name: 'Loket 2' }) };
    const tickets = { 'A-1': countedBefore('A-1', 'theirs') };
    const surveysFor = async (name: string) =>
      surveysOf((await aDoor({ tickets, keys, pusher: { keyId: 'k1', name, madeBy: [] } }).push(again)).body);

    expect(await surveysFor('Loket 1')).toEqual([]);
    // The same counter, with another key.
    expect(await surveysFor('Loket 2')).toHaveLength(1);
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

function inMilliseconds(sent: Record<string, unknown>): Record<string, unknown> {
  return { ...sent, occurredAt: Date.parse('2026-11-20T08:00:00+07:00') };
}

function wordy(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    written('called', { reason: 'x'.repeat(200), ticketId: `A-${index}` }),
  );
}

function opened(url: string | undefined, now = NOW) {
  return openLink(url?.split('/s/')[1] ?? '', SECRETS, now);
}

function surveysOf(body: unknown): { ticketId: string; url: string }[] {
  return (body as { surveys: { ticketId: string; url: string }[] }).surveys;
}

function eventsOfSecond(): TicketEvent[] {
  return [
    event('issued', '2026-11-20 08:00', { serviceId: ektp }),
    event('started', '2026-11-20 08:10', { officerId: ani }),
  ];
}

/** The links that a push of such events is answered with. */
async function linksOf(
  events: readonly unknown[],
  counted: Readonly<Record<string, readonly TicketEvent[]>>,
): Promise<unknown> {
  return surveysOf((await aDoor({ tickets: counted }).push([written('called', { ticketId: 'B-1' }), ...events])).body);
}

function completedAgo(ms: number) {
  return { ticketId: `A-${ms}`, occurredAt: instant(NOW - ms) };
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
