// Where survey answers arrive: as JSON, as the page's own form, and from an office, many at once or typed sheet by sheet. This file
// only composes.
import * as routes from '@tera/contracts/routes';
import { observer, on, onPage, readSettings, serve } from '@tera/http';
import { onView, sessionsOf } from '@tera/in-person';
import { fixedSecret, linkSecrets } from '@tera/links';
import { importResponses } from '@tera/responses';
import {
  attemptCounter,
  chargeQueue,
  commentStore,
  dynamoClient,
  factQueue,
  factReader,
  importMarks,
  keyReader,
  paperSheets,
  personReader,
  rateLimiter,
  registryReader,
  releaseHeads,
  secretsClient,
  sqsClient,
} from '@tera/store';
import { acceptForm, sorryForm } from './accept-form.ts';
import { acceptResponse } from './accept-response.ts';
import { eraseComment } from './erase-comment.ts';
import { emptySheet, takeSheet } from './paper.ts';
import { typingOf } from './paper-works.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const warn = (message: string) => (error: unknown) => observed.logger.warn(message, { error });
const [dynamo, secrets, sqs] = [dynamoClient(), secretsClient(), sqsClient()];
const deps = {
  ...observed,
  registry: registryReader(dynamo, settings.REGISTRY_TABLE),
  keys: keyReader(dynamo, settings.REGISTRY_TABLE),
  importMarks: importMarks(dynamo, settings.FACTS_TABLE),
  releaseHeads: releaseHeads(dynamo, settings.REGISTRY_TABLE),
  attempts: attemptCounter(dynamo, settings.FACTS_TABLE, warn('No limit is kept')),
  limiter: rateLimiter(dynamo, settings.FACTS_TABLE, warn('No limit is kept')),
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factReader(dynamo, settings.FACTS_TABLE),
  onUnread: warn('The ticket cannot be read'),
  queue: factQueue(sqs, settings.FACTS_QUEUE_URL, warn('Not queued')),
  charges: chargeQueue(sqs, settings.CHARGES_QUEUE_URL, warn('Not queued')),
  comments: commentStore(dynamo, { facts: settings.FACTS_TABLE, registry: settings.REGISTRY_TABLE }),
  linkSecrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, Date.now),
  responseSecret: fixedSecret(secrets, settings.RESPONSE_SECRET_ARN),
  presenceSecret: fixedSecret(secrets, settings.PRESENCE_SECRET_ARN),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};
const typing = {
  ...deps,
  sheets: paperSheets(dynamo, { facts: settings.FACTS_TABLE, registry: settings.REGISTRY_TABLE }),
  people: personReader(dynamo, settings.REGISTRY_TABLE),
  sessions: sessionsOf(secrets, settings, Date.now),
  worksInPerson: () => typingOf(deps),
};

export const handler = serve('accept-response', deps, [
  on(routes.sendResponse, (request) => acceptResponse(request, deps)),
  on(routes.importResponses, (request) => importResponses(request, deps)),
  on(routes.eraseComment, (request) => eraseComment(request, deps)),
  onPage(routes.sendSurveyForm, (event) => acceptForm(event, deps), sorryForm),
  onView(routes.consolePaper, typing, (view) => emptySheet(view, typing)),
  onView(routes.sendPaper, typing, (view, event) => takeSheet(view, event, typing)),
]);
