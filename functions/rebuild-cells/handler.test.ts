// Asking for a rebuild through the exported handler: who may, what is refused, and that the answer is the documented one.
import { type HttpHandler, makeApiKey } from '@tera/http';
import { keyStore, registryStore } from '@tera/store';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { complaints } from '../../packages/contracts/src/testing/conformance.ts';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { type Sent, send } from '../../packages/http/src/testing/request.ts';
import { type Engine, TABLES, startEngine } from '../../packages/store/src/testing/engine.ts';
import { aDocument, aResponse, at, contoh, servedTicket } from '../../packages/store/src/testing/makers.ts';
import { answered, pushed } from '../aggregate/testing.ts';
import { anOffice } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/rebuild';
const admin = makeApiKey();
const hr = makeApiKey();
let engine: Engine;
let handler: HttpHandler;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2026-11-21 12:00') });
  engine = await startEngine();
  const environment = {
    ...QUIET_ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    FACTS_TABLE: TABLES.facts,
    INDICATORS_TABLE: TABLES.indicators,
    REGISTRY_TABLE: TABLES.registry,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const keys = keyStore(engine.client, TABLES.registry);
  const units = [contoh, 'tidak-ada'];
  await keys.put({ ...admin, name: 'Admin', scopes: ['registry:write'], units, createdAt: 0 });
  await keys.put({ ...hr, name: 'HR', scopes: ['indicators:read', 'registry:read'], units, createdAt: 0 });
  await registryStore(engine.client, TABLES.registry).putUnit(contoh, aDocument(), 0);
  const office = anOffice(engine.client, contoh);
  await office.count(pushed(contoh, servedTicket('A-1')), answered(contoh, 'k-1', aResponse()));
  await office.tamper('2026-11-20', 'ani#ektp', { completed: 2, pl4: 1 });
  ({ handler } = await import('./index.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  await engine.stop();
});

/** Asks, and holds every answer to what is documented. */
async function ask(json: unknown, sent: Sent = {}) {
  const answer = await send(handler, { routeKey: ROUTE, path: { unitId: contoh }, key: admin.key, json, ...sent });
  expect(complaints(ROUTE, answer)).toEqual([]);
  return answer;
}

describe('a rebuild that is asked for', () => {
  it('tells what differs and changes nothing, unless it is told to', async () => {
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

    const told = [await ask({ period: '2026-11-20' }), await ask({ period: '2026-11-20', apply: false })];
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
