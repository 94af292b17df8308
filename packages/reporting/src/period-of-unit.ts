// What every answer stands on: the unit, the cells of the period, and the head that says what was asked for.
import { instantText } from '@tera/contracts';
import {
  type CellKey,
  type Counters,
  type Instant,
  METHOD_VERSION,
  type Period,
  type UnitId,
  type UnitRegistry,
  instantsOf,
} from '@tera/domain';
import type { IndicatorStore, RegistryStore } from '@tera/store';

export interface Deps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly indicators: IndicatorStore;
  readonly now: () => Instant;
}

export interface PeriodOfUnit {
  readonly unit: UnitRegistry;
  readonly cells: readonly (readonly [CellKey, Counters])[];
  readonly head: Head;
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
  const [unit, cells] = await Promise.all([deps.registry.unit(unitId), deps.indicators.cells(unitId, period)]);
  if (unit === undefined) return undefined;
  const { from, to } = instantsOf(period, unit.timeZone);
  return {
    unit,
    cells,
    head: {
      unitId,
      period: period.name,
      from: instantText(from),
      to: instantText(to),
      timeZone: unit.timeZone,
      generatedAt: instantText(deps.now()),
      methodVersion: METHOD_VERSION,
    },
  };
}
