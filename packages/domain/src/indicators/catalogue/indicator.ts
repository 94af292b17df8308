// What the catalogue says of one figure, and which counters it is made of. `methodVersion` is of the definition, not of the catalogue: it changes when the
// same tickets and answers could give another number, and when the words that define it change.

import type { Measure, TicketCount } from '../../counters.ts';
import type { Comparison } from '../comparison.ts';
import type { IndicatorRow } from '../indicator-row.ts';

/** Official Indonesian first, English second. */
export interface Text {
  readonly id: string;
  readonly en: string;
}

/** The path of a figure in a row, such as `service.p50`. */
export type IndicatorId = PathIn<Omit<IndicatorRow, 'officerId' | 'serviceId'> & Pick<Comparison, 'caseMix'>>;

/** Paths that end in a number. */
type PathIn<Row> = {
  [Name in keyof Row & string]: NonNullable<Row[Name]> extends infer Part
    ? Part extends number
      ? Name
      : Part extends string | readonly unknown[]
        ? never
        : `${Name}.${PathIn<Part>}`
    : never;
}[keyof Row & string];

export interface Definition {
  readonly id: IndicatorId;
  readonly name: Text;
  readonly definition: Text;
  /**
   * - `items`: pieces of work, of which a ticket may be several
   * - `share`: 0 to 1
   * - `score`: 1 to 4
   * - `index`: 25 to 100
   * - `ratio`: 1 is as the whole unit
   */
  readonly unit: 'tickets' | 'items' | 'seconds' | 'share' | 'index' | 'score' | 'ratio';
  /** Which way is better; of what has none there is no target. */
  readonly direction: 'higher' | 'lower' | 'none';
  /** Whose result it is (domain.md §3, §4). What is the unit's alone is never held against a person. */
  readonly attribution: 'officer' | 'unit' | 'officer and unit';
  /** The aspect under which the evaluation form of PermenPANRB 6/2022 asks for it; `null` where it asks for nothing. */
  readonly aspect: 'kuantitas' | 'kualitas' | 'waktu' | null;
  readonly methodVersion: string;
  /** For print. An answer has its figures as they were computed. */
  readonly decimals: number;
  /** Where the rule comes from, when it is not our own. */
  readonly source?: string | undefined;
}

export interface Indicator extends Definition {
  readonly restsOn: RestsOn;
}

/** The counters that a figure is made of. */
export interface RestsOn {
  readonly counts?: readonly TicketCount[];
  readonly measures?: readonly Measure[];
  /** What citizens said: it is told in numbers, and never one by one. */
  readonly answers?: true;
}
