// Releases over HTTP: what was published, what runs and what is due; and what is set aside before it is published.
import {
  CHANNELS,
  type ExclusionRule,
  ID_LENGTH,
  NO_BURST_UP_TO,
  NUMBERED_FLAGS,
  type Period,
  PUBLISHES,
  REPEATABLE,
  REPLACEMENTS,
  addDays,
} from '@tera/domain';
import * as z from 'zod';
import { complain } from './complaint.ts';
import { CounterIdSchema } from './ids.ts';
import { PeriodSchema } from './period.ts';
import { DueSchema } from './indicators.ts';
import { InstantTextSchema, LocalDaySchema } from './instant.ts';
import { lazily } from './lazily.ts';
import { keptText } from './text.ts';

/** Most bytes of a body that publishes, or sets answers aside. */
export const RELEASE_REQUEST_BYTES = 16 * 1024;

const count = lazily(() => z.int().min(0));

const reason = lazily(() =>
  keptText(1000).meta({
    example: 'Rapat evaluasi triwulan dimajukan ke tanggal 5.',
    description: 'Printed with the release. It is masked as a comment is.',
  }),
);

export const NewReleaseSchema = lazily(() =>
  z
    .strictObject({
      period: PeriodSchema,
      reason: reason.optional().meta({ description: 'Needed before the release is due, and to replace one.' }),
      replacement: z.enum(REPLACEMENTS).optional().meta({
        description:
          'Replaces a release, once another key says the same: `reckoned_again` with the same answers after an error of the software, `total` the unit’s total alone, `withdrawn` shows nothing any more.',
      }),
    })
    .refine(({ replacement, reason: why }) => replacement === undefined || why !== undefined, {
      path: ['reason'],
      error: 'is needed to replace a release',
      params: { code: 'required' },
    })
    .meta({ id: 'NewRelease' }),
);
export type NewRelease = z.infer<typeof NewReleaseSchema>;

export const ReleaseSummarySchema = lazily(() =>
  z
    .object({
      period: z.string(),
      revision: z.int().min(1),
      publishedAt: InstantTextSchema,
      sha256: z.string(),
      methodVersion: z.string(),
      replacement: z.enum(REPLACEMENTS).optional(),
      reason: z.string().optional(),
      href: z.string().meta({ description: 'Where its document is, the same bytes for ever.' }),
    })
    .meta({ id: 'ReleaseSummary' }),
);
export type ReleaseSummary = z.infer<typeof ReleaseSummarySchema>;

const StepSchema = lazily(() =>
  z
    .object({ asOf: LocalDaySchema, n: count, ikm: z.number() })
    .meta({ id: 'RunningFigure', description: 'Of the unit as a whole, some answers late.' }),
);

export const RunningPeriodSchema = lazily(() =>
  z
    .object({
      period: z.string(),
      due: DueSchema,
      asOf: LocalDaySchema.nullable().meta({
        description: 'The night whose numbers these are; null before the first.',
      }),
      answered: count.nullable().meta({ description: 'As of that night; null before the first.' }),
      kept: count.meta({ description: 'Answers up to the newest step; it shows once the next one is kept.' }),
      visible: StepSchema.nullable(),
    })
    .meta({ id: 'RunningPeriod' }),
);
export type RunningPeriod = z.infer<typeof RunningPeriodSchema>;

export const ReleasesSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      publishes: z.enum(PUBLISHES),
      settleDays: count,
      running: RunningPeriodSchema,
      due: z.array(z.object({ period: z.string(), due: DueSchema, answered: count })).meta({
        description:
          'Over, answered, and not released; `due` null: by hand. `answered` is as of the last night that saw any.',
      }),
      releases: z.array(ReleaseSummarySchema).meta({ description: 'As they stand, newest first.' }),
    })
    .meta({ id: 'Releases' }),
);

