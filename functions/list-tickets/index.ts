// Where counters see the queue of their unit, and an office which tickets have something set aside. This file only composes.
import * as routes from '@tera/contracts/routes';
import { cursors, observer, on, readSettings, serve } from '@tera/http';
import { keySecretSource, secretReader } from '@tera/links';
import { listTickets } from '@tera/reporting/tickets';
import {
  dynamoClient,
  factReader,
  keyStore,
  openTicketStore,
  registryStore,
  secretsClient,
  setAsideStore,
} from '@tera/store';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const dynamo = dynamoClient();
const deps = {
  ...observer(),
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  open: openTicketStore(dynamo, settings.FACTS_TABLE),
  setAside: setAsideStore(dynamo, settings.FACTS_TABLE),
  facts: factReader(dynamo, settings.FACTS_TABLE),
  cursors: cursors(keySecretSource(secretReader(secretsClient(), settings.CURSOR_SECRET_ARN), Date.now)),
  now: Date.now,
};

export const handler = serve('list-tickets', deps, [on(routes.listTickets, (request) => listTickets(request, deps))]);
