// The page behind a survey link, its thank-you and its QR code. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, onPage, readSettings, serve } from '@tera/http';
import { fixedSecret, linkSecrets } from '@tera/links';
import { dynamoClient, factGlance, publicUnitReader, secretsClient } from '@tera/store';
import { Settings } from './settings.ts';
import { openPoster, qrCode, showSurvey, showThanks, showWorker, sorryPage } from './survey-page.ts';

const settings = readSettings(Settings, process.env);
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const facts = factGlance(dynamo, settings.FACTS_TABLE);
const deps = {
  ...observer(),
  registry: publicUnitReader(dynamo, settings.REGISTRY_TABLE),
  facts: { has: facts.has, ticket: facts.fact },
  linkSecrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, Date.now),
  presenceSecret: fixedSecret(secrets, settings.PRESENCE_SECRET_ARN),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('survey-page', deps, [
  onPage(routes.surveyPage, (event) => showSurvey(event, deps), sorryPage),
  onPage(routes.surveyThanks, (event) => showThanks(event, deps), sorryPage),
  onPage(routes.surveyQrCode, (event) => qrCode(event, deps), sorryPage),
  onPage(routes.kioskWorker, (event) => showWorker(event, deps), sorryPage),
  onPage(routes.openPoster, (event) => openPoster(event, deps), sorryPage),
  onPage(routes.openPosterInCapitals, (event) => openPoster(event, deps), sorryPage),
]);
