// Cells given up span by span, where those left would tell of the others: as a table of officers and services, without its months.
// It is quick and sees what has to be given up; what it leaves is proved in disclosure-cells.ts, months and all.

import type { Arrangement } from './disclosure-arrange.ts';
import { MONTHS, isSafeNumber, sumBetween } from './disclosure-cuts.ts';
import type { Side } from './disclosure-sides.ts';
import { type Cells, type Span, giveUp, isIn, isShown, monthsWithAnswers } from './disclosure-spans.ts';
import { raise, restore, tableOf, totalsOf } from './disclosure-table.ts';
import { SHOWN_FROM } from './satisfaction.ts';

/** What is hidden of the span has to leave ten answers open everywhere, as a table of officers and services. */
export function thinOut(span: Span, cells: Cells, { answers, officers, services }: Arrangement): void {
  const width = answers.services;
  const n = Int32Array.from({ length: answers.n.length / MONTHS }, (_, pair) =>
    sumBetween(answers.n.subarray(pair * MONTHS), span.from, span.to),
  );
  const [rows, columns] = [knownIn(span, officers), knownIn(span, services)];
  const ofRow = Int32Array.from(n, (_, pair) => rows[Math.floor(pair / width)] as number);
  const ofColumn = Int32Array.from(n, (_, pair) => columns[pair % width] as number);
  const totals = totalsOf(n, ofRow, ofColumn);
  const table = tableOf(n);
  const shown = new Set(Array.from(n.keys()).filter((pair) => n[pair] !== 0 && isShown(pair, span, cells)));
  const hiddenOf = Array.from({ length: width }, () => 0);
  n.forEach((own, pair) => {
    if (own > 0 && !shown.has(pair)) hiddenOf[pair % width] = (hiddenOf[pair % width] as number) + 1;
  });
  n.forEach((own, pair) => {
    while (!isSafeNumber(own) && !shown.has(pair)) {
      const held = raise(table, pair, SHOWN_FROM, totals, (other) => !shown.has(other));
      restore(table);
      if (held === undefined) return;
      // What would be free in another column, or else what would let another row in.
      const inRow = (other: number) => held.rows.has(ofRow[other] as number);
      const inColumn = (other: number) => held.columns.has(ofColumn[other] as number);
      const freed = [...shown].filter((other) => inRow(other) && !inColumn(other));
      const others = freed.length > 0 ? freed : [...shown].filter((other) => !inRow(other) && inColumn(other));
      const hidden = (other: number) => hiddenOf[other % width] as number;
      const [least] = others.sort((a, b) => hidden(b) - hidden(a) || (n[a] as number) - (n[b] as number) || a - b);
      if (least === undefined) return;
      giveUp(least, span, cells);
      shown.delete(least);
      hiddenOf[least % width] = hidden(least) + 1;
    }
  });
}

/** Each slice, or the place after the last for all whose total in the span is not known. */
function knownIn(span: Span, { slices, group, monthly }: Side): readonly number[] {
  return Array.from({ length: slices }, (_, slice) => {
    const own = group.subarray(slice * MONTHS, (slice + 1) * MONTHS);
    const used = monthsWithAnswers(monthly, slice * MONTHS);
    const inside = new Set(used.filter((month) => isIn(span, month)).map((month) => own[month] as number));
    const isKnown =
      [...inside].every((one) => one < slices * MONTHS) &&
      used.every((month) => isIn(span, month) || !inside.has(own[month] as number));
    return isKnown ? slice : slices;
  });
}
