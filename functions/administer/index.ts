// What administrators change in the console: the same work as the API's. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, onceOnly, readSettings, serve } from '@tera/http';
import { onView, sessionsOf } from '@tera/in-person';
import { keySecretSource, linkSecrets, secretReader } from '@tera/links';
import {
  auditStore,
  dynamoClient,
  hasFacts,
  indicatorStore,
  keyStore,
  onceStore,
  personStore,
  registryStore,
  secretsClient,
} from '@tera/store';
import { showAudit } from './audit.ts';
import { makeKey, revokeKey, showKey, showKeys } from './keys.ts';
import { removePerson, savePerson, showPeople, showPerson } from './people.ts';
import { Settings } from './settings.ts';
import { printPaperForm, printPosters, showSurveyWays } from './survey-ways.ts';
import { unitPages } from './unit-pages.ts';
import { administrationOf } from './works.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const works = {
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  hasFacts: hasFacts(dynamo, settings.FACTS_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  people: personStore(dynamo, settings.REGISTRY_TABLE),
  audit: auditStore(dynamo, settings.REGISTRY_TABLE),
  secrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, Date.now),
  cursors: cursors(keySecretSource(secretReader(secrets, settings.CURSOR_SECRET_ARN), Date.now)),
  publicUrl: settings.PUBLIC_URL,
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
  once: onceOnly(onceStore(dynamo, settings.FACTS_TABLE), { ...observed, now: Date.now }),
};
const deps = {
  ...observed,
  people: works.people,
  sessions: sessionsOf(secrets, settings, Date.now),
  worksInPerson: () => administrationOf(works),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('administer', deps, [
  ...unitPages(deps),
  onView(routes.consoleKeys, deps, showKeys),
  onView(routes.makeConsoleKey, deps, (view, event) => makeKey(view, event, deps)),
  onView(routes.consoleKey, deps, showKey),
  onView(routes.revokeConsoleKey, deps, (view, event) => revokeKey(view, event, deps)),
  onView(routes.consolePeople, deps, showPeople),
  onView(routes.consolePerson, deps, showPerson),
  onView(routes.saveConsolePerson, deps, (view, event) => savePerson(view, event, deps)),
  onView(routes.removeConsolePerson, deps, (view, event) => removePerson(view, event, deps)),
  onView(routes.consoleAudit, deps, showAudit),
  onView(routes.consoleSurveyWays, deps, showSurveyWays),
  onView(routes.consolePosters, deps, printPosters),
  onView(routes.consolePaperForm, deps, printPaperForm),
]);
