// Since when nothing comes from a unit any more: a line that is cut, or a counter that nobody opens. It is looked for in the days of
// two weeks, of a unit that is silent for longer in the months of a year, and then in its years: one that never had a ticket has
// not begun, and is not silent.
import type { LastTicket, RowAnswer } from '@tera/console';
import { BEFORE_EVERY_DAY, type LocalDay, type UnitId, addDays, isLocalDay, monthOf, periodOf } from '@tera/domain';
import { bodyOf } from '@tera/in-person';
import type { FigureView } from './works.ts';

const DAYS_LOOKED_BACK = 14;
const DAYS_OF_A_YEAR = 365;
/** Of a unit that has none in all of these nothing is known that would call it silent. */
const YEARS_LOOKED_BACK = 5;

export async function lastTicketOf(
  { works, person }: Pick<FigureView, 'works' | 'person'>,
  unitId: string,
  today: LocalDay,
): Promise<LastTicket> {
  const lastIn = async (from: LocalDay, to: LocalDay, grain: 'day' | 'month' | 'year') => {
    const { rows } = bodyOf(await works.indicators(person, { path: { unitId }, query: { from, to, grain } }));
    return rows.findLast(hasTickets)?.period;
  };
  const workingDay = lastWorkingDayBefore(today);
  const lately = await lastIn(workingDay, addDays(today, 1), 'day');
  if (lately !== undefined && isLocalDay(lately)) return { when: 'day', day: lately, isSilent: false };
  const before = await lastIn(addDays(today, -DAYS_LOOKED_BACK), workingDay, 'day');
  if (before !== undefined && isLocalDay(before)) return { when: 'day', day: before, isSilent: true };
  const yearAgo = addDays(today, -DAYS_OF_A_YEAR);
  const month = await lastIn(`${monthOf(yearAgo)}-01`, addDays(today, 1), 'month');
  if (month !== undefined) return { when: 'month', month };
  return (await hadTicketsBefore(yearAgo)) ? { when: 'long ago' } : { when: 'never' };

  /** Of a unit that was put since then nobody asks its years. */
  async function hadTicketsBefore(day: LocalDay): Promise<boolean> {
    const since = (await works.unit(unitId as UnitId))?.calendar.since ?? day;
    if (since > day) return false;
    const first = addDays(day, -YEARS_LOOKED_BACK * DAYS_OF_A_YEAR);
    const from = periodOf(since === BEFORE_EVERY_DAY || since < first ? first : since, 'year').from;
    return (await lastIn(from, periodOf(day, 'year').to, 'year')) !== undefined;
  }
}

/** However it ended: somebody has pressed something. */
function hasTickets({ tickets: { completed, noShow, left, cancelled } }: RowAnswer): boolean {
  return completed + noShow + left + cancelled > 0;
}

const SATURDAY = 6;
const SUNDAY = 0;

/** Monday to Friday; holidays are not known here, so that behind one a unit is called silent that only rests. */
export function lastWorkingDayBefore(today: LocalDay): LocalDay {
  for (let day = addDays(today, -1); ; day = addDays(day, -1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (weekday !== SATURDAY && weekday !== SUNDAY) return day;
  }
}
