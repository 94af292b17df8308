// Which figure of the running period is shown, for the unit as a whole: never the latest. What comes after a visible step
// has ten answers and more in it, so mixed with those before that the lines and columns of the release cannot part them.

import { type Charged, isOfOthers, partNameOf } from './answers.ts';
import { TEN } from './arrangement.ts';
import { isWellMixed, sumOf } from './mixed.ts';

/** What had been answered in the running period when the step was kept. */
export interface RunningStep {
  readonly answered: readonly (Charged & { readonly n: number })[];
}

/** Whether a step is to be kept now: ten answers more, net, than at the last one, or than none. */
export function isStepDue(answered: number, atLastStep = 0): boolean {
  return answered - atLastStep >= TEN;
}

/**
 * Of the steps kept since the visible one, in the order of time, the latest that may become visible; those before it then
 * never do. The last one kept does not yet.
 */
export function nextVisible<S extends RunningStep>(kept: readonly S[], visible: S | undefined): S | undefined {
  const latest = kept.at(-1);
  return latest && kept.slice(0, -1).findLast((step) => mayBecomeVisible(step, visible, latest));
}

function mayBecomeVisible(step: RunningStep, visible: RunningStep | undefined, latest: RunningStep): boolean {
  const [before, then, now] = [numbersIn(visible), numbersIn(step), numbersIn(latest)];
  const part = (charged: Charged) => Math.max(0, then(charged) - before(charged));
  const rest = (charged: Charged) => Math.max(0, now(charged) - then(charged));
  const charges = [...Map.groupBy(latest.answered, nameOf).values()].flatMap((same) => same.slice(0, 1));
  // The period is not over: where nobody has come since, or nobody of the others, somebody may come yet.
  const isOpen = [charges, charges.filter(isOfOthers)].some(
    (population) => sumOf(population, part) > 0 && sumOf(population, rest) === 0,
  );
  return !isOpen && isWellMixed(charges, { part, rest, groupOf: partNameOf });
}

function numbersIn(step: RunningStep | undefined): (charged: Charged) => number {
  const byName = Map.groupBy(step?.answered ?? [], nameOf);
  return (charged) => sumOf(byName.get(nameOf(charged)) ?? [], ({ n }) => n);
}

function nameOf(charged: Charged): string {
  return `${partNameOf(charged)},${charged.channel}`;
}
