// What is known of a running period as of a night: how many answered, by officer and service, and the steps of the unit's
// running figure, of which the newest never shows.
import {
  addTo,
  type Burst,
  type Cells,
  distributionsOf,
  ikmOf,
  invitationsIn,
  isOfOthers,
  isStepDue,
  type LocalDay,
  localDayOf,
  nextVisible,
  numbersOf,
  type Period,
  type RunningStep,
  type UnitId,
  type UnitRegistry,
} from '@tera/domain';
import type { KeptStep, Night, ReleaseStore } from '@tera/store';
import { answersByCharge } from './answers-by-charge.ts';
import { countedBursts } from './bursts.ts';
import { type CollectDeps, settledAnswers, exclusionsOf, liveCells } from './collect.ts';

export interface StepDeps extends CollectDeps {
  readonly releases: Pick<ReleaseStore, 'night' | 'putNight'>;
}

const TRIES = 3;

/** By hand a step is kept as well, but the numbers by officer and service stay those of last night. */
export type Called = 'by the night' | 'by hand';

/** The night as it is afterwards. @throws when others keep writing it. */
export async function keepStep(
  unitId: UnitId,
  unit: UnitRegistry,
  period: Period,
  called: Called,
  deps: StepDeps,
): Promise<Night> {
  const today = localDayOf(deps.now(), unit.timeZone);
  for (let tries = 0; tries < TRIES; tries++) {
    const night = await deps.releases.night(unitId, period.name);
    if (called === 'by the night' && night?.asOf === today) return night;
    const standing = await standingIn(unitId, period, night, deps);
    if (standing === 'unsettled') return night ?? NOTHING_KEPT;
    const next = nextNight(night ?? NOTHING_KEPT, standing, today, called);
    if (await deps.releases.putNight(unitId, period.name, next)) return { ...next, version: next.version + 1 };
  }
  throw new Error('the numbers of a night are written by several at once');
}

const NOTHING_KEPT: Night = {
  asOf: undefined,
  numbers: numbersOf([]),
  steps: [],
  visible: undefined,
  shown: [],
  version: 0,
};

interface Standing {
  readonly cells: Cells;
  readonly bursts: readonly Burst[];
}

/** The live cells, without what is set aside: that is found in the answers alone. */
async function standingIn(
  unitId: UnitId,
  period: Period,
  night: Night | undefined,
  deps: StepDeps,
): Promise<Standing | 'unsettled'> {
  if ((await exclusionsOf(unitId, period, deps)).confirmed === undefined) {
    const cells = await liveCells(unitId, period, deps);
    const { bursts, counters } = await countedBursts(unitId, period, cells, deps);
    return { cells: [...cells, ...counters], bursts };
  }
  const settled = await settledAnswers(unitId, period, { steps: night?.shown ?? [] }, deps);
  if (settled === 'unsettled') return 'unsettled';
  const made = settled.collected.made();
  return { cells: [...made.cells, ...invitationsIn(settled.cells)], bursts: made.burstsLeft };
}

function nextNight(before: Night, { cells, bursts }: Standing, today: LocalDay, called: Called): Night {
  const numbers = numbersOf(cells, bursts);
  const { answered } = numbers.unit;
  const night = called === 'by hand' ? before : { ...before, asOf: today, numbers };
  const last = night.steps.at(-1);
  if (!isStepDue(answered, last?.n)) return night;

  const kept = [...night.steps, stepOf(cells, answered, today)];
  const visible = kept.find((step) => step.asOf === night.visible?.asOf && step.n === night.visible.n);
  const since = visible === undefined ? kept : kept.slice(kept.indexOf(visible) + 1);
  const next = nextVisible(since, visible);
  if (next === undefined) return { ...night, steps: kept };
  const { asOf, n, ikm } = next;
  return {
    ...night,
    steps: kept.slice(kept.indexOf(next)),
    visible: { asOf, n, ikm },
    shown: [...night.shown, { asOf, n, others: numberOfOthers(next.answered) }],
  };
}

function stepOf(cells: Cells, n: number, asOf: LocalDay): KeptStep {
  const all = {};
  for (const [, counters] of cells) addTo(all, counters);
  return { asOf, n, ikm: ikmOf(distributionsOf(all)) ?? 0, answered: answersByCharge(cells) };
}

function numberOfOthers(answered: RunningStep['answered']): number {
  return answered.filter(isOfOthers).reduce((sum, { n }) => sum + n, 0);
}
