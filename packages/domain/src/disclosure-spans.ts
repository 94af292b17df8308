// Figures of one officer for one service, by span: which there are to begin with, and how one is given up. A cell is always a
// whole calendar span; what is known of a longer one is the sum of its cells.

import type { Answers, Arrangement } from './disclosure-arrange.ts';
import { MONTHS, type Cut, type YearAtUnit, isSafeNumber, sumBetween } from './disclosure-cuts.ts';
import { SHOWN_FROM } from './satisfaction.ts';

/** The cell of an entry whose officer and service are shown in no figure together. */
export const HIDDEN = -1;

export interface Span {
  readonly from: Cut;
  readonly to: Cut;
}

/** The year, its semesters, quarters and months. */
export const SPANS: readonly Span[] = [12, 6, 3, 1].flatMap((months) =>
  Array.from({ length: MONTHS / months }, (_, index) => ({ from: index * months, to: (index + 1) * months })),
);

/** A cell is what one officer does for one service in one span. */
export interface Cells {
  readonly answers: Answers;
  /** By entry the cell that it is part of, where that begins; or `HIDDEN`. */
  readonly cell: Int32Array;
}

/** All that are safe numbers. A pair is an officer and a service, its entries are at `pair * 12 + month`. */
export function safeCells(arrangement: Arrangement, year: YearAtUnit): Cells {
  const { answers } = arrangement;
  const cells = { answers, cell: new Int32Array(answers.n.length).fill(HIDDEN) };
  for (let first = 0; first < answers.n.length; first += MONTHS) {
    if (sumBetween(answers.n.subarray(first), 0, MONTHS) >= SHOWN_FROM) cutInTime(first, cells, arrangement, year);
  }
  return cells;
}

/** Whether the pair's answers in the span are whole cells. */
export function isShown(pair: number, span: Span, { answers, cell }: Cells): boolean {
  const used = monthsWithAnswers(answers.n, pair * MONTHS);
  const inside = new Set(
    used.filter((month) => isIn(span, month)).map((month) => cell[pair * MONTHS + month] as number),
  );
  return (
    !inside.has(HIDDEN) &&
    used.every((month) => isIn(span, month) || !inside.has(cell[pair * MONTHS + month] as number))
  );
}

/** Shows the pair for a longer period instead; where that is not known either, one cell of the span is hidden. */
export function giveUp(pair: number, span: Span, { answers: { n }, cell }: Cells): void {
  const first = pair * MONTHS;
  const used = monthsWithAnswers(n, first);
  const inside = used.filter((month) => isIn(span, month));
  const longer = SPANS.findLast(
    (one) =>
      inside.every((month) => isIn(one, month)) && used.filter((month) => isIn(one, month)).length > inside.length,
  );
  if (longer !== undefined && used.every((month) => !isIn(longer, month) || cell[first + month] !== HIDDEN)) {
    cell.fill(first + longer.from, first + longer.from, first + longer.to);
    return;
  }
  const sizes = new Map<number, number>();
  for (const month of inside) {
    const own = cell[first + month] as number;
    if (own !== HIDDEN) sizes.set(own, (sizes.get(own) ?? 0) + (n[first + month] as number));
  }
  const [least] = [...sizes].sort(([, a], [, b]) => a - b);
  for (let at = first; at < first + MONTHS; at += 1) if (cell[at] === least?.[0]) cell[at] = HIDDEN;
}

export interface ShownCell {
  readonly pair: number;
  readonly span: Span;
  readonly n: number;
}

export function shownCells({ answers: { n }, cell }: Cells): ShownCell[] {
  return Array.from({ length: n.length / MONTHS }, (_, pair) => pair).flatMap((pair) => {
    const used = monthsWithAnswers(n, pair * MONTHS).filter((month) => cell[pair * MONTHS + month] !== HIDDEN);
    return Array.from(Map.groupBy(used, (month) => cell[pair * MONTHS + month]).values(), (months) => ({
      pair,
      span: SPANS.findLast((span) => months.every((month) => isIn(span, month))) as Span,
      n: months.reduce((sum, month) => sum + (n[pair * MONTHS + month] as number), 0),
    }));
  });
}

export function monthsWithAnswers(n: Int32Array, first: number): readonly number[] {
  return Array.from({ length: MONTHS }, (_, month) => month).filter((month) => n[first + month] !== 0);
}

export function isIn({ from, to }: Span, month: number): boolean {
  return from <= month && month < to;
}

/** Halves and quarters the year as long as each part is a safe number; of what is not finished, the last part may be hidden. */
function cutInTime(
  first: number,
  { answers, cell }: Cells,
  { cuts, linked }: Arrangement,
  { running = MONTHS }: YearAtUnit,
) {
  const monthly = answers.n.subarray(first, first + MONTHS);
  show({ from: 0, to: MONTHS });

  function show(span: Span): void {
    const size = sumBetween(monthly, span.from, span.to);
    if (size < SHOWN_FROM) return;
    const parts = partsOf(span);
    const areShown = parts.every(
      ({ from, to }) =>
        isSafeNumber(sumBetween(monthly, from, to)) || (running < to && sumBetween(monthly, to, span.to) === 0),
    );
    const areCut = parts.slice(1).every(({ from }) => cuts.includes(from) && !linked.includes(from));
    if (parts.length > 0 && areShown && areCut) parts.forEach(show);
    else cell.fill(first + span.from, first + span.from, first + span.to);
  }
}

function partsOf({ from, to }: Span): readonly Span[] {
  const length = { 12: 6, 6: 3, 3: 1 }[to - from];
  return SPANS.filter((span) => span.to - span.from === length && from <= span.from && span.to <= to);
}
