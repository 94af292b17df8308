// `GET /console/units/{unitId}`: the queue now; and today against a usual day, which is the middle of the same weekday of the weeks before.
import { type BesideRow, type RowAnswer, todayPage, unitPath } from '@tera/console';
import { addDays, periodOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { inParallel } from '@tera/store';
import { bodyOf, periodAsked } from '@tera/in-person';
import type { FigureView } from '../works.ts';
import { asSurvey } from '../as-survey.ts';
import { unitNow } from './now.ts';
import { rowsOfUnit, serviceLines, wholeUnit } from './unit-view.ts';

/** How many of the same weekday are looked at: some are holidays, and two months ago is another office. */
const WEEKS_LOOKED_BACK = 8;
/** Of those on which tickets were completed, the newest. */
const USUAL_DAYS = 4;
const DAYS_AT_ONCE = 4;

export async function unitToday(view: FigureView): Promise<PageReply> {
  const { lang, viewer, at, works, person, access } = view;
  const unitId = view.path('unitId');
  const { own, may } = access(unitId);
  // Who sees nothing of others has a page of their own.
  if (own !== undefined && !may('indicators:read')) {
    return { seeOther: `${unitPath(unitId)}/officers/${encodeURIComponent(own)}` };
  }
  const found = await wholeUnit(view);
  const { unit, today } = found;
  // A period has a page of its own, and what is none is said to be none.
  if (view.query('period') !== undefined) {
    const { name } = periodAsked(view, periodOf(today, 'month'));
    return { seeOther: `${unitPath(unitId)}/period?period=${encodeURIComponent(name)}` };
  }
  const days = Array.from({ length: WEEKS_LOOKED_BACK }, (_, week) => addDays(today, -7 * (week + 1)));
  const [queue, soFar, earlier, released] = await Promise.all([
    unitNow(view, found),
    rowsOfUnit(view, found.unitId, { name: today }),
    inParallel(days, DAYS_AT_ONCE, (name) => rowsOfUnit(view, found.unitId, { name })),
    works.releases(person, { path: { unitId } }),
  ]);
  const releases = bodyOf(released);
  const usual = earlier.filter(({ row }) => (row?.tickets.completed ?? 0) > 0).slice(0, USUAL_DAYS);
  const [newest] = releases.releases;
  const skm =
    newest === undefined
      ? undefined
      : bodyOf(await works.skm(person, { path: { unitId }, query: { period: newest.period } }));
  return {
    page: todayPage({
      lang,
      viewer,
      at,
      unitId,
      unitName: unit.document.name,
      timeZone: unit.timeZone,
      today,
      generatedAt: soFar.generatedAt,
      now: queue,
      row: soFar.row,
      lines: serviceLines(
        view,
        found,
        soFar.byService,
        (id) =>
          usual.length === 0
            ? undefined
            : besideOf(usual.map(({ byService }) => byService.find(({ serviceId }) => serviceId === id))),
        { name: today, from: today, to: addDays(today, 1) },
      ),
      whole: {
        row: soFar.row,
        beside: usual.length === 0 ? undefined : besideOf(usual.map(({ row }) => row)),
      },
      usualDays: usual.length,
      releases,
      newest: skm === undefined ? undefined : asSurvey(skm),
    }),
  };
}

/** What is usual of one service, or of all, by their rows of several days. */
function besideOf(rows: readonly (RowAnswer | undefined)[]): BesideRow {
  return {
    completed: middle(rows.map((row) => row?.tickets.completed ?? 0)),
    wait: middle(rows.map((row) => row?.wait.p50 ?? null)),
    service: middle(rows.map((row) => row?.service.p50 ?? null)),
    turnaround: middle(rows.map((row) => row?.turnaround.p50 ?? null)),
  };
}

/** Of those that there are; between two of them the mean. */
function middle(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => (value === null ? [] : [value])).toSorted((a, b) => a - b);
  const [low, high] = [known[Math.floor((known.length - 1) / 2)], known[Math.floor(known.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
