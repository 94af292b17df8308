// The rows of a period, or of each period of a span, in any format. The printed report of one period is that of the survey
// with its officers; that of a span is a table.
import type { IndicatorQuery } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import {
  type Language,
  type OfficerId,
  type Period,
  type ReportedRow,
  addDays,
  evaluationLines,
  periodOf,
} from '@tera/domain';
import {
  type PrintedDocument,
  type Table,
  directoryOf,
  evaluationTable,
  indicatorTable,
  reportPage,
  seriesPage,
  trendTable,
} from '@tera/exports';
import { type Asked, type Caller, type ReplyTo, otherOfficer, refuse, unknownUnit } from '@tera/http';
import type { BroughtDeps } from '../brought.ts';
import { type Deps as ReportingDeps, type PeriodOfUnit, readPeriod, withoutContested } from '../period-of-unit.ts';
import { reportRows, rowsOf } from '../rows.ts';
import { ROWS_OF_A_SERIES, type SeriesWishes, readSeries } from '../series.ts';
import { reportOf } from '../survey-report.ts';
import { inFormat } from './formats.ts';
import { withNames } from './with-names.ts';

type Route = typeof routes.readIndicators;
type Request = Asked<Route, 'path' | 'query' | 'format'> & { readonly caller: Pick<Caller, 'officerId'> };

export interface Deps extends Omit<ReportingDeps, 'releases'>, BroughtDeps {
  readonly releases: ReportingDeps['releases'] & BroughtDeps['releases'];
  /** Of this software; what it renders otherwise is another answer. */
  readonly version: string;
}

export function readIndicators(request: Request, deps: Deps): Promise<ReplyTo<Route>> | ReplyTo<Route> {
  const { period, from, to, grain = 'month', by, contested } = request.query;
  // A row that is not about an officer is about all of them.
  if (request.caller.officerId !== undefined && by?.includes('officer') !== true) return otherOfficer('by');
  if (period !== undefined) return rowsOfPeriod(request, period, deps);
  // The schema lets nothing else pass.
  if (from === undefined || to === undefined) throw new Error('neither a period nor a span is asked for');
  return rowsOfSpan(request, { from, to, grain, by, contested }, deps);
}

async function rowsOfPeriod(
  { path: { unitId }, query, format, caller: { officerId } }: Request,
  period: Period,
  deps: Deps,
): Promise<ReplyTo<Route>> {
  // What is printed of one period is the unit's report, with all of its officers.
  if (officerId !== undefined && format === 'html') return otherOfficer('format');
  const found = await readPeriod(unitId, period, deps);
  if (found === undefined) return unknownUnit(unitId);
  const { document } = found.unit;
  const wishes = { ...query, period };
  const json = ownRows(reportRows(found, wishes), officerId);
  const directory = directoryOf(document);
  const tables = (): readonly [Table, ...Table[]] => {
    const rows = indicatorTable(json.rows, { by: query.by ?? [], directory });
    const form = evaluationTable(evaluated(json.rows), directory);
    if (query.table === 'evaluation') return [form, rows];
    return form.rows.length > 0 ? [rows, form] : [rows];
  };
  return inFormat(
    {
      json: { ...json, rows: withNames(json.rows, directory) },
      beside: document,
      name: `tera-${unitId}-${period.name}`,
      tables,
      page: (language) => page(found, wishes, language),
    },
    { format, query, version: deps.version },
  );
}

async function rowsOfSpan(
  { path: { unitId }, query, format, caller: { officerId } }: Request,
  wishes: SeriesWishes,
  deps: Deps,
): Promise<ReplyTo<Route>> {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const all = await readSeries(unitId, unit, wishes, deps);
  if (all === 'too-many-rows') {
    const message = `more than ${ROWS_OF_A_SERIES} rows: take a shorter span, a longer grain or less in by`;
    return refuse(422, 'to', 'too_many_rows', message);
  }
  const series = ownRows(all, officerId);
  const { document } = unit;
  const directory = directoryOf(document);
  const first = periodOf(wishes.from, wishes.grain).from;
  const after = periodOf(addDays(wishes.to, -1), wishes.grain).to;
  return inFormat(
    {
      json: { ...series, rows: withNames(series.rows, directory) },
      beside: document,
      name: `tera-${unitId}-${series.grain}`,
      tables: () => [trendTable(series.rows, { by: query.by ?? [], directory })],
      page: (language) =>
        seriesPage(
          { unitName: document.name, head: series, days: [first, addDays(after, -1)], rows: series.rows, directory },
          { language },
        ),
    },
    { format, query, version: deps.version },
  );
}

/** Of the key of one officer that officer's rows, in whatever format. */
function ownRows<Answer extends { readonly rows: readonly { readonly officerId?: unknown }[] }>(
  answer: Answer,
  officerId: OfficerId | undefined,
): Answer {
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

function page(
  found: PeriodOfUnit,
  query: IndicatorQuery & { readonly period: Period },
  language: Language,
): PrintedDocument {
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
