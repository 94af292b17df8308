// How one officer's figures move: a row for each day, week, month or quarter, in one answer. Only the officer's own cells
// are read, so a year by day costs no more than what the officer did in it.
import { type TrendQuery, instantText } from '@tera/contracts';
import {
  type IndicatorRow,
  METHOD_VERSION,
  answersTold,
  type OfficerId,
  type UnitId,
  instantsOf,
  officerRow,
  periodsCovering,
} from '@tera/domain';
import { inParallel } from '@tera/store/lean';
import { type Deps, type Head, situationOf } from './period-of-unit.ts';

export type TrendWishes = Pick<TrendQuery, 'from' | 'to' | 'grain'>;

export interface Trend extends Omit<Head, 'period'> {
  readonly officerId: OfficerId;
  readonly grain: TrendQuery['grain'];
  /** One for each whole period that shares a day with the span, those in which nothing happened among them. */
  readonly rows: readonly ({ readonly period: string; readonly from: string; readonly to: string } & IndicatorRow)[];
}

const PERIODS_AT_ONCE = 4;

export async function readTrend(
  unitId: UnitId,
  officerId: OfficerId,
  { from, to, grain }: TrendWishes,
  deps: Deps,
): Promise<Trend | 'unknown-unit' | 'unknown-officer'> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return 'unknown-unit';
  const periods = periodsCovering(from, to, grain);
  const [read, situation] = await Promise.all([
    inParallel(periods, PERIODS_AT_ONCE, (period) => deps.indicators.officerCells(unitId, officerId, period)),
    situationOf(unitId, unit, periods, deps),
  ]);
  if (!unit.hasOfficer(officerId) && read.every((cells) => cells.length === 0)) return 'unknown-officer';
  const rows = periods.map((period, index) => {
    const { from: first, to: last } = instantsOf(period, unit.timeZone);
    const head = { period: period.name, from: instantText(first), to: instantText(last) };
    const cells = read[index] ?? [];
    const row = officerRow(officerId, cells, answersTold(cells, period, situation));
    return Object.assign(head, row);
  });
  return {
    unitId,
    officerId,
    grain,
    from: rows[0]?.from ?? '',
    to: rows.at(-1)?.to ?? '',
    timeZone: unit.timeZone,
    generatedAt: instantText(deps.now()),
    methodVersion: METHOD_VERSION,
    rows,
  };
}
