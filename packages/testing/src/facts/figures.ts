// What facts add, told back in minutes and names, so that a test can be read without knowing how cells are kept.
import {
  type CellKey,
  type Contribution,
  type Counters,
  type CountingRules,
  MEASURES,
  MEASURE_NAMES,
  MINUTE,
  type Standard,
  TICKET_COUNTS,
  type Tally,
  addTo,
  counterEntries,
  parseCellKey,
  ticketContribution,
} from '@tera/domain';
import { type Line, ticketOf } from './ticket.ts';

/** What one cell holds of one ticket: counts as they are, durations in minutes. */
export type Figures = Readonly<Record<string, number>>;

/** What the ticket told by these lines adds. */
export function figuresOf(...lines: readonly Line[]): Readonly<Record<string, Figures>> {
  return told(ticketContribution(ticketOf(...lines), rules()));
}

/** A contribution by `officer service`, such as `ani ektp`; `-` is nobody. The days are left out. */
export function told(contribution: Contribution): Readonly<Record<string, Figures>> {
  return Object.fromEntries(
    Array.from(contribution, ([key, counters]) => {
      const { officerId = '-', serviceId = '-' } = parseCellKey(key);
      return [`${officerId} ${serviceId}`, figuresIn(counters)];
    }),
  );
}

/** The cells as a store has them after all of these, differences among them, were added up; zeros are left in. */
export function cellsOf(...contributions: readonly Contribution[]): Map<CellKey, Counters> {
  const cells = new Map<CellKey, Tally>();
  for (const contribution of contributions) {
    for (const [key, counters] of contribution) {
      const cell = cells.get(key) ?? {};
      addTo(cell, counters);
      cells.set(key, cell);
    }
  }
  return cells;
}

/** A registry in WIB where every service has the same standard, or none. */
export function rules(standard?: Standard): CountingRules {
  return { timeZone: 'Asia/Jakarta', standardOn: () => standard };
}

/** The value, of which the test is sure that it is there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the test expected a value');
  return value;
}

function figuresIn(counters: Counters): Figures {
  const figures: Record<string, number> = {};
  for (const [name, amount] of counterEntries(counters)) {
    const [letter, bucket] = name.split('.');
    const measure = MEASURE_NAMES.find((candidate) => MEASURES[candidate].letter === letter);
    if (measure === undefined) figures[name === TICKET_COUNTS.invited.name ? 'invited' : name] = amount;
    else if (bucket !== undefined) {
      // One ticket adds at most one value to a measure of a cell; two would show as a figure of its own.
      const figure = measure in figures || amount !== 1 ? `${measure} again` : measure;
      figures[figure] = (counters[MEASURES[measure].letter] ?? 0) / MINUTE;
    }
  }
  return figures;
}
