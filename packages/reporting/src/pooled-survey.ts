// Several units together: their answers pooled into one report, beside the report of each. It is made of totals that are shown
// alone, each of which may be added to any other; a unit whose total is not shown, or not yet, is left out and named.
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
  pooledFigure,
  releasedFigure,
  sampleTarget,
} from '@tera/domain';
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

const UNITS_AT_ONCE = 4;

/** The first unit that does not exist ends it. */
export async function readPooledSurvey(
  unitIds: readonly UnitId[],
  { period, weight }: { readonly period: Period; readonly weight: Weight },
  deps: Deps,
): Promise<PooledSurvey | { readonly unknown: UnitId }> {
  const found: { unitId: UnitId; read: PeriodOfUnit }[] = [];
  for (let at = 0; at < unitIds.length; at += UNITS_AT_ONCE) {
    const some = unitIds.slice(at, at + UNITS_AT_ONCE);
    const read = await Promise.all(some.map((unitId) => readPeriod(unitId, period, deps)));
    for (const [index, unitId] of some.entries()) {
      const one = read[index];
      if (one === undefined) return { unknown: unitId };
      found.push({ unitId, read: one });
    }
  }
  const units = found.map(({ unitId, read }) => ({
    unitId,
    name: read.unit.document.name,
    report: reportOf(read, { weight }),
    figure: releasedFigure(releasesOf(read), { of: 'unit' }),
    releases: releasesOf(read),
  }));
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

function releasesOf({ published }: PeriodOfUnit): readonly Release[] {
  return published.state === 'released' ? published.releases : [];
}
