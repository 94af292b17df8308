// What lies in the items of releases as JSON: documents, nights, the answers that a release holds, and what is set aside. It is
// read for years after it was written, so it is parsed and never believed; and it asks for less than the doors do.
import { WRITTEN_IDS, lazily } from '@tera/contracts';
import {
  type AnswerNumbers,
  type AsideNumbers,
  type Burst,
  CHANNELS,
  ELEMENTS,
  type ExclusionRule,
  type HeldAnswer,
  NO_NUMBERS,
  NUMBERED_FLAGS,
  type PeriodNumbers,
  PUBLISHES,
  type Release,
  type ReleasedExclusion,
  type ReleaseDocument,
  REPEATABLE,
  REPLACEMENTS,
  RESPONDENT,
  type RunningFigure,
  type RunningStep,
} from '@tera/domain';
import * as z from 'zod';
import { dayText } from './day-text.ts';

/** The form of documents that this version writes; a new form gets a new number, and this one is read for ever. */
export const RELEASE_FORM = 1;

/** A kept step of the running figure, which may become visible. */
export interface KeptStep extends RunningStep, RunningFigure {}

/** @throws for a document of another form, or that none of ours has written */
export function releaseOf(content: string, sha256: string): Release {
  const { v: _, ...document } = parsed(ReleaseDocumentSchema, content, 'a release');
  return { ...document, sha256 };
}

export function numbersOfNight(content: string): PeriodNumbers {
  return parsed(NumbersSchema, content, 'the numbers of a night');
}

export function stepsOfNight(content: string): readonly KeptStep[] {
  return parsed(StepsSchema, content, 'the steps of a night');
}

export function heldAnswers(content: string): HeldAnswer[] {
  return parsed(HeldSchema, content, 'what a release holds');
}

export function exclusionRule(content: string): ExclusionRule {
  return parsed(RuleSchema, content, 'what is set aside');
}

function parsed<Thing>(schema: z.ZodType<Thing>, content: string, what: string): Thing {
  const json: unknown = JSON.parse(content);
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  // Paths and codes only: a reason is what somebody has written.
  const why = read.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; ');
  throw new Error(`${what} is not as it was ever written: ${why.slice(0, 500)}`);
}

/** A schema for every field that there is: one that is forgotten here would be lost in reading, and does not compile. */
type Shape<Thing> = { readonly [Name in keyof Required<Thing>]: z.ZodType<Thing[Name]> };

const count = lazily(() => z.number());
const channel = () => z.enum(CHANNELS);
/** What is absent in JSON is a field that is `undefined`. */
const orAbsent = <Value>(schema: z.ZodType<Value>) => z.optional(schema).transform((value) => value);
const countsOf = <const Names extends readonly string[]>(names: Names) => z.record(z.enum(names), count);

const numbers = () => ({
  answered: count,
  invited: count,
  linked: count,
  uninvited: count.default(0),
  flags: flagNumbers,
});
/** What an earlier version did not know of was counted for nobody. */
const flagNumbers: z.ZodType<AnswerNumbers['flags']> = lazily(() =>
  z.partialRecord(z.enum(NUMBERED_FLAGS), count).transform((known) => ({ ...NO_NUMBERS.flags, ...known })),
);
const bursts = lazily(() =>
  z
    .array(
      z.object({ day: dayText, channel: z.enum(REPEATABLE), answers: count, tickets: count } satisfies Shape<Burst>),
    )
    .default([]),
);
const NumbersSchema = lazily(() =>
  z.object({
    unit: z.object({ ...numbers(), channels: countsOf(CHANNELS) } satisfies Shape<PeriodNumbers['unit']>),
    officers: z.array(z.object({ ...numbers(), officerId: WRITTEN_IDS.officerId.nullable() })),
    services: z.array(z.object({ ...numbers(), serviceId: WRITTEN_IDS.serviceId.nullable() })),
    bursts,
  } satisfies Shape<PeriodNumbers>),
);

