// The pages of who is signed in, and the way in and out. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, onPage, readSettings, serve } from '@tera/http';
import { sessions } from '@tera/http/session';
import { keySecretSource, secretReader } from '@tera/links';
import {
  broughtReader,
  dynamoClient,
  evidenceStore,
  feedbackStore,
  factReader,
  followUpReader,
  indicatorStore,
  personReader,
  registryStore,
  releaseReader,
  releaseStore,
  secretsClient,
  sessionLog,
} from '@tera/store';
import { clientSecretIn } from './client-secret.ts';
import { download } from './download.ts';
import { showFeedback, takeFeedback } from './feedback.ts';
import { home } from './home.ts';
import { identityProvider } from './identity.ts';
import { recap } from './recap.ts';
import { officer } from './officer/officer.ts';
import { officerEvaluation } from './officer/evaluation.ts';
import { officerTickets } from './officer/tickets.ts';
import { listOfOfficers } from './officer/officers.ts';
import { Settings } from './settings.ts';
import { CALLBACK_PATH, beginSignIn, finishSignIn, signOut, sorry } from './sign-in.ts';
import { unitPeriod } from './unit/period.ts';
import { unitService } from './unit/service.ts';
import { unitToday } from './unit/today.ts';
import { unitTrend } from './unit/trend.ts';
import { onView } from './view.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretReader(secretsClient(), settings.SESSION_SECRET_ARN)];
const deps = {
  ...observed,
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  people: personReader(dynamo, settings.REGISTRY_TABLE),
  log: sessionLog(dynamo, settings.REGISTRY_TABLE),
  indicators: indicatorStore(dynamo, settings.INDICATORS_TABLE),
  releases: {
    ...releaseStore(dynamo, settings.REGISTRY_TABLE),
    known: releaseReader(dynamo, settings.REGISTRY_TABLE).known,
  },
  brought: broughtReader(dynamo, settings.REGISTRY_TABLE),
  feedback: feedbackStore(dynamo, settings.REGISTRY_TABLE),
  followUps: followUpReader(dynamo, settings.REGISTRY_TABLE),
  evidence: evidenceStore(dynamo, settings.FACTS_TABLE),
  facts: factReader(dynamo, settings.FACTS_TABLE),
  cursors: cursors(keySecretSource(secretReader(secretsClient(), settings.CURSOR_SECRET_ARN), Date.now)),
  sessions: sessions({
    secret: keySecretSource(secrets, Date.now),
    secure: settings.PUBLIC_URL.startsWith('https:'),
    now: Date.now,
  }),
  provider: identityProvider({
    issuer: settings.OIDC_ISSUER,
    clientId: settings.OIDC_CLIENT_ID,
    clientSecret: clientSecretIn(secretReader(secretsClient(), settings.OIDC_SECRET_ARN)),
    redirectUri: settings.PUBLIC_URL + CALLBACK_PATH,
    onRefused: (reason) => observed.logger.info('Signing in was refused', { reason }),
  }),
  version: settings.SOFTWARE_VERSION,
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('console', deps, [
  onPage(routes.signIn, (event) => beginSignIn(event, deps), sorry),
  onPage(routes.signInCallback, (event) => finishSignIn(event, deps), sorry),
  onPage(routes.signOut, (event) => signOut(event, deps), sorry),
  onView(routes.consoleHome, deps, (view) => home(view, deps)),
  onView(routes.consoleRecap, deps, (view) => recap(view, deps)),
  onView(routes.consoleFeedback, deps, (view) => showFeedback(view, deps)),
  onView(routes.sendConsoleFeedback, deps, (view, event) => takeFeedback(view, event, deps)),
  onView(routes.consoleOfficers, deps, listOfOfficers),
  onView(routes.consoleOfficer, deps, officer),
  onView(routes.consoleOfficerTickets, deps, officerTickets),
  onView(routes.consoleOfficerEvaluation, deps, officerEvaluation),
  onView(routes.consoleDownload, deps, download),
  onView(routes.consoleUnitToday, deps, unitToday),
  onView(routes.consoleUnitPeriod, deps, unitPeriod),
  onView(routes.consoleUnitTrend, deps, unitTrend),
  onView(routes.consoleUnitService, deps, unitService),
]);
