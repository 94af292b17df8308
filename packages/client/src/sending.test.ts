// How events get to the server, whatever it answers: with a real server on this machine and a real folder.
import { mkdirSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it, vi } from 'vitest';
import { aClient, called, calls } from './testing/a-client.ts';
import { type Push, type Reply, accepted, aServer, problem } from './testing/server.ts';

/** The given replies one after the other, and then everything is taken. */
const inTurn =
  (...replies: readonly Reply[]) =>
  (_: Push, index: number): Reply =>
    replies[index] ?? 'take';
/** Somebody on the way lets only so many bytes through. */
const upTo =
  (bytes: number) =>
  (push: Push): Reply =>
    push.bytes > bytes ? { status: 413 } : 'take';
/** A server that knows no service of the events whose ids begin so. */
const rejects = (bad: string) => (push: Push) => {
  const rejected = push.events.flatMap(({ eventId }, index) =>
    eventId.startsWith(bad) ? [{ index, eventId, code: 'unknown_service', message: 'serviceId: no such' }] : [],
  );
  if (rejected.length === push.events.length) return problem(422, 'unknown_service', { rejected });
  const body = { accepted: push.events.length - rejected.length, rejected, retry: [], surveys: [] };
  return { status: 202, body };
};
const idsOf = (events: readonly { readonly eventId: string }[]): string[] => events.map(({ eventId }) => eventId);

