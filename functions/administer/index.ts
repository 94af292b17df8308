// What administrators change in the console: the same work as the API's. This file only composes.
import { observer, onceOnly, readSettings, serve } from '@tera/http';
import { sessions } from '@tera/http/session';
import { keySecretSource, secretReader } from '@tera/links';
import { dynamoClient, onceStore, personReader, registryStore, secretsClient } from '@tera/store';
import { Settings } from './settings.ts';
import { administrationOf } from './works.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const works = {
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  once: onceOnly(onceStore(dynamo, settings.FACTS_TABLE), { ...observed, now: Date.now }),
};
const deps = {
  ...observed,
  people: personReader(dynamo, settings.REGISTRY_TABLE),
  sessions: sessions({
    secret: keySecretSource(secretReader(secrets, settings.SESSION_SECRET_ARN), Date.now),
    secure: settings.PUBLIC_URL.startsWith('https:'),
    now: Date.now,
  }),
  worksInPerson: () => administrationOf(works),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('administer', deps, []);
