// The function over tables of its own, and what the aggregator really wrote into them.
import type { Instant, RegistryDocument, UnitId } from '@tera/domain';
import { askByContract } from '@tera/testing/contract';
import { type QueueRecord, countingOn } from '@tera/testing/counting';
import { type Engine, aKey, anEngine, putUnit } from '@tera/testing/engine';
import { aDocument } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Answer, type PageAnswer, type Sent, sendForPage } from '@tera/testing/http';
import { beforeAll } from 'vitest';

export type Asked = Readonly<Record<string, string>>;

export interface Reader {
  readonly engine: Engine;
  /** Asks, and holds every answer to what is documented. */
  readonly ask: (routeKey: string, query: Asked, sent?: Sent) => Promise<Answer>;
  /** The answer as it travels, decompressed: for what is not JSON. */
  readonly fetch: (routeKey: string, query: Asked, sent?: Sent) => Promise<PageAnswer>;
  readonly count: (records: readonly QueueRecord[], now: Instant) => Promise<void>;
  /** Replaces a unit's document. */
  readonly putUnit: (unitId: UnitId, fields: Partial<RegistryDocument>) => Promise<void>;
}

/** `units`: their documents; the key is for these and for `tidak-ada`, which does not exist. Asks about the first one. */
export function aReader(units: Readonly<Record<string, Partial<RegistryDocument>>>): Reader {
  const [first = ''] = Object.keys(units);
  const engine = anEngine();
  const handler = aHandler(() => import('./index.ts'), { engine });
  const { key } = aKey(engine, { scopes: ['indicators:read'], units: [...Object.keys(units), 'tidak-ada'] });
  const put: Reader['putUnit'] = (unitId, fields) => putUnit(engine, unitId, aDocument(fields));
  beforeAll(async () => {
    for (const [unitId, fields] of Object.entries(units)) await put(unitId as UnitId, fields);
  });
  const request = (routeKey: string, query: Asked, sent: Sent) => ({
    routeKey,
    path: { unitId: first },
    key,
    query,
    ...sent,
  });
  return {
    engine,
    ask: (routeKey, query, sent = {}) => askByContract(handler, request(routeKey, query, sent)),
    fetch: (routeKey, query, sent = {}) => sendForPage(handler, request(routeKey, query, sent)),
    count: (records, now) => countingOn(engine, { now: () => now })(...records),
    putUnit: put,
  };
}
