// `GET /console/units/{unitId}/trend?grain=`: a unit through time.
import { TREND_GRAINS, type TrendGrain, type TrendPoint, unitTrendPage } from '@tera/console';
import { type LocalDay, USUAL_PUBLISHES, type UnitId, addDays, periodsCovering } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { bodyOf, misasked, periodsUpTo } from '@tera/in-person';
import type { FigureView } from '../works.ts';
import { wholeUnit } from './unit-view.ts';

/** How far back the line goes, in periods of its step. */
const LENGTHS = { day: 31, month: 12, quarter: 8, semester: 6, year: 5 } as const;

export async function unitTrend(view: FigureView): Promise<PageReply> {
  const { lang, viewer, at } = view;
  const { unitId, unit, today } = await wholeUnit(view);
  const wish = view.query('grain') ?? 'month';
  const grain = TREND_GRAINS.find((one) => one === wish);
  if (grain === undefined) return misasked('grain');
  const publishes = unit.document.publishes ?? USUAL_PUBLISHES;
  const [points, published] = await Promise.all([
    pointsBack(view, unitId, today, grain),
    pointsBack(view, unitId, today, publishes),
  ]);
  return {
    page: unitTrendPage({ lang, viewer, at, unitId, unitName: unit.document.name, grain, points, published }),
  };
}

async function pointsBack(
  view: FigureView,
  unitId: UnitId,
  today: LocalDay,
  grain: TrendGrain | 'semester',
): Promise<readonly TrendPoint[]> {
  const { first } = periodsUpTo(today, grain, LENGTHS[grain]);
  return pointsOf(view, unitId, { from: first.from, to: addDays(today, 1), grain });
}

/** A point for each period of a span, those without a row among them. */
export async function pointsOf(
  { works, person }: FigureView,
  unitId: UnitId,
  { from, to, grain }: { readonly from: LocalDay; readonly to: LocalDay; readonly grain: TrendGrain | 'semester' },
  serviceId?: string,
): Promise<readonly TrendPoint[]> {
  const by = serviceId === undefined ? undefined : 'service';
  const { rows } = bodyOf(await works.indicators(person, { path: { unitId }, query: { from, to, grain, by } }));
  return periodsCovering(from, to, grain).map(({ name }) => ({
    period: name,
    row: rows.find((row) => row.period === name && (serviceId === undefined || row.serviceId === serviceId)),
  }));
}
