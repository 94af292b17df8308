// The official survey report of a unit and period, from the same cells as the rows.
import {
  type FollowUpLine,
  type GivenFollowUp,
  type Period,
  type ServiceId,
  type SkmReport,
  type Tally,
  type UnitId,
  type Weight,
  addTo,
  followUpLines,
  parseCellKey,
  skmReport,
} from '@tera/domain';
import { type Deps, type Head, type PeriodOfUnit, readPeriod, withoutContested } from './period-of-unit.ts';

export type SurveyReport = Head & { readonly serviceId?: ServiceId } & SkmReport & Planned;

interface Planned {
  /** What is done about the elements of its releases; of the whole unit only. */
  readonly followUps: readonly FollowUpLine[] | null;
}

export interface SurveyDeps extends Deps {
  readonly followUps: { readonly list: (unitId: UnitId) => Promise<readonly GivenFollowUp[]> };
}

export interface ReportWishes {
  readonly period: Period;
  readonly weight: Weight;
  readonly service?: ServiceId | undefined;
  readonly contested?: 'with' | 'without' | undefined;
}

/** A service that nobody knows is no report: an empty one would say that nobody answered. */
export async function readSurveyReport(
  unitId: UnitId,
  { period, weight, service, contested }: ReportWishes,
  deps: SurveyDeps,
): Promise<{ report: SurveyReport; found: PeriodOfUnit } | 'unknown-unit' | 'unknown-service'> {
  const found = await readPeriod(unitId, period, deps);
  if (found === undefined) return 'unknown-unit';
  if (service !== undefined && !knows(found, service)) return 'unknown-service';
  const asked = service === undefined ? {} : { serviceId: service };
  const report = reportOf(contested === 'without' ? withoutContested(found) : found, { weight, service });
  const followUps = service === undefined ? await planOf(unitId, found, report, deps) : null;
  return { found, report: { ...found.head, ...asked, ...report, followUps } };
}

async function planOf(
  unitId: UnitId,
  { published }: PeriodOfUnit,
  { elements }: SkmReport,
  { followUps }: Pick<SurveyDeps, 'followUps'>,
): Promise<readonly FollowUpLine[]> {
  if (published.state !== 'released') return [];
  return followUpLines(elements, published.releases, await followUps.list(unitId));
}

/** The report of a unit, or of one of its services. */
export function reportOf(
  { cells, published, told }: PeriodOfUnit,
  { weight, service }: Pick<ReportWishes, 'weight' | 'service'>,
): SkmReport {
  const tally: Tally = {};
  for (const [key, counters] of cells) {
    if (service === undefined || parseCellKey(key).serviceId === service) addTo(tally, counters);
  }
  const { satisfaction } = told(service === undefined ? {} : { serviceId: service }, tally);
  return skmReport({ published, satisfaction, population: tally.completed ?? 0, weight, serviceId: service });
}

/** What a unit no longer offers can still be reported for the time when it did. */
function knows({ unit, cells }: PeriodOfUnit, service: ServiceId): boolean {
  return (
    unit.document.services.some(({ id }) => id === service) ||
    cells.some(([key]) => parseCellKey(key).serviceId === service)
  );
}
