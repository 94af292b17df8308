// What administration is made of, on the engine of a test.
import * as routes from '@tera/contracts/routes';
import { onView } from '@tera/in-person';
import { auditStore, hasFacts, indicatorStore, registryStore } from '@tera/store';
import type { InPersonParts } from '@tera/testing/console';
import { type Engine, TABLES } from '@tera/testing/engine';
import { administrationHome } from './administration-home.ts';
import { sendChange, showChange } from './change-registry.ts';
import { sendImport, showImport } from './import-units.ts';
import { sendNewUnit, showNewUnit } from './new-unit.ts';
import { registryFile, registryTemplate, showRegistry } from './show-registry.ts';
import { administrationOf } from './works.ts';

export function administrationPages({ client }: Pick<Engine, 'client'>, parts: InPersonParts) {
  const works = {
    registry: registryStore(client, TABLES.registry),
    indicators: indicatorStore(client, TABLES.indicators),
    audit: auditStore(client, TABLES.registry),
    hasFacts: hasFacts(client, TABLES.facts),
    ...parts,
  };
  const deps = { ...parts, worksInPerson: () => administrationOf(works) };
  return [
    onView(routes.administrationHome, deps, administrationHome),
    onView(routes.administrationUnit, deps, showRegistry),
    onView(routes.administrationUnitFile, deps, registryFile),
    onView(routes.administrationChange, deps, showChange),
    onView(routes.sendAdministrationChange, deps, (view, event) => sendChange(view, event, deps)),
    onView(routes.administrationNewUnit, deps, showNewUnit),
    onView(routes.sendAdministrationNewUnit, deps, (view, event) => sendNewUnit(view, event, deps)),
    onView(routes.administrationImport, deps, showImport),
    onView(routes.sendAdministrationImport, deps, (view, event) => sendImport(view, event, deps)),
    onView(routes.administrationTemplate, deps, registryTemplate),
  ];
}
