// A door to push through: the work with doubles of all that it needs, and what came out of it.
import * as routes from '@tera/contracts/routes';
import type { OfficerId, RegistryDocument, TicketEvent, UnitId } from '@tera/domain';
import { type KnownKey, makeApiKey, on, serve } from '@tera/http';
import { type OpenQueue, type Takes, queueThat, registryOf, ticketsThat } from '@tera/testing/doubles';
import { NOW, aDocument, contoh, storedKey } from '@tera/testing/facts';
import { type Answer, answerTo, quietObserver, send } from '@tera/testing/http';
import { SECRETS } from '@tera/testing/links';
import { acceptTicketEvents, validateTicketEvents } from './accept-ticket-events.ts';

interface House {
  readonly unit?: RegistryDocument;
  /** Which of the messages the queue takes; all, unless said otherwise. */
  readonly takes?: Takes;
  /** Those that are counted already, by their ids. */
  readonly tickets?: Readonly<Record<string, readonly TicketEvent[]>>;
  /** Whose key it is that pushes; without one it is the counter's. */
  readonly officerId?: OfficerId;
  readonly pusher?: { readonly keyId: string; readonly name: string; readonly madeBy: readonly string[] };
  /** Other keys of the office, by their ids. */
  readonly keys?: Readonly<Record<string, KnownKey>>;
}

const COUNTER = makeApiKey();
const COUNTER_KEY = storedKey(COUNTER, { scopes: ['tickets:write'] });

export interface Door extends Pick<OpenQueue, 'offered' | 'taken'> {
  /** What is sent with the key of a counter to the function with its whole chain, as index.ts composes it. */
  readonly send: (body: unknown) => Promise<Answer>;
  readonly push: (events: readonly unknown[], unitId?: UnitId) => Promise<Answer>;
  readonly validate: (events: readonly unknown[], unitId?: UnitId) => Promise<Answer>;
  readonly counted: Readonly<Record<string, number>>;
}

export function aDoor({
  unit = aDocument(),
  takes,
  tickets = {},
  officerId,
  pusher = { keyId: 'k1', name: 'Loket 1', madeBy: [] },
  keys = {},
}: House = {}): Door {
  const pushing = { ...pusher, officerId };
  const observed = quietObserver();
  const { counted } = observed;
  const queue = queueThat(takes);
  const deps = {
    ...observed,
    keys: { find: (keyId: string) => Promise.resolve(keyId === COUNTER.keyId ? COUNTER_KEY : keys[keyId]) },
    registry: registryOf(() => unit),
    facts: ticketsThat(() => tickets),
    queue,
    links: { secrets: { current: () => Promise.resolve(SECRETS) }, url: 'https://tera.example' },
    now: () => NOW,
  };
  const { offered, taken } = queue;
  const handler = serve('accept-ticket-events', deps, [
    on(routes.pushTicketEvents, ({ path, body, caller }) => acceptTicketEvents(path.unitId, body.events, caller, deps)),
  ]);
  const request = { routeKey: routes.pushTicketEvents.call, path: { unitId: contoh }, key: COUNTER.key };
  return {
    send: (body) => send(handler, { ...request, json: body }),
    push: async (events, unitId = contoh) => answerTo(await acceptTicketEvents(unitId, events, pushing, deps)),
    validate: async (events, unitId = contoh) => answerTo(await validateTicketEvents(unitId, events, pushing, deps)),
    offered,
    taken,
    counted,
  };
}

let events = 0;

/** An event as a counter writes it; each has an id of its own. */
export function written(type: string, fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const needs: Record<string, Record<string, string>> = {
    issued: { serviceId: 'ektp' },
    started: { officerId: 'ani' },
    completed: { serviceId: 'ektp', officerId: 'ani', outcome: 'resolved' },
    corrected: { officerId: 'budi', reason: 'salah petugas' },
  };
  return {
    eventId: `e-${events++}`,
    ticketId: 'A-001',
    type,
    occurredAt: '2026-11-20T08:00:00+07:00',
    ...needs[type],
    ...fields,
  };
}
