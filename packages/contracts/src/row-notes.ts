// What stands beside the figures of a row: flags with their numbers, and comparisons with the unit.
import * as z from 'zod';
import { lazily } from './lazily.ts';

const count = lazily(() => z.int().min(0));
const interval = lazily(() => z.tuple([z.number(), z.number()]));
const finding = lazily(() => z.enum(['berbeda nyata', 'tidak berbeda nyata']));
const limit = lazily(() => z.number().meta({ description: 'What the number has passed.' }));

export const FlagSchema = lazily(() =>
  z
    .union([
      z.object({ code: z.literal('few_answers'), n: count, limit }),
      z.object({
        code: z.literal('low_coverage'),
        invited: count,
        answered: count,
        share: z.number(),
        interval,
        limit,
      }),
      z.object({
        code: z.literal('odd_coverage'),
        invited: count,
        answered: count,
        share: z.number(),
        othersShare: z.number().meta({ description: 'Of the unit without this officer.' }),
        pValue: z.number(),
        limit,
      }),
      z.object({
        code: z.literal('more_answers'),
        invited: count,
        answered: count,
        share: z.number().nullable(),
        limit,
      }),
      z.object({
        code: z.enum([
          'fast_answers',
          'quick_answers',
          'same_device',
          'straight_lining',
          'honeypot',
          'counter_browser',
          'remade_links',
          'uninvited',
          'burst',
          'reopened',
          'inaccurate_times',
          'clock_problems',
          'short_service',
        ]),
        n: count,
        of: count,
        share: z.number().nullable(),
        limit,
      }),
    ])
    .meta({
      id: 'RowFlag',
      description: 'Asks for a look and is no finding; nothing is taken out of a figure for it.',
    }),
);

export const CaseMixSchema = lazily(() =>
  z
    .object({
      n: count,
      observed: z.number(),
      expected: z.number(),
      index: z.number(),
      ci95: interval,
      distinct: z.boolean(),
      finding,
    })
    .meta({
      id: 'CaseMix',
      description:
        'Seconds that the service took, and would have taken at the unit’s mean for each service; 1 is as the unit.',
    }),
);

export const ElementComparisonSchema = lazily(() =>
  z
    .object({
      difference: z
        .object({
          value: z.number(),
          ci95: interval,
          distinct: z.boolean(),
          finding,
          others: z.object({ n: count, nrr: z.number() }),
        })
        .nullable(),
      order: z
        .object({ value: z.number(), reliability: z.number() })
        .nullable()
        .meta({ description: 'A shrunken value for the order of a list, beside the raw one. Nobody’s result.' }),
    })
    .meta({ id: 'ElementComparison' }),
);
