// What every page about officers begins with: which unit, which period, and what the unit calls its people. Whether figures are told
// says the work that is asked for them.
import { UnitIdSchema } from '@tera/contracts';
import {
  type LocalDay,
  type Period,
  type UnitId,
  type UnitRegistry,
  localDayOf,
  periodAskedFor,
  periodOf,
} from '@tera/domain';
import { type IndicatorsAnswer, type OfficerRow, periodBefore } from '@tera/console';
import { type Access } from '../access.ts';
import { type ConsoleView, bodyOf, notShown } from '../view.ts';

export interface UnitAsked {
  readonly unitId: UnitId;
  readonly unit: UnitRegistry;
  readonly access: Access;
  readonly period: Period;
  readonly today: LocalDay;
}

/** The last whole quarter where no period is named. @throws where the unit is not theirs, or the period is none */
export async function askedOfUnit(view: ConsoleView): Promise<UnitAsked> {
  const read = UnitIdSchema.safeParse(view.path('unitId'));
  if (!read.success) return notShown(404, []);
  const unitId = read.data;
  const access = view.access(unitId);
  const unit = await view.works.unit(unitId);
  if (unit === undefined) return notShown(404, []);
  const today = localDayOf(view.now, unit.timeZone);
  const name = view.query('period');
  const period = name === undefined ? periodBefore(periodOf(today, 'quarter')) : periodAskedFor(name);
  if (period === undefined) return misasked('period');
  return { unitId, unit, access, period, today };
}

/** Ends the page: that part of its address is nothing that we know. */
export function misasked(path: string): never {
  return notShown(422, [{ path, code: 'invalid_value', message: 'unknown' }]);
}

/** Whether it is the officer who looks, and may see nobody else. */
export function isOfThemselves({ may, own }: Access, officerId: string): boolean {
  return own === officerId && !may('indicators:read');
}

/** As the registry calls them today. */
export function nameOfOfficer({ document }: UnitRegistry, officerId: string): string {
  return document.officers.find(({ id }) => id === officerId)?.name ?? officerId;
}

/** The rows by officer of a period: of who is an officer and nothing else, their own. */
export async function rowsByOfficer(
  { works, person }: ConsoleView,
  unitId: UnitId,
  { name: period }: Pick<Period, 'name'>,
  by: 'officer' | 'officer,service' = 'officer',
): Promise<Pick<IndicatorsAnswer, 'generatedAt' | 'methodVersion'> & { readonly rows: readonly OfficerRow[] }> {
  const answer = bodyOf(await works.indicators(person, { path: { unitId }, query: { period, by } }));
  // The work's own rows are what the schema knows as plain texts.
  return { ...answer, rows: answer.rows as readonly OfficerRow[] };
}
