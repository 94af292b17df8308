// The query for indicator rows and the shape of the answer (design.md §7).
import { DIMENSIONS, ELEMENTS, type Dimension, PERIOD_FORMS, type Period, parsePeriod } from '@tera/domain';
import * as z from 'zod';
import { InstantTextSchema } from './instant.ts';

export const PeriodSchema = z
  .string({ error: `expected ${PERIOD_FORMS}` })
  .meta({ example: '2026-11', description: PERIOD_FORMS })
  .transform((text, context): Period => {
    const period = parsePeriod(text);
    if (period !== undefined) return period;
    context.addIssue({ code: 'custom', message: `expected ${PERIOD_FORMS}` });
    return z.NEVER;
  });

export const BySchema = z
  .string()
  .meta({ example: 'officer,service' })
  .transform((text, context): Dimension[] => {
    const names = text.split(',').map((name) => name.trim());
    const known = DIMENSIONS.filter((dimension) => names.includes(dimension));
    if (names.every((name) => (DIMENSIONS as readonly string[]).includes(name))) return known;
    context.addIssue({ code: 'custom', message: 'expected officer, service or officer,service' });
    return z.NEVER;
  });

export const IndicatorQuerySchema = z.strictObject({ period: PeriodSchema, by: BySchema.optional() });
export type IndicatorQuery = z.infer<typeof IndicatorQuerySchema>;

const count = z.int().min(0);
const shareOf = z.number().min(0).nullable();
const interval = z.tuple([z.number(), z.number()]);
const DurationSchema = z
  .object({ n: count, mean: z.number().nullable(), p50: z.number().nullable(), p90: z.number().nullable() })
  .meta({ id: 'Duration', description: 'Seconds; null where n is 0. Quantiles are within 2.5 %.' });
const ElementFigureSchema = z
  .object({
    n: count,
    nrr: z.number().min(1).max(4),
    ci95: interval,
    distribution: z.tuple([count, count, count, count]),
  })
  .meta({ id: 'ElementFigure' });
const SatisfactionSchema = z
  .object({
    n: count,
    status: z.enum(['suppressed', 'provisional', 'reliable']),
    ikm: z.number().min(25).max(100).nullable(),
    mutu: z.enum(['A', 'B', 'C', 'D']).nullable(),
    ci95: interval.nullable(),
    elements: z.partialRecord(z.enum(ELEMENTS), ElementFigureSchema),
  })
  .meta({ id: 'Satisfaction', description: 'Below 10 responses no figure is shown; below 30 it is provisional.' });

export const IndicatorRowSchema = z
  .object({
    officerId: z.string().nullable().optional().meta({ description: 'null: charged to the unit and to no one in it.' }),
    serviceId: z.string().nullable().optional(),
    tickets: z.object({
      completed: count,
      resolved: count,
      noShow: count,
      left: count,
      cancelled: count,
      reopened: count,
      excluded: count,
    }),
    wait: DurationSchema,
    service: DurationSchema,
    turnaround: DurationSchema,
    hold: DurationSchema,
    onTime: z.object({ n: count, onTime: count, share: shareOf }),
    satisfaction: SatisfactionSchema,
    coverage: z
      .object({
        invited: count,
        answered: count,
        share: shareOf,
        flags: z.object({ fast: count, quick: count, straight: count, sameDevice: count, honeypot: count }),
      })
      .meta({ description: 'Links made for completed tickets against answers through them, and answers with a flag.' }),
  })
  .meta({ id: 'IndicatorRow' });

export const IndicatorsSchema = z
  .object({
    unitId: z.string(),
    period: z.string(),
    from: InstantTextSchema,
    to: InstantTextSchema,
    timeZone: z.string(),
    generatedAt: InstantTextSchema,
    methodVersion: z.string(),
    rows: z.array(IndicatorRowSchema),
  })
  .meta({ id: 'Indicators' });
