// A span of time that is answered period by period: `from` and `to`, and how long the periods are.
import { type Grain, type LocalDay, PERIOD_FORMS, periodAskedFor, periodsCovering } from '@tera/domain';
import * as z from 'zod';
import { complain } from './complaint.ts';
import { PERIOD_PATTERN } from './period.ts';

/** Most periods of one span: a year by day. */
export const PERIODS_OF_A_SPAN = 400;

/** `from` is the first day of what it names, `to` the day after the last one of it; a day as `to` is not in the span. */
export const edgeSchema = (name: 'from' | 'to') =>
  z
    .string({ error: `expected ${PERIOD_FORMS}` })
    .meta({
      example: name === 'from' ? '2026-01' : '2026-12',
      description: `${PERIOD_FORMS}. ${EDGES[name]}`,
      pattern: PERIOD_PATTERN,
    })
    .transform((text, context): LocalDay => {
      const period = periodAskedFor(text);
      if (period !== undefined) return name === 'to' && period.grain !== 'day' ? period.to : period.from;
      context.addIssue({ code: 'custom', message: `expected ${PERIOD_FORMS}` });
      return z.NEVER;
    });

const EDGES = {
  from: 'The span begins with its first day.',
  to: 'The span ends with its last day; a day as such is no longer in it.',
} as const;

export interface Span {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly grain: Grain;
}

/** Complains of one that is no span, or has too many periods. */
export function checkSpan({ from, to, grain }: Span, context: z.RefinementCtx): void {
  const doubt = (message: string) => complain(context, { path: ['to'], code: 'invalid_value', message });
  if (to <= from) doubt('expected a day after `from`: the span is half-open');
  // A rough bound before the periods are made, and the exact one after.
  else if (Date.parse(to) - Date.parse(from) > YEARS_OF_A_SPAN * 366 * 86_400_000) doubt('expected a shorter span');
  else if (periodsCovering(from, to, grain).length > PERIODS_OF_A_SPAN) {
    doubt(`expected at most ${PERIODS_OF_A_SPAN} periods: take a longer grain or a shorter span`);
  }
}

const YEARS_OF_A_SPAN = 200;
