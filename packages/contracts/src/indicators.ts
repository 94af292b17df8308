// The query for indicator rows and the shape of the answer (design.md §7).
import {
  DIMENSIONS,
  ELEMENTS,
  NUMBERED_FLAGS,
  type NumberedFlag,
  type Dimension,
  OFFICER_ELEMENTS,
  PERIOD_FORMS,
  type Period,
  REPLACEMENTS,
} from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { complain } from './complaint.ts';
import { type Effects, FORMAT_EFFECTS, formatQuery } from './format.ts';
import { InstantTextSchema, LocalDaySchema } from './instant.ts';
import { PeriodSchema } from './period.ts';
import { FlagSchema, CaseMixSchema, ElementComparisonSchema } from './row-notes.ts';
import { type Span, checkSpan, edgeSchema } from './span.ts';
import { AchievementSchema } from './target.ts';

export const BySchema = lazily(() =>
  z
    .string()
    .meta({
      example: 'officer,service',
      pattern: String.raw`^\s*(?:officer|service)\s*(?:,\s*(?:officer|service)\s*)*$`,
    })
    .transform((text, context): Dimension[] => {
      const names = text.split(',').map((name) => name.trim());
      const known = DIMENSIONS.filter((dimension) => names.includes(dimension));
      if (names.every((name) => (DIMENSIONS as readonly string[]).includes(name))) return known;
      context.addIssue({ code: 'custom', message: 'expected officer, service or officer,service' });
      return z.NEVER;
    }),
);

/** Whether contested tickets are counted, as they are until an objection is decided. */
export const ContestedSchema = lazily(() =>
  z.enum(['with', 'without']).optional().meta({
    description:
      '`without`: the figures as if the tickets that somebody objects to were not there; satisfaction is the same either way.',
  }),
);

/** Weeks are not among them: they lie across months, and so across what is published. */
const GRAINS = ['day', 'month', 'quarter', 'semester', 'year'] as const;

export const IndicatorQuerySchema = lazily(() =>
  z
    .strictObject({
      period: PeriodSchema.optional(),
      from: edgeSchema('from').optional(),
      to: edgeSchema('to').optional(),
      grain: z
        .enum(GRAINS)
        .optional()
        .meta({ description: 'Of `from` and `to`: how long the periods are; `month` unless said.' }),
      by: BySchema.optional(),
      contested: ContestedSchema,
      table: z.enum(['rows', 'evaluation']).optional().meta({
        description:
          'Of CSV and XLSX about one period: the rows first, or the columns of the evaluation form (PermenPANRB 6/2022) for rows by officer.',
      }),
      ...formatQuery(),
    })
    .superRefine(checkTime),
);
export type IndicatorQuery = z.infer<typeof IndicatorQuerySchema>;

type TimeAsked = { readonly [Name in keyof Span]?: Span[Name] | undefined } & { readonly period?: Period | undefined };

/** One period, or a span of them. */
function checkTime({ period, from, to, grain }: TimeAsked, context: z.RefinementCtx): void {
  const span = { from, to, grain };
  const given = (['from', 'to', 'grain'] as const).filter((name) => span[name] !== undefined);
  if (period !== undefined) {
    for (const name of given) {
      complain(context, { path: [name], code: 'not_together', message: 'does not go with `period`: take one of them' });
    }
  } else if (given.length === 0) {
    complain(context, { path: ['period'], code: 'required', message: `required: ${PERIOD_FORMS}; or from and to` });
  } else if (from === undefined || to === undefined) {
    const path = [from === undefined ? 'from' : 'to'];
    complain(context, { path, code: 'required', message: 'required: a span has both ends' });
  } else {
    checkSpan({ from, to, grain: grain ?? 'month' }, context);
  }
}

export const INDICATOR_EFFECTS: Effects = {
  ...FORMAT_EFFECTS,
  table: ({ format, query }) => (format === 'csv' || format === 'xlsx') && query['from'] === undefined,
  // The report of a period is the unit's, with its officers where they are asked for.
  by: ({ format, query }) => format !== 'html' || query['from'] !== undefined || /officer/.test(query['by'] ?? ''),
};

