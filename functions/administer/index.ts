// What administrators change in the console: the same work as the API's. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, onceOnly, readSettings, serve } from '@tera/http';
import { sessions } from '@tera/http/session';
import { keySecretSource, secretReader } from '@tera/links';
import { onView } from '@tera/in-person';
import {
  auditStore,
  dynamoClient,
  hasFacts,
  indicatorStore,
  onceStore,
  personReader,
  registryStore,
  secretsClient,
} from '@tera/store';
import { administrationHome } from './administration-home.ts';
import { sendChange, showChange } from './change-registry.ts';
import { sendImport, showImport } from './import-units.ts';
import { sendNewUnit, showNewUnit } from './new-unit.ts';
import { Settings } from './settings.ts';
import { registryFile, registryTemplate, showRegistry } from './show-registry.ts';
import { administrationOf } from './works.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const works = {
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  audit: auditStore(dynamo, settings.REGISTRY_TABLE),
  hasFacts: hasFacts(dynamo, settings.FACTS_TABLE),
  once: onceOnly(onceStore(dynamo, settings.FACTS_TABLE), { ...observed, now: Date.now }),
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
};
const deps = {
  ...observed,
  people: personReader(dynamo, settings.REGISTRY_TABLE),
  sessions: sessions({
    secret: keySecretSource(secretReader(secrets, settings.SESSION_SECRET_ARN), Date.now),
    secure: settings.PUBLIC_URL.startsWith('https:'),
    now: Date.now,
  }),
  worksInPerson: () => administrationOf(works),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('administer', deps, [
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
]);
