// Which of the answers that an office brings in can be taken. Each is judged by itself: against its schema, the unit's registry
// and calendar, and the releases that there are; then by its ticket, as that is counted now.
import {
  type ErrorCode,
  type FieldError,
  type ImportedResponse,
  ImportedResponseSchema,
  type RejectedResponse,
  read,
} from '@tera/contracts';
import {
  ACCEPTED_FOR,
  type Charge,
  DAY,
  type Instant,
  type OfficerId,
  type TicketId,
  type TicketSurvey,
  type UnitId,
  type UnitRegistry,
  WITHOUT_TICKET,
  addDays,
  chargeOf,
  localDayOf,
  releasePeriodOf,
  startOfDay,
  surveyOf,
} from '@tera/domain';
import { inAWord } from '@tera/intake';
import { type FactReader, type ReadHeads, factName } from '@tera/store';

/** An answer that can be taken as far as is known, and its place in the push. */
export interface GoodResponse {
  readonly index: number;
  readonly response: ImportedResponse;
}

export interface BadResponse extends RejectedResponse {
  /** The fields that are wrong, named as in the whole body. */
  readonly errors: readonly FieldError[];
}

interface Judged<Good extends GoodResponse = GoodResponse> {
  readonly good: readonly Good[];
  readonly bad: readonly BadResponse[];
}

/** By their schema alone. */
export function readImported(inputs: readonly unknown[]): Judged {
  const good: GoodResponse[] = [];
  const bad: BadResponse[] = [];
  for (const [index, input] of inputs.entries()) {
    const result = read(ImportedResponseSchema, input, ['responses', index]);
    if (result.ok) good.push({ index, response: result.value });
    else bad.push(rejected(index, idIn(input), result.errors));
  }
  return { good, bad };
}

/** By what the unit says of itself, by the clock, by what is published, and by those before them in the push. */
export function judgeByUnit(
  those: readonly GoodResponse[],
  unit: UnitRegistry,
  released: ReadonlySet<string>,
  now: Instant,
): Judged {
  const good: GoodResponse[] = [];
  const bad: BadResponse[] = [];
  const before = new Map<string, number>();
  for (const one of those) {
    const doubts = [...doubtsOf(one, unit, released, now)];
    if (doubts.length === 0) doubts.push(...repeated(one, before));
    if (doubts.length === 0) good.push(one);
    else bad.push(refused(one, doubts));
  }
  return { good, bad };
}

/** The names of the periods that are published, of those in which these answers were given. */
export async function releasedAround(
  unitId: UnitId,
  { calendar: { plan } }: UnitRegistry,
  good: readonly GoodResponse[],
  heads: ReadHeads,
): Promise<ReadonlySet<string>> {
  const days = good.map(({ response }) => response.answeredOn).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return new Set();
  const found = await heads(unitId, releasePeriodOf(first, plan).from, releasePeriodOf(last, plan).to);
  return new Set(found.map(({ period }) => period));
}

/** An answer of which it is known whose it is. */
export interface ChargedResponse extends GoodResponse {
  readonly charge: Charge;
  /** Of its ticket, where it has one. */
  readonly version: number;
}

export interface ChargedByTicket extends Judged<ChargedResponse> {
  /** Their tickets cannot be read now. */
  readonly unread: readonly GoodResponse[];
}

interface TicketDeps {
  readonly facts: FactReader;
  /** Hears why a ticket could not be read. */
  readonly onUnread: (error: unknown) => void;
  readonly now: () => Instant;
}

/** `officerId`: whose key brings them in. */
export async function chargeByTicket(
  unitId: UnitId,
  { timeZone }: Pick<UnitRegistry, 'timeZone'>,
  officerId: OfficerId | undefined,
  good: readonly GoodResponse[],
  { facts, onUnread, now }: TicketDeps,
): Promise<ChargedByTicket> {
  const keyOf = (id: TicketId) => ({ unitId, kind: 'ticket', id }) as const;
  const keys = good.flatMap(({ response: { ticketId } }) => (ticketId === undefined ? [] : [keyOf(ticketId)]));
  const tickets = await facts.read(keys, now(), (_, why) => onUnread(why));
  const charged: ChargedResponse[] = [];
  const bad: BadResponse[] = [];
  const unread: GoodResponse[] = [];
  for (const one of good) {
    const { ticketId, serviceId } = one.response;
    if (ticketId === undefined) {
      charged.push(Object.assign({ charge: { kind: 'unit', serviceId }, version: WITHOUT_TICKET } as const, one));
      continue;
    }
    const ticket = tickets.get(factName(keyOf(ticketId)));
    if (ticket === undefined) {
      unread.push(one);
      continue;
    }
    const charge = chargeOf(ticket.state.events, ticket.state.ruling);
    const doubt =
      doubtOfTicket(charge, ticket.state.events.size > 0, officerId) ??
      doubtOfDay(one.response, surveyOf(ticket.state), timeZone);
    if (doubt === undefined) charged.push({ ...one, charge, version: ticket.version });
    else bad.push(refused(one, [doubt]));
  }
  return { good: charged, bad, unread };
}

