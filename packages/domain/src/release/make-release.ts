// Making the document of a release from every answer of its period, one at a time: what rules set aside is kept apart, the
// rest is added up, and only then is it decided what may be shown.

import { type Counters, TICKET_COUNTS, type Tally, addTo } from '../counters.ts';
import { BROUGHT_IN } from '../facts/response/channel.ts';
import { type CellKey, type Contribution, cellKey } from '../facts/contribution.ts';
import type { LocalDay } from '../time/time.ts';
import type { Period } from '../time/period.ts';
import { respondentsIn } from '../skm/respondents.ts';
import { asideNumbers } from './aside.ts';
import type { ShownStep } from './beside.ts';
import { type Burst, burstOf, isRepeatable } from './burst.ts';
import { releasedAnswers } from './contents.ts';
import { numbersOf } from './numbers.ts';
import type { ExclusionRule, ReleaseDocument } from './release-document.ts';
import { type SaidGroup, collectAnswers } from './said.ts';
import { type HeldAnswer, heldAnswer } from './held.ts';
import { type DatedAnswer, asOfBurst, isSetAside, withBurst } from './standing.ts';

export interface Exclusion {
  readonly exclusionId: string;
  readonly where: ExclusionRule;
  readonly reason: string;
}

export interface PeriodToCollect {
  readonly exclusions: readonly Exclusion[];
  readonly takenBack: readonly Pick<Exclusion, 'where'>[];
  readonly steps: readonly ShownStep[];
  /** Those of the period, by all answers that came, set aside or not: a rule may ask for them. */
  readonly bursts: readonly Burst[];
}

export interface Collected {
  readonly add: (answer: DatedAnswer) => void;
  /** What all the answers have added to cells, those set aside among them. */
  readonly cells: () => Contribution;
  readonly made: () => CollectedAnswers;
}

export interface CollectedAnswers {
  readonly groups: readonly SaidGroup[];
  readonly setAside: readonly SaidGroup[];
  readonly steps: readonly ShownStep[];
  /** By exclusion, how many it sets aside. */
  readonly excluded: ReadonlyMap<string, number>;
  /** Counters of what is not set aside. */
  readonly cells: ReadonlyMap<CellKey, Counters>;
  /** Counters of what is. */
  readonly asideCells: ReadonlyMap<CellKey, Counters>;
  readonly respondents: Counters;
  readonly bursts: readonly Burst[];
  /** Those of which answers are not set aside, with how many. */
  readonly burstsLeft: readonly Burst[];
  /** Which answers these are: for telling later which of them came and went. */
  readonly held: readonly HeldAnswer[];
}

/** `takenBack`: what some running step may have been without. `steps`: those of the running figure that were visible. */
export function collectPeriod(toCollect: PeriodToCollect): Collected {
  const { exclusions, steps, bursts } = toCollect;
  const [standing, aside] = [collectAnswers(), collectAnswers()];
  const excluded = new Map(exclusions.map(({ exclusionId }) => [exclusionId, 0]));
  const [all, kept, asideCells] = [new Map<CellKey, Tally>(), new Map<CellKey, Tally>(), new Map<CellKey, Tally>()];
  const respondents: Tally = {};
  const held: HeldAnswer[] = [];
  const left = new Map<Burst, number>();
  return {
    add: (counted) => {
      addCell(all, counted);
      const burst = burstOf(counted, bursts);
      const answer = withBurst(counted, bursts);
      const matching = exclusions.filter(({ where }) => isSetAside(answer, where));
      for (const { exclusionId } of matching) excluded.set(exclusionId, (excluded.get(exclusionId) ?? 0) + 1);
      if (matching.length > 0) {
        aside.add(answer, mayBeInStep(answer.day, steps) ? 'unsure' : undefined);
        addCell(asideCells, answer);
        return;
      }
      const step = stepOf(answer, toCollect);
      if (burst !== undefined) left.set(burst, (left.get(burst) ?? 0) + 1);
      standing.add(answer, step);
      held.push(heldAnswer(answer, step));
      addCell(kept, answer);
      addTo(respondents, answer.respondent);
    },
    cells: () => all,
    made: () => ({
      groups: standing.groups(),
      setAside: aside.groups(),
      steps,
      excluded,
      cells: kept,
      asideCells,
      respondents,
      bursts,
      burstsLeft: bursts.flatMap((burst) => {
        const answers = left.get(burst);
        return answers === undefined ? [] : [{ ...burst, answers }];
      }),
      held,
    }),
  };
}

