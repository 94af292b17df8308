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

/** `now`: what stands of the period. An answer that stays is charged as it was when it was published. */
export function totalAnew(before: readonly HeldAnswer[], now: readonly HeldAnswer[], revision: number): TotalAnew {
  const standing = new Map(now.map((answer) => [answer.key, answer]));
  const known = new Set(before.map(({ key }) => key));
  const latest = String(revision - 1);
  const isInLatest = ({ revisions }: HeldAnswer) => revisions.split(',').includes(latest);
  const groupsBy = (counts: (answer: HeldAnswer) => boolean) =>
    [
      ...before.filter(isInLatest).map((answer) =>
        Object.assign(told(answer), {
          stays: standing.has(answer.key) && counts(answer) ? 1 : 0,
          gone: !standing.has(answer.key) && counts(answer) ? 1 : 0,
          added: 0,
        }),
      ),
      ...now
        .filter(({ key }) => !known.has(key))
        .map((answer) => Object.assign(told(answer, ''), { stays: 0, gone: 0, added: counts(answer) ? 1 : 0 })),
    ] satisfies ReplacedGroup[];
  return {
    mayReplace: mayReplaceTotal(groupsBy(() => true)),
    elements: ELEMENTS.filter((element) => mayReplaceTotal(groupsBy(({ elements }) => elements.includes(element)))),
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
