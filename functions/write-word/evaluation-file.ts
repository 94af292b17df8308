// The sheet of a quarter for one officer, as a Word file. The officer's own trend is asked for first, for it refuses whoever may not see
// them.
import { type OfficerRow, officerEvaluationDocument, periodBefore } from '@tera/console';
import { addDays, periodOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { bodyOf, notShown, openedUnit, periodAsked } from '@tera/in-person';
import { wordFile } from './word-file.ts';
import type { WordView } from './works.ts';

/** `GET /console/units/{unitId}/officers/{officerId}/evaluation.docx?period=` */
export async function evaluationFile(view: WordView): Promise<PageReply> {
  const { lang, works, person } = view;
  const { unitId, unit, today } = await openedUnit(view);
  const asked = periodAsked(view, periodBefore(periodOf(today, 'quarter')));
  const officerId = view.path('officerId');
  // Persons are evaluated by quarter: of another period it is the last one in it, or the one around it.
  const period = periodOf(addDays(asked.to, -1), 'quarter');
  // What is the unit's own is nobody's to be evaluated.
  if (officerId === '-') return notShown(404, []);
  const quarter = { from: period.name, to: period.name, grain: 'quarter' };
  bodyOf(await works.trend(person, { path: { unitId, officerId }, query: quarter }));
  const { rows, generatedAt, methodVersion } = bodyOf(
    await works.indicators(person, { path: { unitId }, query: { period: period.name, by: 'officer' } }),
  );
  const registered = unit.document.officers.find(({ id }) => id === officerId);
  const written = officerEvaluationDocument({
    lang,
    unit: { id: unitId, name: unit.document.name, timeZone: unit.timeZone },
    officer: { id: officerId, name: registered?.name ?? officerId },
    nip: registered?.nip,
    period,
    today,
    generatedAt,
    methodVersion,
    // The work's own rows are what the schema knows as plain texts.
    row: (rows as readonly OfficerRow[]).find((row) => row.officerId === officerId),
  });
  return { file: await wordFile(written, `evaluasi-${officerId}-${period.name}`) };
}
