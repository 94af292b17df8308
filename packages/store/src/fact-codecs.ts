// How what is known of a fact is written into its item and read back, kind by kind. The attributes' names are short, as
// each is paid for in every item, and stand for ever: items of years ago are read by the same code.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type AnswerMoves,
  CHANNELS,
  type DeviceDay,
  ELEMENTS,
  FLAGS,
  type KindName,
  LANGUAGES,
  type Moved,
  NOT_MOVED,
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
  isCounterId,
  isEventId,
  isInstant,
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
    decode: (item, id) => {
      const ruling = optionalMap(item, 'ruling');
      return {
        events: ticketOf(optionalMap(item, 'events') ?? {}, that(id, isTicketId)),
        ...(ruling === undefined ? {} : { ruling: rulingOf(ruling) }),
      };
    },
  },
  response: {
    letter: 'R',
    encode: ({ response, moves }) =>
      present({
        events: response === undefined ? undefined : responseAttribute(response),
        moves: moves === NOT_MOVED ? undefined : movesAttribute(moves),
      }),
    // An answer could once be ruled on by itself: such a `ruling` is passed over, and the answer counts.
    decode: (item) => {
      const [events, moves] = [optionalMap(item, 'events'), optionalMap(item, 'moves')];
      return {
        response: events === undefined ? undefined : responseOf(events),
        moves: moves === undefined ? NOT_MOVED : movesOf(moves),
      };
    },
  },
  device: {
    letter: 'D',
    encode: (device) => ({ events: deviceAttribute(device) }),
    decode: (item) => deviceOf(optionalMap(item, 'events') ?? {}),
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
    .map((serviceId) => ({ serviceId: that(serviceId, isServiceId), quantity: number(item, serviceId) }));
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
    nth: response.attempt === undefined ? undefined : N(response.attempt),
  });
  return M([[responseId, { M: attributes }]]);
}

function responseOf(events: Item): SurveyResponse {
  const [responseId] = Object.keys(events);
  if (responseId === undefined) throw new Error('a response item holds no response');
  const item = map(events, responseId);
  const scores = map(item, 'q');
  const answers = Object.keys(scores).map(
    (element) => [known(element, ELEMENTS), known(number(scores, element), SCORES)] as const,
  );
  const self = map(item, 'who');
  const respondent = Object.keys(self).map((attribute) => {
    const name = known(attribute, RESPONDENT_ATTRIBUTES);
    return [name, known<string>(text(self, attribute), RESPONDENT[name])] as const;
  });
  const startedAt = optionalNumber(item, 'from');
  return {
    responseId,
    receivedAt: instant(item, 'at'),
    channel: known(text(item, 'via'), CHANNELS),
    officerId: optionalThat(optionalText(item, 'o'), isOfficerId),
    serviceId: optionalThat(optionalText(item, 's'), isServiceId),
    questionnaire: known(text(item, 'form'), QUESTIONNAIRES),
    answers: Object.fromEntries(answers),
    respondent: Object.fromEntries(respondent),
    comment: optionalText(item, 'note'),
    language: item['lang'] === undefined ? undefined : known(text(item, 'lang'), LANGUAGES),
    // What the clock of a citizen's device said was once taken whatever its year.
    startedAt: startedAt === undefined || !isInstant(startedAt) ? undefined : startedAt,
    flags: texts(item, 'flags').map((flag) => known(flag, FLAGS)),
    attempt: optionalNumber(item, 'nth'),
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
    Object.keys(events).map((key) => {
      const item = map(events, key);
      const officerId = optionalThat(optionalText(item, 'o'), isOfficerId);
      const serviceId = optionalThat(optionalText(item, 's'), isServiceId);
      return [key, { key, receivedAt: instant(item, 'at'), officerId, serviceId }];
    }),
  );
}

function rulingAttribute({ state, at, objectionId }: Ruling): AttributeValue {
  return { M: { state: S(state), at: N(at), by: S(objectionId) } };
}

function rulingOf(item: Item): Ruling {
  return { state: known(text(item, 'state'), RULING_STATES), at: instant(item, 'at'), objectionId: text(item, 'by') };
}

function movesAttribute({ officer, service }: AnswerMoves): AttributeValue {
  return { M: present({ o: movedAttribute(officer), s: movedAttribute(service) }) };
}

function movedAttribute(moved: Moved<string> | undefined): AttributeValue | undefined {
  return moved === undefined ? undefined : { M: { to: S(moved.to), at: N(moved.at), by: S(moved.eventId) } };
}

function movesOf(item: Item): AnswerMoves {
  return {
    officer: movedOf(optionalMap(item, 'o'), isOfficerId),
    service: movedOf(optionalMap(item, 's'), isServiceId),
  };
}

function movedOf<To extends string>(item: Item | undefined, is: (id: string) => id is To): Moved<To> | undefined {
  if (item === undefined) return undefined;
  return {
    to: that(text(item, 'to'), is),
    at: instant(item, 'at'),
    eventId: that(text(item, 'by'), isEventId),
  };
}

function textOrNothing(value: string | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : S(value);
}
