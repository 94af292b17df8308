// Files of figures, reports that an office signs, and snapshots, for who is signed in. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, onceOnly, readSettings, serve } from '@tera/http';
import { onView, sessionsOf } from '@tera/in-person';
import { keySecretSource, secretReader } from '@tera/links';
import { newSnapshotId } from '@tera/reporting/snapshots';
import { dynamoClient, onceStore, personReader, secretsClient } from '@tera/store';
import { download } from './download.ts';
import { showReport, showReportWithHead } from './report.ts';
import { Settings } from './settings.ts';
import { sendSnapshot, showSnapshot, showSnapshotChanges, showSnapshots } from './snapshots.ts';
import { reportStores } from './stores.ts';
import { reportWorks } from './works.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const { FACTS_TABLE: facts, INDICATORS_TABLE: indicators, REGISTRY_TABLE: registry } = settings;
const works = {
  ...reportStores(dynamo, { facts, indicators, registry }),
  cursors: cursors(keySecretSource(secretReader(secrets, settings.CURSOR_SECRET_ARN), Date.now)),
  once: onceOnly(onceStore(dynamo, facts), { ...observed, now: Date.now }),
  newId: newSnapshotId,
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
};
const deps = {
  ...observed,
  people: personReader(dynamo, registry),
  sessions: sessionsOf(secrets, settings, Date.now),
  worksInPerson: () => reportWorks(works),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('write-reports', deps, [
  onView(routes.consoleDownload, deps, download),
  onView(routes.consoleReport, deps, showReport),
  onView(routes.consoleReportWithHead, deps, (view, event) => showReportWithHead(view, event, deps)),
  onView(routes.consoleSnapshots, deps, showSnapshots),
  onView(routes.makeConsoleSnapshot, deps, (view, event) => sendSnapshot(view, event, deps)),
  onView(routes.consoleSnapshot, deps, showSnapshot),
  onView(routes.consoleSnapshotChanges, deps, showSnapshotChanges),
]);
