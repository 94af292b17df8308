// Rows into ticket events, as a mapping says: a row is one event, a whole ticket, or a step of a case. What comes out is
// judged by the contract's own schema here already, so that a file can be looked through without sending it.
import { type FieldError, TicketEventSchema, read } from '@tera/contracts';
import { type Instant, type TicketEvent, TICKET_EVENT_TYPES } from '@tera/domain';
import { isSkipped, textOf } from '../files/field.ts';
import { type BadRow, type Row, isBadRow } from '../files/row.ts';
import { type ReadInstant, type ReadTime, timeReader } from '../files/time-format.ts';
import { eventIdFor } from './event-id.ts';
import type { EventRows, Mapping, StepRows, TicketRows, Time } from './mapping.ts';

/** An event as it is sent. */
export type SentEvent = Readonly<Record<string, string | boolean>> & {
  readonly eventId: string;
  readonly ticketId: string;
  readonly type: string;
  readonly occurredAt: string;
};

export interface LineOfEvent {
  readonly line: number;
  readonly event: SentEvent;
}

export interface BadLine {
  readonly line: number;
  readonly ticketId?: string;
  readonly type?: string;
  readonly code: string;
  readonly message: string;
}

export type EventsOfRows = { readonly good: LineOfEvent } | { readonly bad: BadLine };

export interface ReadingOptions {
  /** Of times without an offset, where the mapping names none. */
  readonly timeZone: string | undefined;
  /** Milliseconds that all times are moved by. */
  readonly shift: number;
}

/** Where the rows are steps, nothing comes before all rows are there: only then is it known which step was the last. */
export async function* eventsOfRows(
  rows: AsyncIterable<Row | BadRow>,
  mapping: Mapping,
  options: ReadingOptions,
): AsyncGenerator<EventsOfRows> {
  if (mapping.rows === 'steps') {
    yield* eventsOfSteps(rows, mapping, options);
    return;
  }
  for await (const row of rows) yield* eventsOfRow(row, mapping, options);
}

/** For rows that come one by one. */
export function eventsOfRow(
  row: Row | BadRow,
  mapping: EventRows | TicketRows,
  options: ReadingOptions,
): EventsOfRows[] {
  if (isBadRow(row)) return [badRow(row)];
  if (isSkipped(row, mapping.skip)) return [];
  const drafts =
    mapping.rows === 'event' ? [draftOfEvent(row, mapping, options)] : draftsOfTicket(row, mapping, options);
  return drafts.map((draft) => judged(row.line, draft, options));
}

/** An event that is not judged yet; a time that could not be read is its only fault. */
interface Draft {
  readonly type: string;
  readonly at: ReadInstant;
  readonly field: string;
  readonly fields: Readonly<Record<string, string | boolean | undefined>>;
}

function draftOfEvent(row: Row, { fields, ...mapping }: EventRows, options: ReadingOptions): Draft {
  return {
    type: textOf(row, fields.type) ?? '',
    at: timeOf(row, fields.occurredAt, readerOf(fields.occurredAt, mapping, options)) ?? {
      ok: false,
      message: 'required',
    },
    field: 'occurredAt',
    fields: {
      eventId: textOf(row, fields.eventId),
      ticketId: textOf(row, fields.ticketId),
      serviceId: textOf(row, fields.serviceId),
      officerId: textOf(row, fields.officerId),
      counterId: textOf(row, fields.counterId),
      outcome: textOf(row, fields.outcome),
      accurate: truthOf(textOf(row, fields.accurate)),
      reason: textOf(row, fields.reason),
    },
  };
}

/** What belongs on which event of a row that is a whole ticket; anything else would only make it longer. */
const SERVES = new Set(['started', 'transferred', 'completed', 'reopened']);
const AT_A_COUNTER = new Set(['called', 'started', 'transferred', 'completed', 'no_show']);
const HAS_SERVICE = new Set(['issued', 'completed']);

function draftsOfTicket(row: Row, mapping: TicketRows, options: ReadingOptions): Draft[] {
  const { fields, times } = mapping;
  const ending = textOf(row, fields.ending);
  return Object.entries(times).flatMap(([name, time]): Draft[] => {
    if (time === undefined) return [];
    const at = timeOf(row, time, readerOf(time, mapping, options));
    // An empty cell is a step that was not taken.
    if (at === undefined) return [];
    const type = name === 'ended' ? (ending ?? '') : name;
    return [{ type, at, field: `times.${name}`, fields: fieldsOn(type, row, fields) }];
  });
}

function fieldsOn(type: string, row: Row, fields: TicketRows['fields'] | StepRows['fields']): Draft['fields'] {
  return {
    ticketId: textOf(row, fields.ticketId),
    serviceId: HAS_SERVICE.has(type) ? textOf(row, fields.serviceId) : undefined,
    officerId: SERVES.has(type) ? textOf(row, fields.officerId) : undefined,
    counterId: AT_A_COUNTER.has(type) ? textOf(row, fields.counterId) : undefined,
    outcome: type === 'completed' ? textOf(row, fields.outcome) : undefined,
    accurate: truthOf(textOf(row, fields.accurate)),
    reason: textOf(row, fields.reason),
  };
}

interface Step {
  readonly row: Row;
  readonly ticketId: string;
  readonly officerId: string;
  readonly at: Instant;
}

