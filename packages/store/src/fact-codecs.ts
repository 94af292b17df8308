// How what is known of a fact is written into its item and read back, kind by kind. The attributes' names are short, as
// each is paid for in every item, and stand for ever: items of years ago are read by the same code.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type AnswerCharge,
  CHANNELS,
  type Charge,
  type DeviceDay,
  ELEMENTS,
  FLAGS,
  type KindName,
  LANGUAGES,
  OUTCOMES,
  QUESTIONNAIRES,
  RESPONDENT,
  RESPONDENT_ATTRIBUTES,
  RULING_STATES,
  type Ruling,
  SCORES,
  type StateOf,
  type SurveyResponse,
  TICKET_EVENT_TYPES,
  type Ticket,
  type TicketEvent,
  type TicketId,
  WITHOUT_TICKET,
  type CounterId,
  isCounterId,
  isEventId,
  isOfficerId,
  isServiceId,
  isTicketId,
} from '@tera/domain';
import {
  type Item,
  L,
  M,
  N,
  S,
  instant,
  known,
  map,
  number,
  optionalFlag,
  optionalMap,
  optionalNumber,
  optionalText,
  optionalThat,
  present,
  text,
  texts,
  that,
} from './attributes.ts';
import { MARK_PREFIX } from './tables.ts';

export interface FactCodec<State> {
  /** Begins the sort key of the items of this kind, for ever. */
  readonly letter: string;
  /** Before the unit in the partition key, where the items of this kind lie apart from the other facts. */
  readonly prefix?: string;
  /** Its versions are drawn and do not count its writes: they would say which ticket has changed as often. */
  readonly isVersionDrawn?: true;
  readonly encode: (state: State) => Item;
  /** Of an item of this kind; without one, what is known while nothing has come. @throws for what this code never wrote. */
  readonly decode: (item: Item, id: string) => State;
}

export const FACT_CODECS: { readonly [K in KindName]: FactCodec<StateOf<K>> } = {
  ticket: {
    letter: 'T',
    encode: ({ events, ruling, hasSurplus }) =>
      present({
        events: events.size === 0 ? undefined : ticketAttribute(events),
        ruling: ruling === undefined ? undefined : rulingAttribute(ruling),
        more: yesOrNothing(hasSurplus),
      }),
    decode: (item, id) => {
      const ruling = optionalMap(item, 'ruling');
      return {
        events: ticketOf(optionalMap(item, 'events') ?? {}, that(id, isTicketId)),
        ...(ruling === undefined ? {} : { ruling: rulingOf(ruling) }),
        ...(optionalFlag(item, 'more') === true ? { hasSurplus: true } : {}),
      };
    },
  },
  response: {
    letter: 'R',
    isVersionDrawn: true,
    encode: ({ response, charge, isOfSharedDevice, awaitedOn }) =>
      present({
        events: response === undefined ? undefined : responseAttribute(response),
        // Beside what was said, for whoever reads no more of an answer than where it counts.
        place: textOrNothing(response?.counterId),
        charge: charge === undefined ? undefined : chargeAttribute(charge),
        shared: yesOrNothing(isOfSharedDevice),
        awaited: awaitedOn === undefined ? undefined : N(awaitedOn),
      }),
    // An answer could once be ruled on by itself: such a `ruling` is passed over, and the answer counts.
    decode: (item) => {
      const [events, charge] = [optionalMap(item, 'events'), optionalMap(item, 'charge')];
      return {
        response: events === undefined ? undefined : { ...responseOf(events), counterId: placeOfAnswer(item) },
        charge: charge === undefined ? chargeByLink(events, optionalMap(item, 'moves')) : chargeOfItem(charge),
        isOfSharedDevice: trueOrNothing(item, 'shared'),
        awaitedOn: item['awaited'] === undefined ? undefined : instant(item, 'awaited'),
      };
    },
  },
  device: {
    letter: 'D',
    encode: (device) => ({ events: deviceAttribute(device) }),
    decode: (item) => deviceOf(optionalMap(item, 'events') ?? {}),
  },
  presence: {
    letter: 'M',
    prefix: MARK_PREFIX,
    encode: ({ on }) => present({ events: M([]), on: on === 0 ? undefined : N(on) }),
    decode: (item) => ({ on: item['on'] === undefined ? 0 : instant(item, 'on') }),
  },
};

