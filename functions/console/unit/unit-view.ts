// What every page about a whole unit begins with: whether somebody sees all of it, and the rows of its services by name.
import { type IndicatorsAnswer, type RowAnswer, type ServiceLine, standardText, unitPath } from '@tera/console';
import { type Period, type UnitId, addDays } from '@tera/domain';
import { type OpenedUnit, bodyOf, notShown, openedUnit } from '@tera/in-person';
import type { FigureView } from '../works.ts';

/** @throws for who may not see the figures of all of the unit, or where there is none */
export async function wholeUnit(view: FigureView): Promise<OpenedUnit> {
  const opened = await openedUnit(view);
  return opened.access.may('indicators:read') ? opened : notShown(403, []);
}

export interface RowsOfPeriod {
  readonly row: RowAnswer | undefined;
  readonly byService: readonly RowAnswer[];
  readonly generatedAt: string;
}

export async function rowsOfUnit(
  { works, person }: FigureView,
  unitId: UnitId,
  { name: period }: Pick<Period, 'name'>,
): Promise<RowsOfPeriod> {
  const ask = async (by?: string): Promise<IndicatorsAnswer> =>
    bodyOf(await works.indicators(person, { path: { unitId }, query: { period, by } }));
  const [all, byService] = await Promise.all([ask(), ask('service')]);
  return { row: all.rows[0], byService: byService.rows, generatedAt: all.generatedAt };
}

export type BesideOf = (serviceId: string | null | undefined) => ServiceLine['beside'];

/** A line for each service of the registry, and for others that have figures of the time when they were offered. */
export function serviceLines(
  { lang }: FigureView,
  { unitId, unit, today }: OpenedUnit,
  rows: readonly RowAnswer[],
  beside: BesideOf,
  period: Pick<Period, 'name' | 'from' | 'to'>,
): readonly ServiceLine[] {
  const last = addDays(period.to, -1);
  const day = last > today ? today : last;
  const lineOf = (id: string, name: string): ServiceLine => {
    const standard = unit.standardOn(id as Parameters<typeof unit.standardOn>[0], day);
    return {
      href: `${unitPath(unitId)}/services/${encodeURIComponent(id)}?period=${encodeURIComponent(period.name)}`,
      name,
      row: rows.find(({ serviceId }) => serviceId === id),
      beside: beside(id),
      standard: standard === undefined ? undefined : standardText(standard, lang),
    };
  };
  const known = new Set<string>(unit.document.services.map(({ id }) => id));
  const others = rows.filter(({ serviceId }) => typeof serviceId !== 'string' || !known.has(serviceId));
  return [
    ...unit.document.services.map(({ id, name }) => lineOf(id, name)),
    ...others.map((row): ServiceLine => {
      const { serviceId } = row;
      if (typeof serviceId === 'string') return lineOf(serviceId, serviceId);
      return { name: undefined, row, beside: undefined };
    }),
  ];
}
