// Adds up the cells of a period into rows. It reads cells only, never facts, so that a year costs twelve queries.
import { type IndicatorQuery, UnitIdSchema, instantText } from '@tera/contracts';
import { type Instant, METHOD_VERSION, type UnitId, indicatorRows, instantsOf } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import type { IndicatorStore, RegistryStore } from '@tera/store';
import * as z from 'zod';

export const UnitPath = z.object({ unitId: UnitIdSchema });

export interface Deps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly indicators: IndicatorStore;
  readonly now: () => Instant;
}

export async function readIndicators(unitId: UnitId, { period, by = [] }: IndicatorQuery, deps: Deps): Promise<Reply> {
  const [unit, cells] = await Promise.all([deps.registry.unit(unitId), deps.indicators.cells(unitId, period)]);
  if (unit === undefined) return refuse(404, 'unitId', 'unknown_unit', `there is no unit '${unitId}'`);
  const { from, to } = instantsOf(period, unit.timeZone);
  return {
    status: 200,
    body: {
      unitId,
      period: period.name,
      from: instantText(from),
      to: instantText(to),
      timeZone: unit.timeZone,
      generatedAt: instantText(deps.now()),
      methodVersion: METHOD_VERSION,
      rows: indicatorRows(cells, by),
    },
  };
}