export const ProposedReplacementSchema = lazily(() =>
  z
    .object({ period: z.string(), replacement: z.enum(REPLACEMENTS), reason: z.string(), proposedBy: z.string() })
    .meta({ id: 'ProposedReplacement', description: 'It is made when another key says the same.' }),
);

export const ReleaseQuerySchema = lazily(() =>
  z.strictObject({
    revision: z
      .string()
      .regex(/^[1-9]\d{0,3}$/, 'expected the number of a revision')
      .transform(Number)
      .optional()
      .meta({ description: 'An earlier one needs the scope audit:read.' }),
  }),
);

/** Any JSON object: the document is answered to the letter as it was kept. */
export const ReleaseDocumentSchema = lazily(() =>
  z
    .looseObject({ v: z.int(), unitId: z.string(), period: z.string(), revision: z.int(), answers: z.looseObject({}) })
    .meta({ id: 'ReleaseDocument' }),
);

export const ExclusionRuleSchema: z.ZodType<ExclusionRule> = lazily(() =>
  z
    .strictObject({
      channel: z.enum(CHANNELS).optional(),
      counterId: CounterIdSchema.optional().meta({
        description:
          'Where a poster hangs, a kiosk stands, or what an office brought in was given; no answer to a ticket’s link.',
      }),
      from: LocalDaySchema.optional(),
      to: LocalDaySchema.optional().meta({ description: 'The last day, itself included.' }),
      flags: z.array(z.enum(NUMBERED_FLAGS)).min(1).optional().meta({ description: 'Any of them.' }),
    })
    .meta({
      id: 'ExclusionRule',
      description: 'All that it says must hold. What was answered can never be asked for.',
    }),
);

export const BurstSchema = lazily(() =>
  z.object({ day: LocalDaySchema, channel: z.enum(REPEATABLE), answers: count, tickets: count }).meta({
    id: 'Burst',
    description: `A local day on which more answers came through posters, or kiosks, than tickets ended, and more than ${NO_BURST_UP_TO}.`,
  }),
);

const where = lazily(() =>
  ExclusionRuleSchema.refine((rule) => Object.values(rule).some((value) => value !== undefined), {
    error: 'expected a channel, a counterId, a from, a to or flags: everything cannot be set aside',
  }),
);

export const NewExclusionSchema = lazily(() =>
  z.strictObject({ period: PeriodSchema, where, reason }).superRefine(checkDays).meta({ id: 'NewExclusion' }),
);
export type NewExclusion = z.infer<typeof NewExclusionSchema>;

/** A rule whose days are none of its period would be confirmed by two and set nothing aside. */
function checkDays(
  { period, where: { from, to } }: { readonly period: Period; readonly where: ExclusionRule },
  context: z.RefinementCtx,
): void {
  const [fromPath, toPath] = [
    ['where', 'from'],
    ['where', 'to'],
  ];
  const days = `${period.name} is ${period.from} to ${addDays(period.to, -1)}`;
  if (from !== undefined && from >= period.to) {
    complain(context, { path: fromPath, code: 'invalid_value', message: `after the period: ${days}` });
  }
  if (to !== undefined && to < period.from) {
    complain(context, { path: toPath, code: 'invalid_value', message: `before the period: ${days}` });
  } else if (from !== undefined && to !== undefined && to < from) {
    complain(context, { path: toPath, code: 'invalid_value', message: `before from, which is ${from}` });
  }
}

export const ExclusionIdSchema = lazily(() =>
  z
    .string()
    .max(ID_LENGTH)
    .regex(/^[a-z0-9]+$/, 'expected the id of an exclusion')
    .meta({ example: '0mi9k2x4f7c1d09be4a' }),
);

export const ExclusionDecisionSchema = lazily(() =>
  z
    .strictObject({
      outcome: z.enum(['confirmed', 'refused', 'taken_back']).meta({
        description:
          '`confirmed` and `refused`: by another key than the one that proposed it. `taken_back`: by any, before the release.',
      }),
      reason: reason.optional(),
    })
    .meta({ id: 'ExclusionDecision' }),
);
export type ExclusionDecision = z.infer<typeof ExclusionDecisionSchema>;

