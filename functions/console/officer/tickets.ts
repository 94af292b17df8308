// The tickets behind a figure of an officer, or of the unit itself.
import { officerTicketsPage } from '@tera/console';
import { type LocalDay, figureAt, objectingDaysOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { bodyOf, namesOfUnit } from '@tera/in-person';
import type { FigureView } from '../works.ts';
import { askedOfUnit, isOfThemselves, nameOfOfficer, rowsByOfficer } from './asked.ts';

const TICKETS_PER_PAGE = 50;

export async function officerTickets(view: FigureView): Promise<PageReply> {
  const { unitId, unit, access, period, today } = await askedOfUnit(view);
  const { lang, viewer, at, works, person } = view;
  const officerId = view.path('officerId');
  const [indicator, cursor] = [view.query('indicator'), view.query('cursor')];
  const typed = view.query('ticket')?.trim();
  const search = typed === '' ? undefined : typed;
  const query = { period: period.name, indicator, ticket: search, cursor, limit: String(TICKETS_PER_PAGE) };
  const evidence = bodyOf(await works.evidence(person, { path: { unitId, officerId }, query }));
  const rows = indicator === undefined ? [] : (await rowsByOfficer(view, unitId, period)).rows;
  const row = rows.find((one) => one.officerId === evidence.officerId);
  return {
    page: officerTicketsPage({
      lang,
      viewer,
      at,
      unit: { id: unitId, name: unit.document.name, timeZone: unit.timeZone },
      officer: evidence.officerId === null ? undefined : { id: officerId, name: nameOfOfficer(unit, officerId) },
      period,
      today,
      isOwn: isOfThemselves(access, officerId),
      evidence,
      value: row === undefined || indicator === undefined ? null : figureAt(row, indicator),
      isFirstPage: cursor === undefined,
      search,
      names: namesOfUnit(unit),
      objecting: access.own === officerId ? (day: LocalDay) => objectingDaysOf(day, unit.calendar) : undefined,
    }),
  };
}
