// What a row tells of citizens' answers: satisfaction from releases, and numbers live for the whole unit alone. By officer and
// by service they are told for release periods, and as of last night.

import { type Counters, responsesIn } from '../counters.ts';
import { type CellKey, parseCellKey } from '../facts/contribution.ts';
import type { FlagOfDay, NumberedFlag } from '../facts/response/flag.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import type { Figure } from '../skm/figure.ts';
import type { Period } from '../time/period.ts';
import { asideOf, asideWithin } from './aside.ts';
import { type AnswerNumbers, NO_NUMBERS, type PeriodNumbers, numbersIn, numbersOf, withoutNumbers } from './numbers.ts';
import { type Live, type Situation, numbersOfPeriod, publishedOf } from './published.ts';
import type { Release } from './release-document.ts';
import { type Published, type Satisfaction, type Slice, figureOf, neverShown, satisfactionOf } from './satisfaction.ts';

/** Links made for completed tickets against answers that came through them, and how many answers carry which flag. */
export interface Coverage {
  readonly invited: number;
  /** `null`, and so are share and flags, where numbers of answers are not told for such a period. */
  readonly answered: number | null;
  readonly share: number | null;
  readonly flags: FlagNumbers | null;
}

/** That of a day is told for release periods alone, and as of last night. */
export type FlagNumbers = Readonly<Record<Exclude<NumberedFlag, FlagOfDay>, number>> & {
  readonly [F in FlagOfDay]?: number;
};

export interface AnswersOfRow {
  readonly satisfaction: Satisfaction;
  readonly coverage: Coverage;
  /** What the flags of the row rest on. */
  readonly numbers: AnswerNumbers | undefined;
  /** For an officer's row: those of the whole unit, as of the same night. */
  readonly ofUnit?: AnswerNumbers | undefined;
  /** What is shown, for comparing. */
  readonly figure: Figure | undefined;
  /** Of the unit's released answers, those with one score for five or more elements. */
  readonly straight?: { readonly n: number; readonly of: number } | undefined;
}

/** Whose row it is: absent is all of them, `null` what belongs to none. */
interface Head {
  readonly officerId?: OfficerId | null | undefined;
  readonly serviceId?: ServiceId | null | undefined;
}

export interface AnswersTold {
  (head: Head, counters: Counters): AnswersOfRow;
  /** Of whom a figure is released: they have a row also where nothing of theirs is counted any more. */
  readonly shown: readonly Slice[];
}

/** Of rows over these cells, which are those of the period. */
export function answersTold(
  cells: Iterable<readonly [CellKey, Counters]>,
  period: Period,
  situation: Situation,
): AnswersTold {
  const all = [...cells];
  const standing = standingIn(all);
  const live: Live = {
    answeredIn: (part) => standing(part, { of: 'unit' }),
    numbersIn: (part) => numbersOf(all.filter(([key]) => isInside(parseCellKey(key).day, part))),
  };
  const published = publishedOf(period, situation, live);
  const numbers = numbersOfPeriod(period, situation, live);
  const aside = asideWithin(situation.known.releases.values(), period);
  const tell = (head: Head, counters: Counters): AnswersOfRow => {
    const slice = sliceOf(head);
    if (slice === undefined) return { ...NEVER_TOLD, coverage: untold(counters) };
    const own = slice.of === 'unit' ? liveNumbers(counters, aside, numbers) : numbers && numbersOfSlice(numbers, slice);
    const satisfaction = satisfactionOf(published, slice, {
      answered: own?.answered ?? null,
      inReleases: inReleases(published, slice, standing),
    });
    const coverage = own === undefined ? untold(counters) : coverageOf(own, numbers !== undefined);
    return {
      satisfaction,
      coverage,
      numbers: own,
      figure: published.state === 'released' ? figureOf(published.releases, slice) : undefined,
      ...(slice.of === 'unit' ? { straight: straightIn(published) } : {}),
      ...(slice.of === 'officer' && slice.officerId !== null ? { ofUnit: numbers?.unit } : {}),
    };
  };
  return Object.assign(tell, { shown: published.state === 'released' ? published.releases.flatMap(shownIn) : [] });
}

function shownIn({ answers: { unit, officers, nobodys, services } }: Release): readonly Slice[] {
  return [
    ...(unit.figure === null ? [] : [{ of: 'unit' } as const]),
    ...officers.flatMap(({ officerId, figure }) => (figure === null ? [] : [{ of: 'officer', officerId } as const])),
    ...(nobodys.every(({ figure }) => figure === null) ? [] : [{ of: 'officer', officerId: null } as const]),
    ...services.flatMap(({ serviceId, figure }) => (figure === null ? [] : [{ of: 'service', serviceId } as const])),
  ];
}