describe('recording', () => {
  it('does not wait for the network, and gives the id that will be sent', async () => {
    const { client } = aClient({ baseUrl: 'http://127.0.0.1:1' });

    const eventId = await client.record(called());

    expect(eventId).toMatch(/^[0-9a-f]{24}$/);
    expect(client.status()).toMatchObject({ waiting: 1 });
    expect(readFileSync(`${client.folder}/events-000000000001.ndjson`, 'utf8')).toContain(eventId);
  });

  it('ends in a push with the key, to the unit', async () => {
    const server = await aServer();
    const { client } = aClient({ baseUrl: `${server.url}/`, key: 'tera_k_s', unitId: 'unit:1' });

    await client.record(called({ eventId: 'e-1', ticketId: 'A-7', serviceId: 'ektp' }));
    await client.flush();

    expect(server.pushes).toMatchObject([
      { authorization: 'Bearer tera_k_s', path: '/v1/units/unit%3A1/ticket-events' },
    ]);
    expect(server.taken).toEqual([
      { eventId: 'e-1', ticketId: 'A-7', type: 'called', serviceId: 'ektp', occurredAt: '2026-11-20T09:00:00+07:00' },
    ]);
    expect(client.status()).toMatchObject({ state: 'idle', waiting: 0 });
  });

  it.each([
    [{ baseUrl: 'tera.example' }, 'baseUrl'],
    [{ baseUrl: 'ftp://tera.example' }, 'baseUrl'],
    [{ key: 'tera_a_b\n' }, 'key'],
    [{ key: '' }, 'key'],
    [{ unitId: 'a/b' }, 'unitId'],
  ])('is not even begun with settings that cannot be right: %j', (settings, name) => {
    expect(() => aClient(settings)).toThrow(name);
  });

  it('after the end is refused', async () => {
    const { client } = aClient();
    await client.close();

    await expect(client.record(called())).rejects.toMatchObject({ code: 'closed' });
    await expect(client.flush()).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('what waits', () => {
  it('goes oldest first, at most 500 events in a push', async () => {
    const folder = temporaryFolder();
    const before = aClient({ folder });
    await Promise.all(calls(1201).map((event) => before.client.record(event)));
    await before.client.close();
    const server = await aServer();

    const { client } = aClient({ folder, baseUrl: server.url });
    await client.flush();

    expect(server.pushes.map(({ events }) => events.length)).toEqual([500, 500, 201]);
    expect(server.taken.map(({ ticketId }) => ticketId)).toEqual(calls(1201).map(({ ticketId }) => ticketId));
  });

  it('goes in pushes of at most 1 MB, in bytes', async () => {
    const folder = temporaryFolder();
    const before = aClient({ folder });
    await Promise.all(calls(60, { reason: 'ｱ'.repeat(20_000) }).map((event) => before.client.record(event)));
    await before.client.close();
    const server = await aServer();

    const { client } = aClient({ folder, baseUrl: server.url });
    await client.flush();

    expect(server.taken).toHaveLength(60);
    expect(Math.max(...server.pushes.map(({ bytes }) => bytes))).toBeLessThanOrEqual(1024 * 1024);
    expect(Math.max(...server.pushes.map(({ bytes }) => bytes))).toBeGreaterThan(900_000);
  });

  it('is kept for the next start when the client is closed', async () => {
    const folder = temporaryFolder();
    const before = aClient({ folder });
    const eventId = await before.client.record(called());
    await before.client.close();
    const server = await aServer();

    const { client } = aClient({ folder, baseUrl: server.url });
    expect((await client.flush(), client.status()).waiting).toBe(0);

    expect(idsOf(server.taken)).toEqual([eventId]);
  });
});

describe('a push without a whole answer', () => {
  it.each<[string, Reply]>([
    ['a connection that breaks', 'drop'],
    ['an answer that is cut in the middle', 'cut'],
    ['500', problem(500, 'internal')],
    ['502 with a page', { status: 502, body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['503', problem(503, 'queue_unavailable')],
    ['429', problem(429, 'too_many_requests')],
    ['200 of a login page', { status: 200, body: '<html>log in</html>', headers: { 'content-type': 'text/html' } }],
    ['a way to somewhere else', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
    ['an answer about other events', { status: 202, body: { accepted: 7, rejected: [], retry: [], surveys: [] } }],
    ['a body that was damaged on the way', problem(422, 'not_json')],
  ])('is sent again as it was, after a wait: %s', async (_, reply) => {
    const server = await aServer(inTurn(reply, reply, reply));
    const { client, waits } = aClient({ baseUrl: server.url });

    await client.record(called());
    await client.flush();

    expect(server.pushes).toHaveLength(4);
    expect(new Set(server.pushes.map(({ events }) => JSON.stringify(events))).size).toBe(1);
    expect(waits).toEqual([250, 500, 1000]);
    expect(client.status()).toMatchObject({ state: 'idle', waiting: 0, rejected: 0 });
  });

  it('says meanwhile why it waits, and until when', async () => {
    const { client, states } = aClient(
      { baseUrl: 'http://127.0.0.1:1' },
      { sleep: (milliseconds, signal) => paused([], milliseconds, signal) },
    );

    await client.record(called());
    await vi.waitFor(() => expect(client.status().state).toBe('waiting'));

    expect(client.status()).toMatchObject({ code: 'offline', nextTryAt: expect.any(Date) as Date, waiting: 1 });
    expect(states.at(-1)).toMatchObject({ state: 'waiting', code: 'offline' });
  });

  it('begins to wait from the start again after a good answer', async () => {
    const server = await aServer(inTurn('drop', 'drop', 'take', 'drop'));
    const { client, waits } = aClient({ baseUrl: server.url });

    await client.record(called());
    await client.flush();
    await client.record(called());
    await client.flush();

    expect(waits).toEqual([250, 500, 250]);
  });

  it.each([
    ['in seconds', '7', 7000],
    ['as a date', 'Sat, 21 Nov 2026 12:00:09 GMT', 9000],
  ])('waits at least as long as Retry-After says %s', async (_, header, asked) => {
    const headers = { 'retry-after': header, date: 'Sat, 21 Nov 2026 12:00:00 GMT' };
    const server = await aServer(inTurn({ ...problem(503, 'queue_unavailable'), headers }));
    const { client, waits } = aClient({ baseUrl: server.url });

    await client.record(called());
    await client.flush();

    expect(waits).toEqual([asked + 250]);
  });
});

describe('a push that is too much', () => {
  it('is split until it passes, in order, and nothing is lost', async () => {
    const server = await aServer(upTo(4000));
    const { client } = aClient({ baseUrl: server.url });

    await Promise.all(calls(300).map((event) => client.record(event)));
    await client.flush();

    expect(server.taken.map(({ ticketId }) => ticketId)).toEqual(calls(300).map(({ ticketId }) => ticketId));
    expect(client.status()).toMatchObject({ rejected: 0, waiting: 0 });
  });

  it('because of one event costs only that one', async () => {
    const server = await aServer(upTo(4000));
    const { client, rejected } = aClient({ baseUrl: server.url });

    const events = [called(), called({ reason: 'x'.repeat(5000) }), called()];
    await Promise.all(events.map((event) => client.record(event)));
    await client.flush();

    expect(server.taken).toHaveLength(2);
    expect(rejected).toMatchObject([{ code: 'too_large', event: { ticketId: events[1]?.ticketId } }]);
  });
});

describe('what the server refuses', () => {
  it('is put aside with its reason, and the others go', async () => {
    const server = await aServer(rejects('bad'));
    const { client, rejected } = aClient({ baseUrl: server.url });

    await Promise.all(['a', 'bad-1', 'b'].map((eventId) => client.record(called({ eventId }))));
    await client.flush();
    await client.record(called({ eventId: 'bad-2' }));
    await client.flush();

    expect(rejected).toMatchObject([
      { event: { eventId: 'bad-1' }, code: 'unknown_service', message: 'serviceId: no such' },
      { event: { eventId: 'bad-2' } },
    ]);
    expect(client.status()).toMatchObject({ waiting: 0, rejected: 2 });
    const lines = readFileSync(client.rejectedFile, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { code: 'unknown_service', message: 'serviceId: no such', event: { eventId: 'bad-1', type: 'called' } },
      { event: { eventId: 'bad-2' } },
    ]);
  });

  it('without naming anything is found by halves', async () => {
    const server = await aServer((push) =>
      push.events.some(({ eventId }) => eventId === 'bad') ? problem(422, 'odd') : 'take',
    );
    const { client, rejected } = aClient({ baseUrl: server.url });

    await Promise.all(['a', 'b', 'bad', 'c', 'd'].map((eventId) => client.record(called({ eventId }))));
    await client.flush();

    expect(idsOf(server.taken).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(rejected).toMatchObject([
      { event: { eventId: 'bad' }, code: 'invalid_request', message: 'HTTP 422: because of odd' },
    ]);
  });

  it('and asks for again is sent again, before what is younger', async () => {
    const server = await aServer(({ events }, index) => {
      if (index > 0) return 'take';
      const retry = events.flatMap(({ eventId }, at) => (eventId === 'a' ? [{ index: at, eventId }] : []));
      return { status: 202, body: { accepted: events.length - retry.length, rejected: [], retry, surveys: [] } };
    });
    const { client, waits } = aClient({ baseUrl: server.url });

    await client.record(called({ eventId: 'a' }));
    await client.flush();
    await client.record(called({ eventId: 'b' }));
    await client.flush();

    expect(server.pushes.map(({ events }) => idsOf(events))).toEqual([['a'], ['a'], ['b']]);
    expect(waits).toHaveLength(1);
  });

  it('is corrected in the file and sent again, with the same id', async () => {
    const folder = temporaryFolder();
    const strict = await aServer(rejects('e'));
    const before = aClient({ folder, baseUrl: strict.url });
    await before.client.record(called({ eventId: 'e-1', serviceId: 'ektq' }));
    await before.client.flush();
    await before.client.close();
    const { rejectedFile } = before.client;
    const edited = readFileSync(rejectedFile, 'utf8').replace('ektq', 'ektp').replace('\n', '\r\n');
    // As an editor on Windows leaves it; and somebody made a note.
    writeFileSync(rejectedFile, `\uFEFF${edited}ini sudah saya perbaiki`);
    const server = await aServer();

    const { client } = aClient({ folder, baseUrl: server.url });
    expect(await client.resend()).toEqual({ resent: 1, unreadable: 1 });
    await client.flush();

    expect(server.taken).toMatchObject([{ eventId: 'e-1', serviceId: 'ektp' }]);
    expect(client.status()).toMatchObject({ waiting: 0, rejected: 1 });
    expect(readFileSync(rejectedFile, 'utf8')).toBe('ini sudah saya perbaiki\n');
    expect(await client.resend()).toEqual({ resent: 0, unreadable: 1 });
  });
});

describe('a key, a unit or an address that is wrong', () => {
  it.each<[Reply, string]>([
    [problem(401, 'unauthenticated'), 'key_refused'],
    [problem(403, 'forbidden'), 'not_allowed'],
    [problem(404, 'unknown_unit'), 'unknown_unit'],
    [{ status: 404, body: { message: 'Not Found' } }, 'wrong_address'],
  ])('stops the sending, says so, and loses nothing: %j', async (reply, code) => {
    const answer = { now: reply };
    const server = await aServer(() => answer.now);
    const pauses: number[] = [];
    const { client, states } = aClient(
      { baseUrl: server.url },
      { sleep: (milliseconds, signal) => paused(pauses, milliseconds, signal) },
    );

    await client.record(called());
    await expect(client.flush()).rejects.toMatchObject({ code });
    await client.record(called());
    await wait(20);

    expect(client.status()).toMatchObject({ state: 'stopped', code, waiting: 2, rejected: 0 });
    expect(states.at(-1)).toMatchObject({ state: 'stopped', code });
    expect(new Set(pauses)).toEqual(new Set([900_000]));
    const before = server.pushes.length;
    await wait(20);
    expect(server.pushes).toHaveLength(before);

    // Somebody has put it right: whoever flushes need not wait.
    answer.now = 'take';
    await client.flush();
    expect(server.taken).toHaveLength(2);
    expect(client.status()).toMatchObject({ state: 'idle', waiting: 0 });
  });
});

describe('a survey', () => {
  it('is handed over for every ticket that was completed', async () => {
    const survey = { ticketId: 'A-1', url: 'https://tera.example/s/x' };
    const server = await aServer(({ events }) => {
      const { body, ...rest } = accepted(events);
      return { ...rest, body: { ...(body as object), surveys: [survey] } };
    });
    const { client, surveys } = aClient({ baseUrl: server.url });

    await client.record(called());
    await client.flush();

    expect(surveys).toEqual([survey]);
  });
});

describe("a computer's clock", () => {
  const AHEAD = new Date(Date.now() + 3_600_000).toUTCString();
  const hourLater = (push: Push): Reply => ({ ...accepted(push.events), headers: { date: AHEAD } });

  it('that is wrong is told once, and what it is off by', async () => {
    const server = await aServer(hourLater);
    const { client, warnings } = aClient({ baseUrl: server.url });

    for (const event of calls(3)) {
      await client.record(event);
      await client.flush();
    }

    expect(warnings).toEqual([
      { code: 'clock_off', detail: expect.stringMatching(/^set it by \+(1 h 0|59) min/) as string },
    ]);
    expect(client.status().clockOffset).toBeGreaterThan(3500);
    expect(server.pushes.at(-1)?.events[0]).not.toHaveProperty('reason');
  });

  it('that is wrong is put right in the events, where that is wanted, from the first answer on', async () => {
    const server = await aServer(hourLater);
    const { client } = aClient({ baseUrl: server.url, correctClock: true });

    await client.record(called());
    await client.flush();
    await client.record(called({ occurredAt: '2026-11-20T09:00:00+07:00' }));
    await client.flush();

    const [before, after] = server.pushes.map(({ events }) => events[0]);
    expect(before).toMatchObject({ occurredAt: '2026-11-20T09:00:00+07:00' });
    expect(after?.reason).toMatch(/^clock corrected by \+/);
    expect(Date.parse(after?.occurredAt ?? '') - Date.parse('2026-11-20T02:00:00Z')).toBeGreaterThan(3_500_000);
  });

  it('is not judged by a page that is not ours', async () => {
    const page: Reply = { status: 200, body: '<html>', headers: { 'content-type': 'text/html', date: AHEAD } };
    const server = await aServer(inTurn(page));
    const { client, warnings } = aClient({ baseUrl: server.url });

    await client.record(called());
    await client.flush();

    expect(warnings).toEqual([]);
  });
});

describe('a client', () => {
  it('gives up waiting for the network when asked to, and goes on sending', async () => {
    const { client } = aClient({ baseUrl: 'http://127.0.0.1:1' });
    await client.record(called());

    await expect(client.flush({ within: 5 })).rejects.toMatchObject({ code: 'not_sent_yet' });

    expect(client.status()).toMatchObject({ waiting: 1 });
  });

  it('is not stopped by what its program does with the news', async () => {
    const server = await aServer();
    const thrown: unknown[] = [];
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', (error) => thrown.push(error));
    const { client } = aClient({
      baseUrl: server.url,
      onState: ({ state }) => {
        if (state === 'sending') throw new Error('the screen is gone');
      },
    });

    await client.record(called());
    await client.flush();
    process.removeAllListeners('uncaughtException');
    for (const other of others) process.on('uncaughtException', other);

    expect(thrown).toEqual([new Error('the screen is gone')]);
    expect(server.taken).toHaveLength(1);
  });

  it('waits for its turn on a folder, without being made again', async () => {
    const first = aClient();
    await first.client.record(called());
    const second = aClient({ folder: first.client.folder });

    await expect(second.client.record(called())).rejects.toMatchObject({ code: 'spool_in_use' });
    expect(second.client.status()).toMatchObject({ state: 'stopped', code: 'spool_in_use' });
    await first.client.close();

    await second.client.record(called());
    expect(second.client.status()).toMatchObject({ waiting: 2 });
  });

  it('keeps what could not be put aside until it can be', async () => {
    const server = await aServer(rejects('bad'));
    const { client, states } = aClient({ baseUrl: server.url });
    await client.record(called());
    await client.flush();
    // A folder in the place of the file: it cannot be written to.
    mkdirSync(client.rejectedFile);
    await client.record(called({ eventId: 'bad' }));
    await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ state: 'waiting', code: 'folder_unusable' }));
    expect(client.status()).toMatchObject({ waiting: 1, rejected: 0 });

    rmdirSync(client.rejectedFile);
    await client.flush();

    expect(client.status()).toMatchObject({ state: 'idle', waiting: 0, rejected: 1 });
  });

  it('leaves nothing but what was not sent', async () => {
    const server = await aServer();
    const { client } = aClient({ baseUrl: server.url });
    await client.record(called());
    await client.flush();

    await client.close();

    expect(readdirSync(client.folder).toSorted()).toEqual(['cursor.json', 'events-000000000001.ndjson']);
    expect(client.status()).toMatchObject({ state: 'closed' });
  });
});

function paused(pauses: number[], milliseconds: number, signal: AbortSignal): Promise<void> {
  pauses.push(milliseconds);
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });
}
