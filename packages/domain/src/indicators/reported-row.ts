// A row as it is answered: its figures, and beside them what they are to be read with: how the officer compares with the
// unit, what was to be reached, what asks for a look, and how many tickets are contested. Nothing here judges a person.

import type { Counters } from '../counters.ts';
import { type Achievement, achievementsOf } from './achievement.ts';
import { type Comparison, comparisonsOf } from './comparison.ts';
import type { CellKey } from '../facts/contribution.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import {
  type CountedRow,
  type Dimension,
  type IndicatorRow,
  counted,
  countedOrShown,
  headName,
  rowOf,
} from './indicator-row.ts';
import { type RowFlag, flagsOf } from './row-flag.ts';
import type { AnswersOfRow, AnswersTold } from '../release/told.ts';
import { type PeriodTargets } from './target.ts';

export interface ReportedRow extends IndicatorRow {
  /** Only in rows by officer: service time against the same services in the unit. */
  readonly caseMix?: Comparison['caseMix'];
  /** Only in rows by officer alone: the officer's elements against all other answers of the unit. */
  readonly comparison?: Comparison['elements'];
  readonly achievements: readonly Achievement[];
  readonly flags: readonly RowFlag[];
  readonly contested: Contested;
}

/** Tickets somebody objects to, and that are counted until it is decided. */
export interface Contested {
  readonly tickets: number;
}

export type Cells = readonly (readonly [CellKey, Counters])[];

export interface Reporting {
  readonly told: AnswersTold;
  readonly targets?: PeriodTargets | undefined;
  /** The mirrors of contested tickets. */
  readonly contested?: Cells | undefined;
}

export function reportedRows(
  cells: Cells,
  by: readonly Dimension[],
  { told, targets = new Map(), contested = [] }: Reporting,
): readonly ReportedRow[] {
  const doubted = new Map(counted(contested, by).map(({ head, counters }) => [headName(head), counters]));
  const rows = countedOrShown(cells, by, told).map(({ head, counters }) => {
    const answers = told(head, counters);
    return { row: rowOf(head, counters, answers), counters, answers };
  });
  const comparisons = comparisonsIn(cells, rows.filter(isOfficers), by, told);
  return rows.map(({ row, counters, answers }): ReportedRow => {
    const compared = comparedIn(comparisons.get(headName(row)), by);
    const looked = { tickets: counters, answers: answers.numbers, straight: answers.straight };
    return Object.assign({}, row, compared, {
      achievements: achievementsOf({ ...row, ...compared }, targets),
      flags: flagsOf(looked, answers.ofUnit),
      contested: contestedIn(doubted.get(headName(row)) ?? {}),
    });
  });
}

function comparedIn(
  comparison: Comparison | undefined,
  by: readonly Dimension[],
): Pick<ReportedRow, 'caseMix' | 'comparison'> {
  if (comparison === undefined) return {};
  return by.includes('service')
    ? { caseMix: comparison.caseMix }
    : { caseMix: comparison.caseMix, comparison: comparison.elements };
}

/** By row. An officer's row of one service is compared with that service alone. */
function comparisonsIn(
  cells: Cells,
  officers: readonly OfficersRow[],
  by: readonly Dimension[],
  told: AnswersTold,
): ReadonlyMap<string, Comparison> {
  if (officers.length === 0) return new Map();
  const ofUnit = servicesOf(counted(cells, ['service']));
  const ofOfficers = servicesByOfficer(counted(cells, ['officer', 'service']));
  const shown = by.includes('service') ? {} : (told({}, {}).figure?.distributions ?? {});
  const groups = by.includes('service')
    ? Array.from(ofUnit, ([serviceId, counters]) => ({
        services: new Map([[serviceId, counters]]),
        rows: officers.filter(({ row }) => row.serviceId === serviceId),
      }))
    : [{ services: ofUnit, rows: officers }];
  return new Map(
    groups.flatMap(({ services, rows }) => {
      const comparisons = comparisonsOf(
        { services, distributions: shown },
        rows.map(({ row, answers }) => ({
          services: only(ofOfficers.get(row.officerId), services),
          distributions: answers.figure?.distributions ?? {},
        })),
      );
      return rows.map(({ row }, index): [string, Comparison] => [
        headName(row),
        comparisons[index] ?? NOTHING_COMPARED,
      ]);
    }),
  );
}

interface Told {
  readonly row: IndicatorRow;
  readonly answers: AnswersOfRow;
}
interface OfficersRow extends Told {
  readonly row: IndicatorRow & { readonly officerId: OfficerId };
}
type ByService = ReadonlyMap<ServiceId | null, Counters>;

function isOfficers<T extends Told>(told: T): told is T & OfficersRow {
  return typeof told.row.officerId === 'string';
}

function only(services: ByService = new Map(), wanted: ByService): ByService {
  return new Map([...services].filter(([serviceId]) => wanted.has(serviceId)));
}

const NOTHING_COMPARED: Comparison = { caseMix: null, elements: {} };

function servicesOf(rows: readonly CountedRow[]): Map<ServiceId | null, Counters> {
  return new Map(rows.map(({ head, counters }) => [head.serviceId ?? null, counters]));
}

function servicesByOfficer(rows: readonly CountedRow[]): ReadonlyMap<OfficerId, ByService> {
  const officers = new Map<OfficerId, Map<ServiceId | null, Counters>>();
  for (const { head, counters } of rows) {
    if (typeof head.officerId !== 'string') continue;
    const services = officers.get(head.officerId) ?? new Map<ServiceId | null, Counters>();
    officers.set(head.officerId, services.set(head.serviceId ?? null, counters));
  }
  return officers;
}

function contestedIn(counters: Counters): Contested {
  const ends = ['completed', 'noShow', 'left', 'cancelled'] as const;
  return { tickets: ends.reduce((sum, name) => sum + (counters[name] ?? 0), 0) };
}