const count = lazily(() => z.int().min(0));
/** Every flag that is told in numbers has one. */
export const flagNumbers = () =>
  Object.fromEntries(NUMBERED_FLAGS.map((flag) => [flag, count])) as Record<NumberedFlag, typeof count>;
const shareOf = lazily(() => z.number().min(0).nullable());
const interval = lazily(() => z.tuple([z.number(), z.number()]));
export const WhyHiddenSchema = lazily(() =>
  z.enum(['few', 'protects']).meta({
    description:
      'Of `suppressed`: `few` is fewer than ten answers; `protects`: with the other figures it would tell what fewer than ten people said.',
  }),
);
export const SatisfactionStatusSchema = lazily(() =>
  z.enum(['awaiting', 'within', 'none', 'never', 'suppressed', 'provisional', 'reliable', 'brought', 'running']).meta({
    description:
      '`awaiting`: not released yet. `within`: inside a longer release period. `none`: over and due, nobody answered. `never`: by officer and service there are times and counts only. `provisional`: 10 to 29 answers. `running`: the unit’s running period, some answers late. `brought`: out of an old report of the office, in rows of the unit through time alone.',
  }),
);
/** What the last known year is due for is of the year after it. */
export const DueSchema = lazily(() =>
  z.string().nullable().meta({
    format: 'date',
    description: 'The local day of the next release; null: it is made by hand.',
  }),
);
const ReleaseNameSchema = lazily(() =>
  z
    .object({
      period: z.string(),
      revision: z.int().min(1),
      sha256: z.string(),
      methodVersion: z.string(),
      reason: z.string().optional().meta({ description: 'Why it was made before it was due, or replaces another.' }),
      replacement: z.enum(REPLACEMENTS).optional(),
    })
    .meta({ id: 'ReleaseName', description: 'A release that a figure is made of.' }),
);
const LaterSchema = lazily(() =>
  z.object({ of: count, annulled: count, added: count, usable: z.boolean() }).meta({
    id: 'Later',
    description:
      'Of released answers: how many have gone since, how many came since, and whether ten and more are left.',
  }),
);
/** What a row and a survey report say of how they were published. */
export const published = () => ({
  status: SatisfactionStatusSchema,
  why: WhyHiddenSchema.optional(),
  due: DueSchema.optional(),
  publishedAs: z.string().optional().meta({ description: 'Of `within`: the release period.' }),
  asOf: LocalDaySchema.optional().meta({ description: 'Of `running`: the local day of the step.' }),
  n: count.meta({ description: 'Answers in the figure; 0 without one.' }),
  answered: count.nullable().meta({
    description: 'All that stand in any channel; null where it is not told for such a period.',
  }),
  releases: z.array(ReleaseNameSchema),
  awaiting: z.array(z.string()).optional().meta({ description: 'Release periods inside that are not released.' }),
  later: LaterSchema.optional(),
});
const PartOfSchema = lazily(() => z.object({ n: count, of: count, share: shareOf }).meta({ id: 'PartOf' }));
const DurationSchema = lazily(() =>
  z
    .object({ n: count, mean: z.number().nullable(), p50: z.number().nullable(), p90: z.number().nullable() })
    .meta({ id: 'Duration', description: 'Seconds; null where n is 0. Quantiles are within 2.5 %.' }),
);
const ElementFigureSchema = lazily(() =>
  z
    .object({
      n: count,
      nrr: z.number().min(1).max(4),
      ci95: interval,
      distribution: z.tuple([count, count, count, count]).optional().meta({
        description: 'Absent of an officer with fewer than 30 answers.',
      }),
    })
    .meta({ id: 'ElementFigure' }),
);
const BroughtSchema = lazily(() =>
  z
    .object({ source: z.string(), elements: z.partialRecord(z.enum(ELEMENTS), z.number().min(1).max(4)) })
    .meta({ id: 'Brought', description: 'Of `brought`: out of which report it is, and the NRRs of that report.' }),
);
const SatisfactionSchema = lazily(() =>
  z
    .object({
      ...published(),
      ikm: z.number().min(25).max(100).nullable().meta({
        description: 'In a row about an officer of the officer’s own elements alone.',
      }),
      mutu: z.enum(['A', 'B', 'C', 'D']).nullable().meta({ description: 'The unit’s: null in rows by officer.' }),
      ci95: interval.nullable(),
      elements: z.partialRecord(z.enum(ELEMENTS), ElementFigureSchema),
      brought: BroughtSchema.optional(),
    })
    .meta({ id: 'Satisfaction', description: 'The sum of the releases that lie within the period.' }),
);

