// `GET /console/units/{unitId}/period?period=`: a unit through a day, month, quarter, semester or year.
import { periodBefore, unitPeriodPage } from '@tera/console';
import { type Period, periodAskedFor, periodOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { asSurvey } from '../as-survey.ts';
import { type ConsoleView, bodyOf, notShown } from '../view.ts';
import { type UnitView, rowsOfUnit, serviceLines, unitInView } from './unit-view.ts';

export async function unitPeriod(view: ConsoleView): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const found = await unitInView(view);
  const { unitId, unit, today } = found;
  const period = askedPeriod(view, found);
  const before = periodBefore(period);
  const [now, earlier, skm] = await Promise.all([
    rowsOfUnit(view, unitId, period),
    rowsOfUnit(view, unitId, before),
    works.skm(person, { path: { unitId }, query: { period: period.name } }),
  ]);
  return {
    page: unitPeriodPage({
      lang,
      viewer,
      at,
      unitId,
      unitName: unit.document.name,
      timeZone: unit.timeZone,
      today,
      period,
      before,
      row: now.row,
      rowBefore: earlier.row,
      lines: serviceLines(
        view,
        found,
        now.byService,
        (id) => besideOf(earlier.byService.find(({ serviceId }) => serviceId === id)),
        period,
      ),
      whole: { name: lang === 'id' ? 'Seluruh unit' : 'The whole unit', row: now.row, beside: besideOf(earlier.row) },
      skm: asSurvey(bodyOf(skm)),
    }),
  };
}

/** The month that runs, where none is named. @throws for what is no period */
export function askedPeriod(view: Pick<ConsoleView, 'query'>, { today }: Pick<UnitView, 'today'>): Period {
  const name = view.query('period');
  if (name === undefined) return periodOf(today, 'month');
  const period = periodAskedFor(name);
  return period ?? notShown(422, [{ path: 'period', code: 'invalid_value', message: '' }]);
}

function besideOf(row: Awaited<ReturnType<typeof rowsOfUnit>>['row']) {
  return {
    completed: row?.tickets.completed ?? null,
    wait: row?.wait.p50 ?? null,
    service: row?.service.p50 ?? null,
    turnaround: row?.turnaround.p50 ?? null,
  };
}
