// What can be done about a group of few answers that can be worked out: its parts leave, until it is gone, or others come
// into it until it has ten.

import { type Arrangement, type Side, TEN, type Weakness } from './arrangement.ts';

export interface Move {
  readonly side: 'lines' | 'columns';
  readonly part: number;
}

/** Parts tried that make the group larger, of the smallest, of the largest that do not suffice, and of those that do. */
const TRIED = 6;

/** Each remedy is parts that leave their line or their column, or both. Without any, all parts that still can leave. */
export function remediesFor(weakness: Weakness, { lines, columns }: Arrangement): readonly (readonly Move[])[] {
  const { counts, answers, hasRowOf, hasColumnOf, hasApartRow, hasApartColumn } = weakness;
  const remedies: (readonly Move[])[] = [];
  const larger: Move[] = [];
  const [linesIn, columnsIn] = [new Set<number>(), new Set<number>()];
  counts.forEach((n, part) => {
    if (n === 0) return;
    const [ofLine, ofColumn]: [Move, Move] = [
      { side: 'lines', part },
      { side: 'columns', part },
    ];
    const [inLine, inColumn] = [lines.stands[part] === 1, columns.stands[part] === 1];
    const [inRows, inColumns] = [hasRowOf(part), hasColumnOf(part)];
    if (inRows && !inColumns) {
      if (inLine && !hasApartRow) remedies.push([ofLine]);
      if (inColumn && hasApartColumn) remedies.push([ofColumn]);
      if (inLine && inColumn) remedies.push([ofLine, ofColumn]);
      if (inLine) linesIn.add(lines.home[part] as number);
      if (inColumn) columnsIn.add(columns.home[part] as number);
    } else if (inLine && !inRows && !inColumns && hasApartRow) larger.push(ofLine);
    else if (inColumn && inRows && inColumns && !hasApartColumn) larger.push(ofColumn);
  });

  const sizeOf = ({ part }: Move) => counts[part] as number;
  const sorted = larger.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const enough = sorted.filter((move) => sizeOf(move) >= TEN - answers);
  const few = sorted.slice(0, sorted.length - enough.length);
  for (const move of new Set([...few.slice(0, TRIED), ...few.slice(-TRIED), ...enough.slice(0, TRIED)]))
    remedies.push([move]);
  for (const line of linesIn) remedies.push(wholeOf(lines, 'lines', line));
  for (const column of columnsIn) remedies.push(wholeOf(columns, 'columns', column));
  return remedies.length > 0 ? remedies : [...eachOf(lines, 'lines'), ...eachOf(columns, 'columns')];
}

function wholeOf({ parts }: Side, side: Move['side'], home: number): readonly Move[] {
  return (parts[home] ?? []).map((part) => ({ side, part }));
}

function eachOf({ stands }: Side, side: Move['side']): readonly (readonly Move[])[] {
  return Array.from(stands.keys())
    .filter((part) => stands[part] === 1)
    .map((part) => [{ side, part }]);
}
