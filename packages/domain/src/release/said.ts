// What citizens said, added up so that it can be released: for each element how often each score was given, and how far
// whole answers lie from each other. A single answer never leaves here.

import { type Flag, type FlagOfDay, NUMBERED_FLAGS } from '../facts/response/flag.ts';
import { MEAN_PARTS, STRAIGHT_FROM } from '../facts/response/response.ts';
import { ELEMENTS, type Element, OFFICER_ELEMENTS, type Score } from '../skm/element.ts';
import { type Distributions, addDistributions, answersIn } from '../skm/skm.ts';
import { type AnsweredGroup, type Charged, partNameOf } from './answers.ts';

/** One answer that stands, as a release looks at it. */
export interface StandingAnswer extends Charged {
  readonly flags: readonly (Flag | FlagOfDay)[];
  readonly answers: { readonly [E in Element]?: Score | undefined };
}

/**
 * Signs that an answer is not the citizen's own. That all scores are alike is none of them here: it says what was answered,
 * and what may be shown is decided from numbers of answers alone.
 */
export function isFlagged({ flags }: StandingAnswer): boolean {
  return NUMBERED_FLAGS.some((flag) => flags.includes(flag));
}

/** Of the answers' own means, in parts of `MEAN_PARTS`. */
export interface Means {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

export interface Said {
  readonly distributions: Distributions;
  /** Over all elements. */
  readonly whole: Means;
  /** Over the elements that are an officer's; without the answers that skipped all of these. */
  readonly own: Means;
}

/** Answers of one charge, channel and flag, in numbers, and what they said. */
export interface SaidGroup extends AnsweredGroup {
  /** How many answered five or more elements, and how many gave one score to all of these. */
  readonly many: number;
  readonly straight: number;
  readonly said: Said;
}

export const NO_MEANS: Means = { n: 0, sum: 0, squares: 0 };
export const NOTHING_SAID: Said = { distributions: {}, whole: NO_MEANS, own: NO_MEANS };

interface OpenGroup {
  readonly group: Omit<SaidGroup, 'n' | 'elements' | 'said' | 'many' | 'straight'>;
  n: number;
  many: number;
  straight: number;
  readonly scores: Map<Element, [number, number, number, number]>;
  whole: Means;
  own: Means;
}

/** Collects answers into groups, in whatever order they come. */
export function collectAnswers(): {
  readonly add: (answer: StandingAnswer, step?: SaidGroup['step']) => void;
  readonly groups: () => SaidGroup[];
} {
  const groups = new Map<string, OpenGroup>();
  return {
    add: (answer, step) => {
      const { officerId, serviceId, channel, answers } = answer;
      const flagged = isFlagged(answer);
      const name = `${partNameOf(answer)},${channel},${flagged},${step}`;
      let group = groups.get(name);
      if (group === undefined) {
        const head = { officerId, serviceId, channel, flagged, ...(step === undefined ? {} : { step }) };
        groups.set(
          name,
          (group = { group: head, n: 0, many: 0, straight: 0, scores: new Map(), whole: NO_MEANS, own: NO_MEANS }),
        );
      }
      group.n += 1;
      if (ELEMENTS.filter((element) => answers[element] !== undefined).length >= STRAIGHT_FROM) group.many += 1;
      if (answer.flags.includes('straight')) group.straight += 1;
      for (const element of ELEMENTS) {
        const score = answers[element];
        if (score === undefined) continue;
        const distribution = group.scores.get(element) ?? [0, 0, 0, 0];
        distribution[score - 1] = (distribution[score - 1] ?? 0) + 1;
        group.scores.set(element, distribution);
      }
      group.whole = withMean(group.whole, answers, ELEMENTS);
      group.own = withMean(group.own, answers, OFFICER_ELEMENTS);
    },
    groups: () =>
      Array.from(groups.values(), ({ group, n, many, straight, scores, whole, own }) => {
        const distributions = Object.fromEntries(scores);
        const elements = Object.fromEntries(Array.from(scores, ([element, counts]) => [element, answersIn(counts)]));
        return Object.assign({}, group, { n, many, straight, elements, said: { distributions, whole, own } });
      }),
  };
}

export function addSaid(a: Said, b: Said): Said {
  return {
    distributions: addDistributions(a.distributions, b.distributions),
    whole: addMeans(a.whole, b.whole),
    own: addMeans(a.own, b.own),
  };
}

/** Standard deviation of the answers' own means, on the scale of the index; 0 of a single one. */
export function deviationOf({ n, sum, squares }: Means): number {
  if (n < 2) return 0;
  // Exact until the last step: where all answers agree it must be 0, and not what rounding leaves of it.
  const spread = Number(BigInt(n) * BigInt(squares) - BigInt(sum) ** 2n);
  return (Math.sqrt(spread / (n * (n - 1))) * 25) / MEAN_PARTS;
}

function addMeans(a: Means, b: Means): Means {
  return { n: a.n + b.n, sum: a.sum + b.sum, squares: a.squares + b.squares };
}

function withMean(means: Means, answers: StandingAnswer['answers'], elements: readonly Element[]): Means {
  const scores = elements.flatMap((element) => answers[element] ?? []);
  if (scores.length === 0) return means;
  const mean = (scores.reduce<number>((sum, score) => sum + score, 0) * MEAN_PARTS) / scores.length;
  return addMeans(means, { n: 1, sum: mean, squares: mean * mean });
}
