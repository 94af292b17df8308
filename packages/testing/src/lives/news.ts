// What may come of a fact of each kind, with the bounds of each passed, and how it travels: the property tests over all kinds
// stand on it.
import type { FactMessage } from '@tera/contracts';
import {
  type AnswerCharge,
  type AnswerComment,
  CHANNELS,
  type Charge,
  type DeviceResponse,
  EVENTS_PER_TICKET,
  type CounterId,
  type EventId,
  FLAGS,
  type KindName,
  MINUTE,
  type NewsOf,
  RESPONSES_PER_DEVICE_DAY,
  RULING_STATES,
  type ResponseNews,
  type SurveyResponse,
  TICKET_EVENT_TYPES,
  type TicketEvent,
  type TicketId,
  type TicketNews,
  UNCOUNTED_ATTEMPT,
} from '@tera/domain';
import * as fc from 'fast-check';
import { aResponse, ani, at, budi, contoh, ektp, kk } from '../facts/index.ts';

const common = { v: 1, unitId: contoh } as const;
const MORNING = at('08:00');
const minutes = fc.integer({ min: 0, max: 600 }).map((minute) => MORNING + minute * MINUTE);
const officerId = fc.constantFrom(ani, budi, undefined);
const serviceId = fc.constantFrom(ektp, kk, undefined);

const event: fc.Arbitrary<TicketEvent> = fc.record({
  eventId: fc.integer({ min: 0, max: 30 }).map((n) => `e-${n}` as EventId),
  ticketId: fc.constant('A-001' as TicketId),
  type: fc.constantFrom(...TICKET_EVENT_TYPES),
  occurredAt: minutes,
  officerId,
  serviceId,
  outcome: fc.constantFrom('resolved', 'unresolved', undefined),
  accurate: fc.constantFrom(false, undefined),
  counterId: fc.constantFrom('loket-1' as CounterId, 'loket-2' as CounterId, undefined),
  number: fc.constantFrom('A001', undefined),
  undoes: fc.constantFrom('e-1' as EventId, 'e-2' as EventId, undefined, undefined),
});
const ruling = fc.record({
  state: fc.constantFrom(...RULING_STATES),
  at: minutes,
  objectionId: fc.constantFrom('o-1', 'o-2'),
});
/** More events than a ticket keeps. */
const crowd = minutes.map((first) =>
  Array.from({ length: EVENTS_PER_TICKET + 5 }, (_, index): TicketNews => ({
    event: {
      eventId: `c-${index}` as EventId,
      ticketId: 'A-001' as TicketId,
      type: TICKET_EVENT_TYPES[index % TICKET_EVENT_TYPES.length] ?? 'called',
      occurredAt: first + index * 1000,
      officerId: index % 3 === 0 ? ani : budi,
      serviceId: ektp,
    },
  })),
);
const ticketNews: fc.Arbitrary<TicketNews> = fc.oneof(
  { arbitrary: event.map((one) => ({ event: one })), weight: 6 },
  { arbitrary: ruling.map((one) => ({ ruling: one })), weight: 1 },
);

const response: fc.Arbitrary<SurveyResponse> = fc.record({
  responseId: fc.constantFrom('r-1', 'r-2', 'r-3'),
  receivedAt: minutes,
  channel: fc.constantFrom(...CHANNELS),
  counterId: fc.constantFrom('loket-1' as CounterId, undefined),
  isLinked: fc.constantFrom(true, undefined),
  questionnaire: fc.constant('skm-2017.1'),
  answers: fc.record({ perilaku: fc.constantFrom(1, 2, 3, 4), waktu: fc.constantFrom(1, 4, undefined) }),
  respondent: fc.record({ sex: fc.constantFrom('L', 'P', undefined) }),
  flags: fc.subarray([...FLAGS]),
  comment: fc.constantFrom('Cepat', undefined),
  attempt: fc.constantFrom(1, 2, UNCOUNTED_ATTEMPT, undefined),
});
/** The comment goes with what else was sent: the door makes the id of the answer of both. */
function commentOf({ responseId }: SurveyResponse): AnswerComment | undefined {
  if (responseId === 'r-3') return undefined;
  const text = responseId === 'r-1' ? { text: 'Cepat' } : {};
  return { id: '0'.repeat(32), ...text, period: '2026-Q4', week: '2026-W47', source: 'tickets' };
}
const charge: fc.Arbitrary<AnswerCharge> = fc.record({
  order: fc.nat({ max: 3 }),
  to: fc.oneof(
    fc.constantFrom<Charge>({ kind: 'annulled' }, { kind: 'open' }),
    fc.record({ kind: fc.constant('unit'), serviceId, isUnasked: fc.constantFrom(true, undefined) }),
    fc.record({ kind: fc.constant('officer'), officerId: fc.constantFrom(ani, budi), serviceId }),
  ),
});
const responseNews: fc.Arbitrary<ResponseNews> = fc.oneof(
  fc.tuple(response, fc.option(charge, { nil: undefined })).map(([given, told]) => ({
    response: given,
    charge: told,
    comment: commentOf(given),
  })),
  fc.record({ charge, on: minutes }),
  fc.record({ isOfSharedDevice: fc.constant(true as const), on: minutes }),
);

const fromDevice: fc.Arbitrary<DeviceResponse> = fc.record({
  key: fc.integer({ min: 0, max: 8 }).map((n) => `k-${n}`),
  receivedAt: minutes,
});
/** One more response than a device's day keeps. */
const oneTooMany = minutes.map((first) =>
  Array.from({ length: RESPONSES_PER_DEVICE_DAY + 1 }, (_, index): DeviceResponse => ({
    key: `k-${index}`,
    receivedAt: first + ((index * 7919) % 997) * 1000,
  })),
);

/** All news of one fact, by its kind. */
export const NEWS: { readonly [K in KindName]: fc.Arbitrary<readonly NewsOf<K>[]> } = {
  ticket: fc.oneof({ arbitrary: fc.array(ticketNews, { maxLength: 12 }), weight: 10 }, { arbitrary: crowd, weight: 1 }),
  response: fc.array(responseNews, { maxLength: 6 }),
  device: fc.oneof(
    { arbitrary: fc.array(fromDevice, { maxLength: 12 }), weight: 10 },
    { arbitrary: oneTooMany, weight: 1 },
  ),
  presence: fc.array(fc.record({ on: minutes }), { maxLength: 3 }),
};

/** A message that tells a piece of news of the fact with this id, as it is put on the queue; none of what the aggregator tells itself. */
export const TOLD_BY: { readonly [K in KindName]: (id: string, news: NewsOf<K>) => FactMessage | undefined } = {
  ticket: (id, news) =>
    'event' in news
      ? { ...common, kind: 'ticket-events', events: [news.event] }
      : { ...common, kind: 'ruling', fact: { kind: 'ticket', id: id as TicketId }, ruling: news.ruling },
  response: (key, news) => {
    if ('response' in news) return { ...common, kind: 'response', key, ...news };
    return 'charge' in news ? { ...common, kind: 'answer-charge', key, ...news } : undefined;
  },
  // A device is told of by each answer that comes from it.
  device: (device, { key, ...said }) => ({ ...common, kind: 'response', key, response: aResponse(said), device }),
  presence: (mark, { on }) => ({
    ...common,
    kind: 'response',
    key: 'k-1',
    response: aResponse({ receivedAt: on }),
    mark,
  }),
};
