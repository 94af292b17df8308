// The way into the console, and out. This file only composes.
import * as routes from '@tera/contracts/routes';
import { observer, onPage, readSettings, serve } from '@tera/http';
import { sessionsOf, sorryInPerson } from '@tera/in-person';
import { secretReader } from '@tera/links';
import { dynamoClient, personReader, secretsClient, sessionLog } from '@tera/store';
import { clientSecretIn } from './client-secret.ts';
import { identityProvider } from './identity.ts';
import { Settings } from './settings.ts';
import { CALLBACK_PATH, beginSignIn, finishSignIn, signOut } from './sign-in.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const deps = {
  ...observed,
  people: personReader(dynamo, settings.REGISTRY_TABLE),
  log: sessionLog(dynamo, settings.REGISTRY_TABLE),
  sessions: sessionsOf(secrets, settings, Date.now),
  provider: identityProvider({
    issuer: settings.OIDC_ISSUER,
    clientId: settings.OIDC_CLIENT_ID,
    clientSecret: clientSecretIn(secretReader(secrets, settings.OIDC_SECRET_ARN)),
    redirectUri: settings.PUBLIC_URL + CALLBACK_PATH,
    onRefused: (reason) => observed.logger.info('Signing in was refused', { reason }),
  }),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('sign-in', deps, [
  onPage(routes.signIn, (event) => beginSignIn(event, deps), sorryInPerson),
  onPage(routes.signInCallback, (event) => finishSignIn(event, deps), sorryInPerson),
  onPage(routes.signOut, (event) => signOut(event, deps), sorryInPerson),
]);
