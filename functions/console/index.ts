// The pages of who is signed in. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, readSettings, serve } from '@tera/http';
import { keySecretSource, secretReader } from '@tera/links';
import { dynamoClient, personReader, secretsClient } from '@tera/store';
import { onView, sessionsOf } from '@tera/in-person';
import { showFeedback, takeFeedback } from './feedback.ts';
import { home } from './home.ts';
import { recap } from './recap.ts';
import { officer } from './officer/officer.ts';
import { officerEvaluation } from './officer/evaluation.ts';
import { officerTickets } from './officer/tickets.ts';
import { listOfOfficers } from './officer/officers.ts';
import { Settings } from './settings.ts';
import { worksOf } from './works.ts';
import { storesOf } from './stores.ts';
import { unitPeriod } from './unit/period.ts';
import { unitService } from './unit/service.ts';
import { unitToday } from './unit/today.ts';
import { unitTrend } from './unit/trend.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const { FACTS_TABLE: facts, INDICATORS_TABLE: indicators, REGISTRY_TABLE: registry } = settings;
const stores = storesOf(dynamo, { facts, indicators, registry }, Date.now);
const figures = {
  ...stores,
  cursors: cursors(keySecretSource(secretReader(secrets, settings.CURSOR_SECRET_ARN), Date.now)),
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
};
const deps = {
  ...observed,
  ...stores,
  worksInPerson: () => worksOf(figures),
  people: personReader(dynamo, registry),
  sessions: sessionsOf(secrets, settings, Date.now),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('console', deps, [
  onView(routes.consoleHome, deps, (view) => home(view, deps)),
  onView(routes.consoleRecap, deps, (view) => recap(view, deps)),
  onView(routes.consoleFeedback, deps, (view) => showFeedback(view, deps)),
  onView(routes.sendConsoleFeedback, deps, (view, event) => takeFeedback(view, event, deps)),
  onView(routes.consoleOfficers, deps, listOfOfficers),
  onView(routes.consoleOfficer, deps, officer),
  onView(routes.consoleOfficerTickets, deps, officerTickets),
  onView(routes.consoleOfficerEvaluation, deps, officerEvaluation),
  onView(routes.consoleUnitToday, deps, unitToday),
  onView(routes.consoleUnitPeriod, deps, unitPeriod),
  onView(routes.consoleUnitTrend, deps, unitTrend),
  onView(routes.consoleUnitService, deps, unitService),
]);