const AsideSchema = lazily(() =>
  z.object({
    days: z.array(z.object({ ...numbers(), day: dayText })),
    officers: z.array(z.object({ officerId: WRITTEN_IDS.officerId.nullable(), answered: count })),
    services: z.array(z.object({ serviceId: WRITTEN_IDS.serviceId.nullable(), answered: count })),
  } satisfies Shape<AsideNumbers>),
);

const charged = () => ({
  officerId: orAbsent(WRITTEN_IDS.officerId),
  serviceId: orAbsent(WRITTEN_IDS.serviceId),
  channel: channel(),
});

const StepsSchema = lazily(() =>
  z.array(
    z.object({
      asOf: dayText,
      n: count,
      ikm: z.number(),
      answered: z.array(z.object({ ...charged(), n: count } satisfies Shape<KeptStep['answered'][number]>)),
    } satisfies Shape<KeptStep>),
  ),
);

const HeldSchema = lazily(() =>
  z.array(
    z.object({
      ...charged(),
      key: z.string(),
      flagged: z.boolean(),
      step: z.union([count, z.literal('unsure')]).optional(),
      elements: z.array(z.enum(ELEMENTS)),
      revisions: z.string(),
    } satisfies Shape<HeldAnswer>),
  ),
);

const RuleSchema = lazily(() =>
  z.object({
    channel: channel().optional(),
    counterId: WRITTEN_IDS.counterId.optional(),
    from: dayText.optional(),
    to: dayText.optional(),
    flags: z.array(z.enum(NUMBERED_FLAGS)).optional(),
  } satisfies Shape<ExclusionRule>),
);

const FigureSchema = lazily(() =>
  z.object({
    n: count,
    distributions: z.partialRecord(z.enum(ELEMENTS), z.tuple([count, count, count, count])),
    deviation: z.number(),
  }),
);
const part = () => ({
  answered: count,
  figure: FigureSchema.nullable(),
  why: z.enum(['few', 'protects']).exactOptional(),
});
const respondents = <const Names extends readonly string[]>(names: Names) => countsOf([...names, 'notAnswered']);

const ReleaseDocumentSchema = lazily(() =>
  z.object({
    v: z.literal(RELEASE_FORM),
    unitId: z.string(),
    period: z.string(),
    from: dayText,
    to: dayText,
    timeZone: z.string(),
    publishes: z.enum(PUBLISHES),
    revision: count,
    publishedAt: z.number(),
    methodVersion: z.string(),
    reason: z.string().optional(),
    replacement: z.enum(REPLACEMENTS).optional(),
    openObjections: count,
    exclusions: z.array(
      z.object({
        exclusionId: z.string(),
        where: RuleSchema,
        reason: z.string(),
        answers: count,
      } satisfies Shape<ReleasedExclusion>),
    ),
    setAside: count,
    aside: AsideSchema.optional(),
    numbers: NumbersSchema,
    bursts,
    respondents: z.object({
      sex: respondents(RESPONDENT.sex),
      age: respondents(RESPONDENT.age),
      education: respondents(RESPONDENT.education),
      work: respondents(RESPONDENT.work),
    } satisfies Shape<ReleaseDocument['respondents']>),
    answers: z.object({
      unit: z.object({ ...part(), straight: count.exactOptional() }),
      services: z.array(z.object({ ...part(), serviceId: WRITTEN_IDS.serviceId.nullable() })),
      officers: z.array(z.object({ ...part(), officerId: WRITTEN_IDS.officerId })),
      nobodys: z.array(z.object({ ...part(), channel: channel() })),
      beside: z.object({
        flagged: count,
        withoutFlagged: FigureSchema.nullable(),
        channels: z.partialRecord(channel(), FigureSchema),
        setAside: FigureSchema.nullable(),
      } satisfies Shape<ReleaseDocument['answers']['beside']>),
    } satisfies Shape<ReleaseDocument['answers']>),
  } satisfies Shape<ReleaseDocument> & Readonly<Record<'v', z.ZodType>>),
);
