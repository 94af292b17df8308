// The page of one officer. The trend is asked for first: its route is of exactly this officer, and refuses whoever may not see them.
import { addDays, objectingDaysOf, periodOf, releasePeriodOf } from '@tera/domain';
import { type OwnObjections, officerPage, officerTicketsPath } from '@tera/console';
import type { PageReply } from '@tera/http';
import { bodyOf, namesOfUnit, periodsUpTo, shownObjection } from '@tera/in-person';
import type { FigureView } from '../works.ts';
import { type UnitAsked, askedOfUnit, isOfThemselves, nameOfOfficer, rowsByOfficer } from './asked.ts';

/** How many periods a chart has, by how long they are. */
const PERIODS_SHOWN = { month: 12, quarter: 8, semester: 8, year: 5 } as const;
type TrendGrain = keyof typeof PERIODS_SHOWN;

export async function officer(view: FigureView): Promise<PageReply> {
  const asked = await askedOfUnit(view);
  const { unitId, unit, access, period, today } = asked;
  const { lang, viewer, at, works, person } = view;
  const officerId = view.path('officerId');
  if (officerId === '-') return { seeOther: officerTicketsPath(unitId, null, { period: view.query('period') }) };

  const trendOf = async (grain: TrendGrain) => {
    const { first, last } = periodsUpTo(lastDay(asked), grain, PERIODS_SHOWN[grain]);
    const query = { from: first.name, to: last.name, grain };
    return bodyOf(await works.trend(person, { path: { unitId, officerId }, query }));
  };
  const months = await trendOf('month');
  const publishes = releasePeriodOf(lastDay(asked), unit.calendar.plan).grain as TrendGrain;
  const [{ rows, generatedAt, methodVersion }, services, releases] = await Promise.all([
    rowsByOfficer(view, unitId, period),
    rowsByOfficer(view, unitId, period, 'officer,service'),
    publishes === 'month' ? months : trendOf(publishes),
  ]);
  return {
    page: officerPage({
      lang,
      viewer,
      at,
      unit: { id: unitId, name: unit.document.name, timeZone: unit.timeZone },
      officer: { id: officerId, name: nameOfOfficer(unit, officerId) },
      period,
      today,
      isOwn: isOfThemselves(access, officerId),
      generatedAt,
      methodVersion,
      row: rows.find((row) => row.officerId === officerId),
      services: services.rows.filter((row) => row.officerId === officerId),
      trend: { months, releases },
      own: access.own === officerId ? await ownObjections(view, asked, access.own) : undefined,
    }),
  };
}

/** Until when they may object to what is shown, and what became of what they have objected to this year. */
async function ownObjections(
  view: FigureView,
  { unitId, unit, period, today }: UnitAsked,
  own: string,
): Promise<OwnObjections> {
  const query = { officer: own, period: periodOf(today, 'year').name };
  const { objections } = bodyOf(await view.works.objections(view.person, { path: { unitId }, query }));
  return {
    until: objectingDaysOf(addDays(period.to, -1), unit.calendar),
    objections: objections.map((objection) => shownObjection(objection, view)).toReversed(),
    names: namesOfUnit(unit),
  };
}

/** Of a period that runs, today; and of one that has not begun, its own. */
function lastDay({ period, today }: Pick<UnitAsked, 'period' | 'today'>) {
  return period.from <= today && today < period.to ? today : addDays(period.to, -1);
}
