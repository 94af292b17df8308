// What every answer stands on: the unit, the cells of the period added up, what of satisfaction is published, and the head that says
// what was asked for.
import { instantText } from '@tera/contracts';
import {
  type AnswersTold,
  type CellKey,
  type Counters,
  type Instant,
  type LocalDay,
  METHOD_VERSION,
  type Period,
  type Published,
  type Situation,
  type UnitId,
  type UnitRegistry,
  addDays,
  answersTold,
  counterEntries,
  instantsOf,
  localDayOf,
  publishedIn,
  releasePeriodOf,
  releasePeriodsIn,
} from '@tera/domain';
import type { IndicatorStore, PeriodSums, RegistryStore, ReleaseReader } from '@tera/store';

export interface Deps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly indicators: IndicatorStore;
  readonly releases: Pick<ReleaseReader, 'known'>;
  readonly now: () => Instant;
}

/** Without what is published of satisfaction. */
export interface SumsOfUnit extends PeriodSums {
  readonly unit: UnitRegistry;
  readonly head: Head;
}

export interface PeriodOfUnit extends SumsOfUnit {
  readonly period: Period;
  readonly published: Published;
  readonly told: AnswersTold;
}

/** What was asked for, and how and when it was answered. */
export interface Head {
  readonly unitId: UnitId;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly generatedAt: string;
  readonly methodVersion: string;
}

/** `undefined` when there is no such unit. */
export async function readPeriod(unitId: UnitId, period: Period, deps: Deps): Promise<PeriodOfUnit | undefined> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return undefined;
  const [found, situation] = await Promise.all([
    readSums(unitId, unit, period, deps),
    situationOf(unitId, unit, [period], deps),
  ]);
  return withAnswers(found, period, situation);
}

/** With what is published of satisfaction. */
export function withAnswers(found: SumsOfUnit, period: Period, situation: Situation): PeriodOfUnit {
  return {
    ...found,
    period,
    published: publishedIn(found.numbers, period, situation),
    told: answersTold(found.numbers, period, situation),
  };
}

/** Of a unit that is at hand. */
export async function readSums(
  unitId: UnitId,
  unit: UnitRegistry,
  period: Period,
  { indicators, now }: Pick<Deps, 'indicators' | 'now'>,
): Promise<SumsOfUnit> {
  return { unit, ...(await indicators.sums(unitId, period)), head: headOf(unitId, unit, period, now()) };
}

export function headOf(unitId: UnitId, { timeZone }: UnitRegistry, period: Period, now: Instant): Head {
  const { from, to } = instantsOf(period, timeZone);
  return {
    unitId,
    period: period.name,
    from: instantText(from),
    to: instantText(to),
    timeZone,
    generatedAt: instantText(now),
    methodVersion: METHOD_VERSION,
  };
}

/** What is known of the releases that lie within any of these periods, or reach into one: these have set answers of it aside. */
export async function situationOf(
  unitId: UnitId,
  { calendar, timeZone }: UnitRegistry,
  periods: readonly Period[],
  { releases, now }: Pick<Deps, 'releases' | 'now'>,
): Promise<Situation> {
  const today = localDayOf(now(), timeZone);
  const releasePeriodAt = (day: LocalDay) => releasePeriodOf(day, calendar.plan);
  const inside = periods.flatMap((period) => releasePeriodsIn(period, calendar.plan));
  const begun = [...new Set(inside.filter(({ from }) => from <= today).map(({ name }) => name))];
  const around = [...inside, ...periods.flatMap(({ from, to }) => [from, addDays(to, -1)].map(releasePeriodAt))];
  const after = around.map(({ from }) => from).toSorted()[0];
  const to = around
    .map((part) => part.to)
    .toSorted()
    .at(-1);
  const known =
    after === undefined || to === undefined || after > today
      ? NOTHING_KNOWN
      : await releases.known(unitId, { after, to, begun });
  return { calendar, known, today };
}

const NOTHING_KNOWN = { releases: new Map(), running: new Map(), nights: new Map() };

/** What was read, as if the contested tickets were not there. What citizens answered is the same with and without them. */
export function withoutContested(found: PeriodOfUnit): PeriodOfUnit {
  const negative = found.contested.map(([key, counters]): readonly [CellKey, Counters] => [
    key,
    Object.fromEntries(counterEntries(counters).map(([name, amount]) => [name, -amount])),
  ]);
  return { ...found, cells: [...found.cells, ...negative], contested: [] };
}