/** Refuses an answer that its own schema took; `errors` name its fields. */
export function refusedBy({ index, response }: GoodResponse, errors: readonly FieldError[]): BadResponse {
  const named = errors.map((error) => ({ ...error, path: `responses.${index}.${error.path}` }));
  return rejected(index, response.responseId, named);
}

function refused(one: GoodResponse, doubts: readonly Doubt[]): BadResponse {
  return refusedBy(
    one,
    doubts.map(([path, code, message]) => ({ path, code, message })),
  );
}

type Doubt = readonly [field: keyof ImportedResponse, code: ErrorCode<422>, message: string];

function* doubtsOf(
  { response }: GoodResponse,
  unit: UnitRegistry,
  released: ReadonlySet<string>,
  now: Instant,
): Generator<Doubt> {
  const { answeredOn, serviceId, counterId } = response;
  const { timeZone, document, calendar } = unit;
  const today = localDayOf(now, timeZone);
  const oldest = addDays(today, -ACCEPTED_FOR / DAY);
  const period = releasePeriodOf(answeredOn, calendar.plan).name;
  if (answeredOn > today) yield ['answeredOn', 'in_the_future', `at the unit it is ${today}`];
  if (answeredOn < oldest) yield ['answeredOn', 'too_old', `before ${oldest}, and so more than 730 days ago`];
  if (unit.isClosedAt(startOfDay(answeredOn, timeZone))) {
    yield ['answeredOn', 'unit_closed', `the unit is closed from ${document.closedFrom} on`];
  }
  if (released.has(period)) {
    yield ['answeredOn', 'released', `${period} is published, and a release never changes by itself`];
  }
  if (serviceId !== undefined && !unit.hasService(serviceId)) {
    yield ['serviceId', 'unknown_service', `the unit's registry has no service '${serviceId}'`];
  }
  if (counterId !== undefined && !unit.hasCounter(counterId)) {
    yield ['counterId', 'unknown_counter', `the unit's registry has no counter '${counterId}'`];
  }
}

/** Two of one push under one id, or to one ticket, would count as one: whoever sends them has mistaken something. */
function* repeated({ index, response }: GoodResponse, before: Map<string, number>): Generator<Doubt> {
  for (const field of ['responseId', 'ticketId'] as const) {
    const id = response[field];
    if (id === undefined) continue;
    const first = before.get(`${field}#${id}`);
    if (first === undefined) before.set(`${field}#${id}`, index);
    else yield [field, 'duplicate', `the same as of responses.${first}: they would count as one answer`];
  }
}

function doubtOfTicket(charge: Charge, isCounted: boolean, officerId: OfficerId | undefined): Doubt | undefined {
  if (!isCounted) {
    return [
      'ticketId',
      'unknown_ticket',
      'there is no such ticket; if it has just been pushed, send the answer again in a minute',
    ];
  }
  // Before it has ended nobody can say whether it is the typist's own.
  if (charge.kind === 'open')
    return ['ticketId', 'not_completed', 'the ticket has not ended, or its end is not counted yet'];
  if (charge.kind !== 'officer' || charge.officerId !== officerId) return undefined;
  return [
    'ticketId',
    'own_ticket',
    `the ticket is that of '${charge.officerId}', whose key this is: another one brings it in`,
  ];
}

/** Nobody answers about what is not done yet; and its day decides in which release an answer is. */
function doubtOfDay(
  { answeredOn }: ImportedResponse,
  survey: TicketSurvey | undefined,
  timeZone: string,
): Doubt | undefined {
  if (survey === undefined) return undefined;
  const completedOn = localDayOf(survey.since, timeZone);
  return answeredOn < completedOn
    ? ['answeredOn', 'not_completed', `the ticket was completed on ${completedOn}`]
    : undefined;
}

function idIn(input: unknown): string | null {
  const id = typeof input === 'object' && input !== null && 'responseId' in input ? input.responseId : undefined;
  return typeof id === 'string' ? id.slice(0, 64) : null;
}

function rejected(index: number, responseId: string | null, errors: readonly FieldError[]): BadResponse {
  return { index, responseId, ...inAWord(errors, `responses.${index}.`, 'response'), errors };
}
