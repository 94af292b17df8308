// Releases as they are really made: by the work that publishes, of what the aggregator has counted on an engine.
import { type Instant, type UnitId, parsePeriod } from '@tera/domain';
import { makeReleaseOf } from '@tera/publication';
import {
  type ReleaseHead,
  answerReader,
  exclusionStore,
  appliedReader,
  indicatorStore,
  objectionStore,
  rebuildStore,
  registryStore,
  releaseStore,
} from '@tera/store';
import { type Engine, TABLES, TESTER } from './engine/index.ts';
import { at, present } from './facts/index.ts';

/** At the given instant; without one when a November of 2026 is due. @throws when it cannot be made */
export function publishingOn({ client }: Pick<Engine, 'client'>, now: () => Instant = () => at('2026-12-15 00:30')) {
  const registry = registryStore(client, TABLES.registry);
  const tickets = appliedReader(client, TABLES.facts);
  const deps = {
    indicators: indicatorStore(client, TABLES.indicators),
    answers: answerReader(tickets, rebuildStore(client, TABLES)),
    exclusions: exclusionStore(client, TABLES.registry),
    releases: releaseStore(client, TABLES.registry),
    objections: objectionStore(client, TABLES.registry),
    tickets,
    imports: { last: () => Promise.resolve(undefined) },
    isChargeOpen: () => Promise.resolve(false),
    now,
  };
  return async (unitId: UnitId, period: string): Promise<ReleaseHead> => {
    const unit = present(await registry.unit(unitId));
    const made = await makeReleaseOf(unitId, unit, present(parsePeriod(period)), { by: TESTER }, deps);
    if (typeof made === 'string') throw new Error(`the release that a test stands on is ${made}`);
    return made;
  };
}
