// How the rows of a foreign file become ticket events: the schema of a mapping file (docs/connect/csv.md). A mapping only
// says where things stand; what an event may be is said by the contract alone.
import { TICKET_EVENT_TYPES, isTimeZone } from '@tera/domain';
import * as z from 'zod';
import { Failure } from '../failure.ts';
import { type BadRow, type Row, isBadRow } from './row.ts';
import { formatFault } from './time-format.ts';

const column = z.string().min(1);
const words = z.record(z.string(), z.string()).optional();

/** One column or several, joined. */
const columns = {
  column: column.optional(),
  columns: z.array(column).min(1).optional(),
  join: z.string().optional(),
};

/** A column by its name, several joined, the foreign words of one in ours, or the same for every row. */
const FieldSchema = z.union(
  [
    column.transform((name): Field => ({ columns: [name], join: '-' })),
    z.strictObject({ always: z.union([z.string(), z.boolean()]) }).transform((field): Field => ({
      columns: [],
      join: '',
      always: String(field.always),
    })),
    z
      .strictObject({
        ...columns,
        words,
        as: z.enum(['id']).optional(),
      })
      .refine(hasOnePlace, 'expected column or columns')
      .transform((field): Field => ({
        columns: field.columns ?? [field.column ?? ''],
        join: field.join ?? '-',
        words: field.words,
        asId: field.as === 'id',
      })),
  ],
  { error: 'expected the name of a column, or {column, words, as}, {columns, join} or {always}' },
);

export interface Field {
  readonly columns: readonly string[];
  readonly join: string;
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** Whatever an id may not have becomes `-`. */
  readonly asId?: boolean;
  readonly always?: string;
}

const TimeSchema = z.union(
  [
    column.transform((name): Time => ({ columns: [name], join: ' ' })),
    z
      .strictObject({ ...columns, format: z.string().optional() })
      .refine(hasOnePlace, 'expected column or columns')
      .transform((time): Time => ({
        columns: time.columns ?? [time.column ?? ''],
        join: time.join ?? ' ',
        format: time.format,
      })),
  ],
  { error: 'expected the name of a column, or {column, format} or {columns, join, format}' },
);

export interface Time {
  readonly columns: readonly string[];
  readonly join: string;
  readonly format?: string | undefined;
}

const format = z.string().superRefine((text, context) => {
  const fault = formatFault(text);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

/** How the file is written. */
const writing = {
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']).optional(),
  /** Names of the columns of a file that has none in its first line. */
  header: z.array(column).min(1).optional(),
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone, such as Asia/Jakarta').optional(),
  timeFormat: format.default('iso'),
  /** Rows to leave out: those with one of these texts in a column. */
  skip: z.record(column, z.array(z.string()).min(1)).optional(),
};

const shared = {
  ticketId: FieldSchema,
  serviceId: FieldSchema.optional(),
  officerId: FieldSchema.optional(),
  counterId: FieldSchema.optional(),
  outcome: FieldSchema.optional(),
  accurate: FieldSchema.optional(),
  reason: FieldSchema.optional(),
};

const EventRowsSchema = z.strictObject({
  rows: z.literal('event'),
  ...writing,
  fields: z.strictObject({
    ...shared,
    eventId: FieldSchema.optional(),
    type: FieldSchema,
    occurredAt: TimeSchema,
  }),
});

const timesOfTicket = Object.fromEntries(
  TICKET_EVENT_TYPES.filter((type) => type !== 'corrected').map((type) => [type, TimeSchema.optional()]),
) as Record<Exclude<(typeof TICKET_EVENT_TYPES)[number], 'corrected'>, z.ZodOptional<typeof TimeSchema>>;

const TicketRowsSchema = z
  .strictObject({
    rows: z.literal('ticket'),
    ...writing,
    fields: z.strictObject({
      ...shared,
      /** What the time under `ended` was: completed, no_show, left or cancelled. */
      ending: FieldSchema.optional(),
    }),
    times: z.strictObject({ ...timesOfTicket, ended: TimeSchema.optional() }),
  })
  .refine(({ times }) => Object.values(times).some((time) => time !== undefined), {
    path: ['times'],
    message: 'expected at least one time',
  })
  .refine(({ fields, times }) => (fields.ending === undefined) === (times.ended === undefined), {
    path: ['fields', 'ending'],
    message: 'fields.ending says what times.ended was: there are both or none',
  });

const StepRowsSchema = z.strictObject({
  rows: z.literal('steps'),
  ...writing,
  fields: z.strictObject(shared).required({ officerId: true }),
  times: z.strictObject({ issued: TimeSchema.optional(), step: TimeSchema }),
});

export const MappingSchema = z
  .discriminatedUnion('rows', [EventRowsSchema, TicketRowsSchema, StepRowsSchema], {
    error: 'expected rows: event, ticket or steps',
  })
  .superRefine((mapping, context) => {
    for (const [path, time] of timesOf(mapping)) {
      const fault = time.format === undefined ? undefined : formatFault(time.format);
      if (fault !== undefined) context.addIssue({ code: 'custom', path: [...path, 'format'], message: fault });
    }
  });
export type Mapping = z.infer<typeof MappingSchema>;
export type EventRows = z.infer<typeof EventRowsSchema>;
export type TicketRows = z.infer<typeof TicketRowsSchema>;
export type StepRows = z.infer<typeof StepRowsSchema>;

/** Our own columns and fields: what is read without a mapping. */
export const OWN_MAPPING: EventRows = {
  rows: 'event',
  timeFormat: 'iso',
  fields: {
    eventId: own('eventId'),
    ticketId: own('ticketId'),
    type: own('type'),
    occurredAt: own('occurredAt'),
    serviceId: own('serviceId'),
    officerId: own('officerId'),
    counterId: own('counterId'),
    outcome: own('outcome'),
    accurate: own('accurate'),
    reason: own('reason'),
  },
};

/** @throws Failure where a CSV file has other columns than the mapping is about. */
export function needColumns(row: Row | BadRow, mapping: Mapping, file: string): void {
  if (isBadRow(row) || !row.isWhole) return;
  const needed = mapping === OWN_MAPPING ? ['ticketId', 'type', 'occurredAt'] : columnsOf(mapping);
  const missing = needed.filter((name) => !(name in row.cells));
  if (missing.length === 0) return;
  throw new Failure(
    'usage',
    `${file} has no column ${quoted(missing)}; it has ${quoted(Object.keys(row.cells))}.`,
    mapping === OWN_MAPPING
      ? 'Say with --map how its columns become events: docs/connect/csv.md.'
      : 'Correct the mapping, or its delimiter.',
  );
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

function columnsOf(mapping: Mapping): string[] {
  const fields = Object.values(mapping.fields).flatMap((field) => field?.columns ?? []);
  const times = timesOf(mapping).flatMap(([, time]) => time.columns);
  return [...new Set([...fields, ...times, ...Object.keys(mapping.skip ?? {})])];
}

function timesOf(mapping: Mapping): [path: string[], time: Time][] {
  if (mapping.rows === 'event') return [[['fields', 'occurredAt'], mapping.fields.occurredAt]];
  return Object.entries(mapping.times).flatMap(([name, time]) =>
    time === undefined ? [] : [[['times', name], time] satisfies [string[], Time]],
  );
}

function own(name: string): Field {
  return { columns: [name], join: '-' };
}

function hasOnePlace(place: {
  readonly column?: string | undefined;
  readonly columns?: readonly string[] | undefined;
}) {
  return (place.column === undefined) !== (place.columns === undefined);
}
