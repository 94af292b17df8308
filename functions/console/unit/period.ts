// `GET /console/units/{unitId}/period?period=`: a unit through a day, month, quarter, semester or year.
import { periodBefore, unitPeriodPage } from '@tera/console';
import { periodOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { bodyOf, periodAsked } from '@tera/in-person';
import type { FigureView } from '../works.ts';
import { asSurvey } from '../as-survey.ts';
import { rowsOfUnit, serviceLines, wholeUnit } from './unit-view.ts';

export async function unitPeriod(view: FigureView): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const found = await wholeUnit(view);
  const { unitId, unit, today } = found;
  const period = periodAsked(view, periodOf(today, 'month'));
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
      whole: { row: now.row, beside: besideOf(earlier.row) },
      skm: asSurvey(bodyOf(skm)),
      counters: unit.document.counters,
    }),
  };
}

function besideOf(row: Awaited<ReturnType<typeof rowsOfUnit>>['row']) {
  return {
    completed: row?.tickets.completed ?? null,
    wait: row?.wait.p50 ?? null,
    service: row?.service.p50 ?? null,
    turnaround: row?.turnaround.p50 ?? null,
  };
}
