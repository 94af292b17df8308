// Where counters push ticket times. This file only composes: the work is in accept-ticket-events.ts.
import * as routes from '@tera/contracts/routes';
import { observer, on, readSettings, serve } from '@tera/http';
import { linkSecrets } from '@tera/links';
import { dynamoClient, factQueue, factReader, keyStore, registryStore, secretsClient, sqsClient } from '@tera/store';
import { acceptTicketEvents, validateTicketEvents } from './accept-ticket-events.ts';
import { cookiesFor } from './counter-browser.ts';
import { Settings } from './settings.ts';

const settings = readSettings(Settings, process.env);
const observed = observer();
const [dynamo, secrets] = [dynamoClient(), secretsClient()];
const now = Date.now;
const deps = {
  registry: registryStore(dynamo, settings.REGISTRY_TABLE),
  // Only read here: nothing but the aggregator adds to a figure.
  facts: factReader(dynamo, settings.FACTS_TABLE),
  queue: factQueue(sqsClient(), settings.FACTS_QUEUE_URL, (error) => observed.logger.warn('Not queued', { error })),
  links: {
    secrets: linkSecrets(secrets, settings.LINK_SECRET_ARN, now),
    url: settings.PUBLIC_URL,
  },
  ...observed,
  keys: keyStore(dynamo, settings.REGISTRY_TABLE),
  now,
};

export const handler = serve('accept-ticket-events', deps, [
  on(routes.pushTicketEvents, async ({ path: { unitId }, query, body, caller, browser }) => {
    if (query.validate === 'true') return validateTicketEvents(unitId, body.events, caller, deps);
    const reply = await acceptTicketEvents(unitId, body.events, caller, deps);
    return 'refused' in reply ? reply : { ...reply, cookies: await cookiesFor(unitId, browser, deps) };
  }),
]);
