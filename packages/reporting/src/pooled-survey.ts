// Several units together: their respondents pooled into one report, beside the report of each. The pool is shown only where each of its units may be, because whoever chooses the units could subtract.
import { instantText } from '@tera/contracts';
import {
  type CellKey,
  type Counters,
  METHOD_VERSION,
  type Period,
  type SkmReport,
  type UnitId,
  type Weight,
  skmReport,
} from '@tera/domain';
import { type Deps, type PeriodOfUnit, readPeriod } from './period-of-unit.ts';

export type PooledSurvey = {
  readonly units: readonly UnitReport[];
  readonly period: string;
  readonly generatedAt: string;
  readonly methodVersion: string;
} & Omit<SkmReport, 'respondents'> & { readonly respondents: PooledRespondents | null };

export interface UnitReport {
  readonly unitId: UnitId;
  readonly name: string;
  readonly report: SkmReport;
}

/** Ids of services are each unit's own, so a pool has no table of them. */
type PooledRespondents = Omit<NonNullable<SkmReport['respondents']>, 'service'>;

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
  const reports = found.map(({ unitId, read }) => ({
    unitId,
    name: read.unit.document.name,
    report: skmReport(read.cells, { weight, hiddenOf: (n) => read.hidden({}, n) }),
  }));
  const isTelling = reports.some(({ report }) => report.status === 'suppressed' && report.n > 0);
  const { respondents, ...pooled } = skmReport(cellsOfAll(found), {
    weight,
    hiddenOf: () => (isTelling ? 'protects' : undefined),
  });
  return {
    units: reports,
    period: period.name,
    generatedAt: instantText(deps.now()),
    methodVersion: METHOD_VERSION,
    ...pooled,
    respondents: respondents === null ? null : withoutServices(respondents),
  };
}

function* cellsOfAll(found: readonly { read: PeriodOfUnit }[]): Generator<readonly [CellKey, Counters]> {
  for (const { read } of found) yield* read.cells;
}

function withoutServices({ sex, age, education, work }: NonNullable<SkmReport['respondents']>): PooledRespondents {
  return { sex, age, education, work };
}