/** What the document will say of itself, and what it is made of. */
export interface ReleaseToMake extends Omit<
  ReleaseDocument,
  'period' | 'from' | 'to' | 'exclusions' | 'setAside' | 'aside' | 'numbers' | 'bursts' | 'respondents' | 'answers'
> {
  readonly period: Period;
  readonly exclusions: readonly Exclusion[];
  /** The period's live cells: of these, how many links were made. */
  readonly live: Iterable<readonly [CellKey, Counters]>;
}

/** `undefined` where nobody has answered: such a period is not released. */
export function makeRelease(toMake: ReleaseToMake, answers: CollectedAnswers): ReleaseDocument | undefined {
  const { groups, setAside, steps, excluded, cells, asideCells, respondents, bursts, burstsLeft } = answers;
  if (groups.length === 0 && setAside.length === 0) return undefined;
  const { period, exclusions, live, ...head } = toMake;
  const answered = groups.reduce((sum, { n }) => sum + n, 0);
  return {
    ...head,
    period: period.name,
    from: period.from,
    to: period.to,
    exclusions: exclusions.map(({ exclusionId, where, reason }) => ({
      exclusionId,
      where,
      reason,
      answers: excluded.get(exclusionId) ?? 0,
    })),
    setAside: setAside.reduce((sum, { n }) => sum + n, 0),
    aside: asideNumbers(asideCells),
    numbers: numbersOf([...cells, ...invitationsIn(live)], burstsLeft),
    bursts,
    respondents: respondentsIn(respondents, answered),
    answers: releasedAnswers({ groups, setAside, steps }),
  };
}

/** What of these cells is told of links alone. */
export function* invitationsIn(cells: Iterable<readonly [CellKey, Counters]>): Generator<readonly [CellKey, Counters]> {
  for (const [key, counters] of cells) {
    const { name } = TICKET_COUNTS.invited;
    const invited = counters[name];
    if (invited !== undefined) yield [key, { [name]: invited }];
  }
}

/** The first visible step that held an answer. What is brought in, or was set aside for a time, may have come after it. */
function stepOf(
  answer: DatedAnswer,
  { exclusions, takenBack, steps }: Pick<PeriodToCollect, 'exclusions' | 'takenBack' | 'steps'>,
): SaidGroup['step'] {
  const { day, channel } = answer;
  if (steps.some(({ asOf }) => asOf === day)) return 'unsure';
  const step = steps.findIndex(({ asOf }) => day < asOf);
  if (step < 0) return undefined;
  const wasAside = takenBack.some(({ where }) => isSetAside(answer, where)) || wasAsideForItsDay(answer, exclusions);
  return BROUGHT_IN.has(channel) || wasAside || wasAsideForItsDay(answer, takenBack) ? 'unsure' : step;
}

/** A day may have been one of a burst when the step was kept, and be none now that more tickets of it are counted. */
function wasAsideForItsDay(answer: DatedAnswer, rules: PeriodToCollect['takenBack']): boolean {
  const asks = rules.filter(({ where: { flags = [] } }) => flags.includes('burst'));
  return isRepeatable(answer) && asks.some(({ where }) => isSetAside(asOfBurst(answer), where));
}

function mayBeInStep(day: LocalDay, steps: PeriodToCollect['steps']): boolean {
  return steps.some(({ asOf }) => day <= asOf);
}

function addCell(cells: Map<CellKey, Tally>, { day, officerId, serviceId, counters }: DatedAnswer): void {
  const key = cellKey({ day, officerId, serviceId });
  const tally = cells.get(key) ?? {};
  addTo(tally, counters);
  cells.set(key, tally);
}
