// What pages of figures are made of, on the engine of a test.
import { type Engine, TABLES } from '@tera/testing/engine';
import type { InPersonParts } from '@tera/testing/console';
import { storesOf } from './stores.ts';
import { worksOf } from './works.ts';

export function figureDeps({ client }: Pick<Engine, 'client'>, parts: InPersonParts) {
  const deps = { ...storesOf(client, TABLES, parts.now), ...parts };
  return { ...deps, worksInPerson: () => worksOf(deps) };
}
