// Where a counter gets a ticket's survey link again, and a unit its posters and forms. This file only composes.
import { kiosks, posters, printForm } from '@tera/administration/posters';
import * as routes from '@tera/contracts/routes';
import { observer, on, readSettings, serve } from '@tera/http';
import { linkSecrets } from '@tera/links';
import { dynamoClient, factReader, keyStore, registryStore, secretsClient } from '@tera/store';
import { Settings } from './settings.ts';
import { ticketLink } from './ticket-link.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const secrets = secretsClient();
const deps = {
  ...observer(),
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  // Only read here: nothing of this function adds to a figure.
  facts: factReader(dynamo, settings.FACTS_TABLE),
  secrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, Date.now),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};

export const handler = serve('survey-links', deps, [
  on(routes.getTicketLink, ({ path, caller }) => ticketLink(path, caller, deps)),
  on(routes.getPosters, (request) => posters(request, deps)),
  on(routes.getKiosks, (request) => kiosks(request, deps)),
  on(routes.getPaperForm, (request) => printForm(request, deps)),
]);