const NameSchema = lazily(() =>
  z.string().nullable().optional().meta({
    description: 'As the registry calls them today; null where it has none.',
  }),
);

export const IndicatorRowSchema = lazily(() =>
  z
    .object({
      officerId: z
        .string()
        .nullable()
        .optional()
        .meta({ description: 'null: charged to the unit and to no one in it.' }),
      officerName: NameSchema,
      serviceId: z.string().nullable().optional(),
      serviceName: NameSchema,
      tickets: z.object({
        completed: count,
        resolved: count,
        noShow: count,
        left: count,
        cancelled: count,
        reopened: count,
        excluded: count,
        shortService: count.meta({ description: 'Completed after less than 30 seconds of service.' }),
      }),
      wait: DurationSchema,
      service: DurationSchema,
      turnaround: DurationSchema,
      hold: DurationSchema,
      leftAfter: DurationSchema.meta({ description: 'How long those waited who left without being served.' }),
      reopenedAfter: DurationSchema.meta({ description: 'From a completion to its reopening.' }),
      work: count.optional().meta({
        description: 'Only in rows by service: how much of it was done, as `services` of completions told it.',
      }),
      onTime: z.object({ n: count, onTime: count, share: shareOf }),
      reopened: PartOfSchema.meta({
        description: 'Tickets that were opened again, of those that were ever completed.',
      }),
      inaccurate: PartOfSchema.meta({
        description: 'Tickets some of whose times are left out, of completed ones and those with doubtful times.',
      }),
      shortService: PartOfSchema.meta({
        description: 'Tickets completed after less than 30 seconds of service, of those completed.',
      }),
      satisfaction: SatisfactionSchema,
      coverage: z
        .object({
          invited: count,
          answered: count.nullable(),
          share: shareOf,
          flags: z.object({ ...flagNumbers(), burst: count.optional() }).nullable(),
        })
        .meta({
          description:
            'Links made for completed tickets against answers through them, and answers with a flag. By officer or service of release periods alone, as of last night; else null. `burst` (answers of days on which more came through posters or kiosks than tickets ended) is of release periods alone, as of last night, also for the unit; else absent.',
        }),
    })
    .meta({ id: 'IndicatorRow' }),
);

/** Of which time an answer about figures is, when it was reckoned, and by which definitions. */
export const reckoned = () => ({
  from: InstantTextSchema,
  to: InstantTextSchema,
  timeZone: z.string(),
  generatedAt: InstantTextSchema,
  methodVersion: z.string(),
});

/** Of which period a row is, where an answer has several. */
export const ofPeriod = () => ({ period: z.string(), from: InstantTextSchema, to: InstantTextSchema });

export const ReportedRowSchema = lazily(() =>
  IndicatorRowSchema.unwrap()
    .extend({
      ...z.object(ofPeriod()).partial().shape,
      caseMix: CaseMixSchema.nullable().optional().meta({ description: 'Only in rows by officer.' }),
      comparison: z.partialRecord(z.enum(OFFICER_ELEMENTS), ElementComparisonSchema).optional().meta({
        description: "Only in rows by officer alone: the officer's elements against all other answers of the unit.",
      }),
      achievements: z.array(AchievementSchema),
      flags: z.array(FlagSchema),
      contested: z.object({ tickets: count }).meta({
        description: 'Tickets that somebody objects to; they are counted until it is decided.',
      }),
    })
    .meta({ id: 'ReportedRow' }),
);

export const IndicatorsSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      period: z
        .string()
        .meta({ description: 'Of a span its first day and the day after its last: `2026-01-01/2027-01-01`.' }),
      grain: z
        .enum(GRAINS)
        .optional()
        .meta({ description: 'Only of a span: each row then says of which period it is.' }),
      ...reckoned(),
      contested: z.enum(['with', 'without']),
      rows: z.array(ReportedRowSchema),
    })
    .meta({
      id: 'Indicators',
      description:
        'Of a span the whole periods that share a day with it, in their order; one without figures has no row.',
    }),
);
