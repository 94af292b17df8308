// Asking for a rebuild through the exported handler: who may, what is refused, and that the answer is the documented one.
import { stoppedClock } from '@tera/testing/clock';
import { askByContract } from '@tera/testing/contract';
import { answered, pushed } from '@tera/testing/counting';
import { aKey, aQueue, anEngine, putUnit, secretsManager } from '@tera/testing/engine';
import { aResponse, at, contoh, servedTicket } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import type { Sent } from '@tera/testing/http';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { anOffice } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/rebuild';
const units = [contoh, 'tidak-ada'];

stoppedClock(at('2026-11-21 12:00'));
const engine = anEngine();
const queue = aQueue();
const handler = aHandler(() => import('./index.ts'), { engine, queue, secrets: secretsManager() });
const admin = aKey(engine, { scopes: ['registry:write'], units });
const hr = aKey(engine, { scopes: ['indicators:read', 'registry:read'], units });

beforeAll(async () => {
  await putUnit(engine, contoh);
  const office = anOffice(engine, contoh);
  await office.count(pushed(contoh, servedTicket('A-1')), answered(contoh, 'k-1', aResponse()));
  await office.tamper('2026-11-20', 'ani#ektp', { completed: 2, pl4: 1 });
});

/** Asks, and holds every answer to what is documented. */
const ask = (json: unknown, sent: Sent = {}) =>
  askByContract(handler, { routeKey: ROUTE, path: { unitId: contoh }, key: admin.key, json, ...sent });

describe('a rebuild that is asked for', () => {
  // What is doubted is watched for eleven seconds, each time.
  it('tells what differs and changes nothing, unless it is told to', { timeout: 60_000 }, async () => {
    const cell = { period: '2026-11-20', officerId: 'ani', serviceId: 'ektp' };
    const found = {
      facts: 2,
      differing: 2,
      differences: [
        { cell, counter: 'completed', by: -2, stored: 3, rebuilt: 1 },
        { cell, counter: 'perilaku.4', by: -1, stored: null, rebuilt: null },
      ],
      changed: 0,
      unsettled: 0,
      next: null,
    };

    const told = await Promise.all([ask({ period: '2026-11-20' }), ask({ period: '2026-11-20', apply: false })]);
    const mended = await ask({ period: '2026-11-20', apply: true });
    vi.setSystemTime(at('2026-11-21 12:01'));
    const after = await ask({ period: '2026-11-20' });

    for (const { status, body } of told) {
      expect({ status, body }).toMatchObject({ status: 200, body: { applied: false, ...found } });
    }
    expect(mended).toMatchObject({ status: 200, body: { applied: true, ...found } });
    expect(after).toMatchObject({ status: 200, body: { differing: 0, differences: [] } });
  });

  it.each([
    ['without a period', {}, {}, 422, 'period'],
    ['for a period that there is not', { period: '2026-13' }, {}, 422, 'period'],
    ['for a period whose facts are forgotten', { period: '2024' }, {}, 422, 'period'],
    ['with a cursor that is none', { period: '2026-11', cursor: 'x' }, {}, 422, 'cursor'],
    ['with a cursor of another period', { period: '2026-11', cursor: '2026-10~ani' }, {}, 422, 'cursor'],
    ['with a word for a yes', { period: '2026-11', apply: 'yes' }, {}, 422, 'apply'],
    ['by someone who only reads', { period: '2026-11' }, { key: hr.key }, 403, ''],
    ['of another unit', { period: '2026-11' }, { path: { unitId: 'lain' } }, 403, 'unitId'],
    ['of a unit that there is not', { period: '2026-11' }, { path: { unitId: 'tidak-ada' } }, 404, 'unitId'],
    ['without a key', { period: '2026-11' }, { key: '' }, 401, 'authorization'],
  ])('is refused %s', async (_, json, sent, status, path) => {
    expect(await ask(json, sent)).toMatchObject({ status, body: { errors: [{ path }] } });
  });
});
