// The rows of a period, or of each period of a span, and what else they were made of.
import type * as routes from '@tera/contracts/routes';
import type { OfficerId, Period } from '@tera/domain';
import { directoryOf } from '@tera/exports';
import { type Asked, type Caller, otherOfficer, refuse, unknownUnit } from '@tera/http';
import type { BroughtDeps } from '../brought.ts';
import { type Deps as ReportingDeps, readPeriod } from '../period-of-unit.ts';
import { reportRows } from '../rows.ts';
import { ROWS_OF_A_SERIES, type SeriesWishes, readSeries } from '../series.ts';
import { withNames } from './with-names.ts';

type Request = Asked<typeof routes.readIndicators, 'path' | 'query'> & { readonly caller: Pick<Caller, 'officerId'> };

export interface FiguresDeps extends Omit<ReportingDeps, 'releases'>, BroughtDeps {
  readonly releases: ReportingDeps['releases'] & BroughtDeps['releases'];
}

/** `rows` and `series`: without the names that the JSON has beside its ids. */
export type IndicatorFigures = Exclude<
  Awaited<ReturnType<typeof figuresOfPeriod> | ReturnType<typeof figuresOfSpan>>,
  { readonly refused: unknown }
>;

export async function indicatorFigures(request: Request, deps: FiguresDeps) {
  const { period, from, to, grain = 'month', by, contested } = request.query;
  // A row that is not about an officer is about all of them.
  if (request.caller.officerId !== undefined && by?.includes('officer') !== true) return otherOfficer('by');
  if (period !== undefined) return figuresOfPeriod(request, period, deps);
  // The schema lets nothing else pass.
  if (from === undefined || to === undefined) throw new Error('neither a period nor a span is asked for');
  return figuresOfSpan(request, { from, to, grain, by, contested }, deps);
}

async function figuresOfPeriod(
  { path: { unitId }, query, caller: { officerId } }: Request,
  period: Period,
  deps: FiguresDeps,
) {
  const found = await readPeriod(unitId, period, deps);
  if (found === undefined) return unknownUnit(unitId);
  const wishes = { ...query, period };
  const own = ownRows(reportRows(found, wishes), officerId);
  const json = { ...own, rows: withNames(own.rows, directoryOf(found.unit.document)) };
  return { of: 'period', json, rows: own.rows, found, wishes } as const;
}

async function figuresOfSpan(
  { path: { unitId }, caller: { officerId } }: Request,
  wishes: SeriesWishes,
  deps: FiguresDeps,
) {
  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const all = await readSeries(unitId, unit, wishes, deps);
  if (all === 'too-many-rows') {
    const message = `more than ${ROWS_OF_A_SERIES} rows: take a shorter span, a longer grain or less in by`;
    return refuse(422, 'to', 'too_many_rows', message);
  }
  const series = ownRows(all, officerId);
  const { document } = unit;
  const json = { ...series, rows: withNames(series.rows, directoryOf(document)) };
  return { of: 'span', json, series, document, wishes } as const;
}

/** Of the key of one officer that officer's rows, in whatever format. */
function ownRows<Answer extends { readonly rows: readonly { readonly officerId?: unknown }[] }>(
  answer: Answer,
  officerId: OfficerId | undefined,
): Answer {
  if (officerId === undefined) return answer;
  return { ...answer, rows: answer.rows.filter((row) => row.officerId === officerId) };
}
