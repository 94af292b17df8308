// Counting again from the facts: what is asked for, and how the answer tells what differs. It is done in pieces: whoever
// asks sends the same again with `next`, until there is none.
import * as z from 'zod';
import { CursorSchema, NextSchema } from './page.ts';
import { PeriodSchema } from './period.ts';

/** Most bytes of the body that asks for a rebuild. */
export const REBUILD_BYTES = 4 * 1024;

export const RebuildRequestSchema = z
  .strictObject({
    period: PeriodSchema,
    apply: z.boolean().default(false).meta({ description: 'Without it, differences are only told.' }),
    cursor: CursorSchema.optional(),
  })
  .meta({ id: 'RebuildRequest' });
export type RebuildRequest = z.infer<typeof RebuildRequestSchema>;

const count = z.int().min(0);

const CounterSchema = z.object({
  counter: z.string().meta({ example: 'service.milliseconds' }),
  by: z.int().meta({ description: '`rebuilt` less `stored`.' }),
  stored: z.int().nullable(),
  rebuilt: z.int().nullable().meta({ description: 'null, as `stored`, where it would tell what few people answered.' }),
});

const CellSchema = z.object({
  period: z.string().meta({ description: 'A day or a month; of the answers of a month also the year.' }),
  officerId: z.string().nullable(),
  serviceId: z.string().nullable(),
  contested: z.literal(true).optional().meta({ description: 'The mirror of contested tickets.' }),
});

export const RebuildSchema = z
  .object({
    unitId: z.string(),
    period: z.string(),
    applied: z.boolean().meta({ description: 'Whether what differed was mended.' }),
    facts: count.meta({ description: 'Facts read.' }),
    cells: count.meta({ description: 'Cells compared with what their facts come to.' }),
    differing: count.meta({ description: 'Counters that differ, those that are not listed among them.' }),
    differences: z
      .array(CounterSchema.extend({ cell: CellSchema }))
      .meta({ description: 'At most 200: what cells hold against what their facts have added.' }),
    changed: count.meta({ description: 'Facts that add something else by the rules of today.' }),
    changedFacts: z
      .array(
        z.object({
          factId: z.string().nullable().meta({ description: 'Of a ticket only: answers stay anonymous.' }),
          kind: z.enum(['ticket', 'response', 'device']),
          changes: z
            .array(CounterSchema.extend({ cell: CellSchema }))
            .meta({ description: 'What it had added against what it adds.' }),
        }),
      )
      .meta({ description: 'At most 200.' }),
    unsettled: count.meta({ description: 'Cells that were being written just then: ask for them again later.' }),
    next: NextSchema,
  })
  .meta({ id: 'Rebuild', description: 'Of this piece alone; the pieces add up.' });
export type RebuildBody = z.infer<typeof RebuildSchema>;
export type CounterChange = RebuildBody['differences'][number];
