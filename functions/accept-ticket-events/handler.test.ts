// The exported handler, on the real engines: what it takes from the environment, and its chain.
import { SECOND } from '@tera/domain';
import { counterMark, openLink } from '@tera/links';
import { complaints } from '@tera/testing/contract';
import { aKey, aQueue, anEngine, putFact, putUnit, secretsManager } from '@tera/testing/engine';
import { contoh, servedTicket, ticketKey, ticketState } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, send, sendForPage } from '@tera/testing/http';
import { SECRETS } from '@tera/testing/links';
import { beforeAll, describe, expect, it } from 'vitest';
import { written } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/ticket-events';
const now = () => new Date(Date.now() - SECOND).toISOString();

const engine = anEngine();
const queue = aQueue();
const secrets = secretsManager();
const handler = aHandler(() => import('./index.ts'), { engine, queue, secrets });
const ours = aKey(engine, { scopes: ['tickets:write'], units: [contoh] });
const theirs = aKey(engine, { scopes: ['tickets:write'], units: ['lain'] });
beforeAll(() => putUnit(engine, contoh));

const push = (sent: Sent) => send(handler, { routeKey: ROUTE, path: { unitId: contoh }, key: ours.key, ...sent });

describe('the function', () => {
  it('queues a push and answers with links to the survey', async () => {
    const answer = await push({
      json: { events: [written('issued', { occurredAt: now() }), written('completed', { occurredAt: now() })] },
    });

    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, surveys: [{ ticketId: 'A-001' }] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(await queue.drain()).toHaveLength(1);
    const { url } = (answer.body as { surveys: { url: string }[] }).surveys[0] ?? { url: '' };
    const token = url.replace(/^https:\/\/tera\.example\/s\//, '');
    expect(openLink(token, SECRETS, Date.now())).toMatchObject({
      state: 'open',
    });
  });

  it('leaves its mark in a browser that pushes from our page, and in no program', async () => {
    const json = { events: [written('issued', { occurredAt: now(), ticketId: 'A-009' })] };
    const cookiesAfter = async (headers: Readonly<Record<string, string>>) =>
      (await sendForPage(handler, { routeKey: ROUTE, path: { unitId: contoh }, key: ours.key, json, headers })).cookies;

    expect(await cookiesAfter({ 'sec-fetch-site': 'same-origin' })).toEqual([
      `tera_counter_${counterMark(contoh, SECRETS)}=1; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure`,
    ]);
    expect(await cookiesAfter({})).toEqual([]);
    await queue.drain();
  });

  it('looks whether a ticket has ended, and needs no secret of answers', async () => {
    await putFact(engine, {
      key: ticketKey('A-007'),
      state: ticketState(servedTicket('A-007', { day: '2026-11-01' })),
    });

    const answer = await push({ json: { events: [written('issued', { occurredAt: now(), ticketId: 'A-007' })] } });

    expect(answer).toMatchObject({ status: 422, body: { rejected: [{ code: 'ticket_ended' }] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(await queue.drain()).toHaveLength(1);
  });

  it.each([
    ['no key', { key: '' }, 401, 'authorization'],
    ['the key of another unit', { key: theirs.key }, 403, 'unitId'],
    ['more than 1 MB', { body: ' '.repeat(1024 * 1024 + 1), json: undefined }, 413, ''],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'content-type'],
    ['wrong JSON', { body: '{"events":[', json: undefined }, 422, ''],
    ['501 events', { json: { events: Array.from({ length: 501 }, () => written('called')) } }, 422, 'events'],
    ['no events', { json: { events: [] } }, 422, 'events'],
    [
      'only bad events',
      { json: { events: [written('issued', { serviceId: 'paspor', occurredAt: now() })] } },
      422,
      'events.0.serviceId',
    ],
  ])('refuses %s as documented', async (_, sent: Sent, status, path) => {
    const answer = await push({ json: { events: [written('called', { occurredAt: now() })] }, ...sent });

    expect(answer).toMatchObject({ status, body: { status, errors: [{ path }] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(await queue.drain()).toEqual([]);
  });
});
