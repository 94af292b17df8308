// A fact as an item: its events in short form, what was decided about it, what it has applied, and its version. The item
// knows no rule of counting; what it must keep is every field that a contribution rests on.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type AnswerMoves,
  type CellKey,
  type Contribution,
  type Counters,
  type CounterId,
  DAY,
  type DeviceDay,
  type EventId,
  type FactContent,
  type FactState,
  type Flag,
  type Instant,
  type Moved,
  NOTHING,
  type OfficerId,
  type Outcome,
  type Ruling,
  type RulingState,
  type ServiceId,
  type SurveyResponse,
  type Ticket,
  type TicketEvent,
  type TicketEventType,
  type TicketId,
  type Channel,
} from '@tera/domain';
import { type Item, L, M, N, S, number, optionalNumber, optionalText, present, text, texts } from './attributes.ts';
import { type PointerChange, evidenceKeys } from './evidence-index.ts';
import { type FactKey, factItemKey } from './fact-key.ts';

export interface Fact extends FactState {
  readonly key: FactKey;
  /** What its cells hold of it. */
  readonly applied: Contribution;
  /** Some of its contribution is still to be applied, because it did not fit in one transaction. */
  readonly partial: boolean;
  /** 0 while nothing is stored; each write adds 1. */
  readonly version: number;
}

/** A fact as it shall be stored; its `version` is the one it was read at. */
export interface FactToWrite extends Fact {
  /** How its places in the evidence index change with it. */
  readonly pointers: readonly PointerChange[];
}

/** How long a fact is kept after its newest event: longer than events are accepted, or an old duplicate would count again. */
export const FACT_LIFETIME = 800 * DAY;
/** A device's day is over with the day; it is kept for as long as its answers may still come out of a queue. */
const DEVICE_LIFETIME = 30 * DAY;

export function factItem(fact: Fact): Item {
  const { key, content, ruling, moves, applied, version } = fact;
  return {
    ...factItemKey(key),
    version: N(version),
    expiresAt: N(expiryOf(fact)),
    ...(content === undefined ? {} : { events: eventsAttribute(content) }),
    ...(ruling === undefined ? {} : { ruling: rulingAttribute(ruling) }),
    ...(moves === undefined ? {} : { moves: movesAttribute(moves) }),
    ...(fact.partial ? { partial: { BOOL: true } } : {}),
    ...(applied.size === 0 ? {} : { applied: appliedAttribute(applied), ...evidenceKeys(key, applied) }),
  };
}

/** The fact of an item; one whose time is over reads as empty, whether or not the engine has swept it. */
export function factOf(key: FactKey, item: Item | undefined, now: Instant): Fact {
  const empty: Fact = { key, content: undefined, applied: NOTHING, partial: false, version: 0 };
  if (item === undefined) return empty;
  const version = number(item, 'version');
  if (number(item, 'expiresAt') * 1000 <= now) return { ...empty, version };
  const { events, ruling, moves } = item;
  return {
    key,
    content: events?.M === undefined ? undefined : contentOf(key, events.M),
    ...(ruling?.M === undefined ? {} : { ruling: rulingOf(ruling.M) }),
    ...(moves?.M === undefined ? {} : { moves: movesOf(moves.M) }),
    applied: appliedOf(item['applied']?.M ?? {}),
    partial: item['partial']?.BOOL === true,
    version,
  };
}

/** When the fact may be forgotten, in seconds since 1970; what is known of a fact before it comes waits for it as long. */
export function expiryOf({ content, ruling, moves }: FactState): number {
  const known = [ruling?.at, moves?.officer?.at, moves?.service?.at].map((at) => at ?? 0);
  const end = content === undefined ? Math.max(...known) + FACT_LIFETIME : endOf(content);
  return Math.ceil(end / 1000);
}

function endOf(content: FactContent): Instant {
  switch (content.kind) {
    case 'ticket':
      return Math.max(...Array.from(content.ticket.values(), (event) => event.occurredAt)) + FACT_LIFETIME;
    case 'response':
      return content.response.receivedAt + FACT_LIFETIME;
    case 'device':
      return Math.max(...Array.from(content.device.values(), ({ receivedAt }) => receivedAt)) + DEVICE_LIFETIME;
  }
}

function eventsAttribute(content: FactContent): AttributeValue {
  switch (content.kind) {
    case 'ticket':
      return ticketAttribute(content.ticket);
    case 'response':
      return responseAttribute(content.response);
    case 'device':
      return deviceAttribute(content.device);
  }
}

function contentOf({ kind, id }: FactKey, events: Item): FactContent {
  switch (kind) {
    case 'ticket':
      return { kind, ticket: ticketOf(events, id as TicketId) };
    case 'response':
      return { kind, response: responseOf(events) };
    case 'device':
      return { kind, device: deviceOf(events) };
  }
}

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
        type: text(item, 't') as TicketEventType,
        occurredAt: number(item, 'at'),
        serviceId: optionalText(item, 's') as ServiceId | undefined,
        officerId: optionalText(item, 'o') as OfficerId | undefined,
        counterId: optionalText(item, 'c') as CounterId | undefined,
        outcome: optionalText(item, 'out') as Outcome | undefined,
        accurate: item['ok']?.BOOL,
        reason: optionalText(item, 'why'),
      };
      return [event.eventId, event];
    }),
  );
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
  const answers = Object.entries(item['q']?.M ?? {}).map(([element, score]) => [element, Number(score.N)] as const);
  const respondent = Object.entries(item['who']?.M ?? {}).map(([name, attribute]) => [name, attribute.S] as const);
  return {
    responseId,
    receivedAt: number(item, 'at'),
    channel: text(item, 'via') as Channel,
    officerId: optionalText(item, 'o') as OfficerId | undefined,
    serviceId: optionalText(item, 's') as ServiceId | undefined,
    questionnaire: text(item, 'form'),
    answers: Object.fromEntries(answers),
    respondent: Object.fromEntries(respondent),
    comment: optionalText(item, 'note'),
    language: optionalText(item, 'lang') as 'id' | 'en' | undefined,
    startedAt: optionalNumber(item, 'from'),
    flags: texts(item, 'flags') as Flag[],
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
  return { state: text(item, 'state') as RulingState, at: number(item, 'at'), objectionId: text(item, 'by') };
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

function appliedAttribute(applied: Contribution): AttributeValue {
  return M(
    Array.from(applied, ([cell, counters]) => [
      cell,
      M(Object.entries(counters).map(([name, amount]) => [name, N(amount)])),
    ]),
  );
}

function appliedOf(cells: Item): Contribution {
  return new Map(
    Object.entries(cells).map(([cell, value]) => {
      const counters: Counters = Object.fromEntries(
        Object.entries(value.M ?? {}).map(([name, amount]) => [name, Number(amount.N)]),
      );
      return [cell as CellKey, counters];
    }),
  );
}

function textOrNothing(value: string | undefined): AttributeValue | undefined {
  return value === undefined ? undefined : S(value);
}
