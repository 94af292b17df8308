// What is decided in the console, by who is signed in: the same work as the API's. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, onceOnly, readSettings, serve } from '@tera/http';
import { sessions } from '@tera/http/session';
import { onView } from '@tera/in-person';
import { keySecretSource, secretReader } from '@tera/links';
import {
  commentStore,
  dynamoClient,
  followUpStore,
  indicatorStore,
  onceStore,
  personReader,
  registryStore,
  releaseStore,
  secretsClient,
} from '@tera/store';
import { markOne, showComments } from './comments.ts';
import { planElement, showFollowUps } from './follow-ups.ts';
import { Settings } from './settings.ts';
import { decisionsOf } from './works.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const { FACTS_TABLE: facts, INDICATORS_TABLE: indicators, REGISTRY_TABLE: registry } = settings;
const works = {
  registry: registryStore(dynamo, registry),
  comments: commentStore(dynamo, { facts, registry }),
  indicators: indicatorStore(dynamo, indicators),
  releases: releaseStore(dynamo, registry),
  followUps: followUpStore(dynamo, registry),
  cursors: cursors(keySecretSource(secretReader(secrets, settings.CURSOR_SECRET_ARN), Date.now)),
  once: onceOnly(onceStore(dynamo, facts), { ...observed, now: Date.now }),
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
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
  onView(routes.consoleComments, deps, showComments),
  onView(routes.sendCommentMark, deps, (view, event) => markOne(view, event, deps)),
  onView(routes.consoleFollowUps, deps, showFollowUps),
  onView(routes.sendFollowUp, deps, (view, event) => planElement(view, event, deps)),
]);
