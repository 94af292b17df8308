// Results of the time before Tera in the trend of the unit: where nothing is released they stand in the place of what there is
// not. They are in rows of the whole unit through time and in no report, and no other figure of a row is derived from them.
import {
  type BroughtFigure,
  type Period,
  type ReportedRow,
  type UnitId,
  addDays,
  satisfactionBrought,
  sharesDay,
} from '@tera/domain';
import type { ReleaseReader } from '@tera/store';
import type { PeriodOfUnit } from './period-of-unit.ts';
import { type RowWishes, rowsOf } from './rows.ts';

export interface BroughtDeps {
  readonly brought: { readonly list: (unitId: UnitId) => Promise<readonly BroughtFigure[]> };
  readonly releases: Pick<ReleaseReader, 'heads'>;
}

/** Those of these periods of which no day is released, by the names of the periods. */
export async function broughtIn(
  unitId: UnitId,
  periods: readonly Period[],
  { brought, releases }: BroughtDeps,
): Promise<ReadonlyMap<string, BroughtFigure>> {
  const figures = new Map((await brought.list(unitId)).map((figure) => [figure.period, figure]));
  const asked = periods.filter(({ name }) => figures.has(name));
  const [first, last] = [asked[0], asked.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  // A release ends at most a year after any of its days.
  const heads = await releases.heads(unitId, first.from, addDays(last.to, 366));
  const released = heads.map(({ period }) => period);
  return new Map(
    asked.flatMap((period): [string, BroughtFigure][] => {
      const figure = figures.get(period.name);
      return figure === undefined || sharesDay(period, released) ? [] : [[period.name, figure]];
    }),
  );
}

/** The row of the unit, also where nothing was ever counted. */
export function rowWithBrought(found: PeriodOfUnit, wishes: RowWishes, figure: BroughtFigure): readonly ReportedRow[] {
  const told = Object.assign((...of: Parameters<typeof found.told>) => found.told(...of), {
    shown: [{ of: 'unit' } as const],
  });
  return rowsOf({ ...found, told }, wishes).map((row) =>
    Object.assign({}, row, { satisfaction: satisfactionBrought(figure, row.satisfaction.answered) }),
  );
}
