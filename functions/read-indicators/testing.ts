// The exported handler over tables of its own, and what the aggregator really wrote into them.
import { type UnitId, type RegistryDocument } from '@tera/domain';
import { type HttpHandler, makeApiKey } from '@tera/http';
import { factStore, keyStore, registryStore } from '@tera/store';
import { expect, vi } from 'vitest';
import { complaints } from '../../packages/contracts/src/testing/conformance.ts';
import { QUIET_ENVIRONMENT } from '../../packages/http/src/testing/observed.ts';
import { type Sent, send, sendForPage } from '../../packages/http/src/testing/request.ts';
import { TABLES, startEngine } from '../../packages/store/src/testing/engine.ts';
import { aDocument } from '../../packages/store/src/testing/makers.ts';
import { aggregate } from '../aggregate/aggregate.ts';
import type { QueueRecord } from '../aggregate/incoming.ts';

export type Asked = Readonly<Record<string, string>>;

export interface Reader {
  /** Asks, and holds every answer to what is documented. */
  readonly ask: (routeKey: string, query: Asked, sent?: Sent) => ReturnType<typeof send>;
  /** The answer as it travels, decompressed: for what is not JSON. */
  readonly fetch: (routeKey: string, query: Asked, sent?: Sent) => ReturnType<typeof sendForPage>;
  readonly count: (records: readonly QueueRecord[], now: number) => Promise<void>;
  /** Replaces a unit's document. */
  readonly putUnit: (unitId: UnitId, fields: Partial<RegistryDocument>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** `units`: their documents; the key is for these and for `tidak-ada`, which does not exist. */
export async function aReader(units: Readonly<Record<string, Partial<RegistryDocument>>>): Promise<Reader> {
  const engine = await startEngine();
  const environment = {
    ...QUIET_ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    INDICATORS_TABLE: TABLES.indicators,
    REGISTRY_TABLE: TABLES.registry,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const registry = registryStore(engine.client, TABLES.registry);
  const putUnit: Reader['putUnit'] = async (unitId, fields) => {
    await registry.putUnit(unitId, aDocument(fields), Date.now());
  };
  for (const [unitId, fields] of Object.entries(units)) await putUnit(unitId as UnitId, fields);
  const hr = makeApiKey();
  await keyStore(engine.client, TABLES.registry).put({
    ...hr,
    name: 'HR',
    scopes: ['indicators:read'],
    units: [...Object.keys(units), 'tidak-ada'],
    createdAt: 0,
  });
  const { handler } = (await import('./index.ts')) as { handler: HttpHandler };
  const request = (routeKey: string, query: Asked, sent: Sent): Sent => ({
    routeKey,
    path: { unitId: Object.keys(units)[0] ?? '' },
    key: hr.key,
    query,
    ...sent,
  });
  return {
    ask: async (routeKey, query, sent = {}) => {
      const answer = await send(handler, request(routeKey, query, sent));
      expect(complaints(routeKey, answer)).toEqual([]);
      return answer;
    },
    fetch: (routeKey, query, sent = {}) => sendForPage(handler, request(routeKey, query, sent)),
    count: async (records, now) => {
      const facts = factStore(engine.client, TABLES);
      const { failed } = await aggregate(records, { facts, registry, now: () => now, remaining: () => 60_000 });
      if (failed.length > 0) throw new Error('what shall be read was not counted');
    },
    putUnit,
    stop: async () => {
      vi.unstubAllEnvs();
      await engine.stop();
    },
  };
}
