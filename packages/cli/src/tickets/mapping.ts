// How the rows of a foreign file become ticket events: the schema of a mapping file (docs/connect/csv.md). A mapping only
// says where things stand; what an event may be is said by the contract alone.
import { TICKET_EVENT_TYPES, isTimeZone } from '@tera/domain';
import * as z from 'zod';
import { Failure } from '../failure.ts';
import { FieldSchema, column, columns, fieldOf, hasOnePlace } from '../files/field.ts';
import { FORM } from '../files/file-form.ts';
import { type BadRow, type Row, isBadRow } from '../files/row.ts';
import { formatFault } from '../files/time-format.ts';

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
  ...FORM,
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone, such as Asia/Jakarta').optional(),
  timeFormat: format.default('iso'),
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
    eventId: fieldOf('eventId'),
    ticketId: fieldOf('ticketId'),
    type: fieldOf('type'),
    occurredAt: fieldOf('occurredAt'),
    serviceId: fieldOf('serviceId'),
    officerId: fieldOf('officerId'),
    counterId: fieldOf('counterId'),
    outcome: fieldOf('outcome'),
    accurate: fieldOf('accurate'),
    reason: fieldOf('reason'),
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
