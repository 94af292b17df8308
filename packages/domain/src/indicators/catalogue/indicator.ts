// What the catalogue says of one figure. `methodVersion` is of the definition, not of the catalogue: it changes when the
// same tickets and answers could give another number, and when the words that define it change.

/** Official Indonesian first, English second. */
export interface Text {
  readonly id: string;
  readonly en: string;
}

export interface Indicator {
  /** The path of the figure in a row, such as `service.p50`. */
  readonly id: string;
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
