// How what is known of a fact is written into its item and read back, kind by kind. The attributes' names are short, as
// each is paid for in every item, and stand for ever: items of years ago are read by the same code.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type AnswerMoves,
  CHANNELS,
  type CounterId,
  type DeviceDay,
  ELEMENTS,
  type EventId,
  FLAGS,
  type KindName,
  LANGUAGES,
  type Moved,
  NOT_MOVED,
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

export interface FactCodec<State> {
  /** Begins the sort key of the items of this kind, for ever. */
  readonly letter: string;
  readonly encode: (state: State) => Item;
  /** Of an item of this kind; without one, what is known while nothing has come. @throws for what this code never wrote. */
  readonly decode: (item: Item, id: string) => State;
}

export const FACT_CODECS: { readonly [K in KindName]: FactCodec<StateOf<K>> } = {
  ticket: {
    letter: 'T',
    encode: ({ events, ruling }) =>
      present({
        events: events.size === 0 ? undefined : ticketAttribute(events),
        ruling: ruling === undefined ? undefined : rulingAttribute(ruling),
      }),
    decode: ({ events, ruling }, id) => ({
      events: ticketOf(events?.M ?? {}, id as TicketId),
      ...(ruling?.M === undefined ? {} : { ruling: rulingOf(ruling.M) }),
    }),
  },
  response: {
    letter: 'R',
    encode: ({ response, moves }) =>
      present({
        events: response === undefined ? undefined : responseAttribute(response),
        moves: moves === NOT_MOVED ? undefined : movesAttribute(moves),
      }),
    decode: ({ events, moves }) => ({
      response: events?.M === undefined ? undefined : responseOf(events.M),
      moves: moves?.M === undefined ? NOT_MOVED : movesOf(moves.M),
    }),
  },
  device: {
    letter: 'D',
    encode: (device) => ({ events: deviceAttribute(device) }),
    decode: ({ events }) => deviceOf(events?.M ?? {}),
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
          by: textOrNothing(event.sentBy?.keyId),
          of: textOrNothing(event.sentBy?.officerId),
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
        ...senderOf(item),
      };
      return [event.eventId, event];
    }),
  );
}

function senderOf(item: Item): Pick<TicketEvent, 'sentBy'> {
  const keyId = optionalText(item, 'by');
  return keyId === undefined ? {} : { sentBy: { keyId, officerId: optionalText(item, 'of') as OfficerId | undefined } };
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
    via: S(response.channel),
    o: textOrNothing(response.officerId),
    s: textOrNothing(response.serviceId),
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
    from: response.startedAt === undefined ? undefined : N(response.startedAt),
    flags: response.flags === undefined || response.flags.length === 0 ? undefined : L(response.flags),
  });
  return M([[responseId, { M: attributes }]]);
}

function responseOf(events: Item): SurveyResponse {
  const [entry] = Object.entries(events);
  if (entry === undefined) throw new Error('a response item holds no response');
  const [responseId, value] = entry;
  const item = value.M ?? {};
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
    channel: known(text(item, 'via'), CHANNELS),
    officerId: optionalText(item, 'o') as OfficerId | undefined,
    serviceId: optionalText(item, 's') as ServiceId | undefined,
    questionnaire: known(text(item, 'form'), QUESTIONNAIRES),
    answers: Object.fromEntries(answers),
    respondent: Object.fromEntries(respondent),
    comment: optionalText(item, 'note'),
    language: item['lang'] === undefined ? undefined : known(text(item, 'lang'), LANGUAGES),
    startedAt: optionalNumber(item, 'from'),
    flags: texts(item, 'flags').map((flag) => known(flag, FLAGS)),
  };
}

function deviceAttribute(device: DeviceDay): AttributeValue {
  return M(
    Array.from(device.values(), ({ key, receivedAt, officerId, serviceId }) => [
      key,
      { M: present({ at: N(receivedAt), o: textOrNothing(officerId), s: textOrNothing(serviceId) }) },
    ]),
  );
}

function deviceOf(events: Item): DeviceDay {
  return new Map(
    Object.entries(events).map(([key, value]) => {
      const item = value.M ?? {};
      const officerId = optionalText(item, 'o') as OfficerId | undefined;
      const serviceId = optionalText(item, 's') as ServiceId | undefined;
      return [key, { key, receivedAt: number(item, 'at'), officerId, serviceId }];
    }),
  );
}

function rulingAttribute({ state, at, objectionId }: Ruling): AttributeValue {
  return { M: { state: S(state), at: N(at), by: S(objectionId) } };
}

function rulingOf(item: Item): Ruling {
  return { state: known(text(item, 'state'), RULING_STATES), at: number(item, 'at'), objectionId: text(item, 'by') };
}

function movesAttribute({ officer, service }: AnswerMoves): AttributeValue {
  return { M: present({ o: movedAttribute(officer), s: movedAttribute(service) }) };
}

function movedAttribute(moved: Moved<string> | undefined): AttributeValue | undefined {
  return moved === undefined ? undefined : { M: { to: S(moved.to), at: N(moved.at), by: S(moved.eventId) } };
}

function movesOf({ o, s }: Item): AnswerMoves {
  return { officer: movedOf<OfficerId>(o?.M), service: movedOf<ServiceId>(s?.M) };
}

function movedOf<To extends string>(item: Item | undefined): Moved<To> | undefined {
  if (item === undefined) return undefined;
  return { to: text(item, 'to') as To, at: number(item, 'at'), eventId: text(item, 'by') as EventId };
}

function textOrNothing(value: string | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : S(value);
}
