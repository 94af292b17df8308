// Several units together: their answers pooled into one report, beside the report of each. It is made of totals that are shown
// alone, each of which may be added to any other; a unit whose total is not shown, or not yet, is left out and named, and so is one for
// trying.
import { instantText } from '@tera/contracts';
import {
  METHOD_VERSION,
  type Period,
  RELIABLE_FROM,
  type Release,
  type SkmReport,
  type UnitId,
  type Weight,
  addRespondents,
  figuresOf,
  isTrialUnit,
  pooledFigure,
  releasedFigure,
  sampleTarget,
} from '@tera/domain';
import { inParallel } from '@tera/store';
import { type Deps, type PeriodOfUnit, readPeriod } from './period-of-unit.ts';
import { reportOf } from './survey-report.ts';

export interface PooledSurvey extends PooledFigures {
  readonly units: readonly UnitReport[];
  /** The ids of those that are not in the figures. */
  readonly leftOut: readonly UnitId[];
  readonly period: string;
  readonly generatedAt: string;
  readonly methodVersion: string;
}

export interface UnitReport {
  readonly unitId: UnitId;
  readonly name: string;
  readonly report: SkmReport;
}

/** Ids of services are each unit's own, so a pool has no table of them. */
type PooledFigures = Pick<
  SkmReport,
  'weight' | 'n' | 'population' | 'sampleTarget' | 'ni' | 'ikm' | 'mutu' | 'predicate' | 'elements'
> & {
  readonly status: 'none' | 'provisional' | 'reliable';
  readonly respondents: Omit<NonNullable<SkmReport['respondents']>, 'service'> | null;
};

const UNITS_AT_ONCE = 2;

/** The first unit that does not exist ends it. */
export async function readPooledSurvey(
  unitIds: readonly UnitId[],
  { period, weight }: { readonly period: Period; readonly weight: Weight },
  deps: Deps,
): Promise<PooledSurvey | { readonly unknown: UnitId }> {
  const read = await inParallel(unitIds, UNITS_AT_ONCE, async (unitId) => {
    const found = await readPeriod(unitId, period, deps);
    // What is not told of a unit is let go with it: many large ones have no room beside each other.
    return found === undefined ? { unitId, unknown: true as const } : partOf(unitId, found, weight);
  });
  const units: UnitInPool[] = [];
  for (const one of read) {
    if ('unknown' in one) return { unknown: one.unitId };
    units.push(one);
  }
  const shown = units.flatMap(({ figure, ...unit }) => (figure === undefined ? [] : [{ ...unit, figure }]));
  const figure = pooledFigure(shown.map((unit) => unit.figure));
  const population = shown.reduce((sum, { report }) => sum + report.population, 0);
  return {
    units: units.map(({ unitId, name, report }) => ({ unitId, name, report })),
    leftOut: units.flatMap((unit) => (unit.figure === undefined ? [unit.unitId] : [])),
    period: period.name,
    generatedAt: instantText(deps.now()),
    methodVersion: METHOD_VERSION,
    weight,
    status: shown.length === 0 ? 'none' : figure.n < RELIABLE_FROM ? 'provisional' : 'reliable',
    n: figure.n,
    population,
    sampleTarget: sampleTarget(population),
    ...figuresOf(figure, weight),
    respondents:
      shown.length === 0
        ? null
        : shown.flatMap(({ releases }) => releases.map((release) => release.respondents)).reduce(addRespondents),
  };
}

interface UnitInPool extends UnitReport {
  readonly figure: ReturnType<typeof releasedFigure>;
  readonly releases: readonly Release[];
}

function partOf(unitId: UnitId, found: PeriodOfUnit, weight: Weight): UnitInPool {
  const releases = releasesOf(found);
  return {
    unitId,
    name: found.unit.document.name,
    report: reportOf(found, { weight }),
    figure: isTrialUnit(unitId) ? undefined : releasedFigure(releases, { of: 'unit' }),
    releases,
  };
}

function releasesOf({ published }: PeriodOfUnit): readonly Release[] {
  return published.state === 'released' ? published.releases : [];
}