/**
 * A case that is known by its finished steps: `started` with the first, `transferred` whenever somebody else takes a step,
 * `completed` with the last. Steps of the same moment are read in the order of the file.
 */
async function* eventsOfSteps(
  rows: AsyncIterable<Row | BadRow>,
  mapping: StepRows,
  options: ReadingOptions,
): AsyncGenerator<EventsOfRows> {
  const cases = new Map<string, Step[]>();
  const { fields, times } = mapping;
  const readStep = readerOf(times.step, mapping, options);
  for await (const row of rows) {
    if (isBadRow(row)) {
      yield badRow(row);
      continue;
    }
    if (isSkipped(row, mapping.skip)) continue;
    const ticketId = textOf(row, fields.ticketId);
    const at = timeOf(row, times.step, readStep);
    if (ticketId === undefined || at?.ok !== true) {
      const fault = at?.ok === false ? at.message : 'required';
      const message = ticketId === undefined ? 'ticketId: required' : `times.step: ${fault}`;
      yield { bad: { line: row.line, ...(ticketId === undefined ? {} : { ticketId }), code: 'invalid_row', message } };
      continue;
    }
    const own = cases.get(ticketId) ?? [];
    cases.set(ticketId, own);
    own.push({ row, ticketId, officerId: textOf(row, fields.officerId) ?? '', at: at.instant });
  }
  for (const steps of cases.values())
    yield* eventsOfCase(
      steps.toSorted((a, b) => a.at - b.at),
      mapping,
      options,
    );
}

function* eventsOfCase(steps: readonly Step[], mapping: StepRows, options: ReadingOptions): Generator<EventsOfRows> {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return;
  const { fields, times } = mapping;
  const draftAt = (step: Step, type: string, at: ReadInstant = { ok: true, instant: step.at }): EventsOfRows =>
    judged(step.row.line, { type, at, field: 'times', fields: fieldsOn(type, step.row, fields) }, options);
  const issued =
    times.issued === undefined ? undefined : timeOf(first.row, times.issued, readerOf(times.issued, mapping, options));
  if (issued !== undefined) yield draftAt(first, 'issued', issued);
  let before: Step | undefined;
  for (const step of steps) {
    if (step.officerId !== before?.officerId) yield draftAt(step, before === undefined ? 'started' : 'transferred');
    before = step;
  }
  yield draftAt(last, 'completed');
}

function judged(line: number, { type, at, field, fields }: Draft, { shift }: ReadingOptions): EventsOfRows {
  const about = { line, ...(typeof fields['ticketId'] === 'string' ? { ticketId: fields['ticketId'] } : {}), type };
  if (!at.ok) return { bad: { ...about, code: 'invalid_time', message: `${field}: ${at.message}` } };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return judgedEvent(line, { ...given, type, occurredAt: new Date(at.instant).toISOString() }, shift);
}

/** An event as somebody wrote it; without an id of its own it gets one. */
export function judgedEvent(line: number, written: Readonly<Record<string, unknown>>, shift: number): EventsOfRows {
  const [ticketId, type] = [written['ticketId'], written['type']];
  const instant = Date.parse(String(written['occurredAt'])) + shift;
  const about = { line, ...(typeof ticketId === 'string' ? { ticketId } : {}), type: String(type) };
  const event = {
    eventId: typeof ticketId === 'string' ? eventIdFor(ticketId, String(type), instant) : undefined,
    ...written,
    occurredAt: new Date(instant).toISOString(),
  };
  const result = read<TicketEvent>(TicketEventSchema, event);
  if (result.ok) return { good: { line, event: event as unknown as SentEvent } };
  const message = result.errors.map(faultText).join('; ');
  return { bad: { ...about, code: result.errors[0]?.code ?? 'invalid', message } };
}

function faultText({ path, message }: FieldError): string {
  const text = path === 'type' ? `expected one of ${TICKET_EVENT_TYPES.join(', ')}` : message;
  return path === '' ? text : `${path}: ${text}`;
}

function badRow({ line, message }: BadRow): EventsOfRows {
  return { bad: { line, code: 'invalid_row', message } };
}

function timeOf({ cells }: Row, { columns, join }: Time, reader: ReadTime): ReadInstant | undefined {
  const parts = columns.map((column) => cells[column]?.trim() ?? '');
  // A date beside an empty time is an empty time.
  return parts.some((part) => part === '') ? undefined : reader(parts.join(join));
}

const readers = new Map<string, ReadTime>();

function readerOf(time: Time, mapping: Pick<Mapping, 'timeFormat' | 'timeZone'>, options: ReadingOptions): ReadTime {
  const format = time.format ?? mapping.timeFormat;
  const timeZone = mapping.timeZone ?? options.timeZone;
  const name = `${format} ${timeZone}`;
  const known = readers.get(name);
  if (known !== undefined) return known;
  const reader = timeReader(format, timeZone);
  readers.set(name, reader);
  return reader;
}

const TRUE = new Set(['true', 'yes', 'ya', '1']);
const FALSE = new Set(['false', 'no', 'tidak', '0']);

/** Anything else stays a text, which the contract refuses. */
function truthOf(text: string | undefined): boolean | string | undefined {
  const word = text?.toLowerCase();
  if (word === undefined) return undefined;
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : text;
}
