// What leaves the console as a Word file, for who is signed in. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, readSettings, serve } from '@tera/http';
import { onView, sessionsOf } from '@tera/in-person';
import {
  broughtReader,
  dynamoClient,
  followUpReader,
  indicatorStore,
  personReader,
  registryStore,
  releaseReader,
  secretsClient,
} from '@tera/store';
import { evaluationFile } from './evaluation-file.ts';
import { reportFile, reportFileWithHead } from './report-file.ts';
import { Settings } from './settings.ts';
import { wordWorks } from './works.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const { INDICATORS_TABLE: indicators, REGISTRY_TABLE: registry } = settings;
const works = {
  registry: registryStore(dynamo, registry),
  indicators: indicatorStore(dynamo, indicators),
  releases: releaseReader(dynamo, registry),
  brought: broughtReader(dynamo, registry),
  followUps: followUpReader(dynamo, registry),
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
};
const deps = {
  ...observer(),
  people: personReader(dynamo, registry),
  sessions: sessionsOf(secretsClient(), settings, Date.now),
  worksInPerson: () => wordWorks(works),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('write-word', deps, [
  onView(routes.consoleReportFile, deps, reportFile),
  onView(routes.consoleReportFileWithHead, deps, (view, event) => reportFileWithHead(view, event, deps)),
  onView(routes.consoleOfficerEvaluationFile, deps, evaluationFile),
]);
