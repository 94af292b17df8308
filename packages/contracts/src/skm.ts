// The query for the official survey report and the shape of the answer (design.md §6).
import { CHANNELS, ELEMENTS, RESPONDENT, type UnitId, WEIGHTS } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { FollowUpLineSchema } from './follow-up.ts';
import { type Effects, FORMAT_EFFECTS, formatQuery } from './format.ts';
import { ServiceIdSchema, UnitIdSchema } from './ids.ts';
import {
  ContestedSchema,
  DueSchema,
  SatisfactionStatusSchema,
  WhyHiddenSchema,
  flagNumbers,
  published,
  reckoned,
} from './indicators.ts';
import { InstantTextSchema } from './instant.ts';
import { PeriodSchema } from './period.ts';
import { BurstSchema, ReleasedExclusionSchema } from './release.ts';

export const WeightSchema = lazily(() =>
  z.enum(WEIGHTS).default('exact').meta({
    description:
      'What each NRR is multiplied by: `exact` is 1/k of the k elements that were answered, the other two are meant literally.',
  }),
);

export const SkmQuerySchema = lazily(() =>
  z.strictObject({
    period: PeriodSchema,
    weight: WeightSchema,
    service: ServiceIdSchema.optional(),
    contested: ContestedSchema,
    table: z
      .enum(['elements', 'summary', 'respondents', 'followUps'])
      .optional()
      .meta({ description: 'Of CSV: which table.' }),
    view: z.enum(['report', 'poster']).optional().meta({
      description: 'Of HTML: the report, or the one page on which an IKM is published.',
    }),
    ...formatQuery(),
  }),
);
export type SkmQuery = z.infer<typeof SkmQuerySchema>;

export const SKM_EFFECTS: Effects = {
  ...FORMAT_EFFECTS,
  table: ({ format }) => format === 'csv' || format === 'xlsx',
  view: ({ format }) => format === 'html',
  // Neither has a figure: who answered, and what is done, is the same by every weight.
  weight: ({ format, query }) => format !== 'csv' || !['respondents', 'followUps'].includes(query['table'] ?? ''),
  // Only the number of tickets depends on it: it stands in the summary and in the report.
  contested: ({ format, query }) =>
    format === 'csv' ? query['table'] === 'summary' : format !== 'html' || query['view'] !== 'poster',
};

/** Most units of one pool. */
export const UNITS_PER_POOL = 100;

const ID = '[A-Za-z0-9][A-Za-z0-9._:-]{0,39}';
const UnitListSchema = lazily(() =>
  z
    .string({ error: 'expected the ids of units with commas between, such as disdukcapil,dpmptsp' })
    .meta({ example: 'disdukcapil,dpmptsp', pattern: String.raw`^\s*${ID}\s*(?:,\s*${ID}\s*)*$` })
    .transform((text, context): UnitId[] => {
      const names = [...new Set(text.split(',').map((name) => name.trim()))];
      const ids = names.map((name) => UnitIdSchema.safeParse(name));
      const bad = names.find((_, index) => ids[index]?.success !== true);
      if (bad !== undefined) context.addIssue({ code: 'custom', message: `'${bad.slice(0, 50)}' is no id of a unit` });
      if (names.length > UNITS_PER_POOL) {
        context.addIssue({ code: 'custom', message: `expected at most ${UNITS_PER_POOL} units` });
      }
      return ids.flatMap((id) => (id.success ? [id.data] : []));
    }),
);

export const PooledSkmQuerySchema = lazily(() =>
  z.strictObject({
    units: UnitListSchema,
    period: PeriodSchema,
    weight: WeightSchema,
    ...formatQuery(),
  }),
);
export type PooledSkmQuery = z.infer<typeof PooledSkmQuerySchema>;

export const POOLED_SKM_EFFECTS: Effects = {
  ...FORMAT_EFFECTS,
  // The titles of the regional form are its ids, in either language.
  header: () => false,
  lang: ({ format }) => format === 'xlsx',
};

const count = lazily(() => z.int().min(0));
const countsOf = <Name extends string>(names: readonly Name[]) => z.record(z.enum(names), count);