const NEVER_TOLD = { satisfaction: neverShown(), numbers: undefined, figure: undefined } as const;

/** What there is for a period of which these are the cells. */
export function publishedIn(
  cells: Iterable<readonly [CellKey, Counters]>,
  period: Period,
  situation: Situation,
): Published {
  const standing = standingIn(cells);
  return publishedOf(period, situation, { answeredIn: (part) => standing(part, { of: 'unit' }) });
}

/** Nothing of one officer for one service. */
export function sliceOf({ officerId, serviceId }: Head): Slice | undefined {
  if (officerId !== undefined) return serviceId === undefined ? { of: 'officer', officerId } : undefined;
  return serviceId === undefined ? { of: 'unit' } : { of: 'service', serviceId };
}

/** The numbers of a service, or an officer; none where nothing was counted. */
function numbersOfSlice({ unit, officers, services }: PeriodNumbers, slice: Slice): AnswerNumbers {
  switch (slice.of) {
    case 'unit':
      return unit;
    case 'service':
      return services.find(({ serviceId }) => serviceId === slice.serviceId) ?? NO_NUMBERS;
    case 'officer':
      return officers.find(({ officerId }) => officerId === slice.officerId) ?? NO_NUMBERS;
  }
}

/** Without what releases have set aside. What is of days is as of last night. */
function liveNumbers(counters: Counters, aside: AnswerNumbers, asOfNight: PeriodNumbers | undefined): AnswerNumbers {
  const { flags, ...live } = withoutNumbers(numbersIn(counters), aside);
  return { ...live, flags: { ...flags, burst: asOfNight?.unit.flags.burst ?? 0 } };
}

function coverageOf({ invited, linked, flags: all }: AnswerNumbers, isOfDaysTold: boolean): Coverage {
  const { burst, ...flags } = all;
  return {
    invited,
    answered: linked,
    share: invited === 0 ? null : linked / invited,
    flags: isOfDaysTold ? { ...flags, burst } : flags,
  };
}

function untold(counters: Counters): Coverage {
  return { invited: numbersIn(counters).invited, answered: null, share: null, flags: null };
}

/** How many stand of what the releases have not set aside; `null` where one does not tell how many these are. */
function inReleases(published: Published, slice: Slice, standing: StandingIn): number | null {
  if (published.state !== 'released') return null;
  let sum = 0;
  for (const release of published.releases) {
    const aside = asideOf(release, slice);
    if (aside === undefined) return null;
    sum += Math.max(0, standing(release, slice) - aside);
  }
  return sum;
}

function straightIn(published: Published): AnswersOfRow['straight'] {
  if (published.state !== 'released') return undefined;
  const units = published.releases.map(({ answers }) => answers.unit);
  return units.reduce(
    (sum, { figure, straight }) =>
      figure === null || straight === undefined ? sum : { n: sum.n + straight, of: sum.of + figure.n },
    { n: 0, of: 0 },
  );
}

/** How many answers stand in the days from `from` up to `to`. */
type StandingIn = (span: Pick<Period, 'from' | 'to'>, slice: Slice) => number;

function standingIn(cells: Iterable<readonly [CellKey, Counters]>): StandingIn {
  const answered = Array.from(cells, ([key, counters]) => {
    const { day, officerId = null, serviceId = null } = parseCellKey(key);
    return { part: day, officerId, serviceId, n: responsesIn(counters) };
  }).filter(({ n }) => n !== 0);
  const [byOfficer, byService] = [
    Map.groupBy(answered, ({ officerId }) => officerId),
    Map.groupBy(answered, ({ serviceId }) => serviceId),
  ];
  const ofSlice = (slice: Slice) => {
    if (slice.of === 'unit') return answered;
    return (slice.of === 'officer' ? byOfficer.get(slice.officerId) : byService.get(slice.serviceId)) ?? [];
  };
  return (span, slice) => ofSlice(slice).reduce((sum, { part, n }) => (isInside(part, span) ? sum + n : sum), 0);
}

/** Of a day, or a month: both begin alike, so that a month stands before its first day and after the last day before it. */
function isInside(part: string, { from, to }: Pick<Period, 'from' | 'to'>): boolean {
  return part >= from.slice(0, part.length) && part < to.slice(0, part.length);
}
