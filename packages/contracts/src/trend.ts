// The query for the trend of one officer, or of what is nobody's, and the shape of the answer.
import * as z from 'zod';
import { FORMAT_QUERY } from './format.ts';
import { IndicatorRowSchema, OF_PERIOD } from './indicators.ts';
import { InstantTextSchema } from './instant.ts';
import { checkSpan, edgeSchema } from './span.ts';

const GRAINS = ['day', 'week', 'month', 'quarter', 'semester', 'year'] as const;

export const TrendQuerySchema = z
  .strictObject({
    from: edgeSchema('from'),
    to: edgeSchema('to'),
    grain: z.enum(GRAINS).default('month'),
    ...FORMAT_QUERY,
  })
  .superRefine(checkSpan);
export type TrendQuery = z.infer<typeof TrendQuerySchema>;

export const TrendSchema = z
  .object({
    unitId: z.string(),
    officerId: z.string().nullable().meta({ description: 'null: what is charged to the unit and to no one in it.' }),
    grain: z.enum(GRAINS),
    from: InstantTextSchema,
    to: InstantTextSchema,
    timeZone: z.string(),
    generatedAt: InstantTextSchema,
    methodVersion: z.string(),
    rows: z.array(IndicatorRowSchema.extend(OF_PERIOD).meta({ id: 'TrendRow' })),
  })
  .meta({
    id: 'Trend',
    description: 'A row for each whole period that shares a day with the span, those without anything among them.',
  });
