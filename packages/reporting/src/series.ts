// The indicator rows of each period of a span, as they would be if each were asked for by itself, but for what an office has
// brought along: what is shown of a period does not depend on what is asked beside it. One period after the other is read and forgotten, so that a year by day fits.
import { type IndicatorQuery, instantText } from '@tera/contracts';
import {
  type BroughtFigure,
  type Dimension,
  type LocalDay,
  METHOD_VERSION,
  type ReportedRow,
  type UnitId,
  type UnitRegistry,
  periodsCovering,
} from '@tera/domain';
import { inParallel } from '@tera/store';
import { type BroughtDeps, broughtIn, rowWithBrought } from './brought.ts';
import { type Deps, type Head, situationOf, readSums, withAnswers } from './period-of-unit.ts';
import { type Rows, rowsOf } from './rows.ts';
import { type OfPeriod, headOfRow } from './trend.ts';

export interface Series extends Head {
  readonly grain: NonNullable<IndicatorQuery['grain']>;
  readonly contested: Rows['contested'];
  readonly rows: readonly (OfPeriod & ReportedRow)[];
}

export interface SeriesWishes {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly grain: Series['grain'];
  readonly by?: readonly Dimension[] | undefined;
  readonly contested?: Rows['contested'] | undefined;
}

export type SeriesDeps = Pick<Deps, 'indicators' | 'releases' | 'now'> & BroughtDeps;

/** Most rows of one series: what a function can hold, and can answer compressed. */
export const ROWS_OF_A_SERIES = 10_000;
const PERIODS_AT_ONCE = 4;

const NONE_BROUGHT: ReadonlyMap<string, BroughtFigure> = new Map();

/** The span is that of the whole periods that share a day with it. */
export async function readSeries(
  unitId: UnitId,
  unit: UnitRegistry,
  { from, to, grain, by = [], contested = 'with' }: SeriesWishes,
  deps: SeriesDeps,
): Promise<Series | 'too-many-rows'> {
  const periods = periodsCovering(from, to, grain);
  const situation = await situationOf(unitId, unit, periods, deps);
  const brought = by.length === 0 ? await broughtIn(unitId, periods, deps) : NONE_BROUGHT;
  let count = 0;
  const rows = await inParallel(periods, PERIODS_AT_ONCE, async (period) => {
    // The others that are being read are let go as well.
    if (count > ROWS_OF_A_SERIES) return [];
    const found = await readSums(unitId, unit, period, deps);
    const whole = withAnswers(found, period, situation);
    const figure = brought.get(period.name);
    const wanted = { period, by, contested };
    const read = figure === undefined ? rowsOf(whole, wanted) : rowWithBrought(whole, wanted, figure);
    count += read.length;
    return read.map((row) => Object.assign(headOfRow(period, unit.timeZone), row));
  });
  if (count > ROWS_OF_A_SERIES) return 'too-many-rows';
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a span has no period');
  return {
    unitId,
    period: `${first.from}/${last.to}`,
    grain,
    from: headOfRow(first, unit.timeZone).from,
    to: headOfRow(last, unit.timeZone).to,
    timeZone: unit.timeZone,
    generatedAt: instantText(deps.now()),
    methodVersion: METHOD_VERSION,
    contested,
    rows: rows.flat(),
  };
}
