// Where a counter gets a ticket's survey link again, and a unit its posters. This file only composes.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { endpoint, observer, readSettings, routes } from '@tera/http';
import { linkSecrets } from '@tera/links';
import { PATIENCE, dynamoClient, factStore, keyStore, registryStore } from '@tera/store';
import { PostersQuery, UnitPath, posters } from './posters.ts';
import { Settings } from './settings.ts';
import { TicketPath, ticketLink } from './ticket-link.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const secrets = new SecretsManagerClient({ requestHandler: PATIENCE });
const deps = {
  ...observer(),
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  // Only read here: nothing of this function adds to a figure.
  facts: factStore(dynamo, { facts: settings.FACTS_TABLE, indicators: '' }),
  secrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, Date.now),
  publicUrl: settings.PUBLIC_URL,
  now: Date.now,
};
const [tickets, registry] = ['tickets:write', 'registry:read'] as const;

export const handler = routes({
  'GET /v1/units/{unitId}/tickets/{ticketId}/link': endpoint({ scope: tickets, path: TicketPath }, deps, (request) =>
    ticketLink(request.path, deps),
  ),
  'GET /v1/units/{unitId}/posters': endpoint(
    { scope: registry, path: UnitPath, query: PostersQuery },
    deps,
    (request) => posters(request, deps),
  ),
});
