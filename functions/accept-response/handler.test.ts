// The exported handler, on the real engines: what it takes from the environment, and its chain.
import { DAY } from '@tera/domain';
import type { HttpHandler } from '@tera/http';
import { registryStore } from '@tera/store';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { complaints } from '../../packages/contracts/src/testing/conformance.ts';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { type Sent, send } from '../../packages/http/src/testing/request.ts';
import { type SecretsEndpoint, startSecrets } from '../../packages/links/src/testing/secrets.ts';
import { type Engine, TABLES, startEngine } from '../../packages/store/src/testing/engine.ts';
import { aDocument, contoh } from '../../packages/store/src/testing/makers.ts';
import { type Queue, startQueue } from '../../packages/store/src/testing/queue.ts';
import { aBody, aLink, secretsOf } from './testing.ts';

const ROUTE = 'POST /v1/responses';
const expiresAt = Date.now() + DAY;
let engine: Engine;
let queue: Queue;
let secrets: SecretsEndpoint;
let handler: HttpHandler;

beforeAll(async () => {
  [engine, queue, secrets] = await Promise.all([
    startEngine(),
    startQueue(),
    startSecrets({ links: '{"signWith":"1","1":"a secret"}', responses: '{"key":"pseudonyms"}' }),
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
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  await registryStore(engine.client, TABLES.registry).putUnit(contoh, aDocument(), Date.now());
  ({ handler } = await import('./index.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([engine.stop(), queue.stop(), secrets.stop()]);
});

const answer = (sent: Sent) => send(handler, { routeKey: ROUTE, ...sent });

describe('the function', () => {
  it('queues an answer of whoever has the link, and finds the new secret by itself', async () => {
    const first = await answer({ json: aBody({ link: aLink({ expiresAt }) }) });
    secrets.values.set('links', '{"signWith":"2","1":"a secret","2":"newer"}');
    const second = await answer({ json: aBody({ link: aLink({ expiresAt }, secretsOf('2', { 2: 'newer' })) }) });

    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    expect(complaints(ROUTE, first)).toEqual([]);
    expect(await queue.drain()).toHaveLength(2);
  });

  it.each([
    ['score 5', { json: aBody({ answers: { perilaku: 5 } }) }, 422, 'answers.perilaku'],
    ['an unknown element', { json: aBody({ answers: { ramah: 4, perilaku: 4 } }) }, 422, 'answers.ramah'],
    ['no answer at all', { json: aBody({ answers: {} }) }, 422, 'answers'],
    ['a forged link', { json: aBody({ link: 'x' }) }, 422, 'link'],
    ['a name', { json: aBody({ name: 'Siti' }) }, 422, 'name'],
    ['wrong JSON', { body: '{' }, 422, ''],
    ['a form', { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'content-type'],
    ['a body that is too long', { json: aBody({ comment: 'x'.repeat(17_000) }) }, 413, ''],
  ])('refuses %s as documented', async (_, sent: Sent, status, path) => {
    const refused = await answer(sent);

    expect(refused).toMatchObject({ status, body: { status, errors: [{ path }] } });
    expect(complaints(ROUTE, refused)).toEqual([]);
  });
});
