// What a mapping says of a file of answers (docs/connect/responses.md). Whatever it leaves out is known by the names of the
// columns; so a mapping has only what those do not tell.
import { ELEMENTS, RESPONDENT_ATTRIBUTES, type RespondentAttribute, isTimeZone } from '@tera/domain';
import * as z from 'zod';
import { type Field, FieldSchema, column, columns, hasOnePlace, words } from '../files/field.ts';
import { FORM } from '../files/file-form.ts';
import { dayFormatFault } from '../files/time-format.ts';

/** The two orders of the nine questions: they differ in the last two. */
export const ORDERS = ['regulation', 'questionnaire'] as const;
export type QuestionOrder = (typeof ORDERS)[number];

export interface DayField extends Field {
  readonly format?: string | undefined;
}

const DayFieldSchema = z.union(
  [
    column.transform((name): DayField => ({ columns: [name], join: ' ' })),
    z.strictObject({ always: z.string() }).transform(({ always }): DayField => ({ columns: [], join: '', always })),
    z
      .strictObject({
        ...columns,
        format: z
          .string()
          .superRefine((text, context) => {
            const fault = dayFormatFault(text);
            if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
          })
          .optional(),
      })
      .refine(hasOnePlace, 'expected column or columns')
      .transform((day): DayField => ({
        columns: day.columns ?? [day.column ?? ''],
        join: day.join ?? ' ',
        format: day.format,
      })),
  ],
  { error: 'expected the name of a column, or {column, format} with a format such as dd/MM/yyyy, or {always}' },
);

export interface RespondentField extends Field {
  /** What a word becomes that neither the mapping nor this program knows; empty where it is to be left out. */
  readonly otherwise?: string | undefined;
}

const RespondentFieldSchema = z.union(
  [
    column.transform((name): RespondentField => ({ columns: [name], join: '-' })),
    z
      .strictObject({ column, words: words.optional(), otherwise: z.string().optional() })
      .transform((field): RespondentField => ({
        columns: [field.column],
        join: '-',
        words: field.words,
        otherwise: field.otherwise,
      })),
  ],
  { error: 'expected the name of a column, or {column, words, otherwise}' },
);

export const ResponseMappingSchema = z.strictObject({
  ...FORM,
  /** Lines above the names of the columns. */
  titleRows: z.int().min(0).max(50).optional(),
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone, such as Asia/Jakarta').optional(),
  order: z.enum(ORDERS).optional(),
  answers: z.partialRecord(z.enum(ELEMENTS), FieldSchema).optional(),
  /** What stands for a question that was skipped, beside nothing and `-`. */
  skipped: z.array(z.union([z.string(), z.number().transform(String)])).optional(),
  answeredOn: DayFieldSchema.optional(),
  responseId: FieldSchema.optional(),
  ticketId: FieldSchema.optional(),
  serviceId: FieldSchema.optional(),
  counterId: FieldSchema.optional(),
  comment: FieldSchema.optional(),
  respondent: z
    .strictObject(
      Object.fromEntries(RESPONDENT_ATTRIBUTES.map((name) => [name, RespondentFieldSchema.optional()])) as Record<
        RespondentAttribute,
        z.ZodOptional<typeof RespondentFieldSchema>
      >,
    )
    .optional(),
  /** Columns to leave alone, whatever their names are. */
  notSent: z.array(column).optional(),
});
export type ResponseMapping = z.infer<typeof ResponseMappingSchema>;
