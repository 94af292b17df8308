// The rows of a period, in any format. The printed report of rows is that of the survey with its officers.
import { type IndicatorQuery } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type OfficerId, type ReportedRow, type UnitId, evaluationLines, skmReport, type Language } from '@tera/domain';
import { type Table, directoryOf, evaluationTable, indicatorTable, reportPage } from '@tera/exports';
import { type Caller, type ReplyTo, otherOfficer, unknownUnit } from '@tera/http';
import {
  type Deps,
  type PeriodOfUnit,
  type Rows,
  readPeriod,
  reportRows,
  rowsOf,
  withoutContested,
} from '@tera/reporting';
import { inFormat } from './formats.ts';

export async function readIndicators(
  unitId: UnitId,
  query: IndicatorQuery,
  { officerId }: Pick<Caller, 'officerId'>,
  deps: Deps,
  accept?: string,
): Promise<ReplyTo<typeof routes.readIndicators>> {
  // A row that is not about an officer is about all of them.
  if (officerId !== undefined && query.by?.includes('officer') !== true) return otherOfficer('by');
  const found = await readPeriod(unitId, query.period, deps);
  if (found === undefined) return unknownUnit(unitId);
  const { document } = found.unit;
  const json = ownRows(reportRows(found, query), officerId);
  const directory = directoryOf(document);
  const tables = (): readonly [Table, ...Table[]] => {
    const [rows, form] = [indicatorTable(json.rows, directory), evaluationTable(evaluated(json.rows), directory)];
    if (query.table === 'evaluation') return [form, rows];
    return form.rows.length > 0 ? [rows, form] : [rows];
  };
  return inFormat(
    {
      json,
      beside: document,
      name: `tera-${unitId}-${query.period.name}`,
      tables,
      // What is printed is the unit's report, with all of its officers.
      ...(officerId === undefined ? { page: (language) => page(found, query, language) } : {}),
    },
    { query, accept },
  );
}

/** Of the key of one officer that officer's rows, in whatever format. */
function ownRows(answer: Rows, officerId: OfficerId | undefined): Rows {
  if (officerId === undefined) return answer;
  return { ...answer, rows: answer.rows.filter((row) => row.officerId === officerId) };
}

/** The form is about a person and all that the person does, so it is of rows by officer alone. */
function evaluated(rows: readonly ReportedRow[]) {
  return rows.flatMap((row) =>
    typeof row.officerId === 'string' && row.serviceId === undefined
      ? [{ officerId: row.officerId, lines: evaluationLines(row, row.achievements, row.flags) }]
      : [],
  );
}

function page(found: PeriodOfUnit, query: IndicatorQuery, language: Language): string {
  const { document } = found.unit;
  const { cells, hidden } = query.contested === 'without' ? withoutContested(found) : found;
  const hiddenOf = (n: number) => hidden({}, n);
  const [row] = rowsOf(found, { ...query, by: [] });
  return reportPage(
    {
      unitName: document.name,
      survey: { ...found.head, ...skmReport(cells, { weight: 'exact', hiddenOf }) },
      row,
      officers: query.by?.includes('officer') === true ? rowsOf(found, { ...query, by: ['officer'] }) : undefined,
      directory: directoryOf(document),
    },
    { language },
  );
}
