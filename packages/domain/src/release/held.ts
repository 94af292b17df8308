// Which answers a release holds, by their keys and without what they said: so that it can be told, later and exactly, which of
// them have gone and which have come, and whether the unit's total may be made anew.

import { ELEMENTS, type Element } from '../skm/element.ts';
import type { Charged } from './answers.ts';
import { type ReplacedGroup, mayReplaceTotal } from './replacement.ts';
import { isFlagged } from './said.ts';
import type { DatedAnswer } from './standing.ts';

export interface HeldAnswer extends Charged {
  readonly key: string;
  readonly flagged: boolean;
  readonly step?: number | 'unsure' | undefined;
  /** The elements that it answered. */
  readonly elements: readonly Element[];
  /** The revisions of the total that hold it, such as `1,2`. */
  readonly revisions: string;
}

export function heldAnswer(answer: DatedAnswer, step?: HeldAnswer['step'], revisions = '1'): HeldAnswer {
  const { key, officerId, serviceId, channel, answers } = answer;
  const elements = ELEMENTS.filter((element) => answers[element] !== undefined);
  return { key, officerId, serviceId, channel, flagged: isFlagged(answer), step, elements, revisions };
}

export interface TotalAnew {
  /** Whether the new total may stand beside the old one. */
  readonly mayReplace: boolean;
  /** The elements that the new total may show. */
  readonly elements: readonly Element[];
  readonly held: readonly HeldAnswer[];
}

/**
 * `now`: what stands of the period. An answer that stays is charged as it was when it was published; one that had gone and is
 * back would be all that two totals differ by.
 */
export function totalAnew(before: readonly HeldAnswer[], now: readonly HeldAnswer[], revision: number): TotalAnew {
  const standing = new Map(now.map((answer) => [answer.key, answer]));
  const known = new Set(before.map(({ key }) => key));
  const isIn = ({ revisions }: HeldAnswer, one: number) => revisions.split(',').includes(String(one));
  const hasReturned = before.some((answer) => standing.has(answer.key) && !isIn(answer, revision - 1));
  const groupsSince = (one: number, counts: (answer: HeldAnswer) => boolean) =>
    [
      ...before.map((answer) => {
        const [isThere, was, n] = [standing.has(answer.key), isIn(answer, one), counts(answer) ? 1 : 0];
        return Object.assign(told(answer), {
          stays: isThere && was ? n : 0,
          gone: !isThere && was ? n : 0,
          added: isThere && !was ? n : 0,
        });
      }),
      ...now
        .filter(({ key }) => !known.has(key))
        .map((answer) => Object.assign(told(answer, ''), { stays: 0, gone: 0, added: counts(answer) ? 1 : 0 })),
    ] satisfies ReplacedGroup[];
  // A total is shown in each revision. An element may have been left out of some: it stands beside each in which it was shown.
  const earlier = Array.from({ length: revision - 1 }, (_, index) => index + 1);
  const mayShow = (element: Element) =>
    earlier.every((one) => mayReplaceTotal(groupsSince(one, ({ elements }) => elements.includes(element))));
  return {
    mayReplace: !hasReturned && mayReplaceTotal(groupsSince(revision - 1, () => true)),
    elements: ELEMENTS.filter(mayShow),
    held: [
      ...before.map((answer) =>
        standing.has(answer.key) ? heldBy(answer, `${answer.revisions},${revision}`) : answer,
      ),
      ...now.filter(({ key }) => !known.has(key)).map((answer) => heldBy(answer, String(revision))),
    ],
  };
}

/** The same answer, as these revisions of the total hold it. */
export function heldBy(answer: HeldAnswer, revisions: string): HeldAnswer {
  return { ...answer, revisions };
}

function told({ officerId, serviceId, channel, flagged, step, ...held }: HeldAnswer, revisions = held.revisions) {
  return { officerId, serviceId, channel, flagged, ...(typeof step === 'number' ? { step } : {}), revisions };
}
