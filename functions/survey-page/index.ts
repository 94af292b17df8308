// The page behind a survey link, its thank-you and its QR code. This file only composes.
import * as routes from '@tera/contracts/routes';
import type { FactKey, Instant } from '@tera/domain';
import { observer, onPage, readSettings, serve } from '@tera/http';
import { fixedSecretSource, linkSecretSource } from '@tera/links/lean';
import { leanReads, registryReader } from '@tera/store/lean';
import { Settings } from './settings.ts';
import { qrCode, showSurvey, showThanks, sorry } from './survey-page.ts';

const settings = readSettings(Settings, process.env);
const reads = leanReads(settings);
const deps = {
  ...observer(),
  registry: registryReader(reads.getItem(settings.REGISTRY_TABLE)),
  facts: {
    has: (key: FactKey<'presence'>) => reads.hasFact(settings.FACTS_TABLE, key),
    ticket: (key: FactKey<'ticket'>, now: Instant) => reads.fact(settings.FACTS_TABLE, key, now),
  },
  linkSecrets: linkSecretSource(() => reads.secretText(settings.LINK_SECRET_ARN), Date.now),
  presenceSecret: fixedSecretSource(() => reads.secretText(settings.PRESENCE_SECRET_ARN)),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('survey-page', deps, [
  onPage(routes.surveyPage, (event) => showSurvey(event, deps), sorry),
  onPage(routes.surveyThanks, (event) => showThanks(event, deps), sorry),
  onPage(routes.surveyQrCode, (event) => qrCode(event, deps), sorry),
]);
