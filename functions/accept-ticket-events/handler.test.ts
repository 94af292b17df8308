// The exported handler, on the real engines: what it takes from the environment, and its chain.
import { FactMessageSchema } from '@tera/contracts';
import { SECOND, type TicketId } from '@tera/domain';
import { type HttpHandler, makeApiKey } from '@tera/http';
import { openLink, responseKey } from '@tera/links';
import { keyStore, registryStore } from '@tera/store';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { complaints } from '../../packages/contracts/src/testing/conformance.ts';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { type Sent, send } from '../../packages/http/src/testing/request.ts';
import { type SecretsEndpoint, startSecrets } from '../../packages/links/src/testing/secrets.ts';
import { type Engine, TABLES, startEngine } from '../../packages/store/src/testing/engine.ts';
import { type Queue, startQueue } from '../../packages/store/src/testing/queue.ts';
import { UNIT_ID, aUnit, written } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/ticket-events';
const now = () => new Date(Date.now() - SECOND).toISOString();
let engine: Engine;
let queue: Queue;
let secrets: SecretsEndpoint;
let handler: HttpHandler;
const ours = makeApiKey();
const theirs = makeApiKey();

beforeAll(async () => {
  [engine, queue, secrets] = await Promise.all([
    startEngine(),
    startQueue(),
    startSecrets({ links: '{"signWith":"1","1":"a secret"}', responses: '{"key":"another secret"}' }),
  ]);
  const environment = {
    ...QUIET_ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_SQS: queue.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    REGISTRY_TABLE: TABLES.registry,
    FACTS_QUEUE_URL: queue.url,
    LINK_SECRET_ARN: 'links',
    RESPONSE_SECRET_ARN: 'responses',
    PUBLIC_URL: 'https://tera.example/',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  await registryStore(engine.client, TABLES.registry).putUnit(UNIT_ID, aUnit(), Date.now());
  const keys = keyStore(engine.client, TABLES.registry);
  for (const [{ keyId, secretHash }, unit] of [
    [ours, UNIT_ID],
    [theirs, 'lain'],
  ] as const) {
    await keys.put({ keyId, secretHash, name: 'Loket', scopes: ['tickets:write'], units: [unit], createdAt: 0 });
  }
  ({ handler } = await import('./index.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([engine.stop(), queue.stop(), secrets.stop()]);
});

const push = (sent: Sent) => send(handler, { routeKey: ROUTE, path: { unitId: UNIT_ID }, key: ours.key, ...sent });

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
    expect(openLink(token, { signWith: '1', secrets: new Map([['1', 'a secret']]) }, Date.now())).toMatchObject({
      state: 'open',
    });
  });

  it('tells the answer of a corrected ticket where it belongs', async () => {
    const correction = written('corrected', { occurredAt: now(), ticketId: 'A-007' });

    const answer = await push({ json: { events: [correction] } });

    expect(answer).toMatchObject({ status: 202, body: { accepted: 1 } });
    const messages = (await queue.drain()).map((body) => FactMessageSchema.parse(JSON.parse(body)));
    expect(messages).toHaveLength(2);
    expect(messages.find(({ kind }) => kind === 'answer-move')).toMatchObject({
      key: responseKey('another secret', UNIT_ID, 'A-007' as TicketId),
      move: { officerId: 'budi' },
    });
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
