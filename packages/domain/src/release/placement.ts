// Which parts leave their line or column, so that nothing of one to nine answers can be worked out of what is left, and as
// few answers as can be found are left out. To leave out the fewest is hard (Fischetti and Salazar 2001), and is not needed:
// how it looks for them can cost a figure and never tells one, as whatever comes out was proved.

import { type ClosedTable, type Counts, totalOf } from './answers.ts';
import { type Arrangement, type Placement, type Side, TEN, arrangementOf } from './arrangement.ts';
import { type ElementTable, elementTable } from './element-table.ts';
import { lossIn } from './loss.ts';
import { type Move, remediesFor } from './remedies.ts';

export interface ElementCounts {
  readonly counts: Counts;
  /** Whether lines of officers show the element; lines that are nobody's do, and columns. */
  readonly ofOfficers: boolean;
}

export interface Placements {
  readonly answers: Placement;
  /** In the order of the counts; `undefined` where not even the total is shown. */
  readonly elements: readonly (Placement | undefined)[];
}

/** `undefined` where not even the unit's total may be worked out: it has fewer than ten, or fewer than ten of the others. */
export function placementsOf(
  table: ClosedTable,
  counts: Counts,
  elements: readonly ElementCounts[],
): Placements | undefined {
  if (!isEnough(counts)) return undefined;
  const tables = elements.map(({ counts: own, ofOfficers }) =>
    isEnough(own) ? elementTable(table, own, ofOfficers) : undefined,
  );
  const answers = search(
    table,
    counts,
    tables.filter((own) => own !== undefined),
  );
  return {
    answers,
    elements: tables.map((own) => {
      own?.fit(answers);
      return own?.arrangement.placement();
    }),
  };
}

/** What an answer counts that is missing to safety while there are remedies to choose from, in answers left out. */
const MISSING = 3;
/** Steps of one repair after which it counts twice that: no repair goes on in small steps that lead nowhere. */
const PATIENCE = 20;
/** How much the score of a remedy is blurred when another way is tried, in answers left out. */
const BLUR = 8;
/** What counts against a remedy that touches lines, or columns, when these are to be spared. */
const SPARED = 20;
/** Ways that are tried without finding a better one. */
const TRIES = 200;

/** Entries of tables looked at before no other way is tried: some 50 ms for 40 officers, one or two seconds for 500. */
function workFor(parts: number): number {
  return Math.min(5e8, Math.max(6e6, 64 * parts ** 2));
}

/**
 * Repairs what can be worked out, step by step; then ruins the best placement so far in part, or mends what an element
 * loses by it, and repairs again (large neighbourhood search, Shaw 1998). Chance begins at the same seed every time.
 */
function search(table: ClosedTable, counts: Counts, elements: readonly ElementTable[]): Placement {
  const arrangement = arrangementOf(table, counts);
  const loss = lossIn(table);
  const chance = chanceFrom(1);
  const stays = withoutForced();
  const least = loss.leastFrom(arrangement);
  const most = workFor(table.parts.length);

  repair(Infinity, () => 0);
  let spared: Move['side'] | undefined;
  let best = arrangement.placement();
  let [own, more] = [loss.of(arrangement), lossOfElements(best, Infinity)];
  for (let tries = 0; tries < TRIES && (own > least || more > 0) && work() < most; tries += 1) {
    arrangement.place(best);
    spared = ([undefined, undefined, 'lines', 'columns'] as const)[Math.floor(4 * chance())];
    if (more > 0 && (own === least || chance() < 0.5)) mend();
    else ruin();
    if (!repair(own + more, blur)) continue;
    const placement = arrangement.placement();
    const found = loss.of(arrangement);
    const foundMore = lossOfElements(placement, own + more - found);
    if (found + foundMore >= own + more) continue;
    [best, own, more, tries] = [placement, found, foundMore, 0];
  }
  return best;

  /** Parts that leave whatever is done: of lines and columns with fewer than ten, or fewer than ten of the others. */
  function withoutForced(): Placement {
    arrangement.closeThin();
    for (const count of counts)
      for (const side of [arrangement.lines, arrangement.columns])
        for (const parts of side.parts) {
          const few = parts.reduce((sum, part) => sum + (count[part] as number), 0) < TEN;
          for (const part of parts) if (few && count[part] !== 0) arrangement.leave(side, part);
        }
    return arrangement.placement();
  }

  /** `false` as soon as it costs more than the limit. */
  function repair(limit: number, handicap: (remedy: readonly Move[]) => number): boolean {
    for (let step = 0; ; step += 1) {
      if (loss.of(arrangement) >= limit) return false;
      const weakest = arrangement.weakest();
      if (weakest === undefined) return true;
      take(
        bestOf(remediesFor(weakest, arrangement), [arrangement], handicap, MISSING * (1 + step / PATIENCE)),
        arrangement,
      );
    }
  }

  function mend(): void {
    const element = elements[Math.floor(chance() * elements.length)];
    const weakest = element?.weakest(arrangement.placement());
    if (element === undefined || weakest === undefined) return;
    const remedies = remediesFor(weakest, element.arrangement);
    take(bestOf(remedies, [arrangement, element.arrangement], blur, MISSING), arrangement);
  }

  function ruin(): void {
    const share = chance() < 0.3 ? 1 : chance();
    const bringBack = (side: Side, may: Uint8Array) =>
      side.stands.forEach((stands, part) => {
        if (stands === 0 && may[part] === 1 && chance() < share) arrangement.join(side, part);
      });
    bringBack(arrangement.lines, stays.inLine);
    bringBack(arrangement.columns, stays.inColumn);
    for (let left = Math.floor(3 * chance()); left > 0; left -= 1) {
      const side = chance() < 0.5 ? arrangement.lines : arrangement.columns;
      arrangement.leave(side, Math.floor(chance() * table.parts.length));
    }
    arrangement.closeThin();
  }

  /** The remedy after which least is left out and least is missing to safety, in all of the arrangements. */
  function bestOf(
    remedies: readonly (readonly Move[])[],
    arrangements: readonly Arrangement[],
    handicap: (remedy: readonly Move[]) => number,
    missing: number,
  ): readonly Move[] {
    let [chosen, lowest]: [readonly Move[], number] = [remedies[0] ?? [], Infinity];
    for (const remedy of remedies) {
      const marks = arrangements.map((each) => each.mark());
      for (const each of arrangements) take(remedy, each);
      let score = loss.of(arrangement) + handicap(remedy);
      for (const each of arrangements) if (score < lowest) score += missing * each.gap((lowest - score) / missing);
      arrangements.forEach((each, place) => each.undo(marks[place] as number));
      if (score < lowest) [chosen, lowest] = [remedy, score];
    }
    return chosen;
  }

  function lossOfElements(placement: Placement, limit: number): number {
    let sum = 0;
    for (const { fit } of elements) {
      sum += fit(placement) / elements.length;
      if (sum >= limit) break;
    }
    return sum;
  }

  function work(): number {
    return elements.reduce((sum, element) => sum + element.arrangement.work(), arrangement.work());
  }

  function blur(remedy: readonly Move[]): number {
    return BLUR * chance() + (remedy.some(({ side }) => side === spared) ? SPARED : 0);
  }
}

function take(moves: readonly Move[], arrangement: Arrangement): void {
  for (const { side, part } of moves) arrangement.leave(arrangement[side], part);
}

function isEnough(counts: Counts): boolean {
  return counts.every((count) => totalOf(count) >= TEN);
}

/** Numbers of at least 0 and less than 1 (mulberry32; T. Ettinger, public domain). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
