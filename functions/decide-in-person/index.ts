// What is decided in the console, by who is signed in: the same work as the API's. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, onceOnly, readSettings, serve } from '@tera/http';
import { sessions } from '@tera/http/session';
import { onView } from '@tera/in-person';
import { keySecretSource, secretReader } from '@tera/links';
import { publishDeps } from '@tera/publication';
import { dynamoClient, onceStore, personReader, secretsClient } from '@tera/store';
import { showExclusions, takeExclusion } from './releases/exclusions.ts';
import { showRelease, takeRelease } from './releases/release.ts';
import { showReleases } from './releases/releases.ts';
import { Settings } from './settings.ts';
import { decisionsOf } from './works.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const { FACTS_TABLE: facts, INDICATORS_TABLE: indicators, REGISTRY_TABLE: registry } = settings;
const works = {
  ...publishDeps(dynamo, { facts, indicators, registry }, Date.now),
  once: onceOnly(onceStore(dynamo, facts), { ...observed, now: Date.now }),
};
const deps = {
  ...observed,
  people: personReader(dynamo, registry),
  sessions: sessions({
    secret: keySecretSource(secretReader(secrets, settings.SESSION_SECRET_ARN), Date.now),
    secure: settings.PUBLIC_URL.startsWith('https:'),
    now: Date.now,
  }),
  worksInPerson: () => decisionsOf(works),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('decide-in-person', deps, [
  onView(routes.consoleReleases, deps, showReleases),
  onView(routes.consoleRelease, deps, (view) => showRelease(view, deps)),
  onView(routes.sendConsoleRelease, deps, (view, event) => takeRelease(view, event, deps)),
  onView(routes.consoleExclusions, deps, (view) => showExclusions(view, deps)),
  onView(routes.sendConsoleExclusion, deps, (view, event) => takeExclusion(view, event, deps)),
]);
