// What every page about officers begins with: which unit, which period, and what the unit calls its people. Whether figures are told
// says the work that is asked for them.
import { type IndicatorsAnswer, type OfficerRow, periodBefore } from '@tera/console';
import { type Period, type UnitId, type UnitRegistry, periodOf } from '@tera/domain';
import { type Access, type OpenedUnit, bodyOf, openedUnit, periodAsked } from '@tera/in-person';
import type { FigureView } from '../works.ts';

export interface UnitAsked extends OpenedUnit {
  readonly period: Period;
}

/** The last whole quarter where no period is named. @throws where the unit is not theirs, or the period is none */
export async function askedOfUnit(view: FigureView): Promise<UnitAsked> {
  const opened = await openedUnit(view);
  const period = periodAsked(view, periodBefore(periodOf(opened.today, 'quarter')));
  return { ...opened, period };
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
  { works, person }: FigureView,
  unitId: UnitId,
  { name: period }: Pick<Period, 'name'>,
  by: 'officer' | 'officer,service' = 'officer',
): Promise<Pick<IndicatorsAnswer, 'generatedAt' | 'methodVersion'> & { readonly rows: readonly OfficerRow[] }> {
  const answer = bodyOf(await works.indicators(person, { path: { unitId }, query: { period, by } }));
  // The work's own rows are what the schema knows as plain texts.
  return { ...answer, rows: answer.rows as readonly OfficerRow[] };
}