const SkmElementSchema = lazily(() =>
  z
    .object({
      code: z.enum(ELEMENTS),
      sum: count,
      n: count.meta({ description: 'Answers to this element.' }),
      nrr: z.number().min(1).max(4).nullable(),
      weighted: z.number().min(0).max(4).nullable(),
    })
    .meta({ id: 'SkmElement', description: 'NRR and weighted NRR with 4 decimals; null where nobody answered.' }),
);

const RespondentsSchema = lazily(() =>
  z
    .object({
      sex: countsOf([...RESPONDENT.sex, 'notAnswered']),
      age: countsOf([...RESPONDENT.age, 'notAnswered']),
      education: countsOf([...RESPONDENT.education, 'notAnswered']),
      work: countsOf([...RESPONDENT.work, 'notAnswered']),
      service: z.array(z.object({ serviceId: z.string().nullable(), n: count })),
    })
    .meta({ id: 'Respondents', description: '`serviceId` is null where no service is known, as on a poster.' }),
);

const figures = () => ({
  weight: z.enum(WEIGHTS),
  ...published(),
  population: count.meta({ description: 'Tickets completed in the period.' }),
  sampleTarget: count.meta({ description: 'Krejcie and Morgan (1970), rounded to the nearest.' }),
  ni: z.number().min(0).max(4).nullable().meta({ description: 'The weighted sum of the NRRs, with 4 decimals.' }),
  ikm: z.number().min(0).max(100).nullable().meta({ description: 'With 2 decimals, rounded once and half up.' }),
  mutu: z.enum(['A', 'B', 'C', 'D']).nullable(),
  predicate: z.enum(['Sangat Baik', 'Baik', 'Kurang Baik', 'Tidak Baik']).nullable(),
  elements: z.array(SkmElementSchema).meta({
    description: 'Those that are shown, in the order of the regulation; the exact weight is one by how many they are.',
  }),
  channels: countsOf(CHANNELS).nullable().meta({ description: 'Answers by the way they came.' }),
  channelIkm: z.partialRecord(z.enum(CHANNELS), z.number()).meta({
    description: 'The index by the way the answers came, where it may be shown beside the rest.',
  }),
  flagged: z
    .object({
      n: count,
      of: count.meta({ description: 'All answers that are released.' }),
      ikmWithout: z.number().nullable(),
      kinds: z.object(flagNumbers()).meta({ description: 'How many have which flag; an answer may have several.' }),
      bursts: z.array(BurstSchema),
    })
    .nullable()
    .meta({ description: 'Answers that should be looked at, and the index without them where it may be shown.' }),
  excluded: z.array(ReleasedExclusionSchema).meta({ description: 'What was set aside before the release, and why.' }),
});

export const SkmSchema = lazily(() =>
  z
    .object({
      unitId: z.string(),
      serviceId: z.string().optional().meta({ description: 'Only when one service was asked for.' }),
      period: z.string(),
      ...reckoned(),
      ...figures(),
      respondents: RespondentsSchema.nullable(),
      followUps: z.array(FollowUpLineSchema).nullable().meta({
        description: 'What is done about the elements of its releases, the weakest first; null of a service.',
      }),
    })
    .meta({
      id: 'Skm',
      description: 'Made of the releases within the period; before a release its figures are null.',
    }),
);

const pooledFigures = () => {
  const { weight, n, population, sampleTarget, ni, ikm, mutu, predicate, elements } = figures();
  return { weight, n, population, sampleTarget, ni, ikm, mutu, predicate, elements };
};

export const PooledSkmSchema = lazily(() =>
  z
    .object({
      units: z.array(
        z.object({
          unitId: z.string(),
          name: z.string(),
          n: count,
          status: SatisfactionStatusSchema,
          why: WhyHiddenSchema.optional(),
          due: DueSchema.optional(),
        }),
      ),
      leftOut: z.array(z.string()).meta({ description: 'Units whose total is not shown, or not yet.' }),
      period: z.string(),
      generatedAt: InstantTextSchema,
      methodVersion: z.string(),
      status: z.enum(['none', 'provisional', 'reliable']),
      ...pooledFigures(),
      respondents: RespondentsSchema.unwrap().omit({ service: true }).nullable(),
      recap: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))).meta({
        description: 'One line for each unit, in the columns and the order of the regional recap.',
      }),
    })
    .meta({ id: 'PooledSkm', description: 'The answers of all units whose total is shown, as one.' }),
);
