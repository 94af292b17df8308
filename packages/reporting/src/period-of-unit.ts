// What every answer stands on: the unit, the cells of the period, what of them may be shown, and the head that says what
// was asked for.
import { instantText } from '@tera/contracts';
import {
  type CellKey,
  type Counters,
  counterEntries,
  type Disclosure,
  type HiddenOf,
  type Instant,
  METHOD_VERSION,
  type Period,
  type UnitId,
  type UnitRegistry,
  addDays,
  disclosureOf,
  instantsOf,
  localDayOf,
} from '@tera/domain';
import type { IndicatorStore, RegistryStore } from '@tera/store';

export interface Deps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly indicators: IndicatorStore;
  readonly now: () => Instant;
}

/** Without what may be shown of satisfaction. */
export interface CellsOfUnit {
  readonly unit: UnitRegistry;
  readonly cells: readonly (readonly [CellKey, Counters])[];
  /** The mirrors of contested tickets: what they add to the cells of the same names. */
  readonly contested: readonly (readonly [CellKey, Counters])[];
  readonly head: Head;
}

export interface PeriodOfUnit extends CellsOfUnit {
  readonly hidden: HiddenOf;
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
  const [found, disclosure] = await Promise.all([
    cellsOf(unitId, unit, period, deps),
    disclosureFor(unitId, unit, [period], deps),
  ]);
  return { ...found, hidden: (slice, n) => disclosure.hidden(slice, period, n) };
}

/** The same for whoever says nothing of satisfaction; `undefined` when there is no such unit. */
export async function readCells(unitId: UnitId, period: Period, deps: Deps): Promise<CellsOfUnit | undefined> {
  const unit = await deps.registry.unit(unitId);
  return unit === undefined ? undefined : cellsOf(unitId, unit, period, deps);
}

/** Of a unit that is at hand. */
export async function cellsOf(
  unitId: UnitId,
  unit: UnitRegistry,
  period: Period,
  { indicators, now }: Pick<Deps, 'indicators' | 'now'>,
): Promise<CellsOfUnit> {
  const { from, to } = instantsOf(period, unit.timeZone);
  return {
    unit,
    ...(await indicators.read(unitId, period)),
    head: {
      unitId,
      period: period.name,
      from: instantText(from),
      to: instantText(to),
      timeZone: unit.timeZone,
      generatedAt: instantText(now()),
      methodVersion: METHOD_VERSION,
    },
  };
}

/** What may be shown of these periods: the answers of all the calendar years that they touch are looked at. */
export async function disclosureFor(
  unitId: UnitId,
  unit: UnitRegistry,
  periods: readonly Period[],
  { indicators, now }: Pick<Deps, 'indicators' | 'now'>,
): Promise<Disclosure> {
  const years = new Set(periods.flatMap(({ from, to }) => [from.slice(0, 4), addDays(to, -1).slice(0, 4)]));
  return disclosureOf(await indicators.answers(unitId, [...years]), localDayOf(now(), unit.timeZone));
}

/** What was read, as if the contested tickets were not there. What citizens answered is the same with and without them. */
export function withoutContested(found: PeriodOfUnit): PeriodOfUnit {
  const negative = found.contested.map(([key, counters]): readonly [CellKey, Counters] => [
    key,
    Object.fromEntries(counterEntries(counters).map(([name, amount]) => [name, -amount])),
  ]);
  return { ...found, cells: [...found.cells, ...negative], contested: [] };
}
