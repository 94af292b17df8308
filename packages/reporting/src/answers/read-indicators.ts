// The rows of a period, or of each period of a span, in any format. The printed report of one period is that of the survey
// with its officers; that of a span is a table.
import type { IndicatorQuery } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Language, type Period, type ReportedRow, addDays, evaluationLines, periodOf } from '@tera/domain';
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
import { type Asked, type Caller, type ReplyTo, otherOfficer } from '@tera/http';
import { type FiguresDeps, type IndicatorFigures, indicatorFigures } from '../figures/indicator-figures.ts';
import { type PeriodOfUnit, withoutContested } from '../period-of-unit.ts';
import { rowsOf } from '../rows.ts';
import { reportOf } from '../survey-report.ts';
import { type FormattedAnswer, inFormat } from './formats.ts';

type Route = typeof routes.readIndicators;
type Request = Asked<Route, 'path' | 'query' | 'format'> & { readonly caller: Pick<Caller, 'officerId'> };

export interface Deps extends FiguresDeps {
  /** Of this software; what it renders otherwise is another answer. */
  readonly version: string;
}

export async function readIndicators(request: Request, deps: Deps): Promise<ReplyTo<Route>> {
  const { path, query, format, caller } = request;
  // What is printed of one period is the unit's report, with all of its officers.
  const isReport = format === 'html' && query.period !== undefined && query.by?.includes('officer') === true;
  if (isReport && caller.officerId !== undefined) return otherOfficer('format');
  const asked = await indicatorFigures(request, deps);
  if ('refused' in asked) return asked;
  const answer = asked.of === 'period' ? answerOfPeriod(asked, query) : answerOfSpan(asked, query);
  const name = `tera-${path.unitId}-${asked.of === 'period' ? asked.wishes.period.name : asked.series.grain}`;
  return inFormat({ json: asked.json, name, ...answer }, { format, query, version: deps.version });
}

type Answer = Pick<FormattedAnswer<object>, 'beside' | 'tables' | 'page'>;

function answerOfPeriod(
  { rows, found, wishes }: Extract<IndicatorFigures, { readonly of: 'period' }>,
  { by = [], table }: IndicatorQuery,
): Answer {
  const { document } = found.unit;
  const directory = directoryOf(document);
  const tables = (): readonly [Table, ...Table[]] => {
    const figures = indicatorTable(rows, { by, directory });
    const form = evaluationTable(evaluated(rows), directory);
    if (table === 'evaluation') return [form, figures];
    return form.rows.length > 0 ? [figures, form] : [figures];
  };
  return { beside: document, tables, page: (language) => page(found, wishes, language) };
}

function answerOfSpan(
  { series, document, wishes: { from, to, grain } }: Extract<IndicatorFigures, { readonly of: 'span' }>,
  { by = [] }: IndicatorQuery,
): Answer {
  const directory = directoryOf(document);
  const first = periodOf(from, grain).from;
  const after = periodOf(addDays(to, -1), grain).to;
  return {
    beside: document,
    tables: () => [trendTable(series.rows, { by, directory })],
    page: (language) =>
      seriesPage(
        { unitName: document.name, head: series, days: [first, addDays(after, -1)], rows: series.rows, directory },
        { language },
      ),
  };
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
