// The query for the tickets behind a figure and the shape of the answer. What citizens answered has no evidence: no single
// answer is ever shown.
import {
  CATALOGUE,
  LONG_ID_LENGTH,
  type Indicator,
  MEASURE_NAMES,
  type Measure,
  TICKET_COUNT_NAMES,
  TICKET_EVENT_TYPES,
  type TicketCount,
  findIndicator,
  isOfTickets,
} from '@tera/domain';
import * as z from 'zod';
import { reckoned } from './indicators.ts';
import { lazily } from './lazily.ts';
import { complaint } from './complaint.ts';
import { OfficerIdSchema } from './ids.ts';
import { InstantTextSchema } from './instant.ts';
import { NextSchema, pageQuery } from './page.ts';
import { PeriodSchema } from './period.ts';
import { TEXT_KINDS } from './text.ts';

/** Most tickets of one page. */
const FACTS_PER_PAGE = 200;
const USUAL_FACTS_PER_PAGE = 100;

export const EvidenceQuerySchema = lazily(() =>
  z.strictObject({
    period: PeriodSchema,
    indicator: z
      .string()
      .transform((id, context): Indicator => {
        const indicator = findIndicator(id);
        if (indicator !== undefined) return indicator;
        context.addIssue({ code: 'custom', message: 'expected the id of an indicator of the catalogue' });
        return z.NEVER;
      })
      .refine(
        isOfTickets,
        complaint(
          'not_of_tickets',
          'is not made of tickets: answers are shown as numbers in the rows, and never one by one',
        ),
      )
      .meta({
        example: 'service.p50',
        description: 'Only what stands behind this figure.',
        enum: CATALOGUE.filter(isOfTickets).map(({ id }) => id),
      })
      .optional(),
    ticket: z
      .string()
      .max(LONG_ID_LENGTH)
      .regex(/^[A-Za-z0-9._:-]+$/, 'expected letters, digits and . _ : - of the id of a ticket')
      .register(TEXT_KINDS, { kind: 'code' })
      .meta({
        example: 'A-012',
        description:
          'Only tickets whose id has this in it, in capitals or not. Pages then add up to less than the figure, and one of them may be empty and have a next one.',
      })
      .optional(),
    ...pageQuery({ usual: USUAL_FACTS_PER_PAGE, most: FACTS_PER_PAGE }),
  }),
);
export type EvidenceQuery = z.infer<typeof EvidenceQuerySchema>;

/** Whose evidence: an officer's, or `-` for what is charged to the unit and to no one in it. */
export const HolderSchema = lazily(() =>
  z.union([z.literal('-').transform(() => null), OfficerIdSchema], {
    error: 'expected the id of an officer, or - for what is the unit’s own',
  }),
);

const count = lazily(() => z.int().min(0));
const counts = Object.fromEntries(TICKET_COUNT_NAMES.map((name) => [name, count.optional()])) as Record<
  TicketCount,
  z.ZodOptional<typeof count>
>;
const AddedTimeSchema = lazily(() => z.object({ n: count, seconds: z.number().min(0) }).meta({ id: 'AddedTime' }));
const times = Object.fromEntries(MEASURE_NAMES.map((measure) => [measure, AddedTimeSchema.optional()])) as Record<
  Measure,
  z.ZodOptional<typeof AddedTimeSchema>
>;

const AddedSchema = lazily(() =>
  z
    .object({ ...counts, ...times })
    .meta({ id: 'Added', description: 'What was added to the figures; what is nought is left out.' }),
);

const TicketEvidenceSchema = lazily(() =>
  z
    .object({
      factId: z.string(),
      kind: z.literal('ticket'),
      contested: z.literal(true).optional().meta({ description: 'Somebody objects, and it is not decided.' }),
      day: z.string().meta({ format: 'date', description: 'The local day that it counts on.' }),
      serviceId: z.string().nullable(),
      events: z
        .array(
          z.object({
            type: z.enum(TICKET_EVENT_TYPES),
            occurredAt: InstantTextSchema,
            serviceId: z.string().optional(),
            officerId: z.string().optional(),
            counterId: z.string().optional(),
            outcome: z.enum(['resolved', 'unresolved']).optional(),
            accurate: z.boolean().optional(),
            passedOver: z.literal(true).optional().meta({
              description:
                'It is in no figure: it was taken back, or takes one back; a counter told it that came second to the ticket; it was not for that key to say; or it is of a later life of the number.',
            }),
            keyId: z.string().optional().meta({
              description:
                'The key that it was sent with; absent where another system signed it, or none was noted yet.',
            }),
          }),
        )
        .meta({ description: 'In the order in which they are read.' }),
      added: AddedSchema,
    })
    .meta({ id: 'TicketEvidence' }),
);

export type TicketEvidence = z.infer<typeof TicketEvidenceSchema>;

export const EvidenceSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      period: z.string(),
      ...reckoned(),
      officerId: z.string().nullable().meta({ description: 'null: what is charged to the unit and to no one in it.' }),
      indicator: z.string().nullable().meta({ description: 'null: everything of the row.' }),
      figure: AddedSchema.meta({ description: 'The row in the same words. The sums of all pages add up to it.' }),
      complete: z.boolean().meta({
        description: 'false: tickets of so long ago may be forgotten, and the sums fall short of the figure.',
      }),
      sum: AddedSchema.meta({ description: 'What the tickets of this page add.' }),
      facts: z.array(TicketEvidenceSchema).meta({
        description: 'There may be none on a page that has a next one.',
      }),
      next: NextSchema,
    })
    .meta({ id: 'Evidence' }),
);
