// What was released of a few answers, and what a row tells then. Releases are made by the domain itself, so that none is what
// no office could have.
import { createHash } from 'node:crypto';
import {
  type AnswersTold,
  type Burst,
  type CellKey,
  type Counters,
  type LocalDay,
  METHOD_VERSION,
  type Period,
  type PeriodNumbers,
  type Release,
  type ReleaseCalendar,
  type ReleaseDocument,
  type ReleaseToMake,
  type RunningFigure,
  type ShownStep,
  type Situation,
  USUAL_PLAN,
  USUAL_SETTLE_DAYS,
  answerIn,
  answersTold,
  collectPeriod,
  makeRelease,
  parsePeriod,
  withdrawnAnswers,
} from '@tera/domain';
import { present } from './figures.ts';
import { at, contoh } from './names.ts';
import { type GivenAnswer, addedBy } from './response.ts';

type Cells = Iterable<readonly [CellKey, Counters]>;

export interface ReleaseWishes extends Partial<Omit<ReleaseToMake, 'period'>> {
  readonly period?: string;
  readonly steps?: readonly ShownStep[];
  readonly bursts?: readonly Burst[];
}

/** Without wishes: of the fourth quarter of 2026, when it was due. */
export function aRelease(
  given: readonly GivenAnswer[],
  { period = '2026-Q4', exclusions = [], steps = [], bursts = [], ...fields }: ReleaseWishes = {},
): Release {
  const collected = collectPeriod({ exclusions, takenBack: [], steps, bursts });
  for (const [index, { response, charge }] of given.entries()) {
    const answer = answerIn(`r-${index}`, addedBy(response, charge));
    if (answer !== undefined) collected.add(answer);
  }
  const document = makeRelease(
    {
      unitId: contoh,
      period: periodNamed(period),
      timeZone: 'Asia/Jakarta',
      publishes: 'quarter',
      revision: 1,
      publishedAt: at('2027-01-15 00:30'),
      methodVersion: METHOD_VERSION,
      openObjections: 0,
      exclusions,
      live: [],
      ...fields,
    },
    collected.made(),
  );
  return hashed(present(document));
}

/** The revision after it, in which nothing is shown. */
export function withdrawn({ sha256: _, ...document }: Release): Release {
  const { revision, answers } = document;
  return hashed({
    ...document,
    revision: revision + 1,
    replacement: 'withdrawn',
    reason: 'Keliru',
    answers: withdrawnAnswers(answers),
  });
}

export interface SituationWishes extends Partial<ReleaseCalendar> {
  readonly releases?: readonly Release[];
  /** By release period. */
  readonly running?: Readonly<Record<string, RunningFigure>>;
  readonly nights?: Readonly<Record<string, PeriodNumbers>>;
  readonly today?: LocalDay;
}

/** Without wishes: by quarter, on 20 November 2026, of a unit that was there all the year, and nothing is released. */
export function aSituation({
  releases = [],
  running = {},
  nights = {},
  today = '2026-11-20',
  ...calendar
}: SituationWishes = {}): Situation {
  return {
    calendar: { plan: USUAL_PLAN, settleDays: USUAL_SETTLE_DAYS, since: '2026-01-01', ...calendar },
    known: {
      releases: new Map(releases.map((release) => [release.period, release])),
      running: new Map(Object.entries(running)),
      nights: new Map(Object.entries(nights)),
    },
    today,
  };
}

/** Of rows over these cells. */
export function toldOf(
  cells: Cells,
  { period = '2026-Q4', ...wishes }: SituationWishes & { readonly period?: string } = {},
): AnswersTold {
  return answersTold(cells, periodNamed(period), aSituation(wishes));
}

export function periodNamed(name: string): Period {
  return present(parsePeriod(name));
}

function hashed(document: ReleaseDocument): Release {
  return { ...document, sha256: createHash('sha256').update(JSON.stringify(document)).digest('hex') };
}
