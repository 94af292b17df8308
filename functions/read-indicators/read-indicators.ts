// The rows of a period, in any format. The printed report of rows is that of the survey with its officers.
import { type IndicatorQuery } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type ReportedRow, type UnitId, evaluationLines, type Language } from '@tera/domain';
import { type Table, directoryOf, evaluationTable, indicatorTable, reportPage } from '@tera/exports';
import { type ReplyTo, unknownUnit } from '@tera/http';
import {
  type Deps,
  type PeriodOfUnit,
  readPeriod,
  reportOf,
  reportRows,
  rowsOf,
  withoutContested,
} from '@tera/reporting';
import { inFormat } from './formats.ts';

export async function readIndicators(
  unitId: UnitId,
  query: IndicatorQuery,
  deps: Deps,
  accept?: string,
): Promise<ReplyTo<typeof routes.readIndicators>> {
  const found = await readPeriod(unitId, query.period, deps);
  if (found === undefined) return unknownUnit(unitId);
  const { document } = found.unit;
  const json = reportRows(found, query);
  const directory = directoryOf(document);
  const tables = (): readonly [Table, ...Table[]] => {
    const wishes = { by: query.by ?? [], directory };
    const [rows, form] = [indicatorTable(json.rows, wishes), evaluationTable(evaluated(json.rows), directory)];
    if (query.table === 'evaluation') return [form, rows];
    return form.rows.length > 0 ? [rows, form] : [rows];
  };
  return inFormat(
    {
      json,
      beside: document,
      name: `tera-${unitId}-${query.period.name}`,
      tables,
      page: (language) => page(found, query, language),
    },
    { query, accept },
  );
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
  const asked = query.contested === 'without' ? withoutContested(found) : found;
  const [row] = rowsOf(found, { ...query, by: [] });
  return reportPage(
    {
      unitName: document.name,
      survey: { ...found.head, ...reportOf(asked, { weight: 'exact' }) },
      row,
      officers: query.by?.includes('officer') === true ? rowsOf(found, { ...query, by: ['officer'] }) : undefined,
      directory: directoryOf(document),
    },
    { language },
  );
}
