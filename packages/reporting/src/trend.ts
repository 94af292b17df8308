// How the figures of one officer, or of what is nobody's, move: a row for each period, in one answer. Of an officer only the
// officer's own cells are read, so a year by day costs no more than what the officer did in it, unless a release is awaited:
// whether it is rests on everybody's answers. What is nobody's stands in everybody's cells, for waiting is kept where it ended.
import { type TrendQuery, instantText } from '@tera/contracts';
import {
  type Holder,
  type IndicatorRow,
  METHOD_VERSION,
  type Period,
  type Situation,
  type UnitId,
  type UnitRegistry,
  answersTold,
  instantsOf,
  nobodysRow,
  officerRow,
  parseCellKey,
  periodsCovering,
  restsOnWholeUnit,
} from '@tera/domain';
import { inParallel } from '@tera/store';
import { type Deps, type Head, situationOf } from './period-of-unit.ts';

export type TrendWishes = Pick<TrendQuery, 'from' | 'to' | 'grain'>;

export interface Trend extends Omit<Head, 'period'> {
  readonly officerId: Holder;
  readonly grain: TrendQuery['grain'];
  /** One for each whole period that shares a day with the span, those in which nothing happened among them. */
  readonly rows: readonly (OfPeriod & IndicatorRow)[];
}

/** Of which period a row is. */
export interface OfPeriod {
  readonly period: string;
  readonly from: string;
  readonly to: string;
}

const PERIODS_AT_ONCE = 4;

export async function readTrend(
  unitId: UnitId,
  unit: UnitRegistry,
  holder: Holder,
  { from, to, grain }: TrendWishes,
  deps: Pick<Deps, 'indicators' | 'releases' | 'now'>,
): Promise<Trend | 'unknown-officer'> {
  const periods = periodsCovering(from, to, grain);
  const situation = await situationOf(unitId, unit, periods, deps);
  const read = await inParallel(periods, PERIODS_AT_ONCE, (period) => readRow(unitId, holder, period, situation, deps));
  if (holder !== null && !unit.hasOfficer(holder) && read.every(({ isEmpty }) => isEmpty)) return 'unknown-officer';
  const rows = periods.flatMap((period, index) => {
    const row = read[index]?.row;
    return row === undefined ? [] : [Object.assign(headOfRow(period, unit.timeZone), row)];
  });
  return {
    unitId,
    officerId: holder,
    grain,
    from: rows[0]?.from ?? '',
    to: rows.at(-1)?.to ?? '',
    timeZone: unit.timeZone,
    generatedAt: instantText(deps.now()),
    methodVersion: METHOD_VERSION,
    rows,
  };
}

export function headOfRow(period: Period, timeZone: string): OfPeriod {
  const { from, to } = instantsOf(period, timeZone);
  return { period: period.name, from: instantText(from), to: instantText(to) };
}

interface ReadRow {
  readonly isEmpty: boolean;
  readonly row: IndicatorRow;
}

async function readRow(
  unitId: UnitId,
  holder: Holder,
  period: Period,
  situation: Situation,
  { indicators }: Pick<Deps, 'indicators'>,
): Promise<ReadRow> {
  // Whether there is a release, or when, rests on everybody's answers.
  const isOfAll = holder === null || restsOnWholeUnit(period, situation);
  const { cells, numbers } = await indicators.sums(unitId, period, isOfAll ? {} : { officerId: holder });
  const told = answersTold(numbers, period, situation);
  if (holder === null) return { isEmpty: false, row: nobodysRow(cells, told) };
  const own = cells.filter(([key]) => parseCellKey(key).officerId === holder);
  return { isEmpty: own.length === 0, row: officerRow(holder, own, told) };
}
