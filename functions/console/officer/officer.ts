// The page of one officer. The trend is asked for first: its route is of exactly this officer, and refuses whoever may not see them.
import { type Period, addDays, periodOf, releasePeriodOf } from '@tera/domain';
import { officerPage, officerTicketsPath } from '@tera/console';
import type { PageReply } from '@tera/http';
import { type UnitAsked, askedOfUnit, isOfThemselves, nameOfOfficer, rowsByOfficer } from './asked.ts';
import { type ConsoleView, bodyOf } from '../view.ts';

/** How many periods a chart has, by how long they are. */
const PERIODS_SHOWN = { month: 12, quarter: 8, semester: 8, year: 5 } as const;
type TrendGrain = keyof typeof PERIODS_SHOWN;

export async function officer(view: ConsoleView): Promise<PageReply> {
  const asked = await askedOfUnit(view);
  const { unitId, unit, access, period, today } = asked;
  const { lang, viewer, at, works, person } = view;
  const officerId = view.path('officerId');
  if (officerId === '-') return { seeOther: officerTicketsPath(unitId, null, { period: view.query('period') }) };

  const trendOf = async (grain: TrendGrain) => {
    const query = { ...spanBefore(asked, grain), grain };
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
    }),
  };
}

/** Of a period that runs, today; and of one that has not begun, its own. */
function lastDay({ period, today }: Pick<UnitAsked, 'period' | 'today'>) {
  return period.from <= today && today < period.to ? today : addDays(period.to, -1);
}

/** The periods up to that day, by the names of the first and the last. */
function spanBefore(asked: Pick<UnitAsked, 'period' | 'today'>, grain: TrendGrain): { from: string; to: string } {
  const last = periodOf(lastDay(asked), grain);
  let first: Period = last;
  for (let count = 1; count < PERIODS_SHOWN[grain] && first.from > FIRST_DAY; count++) {
    first = periodOf(addDays(first.from, -1), grain);
  }
  return { from: first.name, to: last.name };
}

/** Of the years that are told of. */
const FIRST_DAY = '2000-01-01';
