// Another table by exchange: two officers exchange answers to the same services in the same months. Nothing changes for
// services and the unit then, whatever is shown of them.

import type { Answers } from './disclosure-arrange.ts';
import { MONTHS } from './disclosure-cuts.ts';
import { HIDDEN } from './disclosure-spans.ts';
import { type Table, shift } from './disclosure-table.ts';

/** A total that is the same for both who exchange, or unknown: it needs nothing back. */
const GROUND = -1;

/** Most who refuse to help a partner. */
const HELPERS = 12;

/** What is shown of officers. */
export interface Known {
  readonly answers: Answers;
  /** Of each entry, or `HIDDEN`. */
  readonly cell: Int32Array;
  readonly times: TimesOfTwo;
}

/** For each month the first one in which both officers have the same groups, or `GROUND` where these are one. */
export type TimesOfTwo = (officer: number, partner: number) => readonly number[];

/** Who exchange, the second `offset` entries after the first. */
interface Two {
  readonly officer: number;
  readonly offset: number;
  readonly times: readonly number[];
}

/**
 * Raises the entry towards `goal` by exchanges that keep the totals of the officers' groups and of all cells. After
 * `mostRefusals` who cannot exchange nobody else is asked: a proof that is not found hides more, never less.
 */
export function exchange(
  table: Table,
  entry: number,
  goal: number,
  { answers, cell, times }: Known,
  mostRefusals: number,
  helps?: number,
): void {
  const { n, now } = table;
  const width = answers.services * MONTHS;
  const officer = Math.floor(entry / width);
  // Whoever shows as much of the service as the officer mostly has something to give.
  ask(true);
  ask(false);
  if (helps === undefined) ask(true, getHelp);

  function isAlike(partner: number): boolean {
    return beginOf(cell[entry] as number) === beginOf(cell[entry + (partner - officer) * width] as number);
  }

  /** A partner who has too little to give takes it from others first. */
  function getHelp(partner: number): void {
    const short = goal - (now[entry] as number);
    exchange(table, entry + (partner - officer) * width, short, { answers, cell, times }, HELPERS, officer);
  }

  function ask(alike: boolean, before?: (partner: number) => void): void {
    let refusals = 0;
    for (let partner = 0; partner < answers.officers; partner += 1) {
      if ((now[entry] as number) >= goal || refusals >= mostRefusals) return;
      const offset = (partner - officer) * width;
      if (n[entry + offset] === 0 || partner === officer || partner === helps || isAlike(partner) !== alike) continue;
      before?.(partner);
      if (now[entry + offset] === 0) continue;
      if (!exchangeWith({ officer, offset, times: times(officer, partner) })) refusals += 1;
    }
  }

  function exchangeWith(two: Two): boolean {
    const { offset } = two;
    while ((now[entry] as number) < goal && (now[entry + offset] as number) > 0) {
      const back = findBack(table, entry, two, answers.services, cell);
      if (back === undefined) return false;
      const room = back.map(({ at, gains }) => now[gains ? at + offset : at] as number);
      const by = Math.min(goal - (now[entry] as number), now[entry + offset] as number, ...room);
      for (const { at, gains } of [{ at: entry, gains: true }, ...back]) {
        shift(table, at, gains ? by : -by);
        shift(table, at + offset, gains ? -by : by);
      }
    }
    return true;
  }
}

interface Step {
  /** The officer's entry; the partner's does the opposite. */
  readonly at: number;
  readonly gains: boolean;
}

/** What the officer must give and take after gaining at `entry`, so that every total is as before: the shortest such chain. */
function findBack(
  { n, now }: Table,
  entry: number,
  { officer, offset, times }: Two,
  services: number,
  cell: Int32Array,
): readonly Step[] | undefined {
  const start = officer * services * MONTHS;
  const [begin = GROUND, goal] = [times[entry % MONTHS], cellsAt(entry)];
  if (begin === goal) return []; // Only the ground is both.

  const reached = new Map<number, { readonly from: number; readonly step: Step } | undefined>([[begin, undefined]]);
  for (const from of reached.keys()) {
    const service = from < MONTHS ? undefined : Math.floor((from - MONTHS) / PAIRS);
    const [first, last] = service === undefined ? [0, services - 1] : [service, service];
    for (let month = 0; month < MONTHS; month += 1) {
      const time = times[month] as number;
      if (service === undefined && from !== GROUND && from !== time) continue;
      for (let at = start + first * MONTHS + month; at <= start + last * MONTHS + month; at += MONTHS) {
        if (n[at] === 0 || n[at + offset] === 0 || at === entry) continue;
        const cells = cellsAt(at);
        if (time === from && (now[at] as number) > 0) reach(cells, from, { at, gains: false });
        if (cells === from && (now[at + offset] as number) > 0) reach(time, from, { at, gains: true });
        if (reached.has(goal)) return chainTo(goal);
      }
    }
  }
  return undefined;

  function reach(to: number, from: number, step: Step): void {
    if (reached.has(to)) return;
    reached.set(to, { from, step });
    // In most cases the officer can now give back the same service in that month.
    if (to >= MONTHS || to === GROUND) return;
    for (let month = to; month < MONTHS; month += 1) {
      const at = entry - (entry % MONTHS) + month;
      if (times[month] !== to || at === entry || (now[at] as number) === 0 || n[at + offset] === 0) continue;
      if (cellsAt(at) === goal) reach(goal, to, { at, gains: false });
    }
  }

  /** A number, above those of the months, for each two cells of those who exchange. */
  function cellsAt(at: number): number {
    const [own, its] = [cell[at] as number, cell[at + offset] as number];
    if (own === HIDDEN && its === HIDDEN) return GROUND;
    return MONTHS + Math.floor((at - start) / MONTHS) * PAIRS + beginOf(own) * (MONTHS + 1) + beginOf(its);
  }

  function chainTo(end: number): readonly Step[] {
    const chain: Step[] = [];
    for (let last = reached.get(end); last !== undefined; last = reached.get(last.from)) chain.push(last.step);
    return chain;
  }
}

/** By the group of each officer in each month, at `officer * 12 + month`. */
export function timesIn(group: Int32Array): TimesOfTwo {
  const known = new Map<number, readonly number[]>();
  return (officer, partner) => {
    const key = officer * group.length + partner;
    let times = known.get(key);
    if (times === undefined) known.set(key, (times = timesOf(officer, partner)));
    return times;
  };

  function timesOf(officer: number, partner: number): readonly number[] {
    const two = Array.from(
      { length: MONTHS },
      (_, month) => [group[officer * MONTHS + month], group[partner * MONTHS + month]] as const,
    );
    return two.map(([own, its]) =>
      own === its ? GROUND : two.findIndex(([first, second]) => first === own && second === its),
    );
  }
}

/** Ways in which two cells can begin, each in any month or hidden. */
const PAIRS = (MONTHS + 1) ** 2;

function beginOf(cell: number): number {
  return cell === HIDDEN ? MONTHS : cell % MONTHS;
}
