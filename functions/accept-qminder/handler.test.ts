// The exported handler, on the real engines: whom it believes, what it takes from the environment, and its chain.
import { FactMessageSchema } from '@tera/contracts';
import { SECOND } from '@tera/domain';
import type { HttpHandler } from '@tera/http';
import { complaints } from '@tera/testing/contract';
import { aQueue, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { contoh } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Sent, capturedOutput, send } from '@tera/testing/http';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ADDRESS, SECRET, aTicket, aUnit, sent, signed } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/webhooks/qminder';
const secretsOf = (units: Readonly<Record<string, string>>) => JSON.stringify({ '-': 'made up', ...units });

const engine = anEngine();
const queue = aQueue();
const secrets = secretsManager({ qminder: secretsOf({ contoh: SECRET, lain: SECRET }) });
const handler = aHandler(() => import('./index.ts'), { engine, queue, secrets });
beforeAll(() => putUnit(engine, contoh, aUnit()));

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
    expect(message).toMatchObject({ unitId: contoh, events: [{ type: 'called' }, { type: 'started' }] });
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
    const address = ADDRESS.replace(contoh, 'lain');

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
    ['that of another unit of the same secret', signed(body, ADDRESS.replace(contoh, 'lain'))],
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
      const address = ADDRESS.replace(contoh, unitId);

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
