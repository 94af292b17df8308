// The exported handler, on the real engines: whom it believes, what it takes from the environment, and its chain.
import { FactMessageSchema } from '@tera/contracts';
import { SECOND } from '@tera/domain';
import type { HttpHandler } from '@tera/http';
import { registryStore } from '@tera/store';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { complaints } from '../../packages/contracts/src/testing/conformance.ts';
import { capturedOutput } from '../../packages/http/src/testing/log.ts';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { type Sent, send } from '../../packages/http/src/testing/request.ts';
import { type SecretsEndpoint, startSecrets } from '../../packages/links/src/testing/secrets.ts';
import { type Engine, TABLES, startEngine } from '../../packages/store/src/testing/engine.ts';
import { type Queue, startQueue } from '../../packages/store/src/testing/queue.ts';
import { ADDRESS, SECRET, UNIT_ID, aTicket, aUnit, sent, signed } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/webhooks/qminder';
let engine: Engine;
let queue: Queue;
let secrets: SecretsEndpoint;
let handler: HttpHandler;

const secretsOf = (units: Readonly<Record<string, string>>) => JSON.stringify({ '-': 'made up', ...units });

beforeAll(async () => {
  [engine, queue, secrets] = await Promise.all([
    startEngine(),
    startQueue(),
    startSecrets({ qminder: secretsOf({ [UNIT_ID]: SECRET, lain: SECRET }) }),
  ]);
  const environment = {
    ...QUIET_ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_SQS: queue.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    REGISTRY_TABLE: TABLES.registry,
    FACTS_QUEUE_URL: queue.url,
    QMINDER_SECRET_ARN: 'qminder',
    PUBLIC_URL: 'https://tera.example/',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  await registryStore(engine.client, TABLES.registry).putUnit(UNIT_ID, aUnit(), Date.now());
  ({ handler } = await import('./index.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([engine.stop(), queue.stop(), secrets.stop()]);
});

const earlier = () => new Date(Date.now() - SECOND).toISOString();
const aCall = () => ({
  type: 'ticket_called',
  data: aTicket({ called: { date: earlier(), caller: 14267, desk: 3 }, lastName: 'Contoh' }),
});
const tell = (webhook: unknown, otherwise: Sent = {}) => send(handler, sent(webhook, otherwise));

describe('a webhook with a good signature', () => {
  it('is queued', async () => {
    const answer = await tell(aCall());

    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, rejected: [], ignored: false } });
    expect(complaints(ROUTE, answer)).toEqual([]);
    const [message] = (await queue.drain()).map((body) => FactMessageSchema.parse(JSON.parse(body)));
    expect(message).toMatchObject({ unitId: UNIT_ID, events: [{ type: 'called' }, { type: 'started' }] });
  });

  it('may come as bytes, with spaces and letters that JSON would write otherwise', async () => {
    const text = `{ "type":  "line_changed", "data": {"name": "Pélayanan \\u0031"} }\n`;

    const answer = await tell(null, {
      body: Buffer.from(text),
      headers: { 'x-qminder-signature': signed(text).toUpperCase() },
    });

    expect(answer).toMatchObject({ status: 202, body: { ignored: true } });
  });

  it('is for a unit that has a secret and is not registered: 404', async () => {
    const webhook = aCall();
    const address = ADDRESS.replace(UNIT_ID, 'lain');

    const answer = await tell(webhook, {
      path: { unitId: 'lain' },
      headers: { 'x-qminder-signature': signed(JSON.stringify(webhook), address) },
    });

    expect(answer).toMatchObject({ status: 404, body: { errors: [{ code: 'unknown_unit' }] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });

  it.each([
    ['no JSON', 'halo', 422, 'not_json'],
    ['no webhook', '{"data":{}}', 422, 'required'],
  ])('and %s is refused', async (_, body, status, code) => {
    const answer = await tell(null, { body, headers: { 'x-qminder-signature': signed(body) } });

    expect(answer).toMatchObject({ status, body: { errors: [{ code }] } });
  });

  it('and another type of body is refused', async () => {
    expect(await tell(aCall(), { headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 415 });
  });
});

describe('a webhook that is not believed', () => {
  const body = JSON.stringify(aCall());
  const before = body.replace('90001', '90002');

  it.each([
    ['no signature', ''],
    ['no hexadecimal one', 'zz'.repeat(32)],
    ['half of one', signed(body).slice(0, 32)],
    ['that of another body', signed(before)],
    ['that of another secret', signed(body, ADDRESS, 'tebakan')],
    ['that of another unit of the same secret', signed(body, ADDRESS.replace(UNIT_ID, 'lain'))],
    ['that of the body alone', signed(body, '')],
  ])('has %s: 401, and nothing is queued', async (_, signature) => {
    const answer = await tell(null, { body, headers: { 'x-qminder-signature': signature } });

    expect(answer).toMatchObject({
      status: 401,
      body: { errors: [{ path: 'x-qminder-signature', code: 'unauthenticated' }] },
    });
    expect(complaints(ROUTE, answer)).toEqual([]);
    expect(await queue.drain()).toEqual([]);
  });

  it.each(['tidak-ada', '-', 'tidak boleh'])(
    'is for the unit %j, which has no secret, and learns no more',
    async (unitId) => {
      const address = ADDRESS.replace(UNIT_ID, unitId);

      for (const secret of [SECRET, 'undefined', '']) {
        const answer = await tell(null, {
          body,
          path: { unitId },
          headers: { 'x-qminder-signature': signed(body, address, secret) },
        });

        expect(answer).toMatchObject({ status: 401, body: { errors: [{ code: 'unauthenticated' }] } });
      }
    },
  );

  it('is not even weighed when it has more than 64 KB', async () => {
    const large = JSON.stringify({ type: 'x', data: 'x'.repeat(64 * 1024) });

    const answer = await tell(null, { body: large, headers: { 'x-qminder-signature': signed(large) } });

    expect(answer).toMatchObject({ status: 413, body: { errors: [{ code: 'too_large' }] } });
    expect(complaints(ROUTE, answer)).toEqual([]);
  });
});

describe('the log', () => {
  it('has nothing of a webhook, whatever becomes of it', async () => {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'DEBUG');
    vi.resetModules();
    const { handler: talkative } = (await import('./index.ts')) as { handler: HttpHandler };

    const output = await capturedOutput(async () => {
      await send(talkative, sent(aCall()));
      await send(talkative, sent({ type: 'ticket_called', data: { firstName: 'Warga' } }));
      await send(talkative, sent(aCall(), { headers: { 'x-qminder-signature': '0'.repeat(64) } }));
    });

    expect(output).not.toMatch(/Warga|Contoh|90001|whsec/);
  });
});
