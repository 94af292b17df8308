// `GET /console/units/{unitId}/services/{serviceId}?period=`: what the waiting of one service rests on.
import { type OfficerOfService, periodBefore, servicePage, standardText } from '@tera/console';
import { type ServiceId, addDays, periodOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { bodyOf, notShown, periodAsked } from '@tera/in-person';
import { inOrderOfNames } from '@tera/pages';
import type { FigureView } from '../works.ts';
import { pointsOf } from './trend.ts';
import { rowsOfUnit, wholeUnit } from './unit-view.ts';

/** In what steps a period is drawn. */
const STEPS = { day: 'day', week: 'day', month: 'day', quarter: 'month', semester: 'month', year: 'month' } as const;

export async function unitService(view: FigureView): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const found = await wholeUnit(view);
  const { unitId, unit, today } = found;
  const serviceId = view.path('serviceId');
  const period = periodAsked(view, periodOf(today, 'month'));
  const before = periodBefore(period);
  const byOfficer = async (name: string) =>
    bodyOf(
      await works.indicators(person, { path: { unitId }, query: { period: name, by: 'officer,service' } }),
    ).rows.filter((row) => row.serviceId === serviceId);
  const rowOf = async (name: string) =>
    (await rowsOfUnit(view, unitId, { name })).byService.find((row) => row.serviceId === serviceId);
  const end = period.to > today ? addDays(today, 1) : period.to;
  const [row, rowBefore, people, peopleBefore, points] = await Promise.all([
    rowOf(period.name),
    rowOf(before.name),
    byOfficer(period.name),
    byOfficer(before.name),
    period.from < end
      ? pointsOf(view, unitId, { from: period.from, to: end, grain: STEPS[period.grain] }, serviceId)
      : [],
  ]);
  const service = unit.document.services.find(({ id }) => id === serviceId);
  if (service === undefined && row === undefined && rowBefore === undefined) return notShown(404, []);
  const standard = unit.standardOn(serviceId as ServiceId, addDays(end, -1));
  return {
    page: servicePage({
      lang,
      viewer,
      at,
      unitId,
      unitName: unit.document.name,
      serviceId,
      serviceName: service?.name ?? serviceId,
      standard: standard === undefined ? undefined : standardText(standard, lang),
      today,
      period,
      before,
      row,
      rowBefore,
      officers: officersOf(people, peopleBefore),
      points,
    }),
  };
}

type Rows = Awaited<ReturnType<typeof rowsOfUnit>>['byService'];

/** Whoever served in one of the two periods, by name. */
function officersOf(now: Rows, before: Rows): readonly OfficerOfService[] {
  const ids = new Set([...now, ...before].flatMap(({ officerId }) => officerId ?? []));
  return Array.from(ids, (officerId): OfficerOfService => {
    const [is, was] = [now, before].map((rows) => rows.find((row) => row.officerId === officerId));
    return {
      officerId,
      name: is?.officerName ?? was?.officerName ?? officerId,
      completed: is?.tickets.completed ?? 0,
      before: was?.tickets.completed ?? 0,
      service: is?.service.p50 ?? null,
      serviceBefore: was?.service.p50 ?? null,
    };
  }).toSorted((a, b) => inOrderOfNames(a.name, b.name));
}
