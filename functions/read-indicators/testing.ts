// The function over tables of its own, what the aggregator really wrote into them, and what was really published of it. It is
// the 20th of December: November is over, and released where a test has it published.
import { stoppedClock } from '@tera/testing/clock';
import type { Instant, RegistryDocument, UnitId } from '@tera/domain';
import { askByContract } from '@tera/testing/contract';
import { type QueueRecord, countingOn } from '@tera/testing/counting';
import { type Engine, aKey, anEngine, putUnit } from '@tera/testing/engine';
import { aDocument, at } from '@tera/testing/facts';
import { aHandler } from '@tera/testing/handler';
import { type Answer, type PageAnswer, type Sent, sendForPage } from '@tera/testing/http';
import { publishingOn } from '@tera/testing/publishing';
import { beforeAll } from 'vitest';

export type Asked = Readonly<Record<string, string>>;

export interface Reader {
  readonly engine: Engine;
  /** Asks, and holds every answer to what is documented. */
  readonly ask: (routeKey: string, query: Asked, sent?: Sent) => Promise<Answer>;
  /** The answer as it travels, decompressed: for what is not JSON. */
  readonly fetch: (routeKey: string, query: Asked, sent?: Sent) => Promise<PageAnswer>;
  readonly count: (records: readonly QueueRecord[], now: Instant) => Promise<void>;
  /** What was counted of a month. */
  readonly publish: (unitId: UnitId, period: string) => Promise<unknown>;
  /** Replaces a unit's document. */
  readonly putUnit: (unitId: UnitId, fields: Partial<RegistryDocument>) => Promise<void>;
}

/** `units`: their documents; they publish by month. The key is for these and for `tidak-ada`, which does not exist. Asks about the first one. */
export function aReader(units: Readonly<Record<string, Partial<RegistryDocument>>>): Reader {
  stoppedClock(at('2026-12-20 08:00'));
  const [first = ''] = Object.keys(units);
  const engine = anEngine();
  const handler = aHandler(() => import('./index.ts'), { engine });
  const { key } = aKey(engine, { scopes: ['indicators:read'], units: [...Object.keys(units), 'tidak-ada'] });
  const put: Reader['putUnit'] = (unitId, fields) =>
    putUnit(engine, unitId, aDocument({ publishes: 'month', ...fields }));
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
    publish: (unitId, period) => publishingOn(engine)(unitId, period),
    putUnit: put,
  };
}
