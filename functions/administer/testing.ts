// What administration is made of, on the engine of a test.
import { auditStore, hasFacts, indicatorStore, registryStore } from '@tera/store';
import type { InPersonParts } from '@tera/testing/console';
import { type Engine, TABLES } from '@tera/testing/engine';
import { administrationOf } from './works.ts';

export function administrationDeps({ client }: Pick<Engine, 'client'>, parts: InPersonParts) {
  const works = {
    registry: registryStore(client, TABLES.registry),
    indicators: indicatorStore(client, TABLES.indicators),
    audit: auditStore(client, TABLES.registry),
    hasFacts: hasFacts(client, TABLES.facts),
    ...parts,
  };
  return { ...parts, worksInPerson: () => administrationOf(works) };
}
