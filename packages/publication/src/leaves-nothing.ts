// Whether a rule would set aside all that was answered in a period, however it is said: by a channel through which all came, or by
// days that are all of it. A flood is something beside the rest. Answers are read until one is found that stays.
import { type ExclusionRule, type Period, type UnitId, addDays, isSetAside, withBurst } from '@tera/domain';
import { burstsOf } from './bursts.ts';
import { type CollectDeps, exclusionsOf, liveCells } from './collect.ts';

export type LeftDeps = Pick<CollectDeps, 'answers' | 'indicators' | 'exclusions' | 'now'>;

/** With those that hold; of a period without answers only what would take any answer. */
export async function leavesNothing(
  unitId: UnitId,
  period: Period,
  where: ExclusionRule,
  deps: LeftDeps,
): Promise<boolean> {
  if (isOfEveryDay(where, period)) return true;
  const { confirmed = [] } = await exclusionsOf(unitId, period, deps);
  const rules = [where, ...confirmed.map((one) => one.where)];
  const bursts = rules.some(({ flags = [] }) => flags.includes('burst'))
    ? await burstsOf(unitId, period, await liveCells(unitId, period, deps), deps)
    : [];
  let isAnswered = false;
  for await (const answers of deps.answers.answers(unitId, period, deps.now())) {
    if (answers.some((answer) => !rules.some((rule) => isSetAside(withBurst(answer, bursts), rule)))) return false;
    isAnswered ||= answers.length > 0;
  }
  return isAnswered;
}

function isOfEveryDay({ from, to, ...other }: ExclusionRule, period: Period): boolean {
  return (
    Object.values(other).every((value) => value === undefined) &&
    (from === undefined || from <= period.from) &&
    (to === undefined || to >= addDays(period.to, -1))
  );
}
