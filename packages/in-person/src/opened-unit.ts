// What every page about a unit begins with: whether somebody has anything to do there, the unit as it is registered, and the period
// that its address names. Whether figures are told says the work that is asked for them.
import {
  type Grain,
  type LocalDay,
  type Period,
  type UnitId,
  type UnitRegistry,
  addDays,
  localDayOf,
  periodAskedFor,
  periodOf,
} from '@tera/domain';
import type { Access } from './access.ts';
import { type ConsoleView, notShown } from './view.ts';

/** What a page about a unit needs to be asked. */
export interface UnitWork {
  readonly unit: (unitId: UnitId) => Promise<UnitRegistry | undefined>;
}

export interface OpenedUnit {
  readonly unitId: UnitId;
  readonly unit: UnitRegistry;
  readonly access: Access;
  readonly today: LocalDay;
}

/** @throws for who has nothing to do in the unit, or where there is none */
export async function openedUnit(view: ConsoleView<UnitWork>): Promise<OpenedUnit> {
  // To what is no id there is no access.
  const unitId = view.path('unitId') as UnitId;
  const access = view.access(unitId);
  const unit = await view.works.unit(unitId);
  if (unit === undefined) return notShown(404, []);
  return { unitId, unit, access, today: localDayOf(view.now, unit.timeZone) };
}

/** The period that the address names, or this one where it names none. @throws for what is no period */
export function periodAsked(view: Pick<ConsoleView<unknown>, 'query'>, otherwise: Period): Period {
  const name = view.query('period');
  return name === undefined ? otherwise : (periodAskedFor(name) ?? misasked('period'));
}

/** Ends the page: that part of its address is nothing that we know. */
export function misasked(path: string): never {
  return notShown(422, [{ path, code: 'invalid_value', message: 'unknown' }]);
}

/** The first and the last of so many periods, of which the last holds this day; of the years that are told of. */
export function periodsUpTo(
  day: LocalDay,
  grain: Grain,
  count: number,
): { readonly first: Period; readonly last: Period } {
  const last = periodOf(day, grain);
  let first = last;
  for (let nth = 1; nth < count && first.from > FIRST_DAY; nth++) first = periodOf(addDays(first.from, -1), grain);
  return { first, last };
}

const FIRST_DAY = '2000-01-01';
