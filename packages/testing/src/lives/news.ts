// What may come of a fact of each kind, with the bounds of each passed: the one property test over all kinds stands on it.
import {
  CHANNELS,
  type DeviceResponse,
  EVENTS_PER_TICKET,
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
import { ani, at, budi, ektp, kk } from '../facts/index.ts';

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
  officerId,
  serviceId,
  questionnaire: fc.constant('skm-2017.1'),
  answers: fc.record({ perilaku: fc.constantFrom(1, 2, 3, 4), waktu: fc.constantFrom(1, 4, undefined) }),
  respondent: fc.record({ sex: fc.constantFrom('L', 'P', undefined) }),
  flags: fc.subarray([...FLAGS]),
  comment: fc.constantFrom('Cepat', undefined),
  attempt: fc.constantFrom(1, 2, UNCOUNTED_ATTEMPT, undefined),
});
const move = fc.record({
  eventId: fc.constantFrom('m-1' as EventId, 'm-2' as EventId),
  at: minutes,
  officerId,
  serviceId,
});
const responseNews: fc.Arbitrary<ResponseNews> = fc.oneof(
  response.map((one) => ({ response: one })),
  move.map((one) => ({ move: one })),
);

const fromDevice: fc.Arbitrary<DeviceResponse> = fc.record({
  key: fc.integer({ min: 0, max: 8 }).map((n) => `k-${n}`),
  receivedAt: minutes,
  officerId,
  serviceId,
});
/** One more response than a device's day keeps. */
const oneTooMany = minutes.map((first) =>
  Array.from({ length: RESPONSES_PER_DEVICE_DAY + 1 }, (_, index): DeviceResponse => ({
    key: `k-${index}`,
    receivedAt: first + ((index * 7919) % 997) * 1000,
    officerId: index % 2 === 0 ? ani : budi,
    serviceId: ektp,
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
};