export const EXCLUSION_STATES = ['proposed', 'confirmed', 'refused', 'taken_back'] as const;

/** `taking_back`: what holds is asked to be taken back, which waits for a second person; `kept`: it is not. */
export const EXCLUSION_STEPS = ['proposed', 'confirmed', 'refused', 'taking_back', 'kept', 'taken_back'] as const;

const ExclusionStepSchema = lazily(() =>
  z
    .object({
      at: InstantTextSchema,
      what: z.enum(EXCLUSION_STEPS).meta({
        description:
          '`taking_back`: somebody in the console has asked to take back what holds, which waits for another; `kept`: it is not.',
      }),
      by: z.string().meta({ description: 'The id of the key.' }),
      reason: z.string().optional(),
    })
    .meta({ id: 'ExclusionStep' }),
);

export const ExclusionSchema = lazily(() =>
  z
    .object({
      exclusionId: z.string(),
      period: z.string(),
      where: ExclusionRuleSchema,
      reason: z.string(),
      state: z.enum(EXCLUSION_STATES),
      proposedBy: z.string().meta({ description: 'The id of the key.' }),
      proposedAt: InstantTextSchema,
      decidedBy: z.string().optional(),
      decidedAt: InstantTextSchema.optional(),
      decision: z.string().optional().meta({ description: 'Why it was decided so, where something was said.' }),
      trail: z.array(ExclusionStepSchema).optional().meta({ description: 'Who did what with it, oldest first.' }),
    })
    .meta({ id: 'Exclusion' }),
);
export type ExclusionBody = z.infer<typeof ExclusionSchema>;

export const ExclusionsSchema = lazily(() =>
  z
    .object({ unitId: z.string(), exclusions: z.array(ExclusionSchema) })
    .meta({ id: 'Exclusions', description: 'Newest first.' }),
);

export const ExclusionsQuerySchema = lazily(() => z.strictObject({ period: PeriodSchema.optional() }));

const PreviewPartSchema = lazily(() =>
  z.object({ answered: count, n: count, why: z.enum(['few', 'protects']).optional() }),
);
export const ReleasePreviewSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      period: z.string(),
      due: DueSchema,
      answered: count,
      setAside: count,
      flagged: count.meta({ description: 'Answers with a flag that are not set aside.' }),
      bursts: z.array(BurstSchema).meta({ description: 'With how many of their answers are not set aside.' }),
      exclusions: z.array(z.object({ exclusionId: z.string(), answers: count })),
      unit: PreviewPartSchema,
      officers: z.array(PreviewPartSchema.unwrap().extend({ officerId: z.string() })),
      services: z.array(PreviewPartSchema.unwrap().extend({ serviceId: z.string().nullable() })),
      nobodys: z.array(PreviewPartSchema.unwrap().extend({ channel: z.enum(CHANNELS) })),
    })
    .meta({
      id: 'ReleasePreview',
      description: 'What would be shown if it were published now: numbers, and no figure.',
    }),
);

export const PublishingChoicesSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      from: LocalDaySchema,
      to: LocalDaySchema,
      choices: z.array(
        z.object({
          publishes: z.enum(PUBLISHES),
          periods: count,
          officers: z.object({ shown: z.number(), of: z.number() }),
          services: z.object({ shown: z.number(), of: z.number() }),
        }),
      ),
    })
    .meta({
      id: 'PublishingChoices',
      description:
        'What each choice of `publishes` would have shown with the numbers of the last twelve months: per period, on average.',
    }),
);

export const ReleasedExclusionSchema = lazily(() =>
  z
    .object({ exclusionId: z.string(), where: ExclusionRuleSchema, reason: z.string(), answers: count })
    .meta({ id: 'ReleasedExclusion' }),
);
