// The answers of a period as they stand, all of them or none: what they come to is held to the cells before it is believed,
// and cells that move meanwhile are read again by whoever asks later.
import {
  addTo,
  answeredCounter,
  BROUGHT_IN,
  type Burst,
  type CellKey,
  cellKey,
  type Cells,
  type Collected,
  collectPeriod,
  counterEntries,
  type CounterName,
  type Counters,
  type Exclusion,
  type Instant,
  isOfNumbers,
  isOfResponses,
  MINUTE,
  monthOf,
  parseCellKey,
  type Period,
  type ShownStep,
  type Tally,
  type UnitId,
} from '@tera/domain';
import { burstsOf } from './bursts.ts';
import type { AnswerReader, ImportMarks, ExclusionStore, IndicatorStore, KeptExclusion } from '@tera/store';

export interface CollectDeps {
  readonly indicators: Pick<IndicatorStore, 'read'>;
  readonly answers: AnswerReader;
  readonly exclusions: Pick<ExclusionStore, 'lastRuling' | 'list'>;
  readonly imports: Pick<ImportMarks, 'last'>;
  /** Whether a charge of the unit is still on its way to its answer. */
  readonly isChargeOpen: (unitId: UnitId) => Promise<boolean>;
  readonly now: () => Instant;
}

export interface Settled {
  readonly collected: Collected;
  readonly cells: Cells;
  readonly exclusions: readonly Exclusion[];
  /** Of the exclusions. */
  readonly lastRuling: string | undefined;
}

export interface KnownBefore {
  /** The running steps that were visible. */
  readonly steps: readonly ShownStep[];
  /** Of a period that is released: what made answers flagged ones, or set them aside, does so in each revision. */
  readonly bursts?: readonly Burst[];
}

export async function settledAnswers(
  unitId: UnitId,
  period: Period,
  { steps, bursts: knownBursts }: KnownBefore,
  deps: CollectDeps,
): Promise<Settled | 'unsettled'> {
  if (await deps.isChargeOpen(unitId)) return 'unsettled';
  const before = await liveCells(unitId, period, deps);
  const lastRuling = await deps.exclusions.lastRuling(unitId, period.name);
  const { confirmed: exclusions = [], taken_back: takenBack = [] } = await exclusionsOf(unitId, period, deps);
  const bursts = knownBursts ?? (await burstsOf(unitId, period, before, deps));
  // Of the cells as they were only this is looked at again: they need not lie beside all answers.
  const was = answersByMonth(before);
  const collected = collectPeriod({ exclusions, takenBack, steps, bursts });
  for await (const answers of deps.answers.answers(unitId, period, deps.now())) answers.forEach(collected.add);
  const cells = await liveCells(unitId, period, deps);
  const [is, own] = [cells, collected.cells()].map(answersByMonth);
  if (was !== is || is !== own || (await deps.isChargeOpen(unitId))) return 'unsettled';
  if (await areImportsOnTheirWay(unitId, period, cells, deps)) return 'unsettled';
  return { collected, cells, exclusions, lastRuling };
}

/** Longer than a message waits and is worked on; what is not counted by then adds nothing, or waits for people. */
const IMPORTS_SETTLE_WITHIN = 5 * MINUTE;

/** Whether an office has just brought in more answers than are counted. */
async function areImportsOnTheirWay(
  unitId: UnitId,
  { name }: Period,
  cells: Cells,
  { imports, now }: Pick<CollectDeps, 'imports' | 'now'>,
): Promise<boolean> {
  const last = await imports.last(unitId, name);
  if (last === undefined || now() - last.at > IMPORTS_SETTLE_WITHIN) return false;
  let counted = 0;
  for (const [, counters] of cells)
    for (const channel of BROUGHT_IN) counted += counters[answeredCounter(channel)] ?? 0;
  return counted < last.sent;
}

/** What the cells of the period hold of answers, and of links that were made, read strongly. */
export async function liveCells(
  unitId: UnitId,
  period: Period,
  { indicators }: Pick<CollectDeps, 'indicators'>,
): Promise<Cells> {
  return (await indicators.read(unitId, period, { consistency: 'strong', only: ofAnswers })).cells;
}

const ofAnswers = () => (counter: CounterName) => isOfResponses(counter) || isOfNumbers(counter);

/** Those of the period by what became of them, oldest first. */
export async function exclusionsOf(
  unitId: UnitId,
  { name }: Period,
  { exclusions }: { readonly exclusions: Pick<ExclusionStore, 'list'> },
): Promise<Partial<Record<KeptExclusion['state'], KeptExclusion[]>>> {
  const ofPeriod = (await exclusions.list(unitId)).filter(({ period }) => period === name);
  return Object.groupBy(ofPeriod.toReversed(), ({ state }) => state);
}

/** What cells hold of answers, by month, officer and service, as text that is the same for the same numbers. */
function answersByMonth(cells: Iterable<readonly [CellKey, Counters]>): string {
  const months = new Map<CellKey, Tally>();
  for (const [key, counters] of cells) {
    const cell = parseCellKey(key);
    const month = cellKey({ ...cell, day: monthOf(cell.day) });
    const tally = months.get(month) ?? {};
    addTo(tally, Object.fromEntries(counterEntries(counters).filter(([name]) => isOfResponses(name))));
    months.set(month, tally);
  }
  const numbers = Array.from(months, ([month, tally]) => [
    month,
    counterEntries(tally)
      .filter(([, amount]) => amount !== 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]).filter(([, counters]) => (counters ?? []).length > 0);
  return JSON.stringify(numbers.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}
