// The pages on which units are administered, each by its route.
import * as routes from '@tera/contracts/routes';
import { type ViewDeps, onView } from '@tera/in-person';
import { administrationHome } from './administration-home.ts';
import { sendChange, showChange } from './change-registry.ts';
import { sendImport, showImport } from './import-units.ts';
import { sendNewUnit, showNewUnit } from './new-unit.ts';
import { registryFile, registryTemplate, showRegistry } from './show-registry.ts';
import type { Administration } from './works.ts';

export function unitPages(deps: ViewDeps<Administration>) {
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
  ] as const;
}
