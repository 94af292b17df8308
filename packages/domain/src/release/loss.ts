// What a placement leaves out, in answers: those that stand apart, and something for each line or column that could have
// been shown. It only says which of two placements is better; both are proved.

import { type ClosedTable, isNobodys } from './answers.ts';
import { type Arrangement, type Side, TEN } from './arrangement.ts';

/** What a line or column counts that is not shown although ten and more answered, in answers beside its own. */
const HIDDEN = 20;
const HIDDEN_OF_NOBODY = 10;

export interface Loss {
  readonly of: (arrangement: Arrangement) => number;
  /** No placement that leaves out at least what this one does loses less. */
  readonly leastFrom: (arrangement: Arrangement) => number;
}

export function lossIn(table: ClosedTable): Loss {
  const ofLines = table.lines.map((line) => (isNobodys(line) ? HIDDEN_OF_NOBODY : HIDDEN));
  const ofColumns = table.columns.map(() => HIDDEN);
  return {
    of: ({ lines, columns }) => apart(lines) + hidden(lines, ofLines) + (apart(columns) + hidden(columns, ofColumns)),
    leastFrom: ({ lines, columns }) =>
      leastApart(lines) + hidden(lines, ofLines) + (leastApart(columns) + hidden(columns, ofColumns)),
  };
}

function apart({ answered, standing }: Side): number {
  let n = 0;
  for (let home = 0; home < answered.length; home += 1) n += (answered[home] as number) - (standing[home] as number);
  return n;
}

function leastApart(side: Side): number {
  const n = apart(side);
  return n === 0 ? 0 : Math.max(TEN, n);
}

function hidden({ answered, standing }: Side, weights: readonly number[]): number {
  let weight = 0;
  for (let home = 0; home < answered.length; home += 1)
    if (standing[home] === 0 && (answered[home] as number) >= TEN) weight += weights[home] as number;
  return weight;
}
