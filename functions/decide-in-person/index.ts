// What is decided in the console, by who is signed in: the same work as the API's. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, onceOnly, readSettings, serve } from '@tera/http';
import { onView, sessionsOf } from '@tera/in-person';
import { keySecretSource, secretReader } from '@tera/links';
import { objectionId } from '@tera/objections';
import { publishDeps } from '@tera/publication';
import {
  commentStore,
  dynamoClient,
  factQueue,
  factReader,
  followUpStore,
  indicatorStore,
  objectionStore,
  onceStore,
  personReader,
  rulingOutbox,
  secretsClient,
  sqsClient,
} from '@tera/store';
import { markOne, showComments } from './comments.ts';
import { planElement, showFollowUps } from './follow-ups.ts';
import { showObjection, takeDecision } from './objections/decide.ts';
import { showObjectionForm, takeObjection } from './objections/file.ts';
import { showObjections } from './objections/list.ts';
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
  cursors: cursors(keySecretSource(secretReader(secrets, settings.CURSOR_SECRET_ARN), Date.now)),
  objections: objectionStore(dynamo, registry),
  outbox: rulingOutbox(dynamo, registry),
  onLeft: (error: unknown) => observed.logger.warn('Sent, and still in the outbox', { error }),
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factReader(dynamo, facts),
  indicators: indicatorStore(dynamo, indicators),
  queue: factQueue(sqsClient(), settings.FACTS_QUEUE_URL, (error) => observed.logger.warn('Not queued', { error })),
  newId: objectionId,
  comments: commentStore(dynamo, { facts, registry }),
  followUps: followUpStore(dynamo, registry),
  version: settings.SOFTWARE_VERSION,
  now: Date.now,
};
const deps = {
  ...observed,
  people: personReader(dynamo, registry),
  sessions: sessionsOf(secrets, settings, Date.now),
  worksInPerson: () => decisionsOf(works),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('decide-in-person', deps, [
  onView(routes.consoleObjections, deps, showObjections),
  onView(routes.consoleNewObjection, deps, showObjectionForm),
  onView(routes.sendConsoleObjection, deps, (view, event) => takeObjection(view, event, deps)),
  onView(routes.consoleObjection, deps, showObjection),
  onView(routes.sendConsoleDecision, deps, (view, event) => takeDecision(view, event, deps)),
  onView(routes.consoleReleases, deps, showReleases),
  onView(routes.consoleRelease, deps, (view) => showRelease(view, deps)),
  onView(routes.sendConsoleRelease, deps, (view, event) => takeRelease(view, event, deps)),
  onView(routes.consoleExclusions, deps, (view) => showExclusions(view, deps)),
  onView(routes.sendConsoleExclusion, deps, (view, event) => takeExclusion(view, event, deps)),
  onView(routes.consoleComments, deps, showComments),
  onView(routes.sendCommentMark, deps, (view, event) => markOne(view, event, deps)),
  onView(routes.consoleFollowUps, deps, showFollowUps),
  onView(routes.sendFollowUp, deps, (view, event) => planElement(view, event, deps)),
]);
