// A period as it is asked for by its name.
import { PERIOD_FORMS, type Period, periodAskedFor } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { YEAR_PATTERN } from './instant.ts';
import { TEXT_KINDS } from './text.ts';

const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))';
const WEEK = '(?:0[1-9]|[1-4]\\d|5[0-3])';

/** For the document: all that a pattern can say of a period. That a year has no 29 February or no week 53 it cannot. */
export const PERIOD_PATTERN = `^${YEAR_PATTERN}(?:-(?:${DAY}|${MONTH}|W${WEEK}|Q[1-4]|S[12]))?$`;

export const PeriodSchema = lazily(() =>
  z
    .string({ error: `expected ${PERIOD_FORMS}` })
    .register(TEXT_KINDS, { kind: 'code' })
    .meta({ example: '2026-11', description: PERIOD_FORMS, pattern: PERIOD_PATTERN })
    .transform((text, context): Period => {
      const period = periodAskedFor(text);
      if (period !== undefined) return period;
      context.addIssue({ code: 'custom', message: `expected ${PERIOD_FORMS}` });
      return z.NEVER;
    }),
);