function ticketAttribute(ticket: Ticket): AttributeValue {
  return M(
    Array.from(ticket.values(), (event) => [
      event.eventId,
      {
        M: present({
          t: S(event.type),
          at: N(event.occurredAt),
          s: textOrNothing(event.serviceId),
          o: textOrNothing(event.officerId),
          c: textOrNothing(event.counterId),
          out: textOrNothing(event.outcome),
          did: servicesAttribute(event.services),
          ok: event.accurate === undefined ? undefined : { BOOL: event.accurate },
          why: textOrNothing(event.reason),
          no: textOrNothing(event.number),
          un: textOrNothing(event.undoes),
          by: textOrNothing(event.sentBy?.keyId),
          of: textOrNothing(event.sentBy?.officerId),
        }),
      },
    ]),
  );
}

function ticketOf(events: Item, ticketId: TicketId): Ticket {
  return new Map(
    Object.keys(events).map((id) => {
      const item = map(events, id);
      const event: TicketEvent = {
        eventId: that(id, isEventId),
        ticketId,
        type: known(text(item, 't'), TICKET_EVENT_TYPES),
        occurredAt: instant(item, 'at'),
        serviceId: optionalThat(optionalText(item, 's'), isServiceId),
        officerId: optionalThat(optionalText(item, 'o'), isOfficerId),
        counterId: optionalThat(optionalText(item, 'c'), isCounterId),
        outcome: item['out'] === undefined ? undefined : known(text(item, 'out'), OUTCOMES),
        services: servicesOf(optionalMap(item, 'did')),
        accurate: optionalFlag(item, 'ok'),
        reason: optionalText(item, 'why'),
        number: optionalText(item, 'no'),
        undoes: optionalThat(optionalText(item, 'un'), isEventId),
        ...senderOf(item),
      };
      return [event.eventId, event];
    }),
  );
}

function senderOf(item: Item): Pick<TicketEvent, 'sentBy'> {
  const keyId = optionalText(item, 'by');
  return keyId === undefined
    ? {}
    : { sentBy: { keyId, officerId: optionalThat(optionalText(item, 'of'), isOfficerId) } };
}

/** A quantity by service. */
function servicesAttribute(services: TicketEvent['services']): AttributeValue | undefined {
  return services === undefined ? undefined : M(services.map(({ serviceId, quantity }) => [serviceId, N(quantity)]));
}

/** By id, as an item keeps no order. */
function servicesOf(item: Item | undefined): TicketEvent['services'] {
  if (item === undefined) return undefined;
  return Object.keys(item)
    .toSorted()
    .map((serviceId) => ({ serviceId: that(serviceId, isServiceId), quantity: number(item, serviceId) }));
}

function responseAttribute(response: SurveyResponse): AttributeValue {
  const { responseId, answers, respondent = {} } = response;
  const attributes = present({
    at: N(response.receivedAt),
    via: S(response.channel),
    link: yesOrNothing(response.isLinked),
    form: S(response.questionnaire),
    q: M(
      Object.entries(answers).flatMap(([element, score]) =>
        score === undefined ? [] : [[element, N(score)] as const],
      ),
    ),
    who: M(
      Object.entries(respondent).flatMap(([name, value]) => (value === undefined ? [] : [[name, S(value)] as const])),
    ),
    note: textOrNothing(response.comment),
    lang: textOrNothing(response.language),
    flags: response.flags === undefined || response.flags.length === 0 ? undefined : L(response.flags),
    nth: response.attempt === undefined ? undefined : N(response.attempt),
  });
  return M([[responseId, { M: attributes }]]);
}

