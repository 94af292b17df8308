// How what is known of a fact is written into its item and read back, kind by kind. The attributes' names are short, as
// each is paid for in every item, and stand for ever: items of years ago are read by the same code.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type AnswerCharge,
  CHANNELS,
  type Charge,
  type CounterId,
  type DeviceDay,
  ELEMENTS,
  type EventId,
  FLAGS,
  type KindName,
  LANGUAGES,
  type OfficerId,
  OUTCOMES,
  QUESTIONNAIRES,
  RESPONDENT,
  RESPONDENT_ATTRIBUTES,
  RULING_STATES,
  type Ruling,
  SCORES,
  type ServiceId,
  type StateOf,
  type SurveyResponse,
  TICKET_EVENT_TYPES,
  type Ticket,
  type TicketEvent,
  type TicketId,
  WITHOUT_TICKET,
} from '@tera/domain';
import {
  type Item,
  L,
  M,
  N,
  S,
  known,
  number,
  optionalNumber,
  optionalText,
  present,
  text,
  texts,
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
    decode: ({ events, ruling, more }, id) => ({
      events: ticketOf(events?.M ?? {}, id as TicketId),
      ...(ruling?.M === undefined ? {} : { ruling: rulingOf(ruling.M) }),
      ...(more?.BOOL === true ? { hasSurplus: true } : {}),
    }),
  },
  response: {
    letter: 'R',
    isVersionDrawn: true,
    encode: ({ response, charge, isOfSharedDevice, awaitedOn }) =>
      present({
        events: response === undefined ? undefined : responseAttribute(response),
        charge: charge === undefined ? undefined : chargeAttribute(charge),
        shared: yesOrNothing(isOfSharedDevice),
        awaited: awaitedOn === undefined ? undefined : N(awaitedOn),
      }),
    decode: ({ events, charge, shared, moves, ...others }) => ({
      response: events?.M === undefined ? undefined : responseOf(events.M),
      charge: charge?.M === undefined ? chargeByLink(events?.M, moves?.M) : chargeOfItem(charge.M),
      isOfSharedDevice: shared?.BOOL === true ? true : undefined,
      awaitedOn: optionalNumber(others, 'awaited'),
    }),
  },
  device: {
    letter: 'D',
    encode: (device) => ({ events: deviceAttribute(device) }),
    decode: ({ events }) => deviceOf(events?.M ?? {}),
  },
  presence: {
    letter: 'M',
    prefix: MARK_PREFIX,
    encode: ({ on }) => ({ events: M([]), on: N(on) }),
    decode: (item) => ({ on: optionalNumber(item, 'on') ?? 0 }),
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
        }),
      },
    ]),
  );
}

function ticketOf(events: Item, ticketId: TicketId): Ticket {
  return new Map(
    Object.entries(events).map(([id, value]) => {
      const item = value.M ?? {};
      const event: TicketEvent = {
        eventId: id as EventId,
        ticketId,
        type: known(text(item, 't'), TICKET_EVENT_TYPES),
        occurredAt: number(item, 'at'),
        serviceId: optionalText(item, 's') as ServiceId | undefined,
        officerId: optionalText(item, 'o') as OfficerId | undefined,
        counterId: optionalText(item, 'c') as CounterId | undefined,
        outcome: item['out'] === undefined ? undefined : known(text(item, 'out'), OUTCOMES),
        services: servicesOf(item['did']?.M),
        accurate: item['ok']?.BOOL,
        reason: optionalText(item, 'why'),
      };
      return [event.eventId, event];
    }),
  );
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
    .map((serviceId) => ({ serviceId: serviceId as ServiceId, quantity: number(item, serviceId) }));
}

function responseAttribute(response: SurveyResponse): AttributeValue {
  const { responseId, answers, respondent = {} } = response;
  const attributes = present({
    at: N(response.receivedAt),
    turn: response.turn === undefined ? undefined : N(response.turn),
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
  });
  return M([[responseId, { M: attributes }]]);
}

function responseOf(events: Item): SurveyResponse {
  const { responseId, item } = entryOf(events);
  const answers = Object.entries(item['q']?.M ?? {}).map(
    ([element, score]) => [known(element, ELEMENTS), known(Number(score.N), SCORES)] as const,
  );
  const respondent = Object.entries(item['who']?.M ?? {}).map(([attribute, said]) => {
    const name = known(attribute, RESPONDENT_ATTRIBUTES);
    return [name, known<string>(said.S, RESPONDENT[name])] as const;
  });
  return {
    responseId,
    receivedAt: number(item, 'at'),
    turn: optionalNumber(item, 'turn'),
    channel: known(text(item, 'via'), CHANNELS),
    // Of an earlier version the officer of the link tells that there was one.
    isLinked: item['link']?.BOOL === true || item['o'] !== undefined ? true : undefined,
    questionnaire: known(text(item, 'form'), QUESTIONNAIRES),
    answers: Object.fromEntries(answers),
    respondent: Object.fromEntries(respondent),
    comment: optionalText(item, 'note'),
    language: item['lang'] === undefined ? undefined : known(text(item, 'lang'), LANGUAGES),
    flags: texts(item, 'flags').map((flag) => known(flag, FLAGS)),
  };
}

function entryOf(events: Item): { readonly responseId: string; readonly item: Item } {
  const [entry] = Object.entries(events);
  if (entry === undefined) throw new Error('a response item holds no response');
  return { responseId: entry[0], item: entry[1].M ?? {} };
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
  const serviceId = optionalText(item, 's') as ServiceId | undefined;
  switch (kind) {
    case 'officer':
      return { kind, officerId: text(item, 'o') as OfficerId, serviceId };
    case 'unit':
      return { kind, serviceId, ...(item['un']?.BOOL === true ? { isUnasked: true } : {}) };
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
  const last = (name: string) => optionalText(moves[name]?.M ?? {}, 'to') ?? optionalText(item, name);
  const [officerId, serviceId] = [last('o') as OfficerId | undefined, last('s') as ServiceId | undefined];
  if (officerId !== undefined) return { to: { kind: 'officer', officerId, serviceId }, order: WITHOUT_TICKET };
  return serviceId === undefined ? undefined : { to: { kind: 'unit', serviceId }, order: WITHOUT_TICKET };
}

function deviceAttribute(device: DeviceDay): AttributeValue {
  return M(Array.from(device.values(), ({ key, receivedAt }) => [key, { M: { at: N(receivedAt) } }]));
}

function deviceOf(events: Item): DeviceDay {
  return new Map(
    Object.entries(events).map(([key, value]) => {
      return [key, { key, receivedAt: number(value.M ?? {}, 'at') }];
    }),
  );
}

function rulingAttribute({ state, at, objectionId }: Ruling): AttributeValue {
  return { M: { state: S(state), at: N(at), by: S(objectionId) } };
}

function rulingOf(item: Item): Ruling {
  return { state: known(text(item, 'state'), RULING_STATES), at: number(item, 'at'), objectionId: text(item, 'by') };
}

function textOrNothing(value: string | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : S(value);
}

function yesOrNothing(value: true | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : { BOOL: value };
}
