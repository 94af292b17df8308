// An element has numbers of its own, since people skip it. With the placement of all answers it is proved by itself: where
// that fails it leaves columns, and lines where they fail even without columns. Its total stays from ten on.

import { type ClosedTable, type Counts, isNobodys } from './answers.ts';
import { type Arrangement, type Placement, type Side, TEN, type Weakness, arrangementOf } from './arrangement.ts';
import { lossIn } from './loss.ts';

export interface ElementTable {
  readonly arrangement: Arrangement;
  /** Places the element as all answers are, as far as it can be shown so, and tells what it loses by its own proof. */
  readonly fit: (placement: Placement) => number;
  /** What stands against showing it just as all answers are; `undefined` where nothing does. */
  readonly weakest: (placement: Placement) => Weakness | undefined;
}

/** The counts are ten and more each. `ofOfficers`: whether the line of an officer shows the element at all. */
export function elementTable(table: ClosedTable, counts: Counts, ofOfficers: boolean): ElementTable {
  const arrangement = arrangementOf(table, counts);
  const { lines, columns } = arrangement;
  const loss = lossIn(table);
  const isShown = table.parts.map(({ line }) => ofOfficers || isNobodys(table.lines[line] ?? '-ticket'));
  const nowhere = new Uint8Array(table.parts.length);

  return {
    arrangement,
    fit(placement) {
      placeAs(placement);
      const before = loss.of(arrangement);
      if (arrangement.gap(1) === 0) return 0;
      // Lines against the total alone first; then as many columns as these lines allow.
      arrangement.place({ inLine: lines.stands.slice(), inColumn: nowhere });
      close(lines);
      arrangement.place({ inLine: lines.stands.slice(), inColumn: placement.inColumn });
      closeFew();
      close(columns);
      return loss.of(arrangement) - before;
    },
    weakest(placement) {
      placeAs(placement);
      return arrangement.weakest();
    },
  };

  function placeAs({ inLine, inColumn }: Placement): void {
    arrangement.place({ inLine: inLine.map((stands, part) => (isShown[part] === true ? stands : 0)), inColumn });
    closeFew();
  }

  /** A line or column of fewer than ten, or than ten of the others, can be nowhere but apart. */
  function closeFew(): void {
    for (const side of [lines, columns])
      side.parts.forEach((parts, home) => {
        const isFew = counts.some((count) => {
          const n = parts.reduce((sum, part) => (side.stands[part] === 1 ? sum + (count[part] as number) : sum), 0);
          return 0 < n && n < TEN;
        });
        if (isFew) leaveAll(side, home);
      });
  }

  /** Closes lines or columns until the rest is proved, those that help most, and opens again what need not be closed. */
  function close(side: Side): void {
    const closed: (readonly number[])[] = [];
    let open = thinnestFirst(side);
    while (open.length > 0 && arrangement.gap(1) > 0) {
      const helpful = mostHelpful(side, open);
      closed.push((side.parts[helpful] ?? []).filter((part) => side.stands[part] === 1));
      leaveAll(side, helpful);
      open = open.filter((home) => home !== helpful);
    }
    for (const parts of closed.toReversed()) {
      const mark = arrangement.mark();
      for (const part of parts) arrangement.join(side, part);
      if (arrangement.gap(1) > 0) arrangement.undo(mark);
    }
  }

  function mostHelpful(side: Side, open: readonly number[]): number {
    let [best, least] = [open[0] ?? 0, Infinity];
    for (const home of open) {
      const mark = arrangement.mark();
      leaveAll(side, home);
      const gap = arrangement.gap(least);
      arrangement.undo(mark);
      if (gap < least) [best, least] = [home, gap];
    }
    return best;
  }

  function leaveAll(side: Side, home: number): void {
    for (const part of side.parts[home] ?? []) arrangement.leave(side, part);
  }
}

function thinnestFirst({ standing }: Side): readonly number[] {
  return Array.from(standing.keys())
    .filter((home) => standing[home] !== 0)
    .toSorted((a, b) => (standing[a] as number) - (standing[b] as number));
}
