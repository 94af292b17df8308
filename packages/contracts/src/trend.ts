// The query for the trend of one officer, or of what is nobody's, and the shape of the answer.
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { formatQuery } from './format.ts';
import { IndicatorRowSchema, ofPeriod, reckoned } from './indicators.ts';
import { checkSpan, edgeSchema } from './span.ts';

const GRAINS = ['day', 'week', 'month', 'quarter', 'semester', 'year'] as const;

export const TrendQuerySchema = lazily(() =>
  z
    .strictObject({
      from: edgeSchema('from'),
      to: edgeSchema('to'),
      grain: z.enum(GRAINS).default('month'),
      ...formatQuery(),
    })
    .superRefine(checkSpan),
);
export type TrendQuery = z.infer<typeof TrendQuerySchema>;

export const TrendSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      officerId: z.string().nullable().meta({ description: 'null: what is charged to the unit and to no one in it.' }),
      grain: z.enum(GRAINS),
      ...reckoned(),
      rows: z.array(IndicatorRowSchema.unwrap().extend(ofPeriod()).meta({ id: 'TrendRow' })),
    })
    .meta({
      id: 'Trend',
      description: 'A row for each whole period that shares a day with the span, those without anything among them.',
    }),
);
