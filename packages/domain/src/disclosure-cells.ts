// Which figures of one officer for one service may be shown beside all others. They come last: where they would leave too
// little unknown, they are given for a longer period or not at all, and no figure of an officer or a service changes for it.

import type { Arrangement } from './disclosure-arrange.ts';
import { MONTHS, type YearAtUnit, isSafeNumber } from './disclosure-cuts.ts';
import { exchange, timesIn } from './disclosure-exchange.ts';
import { type Cells, HIDDEN, SPANS, type ShownCell, giveUp, isIn, safeCells, shownCells } from './disclosure-spans.ts';
import { raise, restore, tableOf, totalsOf } from './disclosure-table.ts';
import { thinOut } from './disclosure-thin-out.ts';
import { SHOWN_FROM } from './satisfaction.ts';

/** By entry the cell that it is part of, or `HIDDEN`. */
export function cellsOf(arrangement: Arrangement, year: YearAtUnit): Int32Array {
  const { answers, officers, services } = arrangement;
  const { n, services: width } = answers;
  const cells = safeCells(arrangement, year);
  const { cell } = cells;
  for (const span of SPANS) thinOut(span, cells, arrangement);

  const known = { answers, cell, times: timesIn(officers.group) };
  const table = tableOf(n);
  const totals = totalsOf(
    n,
    Int32Array.from(n, (_, at) => officers.group[Math.floor(at / MONTHS / width) * MONTHS + (at % MONTHS)] as number),
    Int32Array.from(n, (_, at) => services.group[at % (width * MONTHS)] as number),
  );
  n.forEach((own, entry) => {
    if (isSafeNumber(own)) return;
    while (!canBeTen(entry)) retreat(entry, cells, () => canBeTen(entry));
  });
  return cell;

  function isFree(entry: number): boolean {
    return cell[entry] === HIDDEN;
  }

  function canBeTen(entry: number): boolean {
    exchange(table, entry, SHOWN_FROM, known, FEW_REFUSALS);
    if (isFree(entry)) raise(table, entry, SHOWN_FROM, totals, isFree);
    exchange(table, entry, SHOWN_FROM, known, answers.officers);
    const isEnough = (table.now[entry] as number) >= SHOWN_FROM;
    restore(table);
    return isEnough;
  }
}

/** Most proofs are found at once; only where none is, every officer is asked. */
const FEW_REFUSALS = 12;

/**
 * Gives up the smallest cell of the entry's officer or service in its month that is enough; if none is, the smallest; and
 * where nothing of theirs is known, the smallest of anyone.
 */
function retreat(entry: number, cells: Cells, isEnough: () => boolean): void {
  const { answers, cell } = cells;
  const [ownPair, month] = [Math.floor(entry / MONTHS), entry % MONTHS];
  const isNear = ({ pair, span }: ShownCell) =>
    isIn(span, month) &&
    (pair % answers.services === ownPair % answers.services ||
      Math.floor(pair / answers.services) === Math.floor(ownPair / answers.services));
  const all = shownCells(cells);
  const near = all.filter(isNear);
  const [smallest, ...others] = (near.length > 0 ? near : all).sort((a, b) => a.n - b.n);
  if (smallest === undefined) throw new Error('nothing is left to hide: officers and services alone give answers away');
  for (const { pair, span } of [smallest, ...others.slice(0, OTHERS_TRIED)]) {
    const before = cell.slice(pair * MONTHS, (pair + 1) * MONTHS);
    giveUp(pair, span, cells);
    if (isEnough()) return;
    cell.set(before, pair * MONTHS);
  }
  giveUp(smallest.pair, smallest.span, cells);
}

const OTHERS_TRIED = 4;
