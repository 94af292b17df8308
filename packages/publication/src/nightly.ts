// Every night, for every unit: what is public of it, where that is not there as it should be; the numbers of the running period, a step of its figure where ten have come, and the releases
// that are due. Nothing rests on a night having been: what one misses the next one does, and what is done is not done again.
import {
  BEFORE_EVERY_DAY,
  type LocalDay,
  type Period,
  SECOND,
  type UnitId,
  type UnitRegistry,
  addDays,
  dueOf,
  localDayOf,
  releasePeriodOf,
  releasePeriodsIn,
} from '@tera/domain';
import type { Observer } from '@tera/http';
import { LOOKED_BACK_DAYS } from '@tera/reporting/releases';
import type { Author, PublicUnitStore, RegistryStore, ReleaseStore } from '@tera/store';
import { type StepDeps, keepStep } from './keep-step.ts';
import { type MakeDeps, makeReleaseOf } from './make.ts';

export interface NightlyDeps extends MakeDeps, StepDeps, Pick<Observer, 'logger' | 'metrics'> {
  readonly registry: Pick<RegistryStore, 'unitWithVersion' | 'units'>;
  readonly publicUnits: PublicUnitStore;
  readonly releases: MakeDeps['releases'] & StepDeps['releases'] & Pick<ReleaseStore, 'heads'>;
  /** Milliseconds that this run may still take. */
  readonly remaining: () => number;
}

/** A large unit's quarter takes half a minute. */
const TIME_FOR_A_UNIT = 60 * SECOND;
/** As the audit calls it. */
const THE_SCHEDULE: Author = { name: 'schedule' };
/** A release that is due for so long should be looked at. */
const OVERDUE_AFTER_DAYS = 3;

/**
 * One unit that fails costs no other.
 * @throws in the end when there was such a one, or when time was too short for all: called again it goes on where it ended.
 */
export async function publishDue(deps: NightlyDeps): Promise<void> {
  const told = { made: 0, waiting: 0, overdue: 0, failed: 0, left: 0 };
  for await (const { unitId } of deps.registry.units()) {
    if (deps.remaining() < TIME_FOR_A_UNIT) {
      told.left += 1;
      continue;
    }
    try {
      const { made, waiting, overdue } = await nightOf(unitId, deps);
      told.made += made;
      told.waiting += waiting;
      told.overdue += overdue;
    } catch (error) {
      told.failed += 1;
      deps.logger.error('The night of a unit failed', { unitId, error });
    }
  }
  deps.logger.info('Releases of the night', told);
  deps.metrics.add('ReleasesOverdue', told.overdue);
  if (told.failed + told.left > 0) {
    throw new Error(`the night of ${told.failed} units failed, and of ${told.left} there was no time for it`);
  }
}

async function nightOf(unitId: UnitId, deps: NightlyDeps) {
  const told = { made: 0, waiting: 0, overdue: 0 };
  const registered = await deps.registry.unitWithVersion(unitId);
  if (registered === undefined) return told;
  await deps.publicUnits.renew(unitId, registered);
  const { unit } = registered;
  const today = localDayOf(deps.now(), unit.timeZone);
  for (const period of await unreleased(unitId, unit, today, deps)) {
    const due = dueOf(period, unit.calendar);
    if (due === null) continue;
    if (today < due) {
      await keepStep(unitId, unit, period, 'by the night', deps);
      continue;
    }
    const made = await makeReleaseOf(unitId, unit, period, { by: THE_SCHEDULE }, deps);
    if (typeof made !== 'string') told.made += 1;
    else if (made === 'unsettled') {
      told.waiting += 1;
      if (addDays(due, OVERDUE_AFTER_DAYS) <= today) told.overdue += 1;
    }
  }
  return told;
}

/** The periods that have begun and are not released, oldest first; of a closed unit none after its last day. */
async function unreleased(
  unitId: UnitId,
  { calendar: { plan, since }, document: { closedFrom } }: UnitRegistry,
  today: LocalDay,
  { releases }: Pick<NightlyDeps, 'releases'>,
): Promise<Period[]> {
  const lastDay = closedFrom !== undefined && closedFrom <= today ? addDays(closedFrom, -1) : today;
  const { to } = releasePeriodOf(lastDay, plan);
  const oldest = addDays(today, -LOOKED_BACK_DAYS);
  const { from } = releasePeriodOf(since !== BEFORE_EVERY_DAY && since > oldest ? since : oldest, plan);
  if (from >= to) return [];
  const heads = await releases.heads(unitId, from, to);
  const released = new Set(heads.map(({ period }) => period));
  return releasePeriodsIn({ from, to }, plan).filter(({ name }) => !released.has(name));
}