function responseOf(events: Item): SurveyResponse {
  const { responseId, item } = entryOf(events);
  const scores = map(item, 'q');
  const answers = Object.keys(scores).map(
    (element) => [known(element, ELEMENTS), known(number(scores, element), SCORES)] as const,
  );
  const self = map(item, 'who');
  const respondent = Object.keys(self).map((attribute) => {
    const name = known(attribute, RESPONDENT_ATTRIBUTES);
    return [name, known<string>(text(self, attribute), RESPONDENT[name])] as const;
  });
  return {
    responseId,
    receivedAt: instant(item, 'at'),
    channel: known(text(item, 'via'), CHANNELS),
    // Of an earlier version the officer of the link tells that there was one.
    isLinked: item['o'] === undefined ? trueOrNothing(item, 'link') : true,
    questionnaire: known(text(item, 'form'), QUESTIONNAIRES),
    answers: Object.fromEntries(answers),
    respondent: Object.fromEntries(respondent),
    comment: optionalText(item, 'note'),
    language: item['lang'] === undefined ? undefined : known(text(item, 'lang'), LANGUAGES),
    flags: texts(item, 'flags').map((flag) => known(flag, FLAGS)),
    attempt: optionalNumber(item, 'nth'),
  };
}

/** Where an answer of a poster, of a kiosk or of paper was given. */
export function placeOfAnswer(item: Item): CounterId | undefined {
  return optionalThat(optionalText(item, 'place'), isCounterId);
}

function entryOf(events: Item): { readonly responseId: string; readonly item: Item } {
  const [responseId] = Object.keys(events);
  if (responseId === undefined) throw new Error('a response item holds no response');
  return { responseId, item: map(events, responseId) };
}

function chargeAttribute({ to, order }: AnswerCharge): AttributeValue {
  return { M: { is: S(to.kind), n: N(order), ...present(holderAttributes(to)) } };
}

function holderAttributes(to: Charge): Readonly<Record<string, AttributeValue | undefined>> {
  switch (to.kind) {
    case 'officer':
      return { o: S(to.officerId), s: textOrNothing(to.serviceId) };
    case 'unit':
      return { s: textOrNothing(to.serviceId), un: yesOrNothing(to.isUnasked) };
    case 'annulled':
    case 'open':
      return {};
  }
}

function chargeOfItem(item: Item): AnswerCharge {
  return { to: holderOf(item), order: number(item, 'n') };
}

function holderOf(item: Item): Charge {
  const kind = known(text(item, 'is'), ['officer', 'unit', 'annulled', 'open']);
  const serviceId = optionalThat(optionalText(item, 's'), isServiceId);
  switch (kind) {
    case 'officer':
      return { kind, officerId: that(text(item, 'o'), isOfficerId), serviceId };
    case 'unit':
      return { kind, serviceId, ...(optionalFlag(item, 'un') === true ? { isUnasked: true } : {}) };
    case 'annulled':
    case 'open':
      return { kind };
  }
}

/**
 * Whose an answer of an earlier version is: whom its link named, or the last correction that it was told of. Whatever its
 * ticket says from now on is newer.
 */
function chargeByLink(events: Item | undefined, moves: Item = {}): AnswerCharge | undefined {
  if (events === undefined) return undefined;
  const { item } = entryOf(events);
  const last = (name: string) => optionalText(optionalMap(moves, name) ?? {}, 'to') ?? optionalText(item, name);
  const [officerId, serviceId] = [optionalThat(last('o'), isOfficerId), optionalThat(last('s'), isServiceId)];
  if (officerId !== undefined) return { to: { kind: 'officer', officerId, serviceId }, order: WITHOUT_TICKET };
  return serviceId === undefined ? undefined : { to: { kind: 'unit', serviceId }, order: WITHOUT_TICKET };
}

function deviceAttribute(device: DeviceDay): AttributeValue {
  return M(Array.from(device.values(), ({ key, receivedAt }) => [key, { M: { at: N(receivedAt) } }]));
}

function deviceOf(events: Item): DeviceDay {
  return new Map(
    Object.keys(events).map((key) => {
      return [key, { key, receivedAt: instant(map(events, key), 'at') }];
    }),
  );
}

function rulingAttribute({ state, at, objectionId }: Ruling): AttributeValue {
  return { M: { state: S(state), at: N(at), by: S(objectionId) } };
}

function rulingOf(item: Item): Ruling {
  return { state: known(text(item, 'state'), RULING_STATES), at: instant(item, 'at'), objectionId: text(item, 'by') };
}

function textOrNothing(value: string | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : S(value);
}

function trueOrNothing(item: Item, name: string): true | undefined {
  return optionalFlag(item, name) === true ? true : undefined;
}

function yesOrNothing(value: true | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : { BOOL: value };
}
