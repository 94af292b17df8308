// A period as it is asked for.
import { PERIOD_FORMS, type Period, parsePeriod } from '@tera/domain';
import * as z from 'zod';

export const PeriodSchema = z
  .string({ error: `expected ${PERIOD_FORMS}` })
  .meta({ example: '2026-11', description: PERIOD_FORMS })
  .transform((text, context): Period => {
    const period = parsePeriod(text);
    if (period !== undefined) return period;
    context.addIssue({ code: 'custom', message: `expected ${PERIOD_FORMS}` });
    return z.NEVER;
  });
