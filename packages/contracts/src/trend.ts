// The query for one officer's trend and the shape of the answer.
import { type LocalDay, PERIOD_FORMS, periodAskedFor, periodsCovering } from '@tera/domain';
import * as z from 'zod';
import { FORMAT_QUERY } from './format.ts';
import { IndicatorRowSchema } from './indicators.ts';
import { InstantTextSchema } from './instant.ts';

const GRAINS = ['day', 'week', 'month', 'quarter'] as const;
/** Most rows of one trend: a year by day. */
const MOST_ROWS = 400;

/** A day, or any period: `from` is its first day, and `to` the day after its last; a day as `to` is not in the span. */
const edge = (name: 'from' | 'to') =>
  z
    .string({ error: `expected ${PERIOD_FORMS}` })
    .meta({ example: name === 'from' ? '2026-01' : '2026-12' })
    .transform((text, context): LocalDay => {
      const period = periodAskedFor(text);
      if (period !== undefined) return name === 'to' && period.grain !== 'day' ? period.to : period.from;
      context.addIssue({ code: 'custom', message: `expected ${PERIOD_FORMS}` });
      return z.NEVER;
    });

export const TrendQuerySchema = z
  .strictObject({ from: edge('from'), to: edge('to'), grain: z.enum(GRAINS).default('month'), ...FORMAT_QUERY })
  .superRefine(({ from, to, grain }, context) => {
    const problem = (message: string) => context.addIssue({ code: 'custom', path: ['to'], message });
    if (to <= from) problem('expected a day after `from`: the span is half-open');
    // A rough bound before the periods are made, and the exact one after.
    else if (Date.parse(to) - Date.parse(from) > 200 * 366 * 86_400_000) problem('expected a shorter span');
    else if (periodsCovering(from, to, grain).length > MOST_ROWS) {
      problem(`expected at most ${MOST_ROWS} periods: take a longer grain or a shorter span`);
    }
  });
export type TrendQuery = z.infer<typeof TrendQuerySchema>;

export const TrendSchema = z
  .object({
    unitId: z.string(),
    officerId: z.string(),
    grain: z.enum(GRAINS),
    from: InstantTextSchema,
    to: InstantTextSchema,
    timeZone: z.string(),
    generatedAt: InstantTextSchema,
    methodVersion: z.string(),
    rows: z.array(
      IndicatorRowSchema.extend({ period: z.string(), from: InstantTextSchema, to: InstantTextSchema }).meta({
        id: 'TrendRow',
      }),
    ),
  })
  .meta({
    id: 'Trend',
    description: 'A row for each whole period that shares a day with the span, those without anything among them.',
  });
