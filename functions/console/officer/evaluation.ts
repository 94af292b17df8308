// The sheet of a quarter for one officer. The officer's own trend is asked for first, for it refuses whoever may not see them.
import { officerEvaluationPage } from '@tera/console';
import { addDays, periodOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { bodyOf, notShown } from '@tera/in-person';
import type { FigureView } from '../works.ts';
import { askedOfUnit, isOfThemselves, nameOfOfficer, rowsByOfficer } from './asked.ts';

export async function officerEvaluation(view: FigureView): Promise<PageReply> {
  const { unitId, unit, access, period: asked, today } = await askedOfUnit(view);
  const { lang, viewer, at, works, person } = view;
  const officerId = view.path('officerId');
  // Persons are evaluated by quarter: of another period it is the last one in it, or the one around it.
  const period = periodOf(addDays(asked.to, -1), 'quarter');
  // What is the unit's own is nobody's to be evaluated.
  if (officerId === '-') return notShown(404, []);
  const quarter = { from: period.name, to: period.name, grain: 'quarter' };
  bodyOf(await works.trend(person, { path: { unitId, officerId }, query: quarter }));
  const { rows, generatedAt, methodVersion } = await rowsByOfficer(view, unitId, period);
  return {
    page: officerEvaluationPage({
      lang,
      viewer,
      at,
      unit: { id: unitId, name: unit.document.name, timeZone: unit.timeZone },
      officer: { id: officerId, name: nameOfOfficer(unit, officerId) },
      nip: unit.document.officers.find(({ id }) => id === officerId)?.nip,
      period,
      today,
      isOwn: isOfThemselves(access, officerId),
      generatedAt,
      methodVersion,
      row: rows.find((row) => row.officerId === officerId),
    }),
  };
}
